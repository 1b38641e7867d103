"""Packs as they were compiled before: a hit reads no YAML and does not import what reads it.

Those that ship are compiled by the build of the installation, whatever the cache is; all others, and those that are not
as they were then, are kept in the cache of the user.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from gouji.packs.files import PACK, contents, plain
from gouji.packs.shelf import Shelved
from gouji.schema.info import PackInfo
from gouji.system import installed
from gouji.system.cache import Store, digest

if TYPE_CHECKING:
    from gouji.packs.contents import Pack

_STORE = Store("packs")
_AHEAD = "{}.ahead"
"""The name of what the build made of a pack beside it."""
_Read = Callable[[Path], dict[str, bytes]]
_TYPES = ("packs", "schema", "checks", "checks/*")


class _Built(Struct, frozen=True, array_like=True):
    """A pack that the build compiled, the packs that it extends, and the key of all that."""

    bases: tuple[str, ...]
    key: str
    pack: msgspec.Raw


class _Begun(Struct, frozen=True):
    """The beginning of a pack, as much of it as is needed of packs that do not apply."""

    info: PackInfo


def load(folder: Path, bases: Mapping[str, Path], *, cached: bool = True) -> Pack:
    """The pack in ``folder``, as :func:`gouji.packs.loader.load`; without ``cached``, nothing of the user's cache.

    Raises:
        PackError: something is wrong with the pack. Such packs are not kept.
    """
    return shelved(folder, bases, cached=cached).pack


def shelved(folder: Path, bases: Mapping[str, Path], *, cached: bool = True) -> Shelved:
    """As :func:`load`, and the whole pack only when it is needed, as it was now.

    Raises:
        PackError: as :func:`load`.
    """
    built = _built(folder, bases)
    if built is not None:
        return built
    key = digest((_types(), *_parts(folder, bases))) if cached else ""
    kept = _STORE.get(key, msgspec.Raw) if cached else None
    found = None if kept is None else _opened(kept, folder, bases, key)
    if found is not None:
        return found
    pack = _compiled(folder, bases)
    if not cached or key != digest((_types(), *_parts(folder, bases))):  # somebody has saved a file meanwhile
        return Shelved(pack.info, lambda: pack)
    _STORE.put(key, pack)
    return Shelved(pack.info, lambda: pack, key)


def _compiled(folder: Path, bases: Mapping[str, Path]) -> Pack:
    from gouji.packs import loader  # noqa: PLC0415 - YAML and regex cost more than all the rest of a cached run

    return loader.load(folder, bases)


def _opened(encoded: msgspec.Raw, folder: Path, bases: Mapping[str, Path], key: str) -> Shelved | None:
    """A pack as it was kept, its form with what the build made of it; None where it is something else."""

    def load() -> Pack:
        from gouji.packs.contents import Pack  # noqa: PLC0415 - the types of all rules: only for who looks at one

        try:
            pack = msgspec.msgpack.decode(encoded, type=Pack)
        except msgspec.MsgspecError:
            return _compiled(folder, bases)
        pack.form.ahead.update(_made(folder.name, key))
        return pack

    try:
        return Shelved(msgspec.msgpack.decode(encoded, type=_Begun).info, load, key)
    except msgspec.MsgspecError:
        return None


def built(folders: Mapping[str, Path]) -> dict[str, bytes]:
    """The packs in ``folders``, by id, compiled for an installation.

    Raises:
        PackError: as :func:`load`.
    """
    packs = {name: _compiled(folder, folders) for name, folder in folders.items()}
    values: dict[str, object] = {}
    for name, pack in packs.items():
        chain = tuple(_chain(pack, packs))
        encoded = msgspec.Raw(msgspec.msgpack.encode(pack))
        key = _key(folders[name], folders, chain)
        values |= {name: _Built(chain, key, encoded), _AHEAD.format(name): (key, _ahead(pack))}
    return {name: msgspec.msgpack.encode(value) for name, value in values.items()}


def _ahead(pack: Pack) -> dict[str, bytes]:
    """What the kinds of checks want to be made of a pack."""
    from gouji.checks import kinds  # noqa: PLC0415 - only the build needs them

    made = ((kind.load_ahead(), pack.rules_of(name)) for name, kind in kinds().items())
    return {key: value for make, rules in made if make for key, value in make(pack.form, rules).items()}


def _made(name: str, key: str) -> dict[str, bytes]:
    """What the build made of the pack with this key, if it did."""
    try:
        data = installed.read(_AHEAD.format(name)) or b""
        found, made = msgspec.msgpack.decode(data, type=tuple[str, dict[str, bytes]])
    except msgspec.MsgspecError:
        return {}
    return made if found == key else {}


def _chain(pack: Pack, packs: Mapping[str, Pack]) -> Iterator[str]:
    """The ids of the packs that a pack extends."""
    while pack.info.extends:
        yield pack.info.extends
        pack = packs[pack.info.extends]


def _built(folder: Path, bases: Mapping[str, Path]) -> Shelved | None:
    """The pack as the build compiled it; None of any but those that ship, and where the files have changed."""
    data = installed.read(folder.name) if folder.parent in map(Path.resolve, installed.rules()) else None
    try:
        found = msgspec.msgpack.decode(data, type=_Built) if data else None
    except msgspec.MsgspecError:
        return None
    if found is None or not bases.keys() >= set(found.bases) or found.key != _key(folder, bases, found.bases, plain):
        return None
    return _opened(found.pack, folder, bases, found.key)


def _key(folder: Path, bases: Mapping[str, Path], extended: Iterable[str], read: _Read = contents) -> str:
    """What the build compiled: the files of the pack, and of those that it extends, by its own word."""
    try:
        return digest(_parts(folder, {name: bases[name] for name in extended}, read))
    except OSError:
        return ""  # of nothing that was compiled; whoever reads the pack says what is wrong


@cache
def _types() -> bytes:
    """Of which version the modules are whose types packs are made of, as Python itself knows: by their times and sizes.

    Where these are the same, Python runs what it compiled before, whatever the modules say.
    """
    root = Path(__file__).parents[1]
    modules = sorted(path for name in _TYPES for path in root.glob(f"{name}/*.py"))
    stamps = ((path.relative_to(root).as_posix(), path.stat()) for path in modules)
    return repr([(name, found.st_mtime_ns, found.st_size) for name, found in stamps]).encode()


def _parts(folder: Path, bases: Mapping[str, Path], read: _Read = contents) -> Iterator[bytes]:
    """The files that a pack is compiled from, with those of packs that it may extend."""
    yield folder.resolve().name.encode()
    own = read(folder)
    yield from _named(own)
    if b"extends" in own.get(PACK, b""):
        for name in sorted(bases):
            yield name.encode()
            yield from _named(read(bases[name]))


def _named(files: Mapping[str, bytes]) -> Iterator[bytes]:
    for name, data in files.items():
        yield name.encode()
        yield data
