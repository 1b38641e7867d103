"""Whether a document is what a pack is made for.

Several signs together decide: title, section titles, table labels. So a broken title can't hide a report, and a page
that only mentions one isn't taken for it.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from gouji.forms import messages
from gouji.forms.report import BoundTable, Report
from gouji.messages.message import Message
from gouji.schema.info import Claims, PackInfo
from gouji.text.patterns import pattern

_TITLE_LINES = 12
_LONGEST_TITLE = 60
_HALF = 0.5


class Claim(Struct, frozen=True):
    """``strength`` is 0 to 1. Where ``claimed`` is false though the signs are there, ``reason`` says why."""

    strength: float
    claimed: bool
    reason: Message | None = None


def claim(report: Report, info: PackInfo) -> Claim:
    """How strongly a pack claims the document that its form was bound to."""
    if info.claims is None:
        return Claim(0.0, claimed=False)
    form = report.form
    titled = bool(_titles(report, info.claims))
    found = sum(bool(section.blocks) and not section.misnamed for section in report.sections)
    sections = found / max(1, len(form.sections))
    tables = sum(map(_is_filled, report.tables)) / len(form.tables) if form.tables else sections
    strength = round((titled + sections + tables) / 3, 3)
    signs = titled + (sections >= _HALF) + (tables > 0 if form.tables else 0)
    if signs < 2:  # noqa: PLR2004 - no sign decides alone
        reason = messages.ONLY_TITLE.fill(pack=info.id) if titled and signs == 1 else None
        return Claim(strength, claimed=False, reason=reason)
    year = report_year(report, info.claims)
    if year is not None and not _covers(info.claims, year):
        return Claim(strength, claimed=False, reason=messages.OTHER_YEAR.fill(pack=info.id, year=year))
    return Claim(strength, claimed=True)


def report_year(report: Report, claims: Claims) -> int | None:
    """The year that the report is about, by its title; else the first one in the text before section one."""
    if claims.year is None:
        return None
    texts = [*_titles(report, claims), *(paragraph.text.value for paragraph in report.preamble)]
    for text in texts:
        found = pattern(claims.year).search(text)
        if found:
            return int(found.group(1))
    return None


def _is_filled(table: BoundTable) -> bool:
    """Whether a table holds any figure: the one of a template does not."""
    return any(fact.value.number is not None for fact in table.facts.values())


def _titles(report: Report, claims: Claims) -> list[str]:
    """The lines that read as the document's title: at its beginning, or right before its first section."""
    lines = ["".join(paragraph.text.value.split()) for paragraph in report.preamble]
    near = lines[:_TITLE_LINES] + (lines[_TITLE_LINES:][-_TITLE_LINES:] if report.sections else [])
    return [
        line
        for line in near
        if len(line) <= _LONGEST_TITLE and _is_like(line, claims.title) and not _is_like(line, claims.unless)
    ]


def _is_like(line: str, patterns: Iterable[str]) -> bool:
    return any(pattern(each).search(line) for each in patterns)


def _covers(claims: Claims, year: int) -> bool:
    first, last = claims.years.first, claims.years.last
    return (first is None or year >= first) and (last is None or year <= last)
