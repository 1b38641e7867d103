from __future__ import annotations

from gouji.equations.equation import Address
from gouji.localization.deduction import ParityCheck
from gouji.localization.search import Changes, smallest_changes

X, Y, Z = ("x", "n"), ("y", "n"), ("z", "n")


def explained(allowed: set[tuple[Address, int]], *checks: tuple[tuple[Address, ...], int]) -> list[Changes]:
    """The smallest sets of ``allowed`` changes that fix checks, each the sum of some cells with what it is off by."""
    parity = [ParityCheck(dict.fromkeys(cells, 1), 0, frozenset((index,))) for index, (cells, _) in enumerate(checks)]
    found = smallest_changes(parity, [off for _, off in checks], lambda *change: change in allowed, lambda _: True)
    return list(found.sets)


def test_the_one_cell_of_all_failing_checks() -> None:
    assert explained({(X, -1), (Y, -1), (Z, -1)}, ((X, Y), 1), ((X, Z), 1)) == [{X: -1}]


def test_several_sets_of_one_size() -> None:
    assert explained({(X, -1), (Y, -1)}, ((X, Y), 1)) == [{X: -1}, {Y: -1}]


def test_a_cell_changes_once_in_a_set() -> None:
    """Taken down by one and then by two, x would fix the second check, and y repair the first: but that is by three."""
    assert explained({(X, -1), (X, -2), (Y, 2)}, ((X, Y), 1), ((X, Z), 3)) == []
