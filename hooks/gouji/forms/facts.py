"""What was read of a report, cell by cell: how people check the reader, and the bridge to spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from gouji.equations.fixed_point import shown
from gouji.forms.names import column_names, crossed, row_names
from gouji.forms.report import BoundTable, Fact, Report
from gouji.messages.message import Message, plain


class CellReading(Struct, frozen=True):
    """One cell of the form: its address, what stands there, what it was read as, and where.

    ``state`` is that of the value, or ``missing`` for a cell that the document lacks. ``value`` is the exact number as
    text, or what the value is ``below``; ``doubt`` 0 to 1. ``line`` and ``at`` (column) are 1-based, empty in formats
    without lines.
    """

    table: str
    row: str
    column: str
    label: Message
    text: str = ""
    state: str = "missing"
    value: str = ""
    remark: str = ""
    doubt: float = 0.0
    line: int | None = None
    at: int | None = None


def readings(report: Report) -> Iterator[CellReading]:
    """All cells of the tables that were found, in the order of the form."""
    return (reading for table in report.tables for reading in readings_of(report, table))


def readings_of(report: Report, table: BoundTable) -> Iterator[CellReading]:
    """All cells of one table."""
    rows, columns = row_names(table.form), column_names(table.form)
    for row, column in table.cells:
        label = crossed((rows.get(row, plain(row)), columns.get(column, plain(column))))
        fact = table.facts.get((row, column))
        yield _read(report, fact, label) if fact else CellReading(table.form.id, row, column, label)


def _read(report: Report, fact: Fact, label: Message) -> CellReading:
    place = report.source_place(fact.text.span())
    return CellReading(
        table=fact.table,
        row=fact.row,
        column=fact.column,
        label=label,
        text=" ".join(fact.text.value.split()),
        state=fact.value.state,
        value=shown(fact.value.bound if fact.value.number is None else fact.value.number),
        remark=fact.value.remark,
        doubt=fact.doubt,
        line=place.line if place else None,
        at=place.column if place else None,
    )
