"""Tables and their cells against the form: what is missing, and what stands where a number should.

Values for messages: ``table`` (its name), ``label`` (of the cell, row or column, for people), ``value`` (as written),
``reading`` (the number that it was read as or probably means), ``layout``, ``count``, ``decimals``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

import regex
from msgspec import Struct
from msgspec.structs import replace

from gouji.checks.messages import NO_TABLE
from gouji.checks.tables import messages
from gouji.checks.tables.fixes import Mend, fix_of, mends
from gouji.checks.tables.rule import TablesRule
from gouji.checks.verdicts import finding_of, not_evaluated
from gouji.document.model import Picture
from gouji.findings.model import Fault, Finding, NotEvaluated, Where
from gouji.forms.report import TOO_DOUBTFUL, Address, Fact, LaidTable, Report, column_labels
from gouji.messages.message import Message
from gouji.packs.contents import Pack
from gouji.schema.form import TableForm
from gouji.text.spans import Text

_MANY = 8
"""From so many cells of one kind in a table on, there is one finding a row."""
_DECIMALS = regex.compile(r"[.．][0-9０-９]+")

Outcomes = Iterator[Finding | NotEvaluated]
_Test = Callable[[Fact, TablesRule], bool]


def check(report: Report, pack: Pack) -> Outcomes:
    """Findings of every ``tables`` rule of the pack."""
    for rule in pack.rules_of("tables"):
        if isinstance(rule, TablesRule):
            test = _CELLS.get(rule.finds)
            yield from _cells(report, pack, rule, test) if test else _TABLES[rule.finds](report, pack, rule)


def _finding(
    report: Report, pack: Pack, rule: TablesRule, where: Where, text: Text | None, **values: str | int | Message
) -> Finding:
    message = rule.message.fill(label=where.label or "", **values)
    place = report.place(text.span()) if text else None
    faults = (Fault(where, str(values.get("count", ""))),)
    return replace(finding_of(report, pack, rule, message, where, place), faults=faults)


def _forms(report: Report, rule: TablesRule) -> list[TableForm]:
    return [table for table in report.form.tables if not rule.tables or table.id in rule.tables]


def _laid(report: Report, rule: TablesRule) -> list[LaidTable]:
    return [table for table in report.tables if not rule.tables or table.form.id in rule.tables]


def _unbound(report: Report, pack: Pack, rule: TablesRule) -> Outcomes:
    """A rule none of whose tables was found has not been applied."""
    forms = _forms(report, rule)
    if not _laid(report, rule):
        reason = NO_TABLE.fill(tables=_names(forms))
        yield not_evaluated(report, pack, rule, reason)


# ---- tables, rows, columns -----------------------------------------------------------------------------------------


def _has_picture(report: Report, form: TableForm) -> bool:
    section = report.section(form.section)
    return section is not None and any(isinstance(block, Picture) for block in section.blocks)


def _missing_table(report: Report, pack: Pack, rule: TablesRule) -> Outcomes:
    yield from _missing_tables(report, pack, rule, pictured=False)


def _picture(report: Report, pack: Pack, rule: TablesRule) -> Outcomes:
    yield from _missing_tables(report, pack, rule, pictured=True)


def _missing_tables(report: Report, pack: Pack, rule: TablesRule, *, pictured: bool) -> Outcomes:
    """One finding a table; where a section lacks all of its tables, one for the section."""
    forms = _forms(report, rule)
    for section in dict.fromkeys(form.section for form in forms):
        wanted = [form for form in forms if form.section == section]
        missing = [form for form in wanted if report.table(form.id) is None and _has_picture(report, form) == pictured]
        together = len(missing) == len(wanted)
        for form in missing[:1] if together else missing:
            names = _names(missing) if together else form.name
            finding = _finding(report, pack, rule, report.where(form), _heading(report, form), table=names)
            faults = tuple(Fault(report.where(each), "") for each in (missing if together else [form]))
            yield replace(finding, faults=faults)


def _names(forms: list[TableForm]) -> Message:
    return Message("、".join(form.name.zh for form in forms), ", ".join(form.name.en for form in forms))


def _heading(report: Report, form: TableForm) -> Text | None:
    """Where the table should stand: the heading of its section."""
    section = report.section(form.section)
    return section.heading.paragraph.text if section else None


def _missing_row(report: Report, pack: Pack, rule: TablesRule) -> Outcomes:
    for table in _laid(report, rule):
        for row in table.missing_rows:
            where = report.where(table.form, row)
            yield _finding(report, pack, rule, where, _neighbour(table, row), table=table.form.name)
    yield from _unbound(report, pack, rule)


def _neighbour(table: LaidTable, row: str) -> Text | None:
    """The row that the missing one should follow, or else precede."""
    index = table.rows.index(row)
    ordered = [*reversed(table.rows[:index]), *table.rows[index + 1 :]]
    return next((table.labels[other] for other in ordered if other in table.labels), None)


def _missing_column(report: Report, pack: Pack, rule: TablesRule) -> Outcomes:
    for table in _laid(report, rule):
        for column in table.missing_columns:
            first = next(iter(table.labels.values()), None)
            where = report.where(table.form, None, column)
            yield _finding(report, pack, rule, where, first, table=table.form.name)
    yield from _unbound(report, pack, rule)


def _outdated(report: Report, pack: Pack, rule: TablesRule) -> Outcomes:
    for table in _laid(report, rule):
        if table.layout is not None and table.layout.outdated:
            rows = [row for row in table.layout.collapse if row in table.labels]
            where = report.where(table.form, rows[0] if rows else None)
            text = table.labels[rows[0]] if rows else next(iter(table.labels.values()), None)
            yield _finding(report, pack, rule, where, text, table=table.form.name, layout=table.layout.name)
    yield from _unbound(report, pack, rule)


def _doubtful(report: Report, pack: Pack, rule: TablesRule) -> Outcomes:
    for table in _laid(report, rule):
        expected = (len(table.rows) - len(table.missing_rows)) * (len(table.columns) - len(table.missing_columns))
        sure = [fact for fact in table.facts.values() if fact.doubt <= TOO_DOUBTFUL]
        if len(sure) < expected:
            rows = [row for row in table.labels if not any(fact.row == row for fact in sure)]
            where = report.where(table.form, rows[0] if len(rows) == 1 else None)
            text = table.labels[rows[0]] if rows else None
            yield _finding(report, pack, rule, where, text, table=table.form.name, count=expected - len(sure))
    yield from _unbound(report, pack, rule)


_TABLES: dict[str, Callable[[Report, Pack, TablesRule], Outcomes]] = {
    "missing-table": _missing_table,
    "picture": _picture,
    "missing-row": _missing_row,
    "missing-column": _missing_column,
    "outdated-layout": _outdated,
    "doubtful": _doubtful,
}


# ---- cells ---------------------------------------------------------------------------------------------------------


class _Found(Struct, frozen=True):
    """Cells of a table of which a rule finds something, and what would mend them."""

    report: Report
    pack: Pack
    rule: TablesRule
    table: LaidTable
    facts: list[Fact]
    mends: Mapping[Address, Mend]

    def findings(self) -> Iterator[Finding]:
        """One finding a cell; where there are many, one a row; where most of the table is so, one for the table."""
        if len(self.facts) < _MANY:
            yield from (self._cell(fact) for fact in self.facts)
        elif len(self.facts) * 2 < len(self.table.facts):
            rows = dict.fromkeys(fact.row for fact in self.facts)
            yield from (self._row(row, [fact for fact in self.facts if fact.row == row]) for row in rows)
        else:
            finding = self._finding(self.facts, self.report.where(self.table.form))
            count, cells = len(self.facts), len(self.table.facts)
            message = messages.CELLS_OF_TABLE.fill(message=finding.message, count=count, cells=cells)
            yield replace(finding, message=message)

    def _cell(self, fact: Fact) -> Finding:
        mend = self.mends.get((fact.row, fact.column))
        return replace(self._finding([fact], self._where(fact)), expected=mend.text if mend else None)

    def _row(self, row: str, facts: list[Fact]) -> Finding:
        """One finding for cells of a row, which counts them."""
        if len(facts) == 1:
            return self._cell(facts[0])
        finding = self._finding(facts, self.report.where(self.table.form, row))
        labels = column_labels(self.table.form)
        names = "、".join(labels[fact.column] for fact in facts)
        message = messages.CELLS_OF_ROW.fill(message=finding.message, count=len(facts), columns=names)
        return replace(finding, message=message)

    def _finding(self, facts: list[Fact], where: Where) -> Finding:
        first = facts[0]
        values = _values(first, self.table, self.rule)
        mend = self.mends.get((first.row, first.column))
        if len(facts) == 1 and mend and mend.text != "0" and first.value.state in ("blank", "placeholder"):
            values["reading"] = messages.DEDUCED.fill(value=mend.text)
        return replace(
            _finding(self.report, self.pack, self.rule, where, first.text, **values),
            faults=tuple(Fault(self._where(fact), fact.text.value) for fact in facts),
            fix=fix_of(self.report, facts, self.mends),
        )

    def _where(self, fact: Fact) -> Where:
        return self.report.where(self.table.form, fact.row, fact.column)


def _cells(report: Report, pack: Pack, rule: TablesRule, test: _Test) -> Outcomes:
    """Findings of cells: those that can be mended safely apart, so that mending them leaves the others as they are."""
    for table in _laid(report, rule):
        found = [fact for fact in table.facts.values() if fact.doubt <= TOO_DOUBTFUL and test(fact, rule)]
        known = mends(rule.finds, pack, table, found)
        groups: dict[bool, list[Fact]] = {True: [], False: []}
        for fact in found:
            mend = known.get((fact.row, fact.column))
            groups[mend is not None and mend.safe].append(fact)
        for facts in groups.values():
            yield from _Found(report, pack, rule, table, facts, known).findings()
    yield from _unbound(report, pack, rule)


def _values(fact: Fact, table: LaidTable, rule: TablesRule) -> dict[str, str | int | Message]:
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
        "decimals": rule.decimals or 0,
    }


def _is_blank(fact: Fact, _rule: TablesRule) -> bool:
    return fact.value.state == "blank"


def _is_placeholder(fact: Fact, _rule: TablesRule) -> bool:
    return fact.value.state == "placeholder"


def _is_unreadable(fact: Fact, _rule: TablesRule) -> bool:
    return fact.value.state == "unreadable" and fact.values != "text"


def _has_remark(fact: Fact, _rule: TablesRule) -> bool:
    return bool(fact.value.remark) and fact.values != "text"


def _is_negative(fact: Fact, _rule: TablesRule) -> bool:
    return fact.value.number is not None and fact.value.number < 0 and fact.values != "text"


def _is_fraction(fact: Fact, _rule: TablesRule) -> bool:
    return fact.values == "count" and isinstance(fact.value.number, Decimal)


def _has_many_decimals(fact: Fact, rule: TablesRule) -> bool:
    written = _DECIMALS.search(fact.text.value)
    return rule.decimals is not None and written is not None and len(written.group()) - 1 > rule.decimals


_CELLS: dict[str, _Test] = {
    "blank": _is_blank,
    "placeholder": _is_placeholder,
    "unreadable": _is_unreadable,
    "remark": _has_remark,
    "negative": _is_negative,
    "fraction": _is_fraction,
    "decimals": _has_many_decimals,
}
