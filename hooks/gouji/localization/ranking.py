"""How likely it is that someone made these mistakes: the order of explanations that fix the same equations.

Costs are set by hand and only break ties; which cells can be wrong at all is decided by exact search. Most typing
errors are a single edit (Damerau 1964), and a value in the neighbouring cell is one slip, not two.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct

from gouji.equations.equation import Address, Equation

SlipKind = Literal[
    "moved",
    "sign",
    "swapped",
    "transposed",
    "off by one",
    "total left at zero",
    "digit lost",
    "digit added",
    "digit replaced",
    "other",
]

COSTS: Mapping[SlipKind, int] = {
    "moved": 1,
    "sign": 1,
    "swapped": 2,
    "transposed": 3,
    "off by one": 4,
    "total left at zero": 4,
    "digit lost": 5,
    "digit added": 6,
    "digit replaced": 6,
    "other": 8,
}
"""What a slip costs. ``moved`` and ``swapped`` explain two neighbouring cells at once."""

CLEAR_GAP = 4
"""By so much the best explanation must be cheaper than the next for it to be called likely."""


class Ranking(Struct, frozen=True):
    """What is known of a table's geography.

    ``order`` has every cell's place (row, column), counted from 0; ``totals`` are cells that an equation equates with a
    sum. Without ``costs`` all explanations of one size cost the same.
    """

    order: Mapping[Address, tuple[int, int]]
    totals: frozenset[Address]
    costs: bool = True

    def cost(self, values: Mapping[Address, int], changes: Mapping[Address, int]) -> int:
        """The cost of the cheapest set of slips that explains why the values are as they are."""
        return self._cost(values, changes, sorted(changes, key=self.place)) if self.costs else 0

    def place(self, cell: Address) -> tuple[int, int]:
        """Row and column, counted from 0."""
        return self.order[cell]

    def _cost(self, values: Mapping[Address, int], changes: Mapping[Address, int], cells: list[Address]) -> int:
        if not cells:
            return 0
        first, rest = cells[0], cells[1:]
        written = values[first]
        costs = [COSTS[self._slip(first, written, written + changes[first])] + self._cost(values, changes, rest)]
        for other in rest:
            pair = self.exchange(first, other, values, changes)
            if pair:
                remaining = [cell for cell in rest if cell != other]
                costs.append(COSTS[pair] + self._cost(values, changes, remaining))
        return min(costs)

    def exchange(
        self, one: Address, other: Address, values: Mapping[Address, int], changes: Mapping[Address, int]
    ) -> SlipKind | None:
        """The one slip that explains two cells, if they are neighbours whose values changed places; else None."""
        (row, column), (other_row, other_column) = self.place(one), self.place(other)
        if abs(row - other_row) + abs(column - other_column) != 1:
            return None
        written = values[one], values[other]
        true = values[one] + changes[one], values[other] + changes[other]
        if written != true[::-1]:
            return None
        return "moved" if 0 in written else "swapped"

    def _slip(self, cell: Address, written: int, true: int) -> SlipKind:
        if written == -true:
            return "sign"
        if written == 0 and cell in self.totals:
            return "total left at zero"
        return slip(written, true)


def slip(written: int, true: int) -> SlipKind:
    """The edit that made ``written`` of ``true``."""
    if abs(written - true) == 1:
        return "off by one"
    wrong, right = str(written), str(true)
    if len(wrong) == len(right):
        differing = [index for index in range(len(wrong)) if wrong[index] != right[index]]
        if len(differing) == 1 and len(wrong) > 1:
            return "digit replaced"
        if len(differing) == 2:  # noqa: PLR2004 - a transposition touches two digits
            first, second = differing
            if second == first + 1 and wrong[first] == right[second] and wrong[second] == right[first]:
                return "transposed"
    if len(wrong) + 1 == len(right) and _without_one(right, wrong):
        return "digit lost"
    if len(wrong) == len(right) + 1 and _without_one(wrong, right):
        return "digit added"
    return "other"


def _without_one(longer: str, shorter: str) -> bool:
    return any(longer[:index] + longer[index + 1 :] == shorter for index in range(len(longer)))


def totals(equations: Sequence[Equation]) -> frozenset[Address]:
    """The cells that stand alone on one side of an equation and face a sum."""
    found = set()
    for equation in equations:
        for side, facing in ((equation.left, equation.right), (equation.right, equation.left)):
            if len(side.terms) == 1 and not side.constant and len(facing.terms) > 1:
                found.add(side.terms[0][0])
    return frozenset(found)
