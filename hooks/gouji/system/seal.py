"""What only this user can have written: bytes with a seal made with a secret of the user.

The secret lies in a folder of its own, not in the cache: who can write the cache, or bring one along, has no seal.
"""

from __future__ import annotations

import os
import sys
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from gouji.system.files import create_own, read_own, write_own

_SIZE = 32
_NAME = "cache-key"
_VARIABLE = "GOUJI_STATE_DIR"
_USUAL = {
    "user_cache_path": ("XDG_CACHE_HOME", ".cache"),
    "user_state_path": ("XDG_STATE_HOME", ".local/state"),
}


def sealed(name: str, data: bytes) -> bytes:
    """The bytes with a seal that holds for this name only.

    Raises:
        OSError: the user can keep no secret here.
        RuntimeError: the user has no home.
    """
    given = os.environ.get(_VARIABLE)
    try:
        secret = user_secret(given)
    except FileNotFoundError:
        state_folder().mkdir(mode=0o700, parents=True, exist_ok=True)
        create_own(state_folder() / _NAME, os.urandom(_SIZE))
        secret = user_secret(given)  # that of another process, where that came before
    except OSError:
        write_own(state_folder() / _NAME, os.urandom(_SIZE))
        secret = user_secret(given)
    return _seal(secret, name, data) + data


def opened(name: str, data: bytes) -> bytes | None:
    """What was sealed under a name; None where the seal is not the user's.

    Raises:
        OSError: the user has no secret.
        RuntimeError: the user has no home.
    """
    secret = user_secret(os.environ.get(_VARIABLE))
    return data[_SIZE:] if _seal(secret, name, data[_SIZE:]) == data[:_SIZE] else None


def _seal(secret: bytes, name: str, data: bytes) -> bytes:
    return blake2b(name.encode() + b"\0" + data, key=secret, digest_size=_SIZE).digest()


@lru_cache(maxsize=4)
def user_secret(given: str | None) -> bytes:
    """The secret of the user, which a process reads once; ``given`` is what the environment says of its folder.

    Raises:
        OSError: there is none, or one that others know or may have put there.
    """
    del given
    path = state_folder() / _NAME
    found = os.lstat(path)
    if os.name != "nt" and (found.st_uid != os.geteuid() or found.st_mode & 0o077):
        raise PermissionError(path)
    secret = read_own(path, _SIZE)
    if len(secret) != _SIZE:
        raise PermissionError(path)
    return secret


def state_folder() -> Path:
    """Where the secret belongs on this platform; ``GOUJI_STATE_DIR`` overrides it.

    Raises:
        RuntimeError: the user has no home.
    """
    return place(_VARIABLE, "user_state_path")


def place(variable: str, standard: str) -> Path:
    """The folder that an environment variable names, or that of platformdirs.

    Raises:
        RuntimeError: the user has no home.
    """
    if given := os.environ.get(variable):
        return Path(given)
    if (usual := _usual(*_USUAL[standard])) is not None:
        return usual
    import platformdirs  # noqa: PLC0415 - as `_usual` says

    folder: Path = getattr(platformdirs, standard)("gouji", appauthor=False)
    if not folder.is_absolute():  # ``~`` that stands for no home
        raise RuntimeError(folder)
    return folder


def _usual(variable: str, below_home: str) -> Path | None:
    """The folder that platformdirs gives on an ordinary Linux; None where it has to be asked.

    Every run would load it for that, with `copy`, `shutil`, `tempfile` and `random`: 25 million instructions, where
    Python that does nothing takes 38, and all of a run whose result is kept some 300.
    """
    if sys.platform != "linux" or "ANDROID_DATA" in os.environ:
        return None
    base, home = os.environ.get(variable), os.environ.get("HOME", "")
    folder = f"{home.rstrip('/')}/{below_home}" if base is None and home.startswith("/") else base or ""
    return Path(folder, "gouji") if folder.startswith("/") and folder == folder.strip() else None
