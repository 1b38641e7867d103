"""What localization finds: the equations that fail, and the cells that explain them."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from gouji.equations.equation import Address, Equation
from gouji.equations.fixed_point import Number, Scale, scale_of, scaled
from gouji.findings.model import Confidence
from gouji.localization.shifts import Shift

_SHOWN = 3
"""So many explanations are told of a fault, and one more where it would be the only one left out."""


class Failure(Struct, frozen=True):
    """An equation that does not hold; ``index`` is its place among the equations given."""

    index: int
    left: Number
    right: Number
    difference: Number


class Correction(Struct, frozen=True):
    """A cell, what it holds (None: nothing), and what it should hold."""

    cell: Address
    actual: Number | None
    expected: Number


class Diagnosis(Struct, frozen=True):
    """One fault.

    ``explanations`` are sets of corrections, each of which fixes all ``failures``: the likeliest first. Without any
    more cells are wrong than can be named, and ``confidence`` is ``structural``, as it is for a ``shift``. They are
    ``complete`` where none like them can have been missed. It is ``confirmed`` where the text of the document says what
    the cells should hold.
    """

    failures: tuple[Failure, ...]
    explanations: tuple[tuple[Correction, ...], ...]
    confidence: Confidence
    shift: Shift | None = None
    complete: bool = True
    confirmed: bool = False

    @property
    def shown(self) -> tuple[tuple[Correction, ...], ...]:
        """The explanations that are told."""
        return self.explanations if len(self.explanations) == _SHOWN + 1 else self.explanations[:_SHOWN]

    @property
    def suspects(self) -> tuple[Correction, ...]:
        """The corrections of the likeliest explanation, then those that only others have that are told; each once."""
        found: dict[Address, Correction] = {}
        for explanation in self.shown:
            for correction in explanation:
                found.setdefault(correction.cell, correction)
        return tuple(found.values())


class Localization(Struct, frozen=True):
    """All faults of a table. ``assessed`` are the equations that could be put to the test, by index."""

    diagnoses: tuple[Diagnosis, ...]
    assessed: frozenset[int]


def failing(index: int, equation: Equation, values: Mapping[Address, Number]) -> Failure | None:
    """How an equation or inequality fails, all of whose cells are among ``values``; None where it holds."""
    own = {cell: values[cell] for cell in equation.cells if cell in values}  # a table has as many equations as rows
    scale = scale_of(own.values())
    return failing_scaled(index, equation, scaled(own, scale), scale)


def failing_scaled(index: int, equation: Equation, values: Mapping[Address, int], scale: Scale) -> Failure | None:
    """The same of values that are whole in ``scale``."""
    left, right = equation.left.total(values, scale.unit), equation.right.total(values, scale.unit)
    if equation.holds(left, right):
        return None
    return Failure(index, scale.number(left), scale.number(right), scale.number(left - right))
