"""The words of a form: what each may stand for. The longest word wins.

A word is written as it stands in a text, with ``(a|b)`` where one of several stands, and ``(a|)`` around what may be
missing: ``(政府|)信息公开(申请|请求)`` is four words. ``{申请}`` stands for all words of the class 申请.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import chain
from typing import Any

import regex
from msgspec import Struct

from gouji.checks.narrative.normalized import line
from gouji.schema.form import ColumnForm, Form, RowForm, Words
from gouji.text.normalize import enumerator
from gouji.text.patterns import compiled
from gouji.text.spans import Text

FILLER = "filler"
"""What words stand for that say nothing of their own: they may be between any two."""
RESPECTIVELY = "respectively"
"""What words stand for that part things from their figures: 甲、乙分别为1件、2件."""
PERIODS = ("this_year", "last_year", "next_year", "other_year", "month")
"""What years and months in figures stand for. Classes take them in: ``{last_year}``."""
SOFT = frozenset((FILLER, "this_year"))
"""What a gap reaches across everywhere."""
MOST = 2_000
"""So many variants a word may have."""
_MOST_CHOICES = 20
"""So many choices a word may have."""
_MOST_WORDS = 100_000
"""So many words a form may have, all variants counted."""
_SHORT = 2
_BRACKET = "（"
_TAKEN_IN = regex.compile(r"\{([^{}]*)\}")

Names = frozenset[str]
_Kind = tuple[str, str, bool]
"""A table, one of its axes, and whether it is a group."""
_Classes = tuple[tuple[str, tuple[str, ...]], ...]


class Lexicon(Struct, frozen=True, dict=True):
    """Words by their first character, the longest first, each with all that it may stand for.

    ``measures`` are the measures of measure words, the longest first, ``periods`` all that a year or month stands for.
    ``kinds`` tell of each row and column where it stands: those of one kind stand side by side.
    """

    words: Mapping[str, tuple[tuple[str, Names], ...]]
    measures: Mapping[str, str]
    periods: Mapping[str, Names]
    names: Names
    kinds: Mapping[str, _Kind]

    def longest(self, text: str, at: int) -> tuple[str, Names] | None:
        """The longest word that begins at ``at``."""
        for word, names in self.words.get(text[at], ()):
            if text.startswith(word, at):
                return word, names
        return None

    def resolved(self, name: str) -> Names:
        """Everything that ``name`` in a template stands for: a class of words, or rows and columns that end so."""
        suffix = f".{name}"
        return frozenset(each for each in self.names if each == name or each.endswith(suffix))

    def rivals(self, names: Names) -> Names:
        """What stands where one of ``names`` could: all groups of a table for a group of it, all else for all else."""
        kinds = {self.kinds[name] for name in names if name in self.kinds}
        return names | {name for name, kind in self.kinds.items() if kind in kinds}

    @cached_property
    def templates(self) -> dict[object, Any]:
        """Templates that were read already, for :mod:`gouji.checks.narrative.templates`."""
        return {}


def lexicon(form: Form, overriding: Words) -> Lexicon:
    """The words of a form. ``overriding`` are classes that hold instead of those of the form.

    Raises:
        ValueError: as :func:`variants`; or a class takes in itself or what is no class; the argument is the word.
    """
    labels = tuple(_labels(form))
    words = {name: words for name, words, _ in labels}
    classes = {
        **words,
        **_classes(form.words),
        **_classes(overriding),
        FILLER: form.fillers,
        RESPECTIVELY: form.respectively,
    }
    kinds = tuple((name, kind) for name, _, kind in labels)
    return _lexicon(tuple(classes.items()), tuple(form.measures.items()), kinds)


def _classes(words: Words) -> dict[str, tuple[str, ...]]:
    """Classes of words, and no patterns."""
    return {name: given for name, given in words.items() if not isinstance(given, str)}


@lru_cache(maxsize=16)
def _lexicon(classes: _Classes, measures: _Classes, kinds: tuple[tuple[str, _Kind], ...]) -> Lexicon:
    given = dict(classes)
    known: dict[str, set[str]] = {}
    for name in given:
        for word in chain.from_iterable(map(variants, _words(name, given, ()))):
            known.setdefault(word, set()).add(name)
        if len(known) > _MOST_WORDS:
            raise ValueError(name)
    by_first: dict[str, list[tuple[str, Names]]] = {}
    for word in sorted(known, key=len, reverse=True):
        by_first.setdefault(word[0], []).append((word, frozenset(known[word])))
    return Lexicon(
        {first: tuple(words) for first, words in by_first.items()},
        dict(sorted(((word, name) for name, words in measures for word in words), key=lambda each: -len(each[0]))),
        {each: frozenset((each, *known.get(each, ()))) for each in PERIODS},
        frozenset((*PERIODS, *given)),
        dict(kinds),
    )


def _words(name: str, given: Mapping[str, tuple[str, ...]], inside: tuple[str, ...]) -> Iterator[str]:
    """The words of a class, those of the classes that it takes in as ``{name}`` included."""
    for word in given.get(name, (name,) if name in PERIODS else ()):
        taken = _TAKEN_IN.fullmatch(word)
        if taken is None:
            yield word
        elif taken[1] in (name, *inside) or taken[1] not in (*given, *PERIODS):
            raise ValueError(word)
        else:
            yield from _words(taken[1], given, (*inside, name))


def titled_words(form: Form, titles: Iterable[str]) -> Words:
    """The classes of words that hold instead in a document with these titles.

    Raises:
        TimeoutError: a pattern takes too long.
    """
    patterns = compiled(tuple(each.title for each in form.titled))
    matching = (
        each.words
        for pattern, each in zip(patterns, form.titled, strict=True)
        if any(pattern.search(title) for title in titles)
    )
    return next(matching, {})


def variants(word: str) -> tuple[str, ...]:
    """All words that a notation stands for.

    Raises:
        ValueError: a bracket has no other half, or there are more than :data:`MOST` variants.
    """
    if word.count("(") > _MOST_CHOICES:
        raise ValueError(word)
    found, at = _sequence(word, 0)
    if at < len(word) or "" in found:
        raise ValueError(word)
    return tuple(dict.fromkeys(found))


def _sequence(word: str, at: int) -> tuple[list[str], int]:
    """Variants of ``word`` from ``at`` up to a mark that ends an alternative, and where that stands."""
    found = [""]
    while at < len(word) and word[at] not in ")|":
        options, at = _choice(word, at + 1) if word[at] == "(" else ([word[at]], at)
        at += 1
        found = [begun + option for begun in found for option in options]
        if len(found) > MOST:
            raise ValueError(word)
    return found, at


def _choice(word: str, at: int) -> tuple[list[str], int]:
    """Variants of alternatives from ``at``, and where their bracket closes."""
    options, at = _sequence(word, at)
    while at < len(word) and word[at] == "|":
        others, at = _sequence(word, at + 1)
        options += others
    if at == len(word):
        raise ValueError(word)
    return options, at


def _labels(form: Form) -> Iterator[tuple[str, tuple[str, ...], _Kind]]:
    """The full ids of rows and columns, with their words in running text, and their kind."""
    for table in form.tables:
        yield from _axis((table.id, "rows"), table.id, table.rows)
        yield from _axis((table.id, "columns"), table.id, table.columns)


def _axis(
    axis: tuple[str, str], path: str, entries: Iterable[RowForm | ColumnForm]
) -> Iterator[tuple[str, tuple[str, ...], _Kind]]:
    for entry in entries:
        name = f"{path}.{entry.id}"
        inner = entry.rows if isinstance(entry, RowForm) else entry.columns
        labels = dict.fromkeys(map(_spoken, (entry.label, *entry.labels)))
        yield name, (*entry.said, *(label for label in labels if len(label) >= _SHORT)), (*axis, bool(inner))
        yield from _axis(axis, name, inner)


@lru_cache(maxsize=1024)
def _spoken(label: str) -> str:
    """A label without its number and without what stands in brackets behind it."""
    folded = line(Text(label)).value
    number = enumerator(folded)
    rest = number.rest if number else folded
    head = rest.partition(_BRACKET)[0]
    return head.translate(_NOTATION)


_NOTATION = str.maketrans("", "", "()|{}")
