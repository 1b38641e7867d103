"""The words of a form: what each may stand for. The longest word wins.

A word is written as it stands in a text, with ``(a|b)`` where one of several stands, and ``(a|)`` around what may be
missing: ``(政府|)信息公开(申请|请求)`` is four words. One of letters is a whole word: ``request`` is not in
``requests``. ``{申请}`` stands for all words of the class 申请.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property, lru_cache
from itertools import chain
from typing import Any

import msgspec
from msgspec import Struct

from gouji.checks.narrative.normalized import line
from gouji.checks.narrative.notation import folded, variants
from gouji.checks.narrative.word_index import Names, WordIndex, index
from gouji.checks.narrative.writing import Writing, writing
from gouji.forms.keeping import kept
from gouji.schema.form import ColumnForm, Form, RowForm
from gouji.schema.words import Words
from gouji.text.lazy import lazy_regex
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
_MOST_WORDS = 100_000
"""So many words a form may have, all variants counted."""
_SHORT = 2
_REACHES = ("*", "**")
_PARTING = "，。；：！？（）"
_BRACKET = lazy_regex("[（(]")
_TAKEN_IN = lazy_regex(r"\{([^{}]*)\}")

_Kind = tuple[str, str, bool]
"""A table, one of its axes, and whether it is a group."""
_Classes = tuple[tuple[str, tuple[str, ...]], ...]


class Lexicon(Struct, frozen=True, dict=True):
    """Words, each with all that it may stand for.

    Words of ``cased`` are found only as they are written, others whether letters are capital or small. ``writing`` is
    how figures are written, ``periods`` all that a year or month stands for. ``kinds`` tell of each row and column
    where it stands: those of one kind stand side by side. The full stops of ``abbreviations`` end no sentence.
    ``ahead`` are the templates that the build read with it.
    """

    words: WordIndex
    cased: WordIndex
    writing: Writing
    periods: Mapping[str, Names]
    names: Names
    kinds: Mapping[str, _Kind]
    abbreviations: tuple[str, ...] = ()
    ahead: bytes = b""

    @cached_property
    def begins(self) -> frozenset[str]:
        """The one or two characters with which words and figures begin, in a text or in one without capital letters."""
        return self.writing.begins.union(self.words.lengths, self.cased.lengths)

    @cached_property
    def inside(self) -> frozenset[str]:
        """The marks between clauses in words, each behind the character before it, at the start a line break."""
        every = "\n".join(("", *self.words.names, *self.cased.names, *self.writing.words))
        return frozenset((before or mark)[-1] + mark for mark in _PARTING for before in every.split(mark)[:-1])

    @cached_property
    def parting(self) -> frozenset[str]:
        """The marks between clauses with which no word begins."""
        return frozenset(mark for mark in _PARTING if f"\n{mark}" not in self.inside)

    @cached_property
    def measures(self) -> Names:
        """The names of measures."""
        return frozenset(each.measure for each in self.writing.measures)

    def longest(self, text: str, folded: str, at: int) -> tuple[str, Names] | None:
        """The longest word that begins at ``at`` of a text, which is ``folded`` without capital letters."""
        small = self.words.longest(folded, at)
        if not self.cased.names:
            return small
        cased = self.cased.longest(text, at)
        if small and cased and len(small[0]) == len(cased[0]):
            return small[0], small[1] | cased[1]
        return max((each for each in (small, cased) if each), key=lambda each: len(each[0]), default=None)

    def resolved(self, name: str) -> Names:
        """Everything that ``name`` in a template stands for: a class of words, or rows and columns that end so."""
        return self._by_ending.get(name, frozenset())

    @cached_property
    def _by_ending(self) -> Mapping[str, Names]:
        """All names by themselves, and by what stands behind each of their full stops."""
        found: dict[str, set[str]] = {}
        for name in self.names:
            parts = name.split(".")
            for start in range(len(parts)):
                found.setdefault(".".join(parts[start:]), set()).add(name)
        return {ending: frozenset(names) for ending, names in found.items()}

    def members(self, name: str) -> tuple[str, ...] | None:
        """What ``group.*`` means, the rows of a group, and ``group.**``, all below it; None of anything else."""
        group, _, reach = name.rpartition(".")
        groups = self.resolved(group) if reach in _REACHES else frozenset()
        if not groups:
            return None
        inner = (each for each in self.kinds if any(each.startswith(f"{known}.") for known in groups))
        if reach == "**":
            return tuple(inner)
        return tuple(each for each in inner if each.rpartition(".")[0] in groups)

    def rivals(self, names: Names) -> Names:
        """What stands where one of ``names`` could: all groups of a table for a group of it, all else for all else."""
        kinds = {self.kinds[name] for name in names if name in self.kinds}
        return names.union(*map(self._of_kind.__getitem__, kinds))

    @cached_property
    def _of_kind(self) -> Mapping[_Kind, Names]:
        """All names of each kind."""
        found: dict[_Kind, set[str]] = {}
        for name, kind in self.kinds.items():
            found.setdefault(kind, set()).add(name)
        return {kind: frozenset(names) for kind, names in found.items()}

    @cached_property
    def lines(self) -> dict[tuple[str, int | None], Any]:
        """Short lines that were read already, for :mod:`gouji.checks.narrative.reading`; reports repeat each other."""
        return {}

    @cached_property
    def clauses(self) -> dict[str, Any]:
        """Clauses that were read already, for :mod:`gouji.checks.narrative.clauses`."""
        return {}

    @cached_property
    def templates(self) -> dict[object, Any]:
        """Templates that were read already, for :mod:`gouji.checks.narrative.templates`."""
        return {}

    @cached_property
    def unread(self) -> list[bytes]:
        """What was read ahead of them and not yet taken over."""
        return [self.ahead] if self.ahead else []


def overridings(form: Form) -> dict[str, Words]:
    """All classes that may hold instead of those of a form, each by the name of the lexicon that is read ahead."""
    return {"lexicon": _NO_WORDS, **{f"lexicon of {each.title}": each.words for each in form.titled}}


@kept(16)
def lexicon(form: Form, overriding: Words) -> Lexicon:
    """The words of a form. ``overriding`` are classes that hold instead of those of the form.

    Raises:
        ValueError: as :func:`gouji.checks.narrative.notation.variants`; or a class takes in itself or what is no class;
            the argument is the word.
    """
    names = (name for name, words in overridings(form).items() if words is overriding) if form.ahead else ()
    for name in names:
        with suppress(KeyError, msgspec.MsgspecError):
            return msgspec.msgpack.decode(form.ahead[name], type=Lexicon, dec_hook=_fraction)
    return _read(form, overriding)


def _fraction(kind: type, written: str) -> object:
    return kind(written)


def _read(form: Form, overriding: Words) -> Lexicon:
    labels = tuple(_labels(form))
    words = {name: words for name, words, _ in labels}
    counted = {name: tuple(given) for name, given in form.measures.items() if len(name) > 1}
    classes = {
        **counted,
        **words,
        **_classes(form.words),
        **_classes(overriding),
        FILLER: form.fillers,
        RESPECTIVELY: form.respectively,
    }
    kinds = tuple((name, kind) for name, _, kind in labels)
    return _lexicon(tuple(classes.items()), (form.cased, form.abbreviations), writing(form), kinds)


def _classes(words: Words) -> dict[str, tuple[str, ...]]:
    """Classes of words, and no patterns."""
    return {name: given for name, given in words.items() if not isinstance(given, str)}


@lru_cache(maxsize=16)
def _lexicon(
    classes: _Classes,
    others: tuple[tuple[str, ...], tuple[str, ...]],
    written: Writing,
    kinds: tuple[tuple[str, _Kind], ...],
) -> Lexicon:
    given = dict(classes)
    cased, abbreviations = others
    known: dict[str, set[str]] = {}
    as_written: dict[str, set[str]] = {}
    for name in given:
        for word in chain.from_iterable(map(variants, _words(name, given, ()))):
            if name in cased:
                as_written.setdefault(word, set()).add(name)
            else:
                known.setdefault(folded(word), set()).add(name)
        if len(known) + len(as_written) > _MOST_WORDS:
            raise ValueError(name)
    return Lexicon(
        index(known),
        index(as_written),
        written,
        {each: frozenset((each, *known.get(each, ()))) for each in PERIODS},
        frozenset((*PERIODS, *given)),
        dict(kinds),
        abbreviations,
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


_NO_WORDS: Words = {}


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
    return next(matching, _NO_WORDS)


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
    words = line(Text(label)).value
    number = enumerator(words)
    rest = number.rest if number else words
    return _BRACKET.split(rest, maxsplit=1)[0].strip().translate(_NOTATION)


_NOTATION = str.maketrans("", "", "()|{}")
