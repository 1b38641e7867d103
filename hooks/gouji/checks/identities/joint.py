"""The faults of several tables seen together, by the equations that tie the tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from gouji.checks.identities.ties import Tied, Ties, over_all
from gouji.equations.equation import Address
from gouji.equations.fixed_point import Number
from gouji.localization.diagnosis import Correction, Diagnosis, Failure, Localization

Found = Mapping[str, Localization]
"""The faults of each table, by its id."""


class Origin(Struct, frozen=True):
    """Which fault of which table."""

    table: str
    index: int


class Broken(Struct, frozen=True):
    """An equation over several tables that fails."""

    tied: Tied
    failure: Failure


def narrowed(ties: Ties, found: Found) -> Found:
    """The same, but of a fault with several explanations only those with which the fewest equations of ``ties`` fail.

    So an equation that fails speaks for what mends it, and one that holds for what its cells hold. Equations with cells
    of another fault that has several explanations say nothing.
    """
    while True:
        for origin, diagnosis in _faults(found):
            kept = _borne_out(ties, found, origin) if _is_open(diagnosis) else diagnosis.explanations
            if len(kept) < len(diagnosis.explanations):
                found = _with(found, origin, _only(diagnosis, kept))
                break
        else:
            return found


def traced(ties: Ties, found: Found) -> tuple[Mapping[Origin, list[Broken]], list[Broken]]:
    """The equations of ``ties`` that fail: by the fault of a table that explains them, and those without one."""
    known, right = ties.figures.known, {**ties.figures.known, **_corrected(found)}
    faults = [(origin, _cells(origin, each), _likely(origin, each)) for origin, each in _faults(found)]
    by_fault: dict[Origin, list[Broken]] = {}
    alone: list[Broken] = []
    for tied in ties.tied:
        failure = ties.failure(tied, known)
        if failure is None:
            continue
        origin = next(
            (
                origin
                for origin, cells, likely in faults
                if not tied.equation.cells.isdisjoint(cells)
                and any(not ties.failure(tied, {**right, **each}) for each in likely)
            ),
            None,
        )
        (alone if origin is None else by_fault.setdefault(origin, [])).append(Broken(tied, failure))
    return by_fault, alone


def _faults(found: Found) -> Iterator[tuple[Origin, Diagnosis]]:
    for table, result in found.items():
        for index, diagnosis in enumerate(result.diagnoses):
            yield Origin(table, index), diagnosis


def _is_open(diagnosis: Diagnosis) -> bool:
    return len(diagnosis.explanations) > 1 and not diagnosis.shift


def _borne_out(ties: Ties, found: Found, origin: Origin) -> tuple[tuple[Correction, ...], ...]:
    """The explanations of a fault with which the fewest equations fail."""
    diagnosis = found[origin.table].diagnoses[origin.index]
    doubtful = {
        cell for other, each in _faults(found) if other != origin and not _is_sure(each) for cell in _cells(other, each)
    }
    cells = _cells(origin, diagnosis)
    telling = [
        tied
        for tied in ties.tied
        if not tied.equation.cells.isdisjoint(cells) and tied.equation.cells.isdisjoint(doubtful)
    ]
    right = {**ties.figures.known, **_corrected(found, origin)}
    failing = [
        sum(ties.failure(tied, {**right, **values}) is not None for tied in telling)
        for values in _values(origin, diagnosis)
    ]
    least = min(failing)
    return tuple(each for each, count in zip(diagnosis.explanations, failing, strict=True) if count == least)


def _only(diagnosis: Diagnosis, kept: tuple[tuple[Correction, ...], ...]) -> Diagnosis:
    if len(kept) == 1:
        return replace(diagnosis, explanations=kept, confidence="certain" if diagnosis.complete else "likely")
    stays = kept[0] == diagnosis.explanations[0]
    return replace(diagnosis, explanations=kept, confidence=diagnosis.confidence if stays else "ambiguous")


def _with(found: Found, origin: Origin, diagnosis: Diagnosis) -> Found:
    result = found[origin.table]
    diagnoses = (*result.diagnoses[: origin.index], diagnosis, *result.diagnoses[origin.index + 1 :])
    return {**found, origin.table: replace(result, diagnoses=diagnoses)}


def _is_sure(diagnosis: Diagnosis) -> bool:
    return diagnosis.confidence in ("certain", "likely")


def _corrected(found: Found, without: Origin | None = None) -> dict[Address, Number]:
    """The values of which the equations of each table leave no doubt."""
    sure = (each for each in _faults(found) if each[0] != without and _is_sure(each[1]))
    return {cell: value for each in sure for cell, value in _likely(*each)[0].items()}


def _values(origin: Origin, diagnosis: Diagnosis) -> list[dict[Address, Number]]:
    """What each explanation says that cells should hold."""
    explanations = diagnosis.explanations
    return [{over_all(origin.table, each.cell): each.expected for each in explanation} for explanation in explanations]


def _likely(origin: Origin, diagnosis: Diagnosis) -> list[dict[Address, Number]]:
    """The first explanation of a fault that leaves no doubt, all of another."""
    return _values(origin, diagnosis)[: 1 if _is_sure(diagnosis) else None]


def _cells(origin: Origin, diagnosis: Diagnosis) -> frozenset[Address]:
    """The cells that a fault may be in."""
    cells = (each.cell for explanation in diagnosis.explanations for each in explanation)
    return frozenset(over_all(origin.table, cell) for cell in cells)
