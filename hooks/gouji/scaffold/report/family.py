"""Packs of one kind of document: those that extend each other or a common one, such as the forms of several years."""

from __future__ import annotations

from collections.abc import Collection

from gouji.messages.errors import UsageError
from gouji.packs.library import Library
from gouji.schema.info import PackInfo


def ancestry(info: PackInfo, library: Library) -> frozenset[str]:
    """The ids of a pack and of all that it extends."""
    found = [info.id]
    while info.extends and info.extends not in found:
        found.append(info.extends)
        try:
            info = library.shelved(info.extends).info
        except UsageError:  # it was found where this pack lies, and is not at hand here
            break
    return frozenset(found)


def covering(year: int, family: Collection[str], library: Library) -> list[str]:
    """The packs at hand that have an ancestor in common with a family and are made for a year."""
    infos = (library.shelved(name).info for name in library.names())
    return [
        info.id
        for info in infos
        if info.claims and info.claims.years.cover(year) and not ancestry(info, library).isdisjoint(family)
    ]
