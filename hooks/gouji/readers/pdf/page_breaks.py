"""Tables that page breaks cut: their pieces get the same columns, and a row cut in two becomes whole again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from gouji.document.model import Cell, Table
from gouji.readers.pdf.page import PdfLine, join_wrapped
from gouji.readers.pdf.tables import NEAR, Area, positions
from gouji.text.lazy import lazy_re
from gouji.text.numerals import ONE_TO_TEN
from gouji.text.spans import Text

# What a row's label begins with; the rest of a label that was cut in two does not.
_BEGINNING = lazy_re(rf"[（(《“]|[{ONE_TO_TEN}\d]+[、.．]")


CellColumns = tuple[int, int]
"""Column and width of a cell."""


class PdfPiece(Struct, frozen=True):
    """A table on its page."""

    page: int
    area: Area


def tables(pages: Sequence[tuple[int, list[Area], list[PdfLine]]]) -> Iterator[tuple[PdfPiece, Table]]:
    """Each piece of a table with its content. Pages come with their number, tables and lines outside of tables."""
    for chain in _chains(pages):
        xs = positions([x for piece in chain for x in piece.area.xs])
        found = [piece.area.table(piece.page, xs) for piece in chain]
        for index in range(1, len(found)):
            full = chain[index - 1].area.without_room(xs)
            found[index - 1 : index + 1] = _joined(found[index - 1], found[index], full)
        yield from zip(chain, found, strict=True)


def _chains(pages: Sequence[tuple[int, list[Area], list[PdfLine]]]) -> Iterator[list[PdfPiece]]:
    chain: list[PdfPiece] = []
    open_below = False
    for page, areas, lines in pages:
        for index, area in enumerate(areas):
            first = index == 0 and not any(line.box.bottom < area.box.top for line in lines)
            if chain and not (open_below and first and _same_sides(chain[-1].area, area)):
                yield chain
                chain = []
            chain.append(PdfPiece(page, area))
            open_below = False
        open_below = bool(areas) and not any(line.box.top > areas[-1].box.bottom for line in lines)
    if chain:
        yield chain


def _same_sides(upper: Area, lower: Area) -> bool:
    return abs(upper.xs[0] - lower.xs[0]) <= NEAR and abs(upper.xs[-1] - lower.xs[-1]) <= NEAR


def _joined(upper: Table, lower: Table, full: set[CellColumns]) -> tuple[Table, Table]:
    """Puts words back together that a page break has parted: into the cell where they begin.

    ``full`` are the cells above the break that had no room left. Where all of the first row below belongs to cells
    above, it was the rest of a row and goes.
    """
    above = {_columns(cell): cell for cell in upper.cells if cell.row + cell.row_span == upper.height}
    first = {_columns(cell): cell for cell in lower.cells if cell.row == 0}
    if not first.keys() <= above.keys():
        return upper, lower
    rests = {columns for columns, cell in first.items() if columns in full and _goes_on(cell.text.value)}
    row = {columns for columns, cell in first.items() if cell.row_span == 1}
    is_rest = _is_rest(row, rests, first, above)
    rests = rests | row if is_rest else rests - row
    return _with_rests(upper, {above[columns]: first[columns].text.value for columns in rests}), _without_rests(
        lower, [first[columns] for columns in rests], first_row=is_rest
    )


def _columns(cell: Cell) -> CellColumns:
    return cell.column, cell.column_span


def _is_rest(
    row: set[CellColumns], rests: set[CellColumns], first: Mapping[CellColumns, Cell], above: Mapping[CellColumns, Cell]
) -> bool:
    """Whether the first row below the break is the rest of the row above: its words go on there or stand alone."""
    alone = {columns for columns in row if not (first[columns].text.value and above[columns].text.value)}
    return not row.isdisjoint(rests) and row <= rests | alone


def _with_rests(table: Table, rests: Mapping[Cell, str]) -> Table:
    return replace(table, cells=tuple(_with_rest(cell, rests.get(cell, "")) for cell in table.cells))


def _without_rests(table: Table, rests: Sequence[Cell], *, first_row: bool) -> Table:
    emptied = replace(table, cells=tuple(_emptied(cell) if cell in rests else cell for cell in table.cells))
    return _without_first_row(emptied) if first_row else emptied


def _goes_on(rest: str) -> bool:
    return any(character.isalpha() for character in rest) and not _BEGINNING.match(rest)


def _with_rest(cell: Cell, rest: str) -> Cell:
    return replace(cell, text=Text(join_wrapped(cell.text.value, rest))) if rest else cell


def _emptied(cell: Cell) -> Cell:
    return replace(cell, text=Text(""))


def _without_first_row(table: Table) -> Table:
    kept = []
    for cell in table.cells:
        if cell.row:
            kept.append(replace(cell, row=cell.row - 1))
        elif cell.row_span > 1:
            kept.append(replace(cell, row_span=cell.row_span - 1))
    return replace(table, cells=tuple(kept))
