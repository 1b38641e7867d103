"""Narrative that repeats other narrative: one section copied from another, or a passage twice in one.

Values for messages: ``section`` and ``origin`` (the titles of the sections), ``place`` (lines of the origin, or its
first words in formats without lines), ``quote`` (the first words of the copy), ``characters``, ``share`` (per cent of
the section that is copied), ``similarity`` (per cent). Without lines the quotation is added to the message.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from itertools import islice

from gouji.checks.context import Context
from gouji.checks.duplicates import messages
from gouji.checks.duplicates.copies import Copy, Stretch, find_copies
from gouji.checks.duplicates.passages import Passage
from gouji.checks.duplicates.rule import DuplicatesRule
from gouji.checks.fault import Fault, NotEvaluable, Outcomes
from gouji.checks.messages import NO_NARRATIVE
from gouji.findings.model import Part, Related, Where
from gouji.forms.report import Report
from gouji.messages.message import Message
from gouji.text.normalize import fold
from gouji.text.source import Place
from gouji.text.spans import Span

_QUOTED = 15


def check(report: Report, rules: Sequence[DuplicatesRule], context: Context) -> Outcomes:
    """What ``duplicates`` rules find, one fault for each copied block, at its later place."""
    del context
    passages = [Passage(paragraph.text, section.form.id) for section, paragraph in report.narrative]
    copies = cache(partial(find_copies, passages))  # rules on copies between sections and within one ask for the same
    for rule in rules:
        yield from _applied(rule, report, passages, copies)


def _applied(
    rule: DuplicatesRule, report: Report, passages: Sequence[Passage], find: Callable[..., list[Copy]]
) -> Outcomes:
    sections = {passage.section for passage in passages}
    if rule.finds == "copied" and len(sections) < 2:  # noqa: PLR2004 - a copy takes two
        yield NotEvaluable(rule, messages.NO_TWO_NARRATIVES)
    elif not sections:
        yield NotEvaluable(rule, NO_NARRATIVE)
    else:
        try:
            copies = find(minimum=rule.minimum, similarity=rule.similarity, ignore=rule.ignore)
        except TimeoutError:
            yield NotEvaluable(rule, messages.PATTERN_TOO_SLOW)
            return
        for copy in copies:
            if (copy.origin.section == copy.copy.section) == (rule.finds == "repeated"):
                yield _fault(copy, rule, report, passages)


def _fault(copy: Copy, rule: DuplicatesRule, report: Report, passages: Sequence[Passage]) -> Fault:
    origin, span = _span(copy.origin, passages), _span(copy.copy, passages)
    lines = report.source_place(origin)
    quote = _quote(copy.copy, passages)
    message = rule.message.fill(
        section=_title(copy.copy, report),
        origin=_title(copy.origin, report),
        place=_named(lines, _quote(copy.origin, passages)),
        quote=quote,
        characters=copy.copy.characters,
        share=round(copy.copy.share * 100),
        similarity=int(copy.similarity * 100),  # 100 only where all is the same
    )
    if report.source_place(span) is None and "{quote}" not in rule.message.zh:
        message = messages.MESSAGE_QUOTED.fill(message=message, quote=quote)
    return Fault(
        rule,
        message,
        _where(copy.copy, report),
        report.place(span),
        related=(
            Related(_same(lines, _quote(copy.origin, passages)), report.place(origin), _where(copy.origin, report)),
        ),
        parts=tuple(Part(Where(section=copy.copy.section), text) for text in _paragraphs(copy.copy, passages)),
        passages=("\n".join(_texts(copy.copy, passages)), "\n".join(_texts(copy.origin, passages))),
    )


def _title(stretch: Stretch, report: Report) -> Message | str:
    section = report.section(stretch.section)
    return section.title if section else stretch.section


def _where(stretch: Stretch, report: Report) -> Where:
    section = report.section(stretch.section)
    return section.where if section else Where()


def _span(stretch: Stretch, passages: Sequence[Passage]) -> Span | None:
    first = passages[stretch.first].text.span(stretch.start, stretch.start)
    last = passages[stretch.last].text.span(0, stretch.end)
    return Span(first.start, last.end) if first and last else None


def _paragraphs(stretch: Stretch, passages: Sequence[Passage]) -> Iterator[str]:
    """What is copied, folded, paragraph by paragraph."""
    return filter(None, (fold(text).value for text in _texts(stretch, passages)))


def _texts(stretch: Stretch, passages: Sequence[Passage]) -> Iterator[str]:
    """What stands there, paragraph by paragraph."""
    for index in range(stretch.first, stretch.last + 1):
        end = stretch.end if index == stretch.last else None
        yield passages[index].text.value[stretch.start if index == stretch.first else 0 : end]


def _quote(stretch: Stretch, passages: Sequence[Passage]) -> str:
    text = passages[stretch.first].text.value[stretch.start :]
    return "".join(islice((character for character in text if not character.isspace()), _QUOTED))


def _named(place: Place | None, quote: str) -> Message:
    if place is None:
        return messages.PASSAGE_QUOTED.fill(quote=quote)
    if place.line == place.end_line:
        return messages.ON_LINE.fill(line=place.line)
    return messages.ON_LINES.fill(line=place.line, end_line=place.end_line)


def _same(place: Place | None, quote: str) -> Message:
    return messages.SAME_AS_QUOTED.fill(quote=quote) if place is None else messages.SAME_AS_HERE
