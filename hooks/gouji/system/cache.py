"""What was computed from files, kept on disk between runs.

Entries are keyed by content, so that they are never out of date, and typed msgspec values, so that nothing in them is
executed. Each is sealed with the secret of the user (:mod:`gouji.system.seal`): what somebody else put there, or moved
to another key, counts as not kept. A store that can't be read or written is no error: the value is computed anew.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from stat import S_ISDIR
from typing import TypeVar
from zlib import crc32

import msgspec
from msgspec import Struct

from gouji import __version__
from gouji.system import seal
from gouji.system.files import read_used, write_own
from gouji.system.links import leads_out, repositories

T = TypeVar("T")
_VARIABLE = "GOUJI_CACHE_DIR"
_MAX_BYTES = 16 * 1024 * 1024
_LENGTH = 64
_DIGITS = "0123456789abcdef"


class _Switch(msgspec.Struct):
    on: bool = True


_SWITCH = _Switch()


def digest(parts: Iterable[bytes]) -> str:
    """A key for a value that depends on ``parts``, in their order, and on the version of gouji."""
    summed = sha256(__version__.encode())
    for part in parts:
        summed.update(len(part).to_bytes(8, "big") + part)
    return summed.hexdigest()


def switch(*, on: bool) -> None:
    """Whether this process, and those that it starts, keep and use anything."""
    _SWITCH.on = on


def is_on() -> bool:
    """Whether this process keeps and uses anything."""
    return _SWITCH.on


class Store(Struct, frozen=True):
    """Values of one kind; beyond ``limit``, or so many bytes (``most``), those that nobody got for longest are dropped.

    When one was got last is known to the day: to note it each time would cost more than to get it. A large store is
    looked through for them once in a while only, and may hold a sixty-fourth more until then.
    """

    name: str
    limit: int = 64
    most: int = 1 << 30

    def get(self, key: str, kind: type[T]) -> T | None:
        """The value kept under ``key``; None where there is no intact one."""
        if not is_on():
            return None
        try:
            folder = own_folder(self.name, os.environ.get(_VARIABLE))
            payload = seal.opened(f"{self.name}/{key}", read_used(f"{folder}/{key}", _MAX_BYTES))
            return None if payload is None else msgspec.msgpack.decode(payload, type=kind)
        except (OSError, RuntimeError, msgspec.MsgspecError):
            return None

    def put(self, key: str, value: object) -> None:
        """Keeps ``value``, unless it holds a path that is no text; another process sees all of it or nothing."""
        if not is_on():
            return
        try:
            sealed = seal.sealed(f"{self.name}/{key}", msgspec.msgpack.encode(value))
            write_own(Path(self._folder(), key), sealed)
            if crc32(key.encode()) % max(self.limit // 64, 1) == 0:
                self._drop()
        except (OSError, RuntimeError, UnicodeEncodeError):
            return

    def _folder(self) -> str:
        """The folder of the store, made where it is not there."""
        given = os.environ.get(_VARIABLE)
        try:
            folder = own_folder(self.name, given)
            if os.path.isdir(folder):  # noqa: PTH112 - as it was when it was looked at
                return folder
            own_folder.cache_clear()
        except FileNotFoundError:
            pass
        if _leads_out(cache_folder() / self.name):
            raise PermissionError(self.name)
        for each in (cache_folder(), cache_folder() / self.name):
            each.mkdir(mode=0o700, parents=True, exist_ok=True)
        return own_folder(self.name, given)

    def _drop(self) -> None:
        """Leaves those that were put or got last. What another process drops meanwhile is gone all the same."""
        kept = []
        for entry in os.scandir(self._folder()):
            if len(entry.name) == _LENGTH and not entry.name.strip(_DIGITS):
                with suppress(FileNotFoundError):
                    found = entry.stat()
                    kept.append((found.st_mtime_ns, found.st_size, entry.path))
        total = 0
        for number, (_, size, path) in enumerate(sorted(kept, reverse=True)):
            total += size
            if number >= self.limit or total > self.most:
                Path(path).unlink(missing_ok=True)


@lru_cache(maxsize=16)
def own_folder(name: str, given: str | None) -> str:
    """The folder of a store, looked at once; ``given`` is what the environment says of it.

    Raises:
        OSError: it is not there, or not the user's own.
    """
    del given
    folder = cache_folder() / name
    found = os.lstat(folder)
    if not S_ISDIR(found.st_mode) or (os.name != "nt" and found.st_uid != os.geteuid()) or _leads_out(folder):
        raise PermissionError(folder)
    if os.name != "nt" and found.st_mode & 0o022:
        folder.chmod(0o700)
    return str(folder)


def _leads_out(folder: Path) -> bool:
    """Whether a cache in a repository is a link of that repository to somewhere else."""
    return bool(repositories(folder)) and leads_out(folder)


def cache_folder() -> Path:
    """Where caches belong on this platform; ``GOUJI_CACHE_DIR`` overrides it.

    Raises:
        RuntimeError: the user has no home.
    """
    return seal.place(_VARIABLE, "user_cache_path")
