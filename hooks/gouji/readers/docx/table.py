"""Tables of a Word document: rows and cells as the XML has them, placed on the grid that they show."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element as Element
from msgspec import Struct

from gouji.document.model import Cell
from gouji.readers import messages
from gouji.readers.docx.xml import CELL, ROW, VAL, by_name, child, children, number, switched_on, w
from gouji.readers.limits import bound
from gouji.text.source import Unreadable
from gouji.text.spans import Text

_DELETED, _SPAN, _ACROSS, _DOWN = w("cellDel"), w("gridSpan"), w("hMerge"), w("vMerge")
_MAX_AREA = 1_000_000
_MAX_COLUMNS = 1_000


class GridSlot(Struct):
    """A cell of the grid: its upper left corner, how far it reaches, and the ``w:tc`` that holds its content."""

    element: Element
    row: int
    column: int
    column_span: int
    row_span: int = 1

    def cell(self, text: Text) -> Cell:
        """The cell with its text."""
        return Cell(text, self.row, self.column, self.row_span, self.column_span)


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
        for element, span, goes_on in _cells(row):
            merged = above.get(column)
            if merged and merged.column_span == span and goes_on:
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


def _cells(row: Element) -> list[tuple[Element, int, bool]]:
    """Cells of a row with their widths in columns, and whether each goes on from the one above.

    The old horizontal merge marks cells that join the one before.
    """
    cells: list[tuple[Element, int, bool]] = []
    for cell in children(row):
        if cell.tag != CELL:
            continue
        properties = by_name(child(cell, "tcPr"))
        if _DELETED in properties:
            continue
        span = max(number(properties[_SPAN]) or 1, 1) if _SPAN in properties else 1
        if cells and _joins(properties.get(_ACROSS)):
            first, before, goes_on = cells.pop()
            cells.append((first, before + span, goes_on))
        else:
            cells.append((cell, span, _joins(properties.get(_DOWN))))
    return cells


def _skipped(row: Element) -> int:
    return max(number(row, "trPr", "gridBefore") or 0, 0)


def _joins(merge: Element | None) -> bool:
    """Whether a cell with this mark is part of a merged range and not its first one."""
    return merge is not None and merge.get(VAL, "continue") == "continue"
