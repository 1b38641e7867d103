"""A report as a folder of pages, written over the one of an earlier run."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from gouji.cli import messages, terminal
from gouji.messages.errors import UsageError
from gouji.reporters import INDEX, SUBFOLDER
from gouji.system.files import write_whole

_OURS = b'<meta name="generator" content="gouji">'
_HEAD = 2000
"""Bytes at the beginning of a page in which it says whose it is."""


def is_meant(path: str) -> bool:
    """Whether a folder is meant: one that is there, or a name that ends as those of folders do."""
    return path.endswith(("/", os.sep)) or os.path.isdir(path)  # noqa: PTH112 - Path.is_dir may raise an error


def parts(path: str) -> tuple[str, str]:
    """The index, and the folder of the other pages."""
    return str(Path(path, INDEX)), str(Path(path, SUBFOLDER))


def write(folder: Path, pages: Iterable[tuple[str, str]]) -> None:
    """Writes the pages. Those of an earlier run that are none any more go, as they would tell of faults that are gone.

    Raises:
        OSError: one can't be written.
        UsageError: one would take the place of a file that is no page of ours; that is left alone.
    """
    written: set[Path] = set()
    for name, text in pages:
        path = folder / name
        if path.exists() and not _is_ours(path):
            raise UsageError(messages.NO_PAGE_OF_OURS.fill(path=str(path)))
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, terminal.encode(text))
        written.add(path)
    for path in (folder / SUBFOLDER).glob("*.html"):
        if path not in written and _is_ours(path):
            path.unlink()


def _is_ours(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return _OURS in file.read(_HEAD)
