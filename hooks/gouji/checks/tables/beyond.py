"""What stands in a document beyond the form: a table, row or column more, or a table in another section."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from gouji.checks.context import Context, usable_values
from gouji.checks.fault import Fault
from gouji.checks.tables import messages
from gouji.checks.tables.faults import fault
from gouji.checks.tables.rule import TablesRule
from gouji.findings.model import Part, Related, Where
from gouji.forms.names import cell_label
from gouji.forms.report import BoundTable, Fact, Report
from gouji.localization.diagnosis import failing
from gouji.messages.message import Message, listed, plain
from gouji.text.spans import Text

_SHOWN = 3
"""So many cells are named that differ."""


def _extra_table(report: Report, rule: TablesRule, context: Context) -> Iterator[Fault]:
    for table in report.tables_named(rule.tables):
        name = table.form.name
        for copy in table.copies:
            if copy.differences(table):
                yield _contradiction(report, rule, table, copy, name, _right(report, context, table, copy))
        for fragment in table.fragments:
            named = messages.PART_OF_TABLE.fill(table=name) if fragment.missing_rows else name
            yield _contradiction(report, rule, table, fragment, named, plain(""))


def _contradiction(
    report: Report, rule: TablesRule, table: BoundTable, copy: BoundTable, name: Message, right: Message
) -> Fault:
    different = copy.differences(table)
    where = report.where(table.form)
    cells = _cells(table, different)
    found = fault(report, rule, where, copy.start, table=name, count=len(different), cells=cells, right=right)
    parts = tuple(
        Part(report.where(table.form, new.row, new.column), f"{new.text.value}|{old.text.value}")
        for new, old in different
    )
    return replace(found, related=(_related(report, where, table.start),), parts=parts)


def _repeated_table(report: Report, rule: TablesRule, _context: Context) -> Iterator[Fault]:
    for table in report.tables_named(rule.tables):
        for copy in table.copies:
            if not copy.differences(table):
                where = report.where(table.form)
                found = fault(report, rule, where, copy.start, table=table.form.name)
                yield replace(found, related=(_related(report, where, table.start),))


def _misplaced(report: Report, rule: TablesRule, _context: Context) -> Iterator[Fault]:
    for table in report.tables_named(rule.tables):
        if table.elsewhere:
            name, text = table.form.name, table.labels[table.elsewhere[0]]
            partly = len(table.elsewhere) < len(table.labels)
            named = messages.PART_OF_TABLE.fill(table=name) if partly else name
            yield fault(report, rule, report.where(table.form), text, table=named)


def _repeated_row(report: Report, rule: TablesRule, _context: Context) -> Iterator[Fault]:
    for table in report.tables_named(rule.tables):
        for row in table.extra_rows:
            if row.again is not None:
                where = report.where(table.form, row.again)
                value, expected = _listed(row.values), _listed(_written(table, row.again))
                name = table.form.name
                found = fault(report, rule, where, row.label, table=name, value=value, expected=expected)
                related = _related(report, where, table.labels.get(row.again))
                yield replace(found, related=(related,), parts=(Part(where, f"{value}|{expected}"),))


def _extra_row(report: Report, rule: TablesRule, _context: Context) -> Iterator[Fault]:
    for table in report.tables_named(rule.tables):
        for row in table.extra_rows:
            if row.again is None:
                label, value, where = _in_line(row.label), _listed(row.values), report.where(table.form)
                found = fault(report, rule, where, row.label, table=table.form.name, row=label, value=value)
                yield replace(found, parts=(Part(where, f"{label}|{value}"),))


def _extra_column(report: Report, rule: TablesRule, _context: Context) -> Iterator[Fault]:
    for table in report.tables_named(rule.tables):
        for head in table.extra_columns:
            where, label = report.where(table.form), _in_line(head)
            found = fault(report, rule, where, head, table=table.form.name, column=label)
            yield replace(found, parts=(Part(where, label),))


def _unknown_table(report: Report, rule: TablesRule, _context: Context) -> Iterator[Fault]:
    """A rule that is narrowed to tables is about the sections of these."""
    sections = {form.section for form in report.form.tables_named(rule.tables)} if rule.tables else None
    for table in report.unknown:
        section = report.section(table.section)
        if section is not None and (sections is None or table.section in sections):
            words = _in_line(table.text)
            found = fault(report, rule, section.where, table.text, table=words, count=table.figures)
            yield replace(found, parts=(Part(section.where, words),))


FINDERS: Mapping[str, Callable[[Report, TablesRule, Context], Iterator[Fault]]] = {
    "extra-table": _extra_table,
    "repeated-table": _repeated_table,
    "misplaced-table": _misplaced,
    "repeated-row": _repeated_row,
    "extra-row": _extra_row,
    "extra-column": _extra_column,
    "unknown-table": _unknown_table,
}


def _cells(table: BoundTable, different: Sequence[tuple[Fact, Fact]]) -> Message:
    """A few of the cells, with what stands there and in the other table."""
    named = [
        messages.DIFFERENCE.fill(
            label=cell_label(table.form, new.row, new.column),
            actual=_shown(new),
            expected=_shown(old),
        )
        for new, old in different[:_SHOWN]
    ]
    more = messages.MORE_DIFFERENCES if len(different) > _SHOWN else plain("")
    return listed(named) + more


def _shown(fact: Fact) -> Message:
    written = _in_line(fact.text)
    return plain(written) if written else messages.BLANK


def _right(report: Report, context: Context, table: BoundTable, copy: BoundTable) -> Message:
    """Which of the two the equations speak for, where all hold in one of them alone and its place is known."""
    sound = [each for each in (table, copy) if _is_sound(each, context)]
    place = report.source_place(sound[0].start.span()) if len(sound) == 1 and sound[0].start else None
    return messages.ONE_IS_RIGHT.fill(line=place.line) if place else plain("")


def _is_sound(table: BoundTable, context: Context) -> bool:
    """Whether every equation of a table can be put to the test, and holds."""
    known = {cell: value for cell, value in usable_values(table).items() if value is not None}
    equations = context.equations(table).equations
    return all(each.cells <= known.keys() and not failing(0, each, known) for each in equations)


def _related(report: Report, where: Where, text: Text | None) -> Related:
    place = report.place(text.span()) if text else None
    return Related(messages.FIRST_PLACE.fill(label=where.label or ""), place, where)


def _written(table: BoundTable, row: str) -> list[str]:
    cells = [table.facts.get((row, column)) for column in table.columns]
    return [_in_line(fact.text) for fact in cells if fact]


def _listed(values: Sequence[str]) -> str:
    return " ".join(value or "□" for value in values)


def _in_line(text: Text) -> str:
    return " ".join(text.value.split())
