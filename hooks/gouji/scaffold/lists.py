"""Lists that stand side by side in one grid, such as incomes and expenses: the header says its first label again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from gouji.scaffold.codes import has_codes
from gouji.scaffold.grid import Grid, Slot
from gouji.scaffold.kinds import is_figure

_FEWEST = 2
"""So many labels of rows under a head are no accident."""


def lists(grid: Grid) -> list[Grid]:
    """The lists of a grid, each as one of its own; those of codes that go on beside each other as one."""
    starts = _starts(grid)
    if not starts:
        return [grid]
    bounds = list(pairwise([0, *starts, grid.width]))
    parted = [_parted(row, bounds) for row in grid.data]
    found = [
        _with_heads(
            replace(
                grid,
                header=[row[start:end] for row in grid.header],
                data=[parts[order] for parts in parted if any(slot.text for slot in parts[order])],
            )
        )
        for order, (start, end) in enumerate(bounds)
    ]
    whole = _joined(found)
    return [whole] if has_codes(whole) and len({_labels(each) for each in found}) == 1 else found


def _starts(grid: Grid) -> list[int]:
    """The columns where further lists begin."""
    for row in grid.header:
        head = row[0].text
        pairs = enumerate(pairwise(row), 1)
        again = [at for at, (before, slot) in pairs if head and slot.text == head != before.text]
        if again and all(_names_rows(grid, at) for at in (0, *again)):
            return again
    return []


def _names_rows(grid: Grid, at: int) -> bool:
    """Whether labels or codes stand in a column, with words beside them."""
    beside = at + 1 < grid.width
    words = [row[at].text for row in grid.data if not is_figure(row[at].text)]
    codes = [row for row in grid.data if row[at].text.isdecimal() and beside and not is_figure(row[at + 1].text)]
    return len([text for text in words if text]) >= _FEWEST or len(codes) >= _FEWEST


def _parted(row: Sequence[Slot], bounds: Sequence[tuple[int, int]]) -> list[list[Slot]]:
    """A row by list. The figure of a total may stand under a further list, in its last column."""
    parts = [list(row[start:end]) for start, end in bounds]
    for own, part in pairwise(parts):
        beyond = [slot for slot in part if slot.text and slot.cell is not own[0].cell]
        if own[0].text and len(beyond) == 1 and beyond[0] is part[-1] and len(part) > 1:
            own[1:] = [Slot("")] * (len(own) - 2) + beyond
            part[:] = [Slot("")] * len(part)
    return parts


def _with_heads(part: Grid) -> Grid:
    """A list without the rows of its header that say one thing over all of it."""
    header = list(part.header)
    heads: list[str] = []
    while len(header) > 1 and not any(slot.text for slot in header[0] if slot.cell is not header[0][0].cell):
        heads += [slot.text for slot in header.pop(0)[:1] if slot.text]
    return replace(part, header=header, heads=tuple(heads))


def _joined(parts: Sequence[Grid]) -> Grid:
    heads = dict.fromkeys(head for part in parts for head in part.heads)
    return replace(parts[0], data=[row for part in parts for row in part.data], heads=tuple(heads))


def _labels(part: Grid) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(slot.text for slot in row) for row in part.header)
