"""What a report says, whatever its format: its figures and its narrative, each with its place.

Other reports are compared with it: next year's, that of the unit above, those of the units beside it. It is small and
flat, so that it can be kept, sent to another process, and written as rows of a table.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property

from msgspec import Struct, field

from gouji.equations.fixed_point import Number
from gouji.text.source import Place

CellName = tuple[str, str, str]
"""Table, row and column, by their ids."""
TOO_DOUBTFUL = 0.5
"""A cell in more doubt than this has no figure; so it is with checks of one report."""


class Cell(Struct, frozen=True, array_like=True):
    """A cell of the form that the document has.

    ``value`` is its exact number as text, None where it holds none; ``raw`` is what stands there; ``doubt`` (0 to 1) is
    how unsure it is that this is the cell. ``place`` is that of its text, in the transcript where the format has no
    lines.
    """

    table: str
    row: str
    column: str
    value: str | None
    raw: str
    doubt: float = 0.0
    place: Place | None = None

    @property
    def name(self) -> CellName:
        """What it is called in every report."""
        return self.table, self.row, self.column

    @property
    def number(self) -> Number | None:
        """Its figure; None where there is none, or where it is not surely of this cell."""
        if self.value is None or self.doubt > TOO_DOUBTFUL:
            return None
        return Decimal(self.value) if "." in self.value else int(self.value)


class Passage(Struct, frozen=True, array_like=True):
    """A paragraph of the narrative as it is printed, with the id of the innermost section that it stands in."""

    section: str
    text: str
    place: Place | None = None


class Record(Struct, frozen=True, dict=True):
    """One report.

    ``path`` is that of its file; of a report that came from a store, that under which it was read. ``pack`` is the id
    of the pack that applies. ``year`` is the year that it is about and ``unit`` who writes it, both by its title; None
    and empty where that does not say. ``title`` is its title. ``lined``: whether places are lines and columns of the
    file itself, and not of a transcript. ``rows`` are what rows are called that the form leaves open, by the id of
    their table and their own, as far as known.
    """

    path: str
    pack: str
    year: int | None = None
    unit: str = ""
    title: str = ""
    cells: tuple[Cell, ...] = ()
    passages: tuple[Passage, ...] = ()
    lined: bool = True
    rows: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def by_name(self) -> Mapping[CellName, Cell]:
        """Its cells by their names."""
        return {cell.name: cell for cell in self.cells}

    @property
    def figures(self) -> Mapping[CellName, Number | None]:
        """The figures of its cells."""
        return {cell.name: cell.number for cell in self.cells}

    @cached_property
    def tables(self) -> frozenset[str]:
        """The ids of the tables that it has."""
        return frozenset(cell.table for cell in self.cells)

    def number(self, name: CellName) -> Number | None:
        """The figure of a cell; None where it has none."""
        cell = self.by_name.get(name)
        return None if cell is None else cell.number
