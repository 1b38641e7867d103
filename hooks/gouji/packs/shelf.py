"""Packs that are at hand, but not loaded until they are needed: what a pack is for is a hundredth of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, overload

from msgspec import Struct

if TYPE_CHECKING:
    from gouji.packs.contents import Pack
    from gouji.schema.info import PackInfo


class Shelved(Struct, frozen=True, dict=True):
    """What a pack is and which documents it claims, and how the whole of it is loaded.

    ``key`` is that of its content; empty where it is not known.
    """

    info: PackInfo
    load: Callable[[], Pack]
    key: str = ""

    @cached_property
    def pack(self) -> Pack:
        """The whole pack.

        Raises:
            PackError: something has happened to its files since.
        """
        return self.load()


class Shelf(Sequence["Pack"]):
    """Packs in the order in which they are tried, each loaded when it is taken."""

    def __init__(self, shelved: Iterable[Shelved]) -> None:
        """The packs themselves stay where they are."""
        self.shelved = tuple(shelved)

    def __len__(self) -> int:
        return len(self.shelved)

    @overload
    def __getitem__(self, index: int) -> Pack: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Pack, ...]: ...

    def __getitem__(self, index: int | slice) -> Pack | tuple[Pack, ...]:
        if isinstance(index, slice):
            return tuple(each.pack for each in self.shelved[index])
        return self.shelved[index].pack

    def __reduce__(self) -> tuple[object, ...]:
        return tuple, (tuple(self),)  # another process gets the packs, so that none of them is loaded twice


def shelved(packs: Sequence[Pack]) -> Iterator[Shelved]:
    """The packs as they are at hand; of a shelf none is loaded."""
    for each in packs.shelved if isinstance(packs, Shelf) else packs:
        yield each if isinstance(each, Shelved) else Shelved(each.info, partial(_same, each))


def _same(pack: Pack) -> Pack:
    return pack
