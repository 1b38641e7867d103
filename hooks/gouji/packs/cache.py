"""Packs as they were compiled before: a hit reads no YAML and does not import what reads it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from gouji.packs.contents import Pack
from gouji.packs.files import PACK, contents
from gouji.system.cache import Store, digest

_STORE = Store("packs")
_TYPES = ("packs/*.py", "schema/*.py", "checks/*/rule.py")


def load(folder: Path, bases: Mapping[str, Path], *, cached: bool = True) -> Pack:
    """The pack in ``folder``, as :func:`gouji.packs.loader.load`.

    Raises:
        PackError: something is wrong with the pack. Such packs are not kept.
    """
    key = digest(_parts(folder, bases)) if cached else ""
    pack = _STORE.get(key, Pack) if cached else None
    if pack is None:
        from gouji.packs import loader  # noqa: PLC0415 - YAML and regex cost more than all the rest of a cached run

        pack = loader.load(folder, bases)
        if cached and key == digest(_parts(folder, bases)):  # nobody has saved a file meanwhile
            _STORE.put(key, pack)
    return pack


def _parts(folder: Path, bases: Mapping[str, Path]) -> Iterator[bytes]:
    """All that a compiled pack depends on: the types it is made of, the files, those of packs that it may extend."""
    for pattern in _TYPES:
        for module in sorted(Path(__file__).parents[1].glob(pattern)):
            yield module.read_bytes()
    yield folder.resolve().name.encode()
    own = contents(folder)
    yield from _named(own)
    if b"extends" in own[PACK]:
        for name in sorted(bases):
            yield name.encode()
            yield from _named(contents(bases[name]))


def _named(files: Mapping[str, bytes]) -> Iterator[bytes]:
    for name, data in files.items():
        yield name.encode()
        yield data
