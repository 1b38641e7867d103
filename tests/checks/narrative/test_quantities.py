from __future__ import annotations

from fractions import Fraction

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from gouji.checks.narrative.quantities import NUMBER, Quantity, exact, quantity, shown


def read(text: str) -> list[str]:
    return regex.findall(NUMBER, text)


@pytest.mark.parametrize(
    ("written", "value", "step"),
    [
        ("0", 0, 1),
        ("58", 58, 1),
        ("1,234,567", 1234567, 1),
        ("3.26", Fraction("3.26"), Fraction("0.01")),
        ("3.2600", Fraction("3.26"), Fraction("0.0001")),
        ("2.3万", 23000, 1000),
        ("12万", 120000, 10000),
        ("十", 10, 1),
        ("十五", 15, 1),
        ("两", 2, 1),
        ("一百零五", 105, 1),
        ("三千二百", 3200, 1),
        ("一万零三十", 10030, 1),
        ("二〇二四", 2024, 1),
        ("零", 0, 1),
    ],
)
def test_figures(written: str, value: Fraction | int, step: Fraction | int) -> None:
    assert read(written) == [written]
    assert quantity(written) == Quantity(Fraction(value), Fraction(step))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("收到58件", ["58"]),
        ("收到1,234件，办结56件", ["1,234", "56"]),
        ("约60件", ["60"]),
        ("二百三十五件", ["二百三十五"]),
        ("占33.9%", ["33.9"]),
        ("版本1.2.3", []),
        ("9" * 5000, []),
        ("一" * 5000, []),
    ],
)
def test_figures_in_text(text: str, found: list[str]) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("收到58件", ["58"]),
        ("第3项", []),
        ("约60件", []),
        ("近60件", []),
        ("50余件", []),
        ("三十多件", []),
        ("about 60 boats, 50 odd nets", []),
        ("no doubt about it: 60 boats", ["60"]),
    ],
)
def test_round_figures_and_ordinals_say_nothing(text: str, found: list[str]) -> None:
    assert regex.findall(exact(("第", "约", "近", "about"), ("余", "多", "odd")), text) == found


def test_without_words_all_figures_are_exact() -> None:
    assert exact((), ()) == NUMBER


@given(st.integers(0, 10**9))
def test_thousands_separators_make_no_difference(value: int) -> None:
    assert quantity(f"{value:,}") == quantity(str(value)) == Quantity(Fraction(value))


@pytest.mark.parametrize(
    ("written", "other", "step", "agrees"),
    [
        ("3.3", "3.26", "0", True),
        ("3.2", "3.26", "0", False),
        ("3.26", "3.3", "0.1", True),
        ("33.9", "32.05", "0", False),
        ("58", "58", "0", True),
        ("58", "59", "0", False),
        ("2.3万", "22980", "0", True),
    ],
)
def test_agreement_is_to_half_a_unit_of_the_last_digit(written: str, other: str, step: str, *, agrees: bool) -> None:
    assert quantity(written).agrees(Fraction(other), Fraction(step)) == agrees


@pytest.mark.parametrize(
    ("value", "step", "text"),
    [
        (Fraction(58), Fraction(0), "58"),
        (Fraction(20), Fraction(0), "20"),
        (Fraction("3.26"), Fraction(0), "3.26"),
        (Fraction(25800, 805), Fraction("0.1"), "32.0"),
        (Fraction(20), Fraction(1), "20"),
        (Fraction(-1, 4), Fraction(0), "-0.25"),
    ],
)
def test_values_are_shown_in_decimals(value: Fraction, step: Fraction, text: str) -> None:
    assert shown(value, step) == text
