from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.checks.narrative.normalized import line
from gouji.text.spans import Span, Text, read_from


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("收到 申请\u300012 件", "收到申请12件"),
        ("１２３４件，占５．６％", "1234件，占5.6%"),
        ("共1,234件,办结(含上年)2件;", "共1,234件，办结（含上年）2件；"),
        ("时间:8:30", "时间：8:30"),
        ("《条例》〔2021〕30号", "《条例》〔2021〕30号"),
        (
            "In  fiscal year\n2024, 1,355 requests (all) came: 12.",
            "In fiscal year 2024, 1,355 requests (all) came: 12.",
        ),
        ("２０２４ 年 Excel  file,共 ３ 个", "2024年Excel file，共3个"),
        ("2 0 2 4", "2024"),
    ],
)
def test_folding(written: str, folded: str) -> None:
    assert line(Text(written)).value == folded


@given(st.text(max_size=60))
def test_every_character_knows_where_it_came_from(written: str) -> None:
    folded = line(Text(written))
    assert len(folded.value) == len(folded.offsets)
    pairs = zip(folded.value, folded.offsets, strict=True)
    assert all(written[offset].isspace() == (letter == " ") for letter, offset in pairs)


def test_places_are_those_of_the_source() -> None:
    folded = line(read_from("收到 １２ 件", 100))
    at = folded.value.index("12")
    assert folded.span(at, at + 2) == Span(103, 105)
    assert folded.original(at, at + 3) == "１２ 件"


def test_any_white_space_is_a_blank() -> None:
    every = "".join(each for each in map(chr, range(0x110000)) if each.isspace())
    assert line(Text(f"a{'b'.join(every)}b")).value == f"a{'b'.join(' ' * len(every))}b"
