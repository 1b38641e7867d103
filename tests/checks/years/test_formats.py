"""Two years of towns in every format: each planted break is found with both places, and nothing else."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import pytest

from support.command import Command
from support.files import put
from support.planted_years import AT_THE_CHANGE, PLANTED, pair
from support.render import FORMATS, Render
from support.render_odt import as_odt
from support.render_pdf import as_pdf

EVERY: Mapping[str, Render] = {**FORMATS, ".odt": as_odt, ".pdf": as_pdf}
LINED = {".html", ".md", ".txt"}
"""Formats with lines: a place in another one is told by its section, table, row and column."""

pytestmark = pytest.mark.usefixtures("folder")


def checked(command: Command, towns: Collection[str], year: int, suffix: str, other: str) -> dict[str, Any]:
    """What the command says of two years of towns, this year's in one format and last year's in another."""
    for town in towns:
        own, last = pair(town, year)
        put(f"{year}/{town}{suffix}", EVERY[suffix](own))
        put(f"{year - 1}/{town}{other}", EVERY[other](last))
    return command("check", ".", "--select", "years", "--format", "json", "--lang", "zh").json


def by_town(run: Mapping[str, Any], year: int) -> dict[str, list[dict[str, Any]]]:
    """The findings in this year's reports; there are none in last year's."""
    found: dict[str, list[dict[str, Any]]] = {}
    for each in run["findings"]:
        folder, name = each["path"].split("/")
        assert folder == str(year)
        found.setdefault(name.split(".")[0], []).append(each)
    return found


def rules(found: Mapping[str, list[dict[str, Any]]]) -> dict[str, list[str]]:
    return {town: [each["rule"] for each in some] for town, some in found.items()}


def unevaluated(run: Mapping[str, Any], year: int) -> dict[str, list[str]]:
    return {
        each["path"].split("/")[1].split(".")[0]: each["not_evaluated"]
        for each in run["files"]
        if each["path"].startswith(f"{year}/")
    }


@pytest.mark.parametrize("suffix", EVERY)
class TestEveryFormat:
    def test_each_break_is_found_with_both_places_and_nothing_else(self, command: Command, suffix: str) -> None:
        run = checked(command, PLANTED, 2024, suffix, suffix)
        found = by_town(run, 2024)
        assert rules(found) == {town: [each.rule] for town, each in PLANTED.items() if each.rule}
        assert unevaluated(run, 2024) == {town: [] for town in PLANTED}
        for town, (finding,) in found.items():
            assert_both_places(town, finding, f"2023/{town}{suffix}")

    def test_at_the_change_of_form_what_means_the_same_is_compared(self, command: Command, suffix: str) -> None:
        """Requests, narrative and growth; the documents of 2020 are counted otherwise, which is said."""
        run = checked(command, PLANTED, 2021, suffix, suffix)
        found = by_town(run, 2021)
        assert rules(found) == {town: [each.rule] for town, each in AT_THE_CHANGE.items() if each.rule}
        assert unevaluated(run, 2021) == {town: ["documents-roll"] for town in PLANTED}
        assert {each["pack"] for each in run["files"]} == {"gia-2019", "gia-2021"}
        for town, (finding,) in found.items():
            assert_both_places(town, finding, f"2020/{town}{suffix}")


def assert_both_places(town: str, finding: Mapping[str, Any], path: str) -> None:
    planted, where, other = PLANTED[town], finding["where"], finding["related"][0]
    lined = path[path.rindex(".") :] in LINED
    assert (finding["actual"], finding["expected"]) == planted.figures
    names = ("section", "table", "row", "column")
    if planted.where != (None,):
        assert tuple(where.get(name) for name in names[: len(planted.where)]) == planted.where
    assert (other["path"], planted.there in other["where"].values()) == (path, True)
    assert [bool(each["line"]) for each in (finding, other)] == [lined, lined]
    assert other["where"]["label"]


@pytest.mark.parametrize("other", EVERY)
def test_last_years_report_may_have_another_format(command: Command, other: str) -> None:
    towns = [town for town in PLANTED if PLANTED[town].rule]
    found = by_town(checked(command, towns, 2024, ".md", other), 2024)
    assert rules(found) == {town: [PLANTED[town].rule] for town in towns}


@pytest.mark.parametrize("suffix", FORMATS)
def test_two_reports_of_the_trial_form(command: Command, suffix: str) -> None:
    """They have no stock of documents, and no rule about one."""
    run = checked(command, PLANTED, 2020, suffix, suffix)
    found = by_town(run, 2020)
    assert rules(found) == {town: [each.rule] for town, each in AT_THE_CHANGE.items() if each.rule}
    assert unevaluated(run, 2020) == {town: [] for town in PLANTED}
