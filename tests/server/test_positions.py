"""Positions in the units of each encoding, both ways; ``gouji.server.positions``."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from gouji.server.positions import Encoding, Positions, index, units
from gouji.text.source import Decoded, Place
from gouji.text.spans import Span

ENCODINGS: tuple[Encoding, ...] = ("utf-8", "utf-16", "utf-32")
CHARACTERS = st.sampled_from(["a", "é", "公", "𠮷", "👨‍👩‍👧", "\r\n", "\n", "\r", "\u2028", "\x0b", "\x85", "\ufeff"])
TEXTS = st.lists(CHARACTERS | st.characters(exclude_categories=["Cs"]), max_size=40).map("".join)


@pytest.mark.parametrize(
    ("encoding", "columns"),
    [("utf-8", (0, 1, 4, 8, 11)), ("utf-16", (0, 1, 2, 4, 5)), ("utf-32", (0, 1, 2, 3, 4))],
)
def test_columns_count_units(encoding: Encoding, columns: tuple[int, ...]) -> None:
    text = "a公𠮷村"
    assert tuple(units(text[:at], encoding) for at in range(len(text) + 1)) == columns
    assert tuple(index(text, column, encoding) for column in columns) == (0, 1, 2, 3, 4)


@pytest.mark.parametrize(("encoding", "inside"), [("utf-8", (1, 2, 3)), ("utf-16", (1,))])
def test_within_a_character_is_at_it(encoding: Encoding, inside: tuple[int, ...]) -> None:
    assert [index("𠮷村", column, encoding) for column in inside] == [0] * len(inside)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_half_a_character_is_one_unit_of_utf_16(encoding: Encoding) -> None:
    text = "\ud842a"
    assert index(text, units(text, encoding), encoding) == (1 if encoding == "utf-8" else 2)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize(
    ("line", "character", "offset"),
    [(0, 99, 2), (1, 1, 5), (1, 99, 5), (2, 0, 6), (2, 99, 7), (3, 0, 7), (99, 99, 7)],
)
def test_beyond_a_line_is_its_end(encoding: Encoding, line: int, character: int, offset: int) -> None:
    positions = Positions(Decoded("ab\r\nc\rd", "utf-8"), encoding)
    assert positions.offset(types.Position(line, character)) == offset


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_nothing_else_ends_a_line(encoding: Encoding) -> None:
    positions = Positions(Decoded("a\u2028b\x0bc\x85d\x0ce\nf", "utf-8"), encoding)
    assert positions.at(Span(10, 11)).start == types.Position(1, 0)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize(("text", "column"), [("公开", 1), ("\ufeff公开", 2)])
def test_a_mark_that_an_editor_shows_is_a_character(encoding: Encoding, text: str, column: int) -> None:
    """gouji does not count it."""
    positions = Positions(Decoded(text, "utf-8"), encoding)
    found = positions.range(Place(1, 2, 1, 3))
    assert (index(text, found.start.character, encoding), index(text, found.end.character, encoding)) == (
        column,
        column + 1,
    )


@given(TEXTS, st.data(), st.sampled_from(ENCODINGS))
def test_there_and_back(text: str, data: st.DataObject, encoding: Encoding) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    positions = Positions(Decoded(text, "utf-8"), encoding)
    if all(text[at - 1 : at + 1] != "\r\n" for at in (span.start, span.end)):  # between which no position is
        assert positions.span(positions.at(span)) == span


@given(TEXTS, st.sampled_from(ENCODINGS), st.integers(0, 9), st.integers(0, 50))
def test_any_position_is_in_its_line(text: str, encoding: Encoding, line: int, character: int) -> None:
    decoded = Decoded(text, "utf-8")
    offset = Positions(decoded, encoding).offset(types.Position(line, character))
    assert decoded.place(Span(offset, offset)).line == min(line + 1, decoded.lines)
