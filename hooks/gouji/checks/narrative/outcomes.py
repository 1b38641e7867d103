"""What the matches of figures found, as faults: one for each fault, with what follows from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from msgspec.structs import replace

from gouji.checks.consequences import folded
from gouji.checks.fault import Fault, NotEvaluable, Outcomes
from gouji.checks.messages import NO_NARRATIVE
from gouji.checks.narrative import messages
from gouji.checks.narrative.cells import Tables
from gouji.checks.narrative.contradictions import causes, contradictions
from gouji.checks.narrative.matcher import Matcher, Matches
from gouji.checks.narrative.mentions import Bounds, Conflict, FigurePlace, Statement
from gouji.checks.narrative.normalized import NormalizedLine
from gouji.checks.narrative.quantities import shown
from gouji.checks.narrative.rule import NarrativeRule
from gouji.findings.model import Related, Where
from gouji.forms.report import Report
from gouji.forms.sections.bound import BoundSection
from gouji.messages.message import Message, joined

_LONG = 60
"""A longer quotation is cut in the middle."""
Matched = Sequence[tuple[NarrativeRule, Matches]]


def figures(report: Report, matched: Matched, matcher: Matcher) -> Outcomes:
    """What rules of figures found; ``matched`` are in the order of the pack."""
    written = {section.form.id for section in report.all_sections if section.narrative}
    for rule, matches in matched:
        if not written or (rule.sections and written.isdisjoint(rule.sections)):
            yield NotEvaluable(rule, NO_NARRATIVE)
        elif matches.unknown and not matches.known:
            yield NotEvaluable(rule, messages.NARRATIVE_NO_CELLS)
    yield from _conflicts(report, matched, matcher)
    yield from _contradictions(report, matched, matcher.tables)


def fault_in(
    report: Report, rule: NarrativeRule, line: NormalizedLine, at: Bounds, where: Where, message: Message
) -> Fault:
    """A fault at ``at`` in a line."""
    return Fault(rule, message, where, report.place(line.span(*at)))


def section_of(section: BoundSection | None) -> Where:
    """The address of a section, none for what stands before the first."""
    return section.where if section else Where()


# ---- text against tables ---------------------------------------------------------------------------------------------


def _conflicts(report: Report, matched: Matched, matcher: Matcher) -> Outcomes:
    found = [
        (rule, conflict)
        for rule, matches in matched
        for conflict in _distinct(matches.conflicts)
        if not _is_confirmed(conflict, matcher.tables)
    ]
    agreed = {place for _, matches in matched for place in matches.agreed}
    following = dict(causes([conflict for _, conflict in found], agreed, matcher))
    faults = [_conflict(report, rule, matcher.tables, conflict) for rule, conflict in found]
    same = _same(faults, found, following)
    for index, first in same.items():
        faults[first] = _with(faults[first], messages.NARRATIVE_SAME, faults[index])
    merged = {index: same.get(cause, cause) for index, cause in following.items() if cause is not None}
    for index, first in merged.items():
        faults[first] = _with(faults[first], faults[index].message, faults[index])
    kept = [index for index in range(len(faults)) if index not in same and following.get(index, index) is not None]
    rank = {index: order for order, index in enumerate(kept)}
    yield from folded([faults[index] for index in kept], {rank[each]: rank[cause] for each, cause in merged.items()})


def _is_confirmed(conflict: Conflict, tables: Tables) -> bool:
    """Whether the figure is right, and the equations are reported to fail for the cell that it is about."""
    if conflict.actual is None or conflict.is_ratio:
        return False
    return any(tables.confirms(formula, conflict.actual) for formula, _ in conflict.formulas)


def _same(
    faults: Sequence[Fault], found: Sequence[tuple[NarrativeRule, Conflict]], following: Mapping[int, int | None]
) -> dict[int, int]:
    """Faults of one rule about one cell in which the text gives the same figure: the first of them, by index."""
    first: dict[tuple[str, Where, Fraction | None], int] = {}
    same: dict[int, int] = {}
    for index, (fault, (rule, conflict)) in enumerate(zip(faults, found, strict=True)):
        if index not in following and fault.where.table:
            earlier = first.setdefault((rule.id, fault.where, conflict.actual), index)
            if earlier != index:
                same[index] = earlier
    return same


def _distinct(conflicts: Sequence[Conflict]) -> Iterator[Conflict]:
    """Without those in which figures are added up once more."""
    seen: list[set[FigurePlace]] = []
    for conflict in conflicts:
        places = set(conflict.mention.places)
        if not conflict.compares_text or not any(places <= others for others in seen):
            yield conflict
        seen += [places] if conflict.compares_text else []


def _with(fault: Fault, message: Message, other: Fault) -> Fault:
    """A fault with another place that belongs to it."""
    section = Where(section=other.where.section) if other.where.table else other.where
    return replace(fault, related=(*fault.related, Related(message, other.place, section)))


def _conflict(report: Report, rule: NarrativeRule, tables: Tables, conflict: Conflict) -> Fault:
    first, value = conflict.formulas[0]
    cell = tables.where(first)
    step = conflict.step if conflict.is_ratio else Fraction(0)
    alternatives = list(dict.fromkeys(shown(each, step) for _, each in conflict.formulas))
    expected = alternatives[0] if conflict.actual is None or conflict.is_ratio else _or(alternatives)
    where = section_of(conflict.passage.section) if conflict.is_ratio or not cell.table else cell
    point = tables.point(first)
    base = tables.value(first, conflict.mention.figures) if conflict.is_ratio else None
    related = Related(
        messages.NARRATIVE_CELL.fill(label=cell.label or "", value=expected if base is None else shown(base)),
        report.place(point.span()) if point else None,
        cell,
    )
    actual = None if conflict.actual is None else shown(conflict.actual)
    message = rule.message.fill(
        quote=_quote(conflict.passage.line, conflict.quoted),
        actual=actual or "",
        expected=expected,
        label=cell.label or "",
        other=alternatives[-1],
        written=" ".join(point.value.split()) if point else "",
    )
    fault = fault_in(report, rule, conflict.passage.line, conflict.at, where, message)
    return replace(
        fault,
        actual=actual,
        expected=shown(value, step) if actual else None,
        related=(related,) if cell.table else (),
    )


def _quote(line: NormalizedLine, quoted: Bounds) -> str:
    text = line.original(*quoted)
    return text if len(text) <= _LONG else f"{text[: _LONG // 2]}…{text[-_LONG // 2 :]}"


def _or(alternatives: list[str]) -> Message:
    return joined(alternatives, messages.NARRATIVE_OR)


# ---- text against text -----------------------------------------------------------------------------------------------


def _contradictions(report: Report, matched: Matched, tables: Tables) -> Outcomes:
    """Of two statements the later one is the fault, as the first may be what the matcher has in mind."""
    rules = {id(statement): rule for rule, matches in matched for statement in matches.statements}
    for first, *others in contradictions(statement for _, matches in matched for statement in matches.statements):
        last = others[-1]
        cell = tables.where(last.formula)
        line = last.mention.passage.line
        message = messages.NARRATIVE_CONTRADICTION.fill(
            quote=_quote(line, last.quoted), other=_words(first), label=cell.label or ""
        )
        yield replace(
            fault_in(report, rules[id(last)], line, last.at, cell, message),
            actual=shown(last.value),
            related=tuple(_other_place(report, each) for each in (first, *others[:-1])),
        )


def _words(statement: Statement) -> str:
    return _quote(statement.mention.passage.line, statement.quoted)


def _other_place(report: Report, statement: Statement) -> Related:
    place = report.place(statement.mention.passage.line.span(*statement.at))
    message = messages.NARRATIVE_OTHERWISE.fill(quote=_words(statement))
    return Related(message, place, section_of(statement.mention.passage.section))
