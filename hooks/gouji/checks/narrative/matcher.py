"""What phrases of a text assert, put to the test against tables and against each other."""

from __future__ import annotations

import operator
from collections.abc import Callable, Collection, Iterator, Mapping
from fractions import Fraction
from itertools import groupby

from msgspec import Struct

from gouji.checks.narrative.cells import Tables
from gouji.checks.narrative.formulas import Claim, Formula, claims, formula, quotient
from gouji.checks.narrative.mentions import Bounds, Conflict, Place, Saying, Statement, adds_up_text, saying
from gouji.checks.narrative.normalized import Lines
from gouji.checks.narrative.patterns import TIMEOUT, Words, compiled
from gouji.checks.narrative.quantities import Figure
from gouji.checks.narrative.rule import NarrativeRule
from gouji.checks.narrative.scope import BLOT, Passage, attention
from gouji.equations.ast import Comparison
from gouji.equations.parser import ExpressionError

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


class Assertion(Struct, frozen=True):
    """One assertion put to the test: it holds, or there is a conflict, or neither is known.

    ``figure`` is the place of the figure that was compared with cells and ``value`` that figure, if it was one.
    ``statement`` is what it says of cells that are not known.
    """

    is_known: bool
    conflict: Conflict | None = None
    figure: Place | None = None
    value: Fraction = _NONE
    statement: Statement | None = None


class Reading(Struct):
    """What came of reading a report by one rule.

    ``agreed`` are the figures that are those of the tables. ``taken`` are the places of figures that a phrase has
    captured already. ``known`` and ``unknown`` count assertions.
    """

    conflicts: list[Conflict] = []
    statements: list[Statement] = []
    agreed: dict[Place, Fraction] = {}
    taken: set[Place] = set()
    known: int = 0
    unknown: int = 0


class Reader(Struct, frozen=True):
    """Reads a report by the phrases of rules. ``is_own`` tells whether a name is one of who writes it."""

    tables: Tables
    words: Words
    is_own: Callable[[str], bool]

    def read(self, rule: NarrativeRule, text: Lines) -> Reading:
        """Puts all phrases of a rule to the test.

        Raises:
            TimeoutError: a pattern takes too long.
        """
        passages = list(self._passages(rule, text))
        reading = Reading()
        patterns = compiled(tuple(phrase.say for phrase in rule.phrases), self.words)
        for phrase, pattern in zip(rule.phrases, patterns, strict=True):
            for passage in passages:
                for match in pattern.finditer(passage.value, timeout=TIMEOUT):
                    said = saying(phrase, passage, match)
                    if not self._is_void(said):
                        self._judge(said, reading)
        return reading

    def _passages(self, rule: NarrativeRule, text: Lines) -> Iterator[Passage]:
        focus = attention(rule, self.words, self.is_own)
        for section, paragraphs in groupby(text, key=lambda each: each[0]):
            if section is not None and (not rule.sections or section.form.id in rule.sections):
                yield from focus.passages(section, [(paragraph, folded) for _, paragraph, folded in paragraphs])

    def holds(self, said: Saying) -> bool:
        """Whether nothing of what is said is known to be wrong."""
        return not any(each.conflict for each in self._assertions(said, said.figures))

    def _is_void(self, said: Saying) -> bool:
        if said.phrase.unless is None:
            return False
        text = said.passage.line.value
        start, end = text.rfind(BLOT, 0, said.at[0]) + 1, text.find(BLOT, said.at[1])
        sentence = text[start : end if end >= 0 else len(text)]
        (unless,) = compiled((said.phrase.unless,), self.words)
        return unless.search(sentence, timeout=TIMEOUT) is not None

    def _judge(self, said: Saying, reading: Reading) -> None:
        asserting = {*said.phrase.equals, *said.phrase.ratios}
        places = {name: {said.place(at) for at in bounds} for name, bounds in said.bounds.items()}
        new = {name for name in asserting if not places.get(name, set()) <= reading.taken}
        for each in self._assertions(said, new):
            reading.known += each.is_known
            reading.unknown += not each.is_known
            if each.conflict:
                reading.conflicts.append(each.conflict)
            elif each.statement:
                reading.statements.append(each.statement)
            elif each.figure:
                reading.agreed[each.figure] = each.value
        if not said.phrase.holds:
            reading.taken |= {place for name in (asserting or places) for place in places.get(name, ())}

    def _assertions(self, said: Saying, names: Collection[str]) -> Iterator[Assertion]:
        yield from self._equals(said, names)
        yield from self._ratios(said, names)
        yield from self._claims(said)

    def _equals(self, said: Saying, names: Collection[str]) -> Iterator[Assertion]:
        for name, expressions in said.phrase.equals.items():
            if name not in names or name not in said.figures:
                continue
            formulas = [self._formula(expression) for expression in expressions]
            valued = [(each, self.tables.value(each, said.figures)) for each in formulas if each]
            known = tuple((each, value) for each, value in valued if value is not None)
            written, at = said.figures[name][-1], said.bounds[name][-1]
            figure = None if adds_up_text(said.phrase) else said.place(at)
            if any(written.agrees(value, self.tables.step(each)) for each, value in known):
                yield Assertion(is_known=True, figure=figure, value=written.value)
            elif len(known) == len(expressions):
                conflict = Conflict(said, at, said.quoted(at), written.value, written.step, known)
                yield Assertion(is_known=True, conflict=conflict)
            else:
                yield Assertion(is_known=False, statement=_statement(said, at, formulas, written.value))

    def _ratios(self, said: Saying, names: Collection[str]) -> Iterator[Assertion]:
        for name, expressions in said.phrase.ratios.items():
            if name not in names or name not in said.figures:
                continue
            written, at = said.figures[name][-1], said.bounds[name][-1]
            values = [self._quotient(expression, said.figures) for expression in expressions]
            known = tuple(each for each in values if each)
            if any(written.agrees(value) for _, value in known):
                yield Assertion(is_known=True)
            elif len(known) == len(expressions):
                quoted = said.quoted(at)
                conflict = Conflict(said, at, quoted, written.value, written.step, known, is_ratio=True)
                yield Assertion(is_known=True, conflict=conflict)
            else:
                yield Assertion(is_known=False)

    def _claims(self, said: Saying) -> Iterator[Assertion]:
        at = said.at
        for expression in said.phrase.holds:
            for claim in self._compiled_claims(expression):
                left, right = (self.tables.value(side, said.figures) for side in (claim.left, claim.right))
                if left is None or right is None:
                    of_cells = claim.comparison == "=" and right is not None and not claim.right.cells
                    statement = _statement(said, at, [claim.left], right) if of_cells and right is not None else None
                    yield Assertion(is_known=False, statement=statement)
                elif _HOLDS[claim.comparison](left, right):
                    yield Assertion(is_known=True)
                else:
                    shown = ((claim.left, left), (claim.right, right))
                    conflict = Conflict(said, at, said.quoted(at), None, _NONE, shown)
                    yield Assertion(is_known=True, conflict=conflict)
                    return  # one claim is one fault, however many cells speak against it

    def _compiled_claims(self, expression: str) -> tuple[Claim, ...]:
        try:
            return claims(expression, self.tables.axes)
        except ExpressionError:  # not in this layout
            return ()

    def _formula(self, expression: str) -> Formula | None:
        try:
            return formula(expression, self.tables.axes)
        except ExpressionError:  # not in this layout
            return None

    def _quotient(self, expression: str, figures: Mapping[str, tuple[Figure, ...]]) -> tuple[Formula, Fraction] | None:
        try:
            above, below = quotient(expression, self.tables.axes)
        except ExpressionError:  # not in this layout
            return None
        part, base = self.tables.value(above, figures), self.tables.value(below, figures)
        return (below, part / base * _HUNDRED) if part is not None and base else None


def _statement(said: Saying, at: Bounds, formulas: list[Formula | None], value: Fraction) -> Statement | None:
    """What is said of cells, if it can be said of no others."""
    only = formulas[0] if len(formulas) == 1 else None
    if only is None or only.figures or not only.cells:
        return None
    return Statement(said, at, said.quoted(at), only, value)
