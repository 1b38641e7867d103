"""File names as machines want them."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

from gouji.system.files import relative


def uri(path: str) -> str:
    """The path from the current folder as a URI: relative and percent-encoded, or ``file:///…``.

    What is no text in a file name is encoded byte by byte, as it is on disk.
    """
    name = relative(path)
    return Path(name).as_uri() if Path(name).is_absolute() else quote(os.fsencode(name))
