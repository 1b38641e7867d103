"""Tables of a page: which of them hold data, and where in its grid every cell stands (HTML standard, 4.9.12)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from gouji.document.model import Cell, Table
from gouji.messages.message import Message
from gouji.readers.html.density import Weights
from gouji.readers.html.tokens import BLANKS, Characters
from gouji.readers.html.tree import CELLS, GROUPS, Element, HtmlNode
from gouji.readers.limits import bound
from gouji.text.lazy import lazy_re
from gouji.text.spans import Text

_LONG = 200
_NUMBER = lazy_re(rf"[{BLANKS}]*([0-9]{{1,9}})")
_ZERO_HEIGHT = lazy_re(r"height\s*:\s*0")
_MOST_COLUMNS = 1000
_MOST_ROWS = 65534
_MOST_PLACES = 1_000_000
_SPANS = ("colspan", "rowspan")
_ORDER = {"thead": 0, "tfoot": 2}
_ROW_PARTS = CELLS | {"script", "style", "template"}
_TABLE_PARTS = GROUPS | {"tr", "col", "colgroup", "script", "style", "template"}


def is_layout(table: Element, weights: Weights) -> bool:
    """Whether a table only arranges blocks on the page: its cells are to be read one after the other.

    That is one with a single cell, with a table, with a heading and text under it, or with nothing but pictures in its
    cells, or with most of its text in long cells.
    """
    cells = [weights[cell] for group in _groups(table, weights) for row in group for cell in _cells(row, weights)]
    if len(cells) <= 1 or table.attributes.get("role") in ("none", "presentation"):
        return True
    size = sum(cell.size for cell in cells)
    return (
        any(cell.tables or 0 < cell.headed < cell.letters for cell in cells)
        or (size == 0 and any(cell.pictures for cell in cells))
        or sum(cell.size for cell in cells if cell.size > _LONG) > size / 2
    )


def loose_parts(table: Element) -> Iterator[HtmlNode]:
    """Captions, and what was put between rows and cells: browsers show it before the table."""
    for child in table.children:
        if isinstance(child, Characters) or child.name not in _TABLE_PARTS:
            yield child
        elif child.name in GROUPS:
            for row in child.children:
                yield from [row] if isinstance(row, Characters) or row.name != "tr" else _loose_in_row(row)
        elif child.name == "tr":
            yield from _loose_in_row(child)


def _loose_in_row(row: Element) -> Iterator[HtmlNode]:
    return (child for child in row.children if isinstance(child, Characters) or child.name not in _ROW_PARTS)


def lay_out(table: Element, weights: Weights, read: Callable[[Element], Text]) -> tuple[Table, Message | None]:
    """The cells of a data table in its grid, and the bound for which not all are; ``read`` gives the text of a cell."""
    grid = _Grid()
    for group in _groups(table, weights):
        for row in group:
            if not _is_ruler(row, weights):
                grid.add_row(_cells(row, weights))
        grid.end_group()
    cells = tuple(
        Cell(read(place.element), place.row, place.column, place.row_span, place.column_span) for place in grid.places
    )
    return Table(cells), grid.limited


def _groups(table: Element, weights: Weights) -> list[list[Element]]:
    """The rows, group by group: no cell reaches beyond its group. Rows without a group are one together.

    In the order in which they are shown: the first head is above all others and the first foot below, wherever they are
    written.
    """
    groups: list[tuple[str, list[Element]]] = [("", [])]
    for part in _elements(table, weights):
        if part.name == "tr":
            groups[-1][1].append(part)
        elif part.name in GROUPS:
            first = all(name != part.name for name, _ in groups)
            rows = [row for row in _elements(part, weights) if row.name == "tr"]
            groups += [(part.name if first else "", rows), ("", [])]
    return [rows for _, rows in sorted(groups, key=lambda group: _ORDER.get(group[0], 1))]


def _elements(parent: Element, weights: Weights) -> list[Element]:
    return [child for child in parent.children if isinstance(child, Element) and weights[child].shown]


def _cells(row: Element, weights: Weights) -> list[Element]:
    return [cell for cell in _elements(row, weights) if cell.name in CELLS]


def _is_ruler(row: Element, weights: Weights) -> bool:
    """Whether it is the row without height that Word appends to fix the widths of columns."""
    attributes = row.attributes
    flat = attributes.get("height") == "0" or _ZERO_HEIGHT.match(attributes.get("style", ""))
    return bool(flat) and weights[row].size == 0


class _GridCell(Struct, frozen=True):
    element: Element
    row: int
    column: int
    row_span: int
    column_span: int


class _Grid:
    """Rows under construction. ``_free`` is the first row of each column that no cell from above reaches."""

    def __init__(self) -> None:
        self.places: list[_GridCell] = []
        self.limited: Message | None = None
        self._row = 0
        self._group: list[_GridCell] = []
        self._free: list[int] = []
        self._width = 1

    def add_row(self, cells: list[Element]) -> None:
        """One more row; a cell takes the next free column, and as many as it spans or as are free."""
        if not cells and all(free <= self._row for free in self._free):
            return
        if self._row * self._width >= _MOST_PLACES:
            self.limited = bound("places", _MOST_PLACES)
            return
        column = 0
        for cell in cells:
            while not self._is_free(column):
                column += 1
            if column >= _MOST_COLUMNS:
                self.limited = bound("columns", _MOST_COLUMNS)
                break
            column += self._put(cell, column)
        self._width = max(self._width, len(self._free))
        self._row += 1

    def end_group(self) -> None:
        """Cuts what reaches beyond the rows of the group that just ended."""
        for place in self._group:
            rows = min(place.row_span, self._row - place.row)
            whole = rows == place.row_span
            self.places.append(place if whole else replace(place, row_span=rows))
        self._group, self._free = [], []

    def _is_free(self, column: int) -> bool:
        return column >= len(self._free) or self._free[column] <= self._row

    def _put(self, cell: Element, column: int) -> int:
        rows = columns = 1
        if not cell.attributes.keys().isdisjoint(_SPANS):
            wanted = min(_span(cell, "colspan") or 1, _MOST_COLUMNS - column)
            rows = min(_span(cell, "rowspan") or _MOST_ROWS, _MOST_ROWS)
            while columns < wanted and self._is_free(column + columns):
                columns += 1
        self._free[column : column + columns] = [self._row + rows] * columns
        self._group.append(_GridCell(cell, self._row, column, rows, columns))
        return columns


def _span(cell: Element, name: str) -> int:
    given = cell.attributes.get(name)
    number = _NUMBER.match(given) if given else None
    return int(number[1]) if number else 1
