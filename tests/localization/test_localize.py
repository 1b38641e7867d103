from __future__ import annotations

import contextlib
from collections.abc import Mapping
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gouji.equations.equation import Address
from gouji.equations.fixed_point import Number
from gouji.equations.scanner import AssertionFault
from gouji.localization.diagnosis import Correction, Diagnosis, Failure, failing
from gouji.localization.localize import localize
from support.identity_tables import (
    APPLICANTS,
    DISPUTE_EQUATIONS,
    DISPUTES,
    REQUEST_EQUATIONS,
    REQUESTS,
    compiled,
    request_tables,
)

# ---- one equation: every cell of it may be the wrong one ----

RESULTS = ("upheld", "corrected", "other", "pending", "total")
TOTAL = compiled(("cases",), RESULTS, "total = upheld + corrected + other + pending")


def group(*figures: Number | None) -> tuple[Diagnosis, ...]:
    values = {("cases", result): figure for result, figure in zip(RESULTS, figures, strict=True)}
    return localize(values, TOTAL, ("cases",), RESULTS).diagnoses


def said(diagnosis: Diagnosis) -> list[str]:
    return [f"{each.cell[1]} {each.actual} → {each.expected}" for each in diagnosis.suspects]


@pytest.mark.parametrize(
    ("figures", "confidence", "suspects", "alternatives"),
    [
        # Every other correction would be negative.
        ((10, 1, 0, 0, 0), "certain", ["total 0 → 11"], 0),
        ((21, 1, 0, 0, 2), "ambiguous", ["total 2 → 22", "upheld 21 → 1"], 1),
        ((12, 5, 3, 2, 2), "certain", ["total 2 → 22"], 0),
        # What can't be a count is wrong, whatever else may be.
        ((-3, 5, 0, 0, 8), "certain", ["upheld -3 → 3"], 0),
        # A total that was not filled in.
        ((5, 0, 0, 0, 0), "likely", ["total 0 → 5", "upheld 5 → 0"], 1),
        # The slip tells: 12 for 21.
        ((9, 5, 4, 3, 12), "likely", ["total 12 → 21", "upheld 9 → 0"], 1),
        # A lost zero, in a part or added to the total: both are possible.
        ((1, 0, 0, 0, 10), "ambiguous", ["upheld 1 → 10", "total 10 → 1", "corrected 0 → 9"], 4),
        # Of equals the total comes first: it is never left out of the three that are reported.
        ((3, 2, 2, 1, 9), "ambiguous", ["total 9 → 8", "upheld 3 → 4", "corrected 2 → 3"], 4),
    ],
)
def test_a_total_and_its_parts(
    figures: tuple[int, ...], confidence: str, suspects: list[str], alternatives: int
) -> None:
    (diagnosis,) = group(*figures)
    assert (diagnosis.confidence, said(diagnosis), len(diagnosis.explanations) - 1) == (
        confidence,
        suspects,
        alternatives,
    )


def test_a_failure_has_both_sums() -> None:
    (diagnosis,) = group(10, 1, 0, 0, 0)
    assert diagnosis.failures == (Failure(0, 0, 11, -11),)


def test_a_blank_is_no_zero_and_no_fault() -> None:
    assert group(10, 1, None, 0, 15) == ()
    assert group(None, None, None, None, None) == ()


def test_a_blank_that_no_value_fits_is_a_fault_of_the_others() -> None:
    (diagnosis,) = group(10, 1, None, 0, 5)
    assert diagnosis.confidence != "certain"
    assert said(diagnosis) == ["total 5 → 11", "upheld 10 → 4"]


def test_groups_without_a_common_cell_are_separate_faults() -> None:
    values = {("cases", column): 0 for column in DISPUTES}
    values |= {("cases", "review.upheld"): 3, ("cases", "litigation.direct.total"): 2}
    result = localize(values, DISPUTE_EQUATIONS, ("cases",), DISPUTES)
    assert [[failure.index for failure in each.failures] for each in result.diagnoses] == [[0], [1]]
    assert result.assessed == {0, 1, 2}


def test_a_blank_that_no_value_fits_does_not_blur_other_faults() -> None:
    values: dict[Address, Number | None] = {("cases", column): 0 for column in DISPUTES}
    values |= {("cases", "review.upheld"): 3, ("cases", "review.other"): None, ("cases", "review.total"): 2}
    values |= {("cases", "litigation.direct.upheld"): 4, ("cases", "litigation.direct.other"): 5}
    first, second = localize(values, DISPUTE_EQUATIONS, ("cases",), DISPUTES).diagnoses
    assert {first.confidence, second.confidence} == {"ambiguous", "certain"}


def test_equations_that_contradict_each_other_are_told_as_they_are() -> None:
    equations = compiled(("r",), ("a", "b"), "a + b = 3", "a + b = 4")
    (diagnosis,) = localize({("r", "a"): None, ("r", "b"): None}, equations, ("r",), ("a", "b")).diagnoses
    assert (diagnosis.confidence, diagnosis.suspects) == ("structural", ())
    assert diagnosis.failures


def test_amounts_are_exact() -> None:
    columns = ("a", "b", "total")
    equations = compiled(("fees",), columns, "total = a + b")
    tenths = {("fees", "a"): Decimal("0.1"), ("fees", "b"): Decimal("0.2"), ("fees", "total"): Decimal("0.3")}
    assert localize(tenths, equations, ("fees",), columns, counts=False).diagnoses == ()
    tenths["fees", "total"] = Decimal("0.31")
    (diagnosis,) = localize(tenths, equations, ("fees",), columns, counts=False).diagnoses
    assert diagnosis.failures == (Failure(0, Decimal("0.31"), Decimal("0.3"), Decimal("0.01")),)
    assert Correction(("fees", "total"), Decimal("0.31"), Decimal("0.3")) in diagnosis.suspects


def test_counts_are_corrected_to_counts() -> None:
    (diagnosis,) = group(Decimal("2.5"), 1, 0, 0, 4)
    assert (diagnosis.confidence, said(diagnosis)) == ("certain", ["upheld 2.5 → 3"])


# ---- a small table ----

ROWS = ("new", "granted", "refused", "closed", "total", "kept")
COLUMNS = ("people", "firms", "clubs", "total")
EQUATIONS = compiled(
    ROWS,
    COLUMNS,
    "for every column: total = granted + refused + closed",
    "for every column: new = total + kept",
    "for every row: total = people + firms + clubs",
)
TABLE = {
    "new": (41, 22, 13, 76),
    "granted": (17, 0, 4, 21),
    "refused": (9, 12, 0, 21),
    "closed": (12, 7, 7, 26),
    "total": (38, 19, 11, 68),
    "kept": (3, 3, 2, 8),
}


def table(changes: Mapping[str, Number | None] | None = None) -> dict[Address, Number | None]:
    values: dict[Address, Number | None] = {
        (row, column): figure for row, figures in TABLE.items() for column, figure in zip(COLUMNS, figures, strict=True)
    }
    for name, figure in (changes or {}).items():
        row, column = name.split("@")
        values[row, column] = figure
    return values


def faults(changes: Mapping[str, Number | None], **options: bool) -> list[tuple[str, list[str]]]:
    """Confidence and the first explanation of every fault."""
    return [
        (
            diagnosis.confidence,
            [f"{row}@{column} {each.actual} → {each.expected}" for each in first for row, column in [each.cell]],
        )
        for diagnosis in localize(table(changes), EQUATIONS, ROWS, COLUMNS, **options).diagnoses
        for first in (diagnosis.explanations or ((),))[:1]
    ]


def test_a_table_without_fault() -> None:
    assert faults({}) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"refused@people": 90}, [("certain", ["refused@people 90 → 9"])]),
        ({"total@total": 86}, [("certain", ["total@total 86 → 68"])]),
        ({"kept@total": 9}, [("certain", ["kept@total 9 → 8"])]),
        # Two faults, two findings, also within one row.
        (
            {"refused@people": 90, "new@clubs": 12},
            [("certain", ["new@clubs 12 → 13"]), ("certain", ["refused@people 90 → 9"])],
        ),
        (
            {"closed@people": 21, "closed@firms": 1},
            [("certain", ["closed@people 21 → 12"]), ("certain", ["closed@firms 1 → 7"])],
        ),
        # A value in the neighbouring cell is one fault.
        (
            {"refused@firms": 0, "refused@clubs": 12},
            [("certain", ["refused@firms 0 → 12", "refused@clubs 12 → 0"])],
        ),
        # Blanks in the way.
        (
            {"refused@people": 90, "refused@firms": None, "kept@people": None},
            [("certain", ["refused@people 90 → 9"])],
        ),
        ({"granted@total": None, "granted@people": 71}, [("certain", ["granted@people 71 → 17"])]),
    ],
)
def test_the_wrong_cells_are_named(changes: dict[str, Number | None], expected: list[tuple[str, list[str]]]) -> None:
    assert sorted(faults(changes)) == sorted(expected)


def test_only_the_equations_of_a_fault_are_told_under_it() -> None:
    first, second = localize(table({"refused@people": 90, "new@clubs": 12}), EQUATIONS, ROWS, COLUMNS).diagnoses
    reported = [{EQUATIONS[failure.index].about for failure in each.failures} for each in (first, second)]
    assert sorted(map(sorted, reported)) == [["clubs", "new"], ["people", "refused"]]


def test_the_equations_under_a_fault_are_those_that_a_person_would_see_fail() -> None:
    (diagnosis,) = localize(table({"refused@people": 90, "refused@firms": None}), EQUATIONS, ROWS, COLUMNS).diagnoses
    assert [EQUATIONS[each.index].about for each in diagnosis.failures] == ["people", "refused"]
    assert diagnosis.failures[1] == Failure(diagnosis.failures[1].index, 21, 102, -81)


def test_a_row_and_its_total_changed_without_the_columns_may_be_any_row() -> None:
    changes = {"granted@people": 18, "granted@total": 22}
    (diagnosis,) = localize(table(changes), EQUATIONS, ROWS, COLUMNS).diagnoses
    assert diagnosis.confidence == "ambiguous"
    assert 3 <= len(diagnosis.shown) <= len(diagnosis.explanations)
    assert all(len(explanation) == 2 for explanation in diagnosis.explanations)


def test_trusted_cells_are_never_suspects() -> None:
    values = table({"refused@people": 90})
    trusted = {("refused", "people")}
    (diagnosis,) = localize(values, EQUATIONS, ROWS, COLUMNS, trusted=trusted).diagnoses
    assert trusted.isdisjoint(each.cell for each in diagnosis.suspects)


def test_without_a_row_its_equations_are_left_out() -> None:
    values = {cell: figure for cell, figure in table().items() if cell[0] != "closed"}
    assert localize(values, EQUATIONS, ROWS, COLUMNS).diagnoses == ()
    values["kept", "people"] = 4
    (diagnosis,) = localize(values, EQUATIONS, ROWS, COLUMNS).diagnoses
    assert diagnosis.suspects[0] == Correction(("kept", "people"), 4, 3)


def test_more_than_four_wrong_cells_are_only_counted() -> None:
    wrong = {"new@people": 5, "granted@firms": 31, "refused@clubs": 17, "closed@total": 90, "kept@people": 55}
    wrong |= {"total@firms": 44, "granted@people": 2}
    (diagnosis,) = localize(table(wrong), EQUATIONS, ROWS, COLUMNS).diagnoses
    assert (diagnosis.confidence, diagnosis.suspects) == ("structural", ())
    assert len(diagnosis.failures) >= 5


def test_inequalities_are_not_its_business() -> None:
    equations = compiled(("r",), ("a", "b"), "a <= b")
    result = localize({("r", "a"): 2, ("r", "b"): 1}, equations, ("r",), ("a", "b"))
    assert (result.diagnoses, result.assessed) == ((), frozenset())


# ---- the annual report ----


@given(request_tables())
def test_a_consistent_table_has_no_fault(values: dict[Address, int]) -> None:
    result = localize(values, REQUEST_EQUATIONS, REQUESTS, APPLICANTS)
    assert result.diagnoses == ()
    assert result.assessed == set(range(39))


@given(request_tables(), st.sampled_from([(row, column) for row in REQUESTS for column in APPLICANTS]), st.data())
def test_one_wrong_cell_is_always_named_with_its_right_value(
    values: dict[Address, int], cell: Address, data: st.DataObject
) -> None:
    wrong = data.draw(st.integers(-9, 5000))
    assume(wrong != values[cell])
    diagnoses = localize({**values, cell: wrong}, REQUEST_EQUATIONS, REQUESTS, APPLICANTS).diagnoses
    assert [(each.confidence, each.suspects) for each in diagnoses] == [
        ("certain", (Correction(cell, wrong, values[cell]),))
    ]


@given(request_tables(), st.data())
def test_two_wrong_cells_are_never_missed_and_never_surely_misnamed(
    values: dict[Address, int], data: st.DataObject
) -> None:
    cells = data.draw(st.lists(st.sampled_from(sorted(values)), min_size=2, max_size=2, unique=True))
    wrong = {cell: data.draw(st.integers(0, 5000).filter(lambda n, c=cell: n != values[c])) for cell in cells}
    diagnoses = localize({**values, **wrong}, REQUEST_EQUATIONS, REQUESTS, APPLICANTS).diagnoses
    assert diagnoses
    for diagnosis in diagnoses:
        if diagnosis.confidence == "certain":
            assert all(each.expected == values[each.cell] for each in diagnosis.suspects)


@given(request_tables(), st.data())
def test_every_explanation_mends_what_it_explains(values: dict[Address, int], data: st.DataObject) -> None:
    cells = data.draw(st.lists(st.sampled_from(sorted(values)), min_size=1, max_size=4, unique=True))
    wrong = {**values, **{cell: data.draw(st.integers(0, 99)) for cell in cells}}
    diagnoses = localize(wrong, REQUEST_EQUATIONS, REQUESTS, APPLICANTS).diagnoses
    mended = dict(wrong)
    for diagnosis in diagnoses:
        for each in (diagnosis.explanations or ((),))[0]:
            assert isinstance(each.expected, int)
            mended[each.cell] = each.expected
    if all(diagnosis.explanations for diagnosis in diagnoses) and not any(each.shift for each in diagnoses):
        assert localize(mended, REQUEST_EQUATIONS, REQUESTS, APPLICANTS).diagnoses == ()


@given(request_tables(), st.data())
def test_the_same_table_gives_the_same_result(values: dict[Address, int], data: st.DataObject) -> None:
    cells = data.draw(st.lists(st.sampled_from(sorted(values)), min_size=1, max_size=6, unique=True))
    wrong = {**values, **{cell: data.draw(st.integers(0, 99)) for cell in cells}}
    backwards = dict(reversed(wrong.items()))
    results = [localize(table, REQUEST_EQUATIONS, REQUESTS, APPLICANTS) for table in (wrong, backwards)]
    assert results[0] == results[1]


# ---- any table at all ----

_AXIS = ("a", "b", "c", "d")
_CELLS = st.sampled_from([(row, column) for row in _AXIS for column in _AXIS])
_TERMS = st.tuples(st.integers(-3, 3).filter(bool), _CELLS)
_SIDES = st.lists(_TERMS, min_size=1, max_size=4).map(
    lambda terms: " + ".join(f"({times} * {row}@{column})" for times, (row, column) in terms)
)
_VALUES = st.none() | st.integers(-5, 30) | st.decimals(-9, 99, places=2)


@given(
    st.lists(st.tuples(_SIDES, st.sampled_from(["0", "7", "a@a", "2 * b@c"])), min_size=1, max_size=6),
    st.dictionaries(_CELLS, _VALUES, max_size=16),
    st.booleans(),
)
def test_no_table_is_too_odd(
    sides: list[tuple[str, str]], values: dict[Address, Number | None], counts: object
) -> None:
    equations = []
    for left, right in sides:
        with contextlib.suppress(AssertionFault):  # all its cells cancel out
            equations += compiled(_AXIS, _AXIS, f"{left} = {right}")
    result = localize(values, equations, _AXIS, _AXIS, counts=bool(counts))
    for diagnosis in result.diagnoses:
        assert diagnosis.failures
        for correction in diagnosis.suspects:
            assert correction.actual == values[correction.cell]
            assert correction.actual != correction.expected


_FIGURE = st.integers(0, 99) | st.decimals(0, 99, places=2)


@given(st.lists(_FIGURE, min_size=5, max_size=5), st.lists(st.decimals(0, 9, places=6), max_size=3))
def test_how_an_equation_fails_is_said_by_its_own_cells(figures: list[Number], others: list[Decimal]) -> None:
    """The decimals of other cells have no part in it, so that a table of many equations is not read again for each."""
    own: dict[Address, Number] = {("cases", result): each for result, each in zip(RESULTS, figures, strict=True)}
    beside = {("elsewhere", str(number)): each for number, each in enumerate(others)}
    (equation,) = TOTAL
    found = failing(0, equation, {**own, **beside})
    difference = sum(map(Decimal, figures[:4])) - Decimal(figures[4])
    assert (found is None) == (difference == 0)
    assert repr(found) == repr(failing(0, equation, own))


# ---- more wrong cells than the search can prove ----

STALLS = tuple("abcde")
GOODS = (*"vwxyz", "sum")
MARKET = compiled(
    (*STALLS, "all"), GOODS, "for every row: sum = v + w + x + y + z", "for every column: all = a + b + c + d + e"
)


@pytest.mark.parametrize(
    ("wrong", "confidence"), [(1, "certain"), (2, "certain"), (3, "certain"), (4, "likely")], ids=str
)
def test_only_up_to_three_wrong_cells_are_certain(wrong: int, confidence: str) -> None:
    """Four that have one explanation all the same are likely: the search may have missed another set of four."""
    values = {(row, column): 7 + 3 * i + j for i, row in enumerate(STALLS) for j, column in enumerate("vwxyz")}
    values |= {(row, "sum"): sum(values[row, column] for column in "vwxyz") for row in STALLS}
    values |= {("all", column): sum(values[row, column] for row in STALLS) for column in GOODS}
    planted = [((STALLS[index], "vwxyz"[index]), 1000 * 7**index) for index in range(wrong)]
    changed = {**values, **{cell: values[cell] + by for cell, by in planted}}
    found = localize(changed, MARKET, (*STALLS, "all"), GOODS).diagnoses
    assert [(each.explanations, each.confidence) for each in reversed(found)] == [
        (((Correction(cell, changed[cell], values[cell]),),), confidence) for cell, _ in planted
    ]
