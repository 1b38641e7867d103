"""The literals of a regular expression: a text without them need not be searched.

Only a part of the notation of ``regex`` is read. Where anything else stands in an expression, nothing is known of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from gouji.text.lazy import lazy_re
from gouji.text.patterns import Literals

_Clause = frozenset[str]
_Item = str | tuple[_Clause, ...]
"""A character that stands for itself, or what is needed for something else."""

_MOST = 24
"""So many literals may stand in each other's stead; of more, none is looked for."""
_MOST_CLAUSES = 4
_DEEPEST = 50
_KINDS, _PROPERTIES, _CODES = "dDwWsSbBAZ", "pP", "xu"
_GROUP = lazy_re(r"\?(?:[:>]|P?<\w+>|<?=)|(?P<no>\?<?!)|(?P<same>\?P=\w+(?=\)))|(?!\?)")
_TIMES = lazy_re(r"(?:(?P<may>[*?])|\+|\{(?P<least>\d{1,9})(?:,\d*)?\}|(?P<most>\{,\d+\}))[?+]?(?![*+?{])")
_PROPERTY = lazy_re(r"\{\w+\}")
_CODE = lazy_re(r"(?<=x)[0-9A-Fa-f]{2}|(?<=u)[0-9A-Fa-f]{4}")
_SET = lazy_re(r"--|&&|\|\||~~|\[")


class _Unread(Exception):  # noqa: N818 - never leaves this module
    """There is something in an expression that is not read here."""


def needed(expression: str) -> Literals:
    """What a text must have for an expression to match anywhere in it; nothing where that is not known."""
    reader = _Reader(expression)
    try:
        clauses = reader.alternatives()
    except _Unread:
        return ()
    if reader.at < len(expression):
        return ()
    best = sorted(dict.fromkeys(map(_shortest, clauses)), key=_rank)
    return tuple(tuple(sorted(each)) for each in best[:_MOST_CLAUSES])


def _shortest(clause: _Clause) -> _Clause:
    """Without literals that have another one in them: where they occur, that one does."""
    return _Clause(each for each in clause if not any(other in each and other != each for other in clause))


def _rank(clause: _Clause) -> tuple[bool, int, list[str]]:
    """The less, the fewer texts have any of the literals: few of them, and none that is a single character."""
    return min(map(len, clause)) == 1, len(clause), sorted(clause)


def _either(options: Iterable[tuple[_Clause, ...]]) -> tuple[_Clause, ...]:
    """What is needed where any of several matches."""
    best = [min(each, key=_rank, default=_Clause()) for each in options]
    either = _Clause().union(*best)
    return (either,) if all(best) and len(either) <= _MOST else ()


class _Reader:
    """Reads an expression from left to right."""

    def __init__(self, expression: str) -> None:
        self.text = expression
        self.at = 0
        self.depth = 0

    def alternatives(self) -> tuple[_Clause, ...]:
        """What is needed by all alternatives up to the bracket that closes, or to the end."""
        found = [self._sequence()]
        while self._peek() == "|":
            self.at += 1
            found.append(self._sequence())
        return found[0] if len(found) == 1 else _either(found)

    def _sequence(self) -> tuple[_Clause, ...]:
        found: list[_Clause] = []
        run = ""
        while self._peek() not in ("", "|", ")"):
            item = self._item()
            times = _TIMES.match(self.text, self.at)
            if times is None and self._peek() in ("*", "+", "?", "{"):
                raise _Unread
            if times is None and isinstance(item, str):
                run += item
                continue
            found += [_Clause((run,))] if run else []
            run = ""
            if times:
                self.at = times.end()
            if not times or not (times["may"] or times["most"] or (times["least"] and int(times["least"]) == 0)):
                found += (_Clause((item,)),) if isinstance(item, str) else item
        found += [_Clause((run,))] if run else []
        return tuple(found)

    def _item(self) -> _Item:
        character = self._next()
        if character == "(":
            return self._group()
        if character == "[":
            return self._class()
        if character == "\\":
            return self._escape()
        if character in "*+?{}]":
            raise _Unread
        return () if character in ".^$" else character

    def _group(self) -> tuple[_Clause, ...]:
        opening = _GROUP.match(self.text, self.at)
        self.depth += 1
        if opening is None or self.depth > _DEEPEST:
            raise _Unread
        self.at = opening.end()
        inner = () if opening["same"] else self.alternatives()
        if self._next() != ")":
            raise _Unread
        self.depth -= 1
        return () if opening["no"] else inner

    def _escape(self) -> _Item:
        character = self._next()
        if character in _KINDS:
            return ()
        if character in _PROPERTIES:
            self._skip(_PROPERTY)
            return ()
        if character in _CODES:
            return chr(int(self._skip(_CODE), 16))
        if character.isalnum():
            raise _Unread
        return character

    def _class(self) -> tuple[_Clause, ...]:
        """Any of a few characters; of many, or of all but some, nothing is known."""
        negated = self._peek() == "^"
        self.at += negated
        found: set[str] = set()
        is_known, begun = not negated, self.at
        while self._peek() != "]" or self.at == begun:
            first = self._member()
            last = first
            if self._peek() == "-" and self.text[self.at + 1 : self.at + 2] not in ("]", ""):
                self.at += 1
                last = self._member()
            if isinstance(first, str) and isinstance(last, str) and ord(last) - ord(first) < _MOST:
                found.update(map(chr, range(ord(first), ord(last) + 1)))
            else:
                is_known = False
        self.at += 1
        return (_Clause(found),) if is_known and len(found) <= _MOST else ()

    def _member(self) -> _Item:
        if _SET.match(self.text, self.at):
            raise _Unread
        character = self._next()
        return self._escape() if character == "\\" else character

    def _peek(self) -> str:
        return self.text[self.at : self.at + 1]

    def _next(self) -> str:
        if self.at >= len(self.text):
            raise _Unread
        self.at += 1
        return self.text[self.at - 1]

    def _skip(self, part: re.Pattern[str]) -> str:
        found = part.match(self.text, self.at)
        if found is None:
            raise _Unread
        self.at = found.end()
        return found[0]
