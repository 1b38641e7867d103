"""Gaussian elimination on rows of integers, without fractions."""

from __future__ import annotations

from collections.abc import Mapping
from math import gcd
from typing import Generic, TypeVar

Key = TypeVar("Key")


def without(
    key: Key, row: Mapping[Key, int], constant: int, pivot: Mapping[Key, int], pivot_constant: int
) -> tuple[dict[Key, int], int]:
    """The combination of a row and a pivot row that lacks ``key``, which both have; the row counts positively."""
    mine, theirs = row[key], pivot[key]
    shared = gcd(mine, theirs)
    times, less = theirs // shared, mine // shared
    if times < 0:
        times, less = -times, -less
    summed = {each: factor * times for each, factor in row.items()}
    for each, factor in pivot.items():
        summed[each] = summed.get(each, 0) - less * factor
    return {each: factor for each, factor in summed.items() if factor}, constant * times - less * pivot_constant


class Echelon(Generic[Key]):
    """Rows brought to echelon form one by one."""

    def __init__(self) -> None:
        self._pivots: list[tuple[Key, dict[Key, int], int]] = []

    @property
    def rank(self) -> int:
        """The number of independent rows."""
        return len(self._pivots)

    def add(self, factors: Mapping[Key, int], constant: int = 0) -> int | None:
        """Adds a row; None if it is independent of those before, else what remains of its constant."""
        row = dict(factors)
        for key, pivot, pivot_constant in self._pivots:
            if key in row:
                row, constant = _primitive(*without(key, row, constant, pivot, pivot_constant))
        if not row:
            return constant
        self._pivots.append((next(iter(row)), row, constant))
        return None


def _primitive(row: Mapping[Key, int], constant: int) -> tuple[dict[Key, int], int]:
    """The row divided by what all its numbers share, lest they grow."""
    divisor = gcd(constant, *row.values()) or 1
    return {key: factor // divisor for key, factor in row.items()}, constant // divisor
