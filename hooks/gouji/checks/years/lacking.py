"""Equations that could not be put to the test, and the cells of the two reports that lack a figure.

Where the form lets both do without, there is nothing to compare, and nothing is said: an optional table that this
report does not have, rows that need not be there, cells that may be blank.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.checks.across_reports import Tested, where_of
from gouji.checks.fault import NotEvaluable, Outcomes
from gouji.checks.years import messages
from gouji.checks.years.pair import Pair
from gouji.checks.years.rule import YearsRule
from gouji.equations.places import CellName, located
from gouji.forms.axes import axes
from gouji.messages.message import SEMICOLON, Message, joined, listed
from gouji.records.model import Record
from gouji.schema.form import Form, RowForm

_SHOWN = 3


def untested(rule: YearsRule, pair: Pair, found: Sequence[Tested]) -> Outcomes:
    """That a rule was not evaluated for want of figures, with the cells that lack one."""
    lacking = [each for each in found if each.lacking and not _is_nothing(each, pair)]
    cells = list(dict.fromkeys(cell for each in lacking for cell in each.lacking))
    own = [name for place, name in cells if place is None]
    theirs = [name for place, name in cells if place is not None]
    reasons = [*_reasons(pair, own, own=True), *_reasons(pair, theirs, own=False)]
    if reasons:
        yield NotEvaluable(rule, joined(reasons, SEMICOLON))


def _is_nothing(each: Tested, pair: Pair) -> bool:
    """Whether there is nothing to compare: this report does without the table, or neither has a figure, by right."""
    tables = {table.id for table in pair.form.tables if table.optional} - pair.own.tables
    cells = tuple(map(located, each.equation.ordered))
    if any(place is None and name[0] in tables for place, name in cells):
        return True
    records = {None: pair.own, "last_year": pair.last}
    return len(each.lacking) == len(cells) and all(
        _may_lack(pair.form, records[place], name) for place, name in each.lacking
    )


def _may_lack(form: Form, record: Record, name: CellName) -> bool:
    """Whether a cell may do without a figure, or its row may be missing."""
    table = next(each for each in form.tables if each.id == name[0])
    rows, columns = axes(table)
    cell = record.by_name.get(name)
    if cell is None:
        row = next((node.form for node in rows.leaves if node.id == name[1]), None)
        return isinstance(row, RowForm) and row.optional
    values = next((node.values for node in columns.leaves if node.id == name[2]), None) or table.values
    return cell.value is None and cell.raw in form.kinds[values].instead


def _reasons(pair: Pair, cells: Sequence[CellName], *, own: bool) -> Iterator[Message]:
    """Tables that lack altogether, then single cells."""
    record = pair.own if own else pair.last
    absent = dict.fromkeys(name[0] for name in cells if name[0] not in record.tables)
    if absent:
        titles = listed(table.name for table in pair.form.tables if table.id in absent)
        sentence = messages.YEARS_NO_TABLE if own else messages.YEARS_NO_TABLE_THERE
        yield sentence.fill(tables=titles, **({} if own else {"year": pair.year}))
    single = [name for name in cells if name[0] not in absent]
    if single:
        labels = listed(where_of(pair.form, name).label or "" for name in single[:_SHOWN])
        if len(single) > _SHOWN:
            labels = messages.YEARS_MORE_CELLS.fill(cells=labels, count=len(single))
        sentence = messages.YEARS_LACKS if own else messages.YEARS_LACKS_THERE
        yield sentence.fill(cells=labels, **({} if own else {"year": pair.year}))
