"""What rules say over several tables, compiled for those that a document has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from gouji.checks.figures import Figures, zeros
from gouji.checks.identities.equations import lines_across, tables_named
from gouji.checks.identities.rule import IdentitiesRule
from gouji.equations.equation import Address, Equation
from gouji.equations.fixed_point import Number
from gouji.equations.scanner import AssertionFault
from gouji.forms.axes import names
from gouji.forms.report import BoundTable, Report
from gouji.localization.diagnosis import Failure
from gouji.messages.message import Message
from gouji.schema.form import TableForm

if TYPE_CHECKING:
    from gouji.equations.across import Across


class Line(Struct, frozen=True):
    """A line of a rule over several ``tables``, by id."""

    rule: IdentitiesRule
    text: str
    tables: tuple[str, ...]


class Compiled(Struct, frozen=True):
    """What a line comes to; or the tables that are ``missing``, or why it is a ``misfit``."""

    line: Line
    across: Across | None = None
    missing: tuple[TableForm, ...] = ()
    misfit: Message | None = None


class Tied(Struct, frozen=True):
    """An equation of a line. Where its condition can't be decided, it has one."""

    line: Line
    equation: Equation


class Ties(Struct, frozen=True, dict=True):
    """Tables, by id, and what is said over several of them. Cells are named as in equations over several tables."""

    forms: Mapping[str, TableForm]
    tables: Mapping[str, BoundTable]
    lines: tuple[Line, ...]

    @cached_property
    def compiled(self) -> tuple[Compiled, ...]:
        """Each line, for the tables as they are laid out."""
        return tuple(map(self._compiled, self.lines))

    def _compiled(self, line: Line) -> Compiled:
        from gouji.equations.across import compile_across  # noqa: PLC0415 - most packs say nothing over several tables

        missing = tuple(self.forms[each] for each in line.tables if each not in self.tables)
        if missing:
            return Compiled(line, missing=missing)
        try:
            axes = {each: names(self.tables[each].form, self.tables[each].layout) for each in line.tables}
            return Compiled(line, compile_across(line.text, axes))
        except AssertionFault as fault:
            return Compiled(line, misfit=fault.message)

    @cached_property
    def tied(self) -> tuple[Tied, ...]:
        """The equations whose condition holds or can't be decided."""
        return tuple(
            Tied(each.line, replace(equation, condition=()) if holds else equation)
            for each in self.compiled
            for equation in (each.across.equations if each.across else ())
            if (holds := self.figures.holds(equation.condition)) is not False
        )

    @cached_property
    def figures(self) -> Figures:
        """What the cells of all tables hold."""
        facts = {
            over_all(name, cell): fact for name, table in self.tables.items() for cell, fact in table.facts.items()
        }
        absent = (over_all(name, cell) for name, table in self.tables.items() for cell in zeros(table))
        return Figures(facts, frozenset(absent))

    def failure(self, tied: Tied, values: Mapping[Address, Number]) -> Failure | None:
        """How an equation fails by ``values``; None where it holds, at least within its tolerance, or is not judged."""
        equation = tied.equation
        verdict = self.figures.verdict(0, equation, {cell: values[cell] for cell in equation.cells & values.keys()})
        if not isinstance(verdict, Failure):
            return None
        return None if equation.linear and tied.line.rule.tolerates(verdict.difference) else verdict

    def local(self, cell: Address) -> tuple[BoundTable, Address]:
        """The table of a cell, and the cell as the table names it."""
        table, _, row = cell[0].partition(".")
        return self.tables[table], (row, cell[1])


def over_all(table: str, cell: Address) -> Address:
    """A cell as equations over several tables name it."""
    return f"{table}.{cell[0]}", cell[1]


def ties_of(report: Report, rules: Sequence[IdentitiesRule]) -> tuple[Ties, ...]:
    """What rules say over several tables: once, and of tables that stand again under each heading of theirs."""
    forms = {form.id: form for form in report.form.tables}
    lines = tuple(
        Line(rule, text, tables_named(rule, text, forms)) for rule in rules for text in lines_across(rule, forms)
    )
    return tuple(_ties(report, forms, lines)) if lines else ()


def _ties(report: Report, forms: Mapping[str, TableForm], lines: tuple[Line, ...]) -> Iterator[Ties]:
    alone = {table.form.id: table for table in reversed(report.tables) if table.heading is None}
    again = [table for table in report.tables if table.heading is not None]
    ids = {table.form.id for table in again}
    yield Ties(forms, alone, tuple(line for line in lines if ids.isdisjoint(line.tables)))
    for heading in dict.fromkeys(table.heading for table in again):
        under = {table.form.id: table for table in reversed(again) if table.heading == heading}
        yield Ties(forms, {**alone, **under}, tuple(line for line in lines if not ids.isdisjoint(line.tables)))
