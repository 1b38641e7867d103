"""What a cell says: every way in which people write a figure, or something else."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.forms.report import Value
from gouji.forms.values import Spelling, parse

PLAIN = Spelling(
    placeholders=frozenset({"/", "-", "—", "无", "不适用"}),
    units=frozenset({"件", "万元", "元"}),
)


@pytest.mark.parametrize(
    ("text", "number", "remark"),
    [
        ("0", 0, ""),
        ("０", 0, ""),
        ("1１2", 112, ""),
        ("1,234", 1234, ""),
        ("1，234，567", 1234567, ""),
        ("12 345", 12345, ""),
        (" 12 ", 12, ""),
        ("\u3000７\n", 7, ""),
        ("\u200b7\ufeff", 7, ""),
        ("0.0000", 0, ""),
        ("26.55", Decimal("26.55"), ""),
        ("-3", -3, ""),
        ("－3", -3, ""),
        ("−3", -3, ""),
        ("3件", 3, "件"),
        ("251000元", 251000, "元"),
        ("22（其中修订16件）", 22, "(其中修订16件)"),
        ("22件（含修订）", 22, "件(含修订)"),
        ("23¹", 23, "¹"),
        ("23 ①", 23, "①"),
        ("23①件", 23, "件①"),
        ("23*", 23, "*"),
        ("23⁽¹⁾（含修订）", 23, "(含修订)⁽¹⁾"),
        ("23 ¹ ²", 23, "¹²"),
        ("①", 1, ""),
        ("三", 3, ""),
        ("十二", 12, ""),
        ("一百零五件", 105, "件"),
        ("二〇二四", 2024, ""),
        ("三万二千", 32000, ""),
        ("零", 0, ""),
    ],
)
def test_numbers(text: str, number: int | Decimal, remark: str) -> None:
    value = parse(text, PLAIN)
    assert (value.state, value.number, value.remark) == ("number", number, remark)


@pytest.mark.parametrize("text", ["", " ", "\u00a0", "\u3000\n\t"])
def test_blank_is_not_zero(text: str) -> None:
    assert parse(text, PLAIN) == Value("blank")


@pytest.mark.parametrize("text", ["/", "／", "-", "－", "—", "无", " 无 ", "不适用"])
def test_placeholders(text: str) -> None:
    assert parse(text, PLAIN) == Value("placeholder")


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        ("O", 0),
        ("1O", 10),
        ("l2", 12),
        ("0/1", 0),
        ("3、4", 3),
        ("按标准收取", None),
        ("1,23", 1),
        ("约20", 20),
        ("1.2.3", Decimal("1.2")),
        ("9" * 5000, None),
        ("一" * 5000, None),
        ("1" + ",000" * 2000, 10**18),
        ("\U0001e5f1", None),
    ],
)
def test_what_is_no_number_is_told_with_a_guess(text: str, guess: int | Decimal | None) -> None:
    assert parse(text, PLAIN) == Value("unreadable", guess=guess)


@pytest.mark.parametrize("text", ["3 5", "12\n7", "1 23"])
def test_two_numbers_are_never_joined(text: str) -> None:
    assert parse(text, PLAIN).state == "unreadable"


def test_a_lone_stroke_is_a_dash_rather_than_a_one() -> None:
    assert parse("一", PLAIN).state == "unreadable"


@given(st.integers(0, 10**12))
def test_every_way_to_write_a_number_is_read(number: int) -> None:
    wide = str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    for text in (str(number), f"{number:,}", wide, f"{number}.00", f"{number:,}".replace(",", "，"), f" {number}件"):
        assert parse(text, PLAIN).number == number


@given(st.text(max_size=30))
def test_any_text_has_a_state(text: str) -> None:
    value = parse(text, PLAIN)
    assert (value.number is not None) == (value.state == "number")
