"""Sentences of one text that another has too, word for word or nearly so.

Width, punctuation, white space, digits and list marks make no difference; quoted names (《…》) are left out, and so are
headings: paragraphs that end no sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from rapidfuzz import fuzz, process

from gouji.records.model import Passage
from gouji.text.lazy import lazy_re
from gouji.text.normalize import fold
from gouji.text.patterns import Pattern, compiled
from gouji.text.quoted_names import quoted_names
from gouji.text.sentences import ends

_YEAR = lazy_re(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_LEAST_LIKENESS = 80
"""Per cent at which two sentences are the same one, edited."""
_LONGEST_HEADING = 40
_MOST_COMPARED = 1_000_000
"""Pairs of sentences: of texts with more only what is word for word the same counts as copied."""


class Sentence(Struct, frozen=True):
    """A sentence of a passage: as it is printed, and folded; ``at`` is its place among all of its text."""

    passage: Passage
    text: str
    folded: str
    at: int

    @property
    def size(self) -> int:
        """Its folded characters: such are counted."""
        return len(self.folded)


class Twin(Struct, frozen=True):
    """A sentence and that of the other text; ``exact`` are those that are the same when folded."""

    own: Sentence
    other: Sentence
    exact: bool


class Alignment(Struct, frozen=True):
    """All ``sentences`` of a text, and those that the other has too."""

    sentences: tuple[Sentence, ...]
    twins: tuple[Twin, ...]

    @property
    def copied(self) -> int:
        """Characters of the sentences that the other text has too."""
        return sum(twin.own.size for twin in self.twins)

    @property
    def size(self) -> int:
        """Characters of all sentences."""
        return sum(sentence.size for sentence in self.sentences)

    @property
    def share(self) -> float:
        """Which share of the text is copied; 0 of none."""
        return self.copied / self.size if self.size else 0.0

    @property
    def whole(self) -> bool:
        """Whether every sentence is there, but for years, figures and punctuation."""
        return len(self.twins) == len(self.sentences) and all(twin.exact for twin in self.twins)

    @property
    def verbatim(self) -> bool:
        """Whether every sentence is there as it is printed."""
        return self.whole and all(twin.own.text == twin.other.text for twin in self.twins)

    @property
    def years_only(self) -> bool:
        """Whether every sentence is there as it is printed, but for years."""
        return self.whole and all(_yearless(twin.own.text) == _yearless(twin.other.text) for twin in self.twins)

    def within(self, sections: Iterable[str]) -> Alignment:
        """That of some sections only, against the whole of the other text."""
        wanted = frozenset(sections)
        return Alignment(
            tuple(each for each in self.sentences if each.passage.section in wanted),
            tuple(each for each in self.twins if each.own.passage.section in wanted),
        )


def aligned(own: Iterable[Passage], other: Iterable[Passage], ignore: Sequence[str] = ()) -> Alignment:
    """The sentences of a text beside those of another, without what matches one of the expressions ``ignore``.

    Raises:
        TimeoutError: an expression takes too long.
    """
    patterns = compiled(tuple(ignore))
    mine, theirs = tuple(_sentences(own, patterns)), tuple(_sentences(other, patterns))
    return Alignment(mine, tuple(_twins(mine, theirs)))


def _yearless(text: str) -> str:
    return _YEAR.sub("0", text)


def _twins(mine: Sequence[Sentence], theirs: Sequence[Sentence]) -> Iterator[Twin]:
    known: dict[str, list[Sentence]] = {}
    for each in theirs:
        known.setdefault(each.folded, []).append(each)
    folded = [sentence.folded for sentence in theirs]
    near = len(mine) * len(theirs) <= _MOST_COMPARED
    following = 0
    for sentence in mine:
        same = _same(sentence, known.get(sentence.folded, ()), following)
        if same is not None:
            following = same.at + 1
            yield Twin(sentence, same, exact=True)
        elif near:
            found = process.extractOne(sentence.folded, folded, scorer=fuzz.ratio, score_cutoff=_LEAST_LIKENESS)
            if found:
                yield Twin(sentence, theirs[found[2]], exact=False)


def _same(sentence: Sentence, found: Sequence[Sentence], following: int) -> Sentence | None:
    """Of the sentences that are the same when folded, one that is printed alike, or that follows the twin before."""
    return min(found, key=lambda each: (each.text != sentence.text, each.at != following), default=None)


def _left_out(text: str, ignore: Sequence[Pattern]) -> Iterator[tuple[int, int]]:
    yield from quoted_names(text)
    for pattern in ignore:
        yield from (match.span() for match in pattern.finditer(text))


def _sentences(passages: Iterable[Passage], ignore: Sequence[Pattern]) -> Iterator[Sentence]:
    at = 0
    for passage in passages:
        stops = list(ends(passage.text))
        if not stops and len(passage.text.strip()) <= _LONGEST_HEADING:
            continue
        for start, stop in pairwise(dict.fromkeys((0, *stops, len(passage.text)))):
            text = passage.text[start:stop]
            folded = fold(text, drop_digits=True, drop_marks=True, without=list(_left_out(text, ignore))).value
            if folded:
                yield Sentence(passage, text.strip(), folded, at)
                at += 1
