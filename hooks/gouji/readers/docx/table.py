"""Tables of a Word document: rows and cells as the XML has them, placed on the grid that they show."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element as Element
from msgspec import Struct

from gouji.document.model import Cell
from gouji.readers import messages
from gouji.readers.docx.xml import CELL, ROW, VAL, child, children, number, switched_on
from gouji.readers.limits import bound
from gouji.text.source import Unreadable
from gouji.text.spans import Text

_MAX_AREA = 1_000_000
_MAX_COLUMNS = 1_000


class GridSlot(Struct):
    """A cell of the grid: its upper left corner, how far it reaches, and the ``w:tc`` that holds its content."""

    element: Element
    row: int
    column: int
    column_span: int
    row_span: int = 1

    def cell(self, text: str) -> Cell:
        """The cell with its text."""
        return Cell(Text(text), self.row, self.column, self.row_span, self.column_span)


def lay_out(table: Element) -> list[GridSlot]:
    """Cells of a ``w:tbl`` in reading order. They never overlap; columns that a row skips are holes.

    Raises:
        Unreadable: the grid is larger than any real table.
    """
    slots: list[GridSlot] = []
    # Cells that reach down to the row before, by their column: a cell marked as their continuation joins them.
    above: dict[int, GridSlot] = {}
    width = height = 0
    for row in _rows(table):
        column = _skipped(row)
        current: dict[int, GridSlot] = {}
        for element, span in _cells(row):
            merged = above.get(column)
            if merged and merged.column_span == span and _merge(element, "vMerge") == "continue":
                merged.row_span += 1
                current[column] = merged
            else:
                current[column] = GridSlot(element, height, column, span)
                slots.append(current[column])
            column += span
        above = current
        width, height = max(width, column), height + 1
        if width > _MAX_COLUMNS:
            raise Unreadable(messages.PACKAGE_TOO_LARGE.fill(bound=bound("columns", _MAX_COLUMNS)))
        if width * height > _MAX_AREA:
            raise Unreadable(messages.PACKAGE_TOO_LARGE.fill(bound=bound("places", _MAX_AREA)))
    return slots


def _rows(table: Element) -> Iterator[Element]:
    for row in children(table):
        if row.tag == ROW:
            properties = child(row, "trPr")
            if child(properties, "del") is None and not switched_on(properties, "hidden"):
                yield row


def _cells(row: Element) -> list[tuple[Element, int]]:
    """Cells of a row with their widths in columns; the old horizontal merge marks cells that join the one before."""
    cells: list[tuple[Element, int]] = []
    for cell in children(row):
        if cell.tag != CELL or child(cell, "tcPr", "cellDel") is not None:
            continue
        span = max(number(cell, "tcPr", "gridSpan") or 1, 1)
        if cells and _merge(cell, "hMerge") == "continue":
            first, before = cells.pop()
            cells.append((first, before + span))
        else:
            cells.append((cell, span))
    return cells


def _skipped(row: Element) -> int:
    return max(number(row, "trPr", "gridBefore") or 0, 0)


def _merge(cell: Element, name: str) -> str | None:
    """``restart`` for the first cell of a merged range, ``continue`` for the others, None for a cell of its own."""
    merge = child(cell, "tcPr", name)
    return None if merge is None else merge.get(VAL, "continue")
