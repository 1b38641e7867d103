"""Paths as people see them, and files written atomically: nobody reads a half-written one."""

from __future__ import annotations

import os
from pathlib import Path
from stat import S_IMODE

_LONGEST = 40  # characters of a name that the name of its draft begins with; both must fit what a file system allows


def below(path: str | os.PathLike[str], folder: Path) -> str | None:
    """The path from a folder that it lies below, with ``/``, else None. A link counts where it stands."""
    whole = Path(os.path.abspath(path))  # noqa: PTH100 - Path.resolve would follow links
    return whole.relative_to(folder).as_posix() if whole.is_relative_to(folder) else None


def relative(path: str | os.PathLike[str]) -> str:
    """The path from the current folder, with ``/`` and without ``./``; an absolute one where it does not lie below.

    Annotations and merge requests match such paths with those of the repository.
    """
    return below(path, Path.cwd()) or Path(os.path.abspath(path)).as_posix()  # noqa: PTH100 - as above


def write_whole(path: Path, data: bytes) -> None:
    """Gives a file its new content. It keeps its mode, a link to it stays one; a pipe or a device is written to.

    Raises:
        OSError: it can't be written; it is then what it was.
    """
    path = path.resolve()
    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return
    draft = path.with_name(f".{path.name[:_LONGEST]}.{os.getpid()}")
    try:
        draft.write_bytes(data)
        if path.exists():
            draft.chmod(S_IMODE(path.stat().st_mode))
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
