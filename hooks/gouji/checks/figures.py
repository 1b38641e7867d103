"""What is known of the cells of a table, and whether an equation that is not localized holds of them."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property
from itertools import product
from math import floor
from typing import Literal

from msgspec import Struct

from gouji.equations.equation import Address, Equation
from gouji.equations.fixed_point import Number, Scale, scale_of, scaled
from gouji.forms.report import TOO_DOUBTFUL, BoundTable, Fact
from gouji.localization.diagnosis import Failure, failing

_WORDS = ("placeholder", "none")
"""States of cells with a word that stands for no figure."""
_RIGHTLY = ("none", "below")
"""States of cells that rightly have no figure."""
_MOST_BOUNDS = 4

Verdict = Failure | Literal["holds", "void", "open"]
"""How an equation fails, or that it holds; it is void where a cell rightly has no figure, open where one lacks."""


class Figures(Struct, frozen=True, dict=True):
    """The cells that the document has, and those that count as 0 as it rightly lacks their row."""

    facts: Mapping[Address, Fact]
    zeros: frozenset[Address] = frozenset()

    @cached_property
    def values(self) -> Mapping[Address, Number | None]:
        """What they hold; None where that is no number, or not surely of this cell."""
        return {**dict.fromkeys(self.zeros, 0), **{cell: fact.usable() for cell, fact in self.facts.items()}}

    @cached_property
    def known(self) -> Mapping[Address, Number]:
        """The numbers that are known."""
        return {cell: value for cell, value in self.values.items() if value is not None}

    @cached_property
    def worded(self) -> frozenset[Address]:
        """The cells with a word that stands for no figure."""
        return frozenset(cell for cell, fact in self._sure.items() if fact.value.state in _WORDS)

    @cached_property
    def rightly_without(self) -> frozenset[Address]:
        """The cells that need no figure."""
        return frozenset(cell for cell, fact in self._sure.items() if fact.value.state in _RIGHTLY)

    @cached_property
    def _bounds(self) -> Mapping[Address, Number]:
        """What cells are below, of which nothing else is known."""
        return {cell: bound for cell, fact in self._sure.items() if (bound := fact.value.bound) is not None}

    @cached_property
    def _sure(self) -> Mapping[Address, Fact]:
        return {cell: fact for cell, fact in self.facts.items() if fact.doubt <= TOO_DOUBTFUL}

    def holds(self, condition: tuple[Equation, ...]) -> bool | None:
        """Whether all of a condition holds; None where that can't be decided for want of a figure."""
        found = [self.verdict(0, equation, self.known) for equation in condition]
        if any(each == "void" or isinstance(each, Failure) for each in found):
            return False
        return None if "open" in found else True

    def verdict(self, index: int, equation: Equation, values: Mapping[Address, Number]) -> Verdict:
        """Whether an equation holds, by ``values`` in place of what is known."""
        if equation.none and not equation.condition:
            return self._worded(index, equation)
        bounds = {cell: bound for cell, bound in self._bounds.items() if cell in equation.cells and cell not in values}
        if 0 < len(bounds) <= _MOST_BOUNDS:
            ends = product(*(((cell, 0), (cell, bound)) for cell, bound in bounds.items()))
            found = [self.verdict(index, equation, {**values, **dict(each)}) for each in ends]
            kinds = {"fails" if isinstance(each, Failure) else each for each in found}
            return found[0] if len(kinds) == 1 else "void"
        lack = "open" if equation.condition else self._lack(equation, values)
        if lack:
            return lack
        if equation.divisor:
            return self._divided(index, equation, values)
        return failing(index, equation, values) or "holds"

    def _lack(self, equation: Equation, values: Mapping[Address, Number]) -> Literal["void", "open"] | None:
        """What lacks for an equation to be judged: extremes are those of the cells that have a figure."""
        lacking = {cell for cell in equation.needed if cell not in values}
        if lacking:
            return "void" if self.rightly_without.issuperset(lacking) else "open"
        for extreme in equation.extremes:
            without = {cell for cell in extreme.cells if cell not in values}
            if not self.worded.issuperset(without):
                return "open"
            if len(without) == len(extreme.cells):
                return "void"
        return None

    def _worded(self, index: int, equation: Equation) -> Verdict:
        (cell,) = equation.ordered
        fact = self._sure.get(cell)
        if fact is None or fact.value.state == "unreadable":
            return "open"
        if (cell in self.worded) == (equation.comparison == "="):
            return "holds"
        return Failure(index, self.known.get(cell, 0), 0, 0)

    def _divided(self, index: int, equation: Equation, values: Mapping[Address, Number]) -> Verdict:
        """By the last decimal that is printed in the cell on the left, half a unit either way."""
        (cell,) = equation.left.cells
        own = {each: values[each] for each in equation.cells if each in values}
        scale = scale_of(own.values())
        units = scaled(own, scale)
        divisor = equation.divisor.total(units, scale.unit) if equation.divisor else 0
        if not divisor:
            return "open"
        exact = Fraction(equation.right.total(units, scale.unit), divisor)
        printed = Scale(self.facts[cell].value.decimals)
        if 2 * abs(Fraction(values[cell]) - exact) * printed.unit <= 1:
            return "holds"
        rounded = printed.number(floor(exact * printed.unit + Fraction(1, 2)))
        return Failure(index, values[cell], rounded, values[cell] - rounded)


def zeros(table: BoundTable) -> frozenset[Address]:
    """The cells of optional rows that the document lacks: they count as 0."""
    return frozenset((row, column) for row in table.absent for column in table.columns)
