"""A system of equations taken apart into components that share no cell, so that each can be judged alone."""

from __future__ import annotations

from msgspec import Struct

from gouji.equations.equation import Address
from gouji.localization.deduction import ParityCheck, System


class Component(Struct, frozen=True):
    """Checks and definitions that are connected through their cells, and the equations behind them, by index."""

    checks: tuple[ParityCheck, ...]
    blanks: frozenset[Address]
    origins: frozenset[int]


def components(system: System) -> list[Component]:
    """The components of a system."""
    found: list[tuple[set[Address], Component]] = []
    members = [
        *((check, Component((check,), frozenset(), check.origins)) for check in system.checks),
        *((each, Component((), frozenset((cell,)), each.origins)) for cell, each in system.definitions.items()),
    ]
    for check, alone in members:
        cells, joined = set(check.factors), alone
        acomponent = []
        for other_cells, other in found:
            if cells.isdisjoint(other_cells):
                acomponent.append((other_cells, other))
            else:
                cells |= other_cells
                joined = _joined(other, joined)
        found = [*acomponent, (cells, joined)]
    return [component for _, component in found]


def _joined(one: Component, other: Component) -> Component:
    return Component(one.checks + other.checks, one.blanks | other.blanks, one.origins | other.origins)
