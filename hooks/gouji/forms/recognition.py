"""Whether a document is what a pack is made for.

Several signs together decide: title, section titles, table labels. So a broken title can't hide a report, and a page
that only mentions one isn't taken for it. What shows one strong sign and nothing to judge is a look-alike: a title
over ``see the annex``, headings over pictures, the beginning of a report.
"""

from __future__ import annotations

from msgspec import Struct

from gouji.document.model import Paragraph
from gouji.forms import messages
from gouji.forms.document_titles import full_title, is_about_reports, report_year, titles
from gouji.forms.report import BoundSection, BoundTable, Heading, Report
from gouji.messages.message import Message
from gouji.schema.info import Claims, PackInfo

_HALF = 0.5
_SEVERAL = 2


class LookAlike(Struct, frozen=True):
    """Why a document looks like one for a pack, though it can't be judged as one; ``sign`` is what it looks so by."""

    reason: Message
    sign: Paragraph


class Claim(Struct, frozen=True):
    """``strength`` is 0 to 1. Where ``claimed`` is false though signs are there, ``reason`` says why."""

    strength: float
    claimed: bool
    reason: Message | None = None
    look_alike: LookAlike | None = None


class _Signs(Struct, frozen=True):
    """What a document shows of a form: whether there is a title, and shares of sections and tables."""

    titled: bool
    sections: float
    tables: float
    has_tables: bool

    @property
    def count(self) -> int:
        return self.titled + (self.sections >= _HALF) + (self.has_tables and self.tables > 0)

    @property
    def strength(self) -> float:
        return round((self.titled + self.sections + self.tables) / 3, 3)


def claim(report: Report, info: PackInfo) -> Claim:
    """How strongly a pack claims the document that its form was bound to."""
    claims = info.claims
    if claims is None:
        return Claim(0.0, claimed=False)
    signs = _signs(report, claims)
    if signs.count == 0:
        return Claim(signs.strength, claimed=False)
    year = report_year(report, claims)
    if year is not None and not _covers(claims, year):
        alike = _of_a_wrong_year(report, info, signs, year) if signs.count > 1 else None
        other_year = messages.OTHER_YEAR.fill(pack=info.id, year=year)
        return Claim(signs.strength, claimed=False, reason=other_year, look_alike=alike)
    if signs.count > 1:  # no sign decides alone
        return Claim(signs.strength, claimed=True)
    reason = messages.ONLY_TITLE.fill(pack=info.id) if signs.titled else None
    return Claim(signs.strength, claimed=False, reason=reason, look_alike=_look_alike(report, info, claims, signs))


def _signs(report: Report, claims: Claims) -> _Signs:
    form = report.form
    sections = len(_found_sections(report)) / max(1, len(form.sections))
    tables = sum(map(_is_filled, report.tables)) / len(form.tables) if form.tables else sections
    return _Signs(bool(titles(report, claims)), sections, tables, bool(form.tables))


def _look_alike(report: Report, info: PackInfo, claims: Claims, signs: _Signs) -> LookAlike | None:
    """A document with a single sign, which may be a strong one."""
    title = full_title(report, claims)
    if title:
        return LookAlike(messages.NOTHING_BUT_TITLE.fill(pack=info.name), title)
    if is_about_reports(report, claims):
        return None
    headings = [section.heading for section in _found_sections(report)]
    if signs.has_tables and signs.tables and len(headings) >= _SEVERAL:
        return LookAlike(messages.PART_OF_ONE.fill(pack=info.name), headings[0].paragraph)
    numbered = _numbered(report)
    if len(numbered) >= max(_SEVERAL, _HALF * len(report.form.sections)):
        return LookAlike(messages.NOTHING_BUT_HEADINGS.fill(pack=info.name), numbered[0].paragraph)
    return None


def _found_sections(report: Report) -> list[BoundSection]:
    """The sections with a title of the form and something beneath."""
    return [section for section in report.sections if section.blocks and not section.misnamed]


def _numbered(report: Report) -> list[Heading]:
    """The headings of those sections that have their number as well."""
    numbers = {section.id: number for number, section in enumerate(report.form.sections, start=1)}
    found = _found_sections(report)
    return [section.heading for section in found if section.heading.value == numbers[section.form.id]]


def _of_a_wrong_year(report: Report, info: PackInfo, signs: _Signs, year: int) -> LookAlike | None:
    """A document with the tables of the form, under a year that the form was not made for: perhaps a slip."""
    if not signs.has_tables or not signs.tables:
        return None
    sign = next(iter([*report.preamble, *(section.heading.paragraph for section in report.sections)]), None)
    return LookAlike(messages.WRONG_YEAR.fill(pack=info.name, year=year), sign) if sign else None


def _is_filled(table: BoundTable) -> bool:
    """Whether a table holds any figure: the one of a template does not."""
    return any(fact.value.number is not None for fact in table.facts.values())


def _covers(claims: Claims, year: int) -> bool:
    first, last = claims.years.first, claims.years.last
    return (first is None or year >= first) and (last is None or year <= last)
