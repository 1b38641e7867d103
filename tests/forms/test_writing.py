"""Figures as the cells of a table write them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gouji.equations.fixed_point import Number, shown
from gouji.forms.report import Fact
from gouji.forms.values import Spelling, parse
from gouji.forms.writing import by_thousands, corrected
from gouji.schema.values import ValueKind
from gouji.text.spans import read_from

SPELLING = Spelling(before=frozenset({"$"}), after=frozenset({"%"}))
EXACT = ValueKind(kind="amount", decimals=2, exactly=True)
LOOSE = ValueKind(kind="amount")


@pytest.mark.parametrize(
    ("number", "decimals", "text"),
    [(None, 2, ""), (12, 0, "12"), (12, 2, "12.00"), (Decimal("12.5"), 2, "12.50"), (Decimal("0.125"), 2, "0.125")],
)
def test_decimals_are_filled_and_never_cut(number: Number | None, decimals: int, text: str) -> None:
    assert shown(number, decimals) == text


@pytest.mark.parametrize(
    ("figure", "text"),
    [("7", "7"), ("1391", "1,391"), ("630500.50", "630,500.50"), ("-1391", "-1391"), ("N/A", "N/A")],
)
def test_thousands_are_set_apart(figure: str, text: str) -> None:
    assert by_thousands(figure) == text


@pytest.mark.parametrize(
    ("written", "kind", "number", "grouped", "text"),
    [
        ("$630,500.05", LOOSE, Decimal("630500.5"), True, "$630,500.50"),
        ("4.22%", LOOSE, Decimal("0.4"), False, "0.40%"),
        ("12", LOOSE, 1391, True, "1,391"),
        ("12", EXACT, 13, False, "13.00"),
        ("-5", LOOSE, 7, False, "7"),
    ],
)
def test_what_stands_beside_a_figure_stays(
    written: str,
    kind: ValueKind,
    number: Number,
    grouped: bool,  # noqa: FBT001 - a column of the table
    text: str,
) -> None:
    fact = Fact("t", "r", "c", read_from(written, 0), parse(written, SPELLING), values=kind)
    assert corrected(fact, number, grouped=grouped) == text
