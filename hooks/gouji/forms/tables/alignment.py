"""Optimal local alignment of what stands in a document with what a form expects, both in order.

The algorithm is that of Smith and Waterman (1981): dynamic programming over all ways to match, skip and repeat, so that
one missing or foreign item costs that item alone and never shifts the rest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Literal

from msgspec import Struct

from gouji.system import deadline

_AlignmentStep = Literal["stop", "match", "repeat", "foreign", "missing"]
_MATCHES = ("match", "repeat")
_NEAR = 1e-9
"""Sums of scores that differ by less may be the same but for their last digits."""


class Alignment(Struct, frozen=True):
    """``pairs`` of (document, form) indices in order, and their total score."""

    pairs: tuple[tuple[int, int], ...]
    score: float


class _Line(Struct, frozen=True):
    """For one item of the document, and each of the form: the best score of what ends there, and its last step."""

    scores: list[float]
    steps: list[_AlignmentStep]


def align(
    foreign: Sequence[float],
    missing: Sequence[float],
    match: Mapping[int, Sequence[float]],
    repeats: frozenset[int] = frozenset(),
) -> Alignment:
    """The best local alignment.

    Args:
        foreign: for every item of the document, the cost of passing over it inside the alignment.
        missing: for every item of the form, the cost of leaving it out inside the alignment.
        match: for an item of the document, the score of each of the form; 0 or less: no match. Items that match none
            may be left out.
        repeats: items of the form that may match several items of the document.
    """
    return _straight(foreign, missing, match, repeats) or _dynamic(foreign, missing, match, repeats)


def at_most(foreign: Sequence[float], tops: Mapping[int, float]) -> float:
    """What an alignment scores at most in which no item of the document scores more than its top."""
    total = best = 0.0
    done = 0
    for item in sorted(tops):
        total = max(0.0, total - sum(foreign[done:item])) + tops[item]
        best, done = max(best, total), item + 1
    return best


def _dynamic(
    foreign: Sequence[float], missing: Sequence[float], match: Mapping[int, Sequence[float]], repeats: frozenset[int]
) -> Alignment:
    """By dynamic programming."""
    nothing = _Line([0.0] * (len(missing) + 1), ["stop"] * (len(missing) + 1))
    lines: dict[int, _Line] = {}
    line, done = nothing, 0
    top, corner = 0.0, (0, 0)
    for item in sorted(match):  # what lies behind the last of them can't score more
        while line is not nothing and done < item:
            deadline.check()
            line = _passed(line, foreign[done], missing)
            done += 1
            if not max(line.scores):
                line = nothing
            lines[done] = line
        deadline.check()
        line, done = _below(line, match[item], foreign[item], missing, repeats), item + 1
        best = max(line.scores)
        if not best:
            line = nothing
        lines[done] = line
        if best > top:
            top, corner = best, (done, line.scores.index(best))
    return Alignment(_trace(lines, corner), top) if top else Alignment((), 0.0)


def _straight(
    foreign: Sequence[float], missing: Sequence[float], match: Mapping[int, Sequence[float]], repeats: frozenset[int]
) -> Alignment | None:
    """The best alignment where that is plain: each item is matched with what it is most like, and nothing is missing.

    No alignment scores more than its items at their highest, less the cost of those among them that match nothing.
    Where the stretch of items that has most by this count can be matched so, in one way only, all others score less.
    """
    tops = {item: top for item in sorted(match) if (top := max(match[item], default=0.0)) > 0}
    if not tops:
        return Alignment((), 0.0)
    stretch = _heaviest(foreign, tops)
    if stretch is None:
        return None
    items = [item for item in tops if item in stretch]
    likest = [[j for j, score in enumerate(match[item]) if score > tops[item] - _NEAR] for item in items]
    first = _rising(items, likest, repeats)
    if first is None or any(any(missing[one + 1 : other]) for one, other in pairwise(first)):
        return None
    if any(len(each) > 1 for each in likest) and first != _rising_last(items, likest, repeats):
        return None
    score, columns = 0.0, dict(zip(items, first, strict=True))
    for item in stretch:  # term by term, as each step adds one
        score = score + match[item][columns[item]] if item in columns else score - foreign[item]
    return Alignment(tuple(columns.items()), score)


def _heaviest(foreign: Sequence[float], tops: Mapping[int, float]) -> range | None:
    """The stretch, from one item with a score to another, that has the highest sum; None where another comes near."""
    top, found, is_alone = 0.0, range(0), True
    total, start, done, is_plain = 0.0, 0, 0, True
    for item, score in tops.items():
        total -= sum(foreign[done:item])
        if total <= _NEAR:  # it begins here; perhaps it may as well begin before
            is_plain = total < -_NEAR or not done
            total, start = 0.0, item
        total += score
        done = item + 1
        if total > top - _NEAR:
            is_alone = is_plain and total > top + _NEAR
            top, found = max(top, total), range(start, done)
    return found if is_alone and found else None


def _rising(items: Sequence[int], options: Sequence[Sequence[int]], repeats: frozenset[int]) -> list[int] | None:
    """The first of the options of each item such that they rise, or stay what may repeat in the next item."""
    found: list[int] = []
    before = -1
    for item, some in zip(items, options, strict=True):
        lowest = found[-1] + (before + 1 < item or found[-1] not in repeats) if found else 0
        option = next((each for each in some if each >= lowest), None)
        if option is None:
            return None
        found.append(option)
        before = item
    return found


def _rising_last(items: Sequence[int], options: Sequence[Sequence[int]], repeats: frozenset[int]) -> list[int]:
    """As :func:`_rising`, the last of the options of each, where there are such."""
    found = [options[-1][-1]]
    for item, behind, some in zip(items[-2::-1], items[:0:-1], options[-2::-1], strict=True):
        highest = found[-1] - (item + 1 < behind or found[-1] not in repeats)
        found.append(max(each for each in some if each <= highest))
    return found[::-1]


def _passed(above: _Line, passing: float, missing: Sequence[float]) -> _Line:
    """As :func:`_below`, for an item that is none of the form's."""
    scores = [0.0]
    steps: list[_AlignmentStep] = ["stop"]
    left = 0.0
    for up, lacking in zip(above.scores[1:], missing, strict=True):
        over, beside = up - passing, left - lacking
        if over > 0 and over >= beside:
            left = over
            steps.append("foreign")
        elif beside > 0:
            left = beside
            steps.append("missing")
        else:
            left = 0.0
            steps.append("stop")
        scores.append(left)
    return _Line(scores, steps)


def _below(
    above: _Line, similarities: Sequence[float], passing: float, missing: Sequence[float], repeats: frozenset[int]
) -> _Line:
    """The best scores of what ends with one more item of the document. It runs for every row of every table."""
    scores = [0.0]
    steps: list[_AlignmentStep] = ["stop"]
    left, corner = 0.0, above.scores[0]
    for j, (similar, up, lacking) in enumerate(zip(similarities, above.scores[1:], missing, strict=True)):
        score = 0.0
        step: _AlignmentStep = "stop"
        if (option := up - passing) > score:
            score, step = option, "foreign"
        if (option := left - lacking) > score:
            score, step = option, "missing"
        if similar > 0:
            if (option := corner + similar) > score:
                score, step = option, "match"
            if j in repeats and above.steps[j + 1] in _MATCHES and (option := up + similar) > score:
                score, step = option, "repeat"
        left, corner = score, up
        scores.append(score)
        steps.append(step)
    return _Line(scores, steps)


def _trace(lines: Mapping[int, _Line], corner: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    i, j = corner
    pairs = []
    while i in lines and (step := lines[i].steps[j]) != "stop":
        if step in _MATCHES:
            pairs.append((i - 1, j - 1))
        if step != "missing":
            i -= 1
        if step in ("match", "missing"):
            j -= 1
    return tuple(reversed(pairs))
