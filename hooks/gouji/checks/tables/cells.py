"""Cells against the form: blank, or something else than the value that belongs there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from gouji.checks.context import Context
from gouji.checks.fault import Fault
from gouji.checks.tables import messages
from gouji.checks.tables.faults import fault as _fault
from gouji.checks.tables.fixes import CellFix, cell_fixes, fix_of
from gouji.checks.tables.rule import TablesRule
from gouji.equations.equation import Address
from gouji.findings.model import Part, Where
from gouji.forms.names import column_names
from gouji.forms.report import TOO_DOUBTFUL, BoundTable, Fact, Report
from gouji.messages.message import Message, listed
from gouji.schema.names import is_named

_MANY = 8
"""From so many cells of one kind in a table on, there is one finding a row."""


class _CellFaults(Struct, frozen=True):
    """Cells of a table of which a rule finds something, and what would fix them."""

    report: Report
    rule: TablesRule
    table: BoundTable
    facts: list[Fact]
    fixes: Mapping[Address, CellFix]

    def faults(self) -> Iterator[Fault]:
        """One finding a cell; where there are many, one a row; where most of the table is so, one for the table."""
        if len(self.facts) < _MANY:
            yield from (self._cell(fact) for fact in self.facts)
        elif len(self.facts) * 2 < len(self.table.facts):
            rows = dict.fromkeys(fact.row for fact in self.facts)
            yield from (self._row(row, [fact for fact in self.facts if fact.row == row]) for row in rows)
        else:
            fault = self._fault(self.facts, self.report.where(self.table.form))
            count, cells = len(self.facts), len(self.table.facts)
            message = messages.CELLS_OF_TABLE.fill(message=fault.message, count=count, cells=cells)
            yield replace(fault, message=message)

    def _cell(self, fact: Fact) -> Fault:
        fix = self.fixes.get((fact.row, fact.column))
        return replace(self._fault([fact], self._where(fact)), expected=fix.text if fix else None)

    def _row(self, row: str, facts: list[Fact]) -> Fault:
        """One finding for cells of a row, which counts them."""
        if len(facts) == 1:
            return self._cell(facts[0])
        fault = self._fault(facts, self.report.where(self.table.form, row))
        known = column_names(self.table.form)
        names = listed(known[fact.column] for fact in facts)
        message = messages.CELLS_OF_ROW.fill(message=fault.message, count=len(facts), columns=names)
        return replace(fault, message=message)

    def _fault(self, facts: list[Fact], where: Where) -> Fault:
        first = facts[0]
        values = _values(first, self.table, self.rule)
        fix = self.fixes.get((first.row, first.column))
        if (
            len(facts) == 1
            and fix
            and fix.text != first.values.nothing
            and first.value.state in ("blank", "placeholder")
        ):
            values["reading"] = messages.DEDUCED.fill(value=fix.text)
        return replace(
            _fault(self.report, self.rule, where, first.text, **values),
            parts=tuple(Part(self._where(fact), fact.text.value) for fact in facts),
            fix=fix_of(self.report, facts, self.fixes),
        )

    def _where(self, fact: Fact) -> Where:
        return self.report.where(self.table.form, fact.row, fact.column)


def faults(report: Report, context: Context, rule: TablesRule) -> Iterator[Fault]:
    """Faults of cells: those that can be fixed safely apart, so that fixing them leaves the others as they are."""
    test = TESTS[rule.finds]
    for table in report.tables_named(rule.tables):
        found = [fact for fact in table.facts.values() if test(fact, rule)]  # first, as most cells are faultless
        found = [fact for fact in found if fact.doubt <= TOO_DOUBTFUL and _is_meant(fact, rule)]
        if not found:
            continue
        known = cell_fixes(rule.finds, context, table, found)
        groups: dict[bool, list[Fact]] = {True: [], False: []}
        for fact in found:
            fix = known.get((fact.row, fact.column))
            groups[fix is not None and fix.safe].append(fact)
        for facts in groups.values():
            yield from _CellFaults(report, rule, table, facts, known).faults()


def _is_meant(fact: Fact, rule: TablesRule) -> bool:
    wanted = ((fact.row, rule.rows), (fact.column, rule.columns))
    return all(not globs or is_named(identifier, globs) for identifier, globs in wanted)


def _values(fact: Fact, table: BoundTable, rule: TablesRule) -> dict[str, str | int | Message]:
    value = fact.value
    reading: str | Message = ""
    if value.number is not None:
        reading = str(value.number)
    elif value.guess is not None:
        reading = messages.PROBABLY.fill(value=str(value.guess))
    return {
        "table": table.form.name,
        "value": " ".join(fact.text.value.split()),
        "reading": reading,
        "decimals": _decimals(fact, rule) or 0,
    }


def _is_blank(fact: Fact, _rule: TablesRule) -> bool:
    return fact.value.state == "blank"


def _is_placeholder(fact: Fact, _rule: TablesRule) -> bool:
    return fact.value.state == "placeholder"


def _is_unreadable(fact: Fact, _rule: TablesRule) -> bool:
    return fact.value.state == "unreadable"


def _has_remark(fact: Fact, _rule: TablesRule) -> bool:
    return bool(fact.value.remark) and fact.values.is_figure


def _is_negative(fact: Fact, _rule: TablesRule) -> bool:
    number = fact.value.number
    return number is not None and number < 0 and fact.values.is_figure and not fact.values.negative


def _is_fraction(fact: Fact, _rule: TablesRule) -> bool:
    return fact.values.kind == "count" and isinstance(fact.value.number, Decimal)


def _decimals(fact: Fact, rule: TablesRule) -> int | None:
    """How many decimals a cell may have: its kind of values says, or else the rule."""
    return rule.decimals if fact.values.decimals is None else fact.values.decimals


def _has_other_decimals(fact: Fact, rule: TablesRule) -> bool:
    wanted, value = _decimals(fact, rule), fact.value
    if wanted is None or value.state not in ("number", "below") or not fact.values.is_figure:
        return False
    return value.decimals > wanted or (fact.values.exactly and value.state == "number" and value.decimals < wanted)


TESTS: Mapping[str, Callable[[Fact, TablesRule], bool]] = {
    "blank": _is_blank,
    "placeholder": _is_placeholder,
    "unreadable": _is_unreadable,
    "remark": _has_remark,
    "negative": _is_negative,
    "fraction": _is_fraction,
    "decimals": _has_other_decimals,
}
"""By what a rule finds: whether it finds that of a cell."""
