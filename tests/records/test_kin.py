"""Whose reports are below whose; ``gouji.records.kin``."""

from __future__ import annotations

import pytest

from gouji.records.archive import InMemory
from gouji.records.kin import Below, ByFolder, ByTable
from gouji.records.model import Record
from gouji.records.units import Unit, Units


def report(path: str, unit: str, year: int = 2023, pack: str = "gia-2021") -> Record:
    return Record(path, pack, year, unit)


COUNTY = report("县.md", "青石县人民政府")
WATER = report("水利.md", "青石县水利局")
TOWN = report("大川.md", "青石县大川镇")
UNITS = Units(
    (
        Unit(unit="青石县", names=("青石县人民政府",)),
        Unit(unit="大川镇", parent="青石县", names=("青石县大川镇",)),
        Unit(unit="水利局", parent="青石县", names=("青石县水利局",), since=2022),
    )
)


def shown(below: Below | None) -> tuple[list[str], list[str]] | None:
    return None if below is None else ([each.path for each in below.records], list(below.missing))


@pytest.mark.parametrize(
    ("records", "asked", "below"),
    [
        ([COUNTY, WATER, TOWN], COUNTY, (["大川.md", "水利.md"], [])),
        ([COUNTY, TOWN], COUNTY, (["大川.md"], ["水利局"])),
        ([COUNTY, TOWN, report("水利.md", "青石县水利局", 2022)], COUNTY, (["大川.md"], ["水利局"])),
        ([COUNTY, TOWN, report("水利.md", "青石县水利局", pack="gia-2019")], COUNTY, (["大川.md"], ["水利局"])),
        ([TOWN], report("县.md", "青石县", 2023), (["大川.md"], ["水利局"])),
        ([], report("县.md", "青石县", 2020), ([], ["大川镇"])),
        ([COUNTY, WATER, TOWN], WATER, ([], [])),
        ([COUNTY, WATER, TOWN], report("a.md", "白水县"), None),
        ([COUNTY, WATER, TOWN], Record("a.md", "gia-2021", None, "青石县"), None),
        (
            [TOWN, report("a/水利.docx", "水利局"), report("水利.docx", "水利局"), report("水利.md", "水利局")],
            report("县.docx", "青石县"),
            (["大川.md", "水利.docx"], []),
        ),
    ],
)
def test_by_table(records: list[Record], asked: Record, below: tuple[list[str], list[str]] | None) -> None:
    assert shown(ByTable(UNITS, tuple(records)).below(asked)) == below


def test_the_parent_by_table() -> None:
    kin = ByTable(UNITS, (COUNTY, WATER))
    assert [kin.parent(each) for each in (WATER, TOWN, COUNTY, report("a.md", "白水县"))] == [
        "青石县",
        "青石县",
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("paths", "below"),
    [
        ("县/报告.md 县/水利局/报告.md 县/大川镇/报告.md", "县/大川镇/报告.md 县/水利局/报告.md"),
        ("县.md 水利局/a.md 大川镇/b.md", "大川镇/b.md 水利局/a.md"),
        ("县/县.md 县/局/水利局.md 县/局/民政局.md", "县/局/民政局.md 县/局/水利局.md"),
        ("县/县.md 县/水利局/a.md 县/水利局/站/b.md", "县/水利局/a.md"),
        ("县/2023/县.md 县/2023年/水利局/a.md", "县/2023年/水利局/a.md"),
        ("2023/县/县.md 2023/县/水利局/a.md", "2023/县/水利局/a.md"),
        ("县/a.md 县/a.docx 县/水利局/a.docx 县/水利局/a.md", "县/水利局/a.md"),
        ("县/县.md 县/水利局.md 县/大川镇/b.md", None),
        ("县/县.md 市/水利局/a.md", ""),
    ],
)
def test_by_folder(paths: str, below: str | None) -> None:
    records = tuple(report(path, unit_of(path)) for path in paths.split())
    assert shown(ByFolder(records).below(records[0])) == (None if below is None else (below.split(), []))


def unit_of(path: str) -> str:
    """The name of a file that has one of its own, else that of its folder."""
    *folders, name = path.split("/")
    return name.partition(".")[0] if name[0] not in "ab报" else folders[-1]


def test_by_folder_who_reported_the_year_before_and_does_not_now_is_missing() -> None:
    now = (report("县/2023.md", "县"), report("县/水利局/2023.md", "水利局"))
    before = tuple(
        report(path, unit, 2022)
        for path, unit in (("县/2022.md", "县"), ("县/水利局/2022.md", "水利局"), ("县/大川镇/2022.md", "大川镇"))
    )
    kin = ByFolder((*now, *before))
    assert shown(kin.below(now[0])) == (["县/水利局/2023.md"], ["大川镇"])
    assert shown(kin.below(before[0])) == (["县/大川镇/2022.md", "县/水利局/2022.md"], [])
    assert [kin.parent(each) for each in (*now, *before)] == [None, "县", None, "县", "县"]


def test_who_is_not_at_hand_is_looked_for_in_archives() -> None:
    store = InMemory("store", [report("店/水利.md", "青石县水利局"), report("店/水利.md", "水利局", 2022)])
    kin = ByTable(UNITS, (COUNTY, TOWN), (store,))
    assert shown(kin.below(COUNTY)) == (["大川.md", "店/水利.md"], [])
