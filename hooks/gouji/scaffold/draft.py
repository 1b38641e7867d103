"""A pack before it is YAML: what was read of a document."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from gouji.messages.message import Language
from gouji.schema.values import ValueKind


class DraftLine(Struct, frozen=True):
    """A row or column, or a group of them. ``index`` is that of a row or column of the grid, -1 for a group."""

    id: str
    label: str
    index: int = -1
    lines: tuple[DraftLine, ...] = ()

    def leaves(self, path: str = "") -> Iterator[tuple[str, DraftLine]]:
        """What holds cells, with its full id."""
        name = f"{path}{self.id}"
        if not self.lines:
            yield name, self
        for line in self.lines:
            yield from line.leaves(f"{name}.")


class DraftTable(Struct, frozen=True):
    """A table. ``values`` are the kinds of its columns by index, ``cells`` by row and column of the grid.

    ``skipped`` are the first words of rows that are no data.
    """

    id: str
    section: str
    titles: tuple[str, ...]
    corner: str
    rows: tuple[DraftLine, ...]
    columns: tuple[DraftLine, ...]
    values: dict[int, ValueKind]
    cells: dict[tuple[int, int], str]
    skipped: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What it is called in messages."""
        return self.titles[0] if self.titles else self.id


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
    """All rows or columns that hold cells, with their full ids."""
    return [leaf for line in lines for leaf in line.leaves()]
