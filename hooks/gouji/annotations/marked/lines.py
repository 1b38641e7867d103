"""Plain text as HTML: its lines as they are, and its tables drawn."""

from __future__ import annotations

from gouji.annotations.marked.runs import Drawing
from gouji.document.model import Cell, Paragraph, Table
from gouji.readers import lines
from gouji.readers.lines.page import Region
from gouji.text.shown import as_typed
from gouji.text.spans import Text, read_from


def draw(text: str, drawing: Drawing) -> None:
    """Draws a plain text."""
    written = lines.split(as_typed(read_from(text, 0)))
    done = 0
    for region in lines.regions(written):
        _lines(written[done : region.start], drawing)
        _region(region, drawing)
        done = region.end
    _lines(written[done:], drawing)


def _lines(written: list[Text], drawing: Drawing) -> None:
    for line in written:
        if line.value.strip():
            drawing.markup("<p>")
            drawing.text(line)
            drawing.markup("</p>\n")


def _region(region: Region, drawing: Drawing) -> None:
    for block in region.blocks:
        if isinstance(block, Table):
            _table(block, drawing)
        elif isinstance(block, Paragraph):
            _lines([block.text], drawing)


def _table(table: Table, drawing: Drawing) -> None:
    drawing.markup('<div class="wide"><table>\n')
    row = None
    for cell in table.cells:
        if cell.row != row:
            drawing.markup("<tr>" if row is None else "</tr>\n<tr>")
            row = cell.row
        drawing.markup(f"<td{_spans(cell)}>")
        drawing.text(cell.text)
        drawing.markup("</td>")
    drawing.markup("</tr>\n</table></div>\n")


def _spans(cell: Cell) -> str:
    across = f' colspan="{cell.column_span}"' if cell.column_span > 1 else ""
    return across + (f' rowspan="{cell.row_span}"' if cell.row_span > 1 else "")
