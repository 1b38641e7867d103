"""Text that remembers where it stood; ``gouji.text.spans``."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.text.spans import Piece, Span, Text, join, read_from

# Read from 「鱼&amp;米 酒」, which begins at offset 10: one character stands for five, and one was not there at all.
MIXED = Text(
    "鱼&米、酒",
    (Piece(0, 1, 10, 11), Piece(1, 1, 11, 16), Piece(2, 1, 16, 17), Piece(3, 1, 18, 18), Piece(4, 1, 18, 19)),
)


@pytest.mark.parametrize(
    ("start", "end", "span"),
    [
        (0, 5, Span(10, 19)),
        (0, 1, Span(10, 11)),
        (1, 2, Span(11, 16)),
        (0, 2, Span(10, 16)),
        (2, 3, Span(16, 17)),
        (3, 4, Span(18, 18)),
        (1, 1, Span(11, 11)),
        (2, 2, Span(16, 16)),
        (5, 5, Span(19, 19)),
    ],
)
def test_span(start: int, end: int, span: Span) -> None:
    assert MIXED.span(start, end) == span
    assert MIXED.part(start, end).span() == span
    assert MIXED.part(start, end).value == MIXED.value[start:end]


def test_the_point_after_an_inexact_piece_is_its_end() -> None:
    assert Text("&", (Piece(0, 1, 3, 8),)).span(1, 1) == Span(8, 8)


def test_formats_without_lines_have_no_spans() -> None:
    text = Text("  鱼 ")
    assert text.span() is None
    assert text.strip() == Text("鱼")
    assert text.part(0, 0) == Text("")


@pytest.mark.parametrize(
    ("value", "stripped", "span"),
    [
        (" 鱼 米 ", "鱼 米", Span(6, 9)),
        ("\u3000\u00a0鱼\t", "鱼", Span(7, 8)),
        ("鱼", "鱼", Span(5, 6)),
        ("  ", "", Span(7, 7)),
        ("", "", Span(5, 5)),
    ],
)
def test_strip(value: str, stripped: str, span: Span) -> None:
    text = read_from(value, 5).strip()
    assert (text.value, text.span()) == (stripped, span)


@given(st.text(min_size=1), st.data())
def test_a_part_of_one_piece_is_that_of_several(source: str, data: st.DataObject) -> None:
    start, end = sorted((data.draw(st.integers(0, len(source))), data.draw(st.integers(0, len(source)))))
    one = read_from(source, 7).part(start, end)
    several = join([read_from(each, at) for at, each in enumerate(source, 7)]).part(start, end)
    assert (one.value, one.span(), len(one.pieces)) == (several.value, several.span(), 1)


def test_join() -> None:
    joined = join([read_from("鱼", 3), read_from("米", 9)], "、")
    assert joined == Text("鱼、米", (Piece(0, 1, 3, 4), Piece(1, 1, 4, 4), Piece(2, 1, 9, 10)))
    assert joined.span() == Span(3, 10)
    assert join([]) == Text("")


@given(st.text(min_size=1), st.data())
def test_parts_point_at_their_source(source: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(source)), min_size=2, max_size=8)))
    whole = join([read_from(source[a:b], a) for a, b in pairwise(cuts)])
    start, end = sorted((data.draw(st.integers(0, len(whole.value))), data.draw(st.integers(0, len(whole.value)))))
    part = whole.part(start, end)
    assert part.value == whole.value[start:end]
    span = part.span()
    assert span is not None
    if start < end:
        assert source[span.start : span.end] == part.value
    assert whole.span(start, end) == span
