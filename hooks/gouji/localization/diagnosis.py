"""What localization finds: the equations that fail, and the cells that explain them."""

from __future__ import annotations

from msgspec import Struct

from gouji.equations.equation import Address
from gouji.equations.fixed_point import Number
from gouji.findings.model import Confidence
from gouji.localization.shifts import Shift


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

    ``explanations`` are sets of corrections, each of which fixes all ``failures``: the likeliest first, at most three.
    ``alternatives`` counts the explanations beside the first, those not shown included. Without any explanation more
    cells are wrong than can be named, and ``confidence`` is ``structural``, as it is for a ``shift``. It is
    ``confirmed`` where the text of the document says what the cells should hold.
    """

    failures: tuple[Failure, ...]
    explanations: tuple[tuple[Correction, ...], ...]
    confidence: Confidence
    alternatives: int = 0
    shift: Shift | None = None
    confirmed: bool = False

    @property
    def suspects(self) -> tuple[Correction, ...]:
        """The corrections of the likeliest explanation, then those that only the others have; each cell once."""
        found: dict[Address, Correction] = {}
        for explanation in self.explanations:
            for correction in explanation:
                found.setdefault(correction.cell, correction)
        return tuple(found.values())


class Localization(Struct, frozen=True):
    """All faults of a table. ``assessed`` are the equations that could be put to the test, by index."""

    diagnoses: tuple[Diagnosis, ...]
    assessed: frozenset[int]
