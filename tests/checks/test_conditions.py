"""``when``: which rules apply to a report, and of which that can't be decided."""

from __future__ import annotations

import pytest

from gouji.checks.conditions import applying
from gouji.checks.document.rule import DocumentRule
from gouji.messages.message import plain
from support.pack_files import bound, form_of

FORM = """
sections: [{id: boats, number: I, title: Boats}]
tables:
  - id: moored
    section: boats
    name: {zh: Moored, en: Moored}
    title: [Boats moored]
    OPTIONAL
    columns: [{id: day, label: By day}, {id: night, label: By night}]
    rows: [{id: north, label: North Pier}, {id: south, label: South Pier}]
"""
TABLE = """### Boats moored

| Pier | By day | By night |
|---|---|---|
| North Pier | {} | {} |
| South Pier | 0 | 0 |
"""


@pytest.mark.parametrize(
    ("cells", "optional", "answer"),
    [
        (("3", "0"), "", "applies"),
        (("0", "0"), "", "does not apply"),
        (("", "0"), "", "does not apply"),
        (("many", "0"), "", "whether “sum(moored.**) > 0” holds can't be decided"),
        (None, "", "table not found: Moored"),
        (None, "optional: true", "does not apply"),
    ],
)
def test_when(cells: tuple[str, str] | None, optional: str, answer: str) -> None:
    rule = DocumentRule(id="a", finds="note", message=plain("a"), why=plain("a"), when="sum(moored.**) > 0")
    text = "## I. Boats\n\n" + (TABLE.format(*cells) if cells else "None were moored.\n")
    kept, undecided = applying(bound(form_of(FORM.replace("OPTIONAL", optional)), text), (rule,))
    said = [each.reason.en for each in undecided] or ["applies" if kept else "does not apply"]
    assert said == [answer]
