"""What the reading of figures found, as faults: one for each fault, with what follows from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec.structs import replace

from gouji.checks.consequences import folded
from gouji.checks.fault import Fault, NotEvaluable
from gouji.checks.messages import NO_NARRATIVE
from gouji.checks.narrative import messages
from gouji.checks.narrative.cells import Tables
from gouji.checks.narrative.contradictions import causes, contradictions
from gouji.checks.narrative.matcher import Reader, Reading
from gouji.checks.narrative.mentions import Bounds, Conflict, Place, Statement
from gouji.checks.narrative.normalized import Line
from gouji.checks.narrative.quantities import shown
from gouji.checks.narrative.rule import NarrativeRule
from gouji.findings.model import Related, Where
from gouji.forms.report import LaidSection, Report, where_in
from gouji.messages.message import Message

_LONG = 60
"""A longer quotation is cut in the middle."""
Readings = Sequence[tuple[NarrativeRule, Reading]]
Outcomes = Iterator[Fault | NotEvaluable]


def figures(report: Report, readings: Readings, reader: Reader) -> Outcomes:
    """What rules of figures found; ``readings`` are in the order of the pack."""
    written = {section.form.id for section in report.sections if section.narrative}
    for rule, reading in readings:
        if not written or (rule.sections and written.isdisjoint(rule.sections)):
            yield NotEvaluable(rule, NO_NARRATIVE)
        elif reading.unknown and not reading.known:
            yield NotEvaluable(rule, messages.NARRATIVE_NO_CELLS)
    yield from _conflicts(report, readings, reader)
    yield from _contradictions(report, readings, reader.tables)


def fault_in(report: Report, rule: NarrativeRule, line: Line, at: Bounds, where: Where, message: Message) -> Fault:
    """A fault at ``at`` in a line."""
    return Fault(rule, message, where, report.place(line.span(*at)))


def section_of(section: LaidSection | None) -> Where:
    """The address of a section, none for what stands before the first."""
    return where_in(section.form if section else None)


# ---- text against tables ---------------------------------------------------------------------------------------------


def _conflicts(report: Report, readings: Readings, reader: Reader) -> Outcomes:
    found = [(rule, conflict) for rule, reading in readings for conflict in _distinct(reading.conflicts)]
    agreed = {place for _, reading in readings for place in reading.agreed}
    following = dict(causes([conflict for _, conflict in found], agreed, reader))
    faults = [_conflict(report, rule, reader.tables, conflict) for rule, conflict in found]
    first_of: dict[tuple[str, Where, Fraction | None], int] = {}
    same: dict[int, int] = {}
    for index, (fault, (rule, conflict)) in enumerate(zip(faults, found, strict=True)):
        if index not in following and fault.where.table:
            first = first_of.setdefault((rule.id, fault.where, conflict.actual), index)
            if first != index:
                same[index] = first
                faults[first] = _with(faults[first], messages.NARRATIVE_SAME, fault)
    for index, cause in following.items():
        if cause is not None:
            first = same.get(cause, cause)
            faults[first] = _with(faults[first], faults[index].message, faults[index])
    merged = {index: same.get(cause, cause) for index, cause in following.items() if cause is not None}
    kept = [index for index in range(len(faults)) if index not in same and following.get(index, index) is not None]
    rank = {index: order for order, index in enumerate(kept)}
    yield from folded([faults[index] for index in kept], {rank[each]: rank[cause] for each, cause in merged.items()})


def _distinct(conflicts: Sequence[Conflict]) -> Iterator[Conflict]:
    """Without those in which figures are added up once more."""
    seen: list[set[Place]] = []
    for conflict in conflicts:
        places = set(conflict.saying.places)
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
    base = tables.value(first, conflict.saying.figures) if conflict.is_ratio else None
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


def _quote(line: Line, quoted: Bounds) -> str:
    text = line.original(*quoted)
    return text if len(text) <= _LONG else f"{text[: _LONG // 2]}…{text[-_LONG // 2 :]}"


def _or(alternatives: list[str]) -> Message:
    joined = [Message(f"{mark}", f"{mark}") for mark in alternatives]
    words = messages.NARRATIVE_OR
    return Message(words.zh.join(each.zh for each in joined), words.en.join(each.en for each in joined))


# ---- text against text -----------------------------------------------------------------------------------------------


def _contradictions(report: Report, readings: Readings, tables: Tables) -> Outcomes:
    """Of two statements the later one is the fault, as the first may be what the reader has in mind."""
    rules = {id(statement): rule for rule, reading in readings for statement in reading.statements}
    for first, *others in contradictions(statement for _, reading in readings for statement in reading.statements):
        last = others[-1]
        cell = tables.where(last.formula)
        line = last.saying.passage.line
        message = messages.NARRATIVE_CONTRADICTION.fill(
            quote=_quote(line, last.quoted), other=_words(first), label=cell.label or ""
        )
        yield replace(
            fault_in(report, rules[id(last)], line, last.at, cell, message),
            actual=shown(last.value),
            related=tuple(_other_place(report, each) for each in (first, *others[:-1])),
        )


def _words(statement: Statement) -> str:
    return _quote(statement.saying.passage.line, statement.quoted)


def _other_place(report: Report, statement: Statement) -> Related:
    place = report.place(statement.saying.passage.line.span(*statement.at))
    message = messages.NARRATIVE_OTHERWISE.fill(quote=_words(statement))
    return Related(message, place, section_of(statement.saying.passage.section))
