"""What was computed from files, kept on disk between runs.

Entries are keyed by content, so that they are never out of date, and typed msgspec values, so that nothing in them is
executed. A store that can't be read or written is no error: the value is computed anew.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
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
        """The value kept under ``key``; None where there is none that is whole."""
        try:
            data = (_folder() / self.name / key).read_bytes()
            if sha256(data[_DIGEST_SIZE:]).digest() != data[:_DIGEST_SIZE]:
                return None
            return msgspec.msgpack.decode(data[_DIGEST_SIZE:], type=kind)
        except (OSError, RuntimeError, msgspec.MsgspecError):
            return None

    def put(self, key: str, value: object) -> None:
        """Keeps ``value``; another process sees all of it or nothing."""
        payload = msgspec.msgpack.encode(value)
        try:
            folder = _folder() / self.name
            folder.mkdir(parents=True, exist_ok=True)
            write_whole(folder / key, sha256(payload).digest() + payload)
            kept = list(folder.iterdir())
            if len(kept) > self.limit:
                for old in sorted(kept, key=lambda path: path.stat().st_mtime)[: -self.limit]:
                    old.unlink(missing_ok=True)
        except (OSError, RuntimeError):
            return


def _folder() -> Path:
    """Raises RuntimeError where the user has no home."""
    return cache_folder(sys.platform, os.environ)


def cache_folder(platform: str, environment: Mapping[str, str]) -> Path:
    """Where caches belong on a platform; ``GOUJI_CACHE_DIR`` overrides it.

    Raises:
        RuntimeError: the user has no home.
    """
    if given := environment.get("GOUJI_CACHE_DIR"):
        return Path(given)
    if platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "gouji" / "Cache"
    if platform == "darwin":
        return Path.home() / "Library" / "Caches" / "gouji"
    # The XDG base directory specification: a relative path is to be ignored.
    configured = Path(environment.get("XDG_CACHE_HOME", ""))
    return (configured if configured.is_absolute() else Path.home() / ".cache") / "gouji"
