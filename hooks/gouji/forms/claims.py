"""Whether a document is what a pack is made for.

Several signs together decide: title, section titles, table labels. So a broken title can't hide a report, and a page
that only mentions one isn't taken for it.
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

from gouji import catalogue
from gouji.forms.report import Report
from gouji.messages import Message
from gouji.packs.schema import Claims, PackInfo

_TIMEOUT = 1.0
_TITLE_LINES = 12
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Claim:
    """``strength`` is 0 to 1. Where ``claimed`` is false though the signs are there, ``reason`` says why."""

    strength: float
    claimed: bool
    reason: Message | None = None


def claim(report: Report, info: PackInfo) -> Claim:
    """How strongly a pack claims the document that its form was laid over."""
    if info.claims is None:
        return Claim(0.0, claimed=False)
    form = report.form
    titled = _title(report, info.claims) is not None
    sections = sum(not section.misnamed for section in report.sections) / max(1, len(form.sections))
    tables = len(report.tables) / len(form.tables) if form.tables else sections
    strength = round((titled + sections + tables) / 3, 3)
    signs = titled + (sections >= _HALF) + (bool(report.tables) if form.tables else 0)
    if signs < 2:  # noqa: PLR2004 - no sign decides alone
        reason = catalogue.ONLY_TITLE.fill(pack=info.id) if titled and signs == 1 else None
        return Claim(strength, claimed=False, reason=reason)
    year = report_year(report, info.claims)
    if year is not None and not _covers(info.claims, year):
        return Claim(strength, claimed=False, reason=catalogue.OTHER_YEAR.fill(pack=info.id, year=year))
    return Claim(strength, claimed=True)


def report_year(report: Report, claims: Claims) -> int | None:
    """The year that the report is about, by its title; else the first one in the text before section one."""
    if claims.year is None:
        return None
    title = _title(report, claims)
    texts = [title] if title else []
    texts += [paragraph.text.value for paragraph in report.preamble]
    for text in texts:
        found = regex.search(claims.year, text, timeout=_TIMEOUT)
        if found:
            return int(found.group(1))
    return None


def _title(report: Report, claims: Claims) -> str | None:
    for paragraph in report.preamble[:_TITLE_LINES]:
        text = "".join(paragraph.text.value.split())
        if any(regex.search(pattern, text, timeout=_TIMEOUT) for pattern in claims.title):
            return text
    return None


def _covers(claims: Claims, year: int) -> bool:
    first, last = claims.years.first, claims.years.last
    return (first is None or year >= first) and (last is None or year <= last)
