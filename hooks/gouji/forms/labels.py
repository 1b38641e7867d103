"""How much a label in a document resembles one of the form.

Labels vary in numbering, brackets, width and spaces (folded away), lose or gain characters, and come in several cells.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from gouji.text.lazy import lazy_re
from gouji.text.normalize import fold_label

_NOTE = lazy_re(r"[（(\[]([^（()）\[\]]{1,12})[）)\]]\s*$")
_CLOSING = ("）", ")", "]")
LIKE = 0.7
"""From this similarity on two labels may mean the same; below it they don't."""
SURE = 0.9
"""From this similarity on they do, wherever they stand."""


@lru_cache(maxsize=4096)
def fold(label: str) -> str:
    """The label without numbering, brackets, width and white space."""
    return fold_label(label)


def without_unit(label: str, units: Collection[str]) -> str:
    """The label without a unit in brackets at its end: ``收入（万元）`` ``收入（单位：万元）``."""
    written = label.rstrip()
    inside = written[:-1].rstrip() if written.endswith(_CLOSING) else ""  # to where a note ends, if there is one
    note = _NOTE.search(label) if inside.endswith(tuple(units)) else None
    return label[: note.start()] if note and note[1].strip().endswith(tuple(units)) else label


@lru_cache(maxsize=65536)
def similarity(one: str, other: str) -> float:
    """0 to 1 for two folded labels; 0 below :data:`LIKE`."""
    if one == other:
        return 1.0
    if not one or not other or len(one) > 3 * len(other) or len(other) > 3 * len(one):
        return 0.0
    return ratio(one, other, score_cutoff=100 * LIKE) / 100


@lru_cache(maxsize=16384)
def best(label: str, wanted: tuple[str, ...]) -> float:
    """The highest similarity of a folded label to any of several folded ones; 0 below :data:`LIKE`."""
    found = process.extractOne(label, wanted, scorer=ratio, score_cutoff=100 * LIKE) if label else None
    return found[1] / 100 if found else 0.0
