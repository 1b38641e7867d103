"""A pack whose sections have sections: what its rules find, what its tests say, what is wrong with its YAML."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.linter import rule_tests
from gouji.linter.judging import lint_document
from gouji.messages.errors import PackError
from gouji.packs.contents import Pack
from gouji.packs.loader import load
from gouji.readers import read
from gouji.text.source import Source

PACK = """\
id: tides
language: en
name: Annual Tide Report
version: 1
claims: {title: [Annual Tide Report]}
"""
FORM = """\
sections:
  - {id: about, number: I, title: About This Report}
  - id: gauges
    number: II
    title: Tide Gauges
    sections:
      - {id: north, number: A, title: Northern Gauges}
      - {id: south, number: B, title: Southern Gauges}
      - {id: lost, number: C, title: Gauges Lost at Sea, optional: true}
  - id: staff
    number: III
    title: Staff
    optional: true
    sections:
      - {id: keepers, number: A, title: Keepers of Gauges}
words: {gauge: [gauges, gauge]}
measures: {each: [gauges, gauge]}
tables:
  - id: counts
    section: south
    name: Southern Gauges
    columns: [{id: now, label: In Use}]
    rows: [{id: piers, label: At Piers}, {id: buoys, label: On Buoys}]
specimen:
  sections: {about: It is about tides., lost: None was lost.}
"""
RULES = """\
- {id: missing, check: sections, finds: missing, message: "{number}, {title}, is missing", why: w}
- {id: misnamed, check: sections, finds: misnamed, message: "{number} is {found}", why: w}
- {id: wording, check: sections, finds: variant, message: "{number} is {found}", why: w}
- {id: order, check: sections, finds: order, message: "{title} is late", why: w}
- {id: number, check: sections, finds: number, message: "{title} has {found}, not {number}", why: w}
- {id: empty, check: sections, finds: empty, message: "{number} is empty", why: w}
- {id: repeated, check: sections, finds: repeated, message: "{number} is there twice", why: w}
- {id: table, check: tables, finds: missing-table, message: "{table} is missing", why: w}
- id: nothing
  check: sections
  finds: only
  sections: [north]
  texts: [Nothing]
  message: "{number} says {text}"
  why: w
  tests:
    pass: [Ten gauges.]
    fail: [Nothing., {sections: {north: Nothing.}, says: II.A}]
- id: readers
  check: sections
  finds: content
  sections: [gauges]
  aspects: [{id: readers, name: readers, any: [read by]}]
  message: "{number} does not say {aspect}"
  why: w
  tests:
    pass: [{sections: {lost: It was read by nobody.}}]
    fail: [{sections: {about: It is read by many.}}]
- {id: lacking, check: sections, finds: missing, sections: [north], message: "{title} lacks", why: w, tests: {
    pass: [{}], fail: [{without: {section: north}}]}}
"""
TABLE = "| | In Use |\n|---|---|\n| At Piers | 20 |\n| On Buoys | 10 |"
ABOUT, GAUGES = "## I. About This Report\n\nIt is about tides.", "## II. Tide Gauges\n\nAll were read by keepers."
NORTH, SOUTH = "### II.A. Northern Gauges\n\nTen.", f"### II.B. Southern Gauges\n\n{TABLE}"
LOST = "### II.C. Gauges Lost at Sea\n\nOne."
STAFF = "## III. Staff\n\nTwo people.\n\n### A. Keepers of Gauges\n\nOne of them."


def tides(folder: Path, form: str = FORM, rules: str = RULES) -> Pack:
    (folder / "tides").mkdir()
    for name, text in (("pack.yaml", PACK), ("form.yaml", form), ("rules.yaml", rules)):
        (folder / "tides" / name).write_text(text, "utf-8")
    return load(folder / "tides")


def found(pack: Pack, *parts: str) -> list[tuple[str, str | None]]:
    text = "\n\n".join(["# Annual Tide Report 2024", *parts])
    result = lint_document(read(Source("report.md", text.encode())), pack)
    return [(finding.rule, finding.where.section) for finding in result.findings]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param((ABOUT, GAUGES, NORTH, SOUTH, STAFF), [], id="nothing, without an optional one in another"),
        pytest.param((ABOUT, GAUGES, NORTH, SOUTH, LOST), [], id="nothing, without an optional one"),
        pytest.param((ABOUT, GAUGES, SOUTH), [("missing", "north"), ("lacking", "north")], id="missing"),
        pytest.param((ABOUT, STAFF), [("missing", "gauges"), ("table", "south")], id="missing with all in it"),
        pytest.param(
            (ABOUT, GAUGES, NORTH, SOUTH, "## III. Staff\n\nTwo people."),
            [("missing", "keepers")],
            id="in an optional one",
        ),
        pytest.param((ABOUT, GAUGES, "### II.A. Towers\n\nTen.", SOUTH), [("misnamed", "north")], id="misnamed"),
        pytest.param(
            (ABOUT, GAUGES, "### II.A. Gauges in the North: Northern Gauges\n\nTen.", SOUTH),
            [("misnamed", "north")],
            id="other words",
        ),
        pytest.param((ABOUT, GAUGES, SOUTH, NORTH), [("order", "north")], id="out of order"),
        pytest.param((ABOUT, GAUGES, NORTH.replace("II.A", "II.D"), SOUTH), [("number", "north")], id="another number"),
        pytest.param(
            (ABOUT, GAUGES, NORTH.replace("II.A", "III.A"), SOUTH), [("number", "north")], id="number of another"
        ),
        pytest.param((ABOUT, GAUGES, NORTH.replace("Ten.", ""), SOUTH), [("empty", "north")], id="empty"),
        pytest.param((ABOUT, GAUGES, NORTH, NORTH, SOUTH), [("repeated", "north")], id="twice"),
        pytest.param((ABOUT, GAUGES, NORTH.replace("Ten", "Nothing"), SOUTH), [("nothing", "north")], id="only"),
        pytest.param((ABOUT, "## II. Tide Gauges", NORTH, SOUTH), [("readers", "gauges")], id="nowhere in it"),
        pytest.param(
            (ABOUT, "## II. Tide Gauges", NORTH.replace("Ten.", "Ten, read by three."), SOUTH), [], id="somewhere in it"
        ),
        pytest.param((ABOUT, GAUGES, NORTH, "### II.B. Southern Gauges\n\nNone."), [("table", "south")], id="table"),
    ],
)
def test_faults_of_sections_in_sections(
    tmp_path: Path, parts: tuple[str, ...], expected: list[tuple[str, str | None]]
) -> None:
    assert sorted(found(tides(tmp_path), *parts)) == sorted(expected)


def test_what_lacks_with_another_is_told_and_no_finding(tmp_path: Path) -> None:
    text = f"# Annual Tide Report 2024\n\n{ABOUT}\n\n{STAFF}"
    result = lint_document(read(Source("report.md", text.encode())), tides(tmp_path))
    assert "lacking" in {each.rule for each in result.not_evaluated}


def test_a_specimen_has_every_section(tmp_path: Path) -> None:
    assert [outcome for outcome in rule_tests.run(tides(tmp_path)) if outcome.fault] == []


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("{id: south, number: B", "{id: north, number: B", "form.yaml:8"),
        ("{id: south, number: B", "{id: about, number: B", "form.yaml:8"),
        ("{id: south, number: B", "{id: so uth, number: B", "form.yaml:8"),
        ("optional: true}\n  -", "optional: perhaps}\n  -", "form.yaml:9"),
        ("section: south", "section: sout", "form.yaml:20"),
        ("title: Southern Gauges}", "title: Southern Gauges, key: '('}", "form.yaml:8"),
        ("lost: None was lost.", "los: None was lost.", "form.yaml:25"),
    ],
)
def test_what_is_wrong_is_said_at_its_place(tmp_path: Path, old: str, new: str, place: str) -> None:
    assert old in FORM
    with pytest.raises(PackError) as error:
        tides(tmp_path, FORM.replace(old, new))
    assert place in str(error.value)


@pytest.mark.parametrize("name", ["nort", "souths"])
def test_rules_name_sections_in_sections(tmp_path: Path, name: str) -> None:
    with pytest.raises(PackError, match=r"did you mean|是不是"):
        tides(tmp_path, rules=RULES.replace("sections: [north]", f"sections: [{name}]"))
