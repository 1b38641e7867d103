"""The running text against the tables and against itself: figures and claims, years, names of others.

Values for messages: ``quote`` (the words of the text), ``actual`` (the figure, year or name in it) and ``expected``
(what would be right, where that is known). Rules of figures also have ``label`` (the cell or cells that the text
mentions), ``written`` (what the first of them holds) and ``other`` (what the label is compared with in a claim, such
as a total).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from gouji.checks.context import Context
from gouji.checks.fault import NotEvaluable, Outcomes
from gouji.checks.messages import TEXT_TOO_SLOW
from gouji.checks.narrative import messages
from gouji.checks.narrative.authors import foreign_names, is_own, own_names
from gouji.checks.narrative.cells import Tables
from gouji.checks.narrative.matcher import Matcher, Matches
from gouji.checks.narrative.mentions import Bounds
from gouji.checks.narrative.normalized import Lines, lines
from gouji.checks.narrative.outcomes import fault_in, figures, section_of
from gouji.checks.narrative.past_years import PastYears
from gouji.checks.narrative.patterns import titled_words, words_of
from gouji.checks.narrative.rule import NarrativeRule
from gouji.checks.narrative.titles import Front, front
from gouji.checks.narrative.years import YearMention, report_years, wrong_years
from gouji.findings.model import Related
from gouji.forms.document_titles import report_year
from gouji.forms.report import Report
from gouji.schema.info import Claims

_STOPS = "，。；："
_SHORT = 8


class _NarrativeInput(Struct, frozen=True):
    """A report as all rules see it. ``figures`` are the rules of figures."""

    report: Report
    claims: Claims | None
    figures: tuple[NarrativeRule, ...]
    text: Lines
    front: Front
    matcher: Matcher


def check(report: Report, rules: Sequence[NarrativeRule], context: Context) -> Outcomes:
    """What ``narrative`` rules find."""
    text = lines(report)
    try:
        before = front(text, context.info.claims, _page(rules))
        matcher = _matcher(report, rules, context, text, before)
    except TimeoutError:
        yield from (NotEvaluable(rule, TEXT_TOO_SLOW) for rule in rules)
        return
    figured = tuple(rule for rule in rules if rule.finds == "figures")
    case = _NarrativeInput(report, context.info.claims, figured, text, before, matcher)
    matched: list[tuple[NarrativeRule, Matches]] = []
    for rule in rules:
        try:
            if rule.finds == "figures":
                matched.append((rule, matcher.read(rule, text)))
            else:
                yield from _FINDERS[rule.finds](case, rule)
        except TimeoutError:
            yield NotEvaluable(rule, TEXT_TOO_SLOW)
    yield from figures(report, matched, matcher)


def _page(rules: Sequence[NarrativeRule]) -> tuple[str, ...]:
    """What belongs to the page that a document stands on."""
    return next((rule.years.page for rule in rules if rule.years), ())


def _matcher(report: Report, rules: Sequence[NarrativeRule], context: Context, text: Lines, before: Front) -> Matcher:
    claims = context.info.claims
    words = titled_words(report.form, before.title_texts)
    own = tuple(name for rule in rules if rule.names for name in own_names(before, rule.names))
    year = _year(report, claims, rules, text, before)
    return Matcher(Tables(report, context), words_of(words, year), lambda name: is_own(name, own))


def _year(
    report: Report, claims: Claims | None, rules: Sequence[NarrativeRule], text: Lines, before: Front
) -> int | None:
    for rule in rules:
        if rule.years:
            return report_years(text, before, report.form, claims, rule.years).year
    return report_year(report, claims) if claims else None


# ---- years and names -------------------------------------------------------------------------------------------------


def _years(case: _NarrativeInput, rule: NarrativeRule) -> Outcomes:
    if rule.years is None:
        return
    found = report_years(case.text, case.front, case.report.form, case.claims, rule.years)
    year = found.year
    if year is None:
        yield NotEvaluable(rule, messages.NARRATIVE_NO_YEAR)
        return
    past_years = PastYears(case.text, year, rule.years, case.figures, case.matcher)
    for first, *others in wrong_years(found, year, rule.years, case.matcher.words, past_years.is_history):
        values = {
            "quote": first.line.original(*_around(first)),
            "actual": first.line.value[first.start : first.end],
            "expected": str(year),
        }
        at = (first.start, first.end)
        where, message = section_of(first.section), rule.message.fill(**values)
        fault = fault_in(case.report, rule, first.line, at, where, message)
        yield replace(
            fault,
            actual=values["actual"],
            expected=values["expected"],
            related=tuple(_same_year(case.report, other) for other in others),
        )


def _same_year(report: Report, mention: YearMention) -> Related:
    place = report.place(mention.line.span(mention.start, mention.end))
    return Related(messages.NARRATIVE_SAME, place, section_of(mention.section))


def _around(mention: YearMention) -> Bounds:
    """The clause of a year, and the next one where it is hardly more than the year."""
    text, start, end = mention.line.value, mention.start, mention.end
    while start > 0 and text[start - 1] not in _STOPS:
        start -= 1
    while end < len(text) and (text[end] not in _STOPS or (text[end] == "，" and end - start < _SHORT)):
        end += 1
    return start, end


def _names(case: _NarrativeInput, rule: NarrativeRule) -> Outcomes:
    if rule.names is None:
        return
    own = own_names(case.front, rule.names)
    if not own:
        yield NotEvaluable(rule, messages.NARRATIVE_NO_NAME)
        return
    for each in foreign_names(case.text, case.report.form, rule.names, own):
        values = {"quote": each.line.original(each.start, each.end), "actual": each.name, "expected": own[0]}
        at = (each.start, each.end)
        where, message = section_of(each.section), rule.message.fill(**values)
        fault = fault_in(case.report, rule, each.line, at, where, message)
        yield replace(fault, actual=each.name, expected=own[0])


_FINDERS: dict[str, Callable[[_NarrativeInput, NarrativeRule], Outcomes]] = {"years": _years, "names": _names}
