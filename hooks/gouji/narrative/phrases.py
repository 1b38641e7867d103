"""What phrases of a text assert, put to the test against tables and against each other."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

import regex

from gouji.identities.expression import ExpressionError
from gouji.identities.tree import Comparison
from gouji.narrative.attention import BLOT, Passage
from gouji.narrative.cells import Tables
from gouji.narrative.figures import Figure, figure
from gouji.narrative.formulas import Claim, Formula, claims, formula, quotient
from gouji.narrative.patterns import TIMEOUT, Words, compiled
from gouji.packs.schema import Phrase

Verdict = bool | None
"""Whether an assertion holds; None where that can't be known."""
Bounds = tuple[int, int]
_HOLDS: Mapping[Comparison, Callable[[Fraction, Fraction], bool]] = {
    "=": operator.eq,
    "<=": operator.le,
    ">=": operator.ge,
    "<": operator.lt,
    ">": operator.gt,
    "!=": operator.ne,
}
_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Conflict:
    """An assertion that does not hold.

    ``at`` is where it stands in the line of ``passage``, ``quoted`` the words around it. ``formulas`` are what would
    have been right, with their values.
    """

    passage: Passage
    at: Bounds
    quoted: Bounds
    actual: Fraction | None
    step: Fraction
    formulas: tuple[tuple[Formula, Fraction], ...]
    is_ratio: bool = False


@dataclass(slots=True)
class Reading:
    """What came of reading a report by one rule.

    ``taken`` are the figures that a phrase has captured already, by line, each by its start. ``known`` and ``unknown``
    count assertions.
    """

    conflicts: list[Conflict] = field(default_factory=list)
    taken: dict[int, set[int]] = field(default_factory=dict)
    known: int = 0
    unknown: int = 0


@dataclass(frozen=True)
class Reader:
    """Reads passages by phrases.

    ``judged`` are the figures that were compared with cells, by text and start, and whether they agree. The rules of a
    pack share it.
    """

    tables: Tables
    words: Words
    judged: dict[tuple[int, int], bool]

    def read(self, passages: list[Passage], phrases: tuple[Phrase, ...]) -> Reading:
        """Puts all phrases to the test.

        Raises:
            TimeoutError: a pattern takes too long.
        """
        reading = Reading()
        for phrase in phrases:
            pattern = compiled(phrase.say, self.words)
            for passage in passages:
                for match in pattern.finditer(passage.value, timeout=TIMEOUT):
                    if not self._is_void(phrase, passage, match):
                        self._judge(phrase, passage, match, reading)
        return reading

    def _is_void(self, phrase: Phrase, passage: Passage, match: regex.Match[str]) -> bool:
        if phrase.unless is None:
            return False
        text = passage.line.value
        start, end = text.rfind(BLOT, 0, match.start()) + 1, text.find(BLOT, match.end())
        sentence = text[start : end if end >= 0 else len(text)]
        return compiled(phrase.unless, self.words).search(sentence, timeout=TIMEOUT) is not None

    def _judge(self, phrase: Phrase, passage: Passage, match: regex.Match[str], reading: Reading) -> None:
        key = id(passage.line.text)
        places = {name: match.spans(name) for name in match.re.groupindex}
        taken = reading.taken.setdefault(key, set())
        asserting = {*phrase.equals, *phrase.ratios}
        new = {name for name in asserting if any(at not in taken for at, _ in places[name])}
        figures = {name: tuple(map(figure, match.captures(name))) for name in places if match.captures(name)}
        conflicts = [
            *self._equals(phrase, passage, match, figures, new, reading),
            *self._ratios(phrase, passage, match, figures, new, reading),
            *self._claims(phrase, passage, match, figures, reading),
        ]
        if not (_sums_text(phrase) and self._is_settled(key, [at for spans in places.values() for at, _ in spans])):
            reading.conflicts += conflicts
        if not phrase.holds:
            taken |= {at for name in (asserting or places) for at, _ in places[name]}

    def _is_settled(self, key: int, starts: list[int]) -> bool:
        """Whether a sum in the text is no fault of its own: one of its figures was found wrong, or all are right."""
        verdicts = [self.judged.get((key, at)) for at in starts]
        return False in verdicts or (bool(verdicts) and all(verdicts))

    def _equals(
        self,
        phrase: Phrase,
        passage: Passage,
        match: regex.Match[str],
        figures: Mapping[str, tuple[Figure, ...]],
        new: set[str],
        reading: Reading,
    ) -> Iterator[Conflict]:
        for name, expressions in phrase.equals.items():
            if name not in new or name not in figures:
                continue
            written = figures[name][-1]
            formulas = [self._formula(expression) for expression in expressions]
            valued = [(each, self.tables.value(each, figures)) for each in formulas if each]
            known = [(each, value) for each, value in valued if value is not None]
            right = any(written.agrees(value, self.tables.step(each)) for each, value in known)
            if right or len(known) == len(expressions):
                reading.known += 1
            else:
                reading.unknown += 1
                continue
            at = match.spans(name)[-1]
            if not _sums_text(phrase):
                self.judged[id(passage.line.text), at[0]] = right
            if not right:
                yield Conflict(passage, at, _quoted(passage, match, at), written.value, written.step, tuple(known))

    def _ratios(
        self,
        phrase: Phrase,
        passage: Passage,
        match: regex.Match[str],
        figures: Mapping[str, tuple[Figure, ...]],
        new: set[str],
        reading: Reading,
    ) -> Iterator[Conflict]:
        for name, expressions in phrase.ratios.items():
            if name not in new or name not in figures:
                continue
            written = figures[name][-1]
            values = [self._quotient(expression, figures) for expression in expressions]
            known = [each for each in values if each]
            right = any(written.agrees(value) for _, value in known)
            if right or len(known) == len(expressions):
                reading.known += 1
            else:
                reading.unknown += 1
                continue
            if not right:
                at = match.spans(name)[-1]
                quoted = _quoted(passage, match, at)
                yield Conflict(passage, at, quoted, written.value, written.step, tuple(known), is_ratio=True)

    def _claims(
        self,
        phrase: Phrase,
        passage: Passage,
        match: regex.Match[str],
        figures: Mapping[str, tuple[Figure, ...]],
        reading: Reading,
    ) -> Iterator[Conflict]:
        for expression in phrase.holds:
            for claim in self._compiled_claims(expression):
                left, right = (self.tables.value(side, figures) for side in (claim.left, claim.right))
                if left is None or right is None:
                    reading.unknown += 1
                    continue
                reading.known += 1
                if not _HOLDS[claim.comparison](left, right):
                    at = match.span()
                    shown = ((claim.left, left), (claim.right, right))
                    yield Conflict(passage, at, _quoted(passage, match, at), None, Fraction(0), shown)
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


def _sums_text(phrase: Phrase) -> bool:
    """Whether a phrase adds up figures of the text."""
    return any("text." in each for formulas in (phrase.holds, *phrase.equals.values()) for each in formulas)


def _quoted(passage: Passage, match: regex.Match[str], at: Bounds) -> Bounds:
    """The words of a match that belong to a figure, from the start of its clause on."""
    text = passage.line.value
    end = at[1]
    while end < len(text) and text[end] not in "，。；：！？（）、" and end < match.end():
        end += 1
    start = at[0]
    while start > match.start() and text[start - 1] not in "，。；：！？（）":
        start -= 1
    return start, end
