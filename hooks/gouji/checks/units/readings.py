"""How a report stands to those of the units below: as their sum, as that with its own body's figures, or alone.

Which it is, nobody writes down; so it is taken from what agrees, once for all tables. Figures between zeros on both
sides say nothing, and fewer than four say too little: then it is taken for the sum. In this order:

- The difference is all that one unit reports: it is the sum, and that unit was left out, or counted twice.
- A quarter of the figures is above the sums, hardly any below, and what is above fulfils the equations of ``own`` but
  for slips: those are the figures of the unit's own body, and only what is below is at fault. Less than a quarter is
  what a slip looks like.
- More than half of the figures agree: it is the sum, with faults.
- Three quarters of what differs is below the sums: it reports for the body alone, and nothing can be compared.
- Else it is neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec.structs import replace

from gouji.checks.units.sums import Line, Sums

Reading = Literal["sum", "own and sum", "alone", "neither"]
_FEWEST = 4
"""Figures from which it can be told what a report is."""
_SHARE = 4
"""One in so many is a share that counts."""


def reading(every: Sequence[Sums]) -> Reading:
    """What a report is by all of its tables, in some of which it differs."""
    compared = [line for sums in every for line in sums.compared if line.plain]
    differing = [line for line in compared if not line.holds]
    below = sum(1 for line in differing if line.over < 0)
    if len(compared) < _FEWEST:
        return "sum"
    if _has_own(every, len(compared)):
        return "own and sum"
    if len(differing) * 2 < len(compared):
        return "sum"
    return "alone" if below * _SHARE >= len(differing) * (_SHARE - 1) else "neither"


def without_own(sums: Sums) -> Sums:
    """The table without the figures that are above the sums by what the unit's own body has."""
    return replace(sums, lines=tuple(line for line in sums.lines if not _is_own(sums, line)))


def _is_own(sums: Sums, line: Line) -> bool:
    return sums.rule.own is not None and line.plain and line.over > 0


def _has_own(every: Sequence[Sums], compared: int) -> bool:
    above, below, broken = 0, 0, 0
    for sums in every:
        own = [line for line in sums.differing if _is_own(sums, line)]
        above += len(own)
        below += len(sums.differing) - len(own)
        broken += sums.failing_own(sums.over.get) if own else 0
    return above * _SHARE >= compared and max(below, broken) * _SHARE <= above
