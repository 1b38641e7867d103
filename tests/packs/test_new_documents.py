"""What may be wrong with ``template:`` and ``carried:`` in a form."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.messages.errors import PackError
from gouji.packs.loader import load

PACK = "id: tides\nname: Tides\nversion: 1\nlanguage: en\n"
RULES = '- {id: bare, check: sections, finds: empty, message: "{title} is empty", why: w}\n'
FORM = """\
sections: [{id: harbour, number: I, title: Harbour}]
tables:
  - id: spring
    section: harbour
    name: Spring
    columns: [{id: ebb, label: Ebb}, {id: flood, label: Flood}, {id: all, label: All}]
    rows: [{id: begin, label: Begin}, {id: end, label: End}, {id: piers, any: ['Pier .+'], name: piers}]
"""
RIGHT = """\
template:
  title: "{unit}, {year}"
  preamble: "From {last_year} to {next_year}."
  sections: {harbour: "[fill in: how it was in {year}]"}
  rows: {spring.piers: [Pier 1]}
  over: ["{name}"]
  headers: {spring: [{label: Tides, over: [ebb, flood]}]}
carried:
  - {cells: spring.begin, last_year: spring.end, until_settled: [spring.end@ebb, spring@all], fill: "{cells} in {year}"}
"""


def loaded(folder: Path, form: str) -> None:
    path = folder / "tides"
    path.mkdir()
    for name, text in {"pack.yaml": PACK, "rules.yaml": RULES, "form.yaml": form}.items():
        (path / name).write_text(text, "utf-8")
    load(path)


def test_what_is_right(tmp_path: Path) -> None:
    loaded(tmp_path, FORM + RIGHT)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "{unit}, {year}",
            "{units}",
            "form.yaml:9:11: there is no value “units” here, there are: unit, year, last_year",
        ),
        ("{unit}, {year}", "{unit", "form.yaml:9:11: only a name stands in braces"),
        ("how it was in {year}", "{cells}", "form.yaml:11:34: there is no value “cells” here"),
        ('over: ["{name}"]', 'over: ["{names}"]', "form.yaml:13:11: there is no value “names” here"),
        ("{harbour:", "{harbor:", "form.yaml:11:14: form.yaml has no section “harbor”; did you mean “harbour”?"),
        ("{spring.piers: [Pier 1]}", "{spring.piers: [Quay 1]}", "form.yaml:12:25: “Quay 1” is none of spring.piers"),
        ("{spring.piers: [Pier 1]}", "{spring.quays: [Pier 1]}", "there are no open rows (any) called “spring.quays”"),
        ("{spring: [{label", "{sprig: [{label", "form.yaml:14:13: form.yaml has no table “sprig”"),
        ("over: [ebb, flood]", "over: [ebb, flow]", "form.yaml:14:49: the table has no column “flow”"),
        ("over: [ebb, flood]", "over: [ebb, all]", "form.yaml:14:43: these columns are not side by side"),
        ("cells: spring.begin", "cells: sprig.begin", "form.yaml:16:13: form.yaml has no table “sprig”"),
        ("cells: spring.begin", "cells: spring.start", "form.yaml:16:13: the table has no row “start”"),
        ("cells: spring.begin", "cells: spring", "form.yaml:16:13: “spring” is a whole table; name a row (spring.row)"),
        ("spring.end@ebb", "spring.end@eb", "the table has no column “eb”; did you mean “ebb”?"),
        ("{cells} in {year}", "{cell} in {year}", "there is no value “cell” here"),
    ],
)
def test_what_is_wrong(tmp_path: Path, old: str, new: str, problem: str) -> None:
    assert old in RIGHT
    with pytest.raises(PackError) as raised:
        loaded(tmp_path, FORM + RIGHT.replace(old, new))
    assert problem in "\n".join(raised.value.lines("en"))
