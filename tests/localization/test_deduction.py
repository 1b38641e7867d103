from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.equations.equation import Address
from gouji.equations.fixed_point import Number
from gouji.localization.deduction import deduce, reduced
from support.identity_tables import REQUEST_EQUATIONS, compiled, request_tables

SUM = compiled(("r",), ("a", "b", "c", "total"), "total = a + b + c")


def row(*values: Number | None) -> dict[Address, Number | None]:
    return {("r", column): value for column, value in zip(("a", "b", "c", "total"), values, strict=True)}


@pytest.mark.parametrize(
    ("values", "blanks"),
    [
        (row(1, 2, None, 6), {"c": 3}),
        (row(1, 2, 3, None), {"total": 6}),
        (row(None, 6, None, 6), {"a": 0, "c": 0}),
        (row(None, None, None, 0), {"a": 0, "b": 0, "c": 0}),
        (row(0, 0, None, None), {}),
        (row(None, 4, None, 6), {}),
        (row(9, 2, None, 6), {"c": -5}),
        (row(Decimal("0.5"), Decimal("0.25"), None, 1), {"c": Decimal("0.25")}),
        (row(1, 2, 3, 6), {}),
    ],
)
def test_blanks_that_have_only_one_value(values: dict[Address, Number | None], blanks: dict[str, Number]) -> None:
    assert deduce(values, SUM) == {("r", column): value for column, value in blanks.items()}


def test_only_counts_add_up_to_nothing_by_being_nothing() -> None:
    assert deduce(row(None, 6, None, 6), SUM, counts=False) == {}


def test_a_factor_may_leave_no_whole_number() -> None:
    twice = compiled(("r",), ("a", "b"), "2 * a = b")
    assert deduce({("r", "a"): None, ("r", "b"): 6}, twice) == {("r", "a"): 3}
    assert deduce({("r", "a"): None, ("r", "b"): 7}, twice) == {}


def test_equations_over_cells_that_are_not_there_are_left_out() -> None:
    values = row(1, 2, None, 6)
    del values["r", "a"]
    assert deduce(values, SUM) == {}
    assert reduced(values, SUM).assessed == frozenset()


def test_two_blanks_in_one_equation_leave_a_check_of_the_others() -> None:
    equations = compiled(("r",), ("a", "b", "c", "d"), "a + b = c", "a + b = d")
    known: dict[Address, Number | None] = {("r", "a"): None, ("r", "b"): None, ("r", "c"): 3, ("r", "d"): 4}
    system = reduced(known, equations)
    assert [check.residual(system.values) for check in system.checks] in ([1], [-1])
    assert system.assessed == {0, 1}
    assert system.deduced() == {}


@given(request_tables(), st.data())
def test_a_few_blanks_are_always_restored(table: dict[Address, int], data: st.DataObject) -> None:
    blanks = data.draw(st.lists(st.sampled_from(sorted(table)), max_size=3, unique=True))
    given_values = {cell: None if cell in blanks else value for cell, value in table.items()}
    assert deduce(given_values, REQUEST_EQUATIONS) == {cell: table[cell] for cell in blanks}


@given(request_tables(), st.data())
def test_what_is_deduced_of_many_blanks_is_right(table: dict[Address, int], data: st.DataObject) -> None:
    blanks = data.draw(st.lists(st.sampled_from(sorted(table)), max_size=100, unique=True))
    given_values = {cell: None if cell in blanks else value for cell, value in table.items()}
    deduced = deduce(given_values, REQUEST_EQUATIONS)
    assert deduced.items() <= table.items()
    system = reduced(given_values, REQUEST_EQUATIONS)
    assert not any(check.residual(system.values) for check in system.checks)
