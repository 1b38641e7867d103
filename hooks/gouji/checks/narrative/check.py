"""The running text against the tables and against itself: figures and claims, years, names of others.

Values for messages: ``quote`` (what the text says), ``actual`` (the figure, year or name in it) and ``expected`` (what
would be right, where that is known). Rules of figures also have ``label`` (the cell or cells that the text speaks of),
``written`` (what the first of them holds) and ``other`` (what the label is compared with in a claim, such as a total).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from gouji.checks.context import Context
from gouji.checks.fault import Fault, NotEvaluable
from gouji.checks.messages import TEXT_TOO_SLOW
from gouji.checks.narrative import messages
from gouji.checks.narrative.authors import foreign_names, is_own, own_names, titles
from gouji.checks.narrative.cells import Tables
from gouji.checks.narrative.matcher import Reader, Reading
from gouji.checks.narrative.mentions import Bounds
from gouji.checks.narrative.normalized import Lines, lines
from gouji.checks.narrative.outcomes import fault_in, figures, section_of
from gouji.checks.narrative.past_years import Historian
from gouji.checks.narrative.patterns import titled_words, words_of
from gouji.checks.narrative.rule import NarrativeRule
from gouji.checks.narrative.years import Witness, testimony, wrong_years
from gouji.findings.model import Related
from gouji.forms.recognition import report_year
from gouji.forms.report import Report
from gouji.schema.info import Claims

_STOPS = "，。；："
_SHORT = 8
Outcomes = Iterator[Fault | NotEvaluable]


class _Case(Struct, frozen=True):
    """A report as all rules see it. ``figures`` are the rules of figures."""

    report: Report
    claims: Claims | None
    figures: tuple[NarrativeRule, ...]
    text: Lines
    reader: Reader


def check(report: Report, rules: Sequence[NarrativeRule], context: Context) -> Outcomes:
    """What ``narrative`` rules find."""
    text = lines(report)
    try:
        reader = _reader(report, rules, context, text)
    except TimeoutError:
        yield from (NotEvaluable(rule, TEXT_TOO_SLOW) for rule in rules)
        return
    figured = tuple(rule for rule in rules if rule.finds == "figures")
    case = _Case(report, context.info.claims, figured, text, reader)
    readings: list[tuple[NarrativeRule, Reading]] = []
    for rule in rules:
        try:
            if rule.finds == "figures":
                readings.append((rule, reader.read(rule, text)))
            else:
                yield from _FINDERS[rule.finds](case, rule)
        except TimeoutError:
            yield NotEvaluable(rule, TEXT_TOO_SLOW)
    yield from figures(report, readings, reader)


def _reader(report: Report, rules: Sequence[NarrativeRule], context: Context, text: Lines) -> Reader:
    claims = context.info.claims
    words = titled_words(report.form, titles(text, claims))
    own = tuple(name for rule in rules if rule.names for name in own_names(text, claims, rule.names))
    year = _year(report, claims, rules, text)
    return Reader(Tables(report, context), words_of(words, year), lambda name: is_own(name, own))


def _year(report: Report, claims: Claims | None, rules: Sequence[NarrativeRule], text: Lines) -> int | None:
    for rule in rules:
        if rule.years:
            return testimony(text, report.form, claims, rule.years).year
    return report_year(report, claims) if claims else None


# ---- years and names -------------------------------------------------------------------------------------------------


def _years(case: _Case, rule: NarrativeRule) -> Outcomes:
    if rule.years is None:
        return
    found = testimony(case.text, case.report.form, case.claims, rule.years)
    year = found.year
    if year is None:
        yield NotEvaluable(rule, messages.NARRATIVE_NO_YEAR)
        return
    historian = Historian(case.text, year, rule.years, case.figures, case.reader)
    for first, *others in wrong_years(found, year, rule.years, case.reader.words, historian.is_history):
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


def _same_year(report: Report, witness: Witness) -> Related:
    place = report.place(witness.line.span(witness.start, witness.end))
    return Related(messages.NARRATIVE_SAME, place, section_of(witness.section))


def _around(witness: Witness) -> Bounds:
    """The clause of a year, and the next one where it is hardly more than the year."""
    text, start, end = witness.line.value, witness.start, witness.end
    while start > 0 and text[start - 1] not in _STOPS:
        start -= 1
    while end < len(text) and (text[end] not in _STOPS or (text[end] == "，" and end - start < _SHORT)):
        end += 1
    return start, end


def _names(case: _Case, rule: NarrativeRule) -> Outcomes:
    if rule.names is None:
        return
    own = own_names(case.text, case.claims, rule.names)
    if not own:
        yield NotEvaluable(rule, messages.NARRATIVE_NO_NAME)
        return
    for each in foreign_names(case.text, case.report.form, rule.names, own):
        values = {"quote": each.line.original(each.start, each.end), "actual": each.name, "expected": own[0]}
        at = (each.start, each.end)
        where, message = section_of(each.section), rule.message.fill(**values)
        fault = fault_in(case.report, rule, each.line, at, where, message)
        yield replace(fault, actual=each.name, expected=own[0])


_FINDERS: dict[str, Callable[[_Case, NarrativeRule], Outcomes]] = {"years": _years, "names": _names}
