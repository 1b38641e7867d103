"""Which cell of a row is which column; a row with a value right under each column is read as any other."""

from __future__ import annotations

from itertools import accumulate, pairwise

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from gouji.forms.tables import assignment
from gouji.forms.tables.assignment import assign
from gouji.forms.tables.match_columns import Columns
from gouji.forms.tables.row import CandidateCell, Row
from gouji.text.spans import Text

WIDTHS = st.sampled_from([1, 1, 1, 1, 1, 2, 3])
TEXTS = st.sampled_from(["0", "0", "5", "12", "7", "3", "88", "0", "1", "4", ""])


@st.composite
def spans(draw: st.DrawFn, fewest: int = 0) -> list[tuple[int, int]]:
    """Neighbouring grid columns, now and then with a gap between them."""
    widths = draw(st.lists(WIDTHS, min_size=fewest, max_size=6))
    gaps = draw(st.lists(st.sampled_from([0, 0, 0, 1]), min_size=len(widths), max_size=len(widths)))
    ends = accumulate((width + gap for width, gap in zip(widths, gaps, strict=True)), initial=draw(st.integers(0, 3)))
    return [(end - width, end) for width, (_, end) in zip(widths, pairwise(ends), strict=True)]


@st.composite
def tables(draw: st.DrawFn) -> tuple[Columns, list[tuple[Row, int]]]:
    """The columns of a header, and rows most of which stand right under it."""
    heads = draw(spans(1))
    order = draw(st.permutations([str(index) for index in range(len(heads))]))
    columns = Columns(tuple(order), dict(zip(order, heads, strict=True)), draw(st.sampled_from([0.0, 0.2])))
    rows = []
    for _ in range(draw(st.integers(1, 5))):
        label = draw(st.sampled_from([[], [(0, heads[0][0])]])) if heads[0][0] else []
        cells = [*label, *draw(st.one_of(st.just(heads), spans()))]
        slots = tuple(CandidateCell(Text(draw(TEXTS)), start, end - start) for start, end in cells)
        rows.append((Row(slots, 0, 0, draw(st.integers(0, 1)), placed=draw(st.integers(0, 9)) > 0), len(label)))
    return columns, rows


@given(tables())
def test_rows_right_under_the_header_are_read_as_any(table: tuple[Columns, list[tuple[Row, int]]]) -> None:
    columns, rows = table
    found = assign(rows, columns)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(assignment, "_spans", lambda _: None)
        assert assign(rows, columns) == found
    plain = vars(assignment)["_plain"]
    known = vars(assignment)["_spans"](columns)
    event(f"plain: {sum(plain(*row, columns, known) is not None for row in rows)}")
