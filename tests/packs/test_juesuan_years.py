"""Final accounts of one bureau for two years: what its pack compares, in every format."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from msgspec.structs import replace

from gouji.packs.library import Library
from gouji.text.patterns import pattern
from support.accounts import AS_PUBLISHED, changed, report, rows
from support.blocks import FORMATS
from support.command import Command
from support.files import put

ROWS = rows()
LAST = changed(ROWS, {("t1", 10, 5): "20.00", ("t4", 6, 5): "20.00", ("t1", 11, 2): "2,306.25"})
"""Last year's tables: what they carry forward is what ROWS bring forward, and ROWS have 123.45 more in all."""
T1, T4 = ("t1", "carried", "in"), ("t4", "carried", "in")

pytestmark = pytest.mark.usefixtures("folder")


def checked(command: Command, suffix: str, own: Mapping[str, Any], last: Mapping[str, Any]) -> dict[str, Any]:
    before = replace(AS_PUBLISHED, title=AS_PUBLISHED.title.replace("2024", "2023"))
    put(f"2024{suffix}", FORMATS[suffix](report(own)))
    put(f"2023{suffix}", FORMATS[suffix](report(last, before)))
    names = ("2024" + suffix, "2023" + suffix)
    return command("check", *names, "--select", "years", "--format", "json", "--lang", "zh").json


def unevaluated(run: Mapping[str, Any], suffix: str) -> list[str]:
    (rules,) = (each["not_evaluated"] for each in run["files"] if each["path"] == f"2024{suffix}")
    return list(rules)


@pytest.mark.parametrize("suffix", FORMATS)
def test_nothing_is_found_where_money_is_carried_forward(command: Command, suffix: str) -> None:
    run = checked(command, suffix, ROWS, LAST)
    assert (run["findings"], unevaluated(run, suffix)) == ([], [])


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize(
    ("own", "last", "rule", "cell", "figures", "there"),
    [
        ({("t1", 10, 2): "25.00"}, {}, "carried-forward", T1, ("25", "20"), "carried"),
        ({}, {("t1", 10, 5): "19.00"}, "carried-forward", T1, ("20", "19"), "carried"),
        ({}, {("t4", 6, 5): "19.99"}, "carried-forward", T4, ("20", "19.99"), "carried"),
        ({("t8", 0, 2): "3.00"}, {}, "funds-carried-forward", ("t8", "all", "before"), ("3", "0"), "all"),
        ({}, {("t1", 11, 2): "2,329.70"}, "growth-figures", None, ("123.45", "100"), "total"),
    ],
    ids=["brought forward", "carried forward", "appropriations", "funds", "growth"],
)
def test_a_break_is_found_with_both_places(
    command: Command,
    suffix: str,
    own: Mapping[tuple[str, int, int], str],
    last: Mapping[tuple[str, int, int], str],
    rule: str,
    cell: tuple[str, str, str] | None,
    figures: tuple[str, str],
    there: str,
) -> None:
    run = checked(command, suffix, changed(ROWS, own), changed(LAST, last))
    found = next(each for each in run["findings"] if each["actual"] == figures[0])
    assert {each["rule"] for each in run["findings"]} == {rule}
    assert (found["path"], found["actual"], found["expected"]) == (f"2024{suffix}", *figures)
    if cell:
        assert tuple(found["where"][name] for name in ("table", "row", "column")) == cell
    assert (found["related"][0]["path"], found["related"][0]["where"]["row"]) == (f"2023{suffix}", there)


@pytest.mark.parametrize("below", [[], [["", "", "", "", "", "", "", ""]]], ids=["header alone", "blank lines"])
def test_without_funds_in_both_years_there_is_nothing_to_compare(command: Command, below: list[list[str]]) -> None:
    own, last = {**ROWS, "t8": below}, {**LAST, "t8": below}
    run = checked(command, ".md", own, last)
    assert (run["findings"], unevaluated(run, ".md")) == ([], [])


def test_funds_of_one_year_alone_are_said_not_to_be_compared(command: Command) -> None:
    run = checked(command, ".md", {**ROWS, "t8": []}, LAST)
    assert (run["findings"], unevaluated(run, ".md")) == ([], ["funds-carried-forward"])


CLAIMS = Library().get("juesuan").info.claims


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("青石县水利局2024年度部门决算", "青石县水利局"),
        ("2024年度青石县水利局部门决算公开", "青石县水利局"),
        ("青石县水利局部门2024年度部门决算", "青石县水利局"),
        ("青石县第一小学2024年度单位决算", "青石县第一小学"),
        ("青石县水利局（本级）2024年度单位决算", "青石县水利局（本级）"),
        ("青石县水利局关于2024年度部门决算", "青石县水利局"),
        ("2024年度部门决算公开", None),
        ("部门决算", None),
    ],
)
def test_the_unit_is_that_of_the_title(title: str, unit: str | None) -> None:
    assert CLAIMS
    assert CLAIMS.unit
    match = pattern(CLAIMS.unit).search(title)
    assert (match and match["unit"]) == unit
