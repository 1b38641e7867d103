"""Where reports are found, and records on their way; ``gouji.records.archive`` and ``gouji.records.packing``."""

from __future__ import annotations

from gouji.records.archive import InMemory
from gouji.records.model import Cell, Passage, Record
from gouji.records.packing import packed, unpacked
from gouji.text.source import Place


def test_an_archive_finds_all_files_of_a_unit_and_year() -> None:
    records = [Record("a.md", "p", 2023, "甲局"), Record("b.md", "p", 2023, "甲 局"), Record("c.md", "p", 2024, "甲局")]
    archive = InMemory("here", [*records, Record("d.md", "p", 2023), Record("e.md", "p", None, "甲局")])
    assert archive.reports("甲局", 2023) == tuple(records[:2])
    assert archive.reports("", 2023) == ()


def test_names_may_be_brought_together() -> None:
    archive = InMemory("here", [Record("a.md", "p", 2023, "甲局")], {"甲局": "x", "乙局": "x"}.__getitem__)
    assert [record.path for record in archive.reports("乙局", 2023)] == ["a.md"]


def test_a_record_is_the_same_after_its_way_and_its_bytes_know_no_path() -> None:
    place = Place(1, 2, 3, 4)
    cells = (Cell("t", "r", "c", "1.50", "1.50", 0.25, place), Cell("t", "r", "d", None, "/"))
    record = Record("a.md", "p", 2023, "甲局", "甲局报告", cells, (Passage("s", "全年", place),), lined=False)
    assert unpacked(packed(record), "a.md") == record
    assert packed(Record("b.md", "p")) == packed(Record("c.md", "p"))
