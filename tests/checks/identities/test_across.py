"""Equations over several tables: one fault is one finding, at the cell that all equations together point to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.checks.identities.rule import IdentitiesRule
from gouji.findings.model import Finding, NotEvaluated
from gouji.messages.message import plain
from gouji.packs.contents import Pack
from gouji.schema.info import PackInfo
from support.applied import applied
from support.pack_files import bound, form_of

# The Bureau of Tides counts boats at two piers: how many lay there, came and left, and in which way those left.

FORM = """
sections: [{id: boats, number: I, title: Boats}]
tables:
  - id: traffic
    section: boats
    name: {zh: Traffic, en: Traffic}
    title: [Traffic]
    columns: [{id: lay, label: Lay}, {id: came, label: Came}, {id: left, label: Left}, {id: stay, label: Stay}]
    rows: [{id: piers, any: ['.+ Pier']}, {id: all, label: ALL}]
  - id: ways
    section: boats
    name: {zh: Ways, en: Ways}
    title: [Ways of leaving]
    columns: [{id: rowed, label: Rowed}, {id: towed, label: Towed}, {id: total, label: TOTAL}]
    rows: [{id: piers, any: ['.+ Pier']}, {id: all, label: ALL}]
  - id: ropes
    section: boats
    name: {zh: Ropes, en: Ropes}
    title: [Ropes in use]
    columns: [{id: long, label: Long}, {id: short, label: Short}, {id: tied, label: Boats tied up}]
    rows: [{id: all, label: ALL}]
"""
TIDES = form_of(FORM)
PIERS = ("North Pier", "South Pier", "ALL")
FIGURES = {
    "Traffic": {"North Pier": [5, 40, 38, 7], "South Pier": [2, 21, 20, 3], "ALL": [7, 61, 58, 10]},
    "Ways of leaving": {"North Pier": [30, 8, 38], "South Pier": [9, 11, 20], "ALL": [39, 19, 58]},
    "Ropes in use": {"ALL": [6, 4, 10]},
}
HEADS = {
    "Traffic": ["Lay", "Came", "Left", "Stay"],
    "Ways of leaving": ["Rowed", "Towed", "TOTAL"],
    "Ropes in use": ["Long", "Short", "Boats tied up"],
}
IDS = {"Traffic": "traffic", "Ways of leaving": "ways", "Ropes in use": "ropes"}
SHORT = {"Traffic": "Traffic", "Ways of leaving": "Ways", "Ropes in use": "Ropes"}

Cell = tuple[str, str, str]
"""Title of the table, label of the row, label of the column."""
CELLS: list[Cell] = [(title, row, head) for title, rows in FIGURES.items() for row in rows for head in HEADS[title]]


def rule(name: str, table: str | None, *asserted: str, within: str | None = None) -> IdentitiesRule:
    return IdentitiesRule(
        id=name, message=plain("so it is"), why=plain("why"), table=table, asserts=asserted, within=within
    )


RULES = (
    rule("flow", "traffic", "for every row: lay + came - left = stay"),
    rule("sums", "traffic", "for every column: all = sum(piers.*)"),
    rule("ways", "ways", "for every column: all = sum(piers.*)", "for every row: total = rowed + towed"),
    rule("between", None, "for every row: traffic.left = ways.total", "traffic.all@stay = ropes.tied"),
)


def document(changes: Mapping[Cell, int]) -> str:
    lines = ["## I. Boats", ""]
    for title, rows in FIGURES.items():
        lines += [f"### {title}", "", f"| Pier | {' | '.join(HEADS[title])} |", "|---" * (len(HEADS[title]) + 1) + "|"]
        for row, figures in rows.items():
            written = (
                changes.get((title, row, head), figure) for head, figure in zip(HEADS[title], figures, strict=True)
            )
            lines.append(f"| {row} | {' | '.join(map(str, written))} |")
        lines.append("")
    return "\n".join(lines)


def outcomes(changes: Mapping[Cell, int], rules: tuple[IdentitiesRule, ...] = RULES) -> list[Finding | NotEvaluated]:
    pack = Pack(info=PackInfo(id="tides", name=plain("tides"), version=1), form=TIDES, rules=rules)
    return applied("identities", bound(TIDES, document(changes)), pack)


def findings(changes: Mapping[Cell, int]) -> Iterator[Finding]:
    for each in outcomes(changes):
        assert isinstance(each, Finding)
        yield each


def told(finding: Finding) -> str:
    """``between ambiguous Ways · North Pier × TOTAL``."""
    label = finding.where.label
    return f"{finding.rule} {finding.confidence} {label.en if label else ''}"


def lines(*cells: str) -> dict[Cell, int]:
    """``Ways of leaving/North Pier/Rowed 31``."""
    changes = {}
    for each in cells:
        name, _, value = each.rpartition(" ")
        title, row, head = name.split("/")
        changes[title, row, head] = int(value)
    return changes


def test_tables_that_agree_are_silent() -> None:
    assert outcomes({}) == []


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        # Both equations of its own table fail, and one between tables.
        (["Traffic/North Pier/Left 83"], ["flow certain Traffic · North Pier × Left"]),
        # Its own table leaves three candidates; the one that mends the equation between tables is the culprit.
        (
            ["Ways of leaving/North Pier/Rowed 29", "Ways of leaving/North Pier/TOTAL 37"],
            ["ways certain Ways · North Pier × Rowed"],
        ),
        # The table agrees with itself, and the other table with it: the cell that fewest equations speak for.
        (["Ropes in use/ALL/Boats tied up 9"], ["between likely Ropes · ALL × Boats tied up"]),
        # Two rows of one table, one cause: a finding, at the table that agrees with fewer others.
        (
            [
                "Ways of leaving/North Pier/Rowed 29",
                "Ways of leaving/North Pier/TOTAL 37",
                "Ways of leaving/ALL/Rowed 38",
                "Ways of leaving/ALL/TOTAL 57",
            ],
            ["between ambiguous Traffic · North Pier × Left"],
        ),
        # Two faults in two tables that no equation ties.
        (
            ["Traffic/South Pier/Came 12", "Ways of leaving/South Pier/Towed 1"],
            ["flow certain Traffic · South Pier × Came", "ways certain Ways · South Pier × Towed"],
        ),
    ],
)
def test_faults_and_their_findings(changes: list[str], found: list[str]) -> None:
    assert [told(each) for each in findings(lines(*changes))] == found


def test_an_equation_that_holds_speaks_for_its_cells() -> None:
    (finding,) = findings(lines("Traffic/North Pier/Came 41", "Traffic/North Pier/Stay 8"))
    assert finding.confidence == "ambiguous"
    assert {each.row.rpartition(".")[2] for each in finding.suspects} == {"northpier", "southpier"}


def test_what_follows_from_a_fault_is_listed_under_it() -> None:
    (finding,) = findings(lines("Traffic/North Pier/Left 83"))
    listed = [each.message.en for each in finding.related]
    assert "Ways · North Pier × TOTAL: so it is; left 83, right 38, difference 45" in listed


def test_the_other_cells_are_named() -> None:
    (finding,) = findings(lines("Ropes in use/ALL/Boats tied up 9"))
    assert (finding.actual, finding.expected) == ("9", "10")
    assert [each.message.en for each in finding.related] == ["Traffic · ALL × Stay: 10"]


@given(st.sampled_from(CELLS), st.integers(-30, 30).filter(bool))
def test_one_changed_cell_is_one_finding_at_the_cell(cell: Cell, change: int) -> None:
    title, row, head = cell
    value = FIGURES[title][row][HEADS[title].index(head)]
    found = list(findings({cell: max(value + change, 0)}))
    if head in ("Long", "Short") or value + change < 0 == value:  # in no equation, or the same
        assert found == []
        return
    (finding,) = found
    assert told(finding).endswith(f" {SHORT[title]} · {row} × {head}")
    assert finding.expected == str(value)


def test_rows_that_other_tables_lack_are_told_once() -> None:
    ropes = "### Ropes by pier\n\n| Pier | Boats tied up |\n|---|---|\n| North Pier | 7 |\n| ALL | 10 |\n"
    table = """
  - id: tied
    section: boats
    name: {zh: Tied, en: Tied}
    title: [Ropes by pier]
    columns: [{id: stay, label: Boats tied up}]
    rows: [{id: piers, any: ['.+ Pier']}, {id: all, label: ALL}]
"""
    form = form_of(FORM + table)
    text = document({}).replace("| South Pier | 9 | 11 | 20 |\n", "").replace("| 39 | 19 | 58 |", "| 30 | 8 | 38 |")
    stays = ("for every row: traffic.left = ways.total", "for every row: traffic.stay = tied.stay")
    rules = (rule("between", None, "traffic.all@left >= ways.all@total", *stays),)
    pack = Pack(info=PackInfo(id="tides", name=plain("tides"), version=1), form=form, rules=rules)
    found = [
        each.message.en for each in applied("identities", bound(form, text + ropes), pack) if isinstance(each, Finding)
    ]
    assert found[0] == "Traffic · South Pier: there is no such row in Ways, Tied"
    assert sum("no such row" in each for each in found) == 1
