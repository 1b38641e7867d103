"""The smallest sets of cells whose change makes every check hold: exact search along the checks that fail.

In any set of at most three wrong cells of such a table some check is touched by exactly one of them, so that this cell
must fix that check alone: the search follows failing checks, and every step fixes one cell at one value. Where a
family of checks that share no cell has as many failures as cells may change, each failure has a cell of its own, and
one of them is enough to follow. The work is bounded by steps, not by time, so that results don't depend on the machine.

After the generalised Fellegi-Holt paradigm (Fellegi & Holt 1976; Scholtus 2016): the least number of changed values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from gouji.equations.equation import Address
from gouji.localization.deduction import ParityCheck
from gouji.system import deadline

MAXIMUM_CELLS = 4
MAXIMUM_SETS = 50
MAXIMUM_STEPS = 10_000

Changes = dict[Address, int]
"""What to add to each of some cells, in units."""


class ChangeSets(Struct, frozen=True):
    """All smallest sets of changes; ``complete`` is False where the search gave up before it had seen them all."""

    sets: tuple[Changes, ...]
    complete: bool


def smallest_changes(
    checks: Sequence[ParityCheck],
    residuals: Sequence[int],
    candidates: Callable[[Address, int], bool],
    accepted: Callable[[Changes], bool],
) -> ChangeSets:
    """All smallest sets of at most four cells that fix every check.

    Args:
        checks: the checks, whether they fail or hold.
        residuals: by how much each fails.
        candidates: whether a cell may change by an amount.
        accepted: whether a whole set of changes is admissible.
    """
    search = _Search(checks, residuals, candidates, accepted)
    for size in range(1, MAXIMUM_CELLS + 1):
        sets = search.of_size(size)
        if sets or search.exhausted:
            return ChangeSets(tuple(sets), complete=not search.exhausted)
    return ChangeSets((), complete=True)


class _Search:
    def __init__(
        self,
        checks: Sequence[ParityCheck],
        residuals: Sequence[int],
        candidates: Callable[[Address, int], bool],
        accepted: Callable[[Changes], bool],
    ) -> None:
        self._checks = [list(check.factors.items()) for check in checks]
        self._touched: dict[Address, list[tuple[int, int]]] = {}
        for index, factors in enumerate(self._checks):
            for cell, factor in factors:
                self._touched.setdefault(cell, []).append((index, factor))
        self._families = _families(checks)
        self._failing = {index: residual for index, residual in enumerate(residuals) if residual}
        self._candidate = candidates
        self._accepted = accepted
        self._steps = 0
        self._seen: set[frozenset[tuple[Address, int]]] = set()
        self._sets: list[Changes] = []

    @property
    def exhausted(self) -> bool:
        return self._steps > MAXIMUM_STEPS or len(self._sets) >= MAXIMUM_SETS

    def of_size(self, size: int) -> list[Changes]:
        self._seen.clear()
        self._sets = []
        if self._within(self._failing, size):
            self._explore(self._failing, size, {})
        return self._sets

    def _explore(self, failing: dict[int, int], size: int, changes: Changes) -> None:
        deadline.check()
        if size == 1:
            self._finish(failing, changes)
            return
        for index in self._to_follow(failing, size):
            for cell, change in self._moves(index, failing[index], changes):
                if self.exhausted:
                    return
                left = self._after(failing, cell, change)
                if left and self._within(left, size - 1):
                    chosen = {**changes, cell: change}
                    key = frozenset(chosen.items())
                    if key not in self._seen:
                        self._seen.add(key)
                        self._explore(left, size - 1, chosen)

    def _finish(self, failing: dict[int, int], changes: Changes) -> None:
        """The last cell must fix all that still fails."""
        index = min(failing, key=lambda each: len(self._checks[each]))
        for cell, change in self._moves(index, failing[index], changes):
            touched = self._touched[cell]
            if len(touched) == len(failing) and all(failing.get(i) == -factor * change for i, factor in touched):
                found = {**changes, cell: change}
                if found not in self._sets and self._accepted(found):
                    self._sets.append(found)

    def _moves(self, index: int, residual: int, changes: Changes) -> Iterator[tuple[Address, int]]:
        """The cells that can fix a check alone, and by how much they change."""
        for cell, factor in self._checks[index]:
            self._steps += 1
            if residual % factor == 0 and cell not in changes:
                change = -residual // factor
                if self._candidate(cell, change):
                    yield cell, change

    def _after(self, failing: dict[int, int], cell: Address, change: int) -> dict[int, int]:
        left = dict(failing)
        for index, factor in self._touched[cell]:
            residual = left.get(index, 0) + factor * change
            if residual:
                left[index] = residual
            else:
                left.pop(index, None)
        return left

    def _within(self, failing: dict[int, int], size: int) -> bool:
        """Whether so few cells could fix all of it: a cell touches only one check of a family."""
        counts: dict[int, int] = {}
        for index in failing:
            family = self._families[index]
            counts[family] = counts.get(family, 0) + 1
        return max(counts.values(), default=0) <= size

    def _to_follow(self, failing: dict[int, int], size: int) -> list[int]:
        families: dict[int, list[int]] = {}
        for index in failing:
            families.setdefault(self._families[index], []).append(index)
        for family in families.values():
            if len(family) == size:
                return [min(family, key=lambda index: len(self._checks[index]))]
        return list(failing)


def _families(checks: Sequence[ParityCheck]) -> list[int]:
    """A number for each check, such that checks of one number share no cell (greedy colouring)."""
    members: list[set[Address]] = []
    numbers = []
    for check in checks:
        cells = check.factors.keys()
        number = next((n for n, used in enumerate(members) if used.isdisjoint(cells)), len(members))
        if number == len(members):
            members.append(set())
        members[number] |= cells
        numbers.append(number)
    return numbers
