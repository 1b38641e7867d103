"""The annual FOIA report as agencies set it: a faultless one stays faultless, and a fault is found in every format."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from gouji.linter.judging import lint_document
from gouji.linter.results import FileResult
from gouji.packs.library import Library
from gouji.readers import read
from gouji.text.source import Source
from support.blocks import FORMATS, Block
from support.foia import AS_PRINTED, FAULTY, Setting, body, changed, narrative, report
from support.foia_figures import NAMES
from support.foia_variants import VARIANTS

PACK = Library().get("us-foia")
SUFFIXES = tuple(FORMATS)
BODY = body()
CELLS = {
    "pending at the end": (("va", 1, 4), "21", "requests-flow", "va"),
    "disposition": (("vb1", 0, 4), "99", "dispositions-total", "vb1"),
    "blank": (("vb3", 2, 4), "", "cell-blank", "vb3"),
    "letter for a digit": (("via", 3, 2), "2O", "cell-unreadable", "via"),
    "no count": (("xia", 0, 1), "N/A", "count-not-available", "xia"),
    "below the lowest": (("vic4", 1, 2), "1.2", "appeal-days-in-order", "vic4"),
    "days in order": (("viia", 2, 3), "99", "days-in-order", "viia"),
    "day increments": (("viic2", 1, 14), "999", "day-increments", "viic2"),
    "expedited": (("viiia", 0, 1), "30", "overall-viiia", "viiia"),
    "costs": (("ix", 0, 6), "$210,007.50", "staff-and-costs", "ix"),
    "share": (("x", 1, 2), "9.04%", "fee-share", "x"),
    "statute": (("iv", 0, 5), "99", "statute-total", "iv"),
    "backlog above pending": (("xiid2", 1, 2), "8", "overall-xiid2", "xiid2"),
}


def linted(blocks: Sequence[Block], suffix: str) -> FileResult:
    return lint_document(read(Source(f"report{suffix}", FORMATS[suffix](blocks))), PACK)


def errors(result: FileResult) -> list[tuple[str, str | None]]:
    """Rules and tables of what is found, remarks apart."""
    return [(each.rule, each.where.table) for each in result.findings if each.severity != "info"]


def unevaluated(result: FileResult) -> list[str]:
    """Rules that could not be applied, but for those that need last year's report."""
    return [each.rule for each in result.not_evaluated if not each.lacks]


# ---- faultless -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("order", "variant"), list(enumerate(VARIANTS)), ids=VARIANTS)
def test_a_faultless_report_is_faultless_however_it_is_set(order: int, variant: str) -> None:
    suffix = SUFFIXES[order % len(SUFFIXES)]
    result = linted(report(body(optional=order % 2 == 0), VARIANTS[variant]), suffix)
    assert (errors(result), unevaluated(result)) == ([], [])


@pytest.mark.parametrize("setting", [AS_PRINTED, VARIANTS["no captions"]], ids=["captions", "no captions"])
@pytest.mark.parametrize(
    ("names", "suffix"),
    [((), ".docx"), (NAMES[:1], ".html"), (NAMES, ".md")],
    ids=["overall only", "one", "twelve"],
)
def test_it_has_as_many_components_as_it_has(names: Sequence[str], setting: Setting, suffix: str) -> None:
    result = linted(report(body(names, optional=True), setting), suffix)
    assert (result.findings, unevaluated(result)) == ((), [])


# ---- faulty --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("order", "fault"), list(enumerate(CELLS)), ids=CELLS)
def test_a_faulty_cell_is_found(order: int, fault: str) -> None:
    cell, text, rule, table = CELLS[fault]
    result = linted(report(changed(BODY, {cell: text}), said=narrative(BODY)), SUFFIXES[order % len(SUFFIXES)])
    assert errors(result) == [(rule, table)]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_all_that_was_planted_is_found_in_the_example(suffix: str) -> None:
    assert sorted(rule for rule, _ in errors(linted(FAULTY, suffix))) == [
        "cell-blank",
        "days-in-order",
        "fee-share",
        "requests-flow",
        "section-number",
        "staff-and-costs",
        "text-change",
    ]


SAID: Mapping[str, tuple[str, str, str]] = {
    "received": ("V", "During fiscal year 2024 the Bureau received 462 requests.", "text-figures"),
    "backlog": ("XII", "The backlog of requests rose from 12 to 9.", "text-change"),
    "last year": ("XII", "The backlog of requests fell from 13 to 9.", "text-change"),
}


@pytest.mark.parametrize(("section", "text", "rule"), SAID.values(), ids=SAID)
def test_a_wrong_word_about_the_figures_is_found(section: str, text: str, rule: str) -> None:
    assert [found for found, _ in errors(linted(report(BODY, said={section: (text,)}), ".md"))] == [rule]


@pytest.mark.parametrize("table", ["vb3", "via", "viia", "viic", "viic3", "x"])
def test_a_table_that_is_missing_is_told(table: str) -> None:
    rest = {name: rows for name, rows in BODY.items() if name != table}
    assert errors(linted(report(rest, said=narrative(BODY)), ".md")) == [("table-missing", table)]


@pytest.mark.parametrize("table", ["va", "viid", "xiid1"])
def test_a_component_that_is_missing_is_told(table: str) -> None:
    rest = {**BODY, table: [row for row in BODY[table] if row[0] != NAMES[1]]}
    found = errors(linted(report(rest, said=narrative(BODY)), ".md"))
    assert found
    assert all(table in (where, "va") or rule == "between-tables" for rule, where in found)


def test_an_extreme_that_no_component_has_is_told_at_the_agency() -> None:
    (found,) = linted(report(changed(BODY, {("viia", 3, 4): "999"})), ".md").findings
    assert (found.rule, found.where.row, found.where.column) == ("overall-extremes", "overall", "simple.highest")
