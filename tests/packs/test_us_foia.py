"""The US Annual FOIA Report: each row but the last of a table is a component, whichever there are."""

from __future__ import annotations

import pytest

from gouji.linter.judging import lint_document
from gouji.packs.library import Library
from gouji.readers import read
from gouji.text.source import Source

PACK = Library().get("us-foia")
TABLE = """# Bureau of Tides - Annual FOIA Report, Fiscal Year 2024

## V. FOIA Requests

### V.A. Received, Processed and Pending FOIA Requests

| Agency / Component | Number of Requests Pending as of Start of Fiscal Year \
| Number of Requests Received in Fiscal Year | Number of Requests Processed in Fiscal Year \
| Number of Requests Pending as of End of Fiscal Year |
|---|---|---|---|---|
"""
OVERALL = "AGENCY OVERALL | 3 | 9 | 8 | 4"


def found(*rows: str) -> set[tuple[str, str | None, str | None]]:
    """Rules and cells of all that is found in V.A; that it stands alone does not count."""
    text = TABLE + "".join(f"| {row} |\n" for row in rows)
    result = lint_document(read(Source("report.md", text.encode())), PACK)
    lacking = ("table-missing", "section-missing")
    return {(each.rule, each.where.row, each.where.column) for each in result.findings if each.rule not in lacking}


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param((OVERALL,), id="an agency without components"),
        pytest.param(("Harbor Office | 3 | 9 | 8 | 4", OVERALL), id="one component"),
        pytest.param(("Harbor Office | 1 | 4 | 4 | 1", "2nd Fleet & St. Mary's | 2 | 5 | 4 | 3", OVERALL), id="signs"),
        pytest.param(
            (
                "Pier 1 | 1 | 4 | 4 | 1",
                "Pier 2 | 2 | 5 | 4 | 3",
                "Office of the Inspector General (OIG) | 0 | 0 | 0 | 0",
                OVERALL,
            ),
            id="numbers and brackets",
        ),
    ],
)
def test_nothing_is_wrong(rows: tuple[str, ...]) -> None:
    assert found(*rows) == set()


@pytest.mark.parametrize(
    ("rows", "rule", "row", "column"),
    [
        pytest.param(
            ("Pier 1 | 3 | 9 | 8 | 4", "AGENCY OVERALL | 3 | 9 | 8 | 5"),
            "requests-flow",
            "overall",
            "end",
            id="overall",
        ),
        pytest.param(("Pier 1 | 3 | 9 | 8 | 5", OVERALL), "requests-flow", "components.pier1", "end", id="component"),
        pytest.param(
            ("Pier 1 | 3 | N/A | 8 | 4", OVERALL), "count-not-available", "components.pier1", "received", id="no count"
        ),
        pytest.param(("Pier 1 | 3 | 9 | 8 | 4",), "row-missing", "overall", None, id="no overall"),
    ],
)
def test_a_fault_is_found_once_in_its_cell(rows: tuple[str, ...], rule: str, row: str, column: str | None) -> None:
    assert found(*rows) == {(rule, row, column)}


@pytest.mark.parametrize(("name", "rules"), [("Harbor Bureau", set()), ("Dune Bureau", {"other-agency"})])
def test_a_component_of_the_agency_is_no_other_agency(name: str, rules: set[str]) -> None:
    text = TABLE.replace("## V.", f"## II. Making a FOIA Request\n\nThe {name} processes requests.\n\n## V.")
    text += f"| Harbor Bureau | 3 | 9 | 8 | 4 |\n| {OVERALL} |\n"
    result = lint_document(read(Source("report.md", text.encode())), PACK)
    assert {each.rule for each in result.findings} & {"other-agency"} == rules
