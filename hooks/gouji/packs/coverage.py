"""How well the identities of a pack cover its tables."""

from __future__ import annotations

from msgspec import Struct

from gouji.checks.identities.equations import table_equations
from gouji.checks.identities.rule import IdentitiesRule
from gouji.equations.equation import Equation
from gouji.forms.axes import names
from gouji.forms.layouts import shapes
from gouji.forms.open_rows import with_specimen
from gouji.localization.coverage import Coverage, coverage
from gouji.packs.contents import Pack
from gouji.schema.form import TableForm


class TableCoverage(Struct, frozen=True):
    """A table of the form: its equations, the rule that each comes from, and how well they cover its figures."""

    table: TableForm
    equations: tuple[Equation, ...]
    rules: tuple[str, ...]
    coverage: Coverage


def table_coverages(pack: Pack) -> tuple[TableCoverage, ...]:
    """All tables of the form, in its own layout."""
    return tuple(_table_coverage(pack, table) for table in with_specimen(pack.form).tables)


def _table_coverage(pack: Pack, table: TableForm) -> TableCoverage:
    rows, columns = names(table)
    tables = [each.id for each in pack.form.tables]
    asserted = table_equations(table, None, pack.of_type(IdentitiesRule), tables)
    words = {line.id for line in shapes(table)[0].columns if (line.values or table.values) == "text"}
    used = frozenset().union(*(equation.cells for equation in asserted.equations))
    cells = [(row, column) for row in rows.leaves for column in columns.leaves]
    figures = [cell for cell in cells if cell[1] not in words or cell in used]
    owners = tuple(rule.id for rule in asserted.rules)
    return TableCoverage(table, asserted.equations, owners, coverage(figures, asserted.equations))
