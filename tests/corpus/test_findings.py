"""Findings as rows, and back; ``gouji.corpus.findings``."""

from __future__ import annotations

import pytest

from gouji.corpus.findings import finding_of, finding_row
from gouji.corpus.schema import TABLES
from gouji.findings.model import Edit, Finding, Fix, Part, Related, Spot, Suspect, Where
from gouji.messages.message import Message, plain
from gouji.text.source import Place
from gouji.text.spans import Span

PLAIN = Finding("a.md", "tables", "blank", "gia-2021", "error", Message("空白", "blank"))
FULL = Finding(
    "a.md",
    "years",
    "carried",
    "gia-2021",
    "warning",
    Message("写的是 3", "3 is written"),
    Where("requests", "requests", "carried_in", "total", plain("表三")),
    Place(1, 2, 3, 4),
    "3",
    "2",
    "likely",
    (Suspect("carried_in", "total", "3", "2"),),
    (Related(plain("2"), Place(5, 6, 7, 8), Where(table="requests"), "b.md"), Related(plain("x"))),
    Fix((Edit(Place(1, 2, 3, 4), "2"),), safe=True),
    (Part(Where(row="new"), "3", "other"),),
    passages=("甲", "乙"),
    spot=Spot(Span(1, 2), "一、总体情况", 3, "前", "中", "后"),
    unnamed=4,
)


@pytest.mark.parametrize("finding", [PLAIN, FULL], ids=["plain", "full"])
def test_nothing_is_lost(finding: Finding) -> None:
    row = dict(zip((column.name for column in TABLES["findings"]), finding_row(7, 3, finding), strict=True))
    assert finding_of(row, "a.md") == finding
    assert (row["report"], row["finding"], row["compared"]) == (7, 3, False)
