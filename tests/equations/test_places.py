from __future__ import annotations

import pytest

from gouji.equations.across import compile_across
from gouji.equations.compile import compile_placed
from gouji.equations.equation import Equation
from gouji.equations.fixed_point import Number
from gouji.equations.names import Names
from gouji.equations.places import CellName, Located, Places, known_values, located
from gouji.equations.scanner import AssertionFault

AXES = Names("row", ("opening", "sold", "closing")), Names("column", ("milk", "bread"))
BOTH: Places = frozenset({"last_year", "children"})


def shown(equation: Equation) -> str:
    """The equation with all cells on the left, other reports in capitals."""
    return " ".join(f"{factor:+d} {_cell(located(address))}" for address, factor in equation.coefficients.items())


def _cell(cell: Located) -> str:
    place, (table, row, column) = cell
    return f"{place.upper() + ' ' if place else ''}{table} {row}@{column}"


@pytest.mark.parametrize(
    ("written", "equations"),
    [
        ("opening@milk = last_year.closing@milk", ["+1 till opening@milk -1 LAST_YEAR till closing@milk"]),
        (
            "每列：opening = 上年.closing",
            [
                "+1 till opening@milk -1 LAST_YEAR till closing@milk",
                "+1 till opening@bread -1 LAST_YEAR till closing@bread",
            ],
        ),
        (
            "for every cell in sold@milk: this = sum(children.this)",
            ["+1 till sold@milk -1 CHILDREN till sold@milk"],
        ),
        (
            "closing@milk + sold@milk = last_year.closing@milk + last_year.sold@milk",
            ["+1 till closing@milk +1 till sold@milk -1 LAST_YEAR till closing@milk -1 LAST_YEAR till sold@milk"],
        ),
        ("sold@milk = last_year.sold@milk", ["+1 till sold@milk -1 LAST_YEAR till sold@milk"]),
    ],
)
def test_cells_of_other_reports(written: str, equations: list[str]) -> None:
    assert [shown(each) for each in compile_placed(written, "till", AXES, BOTH)] == equations


def test_a_place_stands_before_the_table() -> None:
    (equation,) = compile_across("till.opening@milk = last_year.till.closing@milk", {"till": AXES}, BOTH).equations
    assert shown(equation) == "+1 till opening@milk -1 LAST_YEAR till closing@milk"


@pytest.mark.parametrize(
    ("written", "places", "said"),
    [
        ("opening@milk = last_year.closing@milk", {"children"}, "can only be written in rules with check: years"),
        ("opening@milk = sum(children.closing@milk)", {"last_year"}, "can only be written in rules with check: units"),
        ("opening@milk = children.opening@milk", BOTH, "it can only stand in sum(…)"),
        ("opening@milk >= max(children.opening@milk)", BOTH, "it can only stand in sum(…)"),
        ("opening@milk = text.received", BOTH, "can only be written in rules with check: narrative"),
        ("opening@milk = parent.opening@milk", BOTH, "is reserved for later"),
        ("for every row in last_year.opening: milk = 0", BOTH, "only the name of a row can stand here"),
        ("for every cell in last_year.opening@milk: this = 0", BOTH, "can only be written in rules"),
        ("opening@milk = last_year.opening", BOTH, "name a cell as row@column here"),
    ],
)
def test_what_can_not_be_named_is_told(written: str, places: Places, said: str) -> None:
    with pytest.raises(AssertionFault) as fault:
        compile_placed(written, "till", AXES, frozenset(places))
    assert said in fault.value.message.en


def test_figures_come_from_the_report_that_a_cell_is_of() -> None:
    (equation,) = compile_placed("opening@milk = last_year.closing@milk", "till", AXES, BOTH)
    own: dict[CellName, Number] = {("till", "opening", "milk"): 3}
    values, lacking = known_values(equation, {None: own.get, "last_year": {}.get})
    assert list(values.values()) == [3]
    assert lacking == (("last_year", ("till", "closing", "milk")),)
