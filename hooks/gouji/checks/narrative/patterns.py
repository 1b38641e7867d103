"""Patterns of a pack as regular expressions: ``放流{gap}鱼苗{new}{unit}``.

A name in braces is a word of the form, a year that the report gives (``{year}``, ``{last_year}``, ``{next_year}``,
``{other_year}``) or that it may give (``{any_year}``, captured), ``{number}`` for a figure that does not matter, or
else a figure to be captured under that name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

import regex

from gouji.checks.narrative.quantities import NUMBER
from gouji.schema.form import Form
from gouji.text import patterns as text_patterns
from gouji.text.patterns import Pattern

GIVEN_YEARS = ("year", "last_year", "next_year")
YEARS = (*GIVEN_YEARS, "other_year")
_ANY_YEAR = r"(?P<any_year>(?<!\d)(?:19|20)\d\d)"
_NAME = regex.compile(r"\{([a-z_]+)\}")
_DEPTH = 6
_NEVER = "(?!)"

Words = tuple[tuple[str, str], ...]


def titled_words(form: Form, titles: Iterable[str]) -> Mapping[str, str]:
    """The words of a form in a document with these titles.

    Raises:
        TimeoutError: a pattern takes too long.
    """
    patterns = text_patterns.compiled(tuple(each.title for each in form.titled))
    matching = (
        each.words
        for pattern, each in zip(patterns, form.titled, strict=True)
        if any(pattern.search(title) for title in titles)
    )
    return {**form.words, **next(matching, {})}


def words_of(words: Mapping[str, str], year: int | None) -> Words:
    """The words that patterns may name: those of the form, and the years of the report."""
    given = {"number": NUMBER, "any_year": _ANY_YEAR, **dict.fromkeys(YEARS, _NEVER)}
    if year is not None:
        given |= {"year": str(year), "last_year": str(year - 1), "next_year": str(year + 1)}
        given["other_year"] = rf"(?<!\d)(?!{year})(?:19|20)\d\d(?!\d)"
    return tuple({**words, **given}.items())


@lru_cache(maxsize=1024)
def compiled(patterns: tuple[str, ...], words: Words) -> tuple[Pattern, ...]:
    """Patterns with their words put in and their figures as groups; best all of one use together.

    Raises:
        regex.error: one of them is no regular expression.
    """
    return text_patterns.compiled(tuple(expanded(pattern, words) for pattern in patterns))


def expanded(pattern: str, words: Words) -> str:
    """The regular expression that a pattern stands for."""
    return _expanded(pattern, dict(words), _DEPTH)


def with_years(text: str, words: Words) -> str:
    """A text with the years of the report (:data:`GIVEN_YEARS`) in it."""
    return _NAME.sub(lambda match: dict(words)[match[1]], text)


def names_in(text: str) -> tuple[str, ...]:
    """All names in braces."""
    return tuple(dict.fromkeys(_NAME.findall(text)))


def expanded_length(pattern: str, words: Words) -> int:
    """How long :func:`expanded` is about, without making it: words that name each other can be endless."""
    return _length(pattern, dict(words), _DEPTH, {})


def captured(pattern: str, words: Mapping[str, str]) -> tuple[str, ...]:
    """The names of the figures that a pattern captures."""
    known = {**words, "number": "", "any_year": "", **dict.fromkeys(YEARS, "")}
    return tuple(dict.fromkeys(name for name in _NAME.findall(pattern) if name not in known))


def _expanded(pattern: str, words: Mapping[str, str], depth: int) -> str:
    def put(match: regex.Match[str]) -> str:
        name = match[1]
        if name not in words:
            return f"(?P<{name}>{NUMBER})"
        return f"(?:{_expanded(words[name], words, depth - 1) if depth else _NEVER})"

    return _NAME.sub(put, pattern)


def _length(pattern: str, words: Mapping[str, str], depth: int, known: dict[tuple[str, int], int]) -> int:
    total = len(pattern)
    for name in _NAME.findall(pattern):
        if name in words and (name, depth) not in known:
            known[name, depth] = _length(words[name], words, depth - 1, known) if depth else len(_NEVER)
        total += known[name, depth] if name in words else len(NUMBER)
    return total
