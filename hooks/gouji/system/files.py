"""Paths as people see them, and files read and written with care.

What is read is a regular file, and no more of it than is asked for. What is written is written whole or not at all.
Neither goes through a link that leads out of the repository (:mod:`gouji.system.links`).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import EISDIR
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from time import time
from typing import BinaryIO, Literal

from gouji.system.links import leading, names_descriptor

_DAY = 24 * 60 * 60
_LONGEST = 40  # characters of a name that the name of its draft begins with; both must fit what a file system allows
_BINARY = getattr(os, "O_BINARY", 0)  # on Windows
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)  # elsewhere
_READ = os.O_RDONLY | _BINARY | getattr(os, "O_NONBLOCK", 0)
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY | _NO_LINK
_MODE = 0o777  # what is kept of the mode: not that a program runs as its owner

Why = Literal["outside", "nowhere", "no file", "changed", "read-only", "names", "owner"]


class RefusedError(OSError):
    """Gouji itself refuses to read or write a file.

    ``why``: a link leads out, or nowhere; it is a pipe or a device; it is not what it was when it was read; nobody may
    write it; it has several names (hard links), or an owner or a group that a new file can't be given.
    """

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


def below(path: str | os.PathLike[str], folder: Path) -> str | None:
    """The path from a folder that it lies below, with ``/``, else None. A link counts where it stands."""
    plain = os.path.abspath(path)  # noqa: PTH100 - Path.resolve would follow links
    start = os.path.join(folder, "")  # noqa: PTH118 - with the sign at its end
    inside = plain[len(start) :]
    if plain.startswith(start) and inside and not inside.startswith(os.sep):  # equal texts are equal paths
        return inside.replace(os.sep, "/")
    whole = Path(plain)
    return whole.relative_to(folder).as_posix() if whole.is_relative_to(folder) else None


def relative(path: str | os.PathLike[str]) -> str:
    """The path from the current folder, with ``/`` and without ``./``; an absolute one where it does not lie below.

    Annotations and merge requests match such paths with those of the repository.
    """
    return below(path, Path.cwd()) or Path(os.path.abspath(path)).as_posix()  # noqa: PTH100 - as above


def read(path: str | os.PathLike[str], limit: int, folder: Path | None = None) -> bytes:
    """The bytes of a file; of a longer one than ``limit`` as many, and one more. ``folder`` as for ``leads_out``.

    Raises:
        OSError: it can't be read.
    """
    with _opened(path, folder) as file:
        return _some(file, limit)


def read_own(path: str | Path, limit: int) -> bytes:
    """As :func:`read`, of a file in a folder of gouji itself, where no link has any business.

    Raises:
        OSError: it can't be read.
    """
    with os.fdopen(os.open(path, _READ | _NO_LINK), "rb") as file:
        return _some(file, limit)


def read_used(path: str | Path, limit: int) -> bytes:
    """As :func:`read_own`, of a file whose time tells to the day when it was written or last read.

    Raises:
        OSError: it can't be read.
    """
    with os.fdopen(os.open(path, _READ | _NO_LINK), "rb") as file:
        found = os.fstat(file.fileno())
        data = _some(file, limit, found)
    if time() - found.st_mtime > _DAY:
        with suppress(OSError):
            os.utime(path)
    return data


def write_own(path: Path, data: bytes) -> None:
    """Puts a file that only the user can read into a folder of gouji itself.

    Raises:
        OSError: it can't be written.
    """
    with _draft(path, data, 0o600) as draft:
        draft.replace(path)


def create_own(path: Path, data: bytes) -> None:
    """As :func:`write_own`, of several processes at once only the first: the others leave its file alone.

    Raises:
        OSError: it can't be written.
    """
    with _draft(path, data, 0o600) as draft:
        try:
            os.link(draft, path)
        except FileExistsError:
            return
        except OSError:  # a file system without hard links
            draft.replace(path)


def write_whole(path: Path, data: bytes) -> None:
    """Gives a file its new content, whatever it held. A pipe or a device is written to.

    A file keeps its owner and its mode, a link to it stays one; of several names, this one gets the new content.

    Raises:
        OSError: it can't be written; it is then what it was.
    """
    target = Path(_target(path, None))
    old = target.stat() if target.exists() else None
    if old and not S_ISREG(old.st_mode):
        target.write_bytes(data)
        return
    with _draft(target, data, old=old) as draft:
        draft.replace(target)


def replace_whole(path: Path, before: bytes | None, data: bytes, folder: Path | None = None) -> None:
    """As :func:`write_whole`, for a file that still holds what it held ``before``; None for one that is not there.

    ``folder`` as for ``leads_out``.

    Raises:
        OSError: it can't be written, or is not what it was. It is left alone.
    """
    target = Path(_target(path, folder))
    old = target.stat() if target.exists() else None
    if old:
        _check_regular(old)
        if old.st_nlink > 1:
            raise RefusedError("names")
    with _draft(target, data, old=old) as draft:
        if _content(target, before) != before:
            raise RefusedError("changed")
        draft.replace(target)


def _target(path: str | os.PathLike[str], folder: Path | None) -> str:
    """Where a path leads."""
    target = leading(path, folder)
    if target is None:
        raise RefusedError("outside")
    return str(Path(path)) if names_descriptor(path) else target


@contextmanager
def _opened(path: str | os.PathLike[str], folder: Path | None) -> Iterator[BinaryIO]:
    target = _target(path, folder)
    try:
        found = os.stat(target)  # noqa: PTH116 - a Path for each file is dear
    except OSError:
        if os.path.islink(path):  # noqa: PTH114 - as Path, it would raise an error
            raise RefusedError("nowhere") from None
        raise
    _check_regular(found)  # before it is opened, which some devices notice
    flags = _READ if names_descriptor(path) else _READ | _NO_LINK
    with os.fdopen(os.open(target, flags), "rb") as file:
        yield file


def _some(file: BinaryIO, limit: int, found: os.stat_result | None = None) -> bytes:
    """No more than is asked for, and no room made for more than there is; some systems say 0 where they don't know."""
    found = found or os.fstat(file.fileno())
    _check_regular(found)
    return file.read(min(found.st_size or limit, limit) + 1)


def _check_regular(found: os.stat_result) -> None:
    if not S_ISREG(found.st_mode):
        raise IsADirectoryError(EISDIR, "a folder") if S_ISDIR(found.st_mode) else RefusedError("no file")


@contextmanager
def _draft(target: Path, data: bytes, mode: int = 0o666, old: os.stat_result | None = None) -> Iterator[Path]:
    """A file beside the target that nobody could have put there before, gone at the end; it is like the ``old`` one."""
    if old and (not old.st_mode & 0o222 or not os.access(target, os.W_OK)):
        raise RefusedError("read-only")
    draft = target.with_name(f".{target.name[:_LONGEST]}.{os.urandom(8).hex()}")
    descriptor = os.open(draft, _CREATE, 0o600 if old else mode)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            if old and sys.platform != "win32":
                _keep_owner(descriptor, old)
                os.fchmod(descriptor, old.st_mode & _MODE)
        yield draft
    finally:
        draft.unlink(missing_ok=True)


def _keep_owner(descriptor: int, old: os.stat_result) -> None:
    new = os.fstat(descriptor)
    if sys.platform == "win32" or (new.st_uid, new.st_gid) == (old.st_uid, old.st_gid):
        return
    try:
        os.fchown(descriptor, old.st_uid, old.st_gid)
    except OSError:
        raise RefusedError("owner") from None


def _content(target: Path, before: bytes | None) -> bytes | None:
    """As much of a file as shows whether it holds what it did; None where it is not there."""
    return read(target, len(before or b"")) if os.path.lexists(target) else None
