"""Tables that page breaks cut: their pieces get the same columns, and a row cut in two becomes whole again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from gouji.document.model import Cell, Table
from gouji.readers.pdf.page import Line, join_wrapped
from gouji.readers.pdf.tables import NEAR, Area, positions
from gouji.text.numerals import ONE_TO_TEN
from gouji.text.spans import Text

# What a row's label begins with; the rest of a label that was cut in two does not.
_BEGINNING = re.compile(rf"[（(《“]|[{ONE_TO_TEN}\d]+[、.．]")


class Piece(Struct, frozen=True):
    """A table on its page."""

    page: int
    area: Area


def tables(pages: Sequence[tuple[int, list[Area], list[Line]]]) -> Iterator[tuple[Piece, Table]]:
    """Each piece of a table with its content. Pages come with their number, tables and lines outside of tables."""
    for chain in _chains(pages):
        xs = positions([x for piece in chain for x in piece.area.xs])
        found = [piece.area.table(piece.page, xs) for piece in chain]
        for index in range(1, len(found)):
            full = chain[index - 1].area.without_room(xs)
            found[index - 1 : index + 1] = _mend(found[index - 1], found[index], full)
        yield from zip(chain, found, strict=True)


def _chains(pages: Sequence[tuple[int, list[Area], list[Line]]]) -> Iterator[list[Piece]]:
    chain: list[Piece] = []
    open_below = False
    for page, areas, lines in pages:
        for index, area in enumerate(areas):
            first = index == 0 and not any(line.box.bottom < area.box.top for line in lines)
            if chain and not (open_below and first and _same_sides(chain[-1].area, area)):
                yield chain
                chain = []
            chain.append(Piece(page, area))
            open_below = False
        open_below = bool(areas) and not any(line.box.top > areas[-1].box.bottom for line in lines)
    if chain:
        yield chain


def _same_sides(upper: Area, lower: Area) -> bool:
    return abs(upper.xs[0] - lower.xs[0]) <= NEAR and abs(upper.xs[-1] - lower.xs[-1]) <= NEAR


def _mend(upper: Table, lower: Table, full: set[tuple[int, int]]) -> tuple[Table, Table]:
    """Puts words back together that a page break has parted: into the cell where they begin.

    ``full`` are the cells (column, width) above the break that had no room left. Where all that the first row below
    says belongs to cells above, it was the rest of a row and goes.
    """
    above = {(cell.column, cell.column_span): cell for cell in upper.cells if cell.row + cell.row_span == upper.height}
    first = {(cell.column, cell.column_span): cell for cell in lower.cells if cell.row == 0}
    if not first.keys() <= above.keys():
        return upper, lower
    rests = {place for place, cell in first.items() if place in full and _goes_on(cell.text.value)}
    row = [place for place, cell in first.items() if cell.row_span == 1]
    parted = any(place in rests for place in row)
    whole = all(place in rests or not (first[place].text.value and above[place].text.value) for place in row)
    if not parted or not whole:
        rests -= set(row)
    moved = {above[place]: first[place].text.value for place in rests | set(row if parted and whole else ())}
    upper = replace(upper, cells=tuple(_with_rest(cell, moved.get(cell, "")) for cell in upper.cells))
    lower = replace(
        lower, cells=tuple(_emptied(cell) if cell in map(first.get, rests) else cell for cell in lower.cells)
    )
    return upper, _without_first_row(lower) if parted and whole else lower


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
