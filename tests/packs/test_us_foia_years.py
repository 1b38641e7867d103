"""Two reports of one agency: what its pack compares, in every format, for components that no rule knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from msgspec.structs import replace

from gouji.packs.library import Library
from gouji.text.patterns import pattern
from support.blocks import FORMATS
from support.command import Command
from support.files import put
from support.foia import AS_PRINTED, NAMES, Body, body, changed, report

CELL = tuple[str, int, int]
PENDING = {"va": "xiid1", "via": "xiie1", "xiib": None}
"""Charts with what was pending, and those that put received and processed beside last year's."""


def figure(text: str) -> int:
    return int(text.replace(",", ""))


def last_of(own: Body) -> Mapping[str, Sequence[Sequence[str]]]:
    """The tables of last year's report, of which ``own`` are the next."""
    cells: dict[CELL, str] = {}
    for table, compared in PENDING.items():
        for row, (_, start, received, processed, _) in enumerate(own[table]):
            took, done = figure(received), figure(processed)
            if compared and compared in own:
                took, done = figure(own[compared][row][1]), figure(own[compared][row][3])
            counts = (figure(start) + done - took, took, done, figure(start))
            cells |= {(table, row, column): f"{count:,}" for column, count in enumerate(counts, 1)}
    for column, compared in ((1, "xiid2"), (2, "xiie2")):
        cells |= {("xiia", row, column): line[1] for row, line in enumerate(own.get(compared, ()))}
    return changed(own, cells)


def checked(command: Command, suffix: str, own: Body, last: Body, title: str = AS_PRINTED.title) -> dict[str, Any]:
    """What the command says of this year's report beside last year's."""
    before = replace(AS_PRINTED, title=title.replace("2024", "2023"))
    put(f"2024{suffix}", FORMATS[suffix](report(own, replace(AS_PRINTED, title=title))))
    put(f"2023{suffix}", FORMATS[suffix](report(last, before)))
    return command("check", "2024" + suffix, "2023" + suffix, "--select", "years", "--format", "json").json


def told(run: Mapping[str, Any], suffix: str) -> list[list[str]]:
    """The rules that were not evaluated for this year's report."""
    return [each["not_evaluated"] for each in run["files"] if each["path"] == f"2024{suffix}"]


pytestmark = pytest.mark.usefixtures("folder")


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("optional", [False, True], ids=["without optional charts", "with all charts"])
@pytest.mark.parametrize("names", [NAMES[:3], ()], ids=["three components", "none"])
def test_nothing_is_found_where_figures_carry_over(
    command: Command, suffix: str, names: Sequence[str], *, optional: bool
) -> None:
    own = body(names, optional=optional)
    run = checked(command, suffix, own, last_of(own))
    assert (run["findings"], told(run, suffix)) == ([], [[]])


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize(
    ("cell", "rule", "row", "column"),
    [
        (("va", 3, 1), "requests-pending-carried-over", "overall", "start"),
        (("va", 1, 1), "requests-pending-carried-over", "components.officeofgaugesog", "start"),
        (("via", 0, 1), "appeals-pending-carried-over", "components.harboroffice", "start"),
        (("xiib", 3, 1), "consultations-pending-carried-over", "overall", "start"),
        (("xiid1", 3, 1), "comparison-with-last-report", "overall", "received.last"),
        (("xiid1", 2, 3), "comparison-with-last-report", "components.inspectorgeneral", "processed.last"),
        (("xiid2", 3, 1), "comparison-with-last-report", "overall", "last"),
        (("xiie1", 0, 1), "comparison-of-appeals-with-last-report", "components.harboroffice", "received.last"),
        (("xiie2", 3, 1), "comparison-of-appeals-with-last-report", "overall", "last"),
    ],
)
def test_a_break_is_found_with_both_places(
    command: Command, suffix: str, cell: CELL, rule: str, row: str, column: str
) -> None:
    true = body(optional=True)
    right = figure(true[cell[0]][cell[1]][cell[2]])
    run = checked(command, suffix, changed(true, {cell: str(right + 40)}), last_of(true))
    (found,) = run["findings"]
    assert (found["path"], found["rule"]) == (f"2024{suffix}", rule)
    assert [found["where"][name] for name in ("table", "row", "column")] == [cell[0], row, column]
    assert (found["actual"], found["expected"]) == (str(right + 40), str(right))
    other = found["related"][0]
    assert (other["path"], other["where"]["row"]) == (f"2023{suffix}", row)
    assert true[cell[0]][cell[1]][0] in other["where"]["label"]


def test_a_component_that_is_new_is_said_not_to_be_compared(command: Command) -> None:
    own = body(optional=True)
    last = {table: [row for row in rows if row[0] != NAMES[2]] for table, rows in last_of(own).items()}
    run = checked(command, ".md", own, last)
    assert run["findings"] == []
    assert told(run, ".md") == [
        [
            "requests-pending-carried-over",
            "appeals-pending-carried-over",
            "consultations-pending-carried-over",
            "comparison-with-last-report",
            "comparison-of-appeals-with-last-report",
        ]
    ]


UNIT = Library().get("us-foia").info.claims


@pytest.mark.parametrize(
    "title",
    [
        "Bureau of Tides - Annual FOIA Report, Fiscal Year 2024",
        "Bureau of Tides Annual FOIA Report for Fiscal Year 2024",
        "Bureau of Tides FY 2024 Annual FOIA Report",
        "Bureau of Tides: Annual Freedom of Information Act (FOIA) Report, FY 2023",
        "The Bureau of Tides’ Annual FOIA Report 2024",
        "Bureau of Tides - Freedom of Information Act Annual Report 2024",
        "FY 2024 Bureau of Tides Annual FOIA Report",
        "2024 Bureau of Tides FOIA Annual Report",
        "Fiscal Year 2024 Annual FOIA Report for the Bureau of Tides",
        "Annual FOIA Report - Bureau of Tides, Fiscal Year 2024",
        "Annual FOIA Report for Fiscal Year 2024, Bureau of Tides",
        "Annual FOIA Report of the Bureau of Tides for Fiscal Year 2024",
    ],
)
def test_the_agency_is_that_of_the_title(title: str) -> None:
    assert UNIT
    assert UNIT.unit
    match = pattern(UNIT.unit).search(title)
    assert match
    assert match["unit"] == "Bureau of Tides"


@pytest.mark.parametrize(
    "title",
    [
        "Annual FOIA Report (Fiscal Year 2024)",
        "Annual FOIA Report for Fiscal Year 2024",
        "2024 Annual FOIA Report",
        "FOIA Annual Report FY 2024",
        "Freedom of Information Act Report to Congress",
    ],
)
def test_titles_that_name_no_agency(title: str) -> None:
    assert UNIT
    assert UNIT.unit
    assert not pattern(UNIT.unit).search(title)
