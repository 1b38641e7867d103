"""What an editor holds and has not saved, in the place of what is on disk: for settings and packs, never written."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

_HELD: ContextVar[Mapping[str, bytes] | None] = ContextVar("held", default=None)


@contextmanager
def holding(contents: Mapping[str, bytes]) -> Iterator[None]:
    """Files have these contents, by absolute paths without links, within this context."""
    token = _HELD.set(contents or None)
    try:
        yield
    finally:
        _HELD.reset(token)


def content(path: str | os.PathLike[str]) -> bytes | None:
    """What is held of a file; None of one that is as it is on disk."""
    held = _HELD.get()
    return held.get(os.path.realpath(path)) if held else None


def names(folder: str | os.PathLike[str]) -> set[str]:
    """The names of the files of a folder of which something is held."""
    held = _HELD.get()
    whole = os.path.realpath(folder) if held else ""
    return {os.path.basename(path) for path in held or () if os.path.dirname(path) == whole}  # noqa: PTH119, PTH120 - texts


def touches(folder: str | os.PathLike[str]) -> bool:
    """Whether anything is held of a file in a folder, or further down in it."""
    held = _HELD.get()
    return bool(held) and any(path.startswith(os.path.join(os.path.realpath(folder), "")) for path in held or ())  # noqa: PTH118 - with the sign at its end
