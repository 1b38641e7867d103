"""Whether a passage is a copy of another: the characters that both have and that no template explains.

Texts are as :func:`gouji.records.fingerprints.fold_passage` makes them. First what is common is hidden in each, once;
then any two are compared, which takes some microseconds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from msgspec import Struct

from gouji.records.fingerprints import GRAM, hashes
from gouji.records.thresholds import THRESHOLDS, Thresholds

HIDDEN = " "
"""Stands for a hidden character; folded text has none."""


class Overlap(Struct, frozen=True):
    """What two passages have in common: how many characters, and in which ranges of the one and of the other.

    Ranges are of folded text, ascending, apart. ``characters`` is the smaller of what they hold.
    """

    characters: int
    own: tuple[range, ...]
    other: tuple[range, ...]


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
    ranges = tuple(_covered(own, grams, block)), tuple(_covered(other, grams, block))
    characters = min(sum(map(len, each)) for each in ranges)
    return Overlap(characters, *ranges) if characters >= least else None


@lru_cache(maxsize=4096)  # pairs of one passage follow each other
def _grams(text: str, size: int) -> frozenset[str]:
    return frozenset(piece[at : at + size] for piece in text.split(HIDDEN) for at in range(len(piece) - size + 1))


def _covered(text: str, grams: Collection[str], size: int) -> Iterator[range]:
    """Where runs of ``grams`` stand."""
    start = stop = 0
    for at in range(len(text) - size + 1):
        if text[at : at + size] in grams:
            if at > stop:
                if stop:
                    yield range(start, stop)
                start = at
            stop = at + size
    if stop:
        yield range(start, stop)


def _places(text: str, phrase: str) -> Iterator[int]:
    at = text.find(phrase)
    while at >= 0:
        yield at
        at = text.find(phrase, at + 1)
