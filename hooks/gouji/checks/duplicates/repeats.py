"""Stretches of a text that repeat earlier stretches of it, exactly or nearly.

Seed, chain and extend, as genome aligners do (after minimap2, Li 2018): short grams that occur again are joined along
diagonals to exact blocks, blocks to chains whose gaps are scored by their longest common subsequence, and chains grow
outwards by whole sentences. Every step looks at a bounded number of neighbours, so time grows with the text, not with
its square.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, partial

from msgspec import Struct, field
from rapidfuzz.distance import LCSseq

from gouji.system import deadline

_GRAM = 5  # with 30 % of its characters rewritten a short paragraph keeps a 5-gram, but often no 8-gram
_KEPT_PLACES = 1  # a gram is linked to so many of its first and of its last places
_FREQUENT = 30  # a gram with more places is a phrase, not a sign of copying
_DRIFT = 32  # how far insertions may move a copy off its diagonal between two blocks
_LOOK_BACK = 8  # blocks that are tried as predecessors, a band of diagonals
_GAP = 120  # characters between two blocks of one chain, or added to it at once
_UNCHECKED = 32  # so many blocks are joined in no time
_TOLERANCE = 0.1  # chains may be this much less alike than asked for: the caller judges the whole


class MatchingBlock(Struct, frozen=True):
    """``length`` characters from ``later`` on that are the same as those from ``earlier`` on."""

    earlier: int
    later: int
    length: int


class Repeat(Struct, frozen=True):
    """Two stretches that are alike, and the blocks in them that are the same, in order. They do not overlap."""

    earlier: range
    later: range
    blocks: tuple[MatchingBlock, ...]


class PassageComparison(Struct, frozen=True, dict=True):
    """A text compared with itself.

    No repeat crosses the border of one of the ``parts`` (ascending, apart). ``stops`` are the positions where sentences
    end, ascending. ``similarity`` (0 to 1) steers how much difference within a repeat is put up with.
    """

    text: str
    parts: Sequence[range]
    stops: Sequence[int]
    similarity: float

    def repeats(self, least: int) -> Iterator[Repeat]:
        """Repeats with ``least`` characters in blocks or more, the surest first; their stretches may overlap others."""
        for chain in _chains(_blocks(self.text, self.parts), self._scoring, self._borders):
            if sum(block.length for block in chain) >= least:
                first, last = chain[0], chain[-1]
                earlier = range(first.earlier, last.earlier + last.length)
                yield Repeat(earlier, range(first.later, last.later + last.length), tuple(chain))

    def extended(self, repeat: Repeat) -> Repeat:
        """``repeat`` with the sentences at either end that are alike too, though they share no block."""
        earlier, later = self._borders.around(repeat.earlier), self._borders.around(repeat.later)
        together = earlier == later
        left, right = repeat.earlier.start, repeat.later.start
        lowest = (earlier.start, repeat.earlier.stop if together else later.start)
        while step := self._step(self._before(left, lowest[0]), self._before(right, lowest[1]), (left, right)):
            left, right = step
        ends = (repeat.earlier.stop, repeat.later.stop)
        highest = (right if together else earlier.stop, later.stop)
        while step := self._step(self._after(ends[0], highest[0]), self._after(ends[1], highest[1]), ends):
            ends = step
        return Repeat(range(left, ends[0]), range(right, ends[1]), repeat.blocks)

    def matching(self, repeat: Repeat, earlier: range, later: range) -> int:
        """How many characters of the two stretches match when they are aligned along the blocks of ``repeat``."""
        matched = 0
        left, right = earlier.start, later.start
        for block in repeat.blocks:
            skipped = max(left - block.earlier, right - block.later, 0)
            length = min(block.length, earlier.stop - block.earlier, later.stop - block.later) - skipped
            if length > 0:
                start, other = block.earlier + skipped, block.later + skipped
                matched += length + self._scoring.common(range(left, start), range(right, other))
                left, right = start + length, other + length
        return matched + self._scoring.common(range(left, earlier.stop), range(right, later.stop))

    @cached_property
    def _scoring(self) -> _Scoring:
        return _Scoring(self.text, max(self.similarity - _TOLERANCE, 0.0))

    @cached_property
    def _borders(self) -> _Borders:
        return _Borders(tuple(self.parts), [part.start for part in self.parts])

    def _before(self, position: int, lowest: int) -> tuple[int, ...]:
        index = bisect_left(self.stops, position)
        return tuple(stop for stop in self.stops[max(index - 2, 0) : index] if stop >= max(lowest, position - _GAP))

    def _after(self, position: int, highest: int) -> tuple[int, ...]:
        index = bisect_right(self.stops, position)
        return tuple(stop for stop in self.stops[index : index + 2] if stop <= min(highest, position + _GAP))

    def _step(self, lefts: tuple[int, ...], rights: tuple[int, ...], now: tuple[int, int]) -> tuple[int, int] | None:
        """The pair of new ends that adds most; None where none adds anything."""
        best, chosen = 0.0, None
        for left in lefts:
            for right in rights:
                score = self._scoring.alike(_between(left, now[0]), _between(right, now[1]), above=best)
                if score > best:
                    best, chosen = score, (left, right)
        return chosen


class _Scoring(Struct, frozen=True):
    """Positive where two stretches are more alike than ``threshold``, negative where they are less (2 M / T)."""

    text: str
    threshold: float

    def same(self, length: int) -> float:
        return 2 * length * (1 - self.threshold)

    def alike(self, left: range, right: range, above: float) -> float:
        """The score; something not above ``above`` where it can't be above it."""
        size, other = len(left), len(right)
        most = 2 * min(size, other) - self.threshold * (size + other)
        return most if most <= above else 2 * self.common(left, right) - self.threshold * (size + other)

    def common(self, left: range, right: range) -> int:
        """Length of the longest common subsequence."""
        if not left or not right:
            return 0
        return LCSseq.similarity(self.text[left.start : left.stop], self.text[right.start : right.stop])


class _Borders(Struct, frozen=True):
    parts: tuple[range, ...]
    starts: list[int]

    def part(self, position: int) -> int:
        return bisect_right(self.starts, position) - 1

    def around(self, stretch: range) -> range:
        return self.parts[self.part(stretch.start)]


def _blocks(text: str, parts: Sequence[range]) -> list[MatchingBlock]:
    """Maximal blocks, ordered by their later place."""
    found: list[list[int]] = []
    running: dict[int, list[int]] = {}
    for later, before in _repeated_grams(text, parts):
        for earlier in _linked(before):
            diagonal = later - earlier
            block = running.get(diagonal)
            if block and block[1] + block[2] == later + _GRAM - 1:
                block[2] += 1
            elif diagonal >= _GRAM:
                running[diagonal] = [earlier, later, _GRAM]
                found.append(running[diagonal])
    return [MatchingBlock(earlier, later, min(length, later - earlier)) for earlier, later, length in found]


def _repeated_grams(text: str, parts: Sequence[range]) -> Iterator[tuple[int, list[int]]]:
    """Where grams stand that stood before, and all places before that, in order."""
    first: dict[str, int] = {}
    places: dict[str, list[int]] = {}  # of those that occur more than once: few do
    for part in parts:
        for at in range(part.start, part.stop - _GRAM + 1):
            gram = text[at : at + _GRAM]
            if first.setdefault(gram, at) != at:
                before = places.setdefault(gram, [first[gram]])
                yield at, before
                before.append(at)


def _linked(places: list[int]) -> list[int]:
    if len(places) > _FREQUENT:
        return []
    return places if len(places) <= 2 * _KEPT_PLACES else places[:_KEPT_PLACES] + places[-_KEPT_PLACES:]


class _Link(Struct):
    """The best chain that ends with a block; ``first`` is where its later stretch begins."""

    block: MatchingBlock
    score: float
    first: int
    previous: int | None = None
    skipped: int = 0


class _Band(Struct):
    """The last blocks of a band of diagonals; ``reach`` is where the later stretches of all its blocks have ended."""

    last: deque[int] = field(default_factory=partial(deque, maxlen=_LOOK_BACK))
    reach: int = 0

    def add(self, index: int, end: int) -> None:
        self.last.append(index)
        self.reach = max(self.reach, end)


def _chains(blocks: list[MatchingBlock], scoring: _Scoring, borders: _Borders) -> Iterator[list[MatchingBlock]]:
    """Blocks joined where that makes the whole more alike, the best chain first."""
    links: list[_Link] = []
    bands: defaultdict[tuple[int, int, int], _Band] = defaultdict(_Band)
    for index, block in enumerate(blocks):
        if index % _UNCHECKED == 0:
            deadline.check()
        earlier, later = borders.part(block.earlier), borders.part(block.later)
        band = (block.later - block.earlier) // _DRIFT
        link = _Link(block, scoring.same(block.length), block.later)
        for near in (band - 1, band, band + 1):
            look_back = bands.get((earlier, later, near))
            # Where none reaches so far, each of its gaps is longer than a chain may have.
            if look_back and look_back.reach >= block.later - _GAP:
                _join(link, links, look_back.last, scoring)
        links.append(link)
        bands[earlier, later, band].add(index, block.later + block.length)
    yield from _best(links)


def _join(link: _Link, links: Sequence[_Link], places: Iterable[int], scoring: _Scoring) -> None:
    """Lets ``link`` continue one of the chains that end at ``places`` of ``links`` if that is the best it can do."""
    block = link.block
    for previous in places:
        before = links[previous]
        if block.earlier + block.length > before.first:  # the two stretches of the chain would overlap
            continue
        last, skipped = before.block, 0
        left, right = last.earlier + last.length, last.later + last.length
        gap_left, gap_right = block.earlier - left, block.later - right
        if gap_left < 0 or gap_right < 0:
            skipped = -min(gap_left, gap_right)
            gap_left, gap_right = gap_left + skipped, gap_right + skipped
        if skipped >= block.length or gap_left > _GAP or gap_right > _GAP:
            continue
        score = before.score + scoring.same(block.length - skipped)
        gaps = range(left, left + gap_left), range(right, right + gap_right)
        score += scoring.alike(*gaps, above=link.score - score)
        if score > link.score:
            link.score, link.first, link.previous, link.skipped = score, before.first, previous, skipped


def _best(links: list[_Link]) -> Iterator[list[MatchingBlock]]:
    used = [False] * len(links)
    scores = [-link.score for link in links]
    for last in sorted(range(len(links)), key=scores.__getitem__):
        chain: list[MatchingBlock] = []
        index: int | None = last
        while index is not None and not used[index]:
            used[index] = True
            link = links[index]
            block = link.block
            # Where the chain branches off one that was taken before, its first block keeps its whole length.
            if (skipped := link.skipped) and link.previous is not None and not used[link.previous]:
                block = MatchingBlock(block.earlier + skipped, block.later + skipped, block.length - skipped)
            chain.append(block)
            index = link.previous
        if chain:
            yield chain[::-1]


def _between(one: int, other: int) -> range:
    return range(min(one, other), max(one, other))
