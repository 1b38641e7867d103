"""Inputs made to take long or to fill memory: each has its answer soon, or is refused with the bound that it passed.

Nothing is timed here. Calls of functions are counted where they grew faster than the input. Where a pattern of regular
expressions did, the inputs are so large that they took longer than the time of a file, and so were not judged;
``before`` is the time that they took. ``tests/readers/test_bounds.py`` counts what readers do.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple
from unittest.mock import Mock

import pytest

from gouji.linter import lint
from gouji.packs.library import Library
from gouji.system import deadline
from gouji.text.source import Source
from support.command import Command
from support.edges import Edge, report, verdict
from support.work import calls

GIA = (Library().get("gia-2021"),)
PLACE = "（一）主动公开。"
PACK = "id: p\nname: {zh: p, en: p}\nversion: 1\nextends: gia-2021\n"


def overview(text: str) -> Callable[[], str]:
    """The report with a paragraph more in its first section."""
    return lambda: report((PLACE, f"{text}\n\n{PLACE}"))


def lines(line: str, count: int) -> Callable[[], str]:
    """The report with so many lines more, each with its number in the place of ``@``."""
    return overview("".join(line.replace("@", str(number)) for number in range(count)))


def comment(words: str) -> Callable[[], str]:
    """The report with a comment to gouji in it."""
    return overview(f"<!-- gouji:{words} -->")


UNPAIRED = "exit 0, partial: document-partial, unpaired-mark ×1000"
EDGES = [
    Edge("sec-closing-marks", overview("）" * 190_000 + "字"), "129 s", UNPAIRED),
    Edge("sec-nested-marks", overview("（" * 95_000 + "字" + "）" * 95_000), "over 120 s", "exit 0, read"),
    Edge(
        "sec-blanks-in-comment",
        comment(" " * 180_000 + "x"),
        "116 s",
        "exit 0, read: suppression-invalid",
    ),
    Edge(
        "blanks-before-reason",
        comment("ignore=cell-blank" + " " * 180_000 + "x"),
        "over 240 s",
        "exit 0, read: suppression-unused",
    ),
    Edge(
        "sec-comment-patterns",
        comment(" ignore=" + ",".join(f"x{n}" for n in range(15_000)) + " 原因"),
        "over 120 s, suppression-invalid ×15000",
        "exit 0, read: suppression-invalid",
    ),
    Edge(
        "comments",
        overview("<!-- gouji: ignore=x* 原因 -->\n" * 5_000),
        "28 s, suppression-invalid ×5000",
        "exit 0, read: suppression-invalid ×201",
    ),
    Edge(
        "page-figures",
        overview("全年公开工作，" + "".join(f"作{n % 9 + 1}的" for n in range(30_000))),
        "45 s",
        "exit 0, partial: document-partial, stray-page-number ×1000",
    ),
    Edge(
        "columns-of-a-header",
        lambda: report(("总计 |\n", "总计 |" + " |" * 1_500 + "\n")),
        "12 s at 4,000",
        "exit 0, read",
    ),
]


@pytest.mark.parametrize("edge", EDGES, ids=lambda edge: edge.name)
def test_hostile_inputs(edge: Edge, command: Command, folder: Path) -> None:
    made = edge.make()
    (folder / "a.md").write_bytes(made if isinstance(made, bytes) else made.encode())
    assert verdict(command("check", "a.md", "--format", "json")) == edge.after


# ---- calls; ``make`` takes the size, ``before`` is what four times the input took, ``after`` the most it may --------


class Growth(NamedTuple):
    """An input of any size, and how many times the calls were made for four times of it."""

    name: str
    make: Callable[[int], Callable[[], str]]
    size: int
    before: float
    after: float = 6.0


GROWTH = [
    Growth("comma-lines", lambda size: lines("- 全年, 信息@ .\n", size), 150, 13.7),
    Growth("list-lines", lambda size: lines("- 全年公开信息@件\n", size), 150, 3.3),
    Growth("wide-blanks", lambda size: overview("字" + "\u3000" * size + "字。"), 10_000, 3.9),
]


@pytest.mark.parametrize("growth", GROWTH, ids=lambda growth: growth.name)
def test_calls_grow_with_the_input_and_not_faster(growth: Growth) -> None:
    def work(text: str) -> int:
        return calls(lambda: lint.lint_source(Source("a.md", text.encode()), GIA, pinned=True))

    work(report())  # what is done once
    plain = work(report())
    small, large = (work(growth.make(size)()) - plain for size in (growth.size, 4 * growth.size))
    assert large < growth.after * small


# ---- packs ---------------------------------------------------------------------------------------------------------

MULTIPLIED = "words: {za: x, " + ", ".join(f"z{b}: '{f'{{z{a}}}' * 60}'" for a, b in pairwise("abcdefgh")) + "}\n"


def key(pattern: str) -> str:
    """A change to the key of a section."""
    return f"sections: [{{id: overview, key: '{pattern}'}}]\n"


PACKS = [
    Edge("sec-pack-words", lambda: MULTIPLIED, "over 30 s", "exit 2: p/form.yaml:1"),
    Edge("pack-patterns-nested", lambda: key("(" * 4_000 + ")" * 4_000), "RecursionError", "exit 2: p/form.yaml:1:3"),
    Edge("pack-pattern-repeated", lambda: key("x{99999999999999999999}"), "the same", "exit 2: p/form.yaml:1:3"),
    Edge("yaml-deep", lambda: "words: " + "[" * 100_000 + "\n", "the same", "exit 2: p/form.yaml:1"),
    Edge("yaml-huge", lambda: "# " + "x" * 3_000_000 + "\n", "the same", "exit 2: p/form.yaml"),
    Edge("yaml-aliases", lambda: "words: &a {b: [*a, *a]}\n", "the same", "exit 2: p/form.yaml:1"),
    Edge("yaml-number", lambda: f"words: {{a: {'9' * 100_000}}}\n", "the same", "exit 2: p/form.yaml:1"),
]


@pytest.mark.parametrize("edge", PACKS, ids=lambda edge: edge.name)
def test_hostile_packs(edge: Edge, command: Command, folder: Path) -> None:
    (folder / "a.md").write_text(report(), encoding="utf-8")
    (folder / "p").mkdir()
    (folder / "p" / "pack.yaml").write_text(PACK, encoding="utf-8")
    (folder / "p" / "form.yaml").write_bytes(str(edge.make()).encode())
    run = command("check", "a.md", "--pack", "p")
    assert f"exit {run.code}: {run.err.removeprefix('gouji: ').partition(': ')[0]}".startswith(edge.after)
    assert "Traceback" not in run.err


# ---- fixes ---------------------------------------------------------------------------------------------------------

FIXES = [
    Edge("sec-fix-slow", overview("《" * 2_000), "9.5 s, no fix", "- 2000"),
    Edge(
        "fix-list-lines",
        lines("@. 信息@件，，\n", 1_100),
        "over 280 s at 2,500",
        "- 1100",
    ),
]


MOST_CHECKS = 4
"""Before and after the fixes, and a few of them in between: one more pass, one more trial."""


@pytest.mark.parametrize("edge", FIXES, ids=lambda edge: edge.name)
def test_fixes_of_more_than_is_reported(
    edge: Edge, command: Command, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each trial is a check of the whole file: there are few, however much there is to be fixed."""
    checks = Mock(wraps=lint.lint_source)
    monkeypatch.setattr(lint, "lint_source", checks)
    path = folder / "a.md"
    path.write_bytes(str(edge.make()).encode())
    before = path.read_text(encoding="utf-8")
    command("check", "a.md", "--unsafe-fixes", "--fix")
    after = path.read_text(encoding="utf-8")
    assert f"- {len(before) - len(after)}" == edge.after
    assert checks.call_count <= MOST_CHECKS


# ---- pages ---------------------------------------------------------------------------------------------------------


def page(html: str) -> Callable[[], str]:
    """The report as a page with something more before its first table."""
    return lambda: report(("<table", f"{html}<table"), suffix=".html")


PAGES = [
    Edge("html-comments", page("<!-- a -->" * 1_000_000), "64 s, 858 MB at 3,800,000", "exit 2, unreadable"),
    Edge("html-attributes", page(f"<p {'a=1 ' * 5_000_000}>"), "1 GB", "exit 2, unreadable"),
    Edge("comments-before-root", lambda: "<!---->" * 500 + "x", "for ever (from 30 comments on)", "exit 0, skipped"),
    Edge("html-lines", page("\n" * 5_000_000), "30 bytes a line", "exit 2, unreadable"),
]


@pytest.mark.parametrize("edge", PAGES, ids=lambda edge: edge.name)
def test_hostile_pages(edge: Edge, command: Command, folder: Path) -> None:
    (folder / "a.html").write_bytes(str(edge.make()).encode())
    assert verdict(command("check", "a.html", "--format", "json")).partition(":")[0] == edge.after


# ---- the time of a file --------------------------------------------------------------------------------------------

SLOW = """\
- id: slow-{number}
  check: text
  finds: pattern
  patterns: [{{find: '(?:(?:甲+)+乙)+丙', replace: ''}}]
  message: {{zh: 慢, en: slow}}
  why: {{zh: 慢, en: slow}}
"""


def test_a_pack_of_slow_patterns_has_an_end(command: Command, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each pattern may take a second; there is one end to the time of all, and what is not done by then is told."""
    monkeypatch.setattr(deadline, "SECONDS", 3.0)
    (folder / "a.md").write_text(report((PLACE, f"乙丙{'甲' * 4_000}\n\n{PLACE}")), encoding="utf-8")
    (folder / "p").mkdir()
    (folder / "p" / "pack.yaml").write_text(PACK, encoding="utf-8")
    rules = "".join(SLOW.format(number=number) for number in range(50))
    (folder / "p" / "slow.yaml").write_text(rules, encoding="utf-8")
    run = command("check", "a.md", "--pack", "p", "--format", "json", "--lang", "en")
    (file,) = run.json["files"]
    assert (run.code, file["status"]) == (2, "unreadable")
    assert "document-unjudged" in {finding["rule"] for finding in run.json["findings"]}
    assert "more than the 3 seconds that a file may take: the check text did not end" in file["reason"]


def test_a_file_for_which_no_time_is_left_has_not_passed(
    command: Command, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deadline, "SECONDS", -1.0)
    (folder / "a.html").write_text(report(suffix=".html"), encoding="utf-8")
    run = command("check", "a.html", "--format", "json", "--lang", "en")
    assert verdict(run) == "exit 2, unreadable: document-unreadable"
    assert "it was not read to the end" in run.json["files"][0]["reason"]


def test_many_entries_of_a_configuration_and_many_findings(command: Command, folder: Path) -> None:
    """Findings of one rule in one place are compared with the entries once."""
    (folder / "a.md").write_text(report((PLACE, "《" * 900 + f"\n\n{PLACE}")), encoding="utf-8")
    entries = "".join(f"- {{rule: unpaired-*, section: over*, reason: 原件如此 {number}}}\n" for number in range(300))
    (folder / ".gouji.yaml").write_text(f"ignore:\n{entries}", encoding="utf-8")
    run = command("check", "a.md", "--format", "json")
    assert (run.code, run.rules, run.json["summary"]["suppressed"]) == (0, [], 900)
