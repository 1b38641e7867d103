"""A report beside those of the units right below it. Values for messages: ``table`` and ``count`` (of units below)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.checks.fault import Fault, NotEvaluable, Outcomes
from gouji.checks.neighbours import Neighbours
from gouji.checks.units import messages
from gouji.checks.units.causes import cause_of, whole_cause
from gouji.checks.units.readings import reading, without_own
from gouji.checks.units.rule import UnitsRule
from gouji.checks.units.sums import Sums, sums_of
from gouji.checks.units.untested import untested
from gouji.checks.units.wording import Wording
from gouji.messages.message import listed, plain
from gouji.records.model import Record

_NAMED = 5


def compare(record: Record, rules: Sequence[UnitsRule], neighbours: Neighbours) -> Outcomes:
    """One fault for each table and rule that differs from the sums; one only where a report is no sum at all."""
    children = neighbours.children
    if children is None:
        yield from (NotEvaluable(rule, messages.UNITS_UNKNOWN, "children") for rule in rules)
    elif children.missing:
        names = listed(children.missing[:_NAMED]) + (
            messages.UNITS_MORE if len(children.missing) > _NAMED else plain("")
        )
        total = len(children.missing) + len(children.records)
        reason = messages.UNITS_MISSING.fill(total=total, count=len(children.missing), names=names) + children.unread
        yield from (NotEvaluable(rule, reason, "children") for rule in rules)
    elif children.records:
        yield from _compared(record, rules, neighbours, children.records)


def _compared(
    record: Record, rules: Sequence[UnitsRule], neighbours: Neighbours, children: Sequence[Record]
) -> Outcomes:
    every = [sums for rule in rules for sums in sums_of(neighbours.form, rule, record, children)]
    for sums in every:
        yield from untested(sums, record, children)
    words = Wording(neighbours.form, record, tuple(children))
    differing = [sums for sums in every if sums.differing]
    if not differing:
        return
    whole = whole_cause(every, children)
    causes = [whole or whole_cause([sums], children) for sums in differing]
    others = [sums for sums, cause in zip(differing, causes, strict=True) if not cause]
    yield from (words.fault(sums, cause) for sums, cause in zip(differing, causes, strict=True) if cause)
    if others:
        yield from _faults(words, [sums for sums in every if sums in others or not sums.differing], others)


def _faults(words: Wording, every: Sequence[Sums], differing: Sequence[Sums]) -> Iterator[Fault | NotEvaluable]:
    """What is told of tables that differ; ``every`` are they and those that agree."""
    read = reading(every)
    if read == "neither":
        yield words.neither(every, differing)
    elif read == "alone":
        reason = words.alone(differing)
        yield from (NotEvaluable(rule, reason) for rule in {sums.rule.id: sums.rule for sums in differing}.values())
    else:
        faulty = map(without_own, differing) if read == "own and sum" else differing
        yield from (
            words.fault(each, cause_of(each, words.record, words.children)) for each in faulty if each.differing
        )
