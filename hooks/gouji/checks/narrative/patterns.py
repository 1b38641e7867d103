"""Patterns as regular expressions: ``统计期为{any_year}年``, ``received{requests}requests``.

A name in braces is a year that the report gives (``{year}``, ``{last_year}``, ``{next_year}``, ``{other_year}``) or
that it may give (``{any_year}``, captured), ``{number}``, a figure that does not matter, or a word of the form that is
itself a pattern; any other name captures a figure.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

import regex

from gouji.checks.narrative.quantities import NUMBER
from gouji.text import patterns as text_patterns
from gouji.text.lazy import lazy_regex
from gouji.text.patterns import Pattern

GIVEN_YEARS = ("year", "last_year", "next_year")
YEARS = (*GIVEN_YEARS, "other_year")
_ANY_YEAR = r"(?P<any_year>(?<!\d)(?:19|20)\d\d)"
_NAME = lazy_regex(r"\{([a-z_]+)\}")
_DEPTH = 6
_NEVER = "(?!)"
_FIGURE = "number"

Words = tuple[tuple[str, str], ...]


def words_of(year: int | None, words: Mapping[str, object] = MappingProxyType({}), figure: str = NUMBER) -> Words:
    """What patterns may name in a report about a year: years, and those ``words`` of a form that are patterns.

    ``figure`` is a regular expression for a figure.
    """
    given = {_FIGURE: figure, "any_year": _ANY_YEAR, **dict.fromkeys(YEARS, _NEVER)}
    if year is not None:
        given |= {"year": str(year), "last_year": str(year - 1), "next_year": str(year + 1)}
        given["other_year"] = rf"(?<!\d)(?!{year})(?:19|20)\d\d(?!\d)"
    patterns = {name: word for name, word in words.items() if isinstance(word, str)}
    return tuple({**patterns, **given}.items())


@lru_cache(maxsize=1024)
def compiled(patterns: tuple[str, ...], words: Words) -> tuple[Pattern, ...]:
    """Patterns with their words put in; best all of one use together.

    Raises:
        regex.error: one of them is no regular expression.
    """
    return text_patterns.compiled(tuple(expanded(pattern, words) for pattern in patterns))


def expanded(pattern: str, words: Words) -> str:
    """The regular expression that a pattern stands for."""
    return _expanded(pattern, dict(words), _DEPTH)


def expanded_length(pattern: str, words: Words) -> int:
    """How long :func:`expanded` is about, without making it: words that name each other can be endless."""
    return _length(pattern, dict(words), _DEPTH, {})


def captured(pattern: str, words: Words) -> tuple[str, ...]:
    """The names of the figures that a pattern captures."""
    known = dict(words)
    return tuple(dict.fromkeys(name for name in _NAME.findall(pattern) if name not in known))


def with_years(text: str, words: Words) -> str:
    """A text with the years of the report (:data:`GIVEN_YEARS`) in it."""
    return _NAME.sub(lambda match: dict(words)[match[1]], text)


def names_in(text: str) -> tuple[str, ...]:
    """All names in braces."""
    return tuple(dict.fromkeys(_NAME.findall(text)))


def _expanded(pattern: str, words: Mapping[str, str], depth: int) -> str:
    def put(match: regex.Match[str]) -> str:
        name = match[1]
        if name not in words:
            return f"(?P<{name}>{words[_FIGURE]})"
        return f"(?:{_expanded(words[name], words, depth - 1) if depth else _NEVER})"

    return _NAME.sub(put, pattern)


def _length(pattern: str, words: Mapping[str, str], depth: int, known: dict[tuple[str, int], int]) -> int:
    total = len(pattern)
    for name in _NAME.findall(pattern):
        if name in words and (name, depth) not in known:
            known[name, depth] = _length(words[name], words, depth - 1, known) if depth else len(_NEVER)
        total += known[name, depth] if name in words else len(words[_FIGURE])
    return total
