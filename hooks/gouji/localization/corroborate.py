"""Which of several explanations of a fault the text of the document confirms."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from fractions import Fraction

from msgspec.structs import replace

from gouji.equations.equation import Address
from gouji.localization.diagnosis import Correction, Diagnosis, Localization

Stated = Mapping[Address, Collection[Fraction]]
"""What the text says of cells."""


def corroborated(result: Localization, stated: Stated) -> Localization:
    """The same, but of a fault with several explanations only the one that the text confirms, if it confirms one."""
    return replace(result, diagnoses=tuple(_narrowed(each, stated) for each in result.diagnoses))


def _narrowed(diagnosis: Diagnosis, stated: Stated) -> Diagnosis:
    confirmed = [each for each in diagnosis.explanations if _is_confirmed(each, stated)]
    if diagnosis.shift or len(confirmed) != 1:
        return diagnosis
    if len(diagnosis.explanations) == 1:
        return replace(diagnosis, confirmed=True)
    return replace(diagnosis, explanations=tuple(confirmed), confidence="likely", confirmed=True)


def _is_confirmed(explanation: tuple[Correction, ...], stated: Stated) -> bool:
    """Whether the text says what a cell should hold, and of no cell what it holds or yet something else."""
    said = [(each, stated[each.cell]) for each in explanation if each.cell in stated]
    return bool(said) and all(set(values) == {Fraction(each.expected)} for each, values in said)
