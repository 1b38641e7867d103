"""Who stands above whom among the reports of a store: by a table of units, or by the tree of folders."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gouji.corpus.publishing import Parents
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
        kin = kin_of(records, units)
        return [kin.parent(record) or "" for record in records]

    return above


def kin_of(records: Sequence[Record], units: Units | None) -> Kin:
    """Who stands above whom among some reports."""
    found = tuple(records)
    return ByTable(units, found) if units else ByFolder(found)
