"""Grids: where a table of a document has its titles, its header, its labels and its figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from msgspec import Struct

from gouji.document.model import Cell, Table
from gouji.scaffold.draft import DraftLine
from gouji.scaffold.ids import ids
from gouji.scaffold.kinds import is_figure

Path: TypeAlias = "list[tuple[str, object]]"
"""The labels of a row or column, those of its groups first, each with the cell that it shares with others."""


class Grid(Struct, frozen=True):
    """A table, or a part of one below a title of its own: rows ``start`` to ``end``.

    Its data begin in row ``data``; ``side`` columns are labels.
    """

    table: Table
    texts: list[list[str]]
    titles: tuple[str, ...]
    start: int
    data: int
    end: int
    side: int

    @property
    def corner(self) -> str:
        """The words above the labels of rows."""
        words = [self.texts[row][0] for row in range(self.start, self.data)] if self.side else []
        return next((text for text in words if text), "")

    @property
    def columns(self) -> list[tuple[int, Path]]:
        """Columns with figures or words, each with the labels above it."""
        last = self.table.grid[self.data - 1]
        wide = [at for at in range(self.side, self.table.width) if at == self.side or last[at] is not last[at - 1]]
        return [(at, self._path([(row, at) for row in range(self.start, self.data)], down=False)) for at in wide]

    @property
    def skipped(self) -> tuple[str, ...]:
        """What the row begins with that counts the columns, if there is one."""
        first = self.texts[self.data]
        return (first[0],) if self.side and first[0] and self._first > self.data else ()

    @property
    def _first(self) -> int:
        """The first row of the data behind one that counts the columns."""
        return self.data + (self.data + 1 < self.end and _numbers_columns(self.texts[self.data][self.side :]))

    @property
    def rows(self) -> list[tuple[int, Path]]:
        """Rows with figures or words, each with the labels beside it."""
        data = range(self._first, self.end)
        if not self.side:
            return [(row, [("", None)]) for row in data]
        return [(row, self._path([(row, at) for at in range(self.side)], down=True)) for row in data]

    def _path(self, places: Sequence[tuple[int, int]], *, down: bool) -> Path:
        found: Path = []
        for depth, (row, column) in enumerate(places):
            at = (row, column)
            behind = places[depth + 1 :]
            while (
                not self._text(at)
                and any(map(self._text, behind))
                and (at[0] > self.data if down else at[1] > self.side)
            ):
                step = (1, 0) if down else (0, 1)  # merged cells that the format shows as empty ones
                at, behind = _back(at, step), [_back(each, step) for each in behind]
            text, cell = self._text(at), self.table.grid[at[0]][at[1]]
            if text and (not found or found[-1][1] is not cell):
                found.append((text, cell))
        return found

    def _text(self, place: tuple[int, int]) -> str:
        return self.texts[place[0]][place[1]]


def grids(table: Table) -> list[Grid]:
    """The tables in a grid, one below each row that is a title all over."""
    texts = [[_text(cell) for cell in row] for row in table.grid]
    titles = [row for row in range(table.height) if _is_title(table, texts, row)]
    starts = [row for row in titles if row - 1 not in titles] if titles[:1] == [0] else [0]
    ends = [*starts[1:], table.height]
    found = [_grid(table, texts, start, end) for start, end in zip(starts, ends, strict=True)]
    return [grid for grid in found if grid]


def lines(paths: Sequence[tuple[int, Path]], fallback: str, depth: int = 0) -> tuple[DraftLine, ...] | None:
    """Rows or columns as a tree, those that share a label a group; None where labels are lacking or equal."""
    groups: list[list[tuple[int, Path]]] = []
    for index, path in paths:
        if len(path) <= depth:
            return None
        last = groups[-1][-1][1] if groups else []
        if len(path) > depth + 1 and len(last) > depth + 1 and last[depth] == path[depth]:
            groups[-1].append((index, path))
        else:
            groups.append([(index, path)])
    labels = [group[0][1][depth][0] for group in groups]
    if not labels or len(set(labels)) < len(labels) or any(map(is_figure, labels)):
        return None
    found = []
    for name, label, group in zip(ids(labels, fallback), labels, groups, strict=True):
        index, path = group[0]
        inner = lines(group, fallback, depth + 1) if len(path) > depth + 1 else ()
        if inner is None:
            return None
        found.append(DraftLine(name, label, -1 if inner else index, inner))
    return tuple(found)


def _grid(table: Table, texts: list[list[str]], start: int, end: int) -> Grid | None:
    head = next((row for row in range(start, end) if not _is_title(table, texts, row)), end)
    data = next((row for row in range(head + 1, end) if any(map(is_figure, texts[row][1:]))), None)
    if data is None:
        return None
    titles = dict.fromkeys(text for row in range(start, head) for text in texts[row] if text)
    rows = range(data, end)
    return Grid(table, texts, tuple(titles), head, data, end, _side(table, texts, head, rows))


def _side(table: Table, texts: list[list[str]], head: int, rows: range) -> int:
    """How many columns are labels: as many as the corner is wide; none where the only row has none."""
    if len(rows) == 1 and is_figure(texts[rows[0]][0]):
        return 0
    corner = table.grid[head][0]
    wide = corner.column_span if corner else 1
    while wide < table.width - 1 and not any(texts[row][wide] for row in range(head, rows[0])):
        wide += 1  # a wide corner as formats without merged cells show it
    return wide


def _is_title(table: Table, texts: list[list[str]], row: int) -> bool:
    """Whether a row is a title or a unit: one cell all over, or words at its ends alone."""
    cells = table.grid[row]
    if all(cell is cells[0] for cell in cells):
        return True
    return table.width > 2 and not any(texts[row][1:-1]) and not is_figure(texts[row][-1])  # noqa: PLR2004 - two ends


def _numbers_columns(texts: Sequence[str]) -> bool:
    """Whether a row counts the columns: 1, 2, 3."""
    figures = [text for text in texts if text and is_figure(text)]
    return len(figures) > 1 and figures == [str(number) for number in range(1, len(figures) + 1)]


def _back(place: tuple[int, int], step: tuple[int, int]) -> tuple[int, int]:
    return place[0] - step[0], place[1] - step[1]


def _text(cell: Cell | None) -> str:
    return " ".join(cell.text.value.split()) if cell else ""
