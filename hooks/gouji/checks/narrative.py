"""The running text against the tables and against itself: figures and claims, years, names of others.

Values for messages: ``quote`` (what the text says), ``actual`` (the figure, year or name in it) and ``expected`` (what
would be right, where that is known). Rules of figures also have ``label`` (the cell or cells that the text speaks of),
``written`` (what the first of them holds) and ``other`` (what the label is compared with in a claim, such as a total).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction

from gouji import catalogue
from gouji.findings import Finding, NotEvaluated, Related, Where
from gouji.forms.claims import report_year
from gouji.forms.report import LaidSection, Report
from gouji.messages import Message
from gouji.narrative.attention import Passage, attention
from gouji.narrative.cells import Tables
from gouji.narrative.figures import shown
from gouji.narrative.lines import Line, Lines, lines
from gouji.narrative.patterns import words_of
from gouji.narrative.phrases import Bounds, Conflict, Reader
from gouji.narrative.signatures import foreign_names, own_names
from gouji.narrative.years import Witness, testimony, wrong_years
from gouji.packs.schema import NarrativeRule, Pack

CHECK = "narrative"
_STOPS = "，。；："
_SHORT = 8
Outcomes = Iterator[Finding | NotEvaluated]


def check(report: Report, pack: Pack) -> Outcomes:
    """Findings of every ``narrative`` rule of the pack."""
    judged: dict[tuple[int, int], bool] = {}
    rules = [rule for rule in pack.rules if isinstance(rule, NarrativeRule)]
    text = lines(report)
    year = _year(report, pack, rules, text)
    tables = Tables(report, pack)
    for rule in rules:
        try:
            if rule.finds == "figures":
                reader = Reader(tables, words_of(pack.form.words, year), judged)
                yield from _figures(report, pack, rule, text, reader)
            else:
                yield from _FINDERS[rule.finds](report, pack, rule, text)
        except TimeoutError:
            yield _not_evaluated(report, pack, rule, catalogue.TEXT_TOO_SLOW)


def _year(report: Report, pack: Pack, rules: list[NarrativeRule], text: Lines) -> int | None:
    for rule in rules:
        if rule.years:
            try:
                return testimony(text, pack, rule.years).year
            except TimeoutError:
                break
    return report_year(report, pack.info.claims) if pack.info.claims else None


def _not_evaluated(report: Report, pack: Pack, rule: NarrativeRule, reason: Message) -> NotEvaluated:
    return NotEvaluated(report.document.path, CHECK, rule.id, pack.info.id, reason)


def _finding(
    report: Report, pack: Pack, rule: NarrativeRule, line: Line, at: Bounds, where: Where, **values: str | Message
) -> Finding:
    return Finding(
        path=report.document.path,
        check=CHECK,
        rule=rule.id,
        pack=pack.info.id,
        severity=rule.severity,
        message=rule.message.fill(**values),
        where=where,
        place=report.place(line.span(*at)),
    )


# ---- figures and claims ----------------------------------------------------------------------------------------------


def _figures(report: Report, pack: Pack, rule: NarrativeRule, text: Lines, reader: Reader) -> Outcomes:
    focus = attention(rule, reader.words)
    sections = [section for section in report.sections if not rule.sections or section.form.id in rule.sections]
    if not any(section.narrative for section in sections):
        yield _not_evaluated(report, pack, rule, catalogue.NO_NARRATIVE)
        return
    passages: list[Passage] = []
    for section in sections:
        own = [(paragraph, folded) for other, paragraph, folded in text if other is section]
        passages += focus.passages(section, own)
    reading = reader.read(passages, rule.phrases)
    if reading.unknown and not reading.known:
        yield _not_evaluated(report, pack, rule, catalogue.NARRATIVE_NO_CELLS)
    told: dict[tuple[Where, Fraction | None], Finding] = {}
    for conflict in reading.conflicts:
        finding = _conflict(report, pack, rule, reader.tables, conflict)
        key = (finding.where, conflict.actual)
        again = told.get(key) if finding.where.table else None
        if again:
            same = Related(catalogue.NARRATIVE_SAME, finding.place, _section(conflict.passage.section))
            finding = replace(again, related=(*again.related, same))
        told[key if finding.where.table else (finding.where, Fraction(len(told)))] = finding
    yield from told.values()


def _conflict(report: Report, pack: Pack, rule: NarrativeRule, tables: Tables, conflict: Conflict) -> Finding:
    first, value = conflict.formulas[0]
    cell = tables.where(first)
    step = conflict.step if conflict.is_ratio else Fraction(0)
    alternatives = list(dict.fromkeys(shown(each, step) for _, each in conflict.formulas))
    expected = alternatives[0] if conflict.actual is None or conflict.is_ratio else _or(alternatives)
    where = _section(conflict.passage.section) if conflict.is_ratio or not cell.table else cell
    point = tables.point(first)
    related = Related(
        catalogue.NARRATIVE_CELL.fill(label=cell.label or "", value=expected),
        report.place(point.span()) if point else None,
        cell,
    )
    finding = _finding(
        report,
        pack,
        rule,
        conflict.passage.line,
        conflict.at,
        where,
        quote=conflict.passage.line.original(*conflict.quoted),
        actual="" if conflict.actual is None else shown(conflict.actual),
        expected=expected,
        label=cell.label or "",
        other=alternatives[-1],
        written=" ".join(point.value.split()) if point else "",
    )
    actual = None if conflict.actual is None else shown(conflict.actual)
    return replace(
        finding,
        actual=actual,
        expected=shown(value, step) if actual else None,
        related=(related,) if cell.table else (),
    )


def _or(alternatives: list[str]) -> Message:
    joined = [Message(f"{mark}", f"{mark}") for mark in alternatives]
    words = catalogue.NARRATIVE_OR
    return Message(words.zh.join(each.zh for each in joined), words.en.join(each.en for each in joined))


def _section(section: LaidSection | None) -> Where:
    form = section.form if section else None
    return Where(section=form.id, label=f"{form.number}、{form.title}") if form else Where()


# ---- years and names -------------------------------------------------------------------------------------------------


def _years(report: Report, pack: Pack, rule: NarrativeRule, text: Lines) -> Outcomes:
    if rule.years is None:
        return
    found = testimony(text, pack, rule.years)
    year = found.year
    if year is None:
        yield _not_evaluated(report, pack, rule, catalogue.NARRATIVE_NO_YEAR)
        return
    for first, *others in wrong_years(found, year, rule.years, words_of(pack.form.words, year)):
        quote = first.line.original(*_around(first))
        at = (first.start, first.end)
        where = _section(first.section)
        values = {"quote": quote, "actual": first.line.value[first.start : first.end], "expected": str(year)}
        finding = _finding(report, pack, rule, first.line, at, where, **values)
        yield replace(
            finding,
            actual=values["actual"],
            expected=values["expected"],
            related=tuple(_same_year(report, other) for other in others),
        )


def _same_year(report: Report, witness: Witness) -> Related:
    place = report.place(witness.line.span(witness.start, witness.end))
    return Related(catalogue.NARRATIVE_SAME, place, _section(witness.section))


def _around(witness: Witness) -> Bounds:
    """The clause of a year, and the next one where it is hardly more than the year."""
    text, start, end = witness.line.value, witness.start, witness.end
    while start > 0 and text[start - 1] not in _STOPS:
        start -= 1
    while end < len(text) and (text[end] not in _STOPS or (text[end] == "，" and end - start < _SHORT)):
        end += 1
    return start, end


def _names(report: Report, pack: Pack, rule: NarrativeRule, text: Lines) -> Outcomes:
    if rule.names is None:
        return
    own = own_names(text, pack, rule.names)
    if not own:
        yield _not_evaluated(report, pack, rule, catalogue.NARRATIVE_NO_NAME)
        return
    for each in foreign_names(text, pack, rule.names, own):
        values = {"quote": each.line.original(each.start, each.end), "actual": each.name, "expected": own[0]}
        at = (each.start, each.end)
        finding = _finding(report, pack, rule, each.line, at, _section(each.section), **values)
        yield replace(finding, actual=each.name, expected=own[0])


_FINDERS: dict[str, Callable[[Report, Pack, NarrativeRule, Lines], Outcomes]] = {"years": _years, "names": _names}
