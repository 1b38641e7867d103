"""What phrases of a text assert, put to the test against tables and against each other."""

from __future__ import annotations

import operator
from collections.abc import Callable, Collection, Iterator, Mapping
from fractions import Fraction

from msgspec import Struct

from gouji.checks.narrative.cells import Tables
from gouji.checks.narrative.formulas import Formula
from gouji.checks.narrative.mentions import Bounds, Conflict, FigurePlace, Mention, Statement, adds_up_text
from gouji.checks.narrative.normalized import Lines
from gouji.checks.narrative.quantities import Quantity
from gouji.checks.narrative.reading import TextReader
from gouji.checks.narrative.rule import NarrativeRule
from gouji.equations.ast import Comparison

_HOLDS: Mapping[Comparison, Callable[[Fraction, Fraction], bool]] = {
    "=": operator.eq,
    "<=": operator.le,
    ">=": operator.ge,
    "<": operator.lt,
    ">": operator.gt,
    "!=": operator.ne,
}
_HUNDRED = 100
_NONE = Fraction(0)


class Verdict(Struct, frozen=True):
    """One assertion put to the test: it holds, or there is a conflict, or neither is known.

    ``figure`` is the place of the figure that was compared with cells and ``value`` that figure, if it was one.
    ``statement`` is what it states about cells that are not known.
    """

    is_known: bool
    conflict: Conflict | None = None
    figure: FigurePlace | None = None
    value: Fraction = _NONE
    statement: Statement | None = None


class Matches(Struct):
    """What came of reading a report by one rule.

    ``agreed`` are the figures that are those of the tables. ``known`` and ``unknown`` count assertions.
    """

    conflicts: list[Conflict] = []
    statements: list[Statement] = []
    agreed: dict[FigurePlace, Fraction] = {}
    known: int = 0
    unknown: int = 0


class Matcher(Struct, frozen=True):
    """Puts to the test what a report asserts by the phrases of rules."""

    tables: Tables
    reader: TextReader

    def read(self, rule: NarrativeRule, text: Lines) -> Matches:
        """Puts all phrases of a rule to the test."""
        matches = Matches()
        for assertion in self.reader.assertions(rule, text):
            for each in self.verdicts(assertion.mention, assertion.names):
                matches.known += each.is_known
                matches.unknown += not each.is_known
                if each.conflict:
                    matches.conflicts.append(each.conflict)
                elif each.statement:
                    matches.statements.append(each.statement)
                elif each.figure:
                    matches.agreed[each.figure] = each.value
        return matches

    def holds(self, mention: Mention) -> bool:
        """Whether nothing of what is mentioned is known to be wrong."""
        return not any(each.conflict for each in self.verdicts(mention, mention.figures))

    def verdicts(self, mention: Mention, names: Collection[str]) -> Iterator[Verdict]:
        """All that a mention asserts of its figures ``names``, and its relations, put to the test."""
        yield from self._equals(mention, names)
        yield from self._ratios(mention, names)
        yield from self._relations(mention)

    def _equals(self, mention: Mention, names: Collection[str]) -> Iterator[Verdict]:
        for name, expressions in mention.phrase.equals.items():
            if name not in names or name not in mention.figures:
                continue
            formulas = [self.tables.formulas.sum(expression) for expression in expressions]
            valued = [(each, self.tables.value(each, mention.figures)) for each in formulas if each]
            known = tuple((each, value) for each, value in valued if value is not None)
            written, at = mention.figures[name][-1], mention.bounds[name][-1]
            figure = None if adds_up_text(mention.phrase) else mention.place(at)
            if any(written.agrees(value, self.tables.step(each)) for each, value in known):
                yield Verdict(is_known=True, figure=figure, value=written.value)
            elif len(known) == len(expressions):
                conflict = Conflict(mention, at, mention.quoted(at), written.value, written.step, known)
                yield Verdict(is_known=True, conflict=conflict)
            else:
                yield Verdict(is_known=False, statement=_statement(mention, at, formulas, written.value))

    def _ratios(self, mention: Mention, names: Collection[str]) -> Iterator[Verdict]:
        for name, expressions in mention.phrase.ratios.items():
            if name not in names or name not in mention.figures:
                continue
            written, at = mention.figures[name][-1], mention.bounds[name][-1]
            values = [self._quotient(expression, mention.figures) for expression in expressions]
            known = tuple(each for each in values if each)
            if any(written.agrees(value) for _, value in known):
                yield Verdict(is_known=True)
            elif len(known) == len(expressions):
                quoted = mention.quoted(at)
                conflict = Conflict(mention, at, quoted, written.value, written.step, known, is_ratio=True)
                yield Verdict(is_known=True, conflict=conflict)
            else:
                yield Verdict(is_known=False)

    def _relations(self, mention: Mention) -> Iterator[Verdict]:
        at = mention.at
        for expression in mention.phrase.holds:
            for relation in self.tables.formulas.comparisons(expression) or ():
                left, right = (self.tables.value(side, mention.figures) for side in (relation.left, relation.right))
                if left is None or right is None:
                    of_cells = relation.comparison == "=" and right is not None and not relation.right.cells
                    statement = (
                        _statement(mention, at, [relation.left], right) if of_cells and right is not None else None
                    )
                    yield Verdict(is_known=False, statement=statement)
                elif _HOLDS[relation.comparison](left, right):
                    yield Verdict(is_known=True)
                else:
                    shown = ((relation.left, left), (relation.right, right))
                    conflict = Conflict(mention, at, mention.quoted(at), None, _NONE, shown)
                    yield Verdict(is_known=True, conflict=conflict)
                    return  # one relation is one fault, however many cells speak against it

    def _quotient(
        self, expression: str, figures: Mapping[str, tuple[Quantity, ...]]
    ) -> tuple[Formula, Fraction] | None:
        quotient = self.tables.formulas.quotient(expression)
        if quotient is None:
            return None
        above, below = quotient
        part, base = self.tables.value(above, figures), self.tables.value(below, figures)
        return (below, part / base * _HUNDRED) if part is not None and base else None


def _statement(mention: Mention, at: Bounds, formulas: list[Formula | None], value: Fraction) -> Statement | None:
    """What is mention of cells, if it can be mention of no others."""
    only = formulas[0] if len(formulas) == 1 else None
    if only is None or only.figures or not only.cells:
        return None
    return Statement(mention, at, mention.quoted(at), only, value)
