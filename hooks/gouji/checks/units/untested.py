"""Why equations over the units below could not be put to the test."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.checks.across_reports import short_label
from gouji.checks.fault import NotEvaluable
from gouji.checks.messages import NO_TABLE
from gouji.checks.units import messages
from gouji.checks.units.sums import Sums
from gouji.checks.units.wording import called
from gouji.equations.places import CellName
from gouji.messages.message import COMMA, Message, joined, plain
from gouji.records.model import Record

_SHOWN = 3


def untested(sums: Sums, record: Record, children: Sequence[Record]) -> Iterator[NotEvaluable]:
    """That equations of a table were not tested, if so; of a table that may be left out, nothing."""
    if not sums.untested:
        return
    tables = {name[0] for each in sums.untested for _, name in each.lacking}
    absent = [form for form in sums.form.tables if form.id in tables - record.tables]
    if absent and not sums.lines:
        if not all(form.optional for form in absent):
            yield NotEvaluable(sums.rule, NO_TABLE.fill(tables=joined([form.name for form in absent], COMMA)))
        return
    reasons = list(dict.fromkeys(_reasons(sums, children)))
    yield NotEvaluable(
        sums.rule,
        messages.UNITS_LACKING.fill(
            count=len(sums.untested),
            total=len(sums.untested) + len(sums.lines),
            reasons=joined(reasons[:_SHOWN], COMMA),
            more=messages.UNITS_MORE if len(reasons) > _SHOWN else plain(""),
        ),
    )


def _reasons(sums: Sums, children: Sequence[Record]) -> Iterator[Message]:
    for each in sums.untested:
        for place, name in each.lacking:
            if place is None:
                yield messages.UNITS_LACKING_OWN.fill(label=short_label(sums.form, name))
            else:
                lacking = (child for child in children if child.number(name) is None)
                yield from (_of_child(sums, child, name) for child in lacking)


def _of_child(sums: Sums, child: Record, name: CellName) -> Message:
    if name[0] not in child.tables:
        table = next(form.name for form in sums.form.tables if form.id == name[0])
        return messages.UNITS_LACKING_TABLE.fill(unit=called(child), table=table)
    return messages.UNITS_LACKING_CHILD.fill(unit=called(child), label=short_label(sums.form, name))
