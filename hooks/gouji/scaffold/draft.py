"""A pack before it is YAML: what was read of a document."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from gouji.messages.message import Language
from gouji.schema.values import ValueKind


class OpenRow(Struct, frozen=True):
    """A row of the document that the form leaves open: its place in the grid, and what names it."""

    index: int
    name: str
    words: str = ""


class OpenRows(Struct, frozen=True):
    """What names open rows, by expressions. ``key`` and ``named`` are the columns with their keys and words."""

    any: tuple[str, ...]
    found: tuple[OpenRow, ...]
    key: str = ""
    named: str = ""

    def below(self, name: str) -> list[OpenRow]:
        """The rows right below the one with a key; those that are below none for the empty key."""
        keys = [row.name for row in self.found if self.key]
        above = {key: [each for each in keys if key != each and key.startswith(each)] for key in keys}
        return [row for row in self.found if max(above.get(row.name, ()), key=len, default="") == name]


class DraftLine(Struct, frozen=True):
    """A row or column, or a group of them. ``index`` is that of a row or column of the grid, -1 for a group.

    ``open`` are the rows that a group of open ones stands for; ``label`` is what they are then.
    """

    id: str
    label: str
    index: int = -1
    lines: tuple[DraftLine, ...] = ()
    open: OpenRows | None = None

    def leaves(self, path: str = "") -> Iterator[tuple[str, DraftLine]]:
        """What the form says to hold cells, with its full id."""
        name = f"{path}{self.id}"
        if not self.lines and not self.open:
            yield name, self
        for line in self.lines:
            yield from line.leaves(f"{name}.")


class DraftTable(Struct, frozen=True):
    """A table. ``values`` are the kinds of its columns by index, ``cells`` by row and column of the grid.

    ``skipped`` are expressions for rows that are no data. ``part`` is what tables with the same rows call these.
    """

    id: str
    section: str
    titles: tuple[str, ...]
    name: str
    corner: tuple[str, ...]
    rows: tuple[DraftLine, ...]
    columns: tuple[DraftLine, ...]
    values: dict[int, ValueKind]
    cells: dict[tuple[int, int], str]
    skipped: tuple[str, ...] = ()
    part: str = ""

    @property
    def open(self) -> DraftLine | None:
        """Its open rows."""
        return next((line for line in self.rows if line.open), None)

    @property
    def all_rows(self) -> list[tuple[str, int]]:
        """All rows of the document as equations name them, those that the form lists first."""
        listed = [(name, line.index) for name, line in leaves(self.rows)]
        line = self.open
        found = line.open.found if line and line.open else ()
        return listed + [(f"{line.id}.{_quoted(row.name)}", row.index) for row in found if line]


class DraftSection(Struct, frozen=True):
    """A section, and the block at which it begins."""

    id: str
    number: str
    title: str
    written: str
    start: int


class Sums(Struct, frozen=True):
    """Equations that hold in a table, and a cell that is a sum."""

    table: str
    equations: tuple[str, ...]
    total: str


class Draft(Struct, frozen=True):
    """All of it. ``left_out`` are names of tables that no form can say, ``off`` rules that it goes without."""

    id: str
    language: Language
    title: str
    sections: tuple[DraftSection, ...]
    tables: tuple[DraftTable, ...]
    sums: tuple[Sums, ...]
    left_out: tuple[str, ...] = ()
    off: frozenset[str] = frozenset()


def leaves(lines: tuple[DraftLine, ...]) -> list[tuple[str, DraftLine]]:
    """All rows or columns that the form says to hold cells, with their full ids."""
    return [leaf for line in lines for leaf in line.leaves()]


def _quoted(name: str) -> str:
    return name if name.isalnum() else f'"{name}"'
