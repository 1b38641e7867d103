"""From paths on the command line to the files that are to be checked."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from gouji.system.git import repository
from gouji.system.links import GIT_FOLDER, leads_out

_OWNER_FILES = ("~$", ".~")
"""What Word and WPS put before the name of a document to show who has it open; 162 bytes stand in the file."""
_OWNER_FILE_SIZE = 1024
_PADDING = b"\0"
"""What fills such a file up behind the name, and is in no document that is text."""
_LOCKS = ".#"
"""What Emacs puts before the name of a link to nowhere, for the same reason."""


class FoundFile(Struct, frozen=True):
    """A file; ``folder`` is the one in which it was found, None where it was named itself."""

    path: str
    folder: str | None = None

    @property
    def named(self) -> bool:
        """Whether it is an argument itself."""
        return self.folder is None


class Discovery(Struct, frozen=True):
    """The files, each once and in order, the folders among the arguments, and the arguments that are neither.

    A link and what it leads to are two files: settings go by names, and none of the two may stand for the other.
    ``closed`` are folders that may not be read, ``outside`` arguments that are folders to which a link leads out of the
    repository: what is there is none of its documents.
    """

    files: tuple[FoundFile, ...]
    folders: tuple[str, ...]
    missing: tuple[str, ...]
    closed: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()


def discover(arguments: Iterable[str], suffixes: Collection[str], besides: Collection[str] = ()) -> Discovery:
    """Files among ``arguments``, and files with one of the ``suffixes`` in folders among them (none: the current one).

    Paths use forward slashes and begin as the argument does. In folders, what is at or below one of ``besides`` is left
    out.
    """
    apart = tuple(map(os.path.abspath, besides))
    files: dict[str, FoundFile] = {}
    folders, missing, outside = [], [], []
    closed: list[str] = []
    for argument in tuple(arguments) or (".",):
        path = Path(argument)
        if os.path.isdir(path) and leads_out(path, path):  # noqa: PTH112 - inside a closed folder, Path.is_dir raises
            found = []
            outside.append(argument)
        elif os.path.isdir(path):  # noqa: PTH112 - as above
            folders.append(path.as_posix())
            inside = (
                file for file in _files(path, closed) if file.suffix.lower() in suffixes and not is_owner_file(file)
            )
            inside = (file for file in inside if not _is_apart(file, apart)) if apart else inside
            found = [(file, FoundFile(file.as_posix(), path.as_posix())) for file in sorted(inside)]
        elif os.path.isfile(path) or leads_out(path):  # noqa: PTH113 - as above; no pipe or device
            found = [(path, FoundFile(path.as_posix()))]
        else:
            found = []
            missing.append(argument)
        for file, each in found:
            files.setdefault(os.path.abspath(file), each)  # noqa: PTH100 - Path.resolve would follow links
    lost = tuple(dict.fromkeys(closed))
    return Discovery(tuple(files.values()), tuple(folders), tuple(missing), lost, tuple(outside))


def _is_apart(file: Path, apart: tuple[str, ...]) -> bool:
    whole = os.path.abspath(file)  # noqa: PTH100 - Path.resolve would follow links
    return whole in apart or whole.startswith(tuple(os.path.join(each, "") for each in apart))  # noqa: PTH118 - with the sign at its end


def is_owner_file(path: str | os.PathLike[str]) -> bool:
    """Whether a file is no document, but shows that Word or WPS has one open."""
    if not any(mark in os.fspath(path) for mark in _OWNER_FILES) or not Path(path).name.startswith(_OWNER_FILES):
        return False
    try:
        return Path(path).stat().st_size <= _OWNER_FILE_SIZE and _PADDING in Path(path).read_bytes()
    except OSError:
        return False


def _files(folder: Path, closed: list[str]) -> Iterator[Path]:
    """All files below a folder; in a git repository those that it does not ignore. Adds to what is ``closed``."""
    holder = repository(folder)
    listed = holder.files() if holder else None
    if holder is not None and listed is None:  # git is not there or refuses: whatever it might list is looked at
        yield from _walk(folder, closed, hidden=True)
        return
    if holder is None or listed is None or (not listed and holder.ignores_folder()):
        yield from _walk(folder, closed)
        return
    for name in listed:
        path = folder / name
        if not os.access(path.parent, os.X_OK):
            closed += [parent.as_posix() for parent in _closed(path.parent)]
        elif _is_file(path):
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


def _walk(folder: Path, closed: list[str], *, hidden: bool = False) -> Iterator[Path]:
    """All files below a folder; those in hidden folders, but git's own, only where they are wanted."""
    for parent, folders, names in os.walk(folder, onerror=lambda error: closed.append(Path(error.filename).as_posix())):
        folders[:] = (name for name in folders if not name.startswith(".") or (hidden and name != GIT_FOLDER))
        yield from (path for name in names if _is_file(path := Path(parent, name)))


def _is_file(path: Path) -> bool:
    """A file, or a link to anything that is not one: it is told where such a link can't be read."""
    if os.path.isfile(path):  # noqa: PTH113 - as above
        return True
    return path.is_symlink() and not path.is_dir() and not path.name.startswith(_LOCKS)
