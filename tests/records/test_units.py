"""Who stands below whom in which year; ``gouji.records.units``."""

from __future__ import annotations

import pytest

from gouji.records.units import Unit, Units

COUNTY = Unit(unit="青石县", names=("青石县人民政府",))
WATER = Unit(unit="青石县水利局", parent="青石县人民政府", names=("青石县水务局（防汛办）",))
TOWN_THEN = Unit(unit="大川镇", parent="白水县", until=2020)
TOWN_NOW = Unit(unit="大川镇", parent="青石县", since=2021)
OTHER = Unit(unit="白水县")
GONE = Unit(unit="青石县物价局", parent="青石县", since=2001, until=2018)
UNITS = Units((COUNTY, WATER, TOWN_THEN, TOWN_NOW, OTHER, GONE))


@pytest.mark.parametrize(
    ("name", "year", "unit"),
    [
        ("青石县", 2023, COUNTY),
        ("青石县人民政府", 2023, COUNTY),
        (" 青石县 水利局", 2023, WATER),
        ("青石县水务局(防汛办)", 2023, WATER),
        ("青石县水务局防汛办", 2023, WATER),
        ("大川镇", 2020, TOWN_THEN),
        ("大川镇", 2021, TOWN_NOW),
        ("青石县物价局", 2018, GONE),
        ("青石县物价局", 2019, None),
        ("青石县物价局", 2000, None),
        ("水利局", 2023, None),
        ("", 2023, None),
    ],
)
def test_the_unit_of_a_name_in_a_year(name: str, year: int, unit: Unit | None) -> None:
    assert UNITS.find(name, year) is unit


@pytest.mark.parametrize(
    ("unit", "year", "children"),
    [
        (COUNTY, 2018, (WATER, GONE)),
        (COUNTY, 2020, (WATER,)),
        (COUNTY, 2021, (WATER, TOWN_NOW)),
        (OTHER, 2020, (TOWN_THEN,)),
        (OTHER, 2021, ()),
        (WATER, 2021, ()),
    ],
)
def test_the_units_below_in_a_year(unit: Unit, year: int, children: tuple[Unit, ...]) -> None:
    assert UNITS.children(unit, year) == children


@pytest.mark.parametrize(
    ("unit", "year", "parent"),
    [(WATER, 2023, COUNTY), (TOWN_THEN, 2019, OTHER), (TOWN_NOW, 2022, COUNTY), (OTHER, 2022, None)],
)
def test_the_unit_above_in_a_year(unit: Unit, year: int, parent: Unit | None) -> None:
    assert UNITS.parent(unit, year) is parent
