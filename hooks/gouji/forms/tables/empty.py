"""A table of which nothing but its header stands there: there was nothing to put into it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.forms.report import BoundTable
from gouji.forms.tables.allot import Allotment
from gouji.forms.tables.extract import TableMatch
from gouji.forms.tables.match_rows import Prospect
from gouji.forms.tables.row import Row
from gouji.forms.tables.row_scores import header_likeness

_HEADER = 0.6
"""Share of header labels from which a row is a header."""


def empty_tables(allotment: Allotment, taken: frozenset[int], rows: Sequence[Row]) -> Iterator[tuple[str, TableMatch]]:
    """Tables that need no row, by their ids, whose header stands under their title and is no other table's."""
    for name, (first, *_) in allotment.prospects.items():
        if any(line.wanted for line in first.shape.rows):
            continue
        free = sorted(allotment.titled.get(name, frozenset()) - taken)
        header = [index for index in free if _is_header(rows[index], first)]
        if header:
            blocks = frozenset(block for index in header for block in rows[index].blocks)
            yield name, TableMatch(_empty(first), blocks, frozenset(header))


def _is_header(row: Row, prospect: Prospect) -> bool:
    return row.placed and bool(row.slots) and header_likeness(row, prospect.header) >= _HEADER


def _empty(prospect: Prospect) -> BoundTable:
    shape = prospect.shape
    return BoundTable(
        form=shape.form,
        layout=shape.layout,
        rows=(),
        columns=tuple(line.id for line in shape.columns if line.id not in shape.naming),
        facts={},
        absent=tuple(line.id for line in shape.lines),
        of=shape.of,
    )
