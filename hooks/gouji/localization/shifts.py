"""Whole rows or columns that stand one place off: too many wrong cells to search for, yet one slip."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct

from gouji.equations.equation import Address, Equation
from gouji.equations.fixed_point import Number, Scale, scale_of, scaled
from gouji.equations.names import Role
from gouji.localization.deduction import ParityCheck, reduced


class Shift(Struct, frozen=True):
    """The values of a row or column stand ``places`` too far on (down or right; negative: up or left)."""

    role: Role
    about: str
    places: int


def shifts(
    values: Mapping[Address, Number | None],
    equations: Sequence[Equation],
    rows: Sequence[str],
    columns: Sequence[str],
    failing: Sequence[ParityCheck],
    *,
    counts: bool,
    only: Collection[int],
) -> Iterator[tuple[Shift, Mapping[Address, Number | None]]]:
    """Every shift that, undone, makes the equations in ``only`` hold, with the values as they should stand.

    The value that fell off the end is unknown: None. ``failing`` are the checks without unknowns that fail now.
    """
    scale = scale_of(value for value in values.values() if value is not None)
    concerned = {cell: values.get(cell) for check in failing for cell in check.factors}
    lines: list[tuple[Role, str, list[Address]]] = [
        *(("column", column, [(row, column) for row in rows]) for column in columns),
        *(("row", row, [(row, column) for column in columns]) for row in rows),
    ]
    for role, about, line in lines:
        if any(cell not in values for cell in line) or not any(values[cell] for cell in line):
            continue
        if failing and concerned.keys().isdisjoint(line):
            continue  # what fails goes on failing
        for places in (1, -1):
            moved = _moved(line, values, places)
            if _fixes(concerned, moved, failing, scale):
                whole = {**values, **moved}
                if _consistent(whole, equations, counts=counts, only=only):
                    yield Shift(role, about, places), whole


def _moved(
    line: Sequence[Address], values: Mapping[Address, Number | None], places: int
) -> dict[Address, Number | None]:
    """The values of a line moved back by so many places."""
    origins = range(places, len(line) + places)
    return {
        cell: values[line[origin]] if 0 <= origin < len(line) else None
        for cell, origin in zip(line, origins, strict=True)
    }


def _fixes(
    written: Mapping[Address, Number | None],
    moved: Mapping[Address, Number | None],
    failing: Sequence[ParityCheck],
    scale: Scale,
) -> bool:
    """Whether the checks hold that are still without unknowns: the quick way to refuse most shifts."""
    whole = scaled({cell: moved.get(cell, value) for cell, value in written.items()}, scale)
    return all(check.residual(whole) == 0 for check in failing if check.factors.keys() <= whole.keys())


def _consistent(
    values: Mapping[Address, Number | None], equations: Sequence[Equation], *, counts: bool, only: Collection[int]
) -> bool:
    system = reduced(values, equations, counts=counts, only=only)
    if any(check.residual(system.values) for check in system.checks):
        return False
    return all(value is not None and (value >= 0 or not counts) for value in system.deduced().values())
