"""What a proofreader marks in the running text: titles, headings and narrative, never tables.

Values for messages: ``quote`` (the slip with a few characters around it), ``text`` (the slip itself) and ``expected``
(what should stand there; empty where it should go or nothing better is known). Slips of width and white space are one
finding a paragraph, the others one each; marks that a document writes in half width as a rule are one finding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from gouji.checks.context import Context
from gouji.checks.fault import NotEvaluable, Outcomes
from gouji.checks.messages import TEXT_TOO_SLOW
from gouji.checks.text import doubling, expressions, lists, pages, pairs, punctuation
from gouji.checks.text.faults import PlacedSlip, fault
from gouji.checks.text.passage import Slip, TextPassage
from gouji.checks.text.rule import TextRule
from gouji.document.model import Paragraph
from gouji.forms.names import column_labels, row_labels
from gouji.forms.report import Report
from gouji.forms.sections.bound import BoundSection

_A_PARAGRAPH = frozenset(("half-width", "space", "pattern"))

FoundSlips = Iterator[tuple[int, Slip]]
Finder = Callable[[Sequence[TextPassage], TextRule, Sequence[str]], FoundSlips]
Slips = Sequence[tuple[int, Slip]]


def check(report: Report, rules: Sequence[TextRule], context: Context) -> Outcomes:
    """What ``text`` rules find."""
    del context
    placed = _placed(report)
    passages = [passage for _, passage, _ in placed]
    labels = _labels(report)
    for rule in rules:
        try:
            found = sorted(_FINDERS[rule.finds](passages, rule, labels), key=lambda each: (each[0], each[1].start))
        except TimeoutError:
            yield NotEvaluable(rule, TEXT_TOO_SLOW)
            continue
        for slips in _together(rule, passages, found):
            yield fault(report, rule, [PlacedSlip(*placed[index], slip) for index, slip in slips])


def _together(rule: TextRule, passages: Sequence[TextPassage], found: Slips) -> Iterator[Slips]:
    """The slips that are one finding."""
    if rule.finds not in _A_PARAGRAPH:
        yield from ([each] for each in found)
        return
    usual = punctuation.usual(passages, found) if rule.finds == "half-width" else frozenset()
    everywhere = [each for each in found if each[1].expected in usual]
    if everywhere:
        yield everywhere
    others = (each for each in found if each[1].expected not in usual)
    yield from (list(slips) for _, slips in groupby(others, key=lambda each: each[0]))


def _placed(report: Report) -> list[tuple[Paragraph, TextPassage, BoundSection | None]]:
    """Every paragraph that belongs to no table, in the order of the document."""
    owners: dict[int, BoundSection | None] = {id(paragraph): None for paragraph in report.preamble}
    owners.update((id(heading.paragraph), None) for heading in report.extra)
    for section in report.all_sections:
        headings = [heading.paragraph for heading in section.headings]
        owners.update((id(paragraph), section) for paragraph in (*headings, *section.narrative))
    first = min((section.heading.index for section in report.sections), default=len(report.document.blocks))
    return [
        (block, TextPassage(block.text.value, index, index < first, block.page is not None), owners[id(block)])
        for index, block in enumerate(report.document.blocks)
        if isinstance(block, Paragraph) and id(block) in owners
    ]


def _labels(report: Report) -> list[str]:
    """The labels of the form: a word that occurs once in them should not stand twice in the text."""
    labels = [section.title for section in report.form.all_sections]
    for table in report.form.tables:
        labels += [*row_labels(table).values(), *column_labels(table).values()]
    return labels


def _page_numbers(passages: Sequence[TextPassage], rule: TextRule, _: Sequence[str]) -> FoundSlips:
    words = pages.Surroundings(rule.units, rule.before, rule.after)
    return pages.in_sentences(passages, words, rule.allowed)


def _page_lines(passages: Sequence[TextPassage], rule: TextRule, _: Sequence[str]) -> FoundSlips:
    for index, slip in pages.as_lines(passages, rule.words):
        if not expressions.covered(passages[index].text, slip, rule.allowed):
            yield index, slip


def _doubled_words(passages: Sequence[TextPassage], rule: TextRule, labels: Sequence[str]) -> FoundSlips:
    words = doubling.Words(rule.words, rule.allowed, rule.borders, rule.before)
    return doubling.doubled_words(passages, words, labels)


def _patterns(passages: Sequence[TextPassage], rule: TextRule, _: Sequence[str]) -> FoundSlips:
    written = [(pattern.find, pattern.replace) for pattern in rule.patterns]
    replacements = expressions.replacing(written, (passage.text for passage in passages))
    for index, passage in enumerate(passages):
        for slip in expressions.matches(passage.text, replacements):
            if not expressions.covered(passage.text, slip, rule.allowed):
                yield index, slip


def _without_words(find: Callable[[Sequence[TextPassage]], FoundSlips]) -> Finder:
    """A finder that needs no words, only what the rule allows."""

    def finder(passages: Sequence[TextPassage], rule: TextRule, _: Sequence[str]) -> FoundSlips:
        for index, slip in find(passages):
            if not expressions.covered(passages[index].text, slip, rule.allowed):
                yield index, slip

    return finder


_FINDERS: dict[str, Finder] = {
    "page-number": _page_numbers,
    "page-line": _page_lines,
    "unpaired": _without_words(pairs.unpaired),
    "half-width": _without_words(punctuation.half_width),
    "doubled-mark": _without_words(punctuation.doubled_marks),
    "doubled-word": _doubled_words,
    "space": _without_words(punctuation.spaces),
    "run-on-item": _without_words(lists.run_on),
    "pattern": _patterns,
}
