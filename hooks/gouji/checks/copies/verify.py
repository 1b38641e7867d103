"""Whether a passage is a copy of another: what both have in a row, edits and all, and no template explains.

Texts are as :func:`gouji.records.fingerprints.fold_passage` makes them. First what is common is hidden in each, once;
then any two are compared, which takes some microseconds where they are unlike. Two passages that share but a phrase
here and there are not copies: what counts is the best chain of equal blocks, with little that differs between them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct
from rapidfuzz.distance import LCSseq

from gouji.records.fingerprints import GRAM, hashes
from gouji.records.thresholds import THRESHOLDS, Thresholds

HIDDEN = " "
"""Stands for a hidden character; folded text has none."""
_OTHER_HIDDEN = "\t"  # nothing that is hidden is alike
_PENALTY = 0.5  # what a character between two blocks costs that has no counterpart
_GAP = 40  # characters between two blocks of one chain, hidden ones not counted
_LOOK_BACK = 24  # blocks that are tried as predecessors
_PLACES = 4  # a gram is linked to so many places: one with more is a phrase
_LONG = 2  # so many times what is asked for is a copy in a passage of any length
_SEEDED = 2  # at least this part (a half) of what is copied is in blocks


class Overlap(Struct, frozen=True):
    """What two passages have in common: how many characters, and where in the folded text of either."""

    characters: int
    own: range
    other: range


def masked(letters: str, common: Collection[int], phrases: Iterable[str] = ()) -> str:
    """Folded text whose common parts are hidden, character by character.

    ``common`` are fingerprints that are not rare (or more: a frozenset is quickest), ``phrases`` folded text that may
    stand anywhere.
    """
    gone = bytearray(len(letters))
    if common:
        for at, found in enumerate(hashes(letters)):
            if found in common:
                gone[at : at + GRAM] = b"\1" * GRAM
    for phrase in phrases:
        for at in _places(letters, phrase):
            gone[at : at + len(phrase)] = b"\1" * len(phrase)
    if not any(gone):
        return letters
    return "".join([HIDDEN if hidden else letter for letter, hidden in zip(letters, gone, strict=True)])


def overlap(own: str, other: str, units: int, thresholds: Thresholds = THRESHOLDS) -> Overlap | None:
    """What makes one of two masked passages a copy of the other; None where neither is.

    ``units`` as in :meth:`Thresholds.least_fresh`.
    """
    block, least = thresholds.block, thresholds.least_fresh(units)
    grams = _grams(own, block) & _grams(other, block)
    if len(grams) * block < least:
        return None
    chain = _best_chain(_blocks(own, other, grams, block), own, other.replace(HIDDEN, _OTHER_HIDDEN))
    if chain.matched < least or chain.in_blocks * _SEEDED < least:
        return None
    visible = max(len(text) - text.count(HIDDEN) for text in (own, other))
    if chain.matched < _LONG * least and 100 * chain.matched < thresholds.share * visible:
        return None
    last = chain.last
    own_range, other_range = range(chain.own, last.own + last.length), range(chain.other, last.other + last.length)
    return Overlap(chain.matched, own_range, other_range)


@lru_cache(maxsize=4096)  # pairs of one passage follow each other
def _grams(text: str, size: int) -> frozenset[str]:
    return frozenset(piece[at : at + size] for piece in text.split(HIDDEN) for at in range(len(piece) - size + 1))


class _Block(Struct):
    own: int
    other: int
    length: int


class _Chain(Struct):
    """The best chain that ends with the block ``last``; it begins at ``own`` and ``other``."""

    last: _Block
    score: float
    matched: int
    in_blocks: int
    own: int
    other: int


def _blocks(own: str, other: str, grams: Collection[str], size: int) -> list[_Block]:
    """Longest equal blocks, by where they begin."""
    places: dict[str, list[int]] = {}
    for at in range(len(other) - size + 1):
        gram = other[at : at + size]
        if gram in grams:
            places.setdefault(gram, []).append(at)
    found: list[_Block] = []
    running: dict[int, _Block] = {}
    for at in range(len(own) - size + 1):
        for place in places.get(own[at : at + size], ())[:_PLACES]:
            block = running.get(place - at)
            if block and block.own + block.length == at + size - 1:
                block.length += 1
            else:
                running[place - at] = block = _Block(at, place, size)
                found.append(block)
    return found


def _best_chain(blocks: Sequence[_Block], own: str, other: str) -> _Chain:
    """Blocks in the same order in both, joined where what lies between costs less than it brings."""
    chains: list[_Chain] = []
    for block in blocks:
        length = block.length
        best = _Chain(block, length, length, length, block.own, block.other)
        for before in chains[-_LOOK_BACK:]:
            best = _joined(before, block, own, other, best)
        chains.append(best)
    return max(chains, key=lambda chain: chain.score)


def _joined(before: _Chain, block: _Block, own: str, other: str, best: _Chain) -> _Chain:
    """``before`` with the block behind it, if that is better than ``best``."""
    ends = before.last.own + before.last.length, before.last.other + before.last.length
    skipped = max(ends[0] - block.own, ends[1] - block.other, 0)
    length = block.length - skipped
    if length <= 0 or before.score + block.length <= best.score:
        return best
    gaps = (
        own[ends[0] : block.own + skipped].replace(HIDDEN, ""),
        other[ends[1] : block.other + skipped].replace(_OTHER_HIDDEN, ""),
    )
    widest = max(map(len, gaps))
    if widest > _GAP:
        return best
    between = LCSseq.similarity(*gaps) if all(gaps) else 0
    score = before.score + length + between - _PENALTY * (widest - between)
    if score <= best.score:
        return best
    matched, in_blocks = before.matched + length + between, before.in_blocks + length
    return _Chain(block, score, matched, in_blocks, before.own, before.other)


def _places(text: str, phrase: str) -> Iterator[int]:
    at = text.find(phrase)
    while at >= 0:
        yield at
        at = text.find(phrase, at + 1)
