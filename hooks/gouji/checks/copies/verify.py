"""Whether a passage is a copy of another: what both have in a row, edits and all, and no template explains.

Texts are as :func:`gouji.records.fingerprints.fold_passage` makes them. First what is common is hidden in each, once;
then any two are compared, which takes some microseconds where they are unlike. Two passages that share but a phrase
here and there are not copies: what counts is the best chain of equal blocks, with little that differs between them.
What is hidden still links blocks, but it is no evidence: a chain is measured by what is *fresh*, that is, not hidden.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate

from msgspec import Struct
from rapidfuzz.distance import LCSseq

from gouji.records.fingerprints import covered
from gouji.records.thresholds import THRESHOLDS, Thresholds

HIDDEN = 0xF0000
"""A hidden character is moved up by so much, into planes that are for private use; folded text has none of them."""
_FIRST_HIDDEN, _LAST_MOVED = chr(HIDDEN), "\uffff"
_FAINT = 0.25  # what a hidden character counts for when chains are compared
_PENALTY = 0.5  # what a character between two blocks costs that has no counterpart
_GAP = 40  # characters between two blocks of one chain, hidden ones not counted
_LOOK_BACK = 24  # blocks that are tried as predecessors
_PLACES = 4  # a gram is linked to so many places: one with more is a phrase
_LONG = 2  # so many times what is asked for is a copy in a passage of any length
_SEEDED = 2  # at least this part (a half) of what is asked for is in blocks…
_MOST = 60  # …unless the chain has so many per cent of what is fresh: a copy with a letter changed here and there
_LESS, _WHOLE = 0.75, 1.25  # of what is asked for, so much is a copy, too, where it has that many, in a chain so long


class Overlap(Struct, frozen=True):
    """What two passages have in common: how many characters, and where in the folded text of either."""

    characters: int
    own: range
    other: range


def masked(
    letters: str, common: Collection[int], templates: Collection[int] = frozenset(), phrases: Iterable[str] = ()
) -> str:
    """Folded text whose common parts are hidden, character by character.

    ``common`` are fingerprints that are not rare (or more: a frozenset is quickest), ``templates`` those that are not
    rare in the family, ``phrases`` folded text that may stand anywhere.
    """
    gone = covered(letters, common, templates) if common or templates else bytearray(len(letters))
    for phrase in phrases:
        for at in _places(letters, phrase):
            gone[at : at + len(phrase)] = b"\1" * len(phrase)
    if not any(gone):
        return letters
    return "".join([_moved(letter) if hidden else letter for letter, hidden in zip(letters, gone, strict=True)])


def _moved(letter: str) -> str:
    return chr(HIDDEN + ord(letter)) if letter <= _LAST_MOVED else _FIRST_HIDDEN


def overlap(own: str, other: str, units: int, thresholds: Thresholds = THRESHOLDS) -> Overlap | None:
    """What makes one of two masked passages a copy of the other, whichever is ``own``; None where neither is.

    ``units`` as in :meth:`Thresholds.least_fresh`.
    """
    if own > other:  # of chains that are as good as each other the first is taken, which must be one for both
        found = overlap(other, own, units, thresholds)
        return found and Overlap(found.characters, found.other, found.own)
    block, least = thresholds.block, thresholds.least_fresh(units)
    if len(_text(own).fresh_grams(block) & _text(other).fresh_grams(block)) * block < least * _LESS:
        return None
    chain = _best_chain(_blocks(_text(own), _text(other), block), _text(own), _text(other))
    if not _is_copy(chain, max(_text(own).fresh, _text(other).fresh), least, thresholds.share):
        return None
    last = chain.last
    own_range, other_range = range(chain.own, last.own + last.length), range(chain.other, last.other + last.length)
    return Overlap(chain.fresh, own_range, other_range)


def _is_copy(chain: _Chain, fresh: int, least: int, share: int) -> bool:
    """Whether a chain is one; ``fresh`` is how much there is in the passage that has more."""
    mostly = 100 * chain.fresh >= _MOST * fresh
    if chain.in_blocks * _SEEDED < least and not mostly:
        return False
    if chain.fresh < least:
        return chain.fresh >= least * _LESS and chain.matched >= least * _WHOLE and mostly
    return chain.fresh >= _LONG * least or 100 * chain.fresh >= share * fresh


class _Text(Struct, frozen=True, dict=True):
    """A masked passage: its letters, and how many of those before each place are fresh."""

    masked: str
    letters: str
    before: Sequence[int]

    @property
    def fresh(self) -> int:
        """How many are."""
        return self.before[-1]

    def fresh_grams(self, size: int) -> frozenset[str]:
        """Runs of so many fresh letters."""
        if size not in self._kept:
            self._kept[size] = frozenset(
                self.letters[at : at + size]
                for at in range(len(self.letters) - size + 1)
                if self.before[at + size] - self.before[at] == size
            )
        return self._kept[size]

    @cached_property
    def _kept(self) -> dict[int, frozenset[str]]:
        return {}

    def between(self, start: int, stop: int) -> str:
        """What is fresh there."""
        return "".join(letter for letter in self.masked[start:stop] if letter < _FIRST_HIDDEN)


@lru_cache(maxsize=4096)  # pairs of one passage follow each other
def _text(masked_: str) -> _Text:
    before = list(accumulate((letter < _FIRST_HIDDEN for letter in masked_), initial=0))
    letters = "".join([letter if letter < _FIRST_HIDDEN else chr(ord(letter) - HIDDEN) for letter in masked_])
    return _Text(masked_, letters, before)


class _Block(Struct):
    own: int
    other: int
    length: int


class _Chain(Struct):
    """The best chain that ends with the block ``last``; it begins at ``own`` and ``other``.

    ``matched`` are its letters that are the same in both, ``fresh`` those of them that are not hidden.
    """

    last: _Block
    score: float
    matched: int
    fresh: int
    in_blocks: int
    own: int
    other: int


def _blocks(own: _Text, other: _Text, size: int) -> list[_Block]:
    """Longest equal blocks, by where they begin."""
    places: dict[str, list[int]] = {}
    for at in range(len(other.letters) - size + 1):
        places.setdefault(other.letters[at : at + size], []).append(at)
    found: list[_Block] = []
    running: dict[int, _Block] = {}
    for at in range(len(own.letters) - size + 1):
        for place in places.get(own.letters[at : at + size], ())[:_PLACES]:
            block = running.get(place - at)
            if block and block.own + block.length == at + size - 1:
                block.length += 1
            else:
                running[place - at] = block = _Block(at, place, size)
                found.append(block)
    return found


def _best_chain(blocks: Sequence[_Block], own: _Text, other: _Text) -> _Chain:
    """Blocks in the same order in both, joined where what lies between costs less than it brings."""
    chains: list[_Chain] = []
    for block in blocks:
        fresh = _fresh_in(block, 0, own, other)
        score = fresh + _FAINT * (block.length - fresh)
        best = _Chain(block, score, block.length, fresh, fresh, block.own, block.other)
        for before in chains[-_LOOK_BACK:]:
            best = _joined(before, block, own, other, best)
        chains.append(best)
    return max(chains, key=lambda chain: chain.score)


def _joined(before: _Chain, block: _Block, own: _Text, other: _Text, best: _Chain) -> _Chain:
    """``before`` with the block behind it, if that is better than ``best``."""
    ends = before.last.own + before.last.length, before.last.other + before.last.length
    skipped = max(ends[0] - block.own, ends[1] - block.other, 0)
    length = block.length - skipped
    if length <= 0 or before.score + block.length <= best.score:
        return best
    gaps = own.between(ends[0], block.own + skipped), other.between(ends[1], block.other + skipped)
    widest = max(map(len, gaps))
    if widest > _GAP:
        return best
    between = LCSseq.similarity(*gaps) if all(gaps) else 0
    fresh = _fresh_in(block, skipped, own, other)
    score = before.score + fresh + _FAINT * (length - fresh) + between - _PENALTY * (widest - between)
    if score <= best.score:
        return best
    return _Chain(
        block,
        score,
        before.matched + length + between,
        before.fresh + fresh + between,
        before.in_blocks + fresh,
        before.own,
        before.other,
    )


def _fresh_in(block: _Block, skipped: int, own: _Text, other: _Text) -> int:
    """How much of a block is fresh, without so many letters at its beginning."""
    return min(
        text.before[start + block.length] - text.before[start + skipped]
        for text, start in ((own, block.own), (other, block.other))
    )


def _places(text: str, phrase: str) -> Iterator[int]:
    at = text.find(phrase)
    while at >= 0:
        yield at
        at = text.find(phrase, at + 1)
