"""Tables and their cells against the form: what is missing, and what stands where a number should.

Values for messages: ``table`` (its name), ``label`` (of the cell, row or column, for people), ``value`` (as written),
``reading`` (the number that it was read as or probably means), ``layout``, ``count``, ``decimals``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from gouji.checks.context import Context
from gouji.checks.fault import Fault, NotEvaluable, Outcomes
from gouji.checks.messages import NO_TABLE
from gouji.checks.tables import beyond, messages
from gouji.checks.tables.faults import fault as _fault
from gouji.checks.tables.fixes import CellFix, cell_fixes, fix_of
from gouji.checks.tables.rule import TablesRule
from gouji.document.model import Picture
from gouji.equations.equation import Address
from gouji.findings.model import Part, Where
from gouji.forms.report import TOO_DOUBTFUL, BoundTable, Fact, Report, column_labels
from gouji.messages.message import Message, listed
from gouji.schema.form import TableForm
from gouji.schema.names import is_named
from gouji.text.spans import Text

_MANY = 8
"""From so many cells of one kind in a table on, there is one finding a row."""

_Test = Callable[[Fact, TablesRule], bool]


def check(report: Report, rules: Sequence[TablesRule], context: Context) -> Outcomes:
    """What ``tables`` rules find."""
    for rule in rules:
        test = _CELLS.get(rule.finds)
        if test:
            yield from _cells(report, context, rule, test)
        elif rule.finds in _TABLES:
            yield from _TABLES[rule.finds](report, rule)
        else:
            yield from beyond.FINDERS[rule.finds](report, rule, context)
            yield from _unbound(report, rule)


def _unbound(report: Report, rule: TablesRule) -> Outcomes:
    """A rule none of whose tables was found has not been applied."""
    forms = report.form.tables_named(rule.tables)
    if forms and not report.tables_named(rule.tables) and not all(_may_lack(report, form) for form in forms):
        yield NotEvaluable(rule, NO_TABLE.fill(tables=_names(forms)))


# ---- tables, rows, columns -----------------------------------------------------------------------------------------


def _has_picture(report: Report, form: TableForm) -> bool:
    section = report.nearest(form.section)
    return section is not None and any(isinstance(block, Picture) for block in section.blocks)


def _missing_table(report: Report, rule: TablesRule) -> Outcomes:
    yield from _missing_tables(report, rule, pictured=False)


def _picture(report: Report, rule: TablesRule) -> Outcomes:
    yield from _missing_tables(report, rule, pictured=True)


def _missing_tables(report: Report, rule: TablesRule, *, pictured: bool) -> Outcomes:
    """One finding a table; where a section lacks all of its tables, one for the section."""
    forms = report.form.tables_named(rule.tables)
    for section in dict.fromkeys(form.section for form in forms):
        wanted = [form for form in forms if form.section == section]
        missing = [form for form in wanted if report.table(form.id) is None and _has_picture(report, form) == pictured]
        missing = [form for form in missing if not _may_lack(report, form)]
        together = len(missing) == len(wanted)
        for form in missing[:1] if together else missing:
            names = _names(missing) if together else form.name
            fault = _fault(report, rule, report.where(form), _heading(report, form), table=names)
            parts = tuple(Part(report.where(each), "") for each in (missing if together else [form]))
            yield replace(fault, parts=parts)


def _may_lack(report: Report, form: TableForm) -> bool:
    """Whether a table may be missing: it is optional, or goes without a section that is."""
    return form.optional or (report.section(form.section) is None and report.form.may_lack(form.section))


def _names(forms: list[TableForm]) -> Message:
    return listed(form.name for form in forms)


def _heading(report: Report, form: TableForm) -> Text | None:
    """Where the table should stand: the heading of its section, or of the one around it."""
    section = report.nearest(form.section)
    return section.heading.paragraph.text if section else None


def _missing_row(report: Report, rule: TablesRule) -> Outcomes:
    for table in report.tables_named(rule.tables):
        for row in table.missing_rows:
            where = report.where(table.form, row)
            yield _fault(report, rule, where, _neighbour(table, row), table=table.form.name)
    yield from _unbound(report, rule)


def _neighbour(table: BoundTable, row: str) -> Text | None:
    """The row that the missing one should follow, or else precede."""
    index = table.rows.index(row)
    ordered = [*reversed(table.rows[:index]), *table.rows[index + 1 :]]
    return next((table.labels[other] for other in ordered if other in table.labels), None)


def _missing_column(report: Report, rule: TablesRule) -> Outcomes:
    for table in report.tables_named(rule.tables):
        for column in table.missing_columns:
            where = report.where(table.form, None, column)
            yield _fault(report, rule, where, table.start, table=table.form.name)
    yield from _unbound(report, rule)


def _outdated(report: Report, rule: TablesRule) -> Outcomes:
    for table in report.tables_named(rule.tables):
        if table.layout is not None and table.layout.outdated:
            rows = [row for row in table.layout.collapse if row in table.labels]
            where = report.where(table.form, rows[0] if rows else None)
            text = table.labels[rows[0]] if rows else table.start
            yield _fault(report, rule, where, text, table=table.form.name, layout=table.layout.name)
    yield from _unbound(report, rule)


def _doubtful(report: Report, rule: TablesRule) -> Outcomes:
    for table in report.tables_named(rule.tables):
        lacking = {*table.missing_rows, *table.missing_columns}
        expected = sum(lacking.isdisjoint(cell) for cell in table.cells)
        sure = [fact for fact in table.facts.values() if fact.doubt <= TOO_DOUBTFUL]
        if len(sure) < expected:
            rows = [row for row in table.labels if not any(fact.row == row for fact in sure)]
            where = report.where(table.form, rows[0] if len(rows) == 1 else None)
            text = table.labels[rows[0]] if rows else None
            yield _fault(report, rule, where, text, table=table.form.name, count=expected - len(sure))
    yield from _unbound(report, rule)


_TABLES: dict[str, Callable[[Report, TablesRule], Outcomes]] = {
    "missing-table": _missing_table,
    "picture": _picture,
    "missing-row": _missing_row,
    "missing-column": _missing_column,
    "outdated-layout": _outdated,
    "doubtful": _doubtful,
}


# ---- cells ---------------------------------------------------------------------------------------------------------


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
        labels = column_labels(self.table.form)
        names = listed(labels[fact.column] for fact in facts)
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


def _cells(report: Report, context: Context, rule: TablesRule, test: _Test) -> Outcomes:
    """Faults of cells: those that can be fixed safely apart, so that fixing them leaves the others as they are."""
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
    yield from _unbound(report, rule)


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


_CELLS: dict[str, _Test] = {
    "blank": _is_blank,
    "placeholder": _is_placeholder,
    "unreadable": _is_unreadable,
    "remark": _has_remark,
    "negative": _is_negative,
    "fraction": _is_fraction,
    "decimals": _has_other_decimals,
}
