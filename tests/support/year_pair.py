"""Sample reports of one town for two years: what the second carries over is what the first carries out."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from support.official_form import Address
from support.render import SampleReport
from support.sample_reports import FAULTLESS

NEXT = FAULTLESS
"""That for 2024; it has 2 requests carried over, 1 of each of two kinds of applicants, and 9 documents in force."""
_CHANGED: Mapping[Address, str] = {
    ("requests", "new", "natural"): "15",
    ("requests", "new", "total"): "21",
    ("requests", "carried_out", "natural"): "1",
    ("requests", "carried_out", "total"): "2",
    ("documents", "normative", "in_force"): "8",
}


def moved(report: SampleReport, year: int, unit: str = "") -> SampleReport:
    """A report on 2024 as one on another year, and of another unit."""

    def said(text: str) -> str:
        text = text.replace("2024", str(year))
        return text.replace("澄溪县青石镇人民政府", unit) if unit else text

    sections = (replace(each, paragraphs=tuple(map(said, each.paragraphs))) for each in report.sections)
    preamble = tuple(map(said, report.preamble))
    return replace(report, title=said(report.title), preamble=preamble, sections=tuple(sections))


def changed(report: SampleReport, cells: Mapping[Address, str]) -> SampleReport:
    """A report with other figures."""
    return replace(report, tables={**report.tables, **cells})


LAST = moved(changed(FAULTLESS, _CHANGED), 2023)
"""That for 2023, of which the other is the next."""
BREAK: Mapping[Address, str] = {
    ("requests", "carried_out", "natural"): "2",
    ("requests", "carried_out", "total"): "3",
    ("requests", "new", "natural"): "16",
    ("requests", "new", "total"): "22",
}
"""What makes last year's report another one, sound in itself, from which one request was not carried over."""
BROKEN = changed(LAST, BREAK)
