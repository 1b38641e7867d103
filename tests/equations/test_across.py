from __future__ import annotations

import pytest

from gouji.equations.across import Lacking, compile_across, compile_condition, names_tables
from gouji.equations.equation import Equation
from gouji.equations.names import Names
from gouji.equations.scanner import AssertionFault

# Two lists of a harbour: boats that came in, and boats that were inspected; which boats there are the lists say.
TABLES = {
    "arrivals": (
        Names("row", ("boats.heron", "boats.gull", "all"), {"boats.gull": ("The Gull",)}, groups=("boats",)),
        Names("column", ("name", "came", "left"), silent={"name"}),
    ),
    "checks": (
        Names("row", ("boats.heron", "boats.g2", "all", "rest"), {"boats.g2": ("The  Gull",)}, groups=("boats",)),
        Names("column", ("seen",)),
    ),
}


def shown(equation: Equation) -> str:
    terms = [f"{factor:+d} {row}@{column}" for (row, column), factor in equation.coefficients.items()]
    return f"{' '.join(terms)} {equation.comparison} 0"


@pytest.mark.parametrize(
    ("written", "equations"),
    [
        ("arrivals.all@came = checks.all", ["+1 arrivals.all@came -1 checks.all@seen = 0"]),
        (
            "for every row: arrivals.came = checks.seen",
            [
                "+1 arrivals.boats.heron@came -1 checks.boats.heron@seen = 0",
                "+1 arrivals.boats.gull@came -1 checks.boats.g2@seen = 0",
                "+1 arrivals.all@came -1 checks.all@seen = 0",
            ],
        ),
        (
            "for every row in boats.* except boats.heron: arrivals.came <= checks.all@seen",
            ["+1 arrivals.boats.gull@came -1 checks.all@seen <= 0"],
        ),
        ("sum(checks.boats.*@seen) = sum(arrivals.boats.*@left)", None),
    ],
)
def test_equations_over_several_tables(written: str, equations: list[str] | None) -> None:
    found = compile_across(written, TABLES)
    assert equations is None or [shown(each) for each in found.equations] == equations
    assert found.tables == tuple(dict.fromkeys(found.tables))
    assert found.lacking == ()
    assert names_tables(written, TABLES)


def test_a_row_that_one_list_lacks_is_told() -> None:
    rows, columns = TABLES["checks"]
    fewer = {**TABLES, "checks": (Names("row", ("boats.heron", "all"), groups=("boats",)), columns)}
    found = compile_across("for every row: arrivals.came = checks.seen", fewer)
    assert found.lacking == (Lacking("arrivals", "boats.gull", "checks"),)
    assert len(found.equations) == 2
    assert rows.open


@pytest.mark.parametrize(
    ("written", "position", "said"),
    [
        (
            "arrivals.all@came = all@seen",
            20,
            "over several tables a name begins with its table: arrivals.all, checks.all",
        ),
        ("for every cell: arrivals.all@came = 0", 0, None),
        ("arrivals.al@came = 0", 9, "there is no row called “al”; did you mean “all”?"),
        ("arrivals = 0", 0, "name a cell as row@column here: arrivals@…"),
    ],
)
def test_faults_over_several_tables(written: str, position: int, said: str | None) -> None:
    with pytest.raises(AssertionFault) as caught:
        compile_across(written, TABLES)
    assert caught.value.position == position
    assert said is None or caught.value.message.en == said


def test_a_condition_may_take_all_figures_of_a_table() -> None:
    (equation,) = compile_condition("sum(arrivals.**) = 0", TABLES)
    assert len(equation.cells) == 6
    assert not names_tables("all@came = 0", TABLES)
