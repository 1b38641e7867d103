"""How it is told that a report differs from those of the units below: one line, and the places that belong to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from gouji.checks.across_reports import related_cell, short_label, where_of
from gouji.checks.fault import Fault
from gouji.checks.units import messages
from gouji.checks.units.causes import Cause
from gouji.checks.units.sums import Line, Sums
from gouji.equations.fixed_point import Number, shown
from gouji.equations.places import CellName, located
from gouji.findings.model import Confidence, Part, Related, Suspect, Where
from gouji.forms.names import cell_label
from gouji.messages.message import Message, listed, plain
from gouji.records.model import Record
from gouji.schema.form import Form

_LISTED = 4
"""Figures that a message names."""
_RELATED = 3
"""Reports of units below that a finding points to, and cells in one of them."""


def called(record: Record) -> str:
    """What a unit is called: by its report, or else the path of that."""
    return record.unit or record.path


class Wording(Struct, frozen=True):
    """The sentences and places of one report; ``children`` are all those of the units below."""

    form: Form
    record: Record
    children: tuple[Record, ...]

    def fault(self, sums: Sums, cause: Cause | None) -> Fault:
        """What differs in one table."""
        first, *others = sums.differing
        single = not others and first.plain
        explained = messages.UNITS_CAUSES[cause.sort].fill(unit=called(cause.record)) if cause else plain("")
        where = where_of(self.form, first.cell)
        table = self._table(first.cell)
        asserted = sums.rule.message.fill(table=table, count=len(self.children))
        if single:
            message = messages.UNITS_DIFFER_ONE.fill(
                label=where.label or "",
                count=len(self.children),
                message=asserted,
                cause=explained,
                difference=_difference(first),
                **_figures(first),
            )
        else:
            message = messages.UNITS_DIFFER.fill(
                label=table,
                cells=len(sums.differing),
                count=len(self.children),
                message=asserted,
                cause=explained,
                **self._listed(sums.differing),
            )
        confidence: Confidence = "likely" if cause and cause.sort != "same figures" else "ambiguous"
        return self._told(sums, message, sums.differing, cause, confidence)

    def neither(self, every: Sequence[Sums], faulty: Sequence[Sums]) -> Fault:
        """That the report is neither the sum of those below nor that with more."""
        compared = [line for sums in every for line in sums.compared if line.plain]
        differing = [line for sums in faulty for line in sums.differing]
        below = [line for line in differing if line.plain and line.over < 0]
        message = messages.UNITS_NEITHER.fill(
            count=len(self.children),
            compared=len(compared),
            agreeing=sum(1 for line in compared if line.holds),
            below=len(below),
            **self._listed([*below, *(line for line in differing if line not in below)]),
        )
        return self._told(faulty[0], message, differing, None, "structural")

    def alone(self, faulty: Sequence[Sums]) -> Message:
        """That the report is that of the unit's own body."""
        compared = [line for sums in faulty for line in sums.compared if line.plain]
        below = sum(1 for line in compared if line.over < 0)
        return messages.UNITS_ALONE.fill(compared=len(compared), below=below, count=len(self.children))

    # ---- parts of sentences ----

    def _listed(self, lines: Sequence[Line]) -> dict[str, Message]:
        several = len({line.cell[0] for line in lines}) > 1
        told = [self._cell(line, with_table=several) for line in lines[:_LISTED]]
        more = messages.UNITS_ELLIPSIS if len(lines) > _LISTED else plain("")
        return {"listed": listed(told), "more": more}

    def _cell(self, line: Line, *, with_table: bool) -> Message:
        label = (self._table(line.cell) + plain(" ") if with_table else plain("")) + self._brief(line.cell)
        if line.equation.comparison == "=":
            return messages.UNITS_CELL.fill(label=label, **_figures(line))
        return messages.UNITS_INEQUALITY.fill(label=label, sign=line.equation.comparison, **_figures(line))

    def _brief(self, cell: CellName) -> Message:
        table = next((each for each in self.form.tables if each.id == cell[0]), None)
        try:
            return cell_label(table, cell[1], cell[2], brief=True) if table else short_label(self.form, cell)
        except KeyError:  # a row or column of another layout
            return short_label(self.form, cell)

    def _table(self, cell: CellName) -> Message:
        return next((each.name for each in self.form.tables if each.id == cell[0]), plain(cell[0]))

    # ---- places ----

    def _told(
        self, sums: Sums, message: Message, lines: Sequence[Line], cause: Cause | None, confidence: Confidence
    ) -> Fault:
        first = lines[0]
        cell = self.record.by_name.get(first.cell)
        alone = len(lines) == 1 and first.plain
        actual, expected = (shown(first.left), shown(first.right)) if alone else (None, None)
        suspects = [Suspect(*line.cell[1:], shown(line.left), shown(line.right)) for line in lines if line.plain]
        return Fault(
            sums.rule,
            message,
            where_of(self.form, first.cell),
            cell.place if cell else None,
            actual=actual,
            expected=expected,
            confidence=confidence,
            suspects=tuple(suspects[:_LISTED]) if sums.table else (),
            related=(*self._others(lines[1:]), *self._below(lines, cause)),
            parts=tuple(self._part(line, sums) for line in lines),
        )

    def _others(self, lines: Sequence[Line]) -> Iterator[Related]:
        """Other cells of the report that differ."""
        return (related_cell(self.form, self.record, line.cell, own=True) for line in lines[: _LISTED - 1])

    def _below(self, lines: Sequence[Line], cause: Cause | None) -> Iterator[Related]:
        """Places in the reports below: those of the one that explains it, else in those that most likely do."""
        if cause and cause.record is not self.record:
            yield from (self._related(cause.record, _below_of(line)) for line in lines[:_RELATED])
            return
        cell = _below_of(lines[0])
        size = abs(lines[0].over)
        figures = [(child.number(cell) or 0, child) for child in self.children if child.number(cell) is not None]
        same = [(number, child) for number, child in figures if number == size]
        ranked = same or sorted(figures, key=lambda each: -each[0])
        yield from (self._related(child, cell) for _, child in ranked[:_RELATED])

    def _related(self, child: Record, name: CellName) -> Related:
        cell = related_cell(self.form, child, name)
        return Related(
            messages.UNITS_CHILD.fill(unit=called(child), value=cell.message), cell.place, cell.where, cell.path
        )

    def _part(self, line: Line, sums: Sums) -> Part:
        table, row, column = line.cell
        return Part(
            Where(None, table, row, column), f"{row}@{column}={shown(line.left)} {shown(line.right)}", sums.rule.id
        )


def _below_of(line: Line) -> CellName:
    """The cell of the reports below that an equation names first."""
    return next((name for place, name in map(located, line.equation.ordered) if place), line.cell)


def _figures(line: Line) -> dict[str, str]:
    return {"actual": shown(line.left), "expected": shown(line.right)}


def _difference(line: Line) -> Message:
    by: Number = -line.over if line.over < 0 else line.over
    return (messages.UNITS_LESS if line.over < 0 else messages.UNITS_OVER).fill(by=shown(by))
