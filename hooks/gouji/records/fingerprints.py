"""Fingerprints of passages: two passages that have a run of 13 letters in common have a fingerprint in common.

Winnowing (Schleimer, Wilkerson, Aiken 2003): every run of ``GRAM`` letters is hashed, and of every ``WINDOW`` hashes
that follow each other the least is kept. They are the same in every process, version and machine: stores keep them.
"""

from __future__ import annotations

import struct
from collections.abc import Collection, Sequence

from gouji.text.normalize import Folded, fold
from gouji.text.quoted_names import quoted_names

GRAM = 8
"""Letters that one fingerprint stands for."""
WINDOW = 6
"""Of so many hashes that follow each other one is a fingerprint."""
SEEN = GRAM + WINDOW - 1
"""Letters of a run that surely shares a fingerprint."""

_HALF = GRAM // 2  # a letter is 16 bits, so a word of 64 bits holds half a gram: nothing needs to roll
_PRIME = 2**63 - 25
_FIRST, _SECOND = 0x1F3A5C79D2B468E1, 0x6B8F02E4C95D17A3


def fold_passage(text: str) -> Folded:
    """The letters of a passage that copying would keep.

    Width, case, white space and punctuation are folded away, as are digits, marks of lists, and quoted names (《…》).
    """
    return fold(text, drop_digits=True, drop_marks=True, without=quoted_names(text))


def hashes(letters: str) -> list[int]:
    """The hash of every run of ``GRAM`` characters, by where it begins, each below 2**63; none of a shorter text."""
    units = letters.encode("utf-16-le", "surrogatepass")
    if len(units) > 2 * len(letters):  # characters beyond the basic plane: a unit each, too
        units = "".join(chr(ord(letter) % 2**16) for letter in letters).encode("utf-16-le", "surrogatepass")
    count = len(letters) - _HALF + 1
    words = [0] * max(count, 0)  # each of the half gram that begins at its index
    for shift in range(min(_HALF, len(words))):
        found = (len(units) - 2 * shift) // (2 * _HALF)
        words[shift::_HALF] = struct.unpack_from(f"<{found}Q", units, 2 * shift)
    return [(first * _FIRST + second * _SECOND) % _PRIME for first, second in zip(words, words[_HALF:])]  # noqa: B905 - the second begins later


def fingerprints(letters: str) -> tuple[int, ...]:
    """The fingerprints of folded text, ascending, each once; none where it has fewer than ``GRAM`` characters."""
    return tuple(sorted(set(_winnowed(hashes(letters)))))


def covered(letters: str, common: Collection[int], templates: Collection[int] = frozenset()) -> bytearray:
    """For each character of folded text 1 where it stands in a run whose hash is among these, else 0."""
    found = bytearray(len(letters))
    for at, each in enumerate(hashes(letters)):
        if each in common or each in templates:
            found[at : at + GRAM] = b"\1" * GRAM
    return found


def _winnowed(found: Sequence[int]) -> Sequence[int]:
    """The least of every window; of fewer hashes than one window has the least of all."""
    if len(found) < WINDOW:
        return [min(found)] if found else []
    half = list(map(min, found, found[1:], found[2:]))
    return list(map(min, half, half[WINDOW // 2 :]))
