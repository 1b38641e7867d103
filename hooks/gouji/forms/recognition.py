"""Whether a document is what a pack is made for.

Several signs together decide: title, section titles, table labels. So a broken title can't hide a report, and a page
that only mentions one isn't taken for it. What shows one strong sign and nothing to judge is a look-alike: a title
over ``see the annex``, headings over pictures, the beginning of a report, its tables alone.
"""

from __future__ import annotations

from collections.abc import Collection

from msgspec import Struct

from gouji.document.model import Paragraph
from gouji.forms import messages
from gouji.forms.document_titles import full_title, is_about_reports, possible_years, report_year, titles
from gouji.forms.report import BoundTable, Report
from gouji.forms.sections.bound import BoundSection
from gouji.forms.sections.titles import is_accepted, is_official
from gouji.messages.message import Message
from gouji.schema.info import Claims, PackInfo
from gouji.text.normalize import enumerator

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
    year = report_year(report, claims)
    if year is not None and not claims.years.cover(year):
        if signs.count == 0:
            return Claim(signs.strength, claimed=False)
        alike = _of_a_wrong_year(report, info, signs, year) if signs.count > 1 else None
        other_year = messages.OTHER_YEAR.fill(pack=info.id, year=year)
        return Claim(signs.strength, claimed=False, reason=other_year, look_alike=alike)
    if signs.count > 1:  # no sign decides alone
        return Claim(signs.strength, claimed=True)
    reason = messages.ONLY_TITLE.fill(pack=info.id) if signs.titled else None
    return Claim(signs.strength, claimed=False, reason=reason, look_alike=_look_alike(report, info, claims))


def at_most(bare: Report, info: PackInfo) -> float | None:
    """How strong a claim to a document can get once its tables are found; None where it will be none.

    Tables take lines from what stands before the first section and add none; sections stay as they are. So a title is
    one of the lines that read so now, and where all of these are of years that the pack is not for, then either one of
    them makes the document another's, or it has no title. Only tables that stand again and again may be more than all.
    """
    claims = info.claims
    if claims is None:
        return None
    titled = any(year is None or claims.years.cover(year) for year in possible_years(bare, claims))
    form = bare.form
    sections = _share_of_sections(bare)
    signs = _Signs(titled, sections, 1.0 if form.tables else sections, bool(form.tables))
    if signs.count <= 1:
        return None
    return float("inf") if any(table.again for table in form.tables) else signs.strength


def _signs(report: Report, claims: Claims) -> _Signs:
    form = report.form
    sections = _share_of_sections(report)
    tables = sum(map(_is_filled, report.tables)) / len(form.tables) if form.tables else sections
    return _Signs(bool(titles(report, claims)), sections, tables, bool(form.tables))


def _look_alike(report: Report, info: PackInfo, claims: Claims) -> LookAlike | None:
    """A document with a single sign, which may be a strong one, or with headings over nothing."""
    title = full_title(report, claims)
    if title:
        return LookAlike(messages.NOTHING_BUT_TITLE.fill(pack=info.name), title)
    if is_about_reports(report, claims):
        return None
    part = _part(report)
    if part:
        return LookAlike(messages.PART_OF_ONE.fill(pack=info.name), part)
    named = [section for section in report.sections if not section.misnamed]
    numbered = sum(map(_is_numbered, named))
    official = sum(is_official(section.heading.title, section.form) for section in named)
    half = _HALF * _wanted(report)
    if numbered >= max(_SEVERAL, half) or official > max(1, half):
        return LookAlike(messages.NOTHING_BUT_HEADINGS.fill(pack=info.name), named[0].heading.paragraph)
    return None


def _part(report: Report) -> Paragraph | None:
    """The beginning of a part of such a document: tables beside its headings, or most of its tables in full."""
    found = _found_sections(report)
    filled = list(filter(_is_filled, report.tables))
    if filled and len(found) >= _SEVERAL:
        return found[0].heading.paragraph
    whole = [table for table in filled if not table.missing_rows and not table.missing_columns]
    beside = [
        each
        for each in found
        if whole and _is_sure(each, {report.form.way_to(table.form.section)[0].id for table in whole})
    ]
    if beside:
        return beside[0].heading.paragraph
    starts = [table.start for table in whole if table.start]
    return Paragraph(starts[0]) if len(starts) >= max(_SEVERAL, _HALF * len(report.form.tables)) else None


def _is_sure(section: BoundSection, of_tables: Collection[str]) -> bool:
    """Whether a heading is that of the form: by number and name, or by one of them where it has one of the tables."""
    known = (_is_numbered(section), _is_named(section))
    return any(known) if section.form.id in of_tables else all(known)


def _is_named(section: BoundSection) -> bool:
    return is_accepted(section.heading.title, section.form)


def _is_numbered(section: BoundSection) -> bool:
    """Whether the heading has the number of its section, in whatever style."""
    heading, written = section.heading, section.form.number
    number = enumerator(f"{written}、")
    if number is not None and heading.value is not None:
        return heading.value == number.number
    text = "".join(heading.paragraph.text.value.split()).casefold()
    rest = text.removeprefix(written.casefold())
    return rest != text and bool(rest) and not rest[0].isalnum()


def _wanted(report: Report) -> int:
    """How many sections a document has at least."""
    return max(1, sum(not section.optional for section in report.form.sections))


def _share_of_sections(report: Report) -> float:
    return min(1.0, len(_found_sections(report)) / _wanted(report))


def _found_sections(report: Report) -> list[BoundSection]:
    """The sections with a title of the form and something beneath."""
    return [section for section in report.sections if section.blocks and not section.misnamed]


def _of_a_wrong_year(report: Report, info: PackInfo, signs: _Signs, year: int) -> LookAlike | None:
    """A document with the tables of the form, under a year that the form was not made for: perhaps a slip."""
    if not signs.has_tables or not signs.tables:
        return None
    sign = next(iter([*report.preamble, *(section.heading.paragraph for section in report.sections)]), None)
    return LookAlike(messages.WRONG_YEAR.fill(pack=info.name, year=year), sign) if sign else None


def _is_filled(table: BoundTable) -> bool:
    """Whether a table holds any figure: the one of a template does not."""
    return any(fact.value.number is not None for fact in table.facts.values())
