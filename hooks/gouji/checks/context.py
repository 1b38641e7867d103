"""What checks share of a report: its pack, and the equations of its tables, compiled and solved once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import cached_property
from typing import Any

from msgspec import Struct

from gouji.checks.figures import Figures, zeros
from gouji.checks.identities.equations import TableEquations, applicable, pack_equations
from gouji.checks.identities.rule import IdentitiesRule
from gouji.checks.identities.ties import Ties, ties_of
from gouji.equations.equation import Address
from gouji.equations.fixed_point import Number
from gouji.forms.report import BoundTable, Report
from gouji.localization.corroborate import Stated, corroborated
from gouji.localization.diagnosis import Localization
from gouji.localization.localize import localize
from gouji.schema.info import PackInfo
from gouji.text.spans import Text

Name = tuple[str, int, str | None, Text | None]
"""Which table of a report: its form, which copy, the heading over one that stands again, and where it begins."""


class Context(Struct, frozen=True, dict=True):
    """That of one ``report``. ``identities`` are the rules of equations, whether or not they are selected.

    ``compared`` are the tables whose copies with other figures a rule reports as such: their equations need no report.
    ``statements`` gives what the text says of cells, by table; it is asked where equations fail. ``withheld`` are the
    tables of which not every rule of equations is selected.
    """

    info: PackInfo
    report: Report
    identities: tuple[IdentitiesRule, ...] = ()
    compared: frozenset[str] = frozenset()
    statements: Callable[[Context], Mapping[str, Stated]] | None = None
    withheld: frozenset[str] = frozenset()

    def equations(self, table: BoundTable) -> TableEquations:
        """What the pack asserts of a table in the layout that the document has, where conditions hold."""
        name = name_of(table)
        if name not in self._equations:
            asserted = pack_equations(self.report.form, table.form, table.layout, self.identities)
            self._equations[name] = applicable(asserted, self.figures(table))
        return self._equations[name]

    def figures(self, table: BoundTable) -> Figures:
        """What is known of the cells of a table."""
        name = name_of(table)
        if name not in self._figures:
            self._figures[name] = Figures(table.facts, zeros(table))
        return self._figures[name]

    def localized(self, table: BoundTable) -> Localization:
        """Which cells of a table explain the equations that fail, those over several tables being heard."""
        name = name_of(table)
        if name not in self._results:
            result = self._joint.get(name) or self._alone(table)
            if result.diagnoses and not table.copy:
                result = corroborated(result, self._stated.get(table.form.id, {}))
            self._results[name] = result
        return self._results[name]

    @cached_property
    def kept(self) -> dict[object, Any]:
        """What a kind of checks keeps of the report, by a key of its own."""
        return {}

    @cached_property
    def ties(self) -> tuple[Ties, ...]:
        """What the pack asserts over several tables."""
        return ties_of(self.report, self.identities)

    @cached_property
    def _joint(self) -> Mapping[Name, Localization]:
        """The faults of tables that are tied to others."""
        found: dict[Name, Localization] = {}
        if not self.ties:
            return found
        from gouji.checks.identities.joint import narrowed  # noqa: PLC0415 - most packs say nothing over several tables

        for ties in self.ties:
            names = {each: name_of(table) for each, table in ties.tables.items()}
            before = {each: found.get(names[each]) or self._alone(table) for each, table in ties.tables.items()}
            found.update((names[each], result) for each, result in narrowed(ties, before).items())
        return found

    def _alone(self, table: BoundTable) -> Localization:
        """The faults of a table by its own equations."""
        equations, figures = self.equations(table).equations, self.figures(table)
        lines = table.rows, table.columns
        return localize(figures.values, equations, *lines, counts=table.counts, trusted=figures.zeros)

    def confirms(self, table: BoundTable, cell: Address, value: Fraction) -> bool:
        """Whether the equations of a table are reported to fail for a cell that the text, with ``value``, has right."""
        if table.form.id in self.withheld:
            return False
        return any(
            diagnosis.confirmed and each.cell == cell and Fraction(each.expected) == value
            for diagnosis in self.localized(table).diagnoses
            for each in diagnosis.suspects
        )

    @cached_property
    def _stated(self) -> Mapping[str, Stated]:
        return self.statements(self) if self.statements else {}

    @cached_property
    def _equations(self) -> dict[Name, TableEquations]:
        return {}

    @cached_property
    def _figures(self) -> dict[Name, Figures]:
        return {}

    @cached_property
    def _results(self) -> dict[Name, Localization]:
        return {}


def name_of(table: BoundTable) -> Name:
    """Which table of the report it is."""
    return table.form.id, table.copy, table.heading, table.start


def usable_values(table: BoundTable) -> Mapping[Address, Number | None]:
    """What the cells hold that the document has; None where that is no number, or not surely of this cell."""
    return {**dict.fromkeys(zeros(table), 0), **{cell: fact.usable() for cell, fact in table.facts.items()}}
