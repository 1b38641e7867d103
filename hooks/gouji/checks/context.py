"""What checks share of a report: its pack, and the equations of its tables, compiled and solved once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import cached_property

from msgspec import Struct

from gouji.checks.figures import Figures
from gouji.checks.identities.equations import TableEquations, applicable, table_equations
from gouji.checks.identities.rule import IdentitiesRule
from gouji.equations.equation import Address
from gouji.equations.fixed_point import Number
from gouji.forms.report import BoundTable, Report
from gouji.localization.corroborate import Stated, corroborated
from gouji.localization.diagnosis import Localization
from gouji.localization.localize import localize
from gouji.schema.info import PackInfo
from gouji.text.spans import Text

_Name = tuple[str, int, str | None, Text | None]
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
        name = _name(table)
        if name not in self._equations:
            tables = [form.id for form in self.report.form.tables]
            asserted = table_equations(table.form, table.layout, self.identities, tables)
            self._equations[name] = applicable(asserted, Figures(table.facts, zeros(table)))
        return self._equations[name]

    def localized(self, table: BoundTable) -> Localization:
        """Which cells of a table explain the equations that fail."""
        name = _name(table)
        if name not in self._results:
            equations, counts = self.equations(table).equations, table.counts
            values = usable_values(table)
            lines = table.rows, table.columns
            result = localize(values, equations, *lines, counts=counts, trusted=zeros(table))
            if result.diagnoses and not table.copy:
                result = corroborated(result, self._stated.get(table.form.id, {}))
            self._results[name] = result
        return self._results[name]

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
    def _equations(self) -> dict[_Name, TableEquations]:
        return {}

    @cached_property
    def _results(self) -> dict[_Name, Localization]:
        return {}


def _name(table: BoundTable) -> _Name:
    return table.form.id, table.copy, table.heading, table.start


def usable_values(table: BoundTable) -> Mapping[Address, Number | None]:
    """What the cells hold that the document has; None where that is no number, or not surely of this cell."""
    return {**dict.fromkeys(zeros(table), 0), **{cell: fact.usable() for cell, fact in table.facts.items()}}


def zeros(table: BoundTable) -> frozenset[Address]:
    """The cells of optional rows that the document lacks: they count as 0."""
    return frozenset((row, column) for row in table.absent for column in table.columns)
