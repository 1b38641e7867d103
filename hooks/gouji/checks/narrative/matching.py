"""Templates laid over the mentions of a line: every place where one fits, from left to right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from msgspec import Struct

from gouji.checks.narrative.elements import (
    ANY,
    UNNAMED,
    Choice,
    Edge,
    Element,
    Elements,
    Figure,
    Gap,
    Mark,
    Reach,
    Repeat,
    Template,
    Without,
    Word,
)
from gouji.checks.narrative.lexicon import SOFT
from gouji.checks.narrative.tokens import CLOSE, OPEN, Token, is_break
from gouji.checks.narrative.word_index import Names

Line = Sequence[Token]

_LOOSE, _WIDE = 32, 80
"""So many characters may stand in a gap within a clause, and within a sentence."""
_LONGEST_ASIDE = 40
_MOST_STEPS, _MOST_STEPS_A_TOKEN = 20_000, 100
"""So many steps are tried for one template on one line."""
_ENDS = "。！？"
_SEVERAL, _MENTIONS, _CONDITIONS = (Choice, Repeat), (Word, Figure, Mark), (Edge, Without)
"""Elements that may fit in several ways; that are a token each; that are none."""


class Match(Struct, frozen=True):
    """Where a template fits: tokens ``start:end``, the quantities captured and the values of its variables."""

    start: int
    end: int
    figures: tuple[tuple[str, Token], ...]
    values: tuple[tuple[str, str], ...]


class _State(Struct, frozen=True):
    """How far a template has come: the token that is next, and what may be passed over to reach what is next."""

    at: int
    reach: Reach | None = None
    rivals: Names = frozenset()
    figures: tuple[tuple[str, Token], ...] = ()
    values: tuple[tuple[str, str], ...] = ()


class Fitting(Struct, frozen=True, dict=True):
    """Fits templates to one line; ``names`` are all that its words may stand for."""

    line: Line
    names: Names

    def matches(self, template: Template, barriers: Names = frozenset()) -> Iterator[Match]:
        """All places where a template fits that don't overlap.

        Of several that begin together, the first, and those that capture other figures: 维持1件、纠正2件. A gap within
        a clause does not reach across words that stand for ``barriers``.

        Raises:
            TimeoutError: there are too many ways to try.
        """
        if not template.may_fit(self.names):
            return
        end = 0
        search = _Search(self.line, barriers)
        for start in self._starts(template):
            if start < end:
                continue
            seen: set[int] = set()
            for found in search.run(template.elements, 0, _State(start)):
                captured = [token.start for _, token in found.figures]
                more = captured[1:] or captured  # the first may be the whole of which the others are parts
                if found.at > start and (start >= end or (more and seen.isdisjoint(more))):
                    yield Match(start, found.at, found.figures, found.values)
                    end = max(end, found.at)
                    seen.update(captured)

    def finds(self, template: Template, barriers: Names = frozenset()) -> bool:
        """Whether a template fits anywhere."""
        if len(template.elements) == len(template.needed) == 1:  # a word alone, which stands there if it is needed
            return template.may_fit(self.names)
        return next(self.matches(template, barriers), None) is not None

    def _starts(self, template: Template) -> Iterator[int]:
        """Where a template could begin."""
        first = template.first
        if first is None:
            yield from range(len(self.line))
            return
        at = self._at
        found = {index for name in self.names & first.names for index in at.get(name, ())}
        if first.measures:
            found.update(index for index, token in self._figures if first.takes(token))
        if first.marks:
            found.update(index for index, token in enumerate(self.line) if token.kind == "mark" and first.takes(token))
        yield from sorted(found)

    @cached_property
    def _figures(self) -> list[tuple[int, Token]]:
        """Quantities, and where they stand."""
        return [(index, token) for index, token in enumerate(self.line) if token.kind == "quantity"]

    @cached_property
    def _at(self) -> dict[str, list[int]]:
        """Where the words stand that stand for a name."""
        found: dict[str, list[int]] = {}
        for index, token in enumerate(self.line):
            for name in token.names:
                found.setdefault(name, []).append(index)
        return found


class _Search:
    """Tries the ways in which a template could fit a line, up to a limit: nested repetitions have no end of them."""

    def __init__(self, line: Line, barriers: Names) -> None:
        self.line = line
        self.barriers = barriers
        self.left = _MOST_STEPS + _MOST_STEPS_A_TOKEN * len(line)

    def run(self, elements: Elements, index: int, state: _State) -> Iterator[_State]:
        """How far a template has come behind each way to fit its elements from ``index`` on."""
        for at in range(index, len(elements)):
            element = elements[at]
            self.left -= 1
            if self.left < 0:
                raise TimeoutError
            if isinstance(element, _SEVERAL) or (state.reach and isinstance(element, _MENTIONS)):
                for following in self._ways(element, state):
                    yield from self.run(elements, at + 1, following)
                return
            only = self._only(element, state)
            if only is None:
                return
            state = only
        yield state

    def _ways(self, element: Element, state: _State) -> Iterator[_State]:
        """The ways to fit an element."""
        if isinstance(element, Choice):
            return (each for option in element.options for each in self.run(option, 0, state))
        if isinstance(element, Repeat):
            return self._repeated(element, state)
        return (after for at in self._reachable(state) if (after := self._consumed(element, at, state)))

    def _only(self, element: Element, state: _State) -> _State | None:
        """What follows the one way to fit an element that fits in one way at most."""
        if isinstance(element, _MENTIONS):
            return self._consumed(element, state.at, state)
        if isinstance(element, Gap):
            return _State(state.at, element.reach, state.rivals, state.figures, state.values)
        return state if isinstance(element, _CONDITIONS) and self._holds(element, state.at) else None

    def _repeated(self, element: Repeat, state: _State) -> Iterator[_State]:
        """As often as possible first."""
        for once in self.run(element.inner, 0, state):
            if once.at > state.at:
                yield from self._repeated(element, once)
            yield once

    def _holds(self, element: Edge | Without, at: int) -> bool:
        if isinstance(element, Edge):
            return self._is_edge(at, is_start=element.is_start)
        return not self._has(element.names, at)

    def _consumed(self, element: Element, at: int, state: _State) -> _State | None:
        """What follows a word, a figure or a mark if it is the token at ``at``."""
        if at >= len(self.line):
            return None
        token, rivals, figures, values = self.line[at], state.rivals, state.figures, state.values
        if isinstance(element, Word):
            if token.names.isdisjoint(element.names):
                return None
            rivals = element.rivals
            if element.variable:
                value = next(value for value, names in element.values if token.names & names)
                values = (*values, (element.variable, value))
        elif isinstance(element, Figure):
            if token.amount is None or element.measure not in (ANY, token.measure):
                return None
            if element.name != UNNAMED:
                figures = (*figures, (element.name, token))
        elif not isinstance(element, Mark) or token.kind != "mark" or token.text not in element.marks:
            return None
        return _State(at + 1, "near", rivals, figures, values)

    def _reachable(self, state: _State) -> Iterator[int]:
        """The tokens that the next part may be."""
        at, passed = state.at, 0
        yield at
        while state.reach and at < len(self.line):
            following = self._passed(at, state)
            if following is None:
                return
            if following == at + 1:  # an aside has a limit of its own
                passed += self.line[at].size
            at = following
            if passed > (_WIDE if state.reach == "sentence" else _LOOSE):
                return
            yield at

    def _passed(self, at: int, state: _State) -> int | None:
        """The token behind the one at ``at`` where this may be passed over."""
        token = self.line[at]
        if state.reach == "sentence":
            barred = token.text in _ENDS if token.kind == "mark" else bool(token.names & state.rivals)
            return None if barred else at + 1
        if token.kind == "mark":
            return self._behind_aside(at) if token.text == OPEN else at + 1 if token.text == "：" else None
        if token.names & SOFT:
            return at + 1
        free = token.kind != "quantity" and token.names.isdisjoint(self.barriers)
        return at + 1 if free and state.reach == "clause" else None

    def _behind_aside(self, at: int) -> int | None:
        depth = 0
        for index in range(at, len(self.line)):
            token = self.line[index]
            if token.kind == "mark":
                depth += (token.text == OPEN) - (token.text == CLOSE)
                if depth == 0:
                    return index + 1
            if token.end - self.line[at].start > _LONGEST_ASIDE:
                return None
        return None

    def _is_edge(self, at: int, *, is_start: bool) -> bool:
        step = -1 if is_start else 1
        index = at - 1 if is_start else at
        while 0 <= index < len(self.line) and self.line[index].names & SOFT:
            index += step
        return not 0 <= index < len(self.line) or self.line[index].kind == "mark"

    def _has(self, names: Names, at: int) -> bool:
        """Whether a word that stands for one of the names is between ``at`` and the end of the clause."""
        for token in self.line[at:]:
            if is_break(token):
                return False
            if token.names & names:
                return True
        return False
