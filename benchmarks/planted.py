"""Faults as people make them, planted into a faultless report, and the rule that must find each."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from random import Random

from msgspec.structs import replace
from printed import SampleReport, SampleSection

Plant = Callable[[Random, SampleReport], SampleReport]


def faults(draw: Random, report: SampleReport) -> tuple[SampleReport, tuple[str, ...]]:
    """The report with one fault in its tables and up to two in its text, and the rules that must find them."""
    planted = [draw.choice(list(IN_TABLES)), *draw.sample(list(IN_TEXT), draw.randint(0, 2))]
    for rule in planted:
        report = {**IN_TABLES, **IN_TEXT}[rule](draw, report)
    return report, tuple(sorted(planted))


# ---- tables ----------------------------------------------------------------------------------------------------------


def _wrong_figure(draw: Random, report: SampleReport) -> SampleReport:
    return _with_cell(draw, report, lambda text: str(int(text) + draw.randint(1, 9)))


def _blank(draw: Random, report: SampleReport) -> SampleReport:
    return _with_cell(draw, report, lambda _: "")


def _placeholder(draw: Random, report: SampleReport) -> SampleReport:
    return _with_cell(draw, report, lambda _: "/")


def _with_cell(draw: Random, report: SampleReport, change: Callable[[str], str]) -> SampleReport:
    """Another text in an empty cell of the outcomes, of which the text says nothing."""
    zeros = [
        address
        for address, text in report.tables.items()
        if address[1].startswith("outcome.refused") and address[2] != "total" and text == "0"
    ]
    address = draw.choice(zeros)
    return replace(report, tables={**report.tables, address: change(report.tables[address])})


# ---- text ------------------------------------------------------------------------------------------------------------


def _number_twice(_: Random, report: SampleReport) -> SampleReport:
    return _with(report, "disputes", lambda section: replace(section, heading=section.heading.replace("四、", "三、")))


def _copied(_: Random, report: SampleReport) -> SampleReport:
    copied = next(section for section in report.sections if section.id == "problems").paragraphs
    return _with(report, "overview", lambda section: replace(section, paragraphs=(*section.paragraphs, *copied)))


def _wrong_in_text(draw: Random, report: SampleReport) -> SampleReport:
    return _edited(report, r"(?<=公开申请)\d+", lambda found: str(int(found[0]) + draw.randint(1, 9)))


def _doubled_mark(_: Random, report: SampleReport) -> SampleReport:
    return _edited(report, r"。$", lambda found: found[0] * 2)


def _edited(report: SampleReport, pattern: str, change: Callable[[re.Match[str]], str]) -> SampleReport:
    """One place of the second aspect changed."""

    def edit(section: SampleSection) -> SampleSection:
        return replace(
            section,
            paragraphs=tuple(
                re.sub(pattern, change, text, count=1) if text.startswith("（二）依申请") else text
                for text in section.paragraphs
            ),
        )

    return _with(report, "overview", edit)


def _with(report: SampleReport, name: str, change: Callable[[SampleSection], SampleSection]) -> SampleReport:
    sections = tuple(change(section) if section.id == name else section for section in report.sections)
    return replace(report, sections=sections)


IN_TABLES: Mapping[str, Plant] = {
    "requests-outcomes": _wrong_figure,
    "cell-blank": _blank,
    "cell-placeholder": _placeholder,
}
IN_TEXT: Mapping[str, Plant] = {
    "section-number": _number_twice,
    "section-copied": _copied,
    "text-requests": _wrong_in_text,
    "doubled-mark": _doubled_mark,
}
