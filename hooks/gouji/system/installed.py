"""What the build of an installation made of its rules and put beside them: there whole, or not there.

It is as trustworthy as the code of the installation, in which it stands, and no cache: no run writes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from importlib import import_module
from pathlib import Path

_FOLDER = "compiled"
_SIZE = 32


def rules() -> tuple[Path, ...]:
    """The folders that hold the packs of the installation."""
    try:
        return tuple(map(Path, import_module("gouji.rules").__path__))
    except ModuleNotFoundError:
        return ()


def read(name: str) -> memoryview | None:
    """What the build wrote under a name; None where it wrote nothing, or it is damaged."""
    for folder in rules():
        try:
            data = memoryview((folder / _FOLDER / name).read_bytes())  # no part of which is copied
        except OSError:
            continue
        if sha256(data[_SIZE:]).digest() == data[:_SIZE]:
            return data[_SIZE:]
    return None


def write(folder: Path, made: Mapping[str, bytes]) -> None:
    """Puts what was made, by name, beside the packs in a folder; nothing else stays there."""
    target = folder / _FOLDER
    target.mkdir(exist_ok=True)
    for old in target.iterdir():
        old.unlink()
    for name, data in made.items():
        (target / name).write_bytes(sha256(data).digest() + data)
