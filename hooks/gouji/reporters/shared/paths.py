"""File names as machines want them."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote


def relative(path: str) -> str:
    """The path from the current folder on, without ``./``; an absolute one where the file is not below it.

    Slashes are forward ones. Annotations and merge requests match such paths with those of the repository.
    """
    whole = Path(os.path.abspath(path))  # noqa: PTH100 - Path.resolve would follow links out of the repository
    here = Path.cwd()
    return (whole.relative_to(here) if whole.is_relative_to(here) else whole).as_posix()


def uri(path: str) -> str:
    """The same as a URI: relative and percent-encoded, or ``file:///…``.

    What is no text in a file name is encoded byte by byte, as it is on disk.
    """
    name = relative(path)
    return Path(name).as_uri() if Path(name).is_absolute() else quote(os.fsencode(name))
