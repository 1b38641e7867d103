from __future__ import annotations

import pytest

from gouji.equations.equation import Address
from gouji.localization.localize import localize
from gouji.localization.shifts import Shift
from support.identity_tables import compiled

ROWS = ("new", "granted", "partial", "refused", "unclear", "petition", "total", "kept")
COLUMNS = ("people", "firms", "clubs", "total")
EQUATIONS = compiled(
    ROWS,
    COLUMNS,
    "for every column: total = granted + partial + refused + unclear + petition",
    "for every column: new = total + kept",
    "for every row: total = people + firms + clubs",
)
PEOPLE = (41, 17, 5, 3, 9, 4, 38, 3)
FIRMS = (22, 6, 2, 7, 1, 3, 19, 3)
CLUBS = (13, 4, 1, 2, 3, 1, 11, 2)


def table(**columns: tuple[int, ...]) -> dict[Address, int]:
    figures = {"people": PEOPLE, "firms": FIRMS, "clubs": CLUBS}
    figures["total"] = tuple(map(sum, zip(*figures.values(), strict=True)))
    figures |= columns
    return {(row, column): value for column in COLUMNS for row, value in zip(ROWS, figures[column], strict=True)}


@pytest.mark.parametrize(
    ("values", "shift"),
    [
        (table(people=(0, *PEOPLE[:-1])), Shift("column", "people", 1)),
        (table(people=(*PEOPLE[1:], 0)), Shift("column", "people", -1)),
        (table(firms=(99, *FIRMS[:-1])), Shift("column", "firms", 1)),
    ],
)
def test_a_column_that_stands_one_row_off(values: dict[Address, int], shift: Shift) -> None:
    (diagnosis,) = localize(values, EQUATIONS, ROWS, COLUMNS).diagnoses
    assert (diagnosis.confidence, diagnosis.shift, len(diagnosis.explanations)) == ("structural", shift, 1)
    right = table()
    said = {each.cell: each.expected for each in diagnosis.explanations[0]}
    assert said.items() <= right.items()
    assert len(said) >= 6


def test_a_row_that_stands_one_column_off() -> None:
    values = table()
    figures = [values["new", column] for column in COLUMNS]
    values |= {("new", column): value for column, value in zip(COLUMNS, [0, *figures[:-1]], strict=True)}
    (diagnosis,) = localize(values, EQUATIONS, ROWS, COLUMNS).diagnoses
    assert diagnosis.shift == Shift("row", "new", 1)


def test_a_jumble_is_no_shift() -> None:
    values = table(people=(7, 41, 3, 17, 4, 38, 9, 5), firms=(1, 19, 3, 22, 6, 7, 2, 3))
    (diagnosis,) = localize(values, EQUATIONS, ROWS, COLUMNS).diagnoses
    assert (diagnosis.confidence, diagnosis.shift, diagnosis.explanations) == ("structural", None, ())
    assert len(diagnosis.failures) > 4
