"""What assertions become: sums of cells, and how they compare."""

from collections.abc import Callable, Mapping
from functools import cached_property
from operator import eq, ge, gt, le, lt, ne
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from gouji.equations.ast import Comparison
from gouji.equations.names import Role

Address = tuple[str, str]
"""Row and column, by their full ids. Over several tables the id of a row begins with its table, as in the notation."""

_HOLDS: dict[Comparison, Callable[[int, int], bool]] = {"=": eq, "<=": le, ">=": ge, "<": lt, ">": gt, "!=": ne}


class Extreme(Struct, frozen=True):
    """``factor`` times the least or the greatest of the cells that have a value."""

    function: Literal["min", "max"]
    cells: tuple[Address, ...]
    factor: int

    def total(self, values: Mapping[Address, int]) -> int:
        """Its value.

        Raises:
            KeyError: none of the cells has a value.
        """
        known = [values[cell] for cell in self.cells if cell in values]
        if not known:
            raise KeyError(self.cells)
        return self.factor * (min(known) if self.function == "min" else max(known))


class Side(Struct, frozen=True):
    """A sum of cells, each with a whole factor, of extremes, and a constant."""

    terms: tuple[tuple[Address, int], ...]
    constant: int = 0
    extremes: tuple[Extreme, ...] = ()

    @property
    def cells(self) -> tuple[Address, ...]:
        """All cells that it names."""
        return (*(cell for cell, _ in self.terms), *(cell for each in self.extremes for cell in each.cells))

    def renamed(self, name: Callable[[Address], Address]) -> "Side":
        """The same over cells with other names."""
        terms = tuple((name(cell), factor) for cell, factor in self.terms)
        extremes = (replace(each, cells=tuple(map(name, each.cells))) for each in self.extremes)
        return Side(terms, self.constant, tuple(extremes))

    def total(self, values: Mapping[Address, int], unit: int = 1) -> int:
        """The sum of the cells' values, which are whole multiples of 1 / ``unit``.

        Raises:
            KeyError: a cell has no value.
        """
        added = self.constant * unit + sum(factor * values[cell] for cell, factor in self.terms)
        return added + sum(each.total(values) for each in self.extremes)


class Equation(Struct, frozen=True, dict=True):
    """``left comparison right``; ``about`` is the id of the row or column that it was made for, by ``role``.

    With a ``divisor`` the right side is divided by it. With ``none`` the cell on the left holds (or, with ``!=``, does
    not hold) a word that stands for no figure. It is asserted where all of ``condition`` holds.
    """

    left: Side
    right: Side
    comparison: Comparison = "="
    role: Role | None = None
    about: str | None = None
    divisor: Side | None = None
    none: bool = False
    condition: "tuple[Equation, ...]" = ()

    @cached_property
    def linear(self) -> bool:
        """Whether it is a linear equation that holds in any case: such are what faults are located by."""
        plain = not (self.divisor or self.none or self.condition or self.left.extremes or self.right.extremes)
        return plain and self.comparison == "="

    @cached_property
    def coefficients(self) -> Mapping[Address, int]:
        """``left - right``."""
        found = dict(self.left.terms)
        for cell, factor in self.right.terms:
            found[cell] = found.get(cell, 0) - factor
        return {cell: factor for cell, factor in found.items() if factor}

    @property
    def constant(self) -> int:
        """What stands beside the cells in ``left - right``."""
        return self.left.constant - self.right.constant

    @property
    def _sides(self) -> tuple[Side, ...]:
        return (self.left, self.right, *([self.divisor] if self.divisor else []))

    @property
    def needed(self) -> tuple[Address, ...]:
        """The cells without which nothing can be said: all but those of extremes."""
        return tuple(cell for side in self._sides for cell, _ in side.terms)

    @property
    def subject(self) -> Address:
        """The cell that it is about: the first, but one of an extreme only where there is no other."""
        return (*self.needed, *self.ordered)[0]

    @property
    def extremes(self) -> tuple[Extreme, ...]:
        """The extremes of all sides."""
        return tuple(each for side in self._sides for each in side.extremes)

    @cached_property
    def ordered(self) -> tuple[Address, ...]:
        """All cells, as the equation names them."""
        return tuple(cell for side in self._sides for cell in side.cells)

    @cached_property
    def cells(self) -> frozenset[Address]:
        """All cells that the equation names."""
        return frozenset(self.ordered)

    def renamed(self, name: Callable[[Address], Address]) -> "Equation":
        """The same over cells with other names."""
        return replace(
            self,
            left=self.left.renamed(name),
            right=self.right.renamed(name),
            divisor=self.divisor and self.divisor.renamed(name),
            condition=tuple(each.renamed(name) for each in self.condition),
        )

    def holds(self, left: int, right: int) -> bool:
        """Whether the two sums compare as asserted."""
        return _HOLDS[self.comparison](left, right)
