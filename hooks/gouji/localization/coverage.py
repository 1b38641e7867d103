"""How well equations cover the cells of a table: what a wrong cell breaks, and what it can be distinguished from.

A table is read as a code word and its equations as parity checks: a wrong cell is detected if it is in some equation,
and located if no other single cell would explain the same failures. The distance is the smallest number of cells that
can change without any equation failing. All arithmetic is exact, on integers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import gcd

from msgspec import Struct

from gouji.equations.equation import Address, Equation
from gouji.localization.elimination import Echelon

MAXIMUM_DISTANCE = 4
MAXIMUM_STEPS = 200_000


class Coverage(Struct, frozen=True):
    """The coverage of a table.

    ``implied`` and ``contradictory`` are indices of equations that follow from, or exclude, those before them.
    ``unchecked`` cells are in no equation; a change of an ``unlocated`` one is detected, but another cell explains it
    equally. ``distance`` is a lower bound where ``exact`` is False: the search ends at four cells.
    """

    cells: int
    equations: int
    inequalities: int
    rank: int
    implied: tuple[int, ...]
    contradictory: tuple[int, ...]
    unchecked: tuple[Address, ...]
    unlocated: tuple[Address, ...]
    distance: int
    exact: bool


def coverage(cells: Sequence[Address], equations: Sequence[Equation]) -> Coverage:
    """The coverage of ``cells`` by ``equations``; inequalities are counted, but detect too little to be reckoned."""
    equal = {index: equation for index, equation in enumerate(equations) if equation.linear}
    elimination: Echelon[Address] = Echelon()
    implied: list[int] = []
    contradictory: list[int] = []
    for index, equation in equal.items():
        constant = elimination.add(equation.coefficients, equation.constant)
        if constant is not None:
            (contradictory if constant else implied).append(index)
    columns: dict[Address, dict[int, int]] = {cell: {} for cell in cells}
    for index, equation in equal.items():
        for cell, factor in equation.coefficients.items():
            columns[cell][index] = factor
    alike = _alike(columns)
    unchecked = tuple(cell for cell in cells if not columns[cell])
    unlocated = tuple(cell for cell in cells if columns[cell] and alike[cell] > 1)
    distance, exact = (1, True) if unchecked else (2, True) if unlocated else _Distance(columns).search()
    return Coverage(
        cells=len(cells),
        equations=len(equal),
        inequalities=len(equations) - len(equal),
        rank=elimination.rank,
        implied=tuple(implied),
        contradictory=tuple(contradictory),
        unchecked=unchecked,
        unlocated=unlocated,
        distance=distance,
        exact=exact,
    )


def _alike(columns: Mapping[Address, Mapping[int, int]]) -> dict[Address, int]:
    """How many cells, itself included, touch the same equations with factors in the same proportion."""
    directions = {cell: _direction(column) for cell, column in columns.items()}
    count: dict[tuple[tuple[int, int], ...], int] = {}
    for direction in directions.values():
        count[direction] = count.get(direction, 0) + 1
    return {cell: count[direction] for cell, direction in directions.items()}


def _direction(column: Mapping[int, int]) -> tuple[tuple[int, int], ...]:
    divisor = gcd(*column.values()) or 1
    entries = sorted(column.items())
    sign = -1 if entries and entries[0][1] < 0 else 1
    return tuple((index, sign * factor // divisor) for index, factor in entries)


class _Distance:
    """The least number of cells that can change together unseen: the smallest dependent set of columns.

    In such a set every equation is touched by two cells or by none. The search adds, to the cells chosen, a cell of an
    equation that only one of them touches; where there is none, any cell that shares an equation with them.
    """

    def __init__(self, columns: Mapping[Address, Mapping[int, int]]) -> None:
        self._columns = list(columns.values())
        self._members: dict[int, list[int]] = {}
        for cell, column in enumerate(self._columns):
            for index in column:
                self._members.setdefault(index, []).append(cell)
        self._steps = 0

    def search(self) -> tuple[int, bool]:
        """The distance and True, or what it is at least and False; sets of one and two are known not to exist."""
        for size in range(3, MAXIMUM_DISTANCE + 1):
            if any(self._completed([cell], size) for cell in range(len(self._columns))):
                return size, True
            if self._steps > MAXIMUM_STEPS:
                return size, False
        return MAXIMUM_DISTANCE + 1, False

    def _completed(self, chosen: list[int], size: int) -> bool:
        """Whether the chosen cells, the first of which comes first in the table, are part of a dependent set."""
        self._steps += 1
        if self._steps > MAXIMUM_STEPS:
            return False
        if len(chosen) == size:
            return self._is_dependent(chosen)
        return any(self._completed([*chosen, cell], size) for cell in self._candidates(chosen))

    def _candidates(self, chosen: Sequence[int]) -> Iterable[int]:
        touched: dict[int, int] = {}
        for cell in chosen:
            for index in self._columns[cell]:
                touched[index] = touched.get(index, 0) + 1
        alone = [index for index, count in touched.items() if count == 1]
        followed = [min(alone, key=lambda index: len(self._members[index]))] if alone else touched
        cells = dict.fromkeys(cell for index in followed for cell in self._members[index])
        return (cell for cell in cells if cell > chosen[0] and cell not in chosen)

    def _is_dependent(self, chosen: Sequence[int]) -> bool:
        elimination: Echelon[int] = Echelon()
        return any(elimination.add(self._columns[cell]) is not None for cell in chosen)
