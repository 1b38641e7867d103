"""Published reports beside others: no comparison falls over, and each says what a careful reviewer would, no more.

They are no part of the project: ``GOUJI_REPORTS`` names a folder of them. What must be found is worked out here from
their figures, one by one, and not by the equations of the pack.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from itertools import permutations
from pathlib import Path

import pytest
from msgspec.structs import replace

from gouji import readers
from gouji.checks.fault import Fault
from gouji.checks.neighbours import Children
from gouji.linter import lint
from gouji.linter.comparing import outcomes_of
from gouji.linter.neighbourhood import AtHand
from gouji.linter.policy import Policy
from gouji.packs.contents import Pack
from gouji.packs.library import Library
from gouji.records.gathered import GatheredSiblings
from gouji.records.model import Record
from gouji.records.siblings import Member
from gouji.text.source import Source
from support.command import Command

FOLDER = os.environ.get("GOUJI_REPORTS", "")
PACKS: Mapping[str, Pack] = {name: Library().get(name) for name in ("gia-2021", "gia-2019")}
APPLICANTS = ("natural", "business", "research", "charity", "legal", "other", "total")
ANOTHER = "甲乙县丙丁镇人民政府"

pytestmark = pytest.mark.skipif(not FOLDER, reason="GOUJI_REPORTS names no folder of published reports")
Said = Mapping[str, tuple[Fault, ...]]
"""What is found in a report, by rule."""


@pytest.fixture(scope="module")
def reports() -> tuple[Record, ...]:
    paths = (path for path in sorted(Path(FOLDER).iterdir()) if path.suffix in readers.SUFFIXES)
    sources = (Source(path.name, path.read_bytes()) for path in paths)
    results = [lint.lint_source(source, [*PACKS.values()], policy=Policy(records=True)) for source in sources]
    found = tuple(result.record for result in results if result.record is not None)
    assert found
    return found


def said(record: Record, at_hand: AtHand) -> Said:
    pack = PACKS[record.pack]
    found: dict[str, tuple[Fault, ...]] = {}
    for outcomes in outcomes_of(record, pack, pack.rules, at_hand).values():
        for each in outcomes:
            if isinstance(each, Fault):
                found[each.rule.id] = (*found.get(each.rule.id, ()), each)
    return found


def before(record: Record, other: Record) -> AtHand:
    """Another report, or the same, as that of the year before."""
    year = record.year - 1 if record.year else None
    return AtHand(last_year=replace(other, path=f"last/{other.path}", year=year, unit=record.unit, pack=record.pack))


def breaks(record: Record, last: Record) -> Iterator[str]:
    """The rules whose figures in the two reports disagree."""
    carried = [
        (record.number(("requests", "carried_in", column)), last.number(("requests", "carried_out", column)))
        for column in APPLICANTS
    ]
    if any(now != then for now, then in carried if None not in (now, then)):
        yield "requests-carried-over"
    for row in ("regulations", "normative"):
        new, gone, now = (record.number(("documents", row, each)) for each in ("issued", "repealed", "in_force"))
        then = last.number(("documents", row, "in_force"))
        if new is not None and gone is not None and now is not None and then is not None and now != then + new - gone:
            yield "documents-roll"


class TestAsLastYearsOfItself:
    def test_all_of_its_narrative_is_last_years_word_for_word(self, reports: tuple[Record, ...]) -> None:
        for record in reports:
            (found,) = said(record, before(record, record))["narrative-unchanged"]
            assert found.message.zh.startswith("“全部正文”有 100% "), record.path
            assert "一字不差" in found.message.zh, record.path

    def test_figures_are_told_where_they_disagree(self, reports: tuple[Record, ...]) -> None:
        for record in reports:
            found = said(record, before(record, record))
            rules = {rule for rule in found if rule not in ("narrative-unchanged", "growth-figures")}
            assert rules == set(breaks(record, record)), record.path

    def test_no_figure_has_grown(self, reports: tuple[Record, ...]) -> None:
        for record in reports:
            for each in said(record, before(record, record)).get("growth-figures", ()):
                assert float((each.expected or "").rstrip("%")) == 0, record.path


class TestBesideAnother:
    def test_of_last_year_nothing_is_copied_and_figures_are_told_where_they_disagree(
        self, reports: tuple[Record, ...]
    ) -> None:
        for record, other in permutations(reports, 2):
            found = said(record, before(record, other)).keys() - {"growth-figures"}
            assert found == set(breaks(record, other)), (record.path, other.path)

    def test_of_the_same_year_nothing_is_copied(self, reports: tuple[Record, ...]) -> None:
        members = tuple(Member(replace(each, year=2022), each.unit) for each in reports)
        for member in members:
            assert said(member.record, AtHand(siblings=GatheredSiblings(members))) == {}, member.record.path

    def test_a_copy_under_another_name_is_found_in_one_of_the_two(self, reports: tuple[Record, ...]) -> None:
        for record in reports:
            twin = replace(record, path=f"copy/{record.path}", unit=ANOTHER)
            near = AtHand(siblings=GatheredSiblings((Member(record, record.unit), Member(twin, ANOTHER))))
            found = {each.path: set(said(each, near)) for each in (record, twin)}
            assert {"copied-from-other-unit"} in found.values(), record.path

    def test_a_unit_that_sums_up_one_has_its_figures(self, reports: tuple[Record, ...]) -> None:
        for record in reports:
            child = replace(record, path=f"below/{record.path}", unit=ANOTHER)
            assert said(record, AtHand(children=Children((child,)))) == {}, record.path


@pytest.mark.usefixtures("folder")
class TestCommand:
    def test_in_one_project_each_is_alone(self, command: Command, reports: tuple[Record, ...]) -> None:
        """They are of different units and years: nothing is found between them, and each says what it lacks."""
        shutil.copytree(FOLDER, "reports")
        run = command("check", "reports", "--project", "--format", "json", "--lang", "zh")
        assert {each["check"] for each in run.json["findings"]}.isdisjoint({"years", "units", "copies"})
        assert run.err.count("Traceback") == 0
        files = [each for each in run.json["files"] if each["status"] == "read"]
        assert len(files) == len(reports)

    def test_facts_of_each_as_those_of_the_year_before(self, command: Command, reports: tuple[Record, ...]) -> None:
        for record in reports:
            path = str(Path(FOLDER) / record.path)
            facts = command("facts", path, "--format", "json").out
            year = f'"year": {record.year}'
            assert year in facts, record.path
            Path("last.json").write_text(facts.replace(year, f'"year": {(record.year or 0) - 1}'), "utf-8")
            run = command("check", path, "--previous", "last.json", "--select", "years", "--format", "json")
            assert set(run.rules) >= {"narrative-unchanged", *breaks(record, record)}, record.path
            assert set(run.rules) <= {"narrative-unchanged", "growth-figures", *breaks(record, record)}, record.path
