"""Who stands below whom: the units that write reports, by name and year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Annotated

import msgspec
from msgspec import Struct

from gouji.records.names import folded
from gouji.schema.base import StrictStruct

FIRST_YEAR, LAST_YEAR = 1800, 2200
Year = Annotated[int, msgspec.Meta(ge=FIRST_YEAR, le=LAST_YEAR)]


class Unit(StrictStruct, frozen=True, kw_only=True):
    """A unit that writes reports.

    ``unit`` is its name. ``parent`` is the name of the unit right above it, by any of its names; one without stands at
    the top. ``names`` are other names of it, such as former and short ones. ``since`` is the first year that it reports
    on; without it the unit was always there. ``until`` is the last year that it reports on; without it the unit is
    still there.

    A unit that has another parent from a year on is written twice, with the years of each.
    """

    unit: str
    parent: str | None = None
    names: tuple[str, ...] = ()
    since: Year | None = None
    until: Year | None = None

    @property
    def first(self) -> int:
        """The first year in which it is there."""
        return FIRST_YEAR if self.since is None else self.since

    @property
    def last(self) -> int:
        """The last year in which it is there."""
        return LAST_YEAR if self.until is None else self.until

    def exists(self, year: int) -> bool:
        """Whether it reports on a year."""
        return self.first <= year <= self.last

    @property
    def all_names(self) -> frozenset[str]:
        """Its names as they are compared."""
        return frozenset(map(folded, (self.unit, *self.names)))


class Units(Struct, frozen=True, dict=True):
    """A table of units without contradictions, as :mod:`gouji.records.unit_files` makes it."""

    listed: tuple[Unit, ...]

    def find(self, name: str, year: int) -> Unit | None:
        """The unit that has a name in a year; width, case, spaces, brackets and other marks don't count."""
        return next((unit for unit in self._named.get(folded(name), ()) if unit.exists(year)), None)

    def canonical(self, name: str) -> str:
        """What all names of a unit have in common, whatever the year: its name in the table as it is compared.

        A name that several units had over the years stands for itself.
        """
        own = folded(name)
        found = {folded(unit.unit) for unit in self._named.get(own, ())}
        return found.pop() if len(found) == 1 else own

    def children(self, unit: Unit, year: int) -> tuple[Unit, ...]:
        """The units right below one in a year, in the order of the table."""
        below = (each for name in unit.all_names for each in self._below.get(name, ()))
        found = {index: each for index, each in below if each.exists(year)}
        return tuple(found[index] for index in sorted(found))

    def parent(self, unit: Unit, year: int) -> Unit | None:
        """The unit right above one in a year; None at the top."""
        return None if unit.parent is None else self.find(unit.parent, year)

    @cached_property
    def _named(self) -> Mapping[str, Sequence[Unit]]:
        found: dict[str, list[Unit]] = {}
        for unit in self.listed:
            for name in unit.all_names:
                found.setdefault(name, []).append(unit)
        return found

    @cached_property
    def _below(self) -> Mapping[str, Sequence[tuple[int, Unit]]]:
        """The units below each name, with their place in the table."""
        found: dict[str, list[tuple[int, Unit]]] = {}
        for index, unit in enumerate(self.listed):
            if unit.parent is not None:
                found.setdefault(folded(unit.parent), []).append((index, unit))
        return found


def years_of_change(units: Sequence[Unit]) -> Iterator[int]:
    """A year of each stretch in which nothing changes."""
    yield from sorted(
        {FIRST_YEAR, *(unit.first for unit in units), *(unit.last + 1 for unit in units)} - {LAST_YEAR + 1}
    )
