"""Patterns of years and names as regular expressions: ``统计期为{any_year}年``.

A name in braces is a year that the report gives (``{year}``, ``{last_year}``, ``{next_year}``, ``{other_year}``) or
that it may give (``{any_year}``, captured), or ``{number}``, a figure.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import regex

from gouji.checks.narrative.quantities import NUMBER
from gouji.text import patterns as text_patterns
from gouji.text.patterns import Pattern

GIVEN_YEARS = ("year", "last_year", "next_year")
YEARS = (*GIVEN_YEARS, "other_year")
_ANY_YEAR = r"(?P<any_year>(?<!\d)(?:19|20)\d\d)"
_NAME = regex.compile(r"\{([a-z_]+)\}")
_NEVER = "(?!)"

Words = tuple[tuple[str, str], ...]


def words_of(year: int | None) -> Words:
    """What patterns may name, in a report about a year."""
    given = {"number": NUMBER, "any_year": _ANY_YEAR, **dict.fromkeys(YEARS, _NEVER)}
    if year is not None:
        given |= {"year": str(year), "last_year": str(year - 1), "next_year": str(year + 1)}
        given["other_year"] = rf"(?<!\d)(?!{year})(?:19|20)\d\d(?!\d)"
    return tuple(given.items())


@lru_cache(maxsize=1024)
def compiled(patterns: tuple[str, ...], words: Words) -> tuple[Pattern, ...]:
    """Patterns with their words put in; best all of one use together.

    Raises:
        regex.error: one of them is no regular expression.
    """
    return text_patterns.compiled(tuple(expanded(pattern, words) for pattern in patterns))


def expanded(pattern: str, words: Words) -> str:
    """The regular expression that a pattern stands for. A name that is none of the words stays as it is."""
    known: Mapping[str, str] = dict(words)
    return _NAME.sub(lambda match: f"(?:{known[match[1]]})" if match[1] in known else match[0], pattern)


def with_years(text: str, words: Words) -> str:
    """A text with the years of the report (:data:`GIVEN_YEARS`) in it."""
    return _NAME.sub(lambda match: dict(words)[match[1]], text)


def names_in(text: str) -> tuple[str, ...]:
    """All names in braces."""
    return tuple(dict.fromkeys(_NAME.findall(text)))
