from __future__ import annotations

import pytest

from gouji.equations.compile import compile_assertion
from gouji.equations.equation import Address, Equation
from gouji.equations.names import Names
from gouji.equations.scanner import AssertionFault
from support.identity_tables import (
    ACROSS,
    APPLICANTS,
    DISPUTE_EQUATIONS,
    DISPUTES,
    FLOW,
    GROUPS,
    OUTCOMES,
    OUTCOMES_2019,
    REQUEST_EQUATIONS,
    REQUESTS,
    REQUESTS_2019,
    RESULTS,
    SUM,
    TILL_COLUMNS,
    TILL_ROWS,
    compiled,
    till,
)

ROWS, COLUMNS = till()


def shown(equation: Equation) -> str:
    """The equation with all cells on the left."""
    terms = [f"{factor:+d} {row}@{column}" for (row, column), factor in equation.coefficients.items()]
    return f"{' '.join(terms)} {equation.constant:+d} {equation.comparison} 0"


@pytest.mark.parametrize(
    ("written", "equations"),
    [
        ("opening@milk = closing@milk", ["+1 opening@milk -1 closing@milk +0 = 0"]),
        ("2 * opening@milk - 3 >= 1", ["+2 opening@milk -4 >= 0"]),
        ("opening@milk = 2 * (closing@milk - 1) + closing@milk", ["+1 opening@milk -3 closing@milk +2 = 0"]),
        ("opening@milk + closing@milk = closing@milk", ["+1 opening@milk +0 = 0"]),
        ("opening@milk + opening@milk != 0", ["+2 opening@milk +0 != 0"]),
        (
            "opening@bread <= opening@total < 9",
            ["+1 opening@bread -1 opening@total +0 <= 0", "+1 opening@total -9 < 0"],
        ),
        (
            "sum(moves.sold.*@bread) = sum(moves.**@milk except moves.delivered@milk, moves.sold.cash@milk)",
            ["+1 moves.sold.cash@bread +1 moves.sold.card@bread -1 moves.sold.card@milk +0 = 0"],
        ),
        (
            "for every column except total: opening = closing",
            ["+1 opening@bread -1 closing@bread +0 = 0", "+1 opening@milk -1 closing@milk +0 = 0"],
        ),
        (
            "for every row in moves.sold.*: total = bread + milk",
            [
                "+1 moves.sold.cash@total -1 moves.sold.cash@bread -1 moves.sold.cash@milk +0 = 0",
                "+1 moves.sold.card@total -1 moves.sold.card@bread -1 moves.sold.card@milk +0 = 0",
            ],
        ),
        ("for every row in opening: total = closing@total", ["+1 opening@total -1 closing@total +0 = 0"]),
        ("for every cell in opening@**, closing@milk except opening@total: this >= 0", None),
        ("for every cell in opening@bread: this <= opening@total", ["+1 opening@bread -1 opening@total +0 <= 0"]),
        ("每列 属于 面包：期初＝期末", ["+1 opening@bread -1 closing@bread +0 = 0"]),
        ("每行 属于 期初：总计＝面包＋牛奶", ["+1 opening@total -1 opening@bread -1 opening@milk +0 = 0"]),
        ({"for every column in bread": "opening = closing"}, ["+1 opening@bread -1 closing@bread +0 = 0"]),
    ],
)
def test_equations_of_an_assertion(written: str | dict[str, str], equations: list[str] | None) -> None:
    if equations is None:
        with pytest.raises(AssertionFault):
            compile_assertion(written, ROWS, COLUMNS)
    else:
        assert [shown(equation) for equation in compile_assertion(written, ROWS, COLUMNS)] == equations


@pytest.mark.parametrize(
    ("written", "equations"),
    [
        ("all@cost = sum(bodies.*@cost)", ["+1 all@cost +0 = 0"]),
        ("for every row in bodies.*: cost = 0", []),
        ("for every column: all = sum(bodies.**)", ["+1 all@cost +0 = 0"]),
        ("for every row: cost >= 0", ["+1 all@cost +0 >= 0"]),
        ("for every cell: this >= 0", ["+1 all@cost +0 >= 0"]),
    ],
)
def test_of_an_empty_group_there_is_nothing_and_columns_of_words_are_passed_over(
    written: str, equations: list[str]
) -> None:
    rows, columns = Names("row", ("all",), groups=("bodies",)), Names("column", ("name", "cost"), silent={"name"})
    assert [shown(equation) for equation in compile_assertion(written, rows, columns)] == equations


CODES = (
    Names("row", ("all", "codes.208", "codes.208.20805", "codes.208.20899", "codes.213"), groups=("codes",)),
    Names("column", ("name", "cost", "paid"), {"cost": ("Cost",)}, silent={"name"}),
)


@pytest.mark.parametrize(
    ("written", "equations"),
    [
        (
            "for every group in codes, for every column: group = sum(group.*)",
            [
                "+1 codes.208@cost -1 codes.208.20805@cost -1 codes.208.20899@cost +0 = 0",
                "+1 codes.208@paid -1 codes.208.20805@paid -1 codes.208.20899@paid +0 = 0",
            ],
        ),
        ("for every column in paid, for every group: sum(group.*) >= 0", None),
        (
            "for every group except codes: group@cost = sum(group.**@cost)",
            ["+1 codes.208@cost -1 codes.208.20805@cost -1 codes.208.20899@cost +0 = 0"],
        ),
        ("for every row in codes.*, for every column in cost: this <= all@cost", None),
    ],
)
def test_groups_and_several_quantifiers(written: str, equations: list[str] | None) -> None:
    found = [shown(equation) for equation in compile_assertion(written, *CODES)]
    assert found == equations if equations is not None else len(found) == 2


def test_what_is_no_linear_equation() -> None:
    rows, columns = CODES
    under, quotient, none, extreme = (
        compile_assertion(written, rows, columns)[0]
        for written in (
            "for every column, if all > 0: all = sum(codes.*)",
            "all@cost = 100 * all@paid / sum(codes.*@cost)",
            "all@cost != none",
            "min(codes.*@cost) <= all@cost",
        )
    )
    assert [shown(each) for each in under.condition] == ["+1 all@cost +0 > 0"]
    assert quotient.divisor
    assert dict(quotient.divisor.terms) == {("codes.208", "cost"): 1, ("codes.213", "cost"): 1}
    assert (none.none, none.comparison, none.ordered) == (True, "!=", (("all", "cost"),))
    assert extreme.extremes[0].cells == (("codes.208", "cost"), ("codes.213", "cost"))
    assert not any(each.linear for each in (under, quotient, none, extreme))


@pytest.mark.parametrize(
    ("written", "position", "said"),
    [
        ("for every group in cost: group@cost = 0", 19, "“cost” is a column; a row is needed here"),
        ("for every group in codes: group = 0", 26, "name a cell as row@column here: codes.208…@…"),
        ("for every row: group = 0", 15, "“group” has a meaning only in “for every group”"),
        (
            "for every group, for every column: group = 0",
            35,
            "“codes” is a group, not a row; codes.** means every row in it",
        ),
        ("for every column, if al = 0: all = 1", 21, "there is no row called “al”; did you mean “all”?"),
        ("for every column: min(codes.*) = nothing", 33, "there is no row called “nothing”"),
    ],
)
def test_faults_of_groups_and_conditions(written: str, position: int, said: str) -> None:
    with pytest.raises(AssertionFault) as caught:
        compile_assertion(written, *CODES)
    assert (caught.value.position, caught.value.message.en) == (position, said.replace("208…", "208"))


def test_a_cell_that_cancels_out_is_left_out() -> None:
    (equation,) = compile_assertion("opening@milk + closing@milk = closing@milk + 2 * opening@bread", ROWS, COLUMNS)
    assert equation.cells == {("opening", "milk"), ("opening", "bread")}


def test_both_sides_are_kept_apart() -> None:
    (equation,) = compile_assertion("opening@milk + 1 = closing@milk + 2 * opening@milk", ROWS, COLUMNS)
    values = {("opening", "milk"): 4, ("closing", "milk"): 7}
    assert (equation.left.total(values), equation.right.total(values)) == (5, 15)
    assert equation.left.total({("opening", "milk"): 40}, unit=10) == 50


@pytest.mark.parametrize(
    ("written", "about"),
    [
        ("for every column: opening = closing", [("column", column) for column in TILL_COLUMNS]),
        ("for every row: total = bread + milk", [("row", row) for row in TILL_ROWS]),
        ("opening@milk = 0", [(None, None)]),
        ("for every cell in opening@milk: this = 0", [(None, None)]),
    ],
)
def test_what_an_equation_is_about(written: str, about: list[tuple[str | None, str | None]]) -> None:
    equations = compile_assertion(written, ROWS, COLUMNS)
    assert [(equation.role, equation.about) for equation in equations] == about


def test_for_every_cell_takes_each_once() -> None:
    equations = compile_assertion("for every cell except opening@bread: this >= 0", ROWS, COLUMNS)
    cells = [(row, column) for row in TILL_ROWS for column in TILL_COLUMNS]
    assert [cell for equation in equations for cell in equation.coefficients] == cells[1:]


@pytest.mark.parametrize(
    ("rows", "columns", "written", "cell"),
    [
        (("only",), ("a", "b"), "a = 1", ("only", "a")),
        (("only",), ("a.x", "a.y"), "a.x = 1", ("only", "a.x")),
        (("p", "q"), ("only",), "q = 1", ("q", "only")),
        (("p",), ("q",), "q = 1", ("p", "q")),
    ],
)
def test_the_only_row_or_column_need_not_be_named(
    rows: tuple[str, ...], columns: tuple[str, ...], written: str, cell: Address
) -> None:
    (equation,) = compiled(rows, columns, written)
    assert list(equation.coefficients) == [cell]


@pytest.mark.parametrize(
    ("written", "position", "said"),
    [
        ("for every column: opening + clsing = 0", 28, "there is no row called “clsing”; did you mean “closing”?"),
        ("for every column: milk = closing", 18, "“milk” is a column; a row is needed here"),
        ("for every row: opening = milk", 15, "“opening” is a row; a column is needed here"),
        ("opening@closing = 0", 8, "“closing” is a row; a column is needed here"),
        ("for every column except opening: closing = 0", 24, "“opening” is a row; a column is needed here"),
        ("for every column: moves.sold.* = 0", 18, "several cells here: wrap them in sum(…)"),
        ("opening = closing", 0, "name a cell as row@column here: opening@…"),
        ("for every cell: opening = 0", 16, "in “for every cell” a cell is “this” or row@column"),
        ("for every row: this = 0", 15, "“this” has a meaning only in “for every cell”"),
        ("for every cell in opening: this = 0", 18, "name a cell as row@column here: opening@…"),
        ("for every row in opening@milk: milk = 0", 17, "only the name of a row can stand here"),
        ("for every row in opening except opening: milk = 0", 0, "this is about no cell"),
        ("opening@milk = sum(closing@milk except closing@milk)", 15, "this is about no cell"),
        ("1 = 1", 0, "this is about no cell"),
        ("for every group in opening: opening@milk = 0", 0, "this is about no cell"),
        ("for every row: milk = milk", 15, "this is about no cell"),
        (
            "for every column: opening = last_year.closing",
            28,
            "“last_year.” can only be written in rules with check: years",
        ),
        ("每格：本格＝合计（下级.本格）", 9, "“children.” can only be written in rules with check: units"),
        ("text.received = opening@milk", 0, "“text.” can only be written in rules with check: narrative"),
        ("for every column in parent.milk: opening = 0", 20, "only the name of a column can stand here"),
        ("opening@milk = ", 15, "expected the name of a row or column here, found the end"),
    ],
)
def test_what_does_not_fit_the_table_is_told_with_its_place(written: str, position: int, said: str) -> None:
    with pytest.raises(AssertionFault) as caught:
        compile_assertion(written, ROWS, COLUMNS)
    assert (caught.value.position, caught.value.message.en) == (position, said)
    assert caught.value.message.zh
    assert caught.value.key is None


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ({"for every colum": "opening = closing"}, ("for every colum", True, 10)),
        ({"for every column in nilk": "opening = closing"}, ("for every column in nilk", True, 20)),
        ({"for every column": "opening = clsing"}, ("for every column", False, 10)),
        ({"for every column": "opening = closing", "for every row": "bread"}, ("for every row", False, 5)),
        ({}, (None, False, 0)),
    ],
)
def test_a_fault_in_a_mapping_says_where_it_counts_from(
    written: dict[str, str], place: tuple[str | None, bool, int]
) -> None:
    with pytest.raises(AssertionFault) as caught:
        compile_assertion(written, ROWS, COLUMNS)
    fault = caught.value
    assert (fault.key, fault.in_key, fault.position) == place


# ---- the annual report ----


def by_hand(rows: tuple[str, ...], outcomes: tuple[str, ...]) -> list[dict[Address, int]]:
    flow = [{("new", c): 1, ("carried_in", c): 1, ("outcome.total", c): -1, ("carried_out", c): -1} for c in APPLICANTS]
    down = [{("outcome.total", c): 1, **{(row, c): -1 for row in outcomes}} for c in APPLICANTS]
    across = [{(row, "total"): 1, **{(row, c): -1 for c in APPLICANTS[:-1]}} for row in rows]
    return [*flow, *down, *across]


def test_requests_have_39_equations() -> None:
    assert len(REQUEST_EQUATIONS) == 39
    assert [equation.coefficients for equation in REQUEST_EQUATIONS] == by_hand(REQUESTS, OUTCOMES)
    assert {cell for equation in REQUEST_EQUATIONS for cell in equation.cells} == {
        (row, column) for row in REQUESTS for column in APPLICANTS
    }


def test_the_layout_of_2019_has_37() -> None:
    equations = compiled(REQUESTS_2019, APPLICANTS, FLOW, SUM, ACROSS)
    assert len(equations) == 37
    assert [equation.coefficients for equation in equations] == by_hand(REQUESTS_2019, OUTCOMES_2019)


def test_disputes_have_3() -> None:
    assert [equation.coefficients for equation in DISPUTE_EQUATIONS] == [
        {("cases", f"{group}.total"): 1, **{("cases", f"{group}.{result}"): -1 for result in RESULTS}}
        for group in GROUPS
    ]
    assert {cell for equation in DISPUTE_EQUATIONS for cell in equation.cells} == {("cases", c) for c in DISPUTES}


def test_labels_serve_as_well_as_ids() -> None:
    rows = Names(
        "row",
        ("new", "carried_in", "outcome.granted", "outcome.total", "carried_out"),
        {
            "new": ("一、新收",),
            "carried_in": ("二、上年结转",),
            "outcome": ("三、办理结果",),
            "outcome.granted": ("（一）予以公开",),
            "outcome.total": ("（七）总计",),
            "carried_out": ("四、结转下年度",),
        },
    )
    columns = Names("column", ("person", "org", "all"), {"all": ("总计",)})
    chinese = compile_assertion("每列：新收＋上年结转＝办理结果.总计＋结转下年度", rows, columns)
    assert chinese == compile_assertion(FLOW, rows, columns)
