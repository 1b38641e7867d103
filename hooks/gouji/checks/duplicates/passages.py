"""The passages of a document as one folded text, and the way back to the places they were folded from.

Width, punctuation, white space, digits and list marks make no difference there, and neither do the borders of
paragraphs. Quoted names (《…》) are left out.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import groupby, pairwise

from msgspec import Struct

from gouji.text.lazy import lazy_re
from gouji.text.normalize import fold
from gouji.text.patterns import Pattern, compiled
from gouji.text.quoted_names import quoted_names
from gouji.text.spans import Text

_SENTENCE_END = lazy_re(r"[。！？；!?;]|\.(?=\s|$)")
_MOST = 0.7  # share of a sentence that makes it covered
_SNAP = 8  # characters by which a stretch is rounded to whole sentences


class Passage(Struct, frozen=True):
    """A paragraph and the section that it belongs to."""

    text: Text
    section: str


class Letters(Struct, frozen=True):
    """The folded text of a passage: its characters, where each came from, and where sentences end."""

    value: str
    offsets: list[int]
    stops: tuple[int, ...]


class Narrative(Struct, frozen=True, dict=True):
    """All passages as one folded text."""

    passages: tuple[Passage, ...]
    letters: tuple[Letters, ...]

    @cached_property
    def text(self) -> str:
        """Folded; the passages follow each other without a gap."""
        return "".join(letters.value for letters in self.letters)

    @cached_property
    def starts(self) -> list[int]:
        """Where each passage begins in ``text``."""
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
        """The section that the character there belongs to."""
        return self.passages[self.passage(position)].section

    def passage(self, position: int) -> int:
        """Index of the passage that the character there belongs to."""
        return bisect_right(self.starts, position) - 1

    def snapped(self, stretch: range) -> range:
        """``stretch`` rounded to whole sentences where only a few characters are missing or too many."""
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


def fold_passages(passages: Sequence[Passage], ignore: Sequence[str] = ()) -> Narrative:
    """The narrative of ``passages``, without what matches one of the regular expressions ``ignore``.

    Raises:
        TimeoutError: a pattern takes too long.
    """
    patterns = compiled(tuple(ignore))
    return Narrative(tuple(passages), tuple(_letters(passage.text.value, patterns) for passage in passages))


def _letters(text: str, ignore: Sequence[Pattern]) -> Letters:
    left_out = quoted_names(text)
    left_out += [match.span() for pattern in ignore for match in pattern.finditer(text)]
    folded = fold(text, drop_digits=True, drop_marks=True, without=left_out)
    stops = tuple(bisect_left(folded.offsets, match.start()) for match in _SENTENCE_END.finditer(text))
    return Letters(folded.value, folded.offsets, stops)


def _size(text: str) -> int:
    return sum(map(len, text.split()))
