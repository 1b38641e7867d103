"""Contradictions of a text: about cells that are not known, and as the consequence of another fault."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import islice, product

from gouji.checks.narrative.matcher import Matcher
from gouji.checks.narrative.mentions import Conflict, FigurePlace, Statement

_MOST = 64
"""So many combinations of what wrong figures should have been are tried."""


def contradictions(statements: Iterable[Statement]) -> Iterator[tuple[Statement, ...]]:
    """Statements about the same cells that are not equal, those of one value once, in the order of the text."""
    about: dict[object, dict[Fraction, Statement]] = {}
    for each in statements:
        about.setdefault((each.formula.cells, each.formula.constant), {}).setdefault(each.value, each)
    yield from (tuple(mention.values()) for mention in about.values() if len(mention) > 1)


def causes(
    conflicts: Sequence[Conflict], agreed: Collection[FigurePlace], matcher: Matcher
) -> Iterator[tuple[int, int | None]]:
    """Conflicts between figures of the text that are no faults of their own, each with its cause, by index.

    The cause is a figure that a table contradicts, where all is right with what the table has instead; of several the
    one that is the furthest off. It is None where all the figures are those of the tables: then a table is wrong.
    """
    wrong = {
        each.place: index for index, each in enumerate(conflicts) if not each.compares_text and each.actual is not None
    }
    for index, each in enumerate(conflicts):
        if not each.compares_text:
            continue
        places = set(each.mention.places)
        faults = {place: conflicts[wrong[place]] for place in places if place in wrong}
        if faults and _are_resolved(each, faults, matcher):
            yield index, wrong[max(faults, key=lambda place: _distance(faults[place]))]
        elif not each.is_ratio and places <= set(agreed):
            yield index, None


def _are_resolved(conflict: Conflict, faults: Mapping[FigurePlace, Conflict], matcher: Matcher) -> bool:
    """Whether a conflict is none with one of the values that its wrong figures should have had."""
    values = ([value for _, value in fault.formulas] for fault in faults.values())
    return any(
        matcher.holds(conflict.mention.corrected(dict(zip(faults, each, strict=True))))
        for each in islice(product(*values), _MOST)
    )


def _distance(conflict: Conflict) -> Fraction:
    return min(abs(value - (conflict.actual or 0)) for _, value in conflict.formulas)
