"""Faults of sections, and what it takes for a rule about sections to be applied."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from gouji.checks.fault import Fault, NotEvaluable, Outcomes
from gouji.checks.sections import messages
from gouji.checks.sections.rule import SectionsRule
from gouji.document.model import Paragraph
from gouji.findings.model import Part, Related, Where
from gouji.forms.report import Report
from gouji.forms.sections.bound import BoundSection
from gouji.messages.message import Message, listed, named
from gouji.schema.sections import SectionForm
from gouji.text.spacing import squeezed
from gouji.text.spans import Text


def fault_of(
    report: Report,
    rule: SectionsRule,
    section: SectionForm,
    at: Text | None,
    related: tuple[Related, ...] = (),
    **values: str | Message,
) -> Fault:
    """A fault at ``at`` in a section, for whose message there are ``values``."""
    message = rule.message.fill(number=report.form.number_of(section), title=report.form.title_of(section), **values)
    place = report.place(at.span()) if at else None
    part = Part(Where(section=section.id), "\0".join([at.value if at else "", *_details(values, related)]))
    where = Where(section=section.id, label=named(report.form.heading_of(section), section.en))
    return Fault(rule, message, where, place, related=related, parts=(part,))


def _details(values: Mapping[str, str | Message], related: tuple[Related, ...]) -> Iterator[str]:
    """What distinguishes this fault from another of its rule in the same section."""
    yield from (value if isinstance(value, str) else value.zh for value in values.values())
    yield from (each.message.zh for each in related)


def has_content(narrative: Sequence[Paragraph]) -> bool:
    """Whether a section has any :func:`content`."""
    return any(paragraph.text.value.strip() for paragraph in narrative)


def content(narrative: Sequence[Paragraph]) -> str:
    """The text of a section, without white space that parts no words."""
    return squeezed("\n".join(paragraph.text.value for paragraph in narrative))


def read_by(report: Report, sections: Collection[str]) -> Iterator[tuple[BoundSection, Sequence[Paragraph]]]:
    """The sections that a rule names, each with all that it reads in it: not what it reads as one in it."""
    named = report.sections_named(sections)
    ids = {bound.form.id for bound in named}
    for bound in named:
        yield bound, bound.without([each for each in bound.walk() if each is not bound and each.form.id in ids])


def unbound(report: Report, rule: SectionsRule) -> Outcomes:
    """A rule about sections none of which was found has not been applied."""
    wanted = report.form.sections_named(rule.sections)
    wanted = [section for section in wanted if not report.form.may_lack(section.id)]
    if rule.sections and wanted and not report.sections_named(rule.sections):
        names = listed(map(report.form.title_of, wanted))
        yield NotEvaluable(rule, messages.NO_SECTION.fill(sections=names))
