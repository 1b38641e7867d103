"""Symbolic links, which may lead from a folder that a stranger filled to anywhere on the machine."""

from __future__ import annotations

import os
from pathlib import Path

GIT_FOLDER = ".git"
_ANNEXED = ".git/annex"
"""Where git-annex keeps the files that its links stand for."""
_DESCRIPTORS = ("/dev", "/proc")


def leads_out(path: str | os.PathLike[str], folder: Path | None = None) -> bool:
    """Whether a path leads by links out of what it lies in, or into the folder in which git keeps its own files.

    What it lies in by its name is every repository above it; where there is none, ``folder``, or else the folder that
    holds it.
    """
    return leading(path, folder) is None


def leading(path: str | os.PathLike[str], folder: Path | None = None) -> str | None:
    """Where a path leads to; None where it leads out, as :func:`leads_out` has it."""
    whole = os.path.abspath(path)  # noqa: PTH100 - Path.resolve would follow links
    real = os.path.realpath(path)  # as it is written: behind a link, `..` is the folder above what it leads to
    if real == whole:  # as nearly always, and equal texts are equal paths
        return real
    return None if _is_out(Path(whole), Path(real), folder) else real


def _is_out(whole: Path, real: Path, folder: Path | None) -> bool:
    if real == whole or names_descriptor(whole):
        return False
    roots = repositories(whole) or [folder or whole.parent]
    return any(_outside(real, Path(os.path.realpath(root))) for root in roots)


def repositories(path: str | os.PathLike[str]) -> list[Path]:
    """The roots of the repositories that a path lies in by its name, the innermost first."""
    whole = Path(os.path.abspath(path))  # noqa: PTH100 - as above
    return [place for place in whole.parents if is_repository(place)]


def is_repository(folder: Path) -> bool:
    """Whether a folder is the root of a repository. In a submodule or a further working tree ``.git`` is a file."""
    return os.path.lexists(folder / GIT_FOLDER)


def names_descriptor(path: str | os.PathLike[str]) -> bool:
    """Whether a path is the system's name for what a process has open, such as ``/dev/stdin``: a link by its nature."""
    if not any(folder[1:] in os.fspath(path) for folder in _DESCRIPTORS):  # a Path for each file is dear
        return False
    return Path(path).is_absolute() and any(Path(path).is_relative_to(folder) for folder in _DESCRIPTORS)


def _outside(real: Path, root: Path) -> bool:
    if not real.is_relative_to(root):
        return True
    inside = real.relative_to(root).as_posix().casefold()
    return GIT_FOLDER in inside.split("/") and f"{_ANNEXED}/" not in f"{inside}/"
