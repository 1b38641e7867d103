"""The hook that compares what is committed with what belongs to it in the repository: last year's, units, siblings."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from support.district import BELOW, DISTRICT, REPORTS, UNITS
from support.planted_years import PLANTED, pair
from support.render import FORMATS, SampleReport
from support.repository import Repository, configure

pytestmark = [pytest.mark.usefixtures("_installed"), pytest.mark.xdist_group("hooks")]

IN_FORCE = ("documents", "normative", "in_force")
BROKEN = REPORTS["shuiwu", 2024]
"""11 documents are in force, where last year's 8 and one issued make 9."""


def mended(report: SampleReport) -> SampleReport:
    """With the figure that last year's report gives."""
    sections = tuple(
        replace(each, paragraphs=tuple(text.replace("现行有效11件", "现行有效9件") for text in each.paragraphs))
        for each in report.sections
    )
    return replace(report, sections=sections, tables={**report.tables, IN_FORCE: "9"})


@pytest.fixture(autouse=True)
def _hook(reports: Repository, hooks: Repository) -> None:
    configure(reports, hooks, "gouji-project")
    code, output = reports.pre_commit("install")
    assert code == 0, output


def commit(reports: Repository) -> tuple[int, str]:
    return reports.call("git", "commit", "-q", "-m", "年报")


def put(reports: Repository, name: str, report: SampleReport) -> str:
    reports.write(name, FORMATS[name[name.rindex(".") :]](report))
    return name


@pytest.mark.parametrize("suffix", sorted(FORMATS))
def test_a_break_with_last_year_stops_the_commit_and_names_both_places(reports: Repository, suffix: str) -> None:
    before = put(reports, f"2023/水务局{suffix}", REPORTS["shuiwu", 2023])
    code, output = commit(reports)
    assert code == 0, output

    now = put(reports, f"2024/水务局{suffix}", BROKEN)
    code, output = commit(reports)
    assert code == 1
    lines = [line for line in output.splitlines() if line.startswith(now) and " documents-roll " in line]
    assert len(lines) == 1, output
    assert before in lines[0]
    if suffix in (".md", ".txt"):
        assert re.search(rf"{re.escape(before)}:\d+:\d+", lines[0])

    put(reports, now, mended(BROKEN))
    code, output = commit(reports)
    assert code == 0, output


def test_every_planted_break_is_found_in_one_commit_whatever_the_formats(reports: Repository) -> None:
    """Each town has another format, and last year's report the next one; the hook names both files."""
    suffixes = sorted(FORMATS)
    expected = {}
    for order, (town, planted) in enumerate(PLANTED.items()):
        own, last = pair(town, 2024)
        now, before = (f"{town}{suffixes[(order + later) % len(suffixes)]}" for later in (0, 1))
        put(reports, f"2024/{now}", own)
        put(reports, f"2023/{before}", last)
        if planted.rule:
            expected[f"2024/{now}", planted.rule] = f"2023/{before}"
    code, output = commit(reports)
    assert code == 1
    found = re.findall(r"^(2024/[^:]+)\S* warning ([\w-]+) .*?(2023/[^:\s\]]+)", output, re.MULTILINE)
    assert {(path, rule): other for path, rule, other in found} == expected, output
    assert len(found) == len(expected)


def test_a_changed_report_of_last_year_is_compared_with_that_of_this_year(reports: Repository) -> None:
    put(reports, "2023/水务局.md", REPORTS["shuiwu", 2023])
    put(reports, "2024/水务局.md", mended(BROKEN))
    code, output = commit(reports)
    assert code == 0, output
    changed = replace(REPORTS["shuiwu", 2023], tables={**REPORTS["shuiwu", 2023].tables, IN_FORCE: "7"})
    put(reports, "2023/水务局.md", changed)
    code, output = commit(reports)
    assert code == 1
    assert re.search(r"^2024/水务局\.md:\d+:\d+: warning documents-roll .*2023/水务局\.md:\d+", output, re.MULTILINE), (
        output
    )


def test_without_last_years_report_nothing_is_compared(reports: Repository) -> None:
    put(reports, "2024/水务局.md", BROKEN)
    code, output = commit(reports)
    assert code == 0, output


def test_a_unit_that_is_not_the_sum_of_those_below_stops_the_commit(reports: Repository) -> None:
    reports.write(".gouji.yaml", "language: zh\nunits: units.yaml\n")
    reports.write("units.yaml", UNITS)
    for stem in BELOW:
        put(reports, f"2023/{stem}.md", REPORTS[stem, 2023])
    code, output = commit(reports)
    assert code == 0, output

    whole = REPORTS[DISTRICT, 2023]
    licences = ("licensing", "licences", "decisions")
    count = whole.tables[licences]
    broken = replace(
        whole,
        tables={**whole.tables, licences: "46"},
        sections=tuple(
            replace(
                each, paragraphs=tuple(text.replace(f"许可决定{count}件", "许可决定46件") for text in each.paragraphs)
            )
            for each in whole.sections
        ),
    )
    put(reports, "2023/砚湖区.md", broken)
    code, output = commit(reports)
    assert code == 1
    lines = [line for line in output.splitlines() if " units-decisions " in line]
    assert len(lines) == 1, output
    assert lines[0].startswith("2023/砚湖区.md:")
    assert re.search(r"2023/\w+\.md:\d+:\d+", lines[0][20:])

    put(reports, "2023/砚湖区.md", whole)
    code, output = commit(reports)
    assert code == 0, output
