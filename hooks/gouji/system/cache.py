"""What was computed from files, kept on disk between runs.

Entries are keyed by content, so that they are never out of date, and typed msgspec values, so that nothing in them is
executed. A store that can't be read or written is no error: the value is computed anew.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from gouji import __version__
from gouji.system.files import write_whole

T = TypeVar("T")
_DIGEST_SIZE = 32


def digest(parts: Iterable[bytes]) -> str:
    """A key for a value that depends on ``parts``, in their order, and on the version of gouji."""
    summed = sha256(__version__.encode())
    for part in parts:
        summed.update(len(part).to_bytes(8, "big") + part)
    return summed.hexdigest()


class Store(Struct, frozen=True):
    """Values of one kind; beyond ``limit`` the oldest are dropped."""

    name: str
    limit: int = 64

    def get(self, key: str, kind: type[T]) -> T | None:
        """The value kept under ``key``; None where there is no intact one."""
        try:
            data = (cache_folder() / self.name / key).read_bytes()
            if sha256(data[_DIGEST_SIZE:]).digest() != data[:_DIGEST_SIZE]:
                return None
            return msgspec.msgpack.decode(data[_DIGEST_SIZE:], type=kind)
        except (OSError, RuntimeError, msgspec.MsgspecError):
            return None

    def put(self, key: str, value: object) -> None:
        """Keeps ``value``; another process sees all of it or nothing."""
        payload = msgspec.msgpack.encode(value)
        try:
            folder = cache_folder() / self.name
            folder.mkdir(parents=True, exist_ok=True)
            write_whole(folder / key, sha256(payload).digest() + payload)
            kept = list(folder.iterdir())
            if len(kept) > self.limit:
                for old in sorted(kept, key=lambda path: path.stat().st_mtime)[: -self.limit]:
                    old.unlink(missing_ok=True)
        except (OSError, RuntimeError):
            return


def cache_folder() -> Path:
    """Where caches belong on this platform; ``GOUJI_CACHE_DIR`` overrides it.

    Raises:
        RuntimeError: the user has no home.
    """
    if given := os.environ.get("GOUJI_CACHE_DIR"):
        return Path(given)
    from platformdirs import user_cache_path  # noqa: PLC0415 - not needed where the folder is given

    folder = user_cache_path("gouji", appauthor=False)
    if not folder.is_absolute():  # ``~`` that stands for no home
        raise RuntimeError(folder)
    return folder
