"""The running text against the tables and against itself: figures and claims, years, names of others.

Values for messages: ``quote`` (the words of the text), ``actual`` (the figure, year or name in it) and ``expected``
(what would be right, where that is known). Rules of figures also have ``label`` (the cell or cells that the text
mentions), ``written`` (what the first of them holds) and ``other`` (what the label is compared with in a claim, such
as a total).
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from gouji.checks.context import Context
from gouji.checks.fault import NotEvaluable, Outcomes
from gouji.checks.messages import TEXT_TOO_SLOW
from gouji.checks.narrative.authors import is_own, own_names
from gouji.checks.narrative.cells import Tables
from gouji.checks.narrative.itself import FINDERS, NarrativeInput
from gouji.checks.narrative.lexicon import lexicon, titled_words
from gouji.checks.narrative.matcher import Matcher, Matches
from gouji.checks.narrative.normalized import Lines, lines
from gouji.checks.narrative.outcomes import figures
from gouji.checks.narrative.patterns import words_of
from gouji.checks.narrative.quantities import exact
from gouji.checks.narrative.reading import TextReader
from gouji.checks.narrative.rule import NarrativeRule
from gouji.checks.narrative.titles import Front, front
from gouji.checks.narrative.years import YearReader
from gouji.forms.document_titles import report_year
from gouji.forms.report import Report
from gouji.schema.info import Claims


def check(report: Report, rules: Sequence[NarrativeRule], context: Context) -> Outcomes:
    """What ``narrative`` rules find."""
    try:
        read = read_text(report, rules, context)
    except TimeoutError:
        yield from (NotEvaluable(rule, TEXT_TOO_SLOW) for rule in rules)
        return
    matcher = Matcher(Tables(report, context), read.reader)
    figured = tuple(rule for rule in rules if rule.finds == "figures")
    case = NarrativeInput(report, figured, read.text, read.front, read.years, read.reader.year, matcher)
    matched: list[tuple[NarrativeRule, Matches]] = []
    for rule in rules:
        try:
            if rule.finds == "figures":
                matched.append((rule, matcher.read(rule, read.text)))
            else:
                yield from FINDERS[rule.finds](case, rule)
        except TimeoutError:
            yield NotEvaluable(rule, TEXT_TOO_SLOW)
    yield from figures(report, matched, matcher)


def _page(rules: Sequence[NarrativeRule]) -> tuple[str, ...]:
    """What belongs to the page that a document stands on."""
    return next((rule.years.page for rule in rules if rule.years), ())


class ReadText(Struct, frozen=True):
    """The text of a report, what stands before its first section, and what reads it."""

    text: Lines
    front: Front
    years: YearReader
    reader: TextReader


def read_text(report: Report, rules: Sequence[NarrativeRule], context: Context) -> ReadText:
    """The text of a report as rules read it, made once for all who ask by the same of them.

    Raises:
        TimeoutError: a pattern takes too long.
    """
    telling = tuple(rule.id for rule in rules if rule.years or rule.names)  # nothing else of rules tells how to read
    key = read_text, telling
    if key not in context.kept:
        context.kept[key] = _read_text(report, rules, context.info.claims)
    found: ReadText = context.kept[key]
    return found


def _read_text(report: Report, rules: Sequence[NarrativeRule], claims: Claims | None) -> ReadText:
    text = lines(report)
    before = front(text, claims, _page(rules))
    years = YearReader(text, before, claims, report.form.figures.spans)
    year = next((years.years(rule.years).year for rule in rules if rule.years), None)
    if year is None and claims and not any(rule.years for rule in rules):
        year = report_year(report, claims)
    return ReadText(text, before, years, _reader(report, rules, year, before))


def _reader(report: Report, rules: Sequence[NarrativeRule], year: int | None, before: Front) -> TextReader:
    own = tuple(name for rule in rules if rule.names for name in own_names(before, rule.names))
    titled = titled_words(report.form, before.title_texts)
    words = lexicon(report.form, titled)
    figure = exact(words.writing.before, words.writing.inside)
    patterns = words_of(year, {**report.form.words, **titled}, figure)
    return TextReader(words, patterns, report.form.topics, year, lambda name: is_own(name, own))
