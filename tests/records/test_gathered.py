"""Siblings in memory: rare, common, and candidates."""

from __future__ import annotations

import pytest

from gouji.records.fingerprints import fingerprints, fold_passage
from gouji.records.gathered import GatheredSiblings, by_year
from gouji.records.model import Record
from gouji.records.siblings import Member, unit_of
from gouji.records.thresholds import THRESHOLDS
from support.towns import COPIED, TEMPLATE, district, report, siblings


def prints(text: str) -> set[int]:
    return set(fingerprints(fold_passage(text).value))


def test_what_most_have_is_common_and_what_two_have_is_rare() -> None:
    common = siblings(district(report(0, COPIED), report(1, COPIED))).common(report(0), (), THRESHOLDS)
    assert prints(TEMPLATE) <= common
    assert not prints(COPIED) & common


@pytest.mark.parametrize(("towns", "most"), [(2, 2), (6, 2), (9, 3), (12, 4)])
def test_how_many_of_a_family_may_share(towns: int, most: int) -> None:
    assert THRESHOLDS.most_in_family(towns) == most
    for number, rare in ((most, True), (most + 1, False)):
        if number <= towns:
            reports = district(*(report(each, COPIED) for each in range(number)), towns=towns)
            assert (not prints(COPIED) & siblings(reports).common(reports[0], (), THRESHOLDS)) is rare


@pytest.mark.parametrize(("units", "most"), [(2, 4), (100, 10), (600, 60), (30_000, 60), (50_000, 100), (100_000, 200)])
def test_how_many_of_all_may_share(units: int, most: int) -> None:
    assert THRESHOLDS.most_units(units) == most
    assert THRESHOLDS.most_met(units) == min(most, 60)


def test_what_each_of_several_families_has_once_or_twice_is_common() -> None:
    members = [Member(report(number, COPIED), f"{number}", f"{number // 2}") for number in range(12)]
    assert prints(COPIED) <= GatheredSiblings(tuple(members)).common(members[0].record, (), THRESHOLDS)


def test_the_template_of_a_family_is_none_elsewhere() -> None:
    family = [Member(report(number, COPIED), f"{number}", "one") for number in range(6)]
    others = [Member(report(number), f"{number}", "other") for number in range(6, 11)]
    members = (*family, *others, Member(report(11, COPIED), "11", "other"), *_strangers(80))
    gathered = GatheredSiblings(members)
    assert prints(COPIED) <= gathered.common(report(0), (), THRESHOLDS)
    assert not prints(COPIED) & gathered.common(report(11), (), THRESHOLDS)
    assert prints(COPIED) <= gathered.common(Record("new.md", "gia-2021"), (), THRESHOLDS)
    assert not [*gathered.candidates(report(11), THRESHOLDS)]


def _strangers(count: int) -> list[Member]:
    """Members without any text: only how many there are matters."""
    return [
        Member(Record(f"{number}.md", "gia-2021", 2024, f"x{number}"), f"x{number}", "far") for number in range(count)
    ]


def test_candidates_are_passages_of_other_units() -> None:
    reports = district(report(0, COPIED), report(1, COPIED))
    (found,) = siblings(reports).candidates(reports[0], THRESHOLDS)
    assert (found.passage, found.record.path, found.other, found.units) == (2, reports[1].path, 2, 12)


def test_a_report_that_is_none_of_them_is_compared_too() -> None:
    gathered = siblings(district(report(0, COPIED), towns=11))
    assert [each.record.path for each in gathered.candidates(report(11, COPIED), THRESHOLDS)] == ["青石镇.md"]


def test_other_years_are_no_siblings() -> None:
    members = [Member(each, each.unit) for each in (report(0, COPIED), report(1, COPIED, year=2023))]
    years = by_year(members)
    assert {year: found.units for year, found in years.items()} == {2024: 1, 2023: 1}


def test_a_file_tells_the_unit_where_the_title_does_not() -> None:
    named = report(0)
    assert unit_of(named) == unit_of(type(named)(path="x.md", pack="x", unit=f" {named.unit} "))
    nameless = type(named)(path="a/b.docx", pack="x")
    assert unit_of(nameless) == unit_of(type(named)(path="a/b.html", pack="x"))
