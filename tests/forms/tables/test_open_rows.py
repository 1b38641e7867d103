"""Rows that a form leaves open: those that stand in the document, by label or by key, and what is none of them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from gouji.forms.report import BoundTable
from support.pack_files import bound, form_of

BUREAUS = form_of("""
sections: [{id: boats, number: I, title: Boats}]
placeholders: [N/A]
tables:
  - id: fleet
    section: boats
    name: {zh: 船, en: Fleet}
    corner: [Harbour]
    columns: [{id: hired, label: Hired}, {id: sunk, label: Sunk}]
    rows:
      - {id: harbours, any: ['[A-Z].*']}
      - {id: every, label: ALL HARBOURS}
""")
HEAD = "# Report\n\n## I. Boats\n\n| Harbour | Hired | Sunk |\n|---|---|---|\n"


def only(table: BoundTable) -> dict[str, list[str]]:
    return {row: [table.facts[row, column].text.value for column in table.columns] for row in table.labels}


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        pytest.param(
            ["North Pier | 4 | 1", "ALL HARBOURS | 4 | 1"],
            {"harbours.northpier": ["4", "1"], "every": ["4", "1"]},
            id="one",
        ),
        pytest.param(
            ["North Pier | 4 | 1", "St. Ann's (old) | 2 | 0", "ALL HARBOURS | 6 | 1"],
            {"harbours.northpier": ["4", "1"], "harbours.stannsold": ["2", "0"], "every": ["6", "1"]},
            id="names with marks",
        ),
        pytest.param(["ALL HARBOURS | 6 | 1"], {"every": ["6", "1"]}, id="none"),
        pytest.param(
            ["ALL HARBOURS | 6 | 1", "North Pier | 4 | 1"],
            {"every": ["6", "1"], "harbours.northpier": ["4", "1"]},
            id="behind the row of the form",
        ),
        pytest.param(
            ["North Pier |  | N/A", "ALL HARBOURS | 6 | 1"],
            {"harbours.northpier": ["", "N/A"], "every": ["6", "1"]},
            id="without a figure",
        ),
        pytest.param(
            ["ALL HARBOURS | 6 | 1", "North Pier is counted by its owner. | | "],
            {"every": ["6", "1"]},
            id="a note under the table",
        ),
    ],
)
def test_rows_that_stand_there_are_rows_of_the_group(rows: list[str], found: dict[str, list[str]]) -> None:
    (table,) = bound(BUREAUS, HEAD + "".join(f"| {row} |\n" for row in rows)).tables
    assert only(table) == found
    assert not table.missing_rows


@pytest.mark.parametrize(
    ("rows", "label", "again"),
    [
        pytest.param(["7 Piers | 4 | 1", "ALL HARBOURS | 4 | 1"], "7 Piers", None, id="by no expression of any"),
        pytest.param(
            ["North Pier | 4 | 1", "North Pier | 5 | 1", "ALL HARBOURS | 4 | 1"],
            "North Pier",
            "harbours.northpier",
            id="a name that stands there twice",
        ),
    ],
)
def test_what_no_row_means_is_beyond_the_form(rows: list[str], label: str, again: str | None) -> None:
    (table,) = bound(BUREAUS, HEAD + "".join(f"| {row} |\n" for row in rows)).tables
    assert [(row.label.value, row.again) for row in table.extra_rows] == [(label, again)]


def test_a_table_that_a_page_cuts_goes_on_under_its_header() -> None:
    """The second grid has the header again, the third is of the same width."""
    form = form_of("""
sections: [{id: boats, number: I, title: Boats}]
tables:
  - id: fleet
    section: boats
    name: {zh: 船, en: Fleet}
    corner: [Harbour]
    columns: [{id: hired, label: Hired}, {id: sunk, label: Sunk}]
    rows: [{id: every, label: ALL HARBOURS}, {id: harbours, any: ['[A-Z].*']}]
""")
    header = "<tr><td>Harbour</td><td>Hired</td><td>Sunk</td></tr>"
    cells = [["ALL HARBOURS", "9", "1"], ["North Pier", "4", "1"], ["South Pier", "5", "0"]]
    rows = ["<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in cells]
    grids = [header + rows[0], header + rows[1], rows[2]]
    document = "## I. Boats\n\n" + "\n\n".join(f"<table>{grid}</table>" for grid in grids)
    (table,) = bound(form, document).tables
    assert list(table.labels) == ["every", "harbours.northpier", "harbours.southpier"]


@pytest.mark.parametrize("words", [[], ["Continued"], ["Table 2 (continued)", "In boats"]])
def test_words_may_stand_between_the_pieces_of_a_table(words: list[str]) -> None:
    rows = [f"| {row} | 4 | 1 |" for row in ("ALL HARBOURS", "North Pier", "South Pier")]
    pieces = [HEAD + "\n".join(rows[:2]), *words, HEAD.partition("\n\n## I. Boats\n\n")[2] + rows[2]]
    (table,) = bound(BUREAUS, "\n\n".join(pieces)).tables
    assert list(only(table)) == ["every", "harbours.northpier", "harbours.southpier"]


@pytest.mark.parametrize("title", ["", "Fleet in use\n\n"])
def test_under_the_words_of_another_table_a_header_is_that_of_the_other(title: str) -> None:
    fleet = replace(BUREAUS.tables[0], title=("Fleet in use",))
    form = replace(BUREAUS, tables=(fleet, replace(fleet, id="ferries", title=("Ferries",))))
    grid = HEAD.partition("\n\n## I. Boats\n\n")[2]
    text = f"## I. Boats\n\n{title}{grid}| ALL HARBOURS | 4 | 1 |\n| North Pier | 4 | 1 |\n\nFerries\n\n{grid}"
    text += "| South Pier | 2 | 0 |\n| ALL HARBOURS | 2 | 0 |\n"
    assert {table.form.id: list(only(table)) for table in bound(form, text).tables} == {
        "fleet": ["every", "harbours.northpier"],
        "ferries": ["harbours.southpier", "every"],
    }


CODES = form_of("""
sections: [{id: money, number: 一, title: 收支}]
skip: ['^栏次']
tables:
  - id: spent
    section: money
    name: {zh: 支出表, en: spending}
    values: amount
    columns:
      - {id: code, label: 编码, values: key}
      - {id: words, label: 名称, values: text}
      - {id: total, label: 总额}
    rows:
      - {id: all, label: 合计}
      - {id: codes, key: code, named: words, any: ['\\d{2}(\\d\\d)*']}
""")


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        pytest.param(
            ["合计 | | 5", "20 | 渔业 | 5", "2001 | 码头 | 3", "200102 | 缆绳 | 3", "2003 | 灯塔 | 2"],
            ["all", "codes.20", "codes.20.2001", "codes.20.2001.200102", "codes.20.2003"],
            id="below the code that each begins with",
        ),
        pytest.param(
            ["合计 | | 5", "2001 | 码头 | 3", "20 | 渔业 | 5"],
            ["all", "codes.20.2001", "codes.20"],
            id="in any order",
        ),
        pytest.param(
            ["合计 | | 5", "20 | 渔业 | 5", "200102 | 缆绳 | 5"],
            ["all", "codes.20", "codes.20.200102"],
            id="without the one between",
        ),
        pytest.param(
            ["栏次 | | 1", "合计 | | 5", "20 | 渔业 | 5"], ["all", "codes.20"], id="under a row that is skipped"
        ),
        pytest.param(["合计 | | 5", "20 | 渔业 | 5", "注：不含拨款 | | "], ["all", "codes.20"], id="above a note"),
    ],
)
def test_a_key_is_below_the_one_that_it_begins_with(rows: list[str], found: list[str]) -> None:
    head = "## 一、收支\n\n| 编码 | 名称 | 总额 |\n|---|---|---|\n"
    (table,) = bound(CODES, head + "".join(f"| {row} |\n" for row in rows)).tables
    assert list(table.labels) == found
    assert list(table.columns) == ["total"]
    assert not table.extra_rows
    assert all(fact.doubt == 0 for fact in table.facts.values())


STATUTES = form_of("""
sections: [{id: law, number: I, title: Law}]
tables:
  - id: statutes
    section: law
    name: {zh: 法条, en: Statutes}
    columns:
      - {id: act, label: Act, values: key}
      - {id: about, label: About, values: text, of: acts}
      - {id: harbour, label: Harbour, values: key}
      - {id: times, label: Times}
      - {id: total, label: Total, of: acts}
    rows: [{id: acts, key: act, any: ['.+'], rows: [{id: harbours, key: harbour, any: ['.+']}]}]
""")
MERGED = """## I. Law

<table>
<tr><th>Act</th><th>About</th><th>Harbour</th><th>Times</th><th>Total</th></tr>
<tr><td rowspan="2">3 Tide Act</td><td rowspan="2">Nets</td><td>North Pier</td><td>2</td><td rowspan="2">6</td></tr>
<tr><td>South Pier</td><td>4</td></tr>
<tr><td>9 Rope Act</td><td>Ropes</td><td>South Pier</td><td>1</td><td>1</td></tr>
</table>
"""
BLANK = """## I. Law

| Act | About | Harbour | Times | Total |
|---|---|---|---|---|
| 3 Tide Act | Nets | North Pier | 2 | 6 |
|  |  | South Pier | 4 |  |
| 9 Rope Act | Ropes | South Pier | 1 | 1 |
"""


@pytest.mark.parametrize("document", [pytest.param(MERGED, id="merged"), pytest.param(BLANK, id="blank below")])
def test_open_rows_below_open_rows_and_cells_of_the_group(document: str) -> None:
    (table,) = bound(STATUTES, document).tables
    assert {cell: fact.text.value for cell, fact in table.facts.items()} == {
        ("acts.3tideact", "about"): "Nets",
        ("acts.3tideact", "total"): "6",
        ("acts.3tideact.northpier", "times"): "2",
        ("acts.3tideact.southpier", "times"): "4",
        ("acts.9ropeact", "about"): "Ropes",
        ("acts.9ropeact", "total"): "1",
        ("acts.9ropeact.southpier", "times"): "1",
    }
    assert set(table.cells) == set(table.facts)


AGAIN = form_of("""
sections: [{id: boats, number: I, title: Boats}]
tables:
  - id: fleet
    section: boats
    again: heading
    name: {zh: 船, en: Fleet}
    title: [Fleet by kind]
    columns: [{id: hired, label: Hired}, {id: sunk, label: Sunk}]
    rows: [{id: kinds, any: ['.+']}, {id: every, label: ALL}]
""")


def test_a_table_that_stands_under_each_heading_is_one_each() -> None:
    grid = "| Kind | Hired | Sunk |\n|---|---|---|\n| {kind} | {n} | 0 |\n| ALL | {n} | 0 |\n\n"
    parts = [("North Pier", "Rowing", 1), ("South Pier", "Sailing", 2), ("West Pier", "Rowing", 3)]
    under = [f"### {pier}\n\n#### Fleet by kind\n\n{grid.format(kind=kind, n=n)}" for pier, kind, n in parts]
    tables = bound(AGAIN, "## I. Boats\n\n" + "".join(under)).tables
    assert [table.form.name.en for table in tables] == [f"Fleet ({pier})" for pier, _, _ in parts]
    assert [table.heading for table in tables] == [pier for pier, _, _ in parts]
    assert [table.facts["every", "hired"].value.number for table in tables] == [1, 2, 3]
    assert all(not table.copies for table in tables)


def test_optional_rows_and_what_lacks() -> None:
    form = form_of("""
sections: [{id: boats, number: I, title: Boats}]
tables:
  - id: fleet
    section: boats
    name: {zh: 船, en: Fleet}
    columns: [{id: hired, label: Hired}, {id: sunk, label: Sunk}]
    rows: [{id: rowing, label: Rowing}, {id: steam, label: Steam, optional: true}, {id: every, label: ALL}]
""")
    document = "## I. Boats\n\n| Kind | Hired | Sunk |\n|---|---|---|\n| Rowing | 1 | 0 |\n| ALL | 1 | 0 |\n"
    (table,) = bound(form, document).tables
    assert (table.rows, table.missing_rows, table.absent) == (("rowing", "every"), (), ("steam",))


TIDES = form_of("""
sections: [{id: tides, number: I, title: Tides}, {id: fees, number: II, title: Fees}]
tables:
  - id: tides
    section: tides
    name: {zh: 潮汐, en: Tides}
    corner: [Harbour]
    columns: [{id: high, label: High Tides}, {id: low, label: Low Tides}]
    rows: [{id: harbours, any: ['.+']}, {id: all, label: ALL HARBOURS}]
""")


def test_a_table_under_the_header_of_another_is_none_though_its_last_row_is_the_same() -> None:
    document = """## I. Tides

## II. Fees

| Harbour | Berths Let | Sums Collected |
|---|---|---|
| North Pier | 2 | 6 |
| ALL HARBOURS | 2 | 6 |
"""
    assert bound(TIDES, document).table("tides") is None
    assert bound(TIDES, document.replace("Berths Let", "High Tides")).table("tides") is not None
