"""Sections against the form.

Which are missing, under another name, empty, repeated, out of order or wrongly numbered, and what they should mention.

Values for messages: ``title`` and ``number`` of the section in the form, ``found`` (what the document has instead),
``expected`` (the section that must come later), ``aspect``, ``text``, ``first`` and ``second`` (how many items).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache, partial

from msgspec.structs import replace

from gouji.checks.consequences import folded
from gouji.checks.context import Context
from gouji.checks.fault import Fault, NotEvaluable, Outcomes
from gouji.checks.sections import messages
from gouji.checks.sections.aspects import missing_aspects
from gouji.checks.sections.contents import contents
from gouji.checks.sections.faults import content, fault_of, has_content, read_by, unbound
from gouji.checks.sections.fixes import reworded
from gouji.checks.sections.numbering import NumberedList, misnumbered
from gouji.checks.sections.order import collisions, displaced, out_of_order, wrong_numbers
from gouji.checks.sections.paired_lists import two_lists
from gouji.checks.sections.rule import SectionsRule
from gouji.document.placeholders import is_unfilled
from gouji.findings.model import Part, Related, Where
from gouji.forms.report import Report
from gouji.forms.row_lines import is_row_line
from gouji.forms.sections.bound import BoundSection
from gouji.forms.sections.titles import is_accepted
from gouji.messages.message import Message, listed, plain
from gouji.schema.form import Form
from gouji.schema.sections import SectionForm
from gouji.text.patterns import pattern

_Finder = Callable[[Report, SectionsRule], Outcomes]

_CAUSES = {"number": "order", "content": "only"}
"""What a finding of a section may follow from: one out of order is that, whatever its number, and one that mentions
nothing is that, and does not lack each aspect as well."""


def check(report: Report, rules: Sequence[SectionsRule], context: Context) -> Outcomes:
    """What ``sections`` rules find."""
    del context
    lists = cache(partial(_misnumbered, report))  # rules on other styles of numbers read the same lists
    finders: dict[str, _Finder] = {**_FINDERS, "numbering": partial(_numbering, lists)}
    found = [(rule.finds, verdict) for rule in rules for verdict in finders[rule.finds](report, rule)]
    yield from folded([verdict for _, verdict in found], _causes(found, displaced(report)))


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


def _missing(report: Report, rule: SectionsRule) -> Outcomes:
    """Sections that lack, but for what lacks with the section that it is in."""
    lacking: dict[str, SectionForm] = {}
    for section in report.form.sections_named(rule.sections):
        if report.section(section.id) is not None or section.optional:
            continue
        *above, _ = report.form.way_to(section.id)
        outer = next((each for each in above if report.section(each.id) is None), None)
        if outer is None:
            yield fault_of(report, rule, section, None)
        elif not report.form.may_lack(outer.id) and rule.sections and outer.id not in rule.sections:
            lacking[outer.id] = outer
    if lacking:
        names = listed(map(report.form.title_of, lacking.values()))
        yield NotEvaluable(rule, messages.NO_SECTION.fill(sections=names))


def _misnamed(report: Report, rule: SectionsRule) -> Outcomes:
    for bound in report.sections_named(rule.sections):
        if bound.misnamed:
            yield fault_of(
                report,
                rule,
                bound.form,
                bound.heading.paragraph.text,
                found=bound.heading.title,
            )


def _variant(report: Report, rule: SectionsRule) -> Outcomes:
    for bound in report.sections_named(rule.sections):
        if not bound.misnamed and not is_accepted(bound.heading.title, bound.form):
            fault = fault_of(
                report,
                rule,
                bound.form,
                bound.heading.paragraph.text,
                found=bound.heading.title,
            )
            yield replace(fault, fix=reworded(report.document, bound.heading, bound.form.title))


def _empty(report: Report, rule: SectionsRule) -> Outcomes:
    for bound in report.sections_named(rule.sections):
        if not has_content(bound.narrative) and len(bound.narrative) == len(bound.blocks):
            yield fault_of(report, rule, bound.form, bound.heading.paragraph.text)
    yield from unbound(report, rule)


def _repeated(report: Report, rule: SectionsRule) -> Outcomes:
    for bound in report.sections_named(rule.sections):
        for repeat in bound.repeats:
            first, second = sorted((bound.heading, repeat), key=lambda heading: heading.index)
            origin = Related(messages.FIRST_HERE, report.place(first.paragraph.text.span()), Where(bound.form.id))
            yield fault_of(report, rule, bound.form, second.paragraph.text, (origin,))


def _content_of(report: Report, rule: SectionsRule) -> Outcomes:
    for bound in report.sections_named(rule.sections):
        if not has_content(bound.narrative) or is_unfilled(bound.narrative):
            continue  # what is reported as such
        missing = [aspect.name for aspect in missing_aspects(bound.narrative, rule.aspects, report.form.contents)]
        if missing:
            fault = fault_of(report, rule, bound.form, bound.heading.paragraph.text, aspect=listed(missing))
            yield replace(fault, parts=tuple(Part(fault.where, name.zh) for name in missing))
    yield from unbound(report, rule)


def _only(report: Report, rule: SectionsRule) -> Outcomes:
    for bound, narrative in read_by(report, rule.sections):
        text = content(narrative)
        if text and _is_one_of(text, rule):
            yield fault_of(report, rule, bound.form, narrative[0].text, text=text)
    yield from unbound(report, rule)


def _is_one_of(text: str, rule: SectionsRule) -> bool:
    bare = text.strip().rstrip("。．.；;！! ")
    return any(pattern(text).fullmatch(bare) for text in rule.texts)


def _answers(report: Report, rule: SectionsRule) -> Outcomes:
    for bound, narrative in read_by(report, rule.sections):
        lists = two_lists(narrative, rule.answers)
        if lists is None:
            continue
        first, second = lists
        if len(second) < len(first):
            numbers = {"first": str(len(first)), "second": str(len(second))}
            start = Related(messages.LIST_BEGINS, report.place(first[0].span()), Where(bound.form.id))
            fault = fault_of(report, rule, bound.form, second[0].paragraph.text, (start,), **numbers)
            yield replace(fault, place=report.place(second[0].span()))
    yield from unbound(report, rule)


def _misnumbered(report: Report, sections: tuple[str, ...]) -> list[tuple[BoundSection, NumberedList]]:
    """Lists with a number left out or twice in some sections, whatever the style of their numbers."""
    return [
        (bound, found)
        for bound, narrative in read_by(report, sections)
        for found in misnumbered(
            bound.heading.title,
            (each for each in narrative if not is_row_line(each.text.value, report.form)),
            report.form.lists,
        )
    ]


def _numbering(
    lists: Callable[[tuple[str, ...]], list[tuple[BoundSection, NumberedList]]], report: Report, rule: SectionsRule
) -> Outcomes:
    """Lists with a number left out or twice: one finding a list, at its first wrong number."""
    for bound, found in lists(rule.sections):
        if found.style not in rule.styles:
            continue
        wrong = found.items[found.wrong or 0]
        start = Related(messages.LIST_STARTS, report.place(found.items[0].span()), Where(bound.form.id))
        related = (start,) if found.wrong else ()
        numbers = {"found": found.found, "expected": found.expected}
        fault = fault_of(report, rule, bound.form, wrong.paragraph.text, related, **numbers)
        yield replace(fault, place=report.place(wrong.span()))


def _contents(report: Report, rule: SectionsRule) -> Outcomes:
    """Sentences that say another number of sections than they list, or than the report has, where none is missing.

    Whether a part beyond the form is counted is left to the author.
    """
    first = report.sections[0].narrative if report.sections else ()
    whole = not report.lacking
    there = len(report.sections) + len(report.extra)
    for said in contents((*report.preamble, *first), report.form):
        if said.listed and len(said.listed) != said.count:
            found = _left_out(report.form, said.listed)
        elif whole and said.count not in {len(report.sections), there}:
            found = messages.HAS.fill(count=there)
        else:
            continue
        message = rule.message.fill(number="", title="", count=said.count, found=found)
        part = Part(Where(), said.paragraph.text.value[said.start : said.end])
        yield Fault(rule, message, Where(), report.place(said.span()), parts=(part,))


def _left_out(form: Form, named: Sequence[SectionForm]) -> Message:
    """How many sections a sentence lists, and which it does not."""
    missing = [form.title_of(section) for section in form.sections if section not in named]
    if not missing:
        return messages.LISTS.fill(count=len(named))
    return messages.LISTS_WITHOUT.fill(
        count=len(named), missing=listed(plain("“") + title + plain("”") for title in missing)
    )


_FINDERS: dict[str, _Finder] = {
    "missing": _missing,
    "misnamed": _misnamed,
    "variant": _variant,
    "empty": _empty,
    "repeated": _repeated,
    "order": out_of_order,
    "number": wrong_numbers,
    "collision": collisions,
    "content": _content_of,
    "only": _only,
    "answers": _answers,
    "contents": _contents,
}
