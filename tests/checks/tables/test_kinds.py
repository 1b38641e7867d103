"""Rules of cells: what they find in cells of the kinds that a form names, and how they are narrowed."""

from __future__ import annotations

from pathlib import Path

import anglers
import pytest

from gouji.findings.model import Finding
from gouji.forms.bind import bind
from gouji.linter import rule_tests
from gouji.messages.errors import PackError
from gouji.packs.contents import Pack
from gouji.packs.loader import load, read
from gouji.readers import read as read_document
from gouji.text.source import Source
from support.applied import applied

FORM = """\
sections:
  - {id: tides, number: "1", title: Tides}
placeholders: [N/A, "-"]
units: [boats]
values:
  days:  {kind: amount, after: [days], instead: [N/A], below: ['<']}
  money: {kind: amount, decimals: 2, exactly: true, before: ['$'], brackets: true, negative: true}
  maybe: {kind: count, instead: ['']}
  text:  {kind: text, instead: [N/A]}
tables:
  - id: waits
    section: tides
    name: {zh: 候潮, en: waits}
    columns:
      - {id: boats, label: Number of Boats}
      - id: simple
        label: Simple Track
        columns:
          - {id: median, label: Median Days, values: days}
          - {id: pending, label: Pending Boats}
      - id: complex
        label: Complex Track
        columns:
          - {id: median, label: Median Days of These, values: days}
          - {id: pending, label: Pending of These, values: maybe}
      - {id: fees, label: Fees Collected, values: money}
      - {id: since, label: Oldest Since, values: text}
    rows: [{id: north, label: North Harbour}, {id: south, label: South Harbour}]
  - id: crews
    section: tides
    name: {zh: 船员, en: crews}
    columns: [{id: sailors, label: Sailors}, {id: pilots, label: Pilots}]
    rows: [{id: ports, any: ['Port .+'], name: {zh: 港, en: ports}}, {id: all, label: All Crews}]
"""
FINDS = ("blank", "placeholder", "unreadable", "remark", "negative", "fraction", "decimals")
RULE = """\
- {{id: {id}, check: tables, finds: {finds}, {more}message: {{zh: "{{label}} {{value}}", en: "{{label}} {{value}}"}},
   why: {{zh: 如此, en: so}}}}
"""
FAULTLESS = {
    "boats": "12",
    "simple.median": "3.5",
    "simple.pending": "4",
    "complex.median": "<1",
    "complex.pending": "7",
    "fees": "$1,200.50",
    "since": "May 4, 2023",
}


def rules(**more: str) -> str:
    return "".join(RULE.format(id=f"cell-{finds}", finds=finds, more=more.get(finds, "")) for finds in FINDS)


def written(folder: Path, text: str) -> Pack:
    return load(anglers.write(folder / "anglers", form=FORM, rules=text))


def findings(pack: Pack, **cells: str) -> list[Finding]:
    """What is found where cells of the first row are others: ``simple__pending="N/A"``."""
    changed = {**FAULTLESS, **{name.replace("__", "."): text for name, text in cells.items()}}
    row, other = (" | ".join(each.values()) for each in (changed, FAULTLESS))
    head = "Harbour | Number of Boats | Median Days | Pending Boats | Median Days of These | Pending of These"
    lines = [f"| {head} | Fees Collected | Oldest Since |", f"|{'---|' * 8}"]
    text = "\n".join(["# 1. Tides\n", *lines, f"| North Harbour | {row} |", f"| South Harbour | {other} |"])
    verdicts = applied("tables", bind(read_document(Source("report.md", f"{text}\n".encode())), pack.form), pack)
    return [each for each in verdicts if isinstance(each, Finding)]


@pytest.mark.parametrize(
    ("column", "text", "found"),
    [
        ("boats", "N/A", ["cell-placeholder"]),
        ("boats", "", ["cell-blank"]),
        ("boats", "<1", ["cell-unreadable"]),
        ("boats", "1.5", ["cell-fraction"]),
        ("boats", "-1", ["cell-negative"]),
        ("boats", "$12", ["cell-remark"]),
        ("boats", "12 boats", ["cell-remark"]),
        ("boats", "12 days", ["cell-remark"]),
        ("simple.median", "N/A", []),
        ("simple.median", "-", ["cell-placeholder"]),
        ("simple.median", "", ["cell-blank"]),
        ("simple.median", "<1", []),
        ("simple.median", "3 days", []),
        ("simple.median", "3.5 boats", ["cell-remark"]),
        ("simple.median", "(3)", ["cell-unreadable"]),
        ("simple.median", "-3", ["cell-negative"]),
        ("complex.pending", "", []),
        ("complex.pending", "N/A", ["cell-placeholder"]),
        ("fees", "1,200.50", []),
        ("fees", "$ 1,200.50", []),
        ("fees", "$98.6", ["cell-decimals"]),
        ("fees", "$98", ["cell-decimals"]),
        ("fees", "$98.600", ["cell-decimals"]),
        ("fees", "($98.60)", []),
        ("fees", "-$98.60", []),
        ("fees", "$98.60%", ["cell-unreadable"]),
        ("since", "N/A", []),
        ("since", "4", []),
        ("since", "-", ["cell-placeholder"]),
        ("since", "", ["cell-blank"]),
    ],
)
def test_one_cell(tmp_path: Path, column: str, text: str, found: list[str]) -> None:
    pack = written(tmp_path, rules())
    assert [(each.rule, each.where.column) for each in findings(pack, **{column: text})] == [
        (rule, column) for rule in found
    ]


@pytest.mark.parametrize(
    ("text", "fixed", "safe"), [("$98.6", "$98.60", True), ("98", "98.00", True), ("$98.605", None, False)]
)
def test_zeros_that_lack_are_filled_in(tmp_path: Path, text: str, fixed: str | None, safe: bool) -> None:  # noqa: FBT001
    [finding] = findings(written(tmp_path, rules()), fees=text)
    assert finding.expected == fixed
    assert (finding.fix is not None and finding.fix.safe) is safe


@pytest.mark.parametrize(
    ("narrowed", "found"),
    [
        ("", ["boats", "simple.pending", "complex.pending"]),
        ("columns: [boats], ", ["boats"]),
        ("columns: ['*.pending'], ", ["simple.pending", "complex.pending"]),
        ("columns: ['simple.*'], ", ["simple.pending"]),
        ("columns: [complex, boats], ", ["boats", "complex.pending"]),
        ("rows: [north], ", ["boats", "simple.pending", "complex.pending"]),
        ("rows: ['s*'], ", []),
        ("tables: ['wa*'], columns: ['*.pending'], rows: [north]  , ", ["simple.pending", "complex.pending"]),
    ],
)
def test_a_rule_of_cells_is_narrowed(tmp_path: Path, narrowed: str, found: list[str]) -> None:
    pack = written(tmp_path, rules(placeholder=narrowed))
    cells = {"boats": "-", "simple.median": "N/A", "simple.pending": "-", "complex.pending": "N/A"}
    assert [each.where.column for each in findings(pack, **cells)] == found


@pytest.mark.parametrize(
    ("narrowed", "message"),
    [
        ("tables: [wait], ", "form.yaml has no table “wait”; did you mean “waits”?"),
        ("tables: ['x*'], ", "form.yaml has no table “x*”"),
        ("rows: [nort], ", "the table has no row “nort”; did you mean “north”?"),
        ("columns: ['simpel.*'], ", "the table has no column “simpel.*”; did you mean “simple”?"),
        ("columns: [pending], ", "the table has no column “pending”"),
        ("tables: [crews], rows: ['port.*'], ", "the table has no row “port.*”; did you mean “ports”?"),
    ],
)
def test_what_a_rule_is_narrowed_to_must_be_there(tmp_path: Path, narrowed: str, message: str) -> None:
    with pytest.raises(PackError) as caught:
        written(tmp_path, rules(blank=narrowed))
    [problem] = caught.value.problems
    assert problem.message.en.startswith(message)
    assert problem.line == 1


@pytest.mark.parametrize("narrowed", ["rows: [ports], ", "rows: ['ports.*'], ", "rows: ['ports.*elm'], "])
def test_a_rule_is_narrowed_to_open_rows(tmp_path: Path, narrowed: str) -> None:
    pack = written(tmp_path, rules(blank=f"tables: [crews], {narrowed}"))
    text = "# 1. Tides\n\n| Port | Sailors | Pilots |\n|-|-|-|\n| Port Elm | | 3 |\n| Port Ash | 4 | 5 |\n"
    text += "| All Crews | | 8 |\n"
    report = bind(read_document(Source("report.md", text.encode())), pack.form)
    assert report.table("crews") is not None
    found = [each for each in applied("tables", report, pack) if isinstance(each, Finding)]
    assert [each.where.column for each in found if each.rule == "cell-blank"] == ["sailors"]


@pytest.mark.parametrize(
    ("finds", "more", "message"),
    [
        ("missing-row", "rows: [north], ", "“rows” belongs to finds: blank | placeholder | unreadable"),
        ("blank", "decimals: 2, ", "“decimals” belongs to finds: decimals"),
    ],
)
def test_keys_that_mean_nothing(tmp_path: Path, finds: str, more: str, message: str) -> None:
    with pytest.raises(PackError) as caught:
        written(tmp_path, RULE.format(id="rule", finds=finds, more=more))
    assert message in caught.value.text("en")


def test_tests_of_narrowed_rules(tmp_path: Path) -> None:
    tests = "tests: {pass: [{cells: {north@simple.median: N/A}}], fail: [{cells: {north@boats: N/A}}]}, "
    more = f"tables: ['w*'], columns: [boats, '*.median', '*.pending'], {tests}"
    folder = anglers.write(
        tmp_path / "anglers", form=FORM, rules=RULE.format(id="rule", finds="placeholder", more=more)
    )
    assert [outcome.fault for outcome in rule_tests.run(read(folder)[0])] == [None, None]


def test_the_specimen_writes_zeros_as_their_kind_wants_them(tmp_path: Path) -> None:
    tests = "tests: {pass: [{}], fail: [{cells: {north@fees: 0}}, {cells: {north@fees: '0.000'}}]}, "
    folder = anglers.write(tmp_path / "anglers", form=FORM, rules=RULE.format(id="rule", finds="decimals", more=tests))
    assert [outcome.fault for outcome in rule_tests.run(read(folder)[0])] == [None, None, None]
