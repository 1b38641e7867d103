"""Sections against the form.

Which are missing, under another name, empty, repeated, out of order or wrongly numbered, and what they should mention.

Values for messages: ``title`` and ``number`` of the section in the form, ``found`` (what the document has instead),
``expected`` (the section that must come later), ``aspect``, ``text``, ``first`` and ``second`` (how many items).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from msgspec.structs import replace

from gouji.checks.consequences import folded
from gouji.checks.context import Context
from gouji.checks.fault import Fault, NotEvaluable, Outcomes
from gouji.checks.sections import messages
from gouji.checks.sections.aspects import lead, missing_aspects
from gouji.checks.sections.contents import contents
from gouji.checks.sections.fixes import lowered, renumbered, reworded
from gouji.checks.sections.numbering import misnumbered
from gouji.checks.sections.paired_lists import two_lists
from gouji.checks.sections.rule import SectionsRule
from gouji.document.model import Paragraph
from gouji.findings.model import Part, Related, Where
from gouji.forms.report import BoundSection, Report, where_in
from gouji.forms.row_lines import is_row_line
from gouji.forms.sections.titles import is_accepted, read_title
from gouji.messages.message import Message, plain
from gouji.schema.form import SectionForm
from gouji.text.normalize import enumerator
from gouji.text.numerals import written
from gouji.text.patterns import pattern
from gouji.text.spans import Text

_CAUSES = {"number": "order", "content": "only"}
"""What a finding of a section may follow from: one out of order is that, whatever its number, and one that mentions
nothing is that, and does not lack each aspect as well."""
_SECTION_STYLE = "一、"
_MOST = 3
"""So many sections numbered alike show how sections are numbered here."""


def check(report: Report, rules: Sequence[SectionsRule], context: Context) -> Outcomes:
    """What ``sections`` rules find."""
    del context
    found = [(rule.finds, verdict) for rule in rules for verdict in _FINDERS[rule.finds](report, rule)]
    yield from folded([verdict for _, verdict in found], _causes(found, _displaced(report)))


def _causes(found: Sequence[tuple[str, Fault | NotEvaluable]], displaced: Collection[str]) -> Mapping[int, int]:
    """The one fault of a section of which another is only a sign; all that are ``displaced`` share the first such."""
    findings = [
        (index, finds, each.where.section) for index, (finds, each) in enumerate(found) if isinstance(each, Fault)
    ]
    first: dict[tuple[str, str | None], int] = {}
    for index, finds, section in findings:
        for concerned in displaced if finds == "order" else [section]:
            first.setdefault((finds, concerned), index)
    signs = [(index, (_CAUSES.get(finds, ""), section)) for index, finds, section in findings]
    return {index: first[cause] for index, cause in signs if cause in first}


def _fault(
    report: Report,
    rule: SectionsRule,
    section: SectionForm,
    at: Text | None,
    related: tuple[Related, ...] = (),
    **values: str | Message,
) -> Fault:
    message = rule.message.fill(number=section.number, title=section.title, **values)
    place = report.place(at.span()) if at else None
    part = Part(Where(section=section.id), "\0".join([at.value if at else "", *_details(values, related)]))
    return Fault(rule, message, where_in(section), place, related=related, parts=(part,))


def _details(values: Mapping[str, str | Message], related: tuple[Related, ...]) -> Iterator[str]:
    """What distinguishes this fault from another of its rule in the same section."""
    yield from (value if isinstance(value, str) else value.zh for value in values.values())
    yield from (each.message.zh for each in related)


def _missing(report: Report, rule: SectionsRule) -> Outcomes:
    for section in report.form.sections_named(rule.sections):
        if report.section(section.id) is None:
            yield _fault(report, rule, section, None)


def _misnamed(report: Report, rule: SectionsRule) -> Outcomes:
    for bound in report.sections_named(rule.sections):
        if bound.misnamed:
            yield _fault(
                report,
                rule,
                bound.form,
                bound.heading.paragraph.text,
                found=bound.heading.title,
            )


def _variant(report: Report, rule: SectionsRule) -> Outcomes:
    for bound in report.sections_named(rule.sections):
        if not bound.misnamed and not is_accepted(bound.heading.title, bound.form):
            fault = _fault(
                report,
                rule,
                bound.form,
                bound.heading.paragraph.text,
                found=bound.heading.title,
            )
            yield replace(fault, fix=reworded(report.document, bound.heading, bound.form.title))


def _empty(report: Report, rule: SectionsRule) -> Outcomes:
    for bound in report.sections_named(rule.sections):
        if not _content(bound) and len(bound.narrative) == len(bound.blocks):
            yield _fault(report, rule, bound.form, bound.heading.paragraph.text)
    yield from _unbound(report, rule)


def _repeated(report: Report, rule: SectionsRule) -> Outcomes:
    for bound in report.sections_named(rule.sections):
        for repeat in bound.repeats:
            first, second = sorted((bound.heading, repeat), key=lambda heading: heading.index)
            origin = Related(messages.FIRST_HERE, report.place(first.paragraph.text.span()), Where(bound.form.id))
            yield _fault(report, rule, bound.form, second.paragraph.text, (origin,))


def _order(report: Report, rule: SectionsRule) -> Outcomes:
    """A section is out of order where one before it in the document comes after it in the form."""
    rank = {section.id: order for order, section in enumerate(report.form.sections)}
    latest: BoundSection | None = None
    for bound in report.sections:
        if latest is not None and rank[bound.form.id] < rank[latest.form.id]:
            origin = Related(plain(latest.form.title), report.place(latest.heading.paragraph.text.span()))
            text = bound.heading.paragraph.text
            yield _fault(report, rule, bound.form, text, (origin,), expected=latest.form.title)
        else:
            latest = bound


def _number(report: Report, rule: SectionsRule) -> Outcomes:
    """Numbers other than the form's. Where no heading has one, the format leaves them out and nothing is reported.

    A section behind one that is missing or beyond the form has that as its one fault. One whose number is not in the
    style of all others is wrong as well.
    """
    if all(bound.heading.value is None for bound in report.sections):
        return
    odd = _oddly_numbered(report)
    for bound in report.sections_named(rule.sections):
        wrong = bound.heading.value not in {_expected_number(report, bound), _rank(report, bound)}
        if wrong or bound.form.id in odd:
            found = bound.heading.number or messages.NO_NUMBER
            fault = _fault(report, rule, bound.form, bound.heading.paragraph.text, found=found)
            yield replace(fault, fix=renumbered(report.document, bound.heading, bound.form.number))


def _oddly_numbered(report: Report) -> set[str]:
    """Sections numbered in a style that only they have, where most have one."""
    styles = {bound.form.id: read_title(bound.heading.paragraph, 0).style for bound in report.sections}
    counts = Counter(style for style in styles.values() if style)
    usual, most = max(counts.items(), key=lambda each: each[1], default=("", 0))
    return {name for name, style in styles.items() if style not in {usual, None} and most >= _MOST}


def _rank(report: Report, bound: BoundSection) -> int:
    return [section.id for section in report.form.sections].index(bound.form.id) + 1


def _expected_number(report: Report, bound: BoundSection) -> int:
    """The number by counting what is there: right where one before is missing or the form has been extended."""
    before = [other for other in report.sections if other.heading.index <= bound.heading.index]
    return len(before) + sum(extra.index < bound.heading.index for extra in report.extra)


def _displaced(report: Report) -> set[str]:
    rank = [_rank(report, bound) for bound in report.sections]
    return {
        bound.form.id
        for index, bound in enumerate(report.sections)
        if any(other > rank[index] for other in rank[:index]) or any(other < rank[index] for other in rank[index + 1 :])
    }


def _collision(report: Report, rule: SectionsRule) -> Outcomes:
    """Sub-headings numbered in the style of the sections: one finding a section, the others related to it.

    Rows of a table that was not read as one are none.
    """
    if not any(_style(bound.heading.paragraph) == _SECTION_STYLE for bound in report.sections):
        return
    for bound in report.sections_named(rule.sections):
        numbered = [paragraph for paragraph in bound.narrative if _style(paragraph) == _SECTION_STYLE]
        colliding = [paragraph for paragraph in numbered if not is_row_line(paragraph.text.value, report.form)]
        if colliding:
            numbers = [enumerator(paragraph.text.value) for paragraph in colliding]
            found = "".join(f"{written(number.number)}、" for number in numbers if number)
            others = tuple(
                Related(plain(lead(paragraph)), report.place(paragraph.text.span()), Where(bound.form.id))
                for paragraph in colliding[1:]
            )
            fault = _fault(report, rule, bound.form, colliding[0].text, others, found=found)
            parts = tuple(Part(Where(section=bound.form.id), paragraph.text.value) for paragraph in colliding)
            yield replace(fault, parts=parts, fix=lowered(report.document, colliding, bound.narrative))


def _style(paragraph: Paragraph) -> str | None:
    number = enumerator(paragraph.text.value)
    return number.style if number else None


def _content_of(report: Report, rule: SectionsRule) -> Outcomes:
    for bound in report.sections_named(rule.sections):
        if not _content(bound):
            continue
        missing = [aspect.name for aspect in missing_aspects(bound.narrative, rule.aspects, report.form.contents)]
        if missing:
            names = Message("、".join(name.zh for name in missing), ", ".join(name.en for name in missing))
            fault = _fault(report, rule, bound.form, bound.heading.paragraph.text, aspect=names)
            yield replace(fault, parts=tuple(Part(fault.where, name.zh) for name in missing))
    yield from _unbound(report, rule)


def _only(report: Report, rule: SectionsRule) -> Outcomes:
    for bound in report.sections_named(rule.sections):
        text = _content(bound)
        if text and _is_one_of(text, rule):
            yield _fault(report, rule, bound.form, bound.narrative[0].text, text=text)
    yield from _unbound(report, rule)


def _is_one_of(text: str, rule: SectionsRule) -> bool:
    bare = text.strip().rstrip("。．.；;！! ")
    return any(pattern(text).fullmatch(bare) for text in rule.texts)


def _answers(report: Report, rule: SectionsRule) -> Outcomes:
    for bound in report.sections_named(rule.sections):
        lists = two_lists(bound.narrative, rule.answers)
        if lists is None:
            continue
        first, second = lists
        if len(second) < len(first):
            numbers = {"first": str(len(first)), "second": str(len(second))}
            start = Related(messages.LIST_BEGINS, report.place(first[0].span()), Where(bound.form.id))
            fault = _fault(report, rule, bound.form, second[0].paragraph.text, (start,), **numbers)
            yield replace(fault, place=report.place(second[0].span()))
    yield from _unbound(report, rule)


def _numbering(report: Report, rule: SectionsRule) -> Outcomes:
    """Lists with a number left out or twice: one finding a list, at its first wrong number."""
    for bound in report.sections_named(rule.sections):
        paragraphs = (each for each in bound.narrative if not is_row_line(each.text.value, report.form))
        for found in misnumbered(bound.heading.title, paragraphs, rule.styles):
            wrong = found.items[found.wrong or 0]
            start = Related(messages.LIST_STARTS, report.place(found.items[0].span()), Where(bound.form.id))
            related = (start,) if found.wrong else ()
            numbers = {"found": found.found, "expected": found.expected}
            fault = _fault(report, rule, bound.form, wrong.paragraph.text, related, **numbers)
            yield replace(fault, place=report.place(wrong.span()))


def _contents(report: Report, rule: SectionsRule) -> Outcomes:
    """Sentences that say another number of sections than they list, or than the report has, where none is missing.

    Whether a part beyond the form is counted is left to the author.
    """
    first = report.sections[0].narrative if report.sections else ()
    whole = len(report.sections) == len(report.form.sections)
    there = len(report.sections) + len(report.extra)
    for said in contents((*report.preamble, *first), report.form):
        if said.listed and len(said.listed) != said.count:
            found = _left_out(report.form.sections, said.listed)
        elif whole and said.count not in {len(report.sections), there}:
            found = messages.HAS.fill(count=there)
        else:
            continue
        message = rule.message.fill(number="", title="", count=said.count, found=found)
        part = Part(Where(), said.paragraph.text.value[said.start : said.end])
        yield Fault(rule, message, Where(), report.place(said.span()), parts=(part,))


def _left_out(sections: Sequence[SectionForm], listed: Sequence[SectionForm]) -> Message:
    """How many sections a sentence lists, and which it does not."""
    missing = [section.title for section in sections if section not in listed]
    if not missing:
        return messages.LISTS.fill(count=len(listed))
    return messages.LISTS_WITHOUT.fill(count=len(listed), missing="、".join(f"“{title}”" for title in missing))


def _content(bound: BoundSection) -> str:
    return "".join("".join(paragraph.text.value.split()) for paragraph in bound.narrative)


def _unbound(report: Report, rule: SectionsRule) -> Outcomes:
    """A rule about sections none of which was found has not been applied."""
    wanted = report.form.sections_named(rule.sections)
    if rule.sections and all(report.section(section.id) is None for section in wanted):
        names = plain("、".join(section.title for section in wanted))
        yield NotEvaluable(rule, messages.NO_SECTION.fill(sections=names))


_FINDERS: dict[str, Callable[[Report, SectionsRule], Outcomes]] = {
    "missing": _missing,
    "misnamed": _misnamed,
    "variant": _variant,
    "empty": _empty,
    "repeated": _repeated,
    "order": _order,
    "number": _number,
    "collision": _collision,
    "content": _content_of,
    "only": _only,
    "answers": _answers,
    "numbering": _numbering,
    "contents": _contents,
}
