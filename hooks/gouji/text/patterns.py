"""Regular expressions that come from rules, kept on disk as they were compiled.

``regex`` compiles in Python: for the expressions of one pack that takes longer than reading and checking a report.
"""

from __future__ import annotations

import copyreg
from collections.abc import Callable
from functools import lru_cache
from typing import Any, cast

import regex

from gouji.system.cache import Store, digest

_STORE = Store("regexes", limit=512)

_Parts = tuple[
    str, int, bytes, dict[str, int], dict[int, str], dict[str, Any], list[Any], int, tuple[int, ...] | None, int, int
]
"""What ``regex`` makes a pattern of when it is unpickled. What is kept in another shape counts as not kept."""


@lru_cache(maxsize=512)
def compiled(patterns: tuple[str, ...]) -> tuple[regex.Pattern[str], ...]:
    """The expressions of one use, compiled.

    Raises:
        regex.error: one of them is no regular expression.
    """
    key = digest(part.encode("utf-8", "surrogatepass") for part in (regex.__version__, *patterns))
    kept = _STORE.get(key, tuple[_Parts, ...])
    if kept is not None:
        rebuild, _ = _taken_apart(regex.compile(""))
        return tuple(rebuild(*parts) for parts in kept)
    found = tuple(map(regex.compile, patterns))
    _STORE.put(key, [_taken_apart(pattern)[1] for pattern in found])
    return found


def _taken_apart(pattern: regex.Pattern[str]) -> tuple[Callable[..., regex.Pattern[str]], tuple[Any, ...]]:
    """As for pickling. A pickle itself could run any code when it is read."""
    taken = copyreg.dispatch_table[type(pattern)](pattern)
    return cast("tuple[Callable[..., regex.Pattern[str]], tuple[Any, ...]]", taken)
