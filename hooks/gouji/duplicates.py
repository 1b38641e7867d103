"""Passages of a document that repeat others, word for word or reworked.

What counts is the folded text: width, punctuation, white space, digits and list marks make no difference, and neither
do the borders of paragraphs. Quoted names (《…》) don't count, nor does what a rule declares. Clauses whose figures
differ state another fact: they may be alike, but make no copy.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise

import regex

from gouji.folding import fold
from gouji.repeats import Comparison, Repeat
from gouji.text import Text

_SECONDS = 1.0  # for one pattern on one passage
_QUOTED_NAME = re.compile(r"《(?:[^《》]|《[^《》]{0,60}》){1,120}》|〈[^〈〉]{1,60}〉")
_SENTENCE_END = re.compile(r"[。！？；!?;]|\.(?=\s|$)")
_CLAUSE_END = re.compile(r"[，,。；;：:、！!？?\s]+")
_DIGIT = re.compile(r"\d")
_SEEDED = 4  # at least this part (a quarter) of a copy is in blocks that are the same
_SNAP = 8  # characters by which a stretch is rounded to whole sentences
_MOST = 0.7  # share of a sentence that makes it copied
_LONG = 80  # characters that are no mere clause, wherever they stand
# Short sentences of one pattern are alike, most of all side by side: the shorter a copy, the closer it must be. Up to
# which length more is asked for, and how much at the least: between sections, within one.
_SHORT_APART, _SHORT_TOGETHER = (80, 0.8), (120, 0.9)
_NEAR = 200  # characters between two copies of one block


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph and the section that it belongs to."""

    text: Text
    section: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """From index ``start`` in passage ``first`` to index ``end`` (exclusive) in passage ``last``.

    ``characters`` are those that were copied or copied from, as people count them (without white space), and ``share``
    (0 to 1) is their part of the section.
    """

    section: str
    first: int
    start: int
    last: int
    end: int
    characters: int
    share: float


@dataclass(frozen=True, slots=True)
class Copy:
    """``copy`` repeats ``origin``, which stands before it.

    ``similarity`` (0 to 1) is 2 M / T of the folded text: twice what matches over all that was compared.
    """

    origin: Stretch
    copy: Stretch
    similarity: float


def find_copies(
    passages: Sequence[Passage], *, minimum: int = 40, similarity: float = 0.7, ignore: Sequence[str] = ()
) -> list[Copy]:
    """Copies among ``passages`` in the order of their later places; neighbours are one copy.

    A copy has at least ``minimum`` characters that count and is at least ``similarity`` (0 to 1) alike; of short ones
    more is asked for, above all within one section. It is most of some sentences, or long. Stretches that match one of
    the regular expressions ``ignore`` don't count.

    Raises:
        TimeoutError: a pattern takes too long.
    """
    narrative = _Narrative(tuple(passages), tuple(_folded(passages, [regex.compile(pattern) for pattern in ignore])))
    judge = _Judge(narrative, minimum, similarity)
    return [_copy(match, narrative) for match in _merged(judge.matches(), narrative)]


@dataclass(frozen=True, slots=True)
class _Letters:
    """The folded text of a passage: its characters, where each came from, and where sentences end."""

    value: str
    offsets: list[int]
    stops: tuple[int, ...]


def _folded(passages: Iterable[Passage], ignore: Sequence[regex.Pattern[str]]) -> Iterator[_Letters]:
    for passage in passages:
        text = passage.text.value
        left_out = [match.span() for match in _QUOTED_NAME.finditer(text)]
        left_out += [match.span() for pattern in ignore for match in pattern.finditer(text, timeout=_SECONDS)]
        folded = fold(text, drop_digits=True, drop_marks=True, without=left_out)
        stops = tuple(bisect_left(folded.offsets, match.start()) for match in _SENTENCE_END.finditer(text))
        yield _Letters(folded.value, folded.offsets, stops)


@dataclass(frozen=True)
class _Narrative:
    """All passages as one folded text."""

    passages: tuple[Passage, ...]
    letters: tuple[_Letters, ...]

    @cached_property
    def text(self) -> str:
        return "".join(letters.value for letters in self.letters)

    @cached_property
    def starts(self) -> list[int]:
        starts, length = [], 0
        for letters in self.letters:
            starts.append(length)
            length += len(letters.value)
        return starts

    @cached_property
    def stops(self) -> list[int]:
        """Where sentences or passages begin or end."""
        stops = {*self.starts, len(self.text)}
        for start, letters in zip(self.starts, self.letters, strict=True):
            stops.update(start + stop for stop in letters.stops)
        return sorted(stops)

    @cached_property
    def parts(self) -> list[range]:
        """The passages of one section that follow each other."""
        runs = groupby(range(len(self.passages)), key=lambda index: self.passages[index].section)
        firsts = [self.starts[next(run)] for _, run in runs]
        return [range(start, stop) for start, stop in pairwise([*firsts, len(self.text)]) if start < stop]

    @cached_property
    def sizes(self) -> Counter[str]:
        """Characters of every section, as people count them."""
        sizes: Counter[str] = Counter()
        for passage in self.passages:
            sizes[passage.section] += _size(passage.text.value)
        return sizes

    def section(self, position: int) -> str:
        return self.passages[self.passage(position)].section

    def passage(self, position: int) -> int:
        return bisect_right(self.starts, position) - 1

    def snapped(self, stretch: range) -> range:
        start, stop = self._snapped(stretch.start), self._snapped(stretch.stop)
        return range(start, stop) if start < stop else stretch

    def _snapped(self, position: int) -> int:
        index = bisect_left(self.stops, position)
        nearest = min(self.stops[max(index - 1, 0) : index + 1], key=lambda stop: abs(stop - position))
        return nearest if abs(nearest - position) <= _SNAP else position

    def in_sentences(self, stretch: range) -> int:
        """Characters of the sentences that ``stretch`` covers for the most part."""
        first, last = bisect_right(self.stops, stretch.start) - 1, bisect_left(self.stops, stretch.stop)
        total = 0
        for start, stop in pairwise(self.stops[first : last + 1]):
            inside = min(stop, stretch.stop) - max(start, stretch.start)
            total += inside if inside >= _MOST * (stop - start) else 0
        return total

    def bounds(self, stretch: range) -> tuple[int, int, int, int]:
        """First passage, index in it, last passage, index in it (exclusive); whole passages as far as possible."""
        first, last = self.passage(stretch.start), self.passage(stretch.stop - 1)
        head, tail = stretch.start - self.starts[first], stretch.stop - self.starts[last]
        start = self.letters[first].offsets[head] if head else 0
        letters = self.letters[last]
        whole = tail == len(letters.value)
        return first, start, last, len(self.passages[last].text.value) if whole else letters.offsets[tail - 1] + 1

    def size(self, stretch: range) -> int:
        """Characters of the original text, as people count them."""
        return sum(map(_size, self.original(stretch)))

    def original(self, stretch: range) -> Iterator[str]:
        """The text of the passages as it was."""
        first, start, last, end = self.bounds(stretch)
        for index in range(first, last + 1):
            value = self.passages[index].text.value
            yield value[start if index == first else 0 : end if index == last else len(value)]


def _size(text: str) -> int:
    return sum(not character.isspace() for character in text)


@dataclass(frozen=True, slots=True)
class _Match:
    """Two folded stretches, and how many of their characters match."""

    earlier: range
    later: range
    matched: int

    @property
    def size(self) -> int:
        return min(len(self.earlier), len(self.later))

    @property
    def compared(self) -> int:
        return len(self.earlier) + len(self.later)

    @property
    def similarity(self) -> float:
        return 2 * self.matched / self.compared


@dataclass(frozen=True, slots=True)
class _Judge:
    narrative: _Narrative
    minimum: int
    similarity: float

    def matches(self) -> list[_Match]:
        """Copies without overlap, in the order of their later places."""
        narrative = self.narrative
        comparison = Comparison(narrative.text, narrative.parts, narrative.stops, self.similarity)
        taken = bytearray(len(narrative.text))
        found = []
        for repeat in comparison.repeats(self.minimum // _SEEDED):
            if not _mostly(taken, repeat.later):
                match = self._measured(comparison, comparison.extended(repeat))
                if self._matters(match) and not _mostly(taken, match.later):
                    taken[match.later.start : match.later.stop] = b"\1" * len(match.later)
                    found.append(match)
        return sorted(found, key=lambda match: (match.later.start, match.earlier.start))

    def _measured(self, comparison: Comparison, repeat: Repeat) -> _Match:
        earlier, later = self.narrative.snapped(repeat.earlier), self.narrative.snapped(repeat.later)
        if earlier.stop > later.start:
            earlier, later = repeat.earlier, repeat.later
        return _Match(earlier, later, comparison.matching(repeat, earlier, later))

    def _matters(self, match: _Match) -> bool:
        if match.size < self.minimum or match.similarity < self.similarity:
            return False
        if match.size < _LONG and self.minimum > min(
            self.narrative.in_sentences(match.earlier), self.narrative.in_sentences(match.later)
        ):
            return False
        counting = match.size - self._other_facts(match)
        together = self.narrative.section(match.earlier.start) == self.narrative.section(match.later.start)
        return counting >= self.minimum and match.similarity >= self._asked(counting, together=together)

    def _asked(self, length: int, *, together: bool) -> float:
        """The likeness that a copy of this length must have."""
        longest, most = _SHORT_TOGETHER if together else _SHORT_APART
        short = max(longest - length, 0) / max(longest - self.minimum, 1)
        return self.similarity + max(most - self.similarity, 0) * min(short, 1)

    def _other_facts(self, match: _Match) -> int:
        """Characters of the clauses in the later stretch whose figures stand nowhere in the earlier one."""
        stated = {with_figures for with_figures, _ in _figure_clauses(self.narrative.original(match.earlier))}
        clauses = _figure_clauses(self.narrative.original(match.later))
        return sum(length for with_figures, length in clauses if with_figures not in stated)


def _mostly(taken: bytearray, stretch: range) -> bool:
    return 2 * taken.count(1, stretch.start, stretch.stop) > len(stretch)


def _figure_clauses(texts: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Folded clauses that hold a figure, and how many characters they have without it."""
    for text in texts:
        for clause in filter(_DIGIT.search, _CLAUSE_END.split(text) if _DIGIT.search(text) else ()):
            folded = fold(clause, drop_marks=True).value
            length = len(_DIGIT.sub("", folded))
            if length < len(folded):
                yield folded, length


def _merged(matches: Iterable[_Match], narrative: _Narrative) -> list[list[_Match]]:
    """Matches in groups: neighbouring copies of neighbouring passages are one copy, whatever their order."""
    groups: list[list[_Match]] = []
    for match in matches:
        if groups and _close(groups[-1], match, narrative):
            groups[-1].append(match)
        else:
            groups.append([match])
    return groups


def _close(group: Sequence[_Match], match: _Match, narrative: _Narrative) -> bool:
    earlier, later = _hulls(group)
    return (
        match.later.start - later.stop <= _NEAR
        and max(earlier.start, match.earlier.start) - min(earlier.stop, match.earlier.stop) <= _NEAR
        and max(earlier.stop, match.earlier.stop) <= later.start
        and narrative.section(later.start) == narrative.section(match.later.start)
        and narrative.section(earlier.start) == narrative.section(match.earlier.start)
    )


def _hulls(group: Sequence[_Match]) -> tuple[range, range]:
    return _hull([match.earlier for match in group]), _hull([match.later for match in group])


def _hull(stretches: Sequence[range]) -> range:
    return range(min(one.start for one in stretches), max(one.stop for one in stretches))


def _copy(group: Sequence[_Match], narrative: _Narrative) -> Copy:
    similarity = 2 * sum(match.matched for match in group) / sum(match.compared for match in group)
    earlier, later = _hulls(group)
    origin = _stretch(earlier, [match.earlier for match in group], narrative)
    return Copy(origin, _stretch(later, [match.later for match in group], narrative), similarity)


def _stretch(hull: range, parts: Sequence[range], narrative: _Narrative) -> Stretch:
    section = narrative.section(hull.start)
    # Several places may be copied from one: its characters count once.
    characters = min(sum(map(narrative.size, parts)), narrative.size(hull))
    return Stretch(section, *narrative.bounds(hull), characters, characters / narrative.sizes[section])
