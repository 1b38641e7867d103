"""A district and the twelve units below it: what is found where it is not their sum; ``gouji.checks.units``."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

import pytest
from msgspec.structs import replace

from gouji.checks import kinds
from gouji.checks.fault import Fault, NotEvaluable
from gouji.checks.neighbours import Children, Neighbours
from gouji.forms.bind import bind
from gouji.packs.library import Library
from gouji.readers import read
from gouji.records.making import record_of
from gouji.records.model import Record
from gouji.text.source import Source
from support.official_form import Address, addresses
from support.render import FORMATS, as_markdown
from support.summed_district import BUREAUS, DISTRICT, NAMES, District, Figures, added, district, figures, report

PACK = Library().get("gia-2021")
RULES = PACK.rules_of("units")
COMPARE = kinds()["units"].load_comparison()
WATER = f"澄溪区{BUREAUS[4]}"
TRUE = district()

NEW, NEW_ALL = ("requests", "new", "natural"), ("requests", "new", "total")
GRANTED, GRANTED_ALL = ("requests", "outcome.granted", "natural"), ("requests", "outcome.granted", "total")
DONE, DONE_ALL = ("requests", "outcome.total", "natural"), ("requests", "outcome.total", "total")
LICENCES, FEES = ("licensing", "licences", "decisions"), ("fees", "fees", "amount")
REVIEWS = ("disputes", "cases", "review.total")
ONE_MORE: Figures = {NEW: 3, NEW_ALL: 3, GRANTED: 3, GRANTED_ALL: 3, DONE: 3, DONE_ALL: 3}
"""Three requests, received and granted."""


def record(made: District, name: str, suffix: str = ".md") -> Record:
    source = Source(f"{name}{suffix}", FORMATS[suffix](made.report(name)))
    return record_of(bind(read(source), PACK.form), PACK.info)


def compared(
    made: District, names: tuple[str, ...] = NAMES, missing: tuple[str, ...] = (), suffix: str = ".md"
) -> list[Fault | NotEvaluable]:
    """What is found in the district's report beside those of the units."""
    children = Children(tuple(record(made, name, suffix) for name in names), missing)
    return outcomes(record(made, DISTRICT, suffix), children)


def outcomes(whole: Record, children: Children | None) -> list[Fault | NotEvaluable]:
    assert COMPARE
    return list(COMPARE(whole, RULES, Neighbours(PACK.info, PACK.form, children=children)))


def negative(cells: Figures) -> Figures:
    return {cell: -figure for cell, figure in cells.items()}


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_true_district_has_no_fault_in_any_format(suffix: str) -> None:
    assert compared(TRUE, suffix=suffix) == []


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_break_is_found_with_both_places_in_every_format(suffix: str) -> None:
    made = TRUE.changed(WATER, {NEW: 2, NEW_ALL: 2})
    (fault,) = compared(made, suffix=suffix)
    assert isinstance(fault, Fault)
    assert (fault.rule.id, fault.where.row, fault.where.column) == ("units-requests", "new", "natural")
    assert fault.place
    below = [each for each in fault.related if each.path]
    assert [each.path for each in below] == [f"{WATER}{suffix}"] * 2
    assert [(each.where.row, each.where.column) for each in below] == [("new", "natural"), ("new", "total")]
    assert all(each.place for each in below)


PLANTED: list[tuple[str, Figures, list[tuple[str, list[Address], str]]]] = [
    (DISTRICT, {NEW: 3, NEW_ALL: 3}, [("units-requests", [NEW, NEW_ALL], "the error seems to be in this report")]),
    (DISTRICT, {NEW: 3}, [("units-requests", [NEW], "3 more; the report of a unit should be")]),
    (DISTRICT, {NEW: -3}, [("units-requests", [NEW], "3 less")]),
    (DISTRICT, ONE_MORE, [("units-requests", [*ONE_MORE], "6 figures differ")]),
    (DISTRICT, negative(ONE_MORE), [("units-requests", [*ONE_MORE], "6 figures differ")]),
    (WATER, ONE_MORE, [("units-requests", [*ONE_MORE], "6 figures differ")]),
    (WATER, {DONE: 1}, [("units-requests", [DONE], f"the error seems to be in the report of “{WATER}”")]),
    (DISTRICT, {LICENCES: -5}, [("units-decisions", [LICENCES], "5 less")]),
    (DISTRICT, {FEES: -1}, [("units-fees", [FEES], "1 less")]),
    (DISTRICT, {REVIEWS: 1}, [("units-disputes", [REVIEWS], "the error seems to be in this report")]),
    (
        DISTRICT,
        {NEW: 3, NEW_ALL: 3, LICENCES: -1},
        [("units-requests", [NEW, NEW_ALL], ""), ("units-decisions", [LICENCES], "")],
    ),
    (
        DISTRICT,
        negative(TRUE.units[WATER]),
        [
            ("units-requests", [], f"all that “{WATER}” reports: it seems left out"),
            ("units-disputes", [], "left out"),
            ("units-decisions", [LICENCES], "left out"),
            ("units-decisions", [("enforcement", "penalties", "decisions")], "left out"),
            ("units-fees", [FEES], "left out"),
        ],
    ),
    (
        DISTRICT,
        {cell: figure for cell, figure in TRUE.units[WATER].items() if cell[0] == "requests"},
        [("units-requests", [], f"all that “{WATER}” reports: it seems counted twice")],
    ),
]


@pytest.mark.parametrize(("name", "by", "found"), PLANTED)
def test_planted_breaks(name: str, by: Figures, found: list[tuple[str, list[Address], str]]) -> None:
    faults = [each for each in compared(TRUE.changed(name, by)) if isinstance(each, Fault)]
    assert [each.rule.id for each in faults] == [rule for rule, _, _ in found]
    for fault, (_, cells, said) in zip(faults, found, strict=True):
        differing = [(part.where.table, part.where.row, part.where.column) for part in fault.parts]
        assert not cells or sorted(map(str, differing)) == sorted(map(str, cells))
        assert said in fault.message.en
        assert 0 < sum(1 for each in fault.related if each.path) <= 3


def test_a_missing_unit_is_named_and_nothing_is_added_up() -> None:
    verdicts = compared(TRUE.changed(DISTRICT, {NEW: 3}), NAMES[1:], (NAMES[0],))
    assert {type(each) for each in verdicts} == {NotEvaluable}
    assert {each.rule.id for each in verdicts} == {rule.id for rule in RULES}
    assert {each.reason.en for each in verdicts if isinstance(each, NotEvaluable)} == {
        f"of the 12 units below, 1 have no report at hand: {NAMES[0]}"
    }


@pytest.mark.parametrize(("children", "count"), [(None, len(RULES)), (Children(()), 0)])
def test_without_units_below_nothing_is_asserted(children: Children | None, count: int) -> None:
    verdicts = outcomes(record(TRUE, DISTRICT), children)
    assert len(verdicts) == count
    assert all(isinstance(each, NotEvaluable) for each in verdicts)


# ---- the two readings ----

OWN = figures(Random("own"))  # noqa: S311 - made-up figures
BOTH = replace(TRUE, whole=added([*TRUE.units.values(), OWN]))


def test_a_report_with_the_figures_of_its_own_body_is_no_fault() -> None:
    assert compared(BOTH) == []


def test_the_own_body_may_be_one_of_the_units_below() -> None:
    body = report("澄溪区人民政府办公室", TRUE.year, OWN)
    child = record_of(bind(read(Source("办.md", as_markdown(body))), PACK.form), PACK.info)
    children = Children((*(record(TRUE, name) for name in NAMES), child))
    assert outcomes(record(BOTH, DISTRICT), children) == []
    assert len(outcomes(record(BOTH.changed(DISTRICT, {NEW: 1, NEW_ALL: 1}), DISTRICT), children)) == 1


def test_a_slip_in_the_own_body_s_figures_is_left_to_the_equations_of_the_report() -> None:
    assert compared(BOTH.changed(DISTRICT, {DONE_ALL: 1})) == []


def test_what_is_below_a_sum_is_no_figure_of_the_own_body() -> None:
    (fault,) = compared(BOTH.changed(DISTRICT, {NEW: -90, NEW_ALL: -90}))
    assert isinstance(fault, Fault)
    assert fault.where.row == "new"


def test_a_report_for_the_own_body_alone_is_told_once_and_not_compared() -> None:
    verdicts = compared(replace(TRUE, whole=OWN))
    assert {type(each) for each in verdicts} == {NotEvaluable}
    reasons = {each.reason.en for each in verdicts if isinstance(each, NotEvaluable)}
    assert len(reasons) == 1
    assert "it seems to report for its own body alone" in reasons.pop()


def test_what_is_neither_is_one_warning() -> None:
    other = district(seed=2).whole
    (fault,) = [each for each in compared(replace(TRUE, whole=other)) if isinstance(each, Fault)]
    assert "neither the sum of the 12 units below" in fault.message.en


# ---- what can't be added up ----


@pytest.mark.parametrize(("name", "cells"), [(WATER, {NEW: ""}), (DISTRICT, {NEW: "/"})])
def test_a_cell_without_a_figure_is_not_taken_for_0(name: str, cells: Mapping[Address, str]) -> None:
    def made(each: str) -> Record:
        sample = TRUE.report(each)
        tables = {**sample.tables, **(cells if each == name else {})}
        source = Source(f"{each}.md", as_markdown(replace(sample, tables=tables)))
        return record_of(bind(read(source), PACK.form), PACK.info)

    (verdict,) = outcomes(made(DISTRICT), Children(tuple(map(made, NAMES))))
    assert isinstance(verdict, NotEvaluable)
    assert "has no usable number" in verdict.reason.en
    assert name in verdict.reason.en or name == DISTRICT
    assert "1 of 175 equations" in verdict.reason.en


def test_all_cells_that_add_up_are_compared() -> None:
    assert len(addresses()) == 200
    changed = [address for address in addresses() if any(isinstance(each, Fault) for each in compared_cells(address))]
    assert {cell[0] for cell in set(addresses()) - set(changed)} == {"documents"}


def compared_cells(address: Address) -> list[Fault | NotEvaluable]:
    whole = WHOLE
    cells = tuple(
        type(cell)(*cell.name, str(int(cell.value or 0) + 1), cell.raw, cell.doubt, cell.place)
        if cell.name == address
        else cell
        for cell in whole.cells
    )
    return outcomes(replace(whole, cells=cells), CHILDREN)


WHOLE = record(TRUE, DISTRICT)
CHILDREN = Children(tuple(record(TRUE, name) for name in NAMES))
