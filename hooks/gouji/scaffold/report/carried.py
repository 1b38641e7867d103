"""Figures of last year's document that stand in this year's, as the form says under ``carried``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from gouji.equations.equation import Address
from gouji.forms.axes import axes
from gouji.forms.names import cell_label, column_names
from gouji.forms.report import Fact, Report
from gouji.messages.message import Message, listed, plain
from gouji.scaffold.report import messages
from gouji.schema.form import TableForm
from gouji.schema.made import Carried, parted

Cells = Mapping[Address, str]


class Carry(Struct, frozen=True):
    """What one entry of ``carried`` takes over, or why it takes nothing.

    ``cells`` are by table, the first of which is the one that the figures go into. ``target`` is what people call where
    they go, ``figures`` are those other than zero, ``fill`` is what to fill in because of them.
    """

    table: TableForm
    target: Message
    cells: Mapping[str, Cells] = {}
    figures: Message | None = None
    fill: str | None = None
    missing: Message | None = None


def carry(entry: Carried, tables: Mapping[str, TableForm], last: Report) -> Carry:
    """The figures of one entry. ``tables`` are the new ones by id, their open rows known."""
    table, places = _places(entry.cells, tables)
    target = table.name + plain(" · ") + _line(entry.cells, table)
    facts = _facts(entry.last_year, last)
    pairs = [(cell, facts.get(_key(cell, entry.cells))) for cell in places]
    if not places or all(fact is None for _, fact in pairs):
        return Carry(table, target, missing=messages.NOT_THERE)
    for cell, fact in pairs:
        if fact is None or fact.usable() is None:
            return Carry(table, target, missing=_unusable(table, cell, fact))
    values = {_key(cell, entry.cells): str(fact.value.number) for cell, fact in pairs if fact}
    cells = {table.id: {cell: values[_key(cell, entry.cells)] for cell in places}}
    for address in entry.until_settled:
        other, more = _places(address, tables)
        known = {cell: values[_key(cell, address)] for cell in more if _key(cell, address) in values}
        cells[other.id] = {**cells.get(other.id, {}), **known}
    figures = _figures(table, cells[table.id], places)
    return Carry(table, target, cells, figures, entry.fill)


def _places(address: str, tables: Mapping[str, TableForm]) -> tuple[TableForm, list[Address]]:
    """The table that an address names, and its cells in it: of a row, of a column, or one alone."""
    name, row, column = parted(address)
    table = tables[name]
    rows, columns = axes(table)
    known = [(each.id, other.id) for each in rows.leaves for other in columns.leaves if (other.values or "") != "key"]
    return table, [each for each in known if row in ("", each[0]) and column in ("", each[1])]


def _key(cell: Address, address: str) -> tuple[str, str]:
    """What a cell and its like elsewhere have in common: the column of a row, the row of a column."""
    _, row, column = parted(address)
    return ("" if row else cell[0], "" if column else cell[1])


def _facts(address: str, report: Report) -> Mapping[tuple[str, str], Fact]:
    """What stands in the cells of an address, by what they have in common with others."""
    name, row, column = parted(address)
    table = report.table(name)
    facts = table.facts.items() if table else ()
    found = ((cell, fact) for cell, fact in facts if row in ("", cell[0]) and column in ("", cell[1]))
    return {_key(cell, address): fact for cell, fact in found}


def _unusable(table: TableForm, cell: Address, fact: Fact | None) -> Message:
    label, value = cell_label(table, *cell), fact.text.value.strip() if fact else ""
    return messages.NO_FIGURE.fill(label=label, value=value) if value else messages.BLANK.fill(label=label)


def _line(address: str, table: TableForm) -> Message:
    _, row, column = parted(address)
    return cell_label(table, row or None, column or None)


def _figures(table: TableForm, cells: Cells, places: Sequence[Address]) -> Message | None:
    """The figures other than zero, each with what tells it from the others; None where there is none."""
    named = dict(_named(table, [cell for cell in places if cells[cell] != "0"]))
    if not named:
        return None
    return listed(messages.CELL.fill(label=label, value=cells[cell]) for cell, label in named.items())


def _named(table: TableForm, cells: Sequence[Address]) -> Iterator[tuple[Address, Message]]:
    names = column_names(table)
    rows = {row for row, _ in cells}
    for row, column in cells:
        yield (row, column), names[column] if len(rows) == 1 else cell_label(table, row, None)
