"""The values of the tables of a report, for formulas: exact values, never a zero for a blank."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from functools import cached_property, partial
from typing import Any

from msgspec import Struct

from gouji.checks.context import Context, usable_values
from gouji.checks.narrative.formulas import CellOf, Formula, Formulas
from gouji.checks.narrative.quantities import Quantity
from gouji.equations.equation import Address
from gouji.equations.fixed_point import Number
from gouji.equations.names import Names
from gouji.findings.model import Where
from gouji.forms.axes import names
from gouji.forms.keeping import kept
from gouji.forms.names import column_names, crossed, row_names
from gouji.forms.report import TOO_DOUBTFUL, BoundTable, Fact, Report
from gouji.localization.deduction import reduced
from gouji.messages.message import Message, joined, plain
from gouji.schema.form import Layout, TableForm
from gouji.text.lazy import lazy_regex
from gouji.text.spans import Text

_PLUS = plain("＋")
_DECIMALS = lazy_regex(r"[.．]([0-9０-９]+)")


class Tables(Struct, frozen=True, dict=True):
    """The tables of a report as the form and its layouts name them."""

    report: Report
    context: Context

    @cached_property
    def formulas(self) -> Formulas:
        """Formulas over rows and columns of every table, in the layout that the document has."""
        return _formulas(*(each for form in self.report.form.tables for each in (form, self._layout(form))))

    def value(self, formula: Formula, figures: Mapping[str, tuple[Quantity, ...]]) -> Fraction | None:
        """The value of a formula; None where a cell has no certain value."""
        total: int | Fraction = formula.constant
        for cell, factor in formula.cells:
            number = self._number(cell)
            if number is None:
                return None
            total += factor * (number if isinstance(number, int) else Fraction(number))
        for name, factor in formula.figures:
            if not figures.get(name):
                return None
            total += factor * sum(each.value for each in figures[name])
        return Fraction(total)

    def step(self, formula: Formula) -> Fraction:
        """The coarsest unit in which a decimal of the formula is printed; 0 where all is whole."""
        printed = ((factor, self._decimals(cell)) for cell, factor in formula.cells)
        steps = [Fraction(abs(factor), 10**decimals) for factor, decimals in printed if decimals]
        return max(steps, default=Fraction(0))

    def where(self, formula: Formula) -> Where:
        """The first cell of a formula; the label names them all, as people would."""
        if not formula.cells:
            return Where()
        (table, (row, column)), _ = formula.cells[0]
        form = next(form for form in self.report.form.tables if form.id == table)
        place = self.report.where(form, row, column)
        addresses = [address for (_, address), _ in formula.cells]
        return Where(
            place.section, place.table, row, column, _label(form, addresses, self.formulas.axes[table]) or place.label
        )

    def point(self, formula: Formula) -> Text | None:
        """The text of the first cell of a formula that the document has."""
        facts = (self._fact(cell) for cell, _ in formula.cells)
        return next((fact.text for fact in facts if fact), None)

    def confirms(self, formula: Formula, value: Fraction) -> bool:
        """Whether a cell is reported to be wrong because ``value`` would be right, as the text has it."""
        if len(formula.cells) != 1 or formula.figures or formula.constant:
            return False
        ((table, cell), _), *_ = formula.cells
        found = self._table(table)
        return found is not None and self.context.confirms(found, cell, value)

    def _layout(self, form: TableForm) -> Layout | None:
        table = self.report.table(form.id)
        return table.layout if table else None

    def _table(self, table: str) -> BoundTable | None:
        """The table with an id, where it does not stand again: a text does not say which of several it is about."""
        return self._only.get(table)

    @cached_property
    def _only(self) -> Mapping[str, BoundTable]:
        counted = Counter(each.form.id for each in self.report.tables)
        return {each.form.id: each for each in self.report.tables if counted[each.form.id] == 1}

    def _fact(self, cell: CellOf) -> Fact | None:
        table = self._table(cell[0])
        return table.facts.get(cell[1]) if table else None

    def _number(self, cell: CellOf) -> Number | None:
        fact = self._fact(cell)
        if fact is None:
            return None
        number = fact.usable()
        if number is None and fact.value.state == "blank" and fact.doubt <= TOO_DOUBTFUL:
            number = self._deduced(cell[0]).get(cell[1])
        return None if number is None or number < 0 else number

    def _decimals(self, cell: CellOf) -> int:
        fact = self._fact(cell)
        written = _DECIMALS.search(fact.text.value) if fact else None
        return len(written[1]) if written else 0

    def _deduced(self, table: str) -> Mapping[Address, Number]:
        if table not in self._deductions:
            found = self._table(table)
            self._deductions[table] = _deduced(found, self.context) if found else {}
        return self._deductions[table]

    @cached_property
    def _deductions(self) -> dict[str, Mapping[Address, Number]]:
        return {}


@kept(16)
def _formulas(*of: Any) -> Formulas:
    """Those over tables, each of which is given by its form and its layout: reports have the same again and again."""
    return Formulas({form.id: names(form, layout) for form, layout in zip(of[::2], of[1::2], strict=True)})


def _deduced(table: BoundTable, context: Context) -> Mapping[Address, Number]:
    """What blank cells must hold, provided that nothing in the table contradicts its equations."""
    system = reduced(usable_values(table), context.equations(table).equations, counts=table.counts)
    if any(check.residual(system.values) for check in system.checks):
        return {}
    found = {cell: value for cell, value in system.deduced().items() if value is not None}
    return {cell: system.scale.number(value) for cell, value in {**dict.fromkeys(system.zeros, 0), **found}.items()}


def _label(form: TableForm, cells: list[Address], axes: tuple[Names, Names]) -> Message | None:
    """What people call several cells: the group whose members they all are, or one after the other."""
    if len(cells) == 1:
        return None
    rows, columns = axes
    parts = [
        _several([row for row, _ in cells], rows.leaves, partial(row_names, form)),
        _several([column for _, column in cells], columns.leaves, partial(column_names, form)),
    ]
    return form.name + plain(" · ") + crossed(parts)


def _several(identifiers: Iterable[str], leaves: Iterable[str], names: Callable[..., Mapping[str, Message]]) -> Message:
    named = list(dict.fromkeys(identifiers))
    groups = {name.rpartition(".")[0] for name in named}
    if len(named) > 1 and len(groups) == 1:
        group = groups.pop()
        if group in names() and all(leaf in named for leaf in leaves if leaf.startswith(f"{group}.")):
            return names()[group]
    return joined([names(brief=len(named) > 1)[name] for name in named], _PLUS)
