"""Equations of a table that stands again under several headings: they are tested of each."""

from __future__ import annotations

import pytest

from gouji.checks.identities.rule import IdentitiesRule
from gouji.findings.model import Finding
from gouji.messages.message import plain
from gouji.packs.contents import Pack
from gouji.schema.info import PackInfo
from support.applied import applied
from support.pack_files import bound, form_of

FLEET = form_of("""
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
GRID = """### {pier}

#### Fleet by kind

| Kind | Hired | Sunk |
|---|---|---|
| {kind} | 1 | 0 |
| Towed | 2 | 1 |
| ALL | {total} | 1 |

"""
WRONG = "“Hired” column sum 3 ≠ 5"


@pytest.mark.parametrize(
    ("piers", "totals", "found"),
    [
        (("North Pier", "South Pier"), (3, 3), []),
        (("North Pier", "South Pier"), (5, 3), [f"Fleet (North Pier): {WRONG}"]),
        (("North Pier", "South Pier"), (3, 5), [f"Fleet (South Pier): {WRONG}"]),
        (("North Pier", "South Pier"), (5, 5), [f"Fleet (North Pier): {WRONG}", f"Fleet (South Pier): {WRONG}"]),
        (("North Pier", "North Pier"), (3, 5), [f"Fleet (North Pier): {WRONG}"]),
    ],
)
def test_each_is_tested_and_told_by_its_heading(
    piers: tuple[str, str], totals: tuple[int, int], found: list[str]
) -> None:
    grids = (
        GRID.format(pier=pier, kind=kind, total=total)
        for pier, kind, total in zip(piers, ("Rowed", "Sailed"), totals, strict=True)
    )
    report = bound(FLEET, "## I. Boats\n\n" + "".join(grids))
    sums = {"for every column": "every = sum(kinds.*)"}
    rule = IdentitiesRule(id="sums", message=plain("so it is"), why=plain("why"), table="fleet", asserts=(sums,))
    pack = Pack(info=PackInfo(id="fleets", name=plain("fleets"), version=1), form=FLEET, rules=(rule,))
    outcomes = applied("identities", report, pack)
    assert [each.message.en.partition(";")[0] for each in outcomes if isinstance(each, Finding)] == found
    assert len(outcomes) == len(found)
