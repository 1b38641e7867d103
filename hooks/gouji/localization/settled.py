"""Tables whose equations all hold: one pass over them, which is all that most tables need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from gouji.equations.equation import Address, Equation
from gouji.equations.fixed_point import Number


def settled(values: Mapping[Address, Number | None], equations: Sequence[Equation]) -> frozenset[int] | None:
    """The equations that are put to the test, where all values are known and whole, and all of these equations hold.

    Nothing is to be deduced then, and nothing is wrong: most tables need no more.
    """
    if not {int}.issuperset(map(type, values.values())):
        return None
    whole = cast("Mapping[Address, int]", values)
    tested = []
    for index, equation in enumerate(equations):
        if equation.linear and equation.cells <= values.keys():
            if equation.constant + sum(factor * whole[cell] for cell, factor in equation.coefficients.items()):
                return None
            tested.append(index)
    return frozenset(tested)
