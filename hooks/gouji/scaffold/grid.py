"""Grids: where a table of a document has its titles, its header, its labels and its figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeAlias

from msgspec import Struct

from gouji.document.model import Cell, Table
from gouji.scaffold.kinds import counts_lines, is_figure

Path: TypeAlias = "list[tuple[str, object]]"
"""The labels of a row or column, those of its groups first, each with the cell that it shares with others."""


class Slot(Struct, frozen=True):
    """A place of a grid: its words, and the cell, which merged places share."""

    text: str
    cell: object = None


Slots: TypeAlias = Sequence[Sequence[Slot]]


class Grid(Struct, frozen=True):
    """The rows of a header and of data.

    ``titles`` stand above it, ``heads`` over all of a list that has others beside it. ``skipped`` is an expression for
    the row that counts the columns, if there is one.
    """

    header: Slots
    data: Slots
    titles: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.header[0])

    @property
    def side(self) -> int:
        """How many columns are labels: as many as the corner is wide; none where the only row has none."""
        if len(self.data) == 1 and is_figure(self.data[0][0].text):
            return 0
        wide = 1
        while wide < self.width - 1 and self._is_corner(wide):
            wide += 1
        return wide

    @property
    def corner(self) -> tuple[str, ...]:
        """The words above the labels of rows."""
        words = [row[0].text for row in self.header] if self.side else []
        return (*[text for text in words if text][:1], *self.heads)

    @property
    def counting(self) -> frozenset[int]:
        """Columns with nothing but the numbers of the rows."""
        return frozenset(at for at in range(self.width) if counts_lines([row[at].text for row in self.data]))

    def text(self, row: int, column: int) -> str:
        """What stands in the data, a merged cell in its first place alone."""
        slots = self.data[row]
        return "" if column and slots[column].cell is slots[column - 1].cell is not None else slots[column].text

    def columns(self, first: int) -> list[tuple[int, Path]]:
        """The columns from one on, each with the labels above it."""
        last = self.header[-1]
        own = [[_without(slot, row[:first]) for slot in row] for row in self.header]
        wide = [at for at in range(first, self.width) if at == first or last[at].cell is not last[at - 1].cell]
        return [(at, _path(own, at, first)) for at in wide]

    @property
    def rows(self) -> list[tuple[int, Path]]:
        """Rows with figures or words, each with the labels beside it."""
        side, counting = self.side, self.counting
        if not side:
            return [(at, [("", None)]) for at in range(len(self.data))]
        labels = [[row[at] for row in self.data] for at in range(side)]
        paths = [(at, _path(labels, at, 0)) for at in range(len(self.data))]
        return [
            (at, path)
            for at, path in paths
            if path or any(slot.text for column, slot in enumerate(self.data[at]) if column not in counting)
        ]

    def _is_corner(self, at: int) -> bool:
        """Whether the corner reaches to a column, merged or as formats without merged cells show it."""
        first = self.header[0]
        return first[at].cell is first[0].cell or not any(row[at].text for row in self.header)


def grids(table: Table) -> list[Grid]:
    """The tables in a grid, one below each row that is a title all over."""
    slots = [[Slot(_text(cell), cell) for cell in row] for row in table.grid]
    titles: list[int] = []
    for at, row in enumerate(slots):
        if _is_title(row) and (at == 0 or at - 1 in titles or _is_header(slots, at + 1)):
            titles.append(at)
    starts = [row for row in titles if row - 1 not in titles] if titles[:1] == [0] else [0]
    ends = [*starts[1:], table.height]
    found = [_grid(slots[start:end]) for start, end in zip(starts, ends, strict=True)]
    return [grid for grid in found if grid]


def _grid(slots: Slots) -> Grid | None:
    head = next((row for row in range(len(slots)) if not _is_title(slots[row])), len(slots))
    data = next((row for row in range(head + 1, len(slots)) if any(is_figure(slot.text) for slot in slots[row][1:])), 0)
    if not data:
        return None
    counted = _counted(slots[data]) if data + 1 < len(slots) else ()
    width = max(at + 1 for row in slots[head:] for at, slot in enumerate(row) if slot.text)
    slots = [row[:width] for row in slots]  # as wide as its words, whatever else is in the grid
    titles = dict.fromkeys(slot.text for row in slots[:head] for slot in row if slot.text)
    return Grid(slots[head:data], slots[data + bool(counted) :], tuple(titles), (), counted)


def _path(levels: Slots, at: int, first: int) -> Path:
    """What is said of a place, level by level; merged cells may be shown as empty ones behind the first."""
    found: Path = []
    for depth, level in enumerate(levels):
        here = at
        while here > first and not level[here].text and any(deeper[here].text for deeper in levels[depth + 1 :]):
            here -= 1
        slot = level[here]
        if slot.text and (not found or found[-1][1] is not slot.cell):
            found.append((slot.text, slot.cell))
    return found


def _without(slot: Slot, others: Sequence[Slot]) -> Slot:
    """A place without the words of a cell that it shares with others."""
    return Slot("", slot.cell) if any(slot.cell is each.cell for each in others) else slot


def _is_title(row: Sequence[Slot]) -> bool:
    """Whether a row is a title or a unit: one cell all over, or words at its ends alone."""
    if all(slot.cell is row[0].cell for slot in row):
        return True
    return len(row) > 2 and not any(slot.text for slot in row[1:-1]) and not is_figure(row[-1].text)  # noqa: PLR2004 - two ends


def _is_header(slots: Slots, at: int) -> bool:
    """Whether a row is one of words."""
    return at < len(slots) and any(slot.text for slot in slots[at]) and not any(is_figure(s.text) for s in slots[at])


def _counted(row: Sequence[Slot]) -> tuple[str, ...]:
    """An expression for a row that counts the columns: 1, 2, 3, behind a label that may stand there again."""
    texts = [slot.text for slot in row if slot.text]
    figures = [text for text in texts if is_figure(text)]
    labels = dict.fromkeys(text for text in texts if not is_figure(text))
    if len(figures) < 2 or len(labels) > 1 or figures != [str(number + 1) for number in range(len(figures))]:  # noqa: PLR2004 - one counts nothing
        return ()
    return (f"^{re.escape(next(iter(labels)))}",) if labels else (rf"^{' '.join(figures)}$",)


def _text(cell: Cell | None) -> str:
    return " ".join(cell.text.value.split()) if cell else ""
