"""Optimal local alignment of what stands in a document with what a form expects, both in order.

The algorithm is that of Smith and Waterman (1981): dynamic programming over all ways to match, skip and repeat, so that
one missing or foreign item costs that item alone and never shifts the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from gouji.system import deadline

_AlignmentStep = Literal["stop", "match", "repeat", "foreign", "missing"]


class Alignment(Struct, frozen=True):
    """``pairs`` of (document, form) indices in order, and their total score."""

    pairs: tuple[tuple[int, int], ...]
    score: float


def align(
    foreign: Sequence[float],
    missing: Sequence[float],
    match: Sequence[Sequence[float]],
    repeats: frozenset[int] = frozenset(),
) -> Alignment:
    """The best local alignment.

    Args:
        foreign: for every item of the document, the cost of passing over it inside the alignment.
        missing: for every item of the form, the cost of leaving it out inside the alignment.
        match: score of every pair, document by form; 0 or less: no match.
        repeats: items of the form that may match several items of the document.
    """
    height, width = len(foreign), len(missing)
    scores = [[0.0] * (width + 1) for _ in range(height + 1)]
    steps: list[list[_AlignmentStep]] = [["stop"] * (width + 1) for _ in range(height + 1)]
    top, corner = 0.0, (0, 0)
    for i in range(1, height + 1):
        deadline.check()
        for j in range(1, width + 1):
            score = 0.0
            step: _AlignmentStep = "stop"
            similar = match[i - 1][j - 1]
            options: list[tuple[float, _AlignmentStep]] = [
                (scores[i - 1][j] - foreign[i - 1], "foreign"),
                (scores[i][j - 1] - missing[j - 1], "missing"),
            ]
            if similar > 0:
                options.append((scores[i - 1][j - 1] + similar, "match"))
                if j - 1 in repeats and steps[i - 1][j] in ("match", "repeat"):
                    options.append((scores[i - 1][j] + similar, "repeat"))
            for option, name in options:
                if option > score or (option == score and step == "stop" and option > 0):
                    score, step = option, name
            scores[i][j], steps[i][j] = score, step
            if score > top:
                top, corner = score, (i, j)
    return Alignment(_trace(steps, corner), top)


def _trace(steps: list[list[_AlignmentStep]], corner: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    i, j = corner
    pairs = []
    while steps[i][j] != "stop":
        step = steps[i][j]
        if step in ("match", "repeat"):
            pairs.append((i - 1, j - 1))
        if step in ("match", "foreign", "repeat"):
            i -= 1
        if step in ("match", "missing"):
            j -= 1
    return tuple(reversed(pairs))
