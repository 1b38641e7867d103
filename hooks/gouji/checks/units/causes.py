"""What most likely explains that a report differs from the sum of those below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct

from gouji.checks.units.sums import Sums
from gouji.equations.fixed_point import Number
from gouji.equations.places import CellName
from gouji.records.model import Record

Sort = Literal["left out", "twice", "same figures", "child", "report"]
_TELLING = 3
"""Figures of a unit that tell it from others."""


class Cause(Struct, frozen=True):
    """Why a report differs: by what another one of these sorts is to it, or by itself.

    ``record`` is one below that was left out, was counted twice, has just the figures that are missing, or is itself
    wrong; or that which is judged.
    """

    sort: Sort
    record: Record


def whole_cause(every: Sequence[Sums], children: Sequence[Record]) -> Cause | None:
    """The one report that the figures of all tables leave out, or count twice; None where that explains nothing."""
    over = {cell: by for sums in every for cell, by in sums.over.items()}
    return _single([_whole(over, child) for child in children])


def cause_of(sums: Sums, record: Record, children: Sequence[Record]) -> Cause | None:
    """The one that explains all differences of a table; None where none does, or several do."""
    if not all(line.plain for line in sums.differing):
        return None
    cells = [line.cell for line in sums.differing]
    return (
        _single([_whole(sums.over, child) for child in children])
        or _culprit(sums, cells, record, children)
        or _single([_part(sums, cells, child) for child in children])
    )


def _single(causes: Sequence[Cause | None]) -> Cause | None:
    found = [each for each in causes if each]
    return found[0] if len(found) == 1 else None


def _whole(over: Mapping[CellName, Number], child: Record) -> Cause | None:
    """The report that is missing from figures, or in them twice; of a single figure nobody can tell."""
    theirs = {cell: child.number(cell) or 0 for cell in over}
    if sum(1 for number in theirs.values() if number) < _TELLING:
        return None
    if all(over[cell] == -number for cell, number in theirs.items()):
        return Cause("left out", child)
    return Cause("twice", child) if all(over[cell] == number for cell, number in theirs.items()) else None


def _part(sums: Sums, cells: Sequence[CellName], child: Record) -> Cause | None:
    """The report that has just what differs, in each cell."""
    same = all(child.number(cell) == abs(sums.over[cell]) for cell in cells)
    return Cause("same figures", child) if same else None


def _culprit(sums: Sums, cells: Sequence[CellName], record: Record, children: Sequence[Record]) -> Cause | None:
    """The one report whose own equations hold once it has what makes the sums agree."""
    gains = [(_gain(sums, cells, record, -1), Cause("report", record))]
    gains += [(_gain(sums, cells, child, 1), Cause("child", child)) for child in children]
    most = max(gain for gain, _ in gains)
    return _single([cause for gain, cause in gains if gain == most]) if most > 0 else None


def _gain(sums: Sums, cells: Sequence[CellName], record: Record, sign: int) -> int:
    """How many more of its own equations hold, once what differs is made good in a report."""
    mended: dict[CellName, Number] = {cell: (record.number(cell) or 0) + sign * sums.over[cell] for cell in cells}
    if min(mended.values()) < 0:
        return 0

    def after(cell: CellName) -> Number | None:
        return mended.get(cell, record.number(cell))

    return sums.failing_own(record.number) - sums.failing_own(after)
