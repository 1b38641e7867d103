"""Two years of a district with twelve units, all of which agrees; and the same with a break of every kind planted."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from msgspec import Struct
from msgspec.structs import replace

from support.planted_words import COPIED, OVERVIEW, PROBLEMS, STALE, TEMPLATE
from support.render import Render, SampleReport
from support.summed_district import DISTRICT, NAMES, District, Figures, added, district, figures

BEFORE, NOW = YEARS = (2023, 2024)
UNITS = (*NAMES, DISTRICT)
EDUCATION, FINANCE, WATER, STATISTICS, TRADE, FORESTRY = (
    f"澄溪区{name}局" for name in ("教育", "财政", "水利", "统计", "商务", "林业")
)
QINGSHI, BAISHA, LIULIN = NAMES[-3:]

Key = tuple[str, int]
"""A unit and a year."""
Reports = Mapping[Key, SampleReport]


class Told(Struct, frozen=True):
    """What must be told: by which rule, of which report, and with a place in which other one.

    ``here`` and ``there`` are what stands at the two places, ``label`` is what the other one is called.
    """

    rule: str
    report: Key
    other: Key
    here: str
    there: str
    label: str


_CARRIED, _IN_FORCE = "四、结转下年度继续办理 × 总计", "行政规范性文件 × 现行有效件数"
PLANTED = (
    # A request that one unit has carried over from last year is counted by another.
    Told("requests-carried-over", (WATER, NOW), (WATER, BEFORE), "1", "2", _CARRIED),
    Told("requests-carried-over", (STATISTICS, NOW), (STATISTICS, BEFORE), "2", "1", _CARRIED),
    # More documents are in force than last year's and those issued since.
    Told("documents-roll", (EDUCATION, NOW), (EDUCATION, BEFORE), "5", "3", _IN_FORCE),
    # The district leaves out the licences of one unit.
    Told("units-decisions", (DISTRICT, NOW), (FORESTRY, NOW), "519", "65", "行政许可 × 本年处理决定数量"),
    # All but a few sentences are those of last year.
    Told("narrative-unchanged", (LIULIN, NOW), (LIULIN, BEFORE), TEMPLATE[0], TEMPLATE[0], "总体情况"),
    # A passage is that of another unit, whose name is left in it.
    Told("copied-from-other-unit", (BAISHA, NOW), (QINGSHI, NOW), COPIED, COPIED, "总体情况"),
)
MISSING = (TRADE, BEFORE)
"""Without this report one unit lacks last year's, and the district a unit below it."""


def agreeing() -> Reports:
    """All reports, by unit and year."""
    return _written(*_figures())


def broken() -> Reports:
    """The same with all breaks."""
    before, now = _figures()
    moved = {
        ("requests", row, kind): by for row, by in (("carried_in", -1), ("new", 1)) for kind in ("natural", "total")
    }
    licences = ("licensing", "licences", "decisions")
    now = now.changed(WATER, moved).changed(STATISTICS, {cell: -by for cell, by in moved.items()})
    now = now.changed(EDUCATION, {("documents", "normative", "in_force"): 2})
    now = now.changed(DISTRICT, {licences: -now.units[FORESTRY][licences]})
    reports = _written(before, now)
    said = {(LIULIN, year): ("problems", STALE) for year in YEARS} | {
        (town, NOW): ("overview", COPIED) for town in (QINGSHI, BAISHA)
    }
    return reports | {key: _adding(reports[key], *each) for key, each in said.items()}


def files(reports: Reports, formats: Mapping[str, Render]) -> Mapping[Key, tuple[str, bytes]]:
    """Paths and contents of files, in these formats by turns; the two years of a unit differ in theirs."""
    suffixes = [*formats]
    found = {}
    for (name, year), report in reports.items():
        suffix = suffixes[(UNITS.index(name) + YEARS.index(year)) % len(suffixes)]
        found[name, year] = f"{year}/{name}{suffix}", formats[suffix](report)
    return found


# ---- figures ---------------------------------------------------------------------------------------------------------


def _figures() -> tuple[District, District]:
    """Those of two years, of which the second goes on where the first ended."""
    first = district(BEFORE)
    before = {name: {**first.units[name], **_documents(3 + number)} for number, name in enumerate(NAMES)}
    now = {}
    for number, name in enumerate(NAMES):
        issued, repealed = number % 3, number % 2
        own = figures(Random(f"{NOW} {name}"), before[name])  # noqa: S311 - made-up figures
        now[name] = {**own, **_documents(3 + number + issued - repealed, issued, repealed)}
    return _summed(BEFORE, before), _summed(NOW, now)


def _summed(year: int, units: Mapping[str, Figures]) -> District:
    """A district with these units; documents are no sums."""
    return District(year, {**added(list(units.values())), **_documents(7)}, units)


def _documents(in_force: int, issued: int = 0, repealed: int = 0) -> Figures:
    counts = {"issued": issued, "repealed": repealed, "in_force": in_force}
    return {("documents", "normative", column): count for column, count in counts.items()}


# ---- words -----------------------------------------------------------------------------------------------------------


def _written(*years: District) -> Reports:
    return {(name, each.year): _saying(each.report(name), name, each.year) for each in years for name in UNITS}


def _saying(report: SampleReport, name: str, year: int) -> SampleReport:
    """A report with the template, and what only its unit says in its year."""
    number = UNITS.index(name)
    said = {
        "overview": (*TEMPLATE, OVERVIEW[year][number]),
        "problems": (PROBLEMS[year][number],),
        "other": ("没有收取信息处理费，没有其他需要报告的事项。",),
    }
    sections = (replace(each, paragraphs=said.get(each.id, each.paragraphs)) for each in report.sections)
    return replace(report, sections=tuple(sections))


def _adding(report: SampleReport, section: str, paragraph: str) -> SampleReport:
    sections = (
        replace(each, paragraphs=(*each.paragraphs, paragraph)) if each.id == section else each
        for each in report.sections
    )
    return replace(report, sections=tuple(sections))
