"""Sections in their order and under their numbers."""

from __future__ import annotations

from collections import Counter

from msgspec.structs import replace

from gouji.checks.fault import Outcomes
from gouji.checks.sections import messages
from gouji.checks.sections.aspects import lead
from gouji.checks.sections.faults import fault_of, read_by
from gouji.checks.sections.fixes import lowered, renumbered
from gouji.checks.sections.rule import SectionsRule
from gouji.document.model import Paragraph
from gouji.findings.model import Part, Related, Where
from gouji.forms.report import Report
from gouji.forms.row_lines import is_row_line
from gouji.forms.sections.bound import BoundSection, Level
from gouji.forms.sections.numbers import numbering
from gouji.messages.message import plain
from gouji.text.normalize import enumerator
from gouji.text.numerals import written

_SECTION_STYLE = "一、"
_MOST = 3
"""So many sections numbered alike show how sections are numbered here."""


def out_of_order(report: Report, rule: SectionsRule) -> Outcomes:
    """A section is out of order where one before it in the document comes after it in the form."""
    for level in report.levels:
        ranks = _ranks(level)
        latest: BoundSection | None = None
        for bound in level.sections:
            if latest is not None and ranks[bound.form.id] < ranks[latest.form.id]:
                origin = Related(latest.title, report.place(latest.heading.paragraph.text.span()))
                text = bound.heading.paragraph.text
                yield fault_of(report, rule, bound.form, text, (origin,), expected=latest.title)
            else:
                latest = bound


def wrong_numbers(report: Report, rule: SectionsRule) -> Outcomes:
    """Numbers other than the form's. Where no heading of a level has one, the format leaves them out.

    A section behind one that is missing or beyond the form has that as its one fault. One whose number is not in the
    style of all others is wrong as well, and one in a section which has the number of another before its own.
    """
    wanted = {bound.form.id for bound in report.sections_named(rule.sections)}
    for level in report.levels:
        if all(bound.heading.number is None for bound in level.sections):
            continue
        odd, values, ranks = _oddly_numbered(level), numbering(tuple(level.forms)).values, _ranks(level)
        for bound in level.sections:
            own, counted = values[ranks[bound.form.id]], values[0] - 1 + _count(level, bound)
            wrong = bound.heading.value not in {counted, own} or bound.form.id in odd
            if wrong and bound.form.id in wanted:
                found = bound.heading.number or messages.NO_NUMBER
                fault = fault_of(report, rule, bound.form, bound.heading.paragraph.text, found=found)
                yield replace(fault, fix=renumbered(report.document, bound.heading, bound.form.number))


def _oddly_numbered(level: Level) -> set[str]:
    """Sections numbered in a style that only they have, where most have one."""
    styles = {bound.form.id: bound.heading.style for bound in level.sections}
    counts = Counter(style for style in styles.values() if style)
    usual, most = max(counts.items(), key=lambda each: each[1], default=("", 0))
    return {name for name, style in styles.items() if style not in {usual, None} and most >= _MOST}


def _ranks(level: Level) -> dict[str, int]:
    return {section.id: order for order, section in enumerate(level.forms)}


def _count(level: Level, bound: BoundSection) -> int:
    """The number by counting what is there: right where one before is missing or the form has been extended."""
    before = [other for other in level.sections if other.heading.index <= bound.heading.index]
    return len(before) + sum(extra.index < bound.heading.index for extra in level.extra)


def displaced(report: Report) -> set[str]:
    """The sections that stand behind one that must come later, or before one that must come earlier."""
    found = set()
    for level in report.levels:
        ranks = _ranks(level)
        rank = [ranks[bound.form.id] for bound in level.sections]
        for index, bound in enumerate(level.sections):
            before, behind = rank[:index], rank[index + 1 :]
            if any(other > rank[index] for other in before) or any(other < rank[index] for other in behind):
                found.add(bound.form.id)
    return found


def collisions(report: Report, rule: SectionsRule) -> Outcomes:
    """Sub-headings numbered in the style of the sections: one finding a section, the others related to it.

    Rows of a table that was not read as one are none.
    """
    numbered_so = {
        bound.form.id
        for level in report.levels
        if any(_style(each.heading.paragraph) == _SECTION_STYLE for each in level.sections)
        for bound in level.sections
    }
    for bound, narrative in read_by(report, rule.sections):
        if bound.form.id not in numbered_so:
            continue
        numbered = [paragraph for paragraph in narrative if _style(paragraph) == _SECTION_STYLE]
        colliding = [paragraph for paragraph in numbered if not is_row_line(paragraph.text.value, report.form)]
        if colliding:
            numbers = [enumerator(paragraph.text.value) for paragraph in colliding]
            found = "".join(f"{written(number.number)}、" for number in numbers if number)
            others = tuple(
                Related(plain(lead(paragraph)), report.place(paragraph.text.span()), Where(bound.form.id))
                for paragraph in colliding[1:]
            )
            fault = fault_of(report, rule, bound.form, colliding[0].text, others, found=found)
            parts = tuple(Part(Where(section=bound.form.id), paragraph.text.value) for paragraph in colliding)
            yield replace(fault, parts=parts, fix=lowered(report.document, colliding, narrative))


def _style(paragraph: Paragraph) -> str | None:
    number = enumerator(paragraph.text.value)
    return number.style if number else None
