"""What checks share of a report: its pack, and the equations of its tables, compiled and solved once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

from gouji.checks.identities.equations import TableEquations, table_equations
from gouji.checks.identities.rule import IdentitiesRule
from gouji.equations.compile import Address
from gouji.equations.fixed_point import Number
from gouji.forms.report import BoundTable
from gouji.localization.diagnosis import Localization
from gouji.localization.localize import localize
from gouji.schema.info import PackInfo


class Context(Struct, frozen=True, dict=True):
    """One report's. ``identities`` are the rules of equations, whether or not they are selected.

    ``compared`` are the tables whose copies with other figures a rule reports as such: their equations need no report.
    """

    info: PackInfo
    identities: tuple[IdentitiesRule, ...] = ()
    compared: frozenset[str] = frozenset()

    def equations(self, table: BoundTable) -> TableEquations:
        """What the pack asserts of a table in the layout that the document has."""
        if table.form.id not in self._equations:
            rules = [rule for rule in self.identities if rule.table == table.form.id]
            self._equations[table.form.id] = table_equations(table.form, table.layout, rules)
        return self._equations[table.form.id]

    def localized(self, table: BoundTable) -> Localization:
        """Which cells of a table explain the equations that fail."""
        name = table.form.id, table.copy
        if name not in self._results:
            equations, counts = self.equations(table).equations, table.form.values == "count"
            values = usable_values(table)
            self._results[name] = localize(values, equations, table.rows, table.columns, counts=counts)
        return self._results[name]

    @cached_property
    def _equations(self) -> dict[str, TableEquations]:
        return {}

    @cached_property
    def _results(self) -> dict[tuple[str, int], Localization]:
        return {}


def usable_values(table: BoundTable) -> Mapping[Address, Number | None]:
    """What the cells hold that the document has; None where that is no number, or not surely of this cell."""
    return {cell: fact.usable() for cell, fact in table.facts.items()}
