"""What a text says of itself: the year that it is about, whose it is, and what it can't mean."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from gouji.checks.fault import NotEvaluable, Outcomes
from gouji.checks.narrative import messages
from gouji.checks.narrative.authors import foreign_names, own_names
from gouji.checks.narrative.matcher import Matcher
from gouji.checks.narrative.mentions import Bounds
from gouji.checks.narrative.normalized import Lines, NormalizedLine
from gouji.checks.narrative.outcomes import fault_in, section_of
from gouji.checks.narrative.past_years import PastYears
from gouji.checks.narrative.patterns import words_of
from gouji.checks.narrative.rule import NarrativeRule
from gouji.checks.narrative.slips import SlipMention, needs_year, slips
from gouji.checks.narrative.titles import Front
from gouji.checks.narrative.years import YearMention, YearReader, wrong_years
from gouji.findings.model import Related
from gouji.forms.open_rows import open_groups
from gouji.forms.report import Report
from gouji.text.normalize import fold

_STOPS = "，。；："
_SHORT = 8


class NarrativeInput(Struct, frozen=True):
    """A report as all rules see it. ``figures`` are the rules of figures, ``year`` is what the report is about.

    ``years`` reads which years it gives.
    """

    report: Report
    figures: tuple[NarrativeRule, ...]
    text: Lines
    front: Front
    years: YearReader
    year: int | None
    matcher: Matcher


def _years(case: NarrativeInput, rule: NarrativeRule) -> Outcomes:
    if rule.years is None:
        return
    found = case.years.years(rule.years)
    year = found.year
    if year is None:
        yield NotEvaluable(rule, messages.NARRATIVE_NO_YEAR)
        return
    past_years = PastYears(case.text, year, rule.years, case.figures, case.matcher)
    for first, *others in wrong_years(found, year, rule.years, words_of(case.year), past_years.is_history):
        values = {
            "quote": first.line.original(*_around(first.line, first.start, first.end)),
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
            related=tuple(_same(case.report, other) for other in others),
        )


def _same(report: Report, mention: YearMention | SlipMention) -> Related:
    place = report.place(mention.line.span(mention.start, mention.end))
    return Related(messages.NARRATIVE_SAME, place, section_of(mention.section))


def _around(line: NormalizedLine, start: int, end: int) -> Bounds:
    """The clause of a year or day, and the next one where it is hardly more than that."""
    text = line.value
    while start > 0 and text[start - 1] not in _STOPS:
        start -= 1
    while end < len(text) and (text[end] not in _STOPS or (text[end] == "，" and end - start < _SHORT)):
        end += 1
    return start, end


def _names(case: NarrativeInput, rule: NarrativeRule) -> Outcomes:
    if rule.names is None:
        return
    own = own_names(case.front, rule.names)
    if not own:
        yield NotEvaluable(rule, messages.NARRATIVE_NO_NAME)
        return
    listed: frozenset[str] | None = None  # which few reports need
    for each in foreign_names(case.text, rule.names, own):
        listed = _listed(case.report) if listed is None else listed
        if fold(each.name).value in listed:
            continue
        values = {"quote": each.line.original(each.start, each.end), "actual": each.name, "expected": own[0]}
        at = (each.start, each.end)
        where, message = section_of(each.section), rule.message.fill(**values)
        fault = fault_in(case.report, rule, each.line, at, where, message)
        yield replace(fault, actual=each.name, expected=own[0])


def _listed(report: Report) -> frozenset[str]:
    """What names the open rows of the tables: a body that the report has figures of is none that it is not about."""
    groups = [group for table in report.tables for _, group in open_groups(table.form.rows)]
    return frozenset(fold(label).value for group in groups for row in group.rows for label in (row.label, *row.labels))


def _slips(case: NarrativeInput, rule: NarrativeRule) -> Outcomes:
    known = tuple(slip for slip in rule.slips if case.year is not None or not needs_year(slip))
    if not known:
        yield NotEvaluable(rule, messages.NARRATIVE_NO_YEAR)
    for first, *others in slips(case.text, known, words_of(case.year), case.years):
        values = {
            "quote": first.line.original(*_around(first.line, first.start, first.end)),
            "actual": first.actual,
            "expected": first.expected,
        }
        at = (first.start, first.end)
        where, message = section_of(first.section), rule.message.fill(**values)
        fault = fault_in(case.report, rule, first.line, at, where, message)
        yield replace(
            fault,
            actual=first.actual,
            expected=first.expected,
            related=tuple(_same(case.report, other) for other in others),
        )


FINDERS: dict[str, Callable[[NarrativeInput, NarrativeRule], Outcomes]] = {
    "years": _years,
    "names": _names,
    "slips": _slips,
}
