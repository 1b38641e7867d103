"""From paths on the command line to the files that are to be checked."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from gouji.system.git import repository

OWNER_FILES = ("~$", ".~")
"""What Word and WPS put before the name of a document to show who has it open."""


class FoundFile(Struct, frozen=True):
    """A file; ``named`` where it is an argument itself, not only in a folder that is."""

    path: str
    named: bool = False


class Discovery(Struct, frozen=True):
    """The files, each once and in order, the folders among the arguments, and the arguments that are neither.

    ``closed`` are folders that may not be read.
    """

    files: tuple[FoundFile, ...]
    folders: tuple[str, ...]
    missing: tuple[str, ...]
    closed: tuple[str, ...] = ()


def discover(arguments: Iterable[str], suffixes: Collection[str]) -> Discovery:
    """Files among ``arguments``, and files with one of the ``suffixes`` in folders among them (none: the current one).

    Paths use forward slashes and begin as the argument does.
    """
    files: dict[Path, FoundFile] = {}
    folders, missing = [], []
    closed: list[str] = []
    for argument in tuple(arguments) or (".",):
        path = Path(argument)
        if os.path.isdir(path):  # noqa: PTH112 - inside a closed folder, Path.is_dir raises an error
            folders.append(path.as_posix())
            inside = (file for file in _files(path, closed) if file.suffix.lower() in suffixes)
            found = [(file, FoundFile(file.as_posix())) for file in sorted(inside)]
        elif os.path.isfile(path):  # noqa: PTH113 - as above; no pipe or device: reading those may never end
            found = [(path, FoundFile(path.as_posix(), named=True))]
        else:
            found = []
            missing.append(argument)
        for file, each in found:
            if not file.name.startswith(OWNER_FILES):
                files.setdefault(file.resolve(), each)
    return Discovery(tuple(files.values()), tuple(folders), tuple(missing), tuple(dict.fromkeys(closed)))


def _files(folder: Path, closed: list[str]) -> Iterator[Path]:
    """All files below a folder; in a git repository those that it does not ignore. Adds to what is ``closed``."""
    holder = repository(folder)
    listed = holder.files() if holder else None
    if holder is None or listed is None or (not listed and holder.ignores_folder()):
        yield from _walk(folder, closed)
        return
    for name in listed:
        path = folder / name
        if not os.access(path.parent, os.X_OK):
            closed += [parent.as_posix() for parent in _closed(path.parent)]
        elif path.is_file():
            yield path
        elif path == folder:  # a submodule that was never fetched: git names the folder itself
            yield from _walk(path, closed)
        elif path.is_dir() and not path.is_symlink():  # a submodule, or a repository within this one
            yield from _files(path, closed)


def _closed(folder: Path) -> Iterator[Path]:
    """A folder that can't be entered, unless it is not there: git still knows what somebody has deleted."""
    there = next((place for place in (folder, *folder.parents) if os.path.lexists(place)), folder)
    if not os.access(there, os.X_OK):
        yield folder


def _walk(folder: Path, closed: list[str]) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder, onerror=lambda error: closed.append(Path(error.filename).as_posix())):
        folders[:] = (name for name in folders if not name.startswith("."))
        yield from (path for name in names if os.path.isfile(path := Path(parent, name)))  # noqa: PTH113 - as above
