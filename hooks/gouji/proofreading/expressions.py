"""Regular expressions that come from rules: compiled once, and never run without a limit."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from gouji.proofreading.passage import Slip

_SECONDS = 1.0  # for one expression on one paragraph
_REACH = 16  # characters looked back
_WIDTH = 40  # characters around a slip in which a passage that allows it begins and ends


@lru_cache(maxsize=512)
def compiled(pattern: str) -> regex.Pattern[str]:
    """The expression; the loader has seen to it that it compiles."""
    return regex.compile(pattern)


def covered(text: str, slip: Slip, patterns: tuple[str, ...]) -> bool:
    """Whether one of ``patterns`` matches a stretch of ``text`` that holds the whole slip.

    Raises:
        TimeoutError: a pattern takes too long.
    """
    first = max(slip.start - _WIDTH, 0)
    around = text[first : slip.end + _WIDTH]
    return any(
        found.start() <= slip.start - first and slip.end - first <= found.end()
        for pattern in patterns
        for found in compiled(pattern).finditer(around, overlapped=True, timeout=_SECONDS)
    )


def follows(text: str, at: int, patterns: tuple[str, ...]) -> bool:
    """Whether one of ``patterns`` matches what begins at ``at``; raises as :func:`covered`."""
    return any(compiled(pattern).match(text, at, timeout=_SECONDS) for pattern in patterns)


def precedes(text: str, at: int, patterns: tuple[str, ...]) -> bool:
    """Whether one of ``patterns`` matches what ends at ``at``; raises as :func:`covered`."""
    before = text[max(at - _REACH, 0) : at]
    return any(compiled(rf"(?:{pattern})\Z").search(before, timeout=_SECONDS) for pattern in patterns)


def matches(text: str, pattern: str, replacement: str) -> Iterator[Slip]:
    r"""Every match, to be replaced by ``replacement`` (with ``\1`` for groups); raises as :func:`covered`."""
    for found in compiled(pattern).finditer(text, timeout=_SECONDS):
        yield Slip(found.start(), found.end(), found.expand(replacement))
