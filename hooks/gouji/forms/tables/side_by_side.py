"""Lists that stand side by side in one grid, such as incomes and expenses, read one below the other.

Where a header says the label of its first column again further on, a list begins there: if it is one that names rows,
or if labels of rows stand under it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from gouji.forms.tables.row import CandidateCell, CandidateReading
from gouji.text.lazy import lazy_re

_FEWEST = 2
"""So many labels of rows under a head are no accident."""
_REMARK = lazy_re(r"(?<=\S)\s*[(（][^()（）]*[)）]\s*$")
_WITH_TOTAL = 2
"""A row that reaches into the next list is a label and its figure."""

Slots = tuple[CandidateCell, ...]


def lists(rows: Sequence[Slots], reading: CandidateReading) -> Iterator[list[Slots]]:
    """The rows of each list in a grid; all of the grid where it is one."""
    starts = _starts(rows, reading)
    if not starts:
        yield list(rows)
        return
    bounds = [0, *starts, max(slots[-1].end for slots in rows)]
    parted = [_parted(slots, bounds) for slots in rows]
    for order in range(len(bounds) - 1):
        yield [parts[order] for parts in parted if parts[order]]


def _starts(rows: Sequence[Slots], reading: CandidateReading) -> list[int]:
    """The grid columns where further lists begin."""
    for index, slots in enumerate(rows):
        filled = [slot for slot in slots if slot.text.value.strip()]
        head = reading.fold(filled[0].text.value) if filled else ""
        if not head or all(_head(text, reading) != head for text in {slot.text.value for slot in filled[1:]}):
            continue
        again = [
            slot.column
            for before, slot in pairwise(filled)
            if _head(slot.text.value, reading) == head != _head(before.text.value, reading)
        ]
        if again and (reading.is_naming(head) or all(_has_labels(rows[index + 1 :], at, reading) for at in again)):
            return again
    return []


def _head(text: str, reading: CandidateReading) -> str:
    """A label without what stands in brackets behind it and tells of one list only."""
    return reading.fold(_REMARK.sub("", text) if ")" in text or "）" in text else text)


def _has_labels(rows: Sequence[Slots], column: int, reading: CandidateReading) -> bool:
    below = (slot.text.value for slots in rows for slot in slots if slot.column == column)
    return sum(1 for text in below if text.strip() and reading.is_label(text)) >= _FEWEST


def _parted(slots: Slots, bounds: Sequence[int]) -> list[Slots]:
    """The cells of a row by list; a cell that reaches into the next one stays with the list in which it begins."""
    parts: list[Slots] = []
    for start, end in pairwise(bounds):
        own = tuple(slot for slot in slots if start <= slot.column < end)
        if parts and _goes_on(own, start):
            parts[-1] = (*parts[-1], *own)
            parts.append(())
        else:
            parts.append(own)
    return [_closed_up(part, end) for part, end in zip(parts, bounds[1:], strict=True)]


def _goes_on(own: Slots, start: int) -> bool:
    """Whether cells belong to the row of the list before: nothing but its figure stands here, in the last column."""
    filled = [slot for slot in own if slot.text.value.strip()]
    return len(filled) == 1 and filled[0] is own[-1] and filled[0].column > start


def _closed_up(part: Slots, end: int) -> Slots:
    """A label whose figure stands under a further list, with the figure in the last column of its own."""
    filled = [slot for slot in part if slot.text.value.strip()]
    if len(filled) != _WITH_TOTAL or filled[1].column < end:
        return part
    label = replace(filled[0], width=1) if filled[0].end >= end else filled[0]
    return (label, replace(filled[1], column=end - 1, width=1))
