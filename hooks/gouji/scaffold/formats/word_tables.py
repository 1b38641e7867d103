"""Tables in Word: cells merged as they are printed, borders, and a header that repeats on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Pt
from msgspec import Struct

from gouji.document.model import Cell
from gouji.scaffold.formats.grid import Grid
from gouji.scaffold.formats.word_columns import size_of, widths
from gouji.scaffold.formats.word_layout import CELL, text_width

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell

_MARGIN = 60
"""Twentieths of a point on either side of a cell's text."""
_SHORT = 12
"""A table of so many rows stays on one page."""


class _Drawing(Struct, frozen=True):
    """A table that is being drawn: its text in points, the widths of its columns in English metric units."""

    grid: Grid
    size: float
    widths: tuple[int, ...]


def add_table(document: Document, grid: Grid) -> None:
    """Adds a table, and a little space behind it: without that Word makes one of two that follow each other."""
    whole = Emu(text_width(document))
    size = size_of(grid, whole.pt)
    drawing = _Drawing(grid, size, tuple(int(whole * share) for share in widths(grid, whole.pt, size)))
    table = document.add_table(grid.table.height, grid.table.width, "Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    _set_margins(table)
    for column, width in zip(table.columns, drawing.widths, strict=True):
        column.width = Emu(width)
    places = [row.cells for row in table.rows]
    for place in (each for row in places for each in row):
        place.paragraphs[0].style = CELL  # also where a merged cell covers it, or the row would be as high as text is
    for cell in grid.table.cells:
        last = places[cell.row + cell.row_span - 1][cell.column + cell.column_span - 1]
        _write(_merged(places[cell.row][cell.column], last), cell, drawing)
    _keep_together(table, grid.head)
    document.add_paragraph(style=CELL)


def _merged(first: _Cell, last: _Cell) -> _Cell:
    return first if first is last else first.merge(last)


def _write(place: _Cell, cell: Cell, drawing: _Drawing) -> None:
    grid = drawing.grid
    place.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    place.width = Emu(sum(drawing.widths[cell.column : cell.column + cell.column_span]))
    paragraph = place.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT if grid.is_label(cell) else WD_ALIGN_PARAGRAPH.CENTER
    last_row = cell.row + cell.row_span >= grid.table.height
    paragraph.paragraph_format.keep_with_next = grid.table.height <= _SHORT and not last_row
    paragraph.add_run(cell.text.value).font.size = Pt(drawing.size)


def _set_margins(table: Table) -> None:
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(_MARGIN))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    look = table._tblPr.find(qn("w:tblLook"))  # noqa: SLF001 - the library has no margins of cells
    if look is not None:
        look.addprevious(margins)


def _keep_together(table: Table, head: int) -> None:
    """No row breaks between pages, and the header stands on each."""
    for index, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - the library has neither of both
        properties.append(OxmlElement("w:cantSplit"))
        if index < head:
            properties.append(OxmlElement("w:tblHeader"))
