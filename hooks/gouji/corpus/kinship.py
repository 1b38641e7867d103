"""Units among the reports of a store: who stands above whom, and what else one is called."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from gouji.corpus.publishing import Parents
from gouji.corpus.reading import Store
from gouji.records.kin import ByFolder, ByTable, Kin
from gouji.records.model import Record
from gouji.records.unit_files.reading import read_units
from gouji.records.units import Units


def parents_by(table: Path | None) -> Parents:
    """How the units above are told: by the table in a file, without one by folders.

    Raises:
        FileError: the file can't be read, or something in it is wrong.
    """
    units = read_units(table) if table else None

    def above(records: Sequence[Record]) -> list[str]:
        found = tuple(records)
        kin: Kin = ByTable(units, found) if units else ByFolder(found)
        return [kin.parent(record) or "" for record in found]

    return above


class NamedStore(Struct, frozen=True):
    """A store in which units are found by all names that a table of units has."""

    store: Store
    units: Units

    @property
    def name(self) -> str:
        """The path of the store."""
        return self.store.name

    def reports(self, unit: str, year: int) -> Sequence[Record]:
        """The reports of a unit for a year, under whichever of its names.

        Raises:
            FileError: a file of the store is missing or damaged.
        """
        known = self.units.find(unit, year) or self.units.find(unit, year + 1)
        names = dict.fromkeys([unit, *((known.unit, *known.names) if known else ())])
        found = {each.path: each for name in names for each in self.store.reports(name, year)}
        return tuple(found.values())
