"""Tables against the form: what is missing, and what stands where a number should (:mod:`gouji.checks.tables.cells`).

Values for messages: ``table`` (its name), ``label`` (of the cell, row or column, for people), ``value`` (as written),
``reading`` (the number that it was read as or probably means), ``layout``, ``count``, ``decimals``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from gouji.checks.context import Context
from gouji.checks.fault import NotEvaluable, Outcomes
from gouji.checks.messages import NO_TABLE
from gouji.checks.tables import beyond, cells
from gouji.checks.tables.faults import fault as _fault
from gouji.checks.tables.rule import TablesRule
from gouji.document.model import Picture
from gouji.findings.model import Part
from gouji.forms.report import TOO_DOUBTFUL, BoundTable, Report
from gouji.messages.message import Message, listed
from gouji.schema.form import TableForm
from gouji.text.spans import Text


def check(report: Report, rules: Sequence[TablesRule], context: Context) -> Outcomes:
    """What ``tables`` rules find."""
    for rule in rules:
        if rule.finds in cells.TESTS:
            yield from cells.faults(report, context, rule)
            yield from _unbound(report, rule)
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
