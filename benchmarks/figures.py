"""Random figures of a report that agree with each other, drawn so that small offices are as frequent as large ones."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

MOST_REQUESTS = 3000
Figures = dict[tuple[str, str], int]
"""By row and column."""


def requests(draw: Random, rows: Sequence[str], columns: Sequence[str]) -> Figures:
    """A consistent table of requests; most are by natural persons, few outcomes carry most of them.

    The rows are new, carried in, the outcomes, their total and carried out; the last column is the total.
    """
    values: Figures = {}
    *parties, total = columns
    outcomes = rows[2:-2]
    size = int(MOST_REQUESTS ** draw.random())
    shares = [draw.paretovariate(0.5) for _ in outcomes]
    organisations = [draw.random() ** 3 for _ in parties[1:]]
    new = split(draw, size, [0.87 * 6, *(share * 0.6 for share in organisations)])
    for column, count in zip(parties, new, strict=True):
        carried_in = draw.randint(0, count // 12) if draw.randrange(2) else 0
        carried_out = draw.randint(0, (count + carried_in) // 12) if draw.randrange(2) else 0
        done = count + carried_in - carried_out
        values |= {("new", column): count, ("carried_in", column): carried_in}
        values |= {("outcome.total", column): done, ("carried_out", column): carried_out}
        for row, part in zip(outcomes, split(draw, done, shares), strict=True):
            values[row, column] = part
    for row in rows:
        values[row, total] = sum(values[row, column] for column in parties)
    return values


def split(draw: Random, total: int, shares: Sequence[float]) -> list[int]:
    """The total in as many parts as there are shares."""
    counts = [0] * len(shares)
    for index in draw.choices(range(len(shares)), shares, k=total):
        counts[index] += 1
    return counts
