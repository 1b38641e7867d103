"""Which cells are probably wrong where equations fail, and what they should hold.

Blanks are deduced first; then the smallest sets of cells whose change fixes everything are found by exact search, set
apart into independent faults, and ranked where several explain the same. Plain values in, plain values out: nothing
here knows a document.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import combinations

from msgspec import Struct

from gouji.equations.equation import Address, Equation
from gouji.equations.fixed_point import Number, Scale
from gouji.findings.model import Confidence
from gouji.localization.components import Component, components
from gouji.localization.deduction import ParityCheck, System, reduced
from gouji.localization.diagnosis import Correction, Diagnosis, Failure, Localization, failing_scaled
from gouji.localization.ranking import CLEAR_GAP, COSTS, Ranking, totals
from gouji.localization.search import Changes, ChangeSets, smallest_changes
from gouji.localization.settled import settled
from gouji.localization.shifts import shifts

_PROVEN = 3
"""Up to this many cells the search misses no set, so that a single one is certain."""


def localize(
    values: Mapping[Address, Number | None],
    equations: Sequence[Equation],
    rows: Sequence[str],
    columns: Sequence[str],
    *,
    counts: bool = True,
    trusted: Collection[Address] = (),
    costs: bool = True,
) -> Localization:
    """The faults behind equations that fail.

    Args:
        values: what the cells hold; None for a cell that holds nothing readable. Equations over cells that are not here
            are left out.
        equations: only those with ``=`` are looked at.
        rows: the rows of the table in order, which shows neighbours.
        columns: the columns likewise.
        counts: values are whole and not negative.
        trusted: cells that can't be wrong.
        costs: rank explanations that fix the same; else they count as equally likely.
    """
    if (holding := settled(values, equations)) is not None:
        return Localization((), holding)
    system = reduced(values, equations, counts=counts)
    if not _wrong(system, counts=counts):
        return Localization((), system.assessed)
    places = {(row, column): (i, j) for i, row in enumerate(rows) for j, column in enumerate(columns)}
    ranking = Ranking(places, totals(equations), costs)
    table = _TableDiagnosis(values, equations, rows, columns, ranking, frozenset(trusted), counts=counts)
    return Localization(tuple(table.diagnoses(system)), system.assessed)


def _wrong(system: System, *, counts: bool) -> bool:
    return any(check.residual(system.values) for check in system.checks) or not all(
        _admissible(value, system, counts=counts) for value in system.deduced().values()
    )


def _admissible(value: int | None, system: System, *, counts: bool) -> bool:
    """Whether a cell may hold this. Amounts are negative only in tables that have negative ones."""
    if value is None:
        return False
    if not counts:
        return value >= 0 or system.negative
    return value >= 0 and value % system.scale.unit == 0


class _TableDiagnosis(Struct, frozen=True):
    """What stays the same while a table is diagnosed."""

    written: Mapping[Address, Number | None]
    equations: Sequence[Equation]
    rows: Sequence[str]
    columns: Sequence[str]
    ranking: Ranking
    trusted: frozenset[Address]
    counts: bool

    def diagnoses(self, system: System) -> Iterable[Diagnosis]:
        for component in components(system):
            faults = self._part(system, component)
            impossible = self._impossible(system, component)
            if impossible and not any(fault.explanations for fault in faults):
                # No value of a blank fixes this. With nothing in the blank, the equation fails as it stands.
                assumed = reduced(
                    self.written, self.equations, counts=self.counts, zeros=impossible, only=component.origins
                )
                faults = [fault for each in components(assumed) for fault in self._part(assumed, each, assumed=True)]
            yield from faults

    def _part(self, system: System, component: Component, *, assumed: bool = False) -> list[Diagnosis]:
        residuals = [check.residual(system.values) for check in component.checks]
        if not any(residuals):
            return []
        found = smallest_changes(
            component.checks,
            residuals,
            self._candidate(system),
            lambda changes: not self._impossible(system, component, changes),
        )
        if not found.sets or len(found.sets[0]) >= _PROVEN:
            shifted = self._shifted(system, component)
            if shifted:
                return [shifted]
        if not found.sets:
            return [Diagnosis(self._failures(system, {}, self._cells(component)), (), "structural")]
        return self._faults(system, component, self._possible(system, component, found), assumed=assumed)

    def _impossible(
        self, system: System, component: Component, changes: Mapping[Address, int] | None = None
    ) -> list[Address]:
        """Unknowns that no admissible value fits."""
        return [
            cell
            for cell, value in system.deduced(changes).items()
            if cell in component.blanks and not _admissible(value, system, counts=self.counts)
        ]

    def _possible(self, system: System, component: Component, found: ChangeSets) -> ChangeSets:
        """Without the sets that leave a value in place which can't be right, unless all of them do."""
        impossible = {
            cell
            for check in component.checks
            if check.residual(system.values)
            for cell in check.factors
            if not _admissible(system.values[cell], system, counts=self.counts)
        }
        kept = tuple(changes for changes in found.sets if impossible <= changes.keys())
        return ChangeSets(kept or found.sets, found.complete)

    def _candidate(self, system: System) -> Callable[[Address, int], bool]:
        def candidate(cell: Address, change: int) -> bool:
            written = cell in system.zeros or self.written[cell] is not None
            return (
                written
                and cell not in self.trusted
                and _admissible(system.values[cell] + change, system, counts=self.counts)
            )

        return candidate

    # ---- from sets of changes to faults ----

    def _faults(self, system: System, component: Component, found: ChangeSets, *, assumed: bool) -> list[Diagnosis]:
        ranked = sorted(found.sets, key=lambda changes: self._rank(system, changes))
        best = ranked[0]
        faults = []
        for group in _groups(best, ranked, self._linked(system, component.checks, best)):
            others = {cell: change for cell, change in best.items() if cell not in group}
            alternatives = [
                {cell: change for cell, change in changes.items() if cell not in others}
                for changes in ranked
                if others.items() <= changes.items()
            ]
            alternatives.sort(key=lambda changes: self._rank(system, changes))
            complete = found.complete and not assumed and len(best) <= _PROVEN
            confidence = self._confidence(system, alternatives)
            faults.append(
                Diagnosis(
                    self._failures(system, best, alternatives[0]),
                    tuple(self._explanation(system, changes) for changes in alternatives),
                    "likely" if confidence == "certain" and not complete else confidence,
                    complete=complete,
                )
            )
        return faults

    def _linked(self, system: System, checks: Sequence[ParityCheck], changes: Changes) -> list[frozenset[Address]]:
        """Cells that went wrong together: their changes cancel out in a check, or one slip explains them."""
        holding = [check for check in checks if not check.residual(system.values)]
        sharing = (frozenset(changes.keys() & check.factors.keys()) for check in holding)
        exchanged = (
            frozenset((one, other))
            for one, other in combinations(changes, 2)
            if self.ranking.exchange(one, other, system.values, changes)
        )
        return [*(cells for cells in sharing if len(cells) > 1), *exchanged]

    def _rank(self, system: System, changes: Changes) -> tuple[int, bool, list[tuple[int, int]]]:
        """Of equals a lone total comes first: it must not be lost among its many parts."""
        lone_part = len(changes) == 1 and self.ranking.totals.isdisjoint(changes)
        return self.ranking.cost(system.values, changes), lone_part, sorted(map(self.ranking.place, changes))

    def _confidence(self, system: System, alternatives: Sequence[Changes]) -> Confidence:
        """How sure the first of ``alternatives`` is, which are ranked.

        Which of several rows is wrong is never more than a guess if they are alike in all else, unless values have
        plainly changed places in one of them.
        """
        if len(alternatives) == 1:
            return "certain"
        best, second = (self.ranking.cost(system.values, changes) for changes in alternatives[:2])
        columns = _columns(alternatives[0])
        rows_only = any(_columns(other) == columns for other in alternatives[1:]) and best > COSTS["swapped"]
        return "likely" if second - best >= CLEAR_GAP and not rows_only else "ambiguous"

    def _explanation(self, system: System, changes: Changes) -> tuple[Correction, ...]:
        """First the cells that lack something: a value that stands in the wrong place is missed in the right one."""
        cells = sorted(changes, key=lambda cell: (changes[cell] < 0, self.ranking.place(cell)))
        return tuple(
            Correction(cell, self.written[cell], system.scale.number(system.values[cell] + changes[cell]))
            for cell in cells
        )

    def _failures(
        self, system: System, fixed: Mapping[Address, int], cells: Collection[Address]
    ) -> tuple[Failure, ...]:
        """The equations with any of ``cells`` that fail, with the unknowns as they must be once all is fixed."""
        blanks = {cell: value for cell, value in system.deduced(fixed).items() if value is not None}
        # Equations that can't hold together whatever the blanks hold are shown by an example.
        return self._all_failing({**system.values, **blanks}, cells, system.scale) or self._all_failing(
            {**system.completed(fixed), **system.values}, cells, system.scale
        )

    def _cells(self, component: Component) -> frozenset[Address]:
        return frozenset().union(*(self.equations[index].cells for index in component.origins))

    def _all_failing(
        self, values: Mapping[Address, int], cells: Collection[Address], scale: Scale
    ) -> tuple[Failure, ...]:
        failures = (
            failing_scaled(index, equation, values, scale)
            for index, equation in enumerate(self.equations)
            if equation.linear and equation.cells <= values.keys() and not equation.cells.isdisjoint(cells)
        )
        return tuple(failure for failure in failures if failure)

    def _shifted(self, system: System, component: Component) -> Diagnosis | None:
        failing = [check for check in component.checks if check.residual(system.values)]
        found = list(
            shifts(
                self.written,
                self.equations,
                self.rows,
                self.columns,
                failing,
                counts=self.counts,
                only=component.origins,
            )
        )
        if not found:
            return None
        explanations = [
            tuple(
                Correction(cell, self.written[cell], value)
                for cell, value in values.items()
                if value is not None and value != self.written[cell]
            )
            for _, values in found
        ]
        failures = self._failures(system, {}, self._cells(component))
        return Diagnosis(failures, tuple(explanations), "structural", found[0][0])


def _columns(changes: Changes) -> list[str]:
    return sorted(column for _, column in changes)


def _groups(best: Changes, ranked: Sequence[Changes], links: Iterable[frozenset[Address]]) -> list[frozenset[Address]]:
    """The cells of the best set, by fault: linked ones together, and those that another set replaces together."""
    groups = _merged([frozenset((cell,)) for cell in best], links)
    for other in ranked[1:]:
        replaced = [group for group in groups if any(other.get(cell) != best[cell] for cell in group)]
        groups = _merged(groups, [frozenset().union(*replaced)])
    return groups


def _merged(groups: list[frozenset[Address]], links: Iterable[frozenset[Address]]) -> list[frozenset[Address]]:
    for link in links:
        joined = [group for group in groups if group & link]
        groups = [group for group in groups if not group & link] + [frozenset().union(*joined)]
    return groups
