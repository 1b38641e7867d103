"""Decoding without guessing, and places."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.messages.message import Message
from gouji.text.messages import BINARY, BROKEN_ENCODING, BROKEN_UTF8, NOT_TEXT
from gouji.text.source import Decoded, Place, Unreadable, decode
from gouji.text.spans import Span

STORY = "水库今年放鱼苗三十万尾。\n渔政站收到来信九件，已全部答复。\n"
CHINESE = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=8)
ANY_TEXT = st.text(st.characters(min_codepoint=0x20, exclude_categories=("Cs", "Cc")))


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (STORY.encode(), "utf-8"),
        (STORY.encode("utf-8-sig"), "utf-8"),
        (STORY.encode("gb18030"), "gb18030"),
        (codecs.BOM_UTF16_LE + STORY.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + STORY.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + STORY.encode("utf-32-le"), "utf-32-le"),
        (("\ufeff" + STORY).encode("gb18030"), "gb18030"),
    ],
)
def test_encodings(data: bytes, encoding: str) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.encoding) == (STORY, encoding)
    assert decoded.mark + decoded.text.encode(encoding) == data


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("gb18030", "gb2312"),
        ("gb18030", "GBK"),
        ("gb18030", "hz"),
        ("gb18030", "iso-8859-1"),  # every byte is valid Latin-1, so pages that say so by mistake would never fail
        ("gb18030", "utf-16"),
        ("gb18030", "base64"),
        ("gb18030", "unicode_escape"),
        ("gb18030", "no such charset"),
        ("gb18030", "a\0b"),
        ("gb18030", ""),
        ("big5", "Big5"),
        ("utf-8", "gb2312"),
    ],
)
def test_a_declared_charset_counts_if_it_can_be_true(encoding: str, declared: str) -> None:
    text = "水庫放魚苗" if encoding == "big5" else STORY
    assert decode(text.encode(encoding), declared).text == text


def damaged(text: str) -> bytes:
    data = bytearray(text.encode())
    data[-5] = 0x41
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (codecs.BOM_UTF16_LE + b"\x00\xd8", BROKEN_ENCODING.fill(encoding="utf-16-le")),
        (codecs.BOM_UTF8 + STORY.encode("gb18030"), BROKEN_ENCODING.fill(encoding="utf-8")),
        (damaged(STORY), BROKEN_UTF8.fill(line=2)),
        (STORY.encode("utf-16-le"), BINARY),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xff", BINARY),
        (b"plain\0text", BINARY),
        (codecs.BOM_UTF16_LE + "鱼\0".encode("utf-16-le"), BINARY),
        (b"\x80\xff\xff", NOT_TEXT),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, reason: Message) -> None:
    with pytest.raises(Unreadable) as refused:
        decode(data)
    assert refused.value.reason == reason


@given(CHINESE)
def test_round_trip_without_a_mark(text: str) -> None:
    assert decode(text.encode()).text == text
    assert decode((STORY + text).encode("gb18030")).text == STORY + text


@given(ANY_TEXT, st.sampled_from(["utf-8-sig", "utf-16", "utf-32"]))
def test_round_trip_with_a_mark(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@given(st.binary())
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        decoded = decode(data)
    except Unreadable:
        return
    assert decoded.mark + decoded.text.encode(decoded.encoding) == data


def test_places_count_lines_and_code_points_from_one() -> None:
    decoded = Decoded("鱼\r\n𠮷米\r豆\n\n瓜", "utf-8")
    assert decoded.place(Span(0, 1)) == Place(1, 1, 1, 2)
    assert decoded.place(Span(4, 7)) == Place(2, 2, 3, 2)
    assert decoded.place(Span(10, 10)) == Place(5, 2, 5, 2)
    assert [decoded.line(number) for number in range(1, 6)] == ["鱼", "𠮷米", "豆", "", "瓜"]
