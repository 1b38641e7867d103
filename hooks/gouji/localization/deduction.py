"""What blank cells must hold, and what remains to be checked without them.

Every equation with unknown cells either determines one of them or joins with others into a combination without any:
Gaussian elimination of the unknowns, exact, in integers. Blanks thus cost no more of the table's redundancy than they
must, and none counts as zero in silence. Where values are counts, a sum of cells that is zero has only zeros (the zero
logic of `deductive`, de Jonge & van der Loo).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

from msgspec import Struct, field

from gouji.equations.equation import Address, Equation
from gouji.equations.fixed_point import Number, Scale, scale_of, scaled
from gouji.localization.elimination import without


class ParityCheck(Struct):
    """``factors`` · values + ``constant`` = 0: an equation or a combination of the equations in ``origins``."""

    factors: dict[Address, int]
    constant: int
    origins: frozenset[int]

    def residual(self, values: Mapping[Address, int]) -> int:
        """By how much it fails; 0 where it holds. All its cells have values."""
        return self.constant + sum(factor * values[cell] for cell, factor in self.factors.items())


class System(Struct, frozen=True, dict=True):
    """A table and its equations, in units of ``scale``.

    ``values`` are the cells as written and the ``zeros``, blanks that can only be 0. ``checks`` are free of unknowns.
    ``definitions`` are the equations that give an unknown, some of them by others that stay open.
    """

    scale: Scale
    values: Mapping[Address, int]
    checks: tuple[ParityCheck, ...]
    definitions: Mapping[Address, ParityCheck] = field(default_factory=dict)
    zeros: frozenset[Address] = frozenset()

    @property
    def assessed(self) -> frozenset[int]:
        """The equations that were put to the test, by index."""
        return frozenset().union(*(check.origins for check in self.checks))

    @cached_property
    def negative(self) -> bool:
        """Whether any value is below 0."""
        return any(value < 0 for value in self.values.values())

    def deduced(self, changes: Mapping[Address, int] | None = None) -> dict[Address, int | None]:
        """What the unknowns must be once ``changes`` are added to the values; None where that is no whole number."""
        values = self._changed(changes)
        return {
            cell: _solved(definition, cell, values)
            for cell, definition in self.definitions.items()
            if definition.factors.keys() - values.keys() == {cell}
        }

    def completed(self, changes: Mapping[Address, int] | None = None) -> dict[Address, int]:
        """Values, and some for the unknowns that fit as many equations as possible: an example, not a deduction."""
        values = dict(self._changed(changes))
        for definition in self.definitions.values():
            for cell in definition.factors.keys() - self.definitions.keys():
                values.setdefault(cell, 0)
        return values | {cell: _solved(each, cell, values) or 0 for cell, each in self.definitions.items()}

    def _changed(self, changes: Mapping[Address, int] | None) -> Mapping[Address, int]:
        if not changes:
            return self.values
        return {**self.values, **{cell: self.values[cell] + change for cell, change in changes.items()}}


def deduce(
    values: Mapping[Address, Number | None], equations: Sequence[Equation], *, counts: bool = True
) -> dict[Address, Number]:
    """The values that blank cells (None) must have for the equations to hold; blanks that stay open are left out.

    ``counts`` says that values are whole and not negative. A deduced value that can't be a count is returned as it is:
    it contradicts the equations.
    """
    system = reduced(values, equations, counts=counts)
    found = {cell: value for cell, value in system.deduced().items() if value is not None}
    return {cell: system.scale.number(value) for cell, value in {**dict.fromkeys(system.zeros, 0), **found}.items()}


def reduced(
    values: Mapping[Address, Number | None],
    equations: Sequence[Equation],
    *,
    counts: bool = True,
    zeros: Collection[Address] = (),
    only: Collection[int] | None = None,
) -> System:
    """The equations without the unknown cells. Equations over cells that ``values`` doesn't have are left out.

    ``zeros`` are unknown cells to be taken as 0; ``only`` are the equations to be used, by index.
    """
    scale = scale_of(value for value in values.values() if value is not None)
    known = scaled(values, scale) | dict.fromkeys(zeros, 0)
    usable = [
        ParityCheck(dict(equation.coefficients), equation.constant * scale.unit, frozenset((index,)))
        for index, equation in enumerate(equations)
        if equation.linear and equation.cells <= values.keys() and (only is None or index in only)
    ]
    if len(known) == len(values):
        return System(scale, known, tuple(usable))
    return _Reduction(scale, known, usable, counts=counts).run()


class _Reduction:
    """The work of :func:`reduced`: checks change in place until no unknown can be removed any more."""

    def __init__(self, scale: Scale, known: dict[Address, int], checks: list[ParityCheck], *, counts: bool) -> None:
        self._scale = scale
        self._values = known
        self._open = checks
        self._counts = counts
        self._definitions: dict[Address, ParityCheck] = {}
        self._zeros: set[Address] = set()

    def run(self) -> System:
        done: list[ParityCheck] = []
        while self._open:
            unknowns = [(check, self._unknowns(check)) for check in self._open]
            done += [check for check, cells in unknowns if not cells]
            unknowns = [(check, cells) for check, cells in unknowns if cells]
            self._open = [check for check, _ in unknowns]
            if not self._open:
                break
            shortest, cells = min(unknowns, key=lambda each: len(each[1]))
            if len(cells) > 1 and self._counts and self._set_zeros():
                continue
            self._define(shortest, cells[0])
        checks = tuple(check for check in done if check.factors or check.constant)
        return System(self._scale, self._values, checks, self._definitions, frozenset(self._zeros))

    def _unknowns(self, check: ParityCheck) -> list[Address]:
        return [cell for cell in check.factors if cell not in self._values]

    def _set_zeros(self) -> bool:
        """Unknowns that add up to 0 with one sign are all 0."""
        for check in self._open:
            unknowns = self._unknowns(check)
            signs = {check.factors[cell] > 0 for cell in unknowns}
            rest = check.constant + sum(
                factor * self._values[cell] for cell, factor in check.factors.items() if cell in self._values
            )
            if len(signs) == 1 and rest == 0:
                self._zeros |= set(unknowns)
                self._values.update(dict.fromkeys(unknowns, 0))
                return True
        return False

    def _define(self, pivot: ParityCheck, cell: Address) -> None:
        """Takes ``pivot`` as the definition of ``cell``, one of its unknowns, and removes that everywhere else."""
        self._open.remove(pivot)
        for check in (*self._open, *self._definitions.values()):
            if cell in check.factors:
                check.factors, check.constant = without(
                    cell, check.factors, check.constant, pivot.factors, pivot.constant
                )
                check.origins |= pivot.origins
        self._definitions[cell] = pivot


def _solved(definition: ParityCheck, cell: Address, values: Mapping[Address, int]) -> int | None:
    rest = definition.constant + sum(
        factor * values[each] for each, factor in definition.factors.items() if each != cell
    )
    value, remainder = divmod(-rest, definition.factors[cell])
    return None if remainder else value
