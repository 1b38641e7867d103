"""Regular expressions that come from packs: never run without a limit, and kept on disk as they were compiled.

``regex`` compiles in Python: for the expressions of one pack that takes longer than reading and checking a report.
"""

from __future__ import annotations

import copyreg
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, cast

import regex
from msgspec import Struct

from gouji.system import deadline
from gouji.system.cache import Store, digest

TIMEOUT = 1.0
"""Seconds for one expression on one text."""
_STORE = Store("regexes", limit=512)

_Parts = tuple[
    str, int, bytes, dict[str, int], dict[int, str], dict[str, Any], list[Any], int, tuple[int, ...] | None, int, int
]
"""What ``regex`` makes a pattern of when it is unpickled. What is kept in another shape counts as not kept."""


class Pattern(Struct, frozen=True):
    """A regular expression of a pack. Every method raises TimeoutError where it takes longer than :data:`TIMEOUT`.

    It raises :class:`gouji.system.deadline.OutOfTime` where the time for the whole file is over.
    """

    compiled: regex.Pattern[str]

    def search(self, text: str) -> regex.Match[str] | None:
        """The first match."""
        return self.compiled.search(text, timeout=deadline.left(TIMEOUT))

    def match(self, text: str, start: int = 0) -> regex.Match[str] | None:
        """The match that begins at ``start``."""
        return self.compiled.match(text, start, timeout=deadline.left(TIMEOUT))

    def fullmatch(self, text: str) -> regex.Match[str] | None:
        """The match that is the whole text."""
        return self.compiled.fullmatch(text, timeout=deadline.left(TIMEOUT))

    def finditer(self, text: str, *, overlapped: bool = False) -> Iterator[regex.Match[str]]:
        """All matches, on demand such as overlap."""
        return self.compiled.finditer(text, overlapped=overlapped, timeout=deadline.left(TIMEOUT))


def pattern(expression: str) -> Pattern:
    """An expression that is used alone.

    Raises:
        regex.error: it is no regular expression.
    """
    return compiled((expression,))[0]


@lru_cache(maxsize=512)
def compiled(expressions: tuple[str, ...]) -> tuple[Pattern, ...]:
    """The expressions of one use, compiled.

    Raises:
        regex.error: one of them is no regular expression.
    """
    key = digest(part.encode("utf-8", "surrogatepass") for part in (regex.__version__, *expressions))
    kept = _STORE.get(key, tuple[_Parts, ...])
    if kept is not None:
        rebuild, _ = _taken_apart(regex.compile(""))
        return tuple(Pattern(rebuild(*parts)) for parts in kept)
    found = tuple(map(regex.compile, expressions))
    _STORE.put(key, [_taken_apart(each)[1] for each in found])
    return tuple(map(Pattern, found))


def checked(expression: str) -> regex.Pattern[str]:
    """An expression that is compiled to see whether it can be.

    Raises:
        regex.error: it is no regular expression, or one with too much in it for the engine.
    """
    try:
        return regex.compile(expression)
    except (RecursionError, OverflowError, MemoryError):
        raise regex.error("too much is nested or repeated") from None


def _taken_apart(expression: regex.Pattern[str]) -> tuple[Callable[..., regex.Pattern[str]], tuple[Any, ...]]:
    """As for pickling. A pickle itself could run any code when it is read."""
    taken = copyreg.dispatch_table[type(expression)](expression)
    return cast("tuple[Callable[..., regex.Pattern[str]], tuple[Any, ...]]", taken)
