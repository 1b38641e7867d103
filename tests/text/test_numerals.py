from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.text import numerals


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("零", 0),
        ("两", 2),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百零五", 105),
        ("一百一十", 110),
        ("三千零二十", 3020),
        ("两万三千", 23_000),
        ("一亿零三百万", 103_000_000),
        ("一万二千亿零五", 1_200_000_000_005),
        ("二〇二四", 2024),
        ("一二", 12),
    ],
)
def test_values(written: str, value: int) -> None:
    assert numerals.value(written) == value


@given(st.text(numerals.CHARACTERS, min_size=1, max_size=30))
def test_any_of_the_characters_have_a_value(written: str) -> None:
    assert numerals.value(written) >= 0


@given(st.integers(1, 9999))
def test_what_is_written_has_the_value(number: int) -> None:
    assert numerals.value(numerals.written(number)) == number


@pytest.mark.parametrize(
    ("number", "text"), [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (105, "一百零五"), (1010, "一千零一十")]
)
def test_written(number: int, text: str) -> None:
    assert numerals.written(number) == text
