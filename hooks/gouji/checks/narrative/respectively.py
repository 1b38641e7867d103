"""Things and their figures in two lists, 甲、乙分别为1件、2件, read as if each figure stood behind its thing."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from gouji.checks.narrative.lexicon import RESPECTIVELY, SOFT
from gouji.checks.narrative.tokens import Token, is_break

Line = tuple[Token, ...]
_PAUSE = "、"
_INTO = ("、", "，", "：")
"""Marks that may stand between the figures of a list, or before them."""


def distributed(line: Line) -> Line:
    """The mentions of a line with each figure of such a list behind its thing.

    The figures stand behind the word, or else before it: A and B were 1 and 2 respectively. The things are the last
    items of the clause before them, as many as there are figures: what 、 parts or what parts the figures, or else its
    words. A line with fewer things stays as it is, its figures being nobody's where the word is behind them.
    """
    at = next((index for index, token in enumerate(line) if RESPECTIVELY in token.names), None)
    if at is None:
        return line
    head, tail = line[:at], distributed(line[at + 1 :])
    start, end = _span(tail)
    if end:
        return _pairs(head, tail[start:end], tail[end:]) or (*line[: at + 1], *tail)
    start, end = _span_before(line, at)
    if end - start > 1 and _ends_clause(tail):
        figures = line[start:end]
        unclear = (replace(token, amount=None) for token in figures)
        return _pairs(line[:start], figures, tail) or (*line[:start], *unclear, *line[end : at + 1], *tail)
    return (*line[: at + 1], *tail)


def _pairs(head: Line, listed: Line, rest: Line) -> Line | None:
    """Things and figures in pairs; None where there are not as many things, or but one."""
    figures = [token for token in listed if token.kind == "quantity"]
    ends = _ends_of_things(head, len(figures), _parting(listed))
    return (*_paired(head, ends, figures), *rest) if figures[1:] and ends else None


def _ends_clause(tail: Line) -> bool:
    following = next((token for token in tail if not token.is_filler), None)
    return following is None or following.kind == "mark"


def _paired(head: Line, ends: list[int], figures: list[Token]) -> Line:
    """A line with a figure behind each of its ``ends``, each pair an item of its own."""
    found = list(head[: ends[0]])
    for index, (end, figure) in enumerate(zip(ends, figures, strict=True)):
        found.append(replace(figure, measure=figure.measure or figures[-1].measure))
        if index + 1 < len(ends):
            found.append(Token("mark", figure.start, figure.start, _PAUSE))
            following = head[end : ends[index + 1]]
            found += following[1:] if following[0].kind == "mark" else following
    return tuple(found)


def _ends_of_things(head: Line, count: int, parting: frozenset[str]) -> list[int]:
    """Where the last ``count`` things of a clause end; nothing, where it has not so many."""
    breaks = (index + 1 for index, token in enumerate(head) if is_break(token) and token.text not in parting)
    start = max(breaks, default=0)
    for marks in (parting, frozenset((_PAUSE,))):
        ends = [*(index for index in range(start, len(head)) if _parts(head, index, marks)), len(head)]
        if len(ends) >= count:
            return ends[-count:] if count else []
    start = max((index + 1 for index, token in enumerate(head) if is_break(token)), default=0)
    words = [
        index + 1 for index in range(start, len(head)) if head[index].kind == "word" and not head[index].names & SOFT
    ]
    return words[-count:] if len(words) >= count else []


def _parts(head: Line, at: int, parting: frozenset[str]) -> bool:
    """Whether what parts things begins at ``at``; ``, and`` parts them once."""
    if head[at].text not in parting:
        return False
    before = next((token for token in reversed(head[:at]) if not token.text.isspace()), None)
    return before is not None and before.text not in parting


def _parting(figures: Line) -> frozenset[str]:
    """What parts figures, and so may part their things."""
    between = figures[1:-1]
    return frozenset(token.text for token in between if token.kind != "quantity" and not token.text.isspace())


def _span(line: Line) -> tuple[int, int]:
    """The list of figures at the start of a line."""
    found = _list(line)
    return (found[0], found[-1] + 1) if found else (0, 0)


def _span_before(line: Line, at: int) -> tuple[int, int]:
    """The list of figures that ends before the word at ``at``."""
    found = _list(line[:at][::-1])
    return (at - 1 - found[-1], at - found[0]) if found else (0, 0)


def _list(line: Iterable[Token]) -> list[int]:
    """Figures parted by fillers and one kind of mark; other marks may stand before the first."""
    found: list[int] = []
    between: str | None = None
    for index, token in enumerate(line):
        if token.kind == "quantity":
            found.append(index)
        elif token.kind == "mark" and token.text in _INTO and (not found or between in (None, token.text)):
            between = token.text if found else None
        elif not token.is_filler:
            break
    return found
