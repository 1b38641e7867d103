"""Two years of a district with twelve units, in every format: one table of what the hook and the command tell.

Last year's report, the units below and the other units all lie in one repository; every break is told with its place
here and its place there, and nothing else is told.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePath

import pytest
from msgspec import Struct

from gouji import readers
from support.planted_district import (
    BEFORE,
    DISTRICT,
    MISSING,
    PLANTED,
    Key,
    Reports,
    Told,
    agreeing,
    broken,
    files,
)
from support.render import FORMATS, Render, as_html, as_markdown
from support.render_odt import as_odt, body_of, flat
from support.render_pdf import as_pdf
from support.repository import Repository, configure
from support.summed_district import TABLE

pytestmark = [pytest.mark.usefixtures("_installed"), pytest.mark.xdist_group("hooks")]

PLAIN: Mapping[str, Render] = {**FORMATS, ".odt": as_odt}
_ENDINGS: Mapping[str, Render] = {
    ".htm": as_html,
    ".markdown": as_markdown,
    ".shtml": as_html,
    ".xhtml": as_html,
    ".fodt": lambda report: flat(body_of(report)),
    ".pdf": as_pdf,
}
EVERY: Mapping[str, Render] = {**PLAIN, **_ENDINGS}
ENCODINGS = {
    ".txt": "gb18030",
    **dict.fromkeys((".htm", ".html", ".markdown", ".md", ".shtml", ".xhtml"), "utf-8"),
}
"""Of formats with lines; of others a place is called by section, table, row and column."""

Gate = Callable[..., tuple[int, str]]
"""Checks the files of these names, else all: the exit code and what is printed."""


def hook(reports: Repository, *names: str) -> tuple[int, str]:
    return reports.pre_commit(
        "run", "gouji-project", "--verbose", *(("--files", *names) if names else ("--all-files",))
    )


def command(reports: Repository, *names: str) -> tuple[int, str]:
    asked = ("check", "--project", "--format", "concise", "--fail-on", "warning", *(names or (".",)))
    return reports.call(sys.executable, "-m", "gouji", *asked)


GATES = [pytest.param(hook, id="hook"), pytest.param(command, id="command")]
gates = pytest.mark.parametrize("gate", GATES)


class Line(Struct, frozen=True):
    """A finding as it is printed: both places, as far as they are told."""

    path: str
    at: str
    rule: str
    message: str
    other: str
    there: str


_AT = r"((?::\d+:\d+)?)"
_LINE = re.compile(rf"^(\d{{4}}/[^:]+){_AT}: (?:error|warning) ([a-z-]+) (.*)", re.MULTILINE)
_OTHER = re.compile(rf"（另见 (\d{{4}}/[^:，）]+?){_AT}((?: \[[^\]]+\])?)(?:，.*)?）$")


def lines(output: str) -> list[Line]:
    """The findings that are printed, each with the first of the other places."""
    found = []
    for path, at, rule, message in _LINE.findall(output):
        other = _OTHER.search(message)
        assert other, f"no other place: {message}"
        found.append(Line(path, at, rule, message, other[1], other[2] or other[3]))
    return found


def told_by(output: str) -> list[tuple[str, str, str]]:
    return sorted((each.rule, each.path, each.other) for each in lines(output))


def told_of(planted: Iterable[Told], paths: Mapping[Key, str]) -> list[tuple[str, str, str]]:
    return sorted((each.rule, paths[each.report], paths[each.other]) for each in planted)


def not_compared(output: str) -> dict[str, list[str]]:
    """Why rules were not evaluated, by the paths of reports."""
    found: dict[str, list[str]] = {}
    for path, reason in re.findall(r"^(\d{4}/[^:]+): info 未与其他报告对照（\d 条规则）：(.*)", output, re.MULTILINE):
        found.setdefault(path, []).append(reason)
    return found


def standing(reports: Repository, name: str, at: str) -> str:
    """What stands at a place of a file with lines."""
    line, column = (int(each) for each in at.split(":")[1:])
    text = (reports.folder / name).read_bytes().decode(ENCODINGS[PurePath(name).suffix])
    return text.splitlines()[line - 1][column - 1 :]


def put(reports: Repository, made: Reports, formats: Mapping[str, Render] = PLAIN) -> Mapping[Key, str]:
    """Puts reports into the repository; their paths."""
    reports.write(".gouji.yaml", "language: zh\nunits: units.yaml\n")
    reports.write("units.yaml", TABLE)
    found = files(made, formats)
    for name, data in found.values():
        reports.write(name, data)
    return {key: name for key, (name, _) in found.items()}


@pytest.fixture(autouse=True)
def _hook(reports: Repository, hooks: Repository) -> None:
    configure(reports, hooks, "gouji-project")


def assert_both_places(told: Told, line: Line, reports: Repository) -> None:
    if PurePath(line.path).suffix in ENCODINGS:
        assert standing(reports, line.path, line.at).startswith(told.here)
    else:
        assert not line.at
    if PurePath(line.other).suffix in ENCODINGS:
        assert standing(reports, line.other, line.there).startswith(told.there)
    else:
        assert told.label in line.there


def assert_all_is_told(reports: Repository, gate: Gate, formats: Mapping[str, Render]) -> None:
    paths = put(reports, broken(), formats)
    code, output = gate(reports)
    assert (code, told_by(output)) == (1, told_of(PLANTED, paths)), output
    by_report = {each.path: each for each in lines(output)}
    for told in PLANTED:
        assert_both_places(told, by_report[paths[told.report]], reports)


@pytest.mark.parametrize(
    ("gate", "formats"), [pytest.param(hook, PLAIN, id="hook"), pytest.param(command, EVERY, id="command")]
)
def test_each_break_is_told_with_both_places_and_nothing_else(
    reports: Repository, gate: Gate, formats: Mapping[str, Render]
) -> None:
    assert_all_is_told(reports, gate, formats)


def test_every_format_is_there_but_those_that_libreoffice_converts() -> None:
    assert set(EVERY) == readers.SUFFIXES - {".doc", ".wps"}


@pytest.mark.slow
@gates
@pytest.mark.parametrize("suffix", EVERY)
def test_in_each_format_by_itself(reports: Repository, hooks: Repository, gate: Gate, suffix: str) -> None:
    if suffix == ".pdf":
        configure(reports, hooks, "gouji-project", additional_dependencies="['pdfplumber>=0.11.9']")
    assert_all_is_told(reports, gate, {suffix: EVERY[suffix]})


@gates
def test_nothing_is_told_where_all_agrees(reports: Repository, gate: Gate) -> None:
    paths = put(reports, agreeing())
    code, output = gate(reports)
    assert (code, told_by(output)) == (0, []), output
    first = {name for (_, year), name in paths.items() if year == BEFORE}
    assert set(not_compared(output)) < first
    assert f"同样未与其他报告对照；这样的文件共 {len(first)} 个" in output


@gates
def test_where_a_report_is_missing_that_is_named_and_the_rules_are_not_evaluated(
    reports: Repository, gate: Gate
) -> None:
    made = {key: report for key, report in agreeing().items() if key != MISSING}
    unit, year = MISSING
    paths = put(reports, made)
    code, output = gate(reports)
    reasons = not_compared(output)
    assert (code, told_by(output)) == (0, []), output
    (last_year,) = reasons.pop(paths[unit, year + 1])
    assert last_year == f"没有找到 {unit} {year} 年的报告（找过：本次检查的文件、当前文件夹下的全部报告）"
    assert f"12 个下级单位中，缺 1 个的报告：{unit}" in reasons[paths[DISTRICT, year]]
    assert set(reasons) < {name for (_, other), name in paths.items() if other == BEFORE}


def concerns(told: Told, key: Key) -> bool:
    """Whether a break is told where the report ``key`` is committed and the others lie there."""
    if told.rule == "copied-from-other-unit":  # of who wrote it first nothing is to be mended
        return key == told.report
    if told.rule == "units-decisions":  # each unit below may be who is wrong, and the last to come completes the sum
        return key[1] == told.report[1]
    return key in (told.report, told.other)


@gates
@pytest.mark.parametrize("changed", ["report", "other"])
def test_a_commit_of_one_report_tells_what_it_has_to_do_with(reports: Repository, gate: Gate, changed: str) -> None:
    paths = put(reports, broken())
    for told in PLANTED:
        key = getattr(told, changed)
        expected = [each for each in PLANTED if concerns(each, key)]
        code, output = gate(reports, paths[key])
        assert (code, told_by(output)) == (int(bool(expected)), told_of(expected, paths)), output
