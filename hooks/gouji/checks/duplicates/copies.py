"""Passages of a document that repeat others, word for word or reworked.

What counts is the folded text: width, punctuation, white space, digits and list marks make no difference, and neither
do the borders of paragraphs. Quoted names (《…》) don't count, nor does what a rule declares. Clauses whose figures
differ state another fact: they may be alike, but make no copy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from gouji.checks.duplicates.passages import Narrative, Passage, fold_passages
from gouji.checks.duplicates.repeats import PassageComparison, Repeat
from gouji.system import deadline
from gouji.text.lazy import lazy_re
from gouji.text.normalize import fold

_CLAUSE_END = lazy_re(r"[，,。；;：:、！!？?\s]+")
_DIGIT = lazy_re(r"\d")
_SEEDED = 4  # at least this part (a quarter) of a copy is in blocks that are the same
_LONG = 80  # characters that are no mere clause, wherever they stand
# Short sentences of one pattern are alike, most of all side by side: the shorter a copy, the closer it must be. Up to
# which length more is asked for, and how much at the least: between sections, within one.
_SHORT_APART, _SHORT_TOGETHER = (80, 0.8), (120, 0.9)
_NEAR = 200  # characters between two copies of one block


class Stretch(Struct, frozen=True):
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


class Copy(Struct, frozen=True):
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
    narrative = fold_passages(passages, ignore)
    matches = _Judge(narrative, minimum, similarity).matches()
    return [_copy(group, narrative) for group in _merged(matches, narrative)]


class _SharedRun(Struct, frozen=True):
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


class _Judge(Struct, frozen=True):
    narrative: Narrative
    minimum: int
    similarity: float

    def matches(self) -> list[_SharedRun]:
        """Copies without overlap, in the order of their later places."""
        narrative = self.narrative
        comparison = PassageComparison(narrative.text, narrative.parts, narrative.stops, self.similarity)
        taken = bytearray(len(narrative.text))
        found = []
        for repeat in comparison.repeats(self.minimum // _SEEDED):
            deadline.check()
            if not _mostly(taken, repeat.later):
                match = self._measured(comparison, comparison.extended(repeat))
                if self._matters(match) and not _mostly(taken, match.later):
                    taken[match.later.start : match.later.stop] = b"\1" * len(match.later)
                    found.append(match)
        return sorted(found, key=lambda match: (match.later.start, match.earlier.start))

    def _measured(self, comparison: PassageComparison, repeat: Repeat) -> _SharedRun:
        earlier, later = self.narrative.snapped(repeat.earlier), self.narrative.snapped(repeat.later)
        if earlier.stop > later.start:
            earlier, later = repeat.earlier, repeat.later
        return _SharedRun(earlier, later, comparison.matching(repeat, earlier, later))

    def _matters(self, match: _SharedRun) -> bool:
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

    def _other_facts(self, match: _SharedRun) -> int:
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


class _Group(Struct):
    """Matches that are one copy, and the stretches that they lie in."""

    earlier: range
    later: range
    matches: list[_SharedRun]

    def add(self, match: _SharedRun) -> None:
        self.later = _hull(self.later, match.later)
        earlier = _hull(self.earlier, match.earlier)
        # What is printed three times is copied from its copy too; the origin ends where the copies begin.
        self.earlier = range(earlier.start, min(earlier.stop, self.later.start))
        self.matches.append(match)

    def is_near(self, match: _SharedRun, narrative: Narrative) -> bool:
        first, second = sorted((self.earlier, match.earlier), key=lambda stretch: stretch.start)
        return (
            match.later.start - self.later.stop <= _NEAR
            and second.start - first.stop <= _NEAR
            and match.earlier.start < self.later.start
            and narrative.section(self.later.start) == narrative.section(match.later.start)
            and narrative.section(first.start) == narrative.section(second.start)
        )


def _hull(one: range, other: range) -> range:
    return range(min(one.start, other.start), max(one.stop, other.stop))


def _merged(matches: Iterable[_SharedRun], narrative: Narrative) -> list[_Group]:
    """Neighbouring copies of neighbouring passages are one copy, whatever their order."""
    groups: list[_Group] = []
    for match in matches:
        if groups and groups[-1].is_near(match, narrative):
            groups[-1].add(match)
        else:
            groups.append(_Group(match.earlier, match.later, [match]))
    return groups


def _copy(group: _Group, narrative: Narrative) -> Copy:
    similarity = 2 * sum(match.matched for match in group.matches) / sum(match.compared for match in group.matches)
    return Copy(
        _stretch(group.earlier, [match.earlier for match in group.matches], narrative),
        _stretch(group.later, [match.later for match in group.matches], narrative),
        similarity,
    )


def _stretch(hull: range, parts: Sequence[range], narrative: Narrative) -> Stretch:
    section = narrative.section(hull.start)
    # Several places may be copied from one: its characters count once.
    characters = min(sum(map(narrative.size, parts)), narrative.size(hull))
    return Stretch(section, *narrative.bounds(hull), characters, characters / narrative.sizes[section])
