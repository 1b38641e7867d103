from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.equations.fixed_point import scale_of, scaled


@pytest.mark.parametrize(
    ("values", "decimals"),
    [
        ([], 0),
        ([3, 4], 0),
        ([3, Decimal("0.25")], 2),
        ([Decimal("1E+3")], 0),
        ([Decimal("1.5"), Decimal("-2.0001")], 4),
    ],
)
def test_the_scale_makes_all_values_whole(values: list[int | Decimal], decimals: int) -> None:
    assert scale_of(values).decimals == decimals


def test_unknown_values_have_no_units() -> None:
    values = {"a": Decimal("0.5"), "b": None, "c": -2}
    assert scaled(values, scale_of([Decimal("0.5")])) == {"a": 5, "c": -20}


_EXACT = st.integers() | st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**40), max_value=10**40)


@given(st.lists(_EXACT, min_size=1))
def test_nothing_is_lost(values: list[int | Decimal]) -> None:
    scale = scale_of(values)
    assert [scale.number(scale.whole(value)) for value in values] == values


def test_whole_numbers_come_back_as_such() -> None:
    scale = scale_of([Decimal("0.50")])
    assert repr(scale.number(150)) == "Decimal('1.5')"
    assert repr(scale.number(200)) == "2"
