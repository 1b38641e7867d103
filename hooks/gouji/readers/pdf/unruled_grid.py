"""The rows and columns of a table that nothing rules.

Figures that stand below each other are a column; their line is their row. A label belongs to the row that it stands
beside. Nothing is guessed: where figures or labels could belong to two places, the table can't be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, product

from msgspec import Struct

from gouji.document.model import Cell, Table
from gouji.readers.pdf.page import Box, PdfLine, around, join_wrapped
from gouji.readers.pdf.unruled import Region, UnruledLine, regions
from gouji.text.spans import Text

_SAME_TEXT = 1.1
"""How much further than the closest ones lines may be apart that are one text."""
_LEAST = 0.8
"""Heights of a character that two lines are apart at least."""
_NEAR = 4
"""Heights of a character within which a line may go on with the text above."""
_SAME_CELL = 0.95
"""Share of the distance between rows within which lines are in one cell."""


class _UnclearError(Exception):
    """Something could stand in more than one place."""


Wrapped = list[PdfLine]
"""The lines of a cell."""


class Unruled(Struct, frozen=True):
    """The tables of a page that nothing rules, each with the height at which it begins, and the lines outside of them.

    ``unclear`` says that there is one that could not be read.
    """

    tables: list[tuple[float, Table]]
    rest: list[PdfLine]
    unclear: bool


def unruled(lines: Sequence[PdfLine], page: int) -> Unruled:
    """Tells tables among the lines of a page from text. A small one that can't be read stays text."""
    tables: list[tuple[float, Table]] = []
    taken: set[int] = set()
    unclear = False
    for region in regions(lines):
        table = _table(region, page)
        if table:
            tables.append((region.top, table))
        if table or region.is_large:
            taken.update(id(line) for line in region.lines)
            unclear |= table is None
    return Unruled(tables, [line for line in lines if id(line) not in taken], unclear)


def _table(region: Region, page: int) -> Table | None:
    try:
        return Table(tuple(_cells(region)), page)
    except _UnclearError:
        return None


def _cells(region: Region) -> Iterator[Cell]:
    columns = _columns(region.rows)
    left = columns[0].x0
    reach = _reach(region)
    labels = _labels(region, left, reach)
    width = max(map(len, labels), default=0)
    lines = [*region.header, *(each for each in region.body if not each.is_row and len(each.cells) > 1)]
    heads = _joined([cell for each in lines for cell in each.cells], reach)
    tops = sorted({round(cell[0].box.top, 1) for cell in heads} | {round(row.line.box.top, 1) for row in region.rows})
    placed: dict[tuple[int, int], str] = {}
    for cell in heads:
        box = _box(cell)
        column = width + _column(columns, box) if box.x1 > left else max(width - 1, 0)
        place = tops.index(round(cell[0].box.top, 1)), column
        placed[place] = join_wrapped(placed.get(place, ""), _text(cell))
    for row, named in zip(region.rows, labels, strict=True):
        at = tops.index(round(row.line.box.top, 1))
        for index, cell in enumerate(named, width - len(named)):
            placed[at, index] = _text(cell)
        for figure in row.figures:
            place = at, width + _column(columns, figure.box, alone=len(row.figures) == 1)
            if place in placed:
                raise _UnclearError
            placed[place] = figure.text
    for place in product(range(len(tops)), range(width + len(columns))):
        yield Cell(Text(placed.get(place, "")), *place)


def _columns(rows: Sequence[UnruledLine]) -> list[Box]:
    """The stretches that figures take; one that stands alone on its line may lie over several of them."""
    most = max(len(row.figures) for row in rows)
    boxes = sorted(
        (figure.box for row in rows if most == 1 or len(row.figures) > 1 for figure in row.figures),
        key=lambda box: box.x0,
    )
    columns = [boxes[0]]
    for box in boxes[1:]:
        if box.x0 < columns[-1].x1:
            columns[-1] = around((columns[-1], box))
        else:
            columns.append(box)
    return columns


def _column(columns: Sequence[Box], box: Box, *, alone: bool = True) -> int:
    """The column that a box stands in; only where it is ``alone`` may it lie beside all of them, or over several."""
    over = [index for index, column in enumerate(columns) if column.x0 < box.x1 and box.x0 < column.x1]
    if len(over) != 1 and not alone:
        raise _UnclearError
    return min(over or range(len(columns)), key=lambda index: abs(columns[index].middle[0] - box.middle[0]))


def _reach(region: Region) -> float:
    """How far two lines may be apart that are in one cell."""
    rows = [row.middle for row in region.rows]
    heads = [each.middle for each in region.header if each.may_head]
    if len(rows) == 1:
        rows = [*heads[-1:], *rows]
    apart = min((below - above for above, below in pairwise(rows)), default=0.0)
    words = [
        cell for each in (*region.header, *region.body) for cell in (each.words if each in region.rows else each.cells)
    ]
    closest = min((_apart(one, other) for one, other in _neighbours(words)), default=0.0)
    return min(_SAME_TEXT * closest, _SAME_CELL * apart)


def _neighbours(cells: Sequence[PdfLine]) -> Iterator[tuple[PdfLine, PdfLine]]:
    """Each cell with the next below that is aligned with it. Plain numbers: there may be very many."""
    sides = [(cell.box.x0, cell.box.x1, *cell.box.middle) for cell in cells]
    for index, (left, right, middle, height) in enumerate(sides):
        near = cells[index].size / 2
        for below in range(index + 1, len(cells)):
            x0, x1, x, y = sides[below]
            if y - height > _NEAR * cells[index].size:
                break
            if y - height > _LEAST * cells[index].size and (
                abs(x0 - left) < near or abs(x1 - right) < near or abs(x - middle) < near
            ):
                yield cells[index], cells[below]
                break


def _apart(above: PdfLine, below: PdfLine) -> float:
    return below.box.middle[1] - above.box.middle[1]


def _joined(cells: Sequence[PdfLine], reach: float) -> list[Wrapped]:
    """The lines of each cell."""
    follows = {id(below): above for above, below in _neighbours(cells) if _apart(above, below) <= reach}
    found: dict[int, Wrapped] = {}
    for cell in cells:
        above = follows.get(id(cell))
        wrapped = found[id(above)] if above is not None else []
        wrapped.append(cell)
        found[id(cell)] = wrapped
    return list({id(wrapped): wrapped for wrapped in found.values()}.values())


def _labels(region: Region, left: float, reach: float) -> list[list[Wrapped]]:
    """What each row is called, from left to right: names of groups, then its own."""
    beside = [each for each in region.body if each not in region.rows and each.ends_before(left)]
    words = [
        cell for each in region.body if each in region.rows or each in beside for cell in _words(each, left, region)
    ]
    labels: list[list[Wrapped]] = [[] for _ in region.rows]
    for wrapped in _joined(words, reach):
        labels[_row(region.rows, wrapped)].append(wrapped)
    for named in labels:
        named.sort(key=lambda wrapped: _box(wrapped).x1)
        if any(_box(other).x1 > _box(named[-1]).x0 for other in named[:-1]):
            raise _UnclearError
    if any(labels) and not all(labels):
        raise _UnclearError
    return labels


def _words(line: UnruledLine, left: float, region: Region) -> tuple[PdfLine, ...]:
    words = line.words if line in region.rows else line.cells
    if any(word.box.x0 >= left for word in words):
        raise _UnclearError
    return words


def _row(rows: Sequence[UnruledLine], wrapped: Wrapped) -> int:
    """The row that a label stands beside: the only one that it reaches, or the nearest."""
    box = _box(wrapped)
    reached = [index for index, row in enumerate(rows) if box.top < row.middle < box.bottom]
    if len(reached) == 1:
        return reached[0]
    return min(reached or range(len(rows)), key=lambda index: abs(rows[index].middle - box.middle[1]))


def _box(wrapped: Wrapped) -> Box:
    return around(line.box for line in wrapped)


def _text(wrapped: Wrapped) -> str:
    text = ""
    for line in wrapped:
        text = join_wrapped(text, line.text)
    return text
