"""Tables of an OpenDocument text: rows and cells as the XML has them, placed on the grid that they show."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element as Element
from msgspec import Struct

from gouji.document.model import Cell
from gouji.readers import messages
from gouji.readers.limits import bound
from gouji.readers.odt.xml import names, number, q
from gouji.text.source import Unreadable
from gouji.text.spans import Text

_MAX_PLACES = 200_000
_MAX_COLUMNS = 1_000
_ROW = q("table:table-row")
_CELL = q("table:table-cell")
_COVERED = q("table:covered-table-cell")
_GROUPS = names("table:table-header-rows", "table:table-rows", "table:table-row-group")
_UNSEEN = frozenset({"collapse", "filter"})


class OdtSlot(Struct):
    """A cell of the grid: its upper left corner, how far it reaches, and the element that holds its content."""

    element: Element
    row: int
    column: int
    row_span: int
    column_span: int

    def cell(self, text: str) -> Cell:
        """The cell with its text."""
        return Cell(Text(text), self.row, self.column, self.row_span, self.column_span)


class TableRoom(Struct):
    """How many more places the tables of a document may have: a few bytes can repeat a row a million times."""

    left: int = _MAX_PLACES

    def take(self, places: int) -> None:
        """Takes so many, and one for a row without any.

        Raises:
            Unreadable: there are not so many left.
        """
        self.left -= max(places, 1)
        if self.left < 0:
            raise Unreadable(messages.PACKAGE_TOO_LARGE.fill(bound=bound("places", _MAX_PLACES)))


def lay_out(table: Element, room: TableRoom) -> list[OdtSlot]:
    """Cells of a ``table:table`` in reading order. They never overlap; a cell that is repeated stands there each time.

    Raises:
        Unreadable: the grid is larger than any real table.
    """
    found: list[OdtSlot] = []
    reaching: dict[int, OdtSlot] = {}  # by the columns that they cover in rows below their own
    height = 0
    for row, repeated in _rows(table):
        for _ in range(repeated):
            placed = _placed(row, height, reaching)
            found += placed
            reaching = {column: slot for column, slot in reaching.items() if slot.row + slot.row_span > height + 1}
            for slot in placed:
                if slot.row_span > 1:
                    reaching.update((slot.column + across, slot) for across in range(slot.column_span))
            room.take(sum(slot.column_span for slot in placed))
            height += 1
    for slot in found:
        slot.row_span = min(slot.row_span, height - slot.row)
    return found


def held(cell: Element) -> str:
    """What a cell without any content shows: the text or the figure that it holds."""
    return cell.get(q("office:string-value")) or cell.get(q("office:value")) or ""


def _rows(table: Element) -> Iterator[tuple[Element, int]]:
    """Rows with how often each stands there."""
    for child in table:
        if child.tag in _GROUPS:
            yield from _rows(child)
        elif child.tag == _ROW and child.get(q("table:visibility")) not in _UNSEEN:
            yield child, max(number(child, "table:number-rows-repeated", 1), 1)


def _placed(row: Element, height: int, reaching: dict[int, OdtSlot]) -> list[OdtSlot]:
    """The cells that begin in a row. A covered cell is a place of its own only where nothing covers it."""
    found: list[OdtSlot] = []
    column = 0
    for cell in row:
        if cell.tag not in (_CELL, _COVERED):
            continue
        repeated = max(number(cell, "table:number-columns-repeated", 1), 1)
        if column + repeated > _MAX_COLUMNS:
            raise Unreadable(messages.PACKAGE_TOO_LARGE.fill(bound=bound("columns", _MAX_COLUMNS)))
        for place in range(column, column + repeated):
            if cell.tag == _CELL:
                _cut_off(place, height, reaching, found)
                rows = max(number(cell, "table:number-rows-spanned", 1), 1)
                columns = min(max(number(cell, "table:number-columns-spanned", 1), 1), _MAX_COLUMNS - place)
                columns = next((across for across in range(1, columns) if place + across in reaching), columns)
                found.append(OdtSlot(cell, height, place, rows, columns))
        column += repeated
    return found


def _cut_off(column: int, row: int, reaching: dict[int, OdtSlot], found: list[OdtSlot]) -> None:
    """Ends the cells that would cover this place though a cell of its own stands there."""
    above = reaching.get(column)
    if above is not None:
        above.row_span = row - above.row
        for covered in range(above.column, above.column + above.column_span):
            if reaching.get(covered) is above:
                del reaching[covered]
    if found and found[-1].column + found[-1].column_span > column:
        found[-1].column_span = column - found[-1].column
