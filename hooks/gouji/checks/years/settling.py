"""Which of two reports that disagree is wrong, as far as the sums of one year tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gouji.checks.across_reports import tested
from gouji.equations.equation import Equation
from gouji.equations.fixed_point import Number
from gouji.equations.places import CellName, located
from gouji.records.model import Record


def is_wrong(equations: Sequence[Equation], record: Record, instead: Mapping[CellName, Number]) -> bool:
    """Whether equations about cells of a report fail by what stands there, and hold with other figures ``instead``."""
    about = tuple(each for each in equations if any(located(address)[1] in instead for address in each.ordered))
    return _fails(about, record, {}) and not _fails(about, record, instead)


def _fails(equations: tuple[Equation, ...], record: Record, instead: Mapping[CellName, Number]) -> bool:
    def number(name: CellName) -> Number | None:
        return instead[name] if name in instead else record.number(name)

    return any(each.failure for each in tested(equations, {None: number}))
