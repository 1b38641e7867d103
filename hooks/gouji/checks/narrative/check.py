"""The running text against the tables and against itself: figures and claims, years, names of others.

Values for messages: ``quote`` (what the text says), ``actual`` (the figure, year or name in it) and ``expected`` (what
would be right, where that is known). Rules of figures also have ``label`` (the cell or cells that the text speaks of),
``written`` (what the first of them holds) and ``other`` (what the label is compared with in a claim, such as a total).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from gouji.checks.messages import TEXT_TOO_SLOW
from gouji.checks.narrative import messages
from gouji.checks.narrative.authors import foreign_names, is_own, own_names, titles
from gouji.checks.narrative.cells import Tables
from gouji.checks.narrative.matcher import Reader, Reading
from gouji.checks.narrative.mentions import Bounds
from gouji.checks.narrative.normalized import Lines, lines
from gouji.checks.narrative.outcomes import figures, found_in, section_of
from gouji.checks.narrative.past_years import Historian
from gouji.checks.narrative.patterns import titled_words, words_of
from gouji.checks.narrative.rule import NarrativeRule
from gouji.checks.narrative.years import Witness, testimony, wrong_years
from gouji.checks.verdicts import not_evaluated
from gouji.findings.model import Finding, NotEvaluated, Related
from gouji.forms.recognition import report_year
from gouji.forms.report import Report
from gouji.packs.contents import Pack

_STOPS = "，。；："
_SHORT = 8
Outcomes = Iterator[Finding | NotEvaluated]


class _Case(Struct, frozen=True):
    """A report as all rules see it. ``figures`` are the rules of figures."""

    report: Report
    pack: Pack
    figures: tuple[NarrativeRule, ...]
    text: Lines
    reader: Reader


def check(report: Report, pack: Pack) -> Outcomes:
    """Findings of every ``narrative`` rule of the pack."""
    rules = tuple(rule for rule in pack.rules if isinstance(rule, NarrativeRule))
    text = lines(report)
    try:
        reader = _reader(report, pack, rules, text)
    except TimeoutError:
        yield from (not_evaluated(report, pack, rule, TEXT_TOO_SLOW) for rule in rules)
        return
    case = _Case(report, pack, tuple(rule for rule in rules if rule.finds == "figures"), text, reader)
    readings: list[tuple[NarrativeRule, Reading]] = []
    for rule in rules:
        try:
            if rule.finds == "figures":
                readings.append((rule, reader.read(rule, text)))
            else:
                yield from _FINDERS[rule.finds](case, rule)
        except TimeoutError:
            yield not_evaluated(report, pack, rule, TEXT_TOO_SLOW)
    yield from figures(report, pack, readings, reader)


def _reader(report: Report, pack: Pack, rules: tuple[NarrativeRule, ...], text: Lines) -> Reader:
    words = titled_words(pack.form, titles(text, pack))
    own = tuple(name for rule in rules if rule.names for name in own_names(text, pack, rule.names))
    year = _year(report, pack, rules, text)
    return Reader(Tables(report, pack), words_of(words, year), lambda name: is_own(name, own))


def _year(report: Report, pack: Pack, rules: tuple[NarrativeRule, ...], text: Lines) -> int | None:
    for rule in rules:
        if rule.years:
            return testimony(text, pack, rule.years).year
    return report_year(report, pack.info.claims) if pack.info.claims else None


# ---- years and names -------------------------------------------------------------------------------------------------


def _years(case: _Case, rule: NarrativeRule) -> Outcomes:
    if rule.years is None:
        return
    found = testimony(case.text, case.pack, rule.years)
    year = found.year
    if year is None:
        yield not_evaluated(case.report, case.pack, rule, messages.NARRATIVE_NO_YEAR)
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
        finding = found_in(case.report, case.pack, rule, first.line, at, where, message)
        yield replace(
            finding,
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
    own = own_names(case.text, case.pack, rule.names)
    if not own:
        yield not_evaluated(case.report, case.pack, rule, messages.NARRATIVE_NO_NAME)
        return
    for each in foreign_names(case.text, case.pack, rule.names, own):
        values = {"quote": each.line.original(each.start, each.end), "actual": each.name, "expected": own[0]}
        at = (each.start, each.end)
        where, message = section_of(each.section), rule.message.fill(**values)
        finding = found_in(case.report, case.pack, rule, each.line, at, where, message)
        yield replace(finding, actual=each.name, expected=own[0])


_FINDERS: dict[str, Callable[[_Case, NarrativeRule], Outcomes]] = {"years": _years, "names": _names}
