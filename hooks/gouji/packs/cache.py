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
from gouji.system import installed, overlay
from gouji.system.cache import Store, digest

if TYPE_CHECKING:
    from gouji.packs.contents import Pack

_STORE = Store("packs")
_INFO = "{}.info"
"""The name of what the build says of a pack: of most packs a run needs no more."""
_AHEAD = "{}.ahead"
"""The name of what the build made of a pack beside it."""
_Read = Callable[[Path], dict[str, bytes]]
_EXTENDS = b"extends"
_TYPES = ("packs", "schema", "checks", "checks/*")


_Whole = tuple[str, msgspec.Raw]
"""A pack that the build compiled, behind its key."""


class _Built(Struct, frozen=True, array_like=True):
    """What the build says of a pack: the packs that it extends, the key of its content and theirs, and what it is."""

    bases: tuple[str, ...]
    key: str
    info: PackInfo


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
    if _is_unsaved(folder, bases):
        unsaved = _compiled(folder, bases)
        return Shelved(unsaved.info, lambda: unsaved)
    return _built(folder, bases, cached=cached) or _kept(folder, bases, cached=cached)


def _kept(folder: Path, bases: Mapping[str, Path], *, cached: bool) -> Shelved:
    """The pack from the cache of the user, where it is kept from now on."""
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


def _is_unsaved(folder: Path, bases: Mapping[str, Path]) -> bool:
    """Whether an editor holds anything of the pack, or of one that it may extend: none that is to be kept."""
    others = [each for each in bases.values() if overlay.touches(each)]
    return overlay.touches(folder) or (bool(others) and _EXTENDS in contents(folder).get(PACK, b""))


def _compiled(folder: Path, bases: Mapping[str, Path]) -> Pack:
    from gouji.packs import loader  # noqa: PLC0415 - YAML and regex cost more than all the rest of a cached run

    return loader.load(folder, bases)


def _opened(encoded: msgspec.Raw, folder: Path, bases: Mapping[str, Path], key: str) -> Shelved | None:
    """A pack as it was kept; None where it is something else."""
    try:
        info = msgspec.msgpack.decode(encoded, type=_Begun).info
    except msgspec.MsgspecError:
        return None
    return Shelved(info, lambda: _decoded(encoded) or _compiled(folder, bases), key)


def _decoded(encoded: msgspec.Raw) -> Pack | None:
    from gouji.packs.contents import Pack  # noqa: PLC0415 - the types of all rules: only for who looks at one

    try:
        return msgspec.msgpack.decode(encoded, type=Pack)
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
        ahead = {each: msgspec.Raw(made) for each, made in _ahead(pack).items()}
        values |= {
            name: (key, encoded),
            _INFO.format(name): _Built(chain, key, pack.info),
            _AHEAD.format(name): (key, ahead),
        }
    return {name: msgspec.msgpack.encode(value) for name, value in values.items()}


def _ahead(pack: Pack) -> dict[str, bytes]:
    """What the kinds of checks want to be made of a pack."""
    from gouji.checks import kinds  # noqa: PLC0415 - only the build needs them

    made = ((kind.load_ahead(), pack.rules_of(name)) for name, kind in kinds().items())
    return {key: value for make, rules in made if make for key, value in make(pack.form, rules).items()}


def _made(name: str, key: str) -> dict[str, msgspec.Raw]:
    """What the build made of the pack with this key, if it did."""
    try:
        data = installed.read(_AHEAD.format(name)) or b""
        found, made = msgspec.msgpack.decode(data, type=tuple[str, dict[str, msgspec.Raw]])
    except msgspec.MsgspecError:
        return {}
    return made if found == key else {}


def _chain(pack: Pack, packs: Mapping[str, Pack]) -> Iterator[str]:
    """The ids of the packs that a pack extends."""
    while pack.info.extends:
        yield pack.info.extends
        pack = packs[pack.info.extends]


def _built(folder: Path, bases: Mapping[str, Path], *, cached: bool) -> Shelved | None:
    """The pack as the build compiled it; None of any but those that ship, and where the files have changed."""
    data = installed.read(_INFO.format(folder.name)) if folder.parent in _shipped() else None
    try:
        found = msgspec.msgpack.decode(data, type=_Built) if data else None
    except msgspec.MsgspecError:
        return None
    if found is None or not bases.keys() >= set(found.bases) or found.key != _key(folder, bases, found.bases, plain):
        return None

    def load() -> Pack:
        pack = _whole(folder.name, found.key)
        return _kept(folder, bases, cached=cached).pack if pack is None else pack

    return Shelved(found.info, load, found.key)


@cache
def _shipped() -> frozenset[Path]:
    """The folders of the packs that ship."""
    return frozenset(map(Path.resolve, installed.rules()))


def _whole(name: str, key: str) -> Pack | None:
    """The pack that the build compiled, its form with what it made of it; None where it is not whole."""
    try:
        found, encoded = msgspec.msgpack.decode(installed.read(name) or b"", type=_Whole)
    except msgspec.MsgspecError:
        return None
    pack = _decoded(encoded) if found == key else None
    if pack is not None:
        pack.form.ahead.update(_made(name, key))
    return pack


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
    if _EXTENDS in own.get(PACK, b""):
        for name in sorted(bases):
            yield name.encode()
            yield from _named(read(bases[name]))


def _named(files: Mapping[str, bytes]) -> Iterator[bytes]:
    for name, data in files.items():
        yield name.encode()
        yield data
