"""What stands in every text that a regular expression matches: texts without it need not be searched.

The expressions are those of ``regex``. Only what is surely read is: whatever else is in one, nothing is said of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from gouji.text.lazy import lazy_re

_MOST = 32
"""So many literals are looked for at most; more would take as long as the expression."""
_GROUP = lazy_re(r"\((?:\?(?:(?P<ahead><?[=!])|[:>]|P?<[^\W\d]\w*>))?")
_QUANTIFIER = lazy_re(r"(?:([*?])|\+|\{(\d*)(?:,\d*)?\})[?+]?")
_PLAIN_CLASS = lazy_re(r"\[((?:[^\]\[\\^-]|\\\W)(?:[^\]\[\\-]|\\\W)*)\]")
_CLASS = lazy_re(r"\[\^?(?:[^\]\[\\]|\\[dDwWsSnt\W]|\\[pP]\{[^{}]*\})(?:[^\]\[\\]|\\[dDwWsSnt\W]|\\[pP]\{[^{}]*\})*\]")
_ANY = lazy_re(r"\.|\\[dDwWsSnt]|\\[pP]\{[^{}]*\}|\\[1-9](?!\d)")
_NOWHERE = lazy_re(r"[\^$]|\\[bBAZ]")
_LITERAL = lazy_re(r"[^\\\[\](){}|*+?.^$]|\\\W")

Literals = frozenset[str]


class _Part(Struct, frozen=True):
    """A part of an expression: the one text that it matches if it matches just one, and of which one is in any."""

    text: str | None = None
    needed: Literals = frozenset()


class _Unsure(Exception):  # noqa: N818 - a state of the reading, not a mistake
    """Something is not read here."""


def needed(expression: str) -> Literals:
    """Literals of which one at least stands in every text in which the expression matches; none where none is sure."""
    reading = _Reading(expression)
    try:
        found = reading.alternatives()
    except (_Unsure, RecursionError):
        return frozenset()
    return found.needed if reading.at == len(expression) else frozenset()


class _Reading:
    """An expression, read from its start to its end."""

    def __init__(self, expression: str) -> None:
        self._expression = expression
        self.at = 0

    def alternatives(self) -> _Part:
        """What stands between bars, to the end of the group."""
        found = [self._sequence()]
        while self._take("|"):
            found.append(self._sequence())
        if len(found) == 1:
            return found[0]
        every = all(each.needed for each in found)
        return _Part(None, _few(literal for each in found for literal in each.needed) if every else frozenset())

    def _sequence(self) -> _Part:
        text, run = "", ""
        whole = True
        found: list[Literals] = []
        while (part := self._quantified()) is not None:
            if part.text is not None:
                text, run = text + part.text, run + part.text
                continue
            whole = False
            found += [frozenset((run,)), part.needed] if run else [part.needed]
            run = ""
        found += [frozenset((run,))] if run else []
        surest = max(filter(None, found), key=_sureness, default=frozenset[str]())
        return _Part(text if whole else None, surest)

    def _quantified(self) -> _Part | None:
        part = self._atom()
        if part is None or not (times := self._match(_QUANTIFIER)):
            return part
        if self._match(_QUANTIFIER):
            raise _Unsure
        least = 0 if times[1] else 1 if times[2] is None else int(times[2] or 0)
        return _Part(None, part.needed if least else frozenset())

    def _atom(self) -> _Part | None:
        """The next part; None at the end of a sequence."""
        if self.at == len(self._expression) or self._expression[self.at] in "|)":
            return None
        if literal := self._match(_LITERAL):
            return _Part(literal[0][-1], frozenset((literal[0][-1],)))
        if self._match(_NOWHERE):
            return _Part("")
        if plain := self._match(_PLAIN_CLASS):
            return _Part(None, _few(re.sub(r"\\(\W)", r"\1", plain[1])))
        return _Part() if self._match(_ANY) or self._match(_CLASS) else self._group()

    def _group(self) -> _Part:
        group = self._match(_GROUP)
        if not group:
            raise _Unsure
        found = self.alternatives()
        if not self._take(")"):
            raise _Unsure
        return _Part("") if group["ahead"] else found

    def _match(self, expression: re.Pattern[str]) -> re.Match[str] | None:
        found = expression.match(self._expression, self.at)
        self.at = found.end() if found else self.at
        return found

    def _take(self, character: str) -> bool:
        taken = self._expression.startswith(character, self.at)
        self.at += taken
        return taken


def _few(literals: Iterable[str]) -> Literals:
    found = frozenset(literals)
    return found if len(found) <= _MOST else frozenset()


def _sureness(literals: Literals) -> tuple[int, int]:
    """Long literals are rare, and few are quickly looked for."""
    return min(map(len, literals)), -len(literals)
