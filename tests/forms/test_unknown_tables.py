"""Tables with figures in a section of the form that are none of its tables."""

from __future__ import annotations

import pytest

from support.pack_files import bound, form_of

FORM = form_of("""
sections: [{id: boats, number: I, title: Boats}, {id: crew, number: II, title: Crew}]
tables:
  - id: fleet
    section: boats
    name: {zh: 船, en: Fleet}
    columns: [{id: hired, label: Hired}, {id: sunk, label: Sunk}]
    rows: [{id: rowing, label: Rowing}, {id: sailing, label: Sailing}]
""")
FLEET = "| Kind | Hired | Sunk |\n|---|---|---|\n| Rowing | 1 | 0 |\n| Sailing | 2 | 0 |\n"
FUEL = "| Harbour | Coal |\n|---|---|\n| North Pier | 4 |\n| South Pier | 5 |\n"


@pytest.mark.parametrize(
    ("boats", "crew", "found"),
    [
        pytest.param(FLEET, "Six.", [], id="none"),
        pytest.param(f"{FLEET}\nThey burn coal:\n\n{FUEL}", "Six.", [("boats", "Harbour", 2)], id="beside the table"),
        pytest.param(FLEET, FUEL, [("crew", "Harbour", 2)], id="in a section without tables"),
        pytest.param(FLEET, "| Name | Rank |\n|---|---|\n| Ada | Mate |\n| Bo | Cook |\n", [], id="of words"),
        pytest.param(FLEET, "| Captain | 1 |\n|---|---|\n", [], id="of a single row"),
    ],
)
def test_tables_of_figures_that_the_form_does_not_know(
    boats: str, crew: str, found: list[tuple[str, str, int]]
) -> None:
    report = bound(FORM, f"## I. Boats\n\n{boats}\n## II. Crew\n\n{crew}\n")
    assert [(table.section, table.text.value, table.figures) for table in report.unknown] == found
