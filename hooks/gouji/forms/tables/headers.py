"""Headers of tables with open rows, by what stands over the names of their rows."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.forms.layouts import Shape
from gouji.forms.tables.binding import Binding
from gouji.forms.tables.row import Row

HEADER_ROWS = 4
"""A grid begins with so many rows of a header at most."""


def begins_a_header(row: Row, shape: Shape) -> bool:
    """Whether a row begins with what stands over the names of rows: it is a header, of this table or another."""
    return bool(row.filled) and row.placed and row.folded[row.filled[0]] in shape.naming_labels


def is_under_other_header(binding: Binding, rows: Sequence[Row]) -> bool:
    """Whether the rows stand under a header none of whose labels is one of the table's.

    Tables with open rows may have but one row that the form lists, and that in common with all others.
    """
    first = min((match.index for match in binding.rows), default=0)
    grid = rows[first].grid
    if not first or any(rows[index].grid == grid for index in binding.header):
        return False
    above = [row for row in rows[grid : min(first, grid + HEADER_ROWS)] if row.grid == grid]
    heads = [row for row in above if begins_a_header(row, binding.shape)]
    known = binding.header_labels - binding.shape.naming_labels
    return bool(heads) and not any(row.folded[index] in known for row in above for index in row.filled)
