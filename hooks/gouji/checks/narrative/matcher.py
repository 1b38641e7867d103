"""What phrases of a text assert, put to the test against tables and against each other."""

from __future__ import annotations

import operator
from collections.abc import Callable, Collection, Iterator, Mapping
from fractions import Fraction
from itertools import groupby

from msgspec import Struct

from gouji.checks.narrative.cells import Tables
from gouji.checks.narrative.formulas import Formula, FormulaComparison, comparisons, formula, quotient
from gouji.checks.narrative.mentions import Bounds, Conflict, FigurePlace, Mention, Statement, adds_up_text, mention_at
from gouji.checks.narrative.normalized import Lines
from gouji.checks.narrative.patterns import Words, compiled
from gouji.checks.narrative.quantities import Quantity
from gouji.checks.narrative.rule import NarrativeRule
from gouji.checks.narrative.scope import BLOT, ScopedParagraph, scope_of
from gouji.equations.ast import Comparison
from gouji.equations.scanner import ExpressionError

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
    """What came of matches a report by one rule.

    ``agreed`` are the figures that are those of the tables. ``taken`` are the places of figures that a phrase has
    captured already. ``known`` and ``unknown`` count assertions.
    """

    conflicts: list[Conflict] = []
    statements: list[Statement] = []
    agreed: dict[FigurePlace, Fraction] = {}
    taken: set[FigurePlace] = set()
    known: int = 0
    unknown: int = 0


class Matcher(Struct, frozen=True):
    """Reads a report by the phrases of rules. ``is_own`` decides whether a name is one of who writes it."""

    tables: Tables
    words: Words
    is_own: Callable[[str], bool]

    def read(self, rule: NarrativeRule, text: Lines) -> Matches:
        """Puts all phrases of a rule to the test.

        Raises:
            TimeoutError: a pattern takes too long.
        """
        passages = list(self._passages(rule, text))
        matches = Matches()
        patterns = compiled(tuple(phrase.say for phrase in rule.phrases), self.words)
        for phrase, pattern in zip(rule.phrases, patterns, strict=True):
            for passage in passages:
                for match in pattern.finditer(passage.value):
                    mention = mention_at(phrase, passage, match)
                    if not self._is_void(mention):
                        self._judge(mention, matches)
        return matches

    def _passages(self, rule: NarrativeRule, text: Lines) -> Iterator[ScopedParagraph]:
        focus = scope_of(rule, self.words, self.is_own)
        for section, paragraphs in groupby(text, key=lambda each: each[0]):
            if section is not None and (not rule.sections or section.form.id in rule.sections):
                yield from focus.passages(section, [(paragraph, folded) for _, paragraph, folded in paragraphs])

    def holds(self, mention: Mention) -> bool:
        """Whether nothing of what is mention is known to be wrong."""
        return not any(each.conflict for each in self._assertions(mention, mention.figures))

    def _is_void(self, mention: Mention) -> bool:
        if mention.phrase.unless is None:
            return False
        text = mention.passage.line.value
        start, end = text.rfind(BLOT, 0, mention.at[0]) + 1, text.find(BLOT, mention.at[1])
        sentence = text[start : end if end >= 0 else len(text)]
        (unless,) = compiled((mention.phrase.unless,), self.words)
        return unless.search(sentence) is not None

    def _judge(self, mention: Mention, matches: Matches) -> None:
        asserting = {*mention.phrase.equals, *mention.phrase.ratios}
        places = {name: {mention.place(at) for at in bounds} for name, bounds in mention.bounds.items()}
        new = {name for name in asserting if not places.get(name, set()) <= matches.taken}
        for each in self._assertions(mention, new):
            matches.known += each.is_known
            matches.unknown += not each.is_known
            if each.conflict:
                matches.conflicts.append(each.conflict)
            elif each.statement:
                matches.statements.append(each.statement)
            elif each.figure:
                matches.agreed[each.figure] = each.value
        if not mention.phrase.holds:
            matches.taken |= {place for name in (asserting or places) for place in places.get(name, ())}

    def _assertions(self, mention: Mention, names: Collection[str]) -> Iterator[Verdict]:
        yield from self._equals(mention, names)
        yield from self._ratios(mention, names)
        yield from self._relations(mention)

    def _equals(self, mention: Mention, names: Collection[str]) -> Iterator[Verdict]:
        for name, expressions in mention.phrase.equals.items():
            if name not in names or name not in mention.figures:
                continue
            formulas = [self._formula(expression) for expression in expressions]
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
            for relation in self._compiled_relations(expression):
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

    def _compiled_relations(self, expression: str) -> tuple[FormulaComparison, ...]:
        try:
            return comparisons(expression, self.tables.axes)
        except ExpressionError:  # not in this layout
            return ()

    def _formula(self, expression: str) -> Formula | None:
        try:
            return formula(expression, self.tables.axes)
        except ExpressionError:  # not in this layout
            return None

    def _quotient(
        self, expression: str, figures: Mapping[str, tuple[Quantity, ...]]
    ) -> tuple[Formula, Fraction] | None:
        try:
            above, below = quotient(expression, self.tables.axes)
        except ExpressionError:  # not in this layout
            return None
        part, base = self.tables.value(above, figures), self.tables.value(below, figures)
        return (below, part / base * _HUNDRED) if part is not None and base else None


def _statement(mention: Mention, at: Bounds, formulas: list[Formula | None], value: Fraction) -> Statement | None:
    """What is mention of cells, if it can be mention of no others."""
    only = formulas[0] if len(formulas) == 1 else None
    if only is None or only.figures or not only.cells:
        return None
    return Statement(mention, at, mention.quoted(at), only, value)
