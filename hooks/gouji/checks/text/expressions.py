"""Regular expressions that come from rules: compiled once, and never run without a limit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from gouji.checks.text.passage import Slip
from gouji.text.patterns import Pattern, compiled

Replacing = tuple[Pattern, str | None]
"""A pattern, and what is written in place of what it matches, if anything is known."""

_REACH = 16  # characters looked back
_LONGEST = 200  # characters of a slip that could be right
_WIDTH = 40  # characters around a slip in which a passage that allows it begins and ends


def covered(text: str, slip: Slip, patterns: tuple[str, ...]) -> bool:
    """Whether one of ``patterns`` matches a stretch of ``text`` that holds the whole slip.

    Raises:
        TimeoutError: a pattern takes too long.
    """
    if slip.end - slip.start > _LONGEST:
        return False
    first = max(slip.start - _WIDTH, 0)
    return _covers(text[first : slip.end + _WIDTH], slip.start - first, slip.end - first, patterns)


@lru_cache(maxsize=1024)  # a hostile text has the same slip ten thousand times
def _covers(around: str, start: int, end: int, patterns: tuple[str, ...]) -> bool:
    return any(
        found.start() <= start and end <= found.end()
        for pattern in compiled(patterns)
        for found in pattern.finditer(around, overlapped=True)
    )


def follows(text: str, at: int, patterns: tuple[str, ...]) -> bool:
    """Whether one of ``patterns`` matches what begins at ``at``; raises as :func:`covered`."""
    return any(pattern.match(text, at) for pattern in compiled(patterns))


def precedes(text: str, at: int, patterns: tuple[str, ...]) -> bool:
    """Whether one of ``patterns`` matches what ends at ``at``; raises as :func:`covered`."""
    before = text[max(at - _REACH, 0) : at]
    ends = compiled(tuple(rf"(?:{pattern})\Z" for pattern in patterns))
    return any(pattern.search(before) for pattern in ends)


def replacing(replacements: Sequence[tuple[str, str | None]], texts: Iterable[str]) -> list[Replacing]:
    """Patterns with what replaces them, those that may match in some of the texts: most texts have few of all slips."""
    patterns = compiled(tuple(pattern for pattern, _ in replacements))
    whole = "\n".join(texts)
    return [(each, by) for each, (_, by) in zip(patterns, replacements, strict=True) if each.may_match(whole)]


def matches(text: str, patterns: Iterable[Replacing]) -> Iterator[Slip]:
    r"""Every match of a pattern, to be replaced by what stands beside it, if anything does (with ``\1`` for groups).

    Raises as :func:`covered`.
    """
    for pattern, replacement in patterns:
        for found in pattern.finditer(text):
            yield Slip(found.start(), found.end(), None if replacement is None else found.expand(replacement))
