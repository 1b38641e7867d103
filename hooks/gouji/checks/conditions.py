"""Which rules apply to a report: those whose ``when`` holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gouji.checks.fault import NotEvaluable
from gouji.checks.figures import Figures
from gouji.checks.messages import NO_TABLE, WHEN_MISFIT, WHEN_OPEN
from gouji.equations.equation import Address, Equation
from gouji.equations.scanner import AssertionFault
from gouji.forms.axes import names
from gouji.forms.report import Fact, Report
from gouji.messages.message import COMMA, joined
from gouji.schema.rule import Rule


def applying(report: Report, rules: Sequence[Rule]) -> tuple[tuple[Rule, ...], tuple[NotEvaluable, ...]]:
    """The rules that apply, and those of which that can't be decided.

    What is blank, and what stands in an optional table that the document lacks, counts as 0. It can't be decided where
    another table lacks.
    """
    if not any(rule.when for rule in rules):
        return tuple(rules), ()
    from gouji.equations.across import compile_condition  # noqa: PLC0415 - most packs have no conditions

    tables = {table.form.id: table for table in reversed(report.tables)}
    axes = {
        form.id: names(tables[form.id].form, tables[form.id].layout) if form.id in tables else names(form)
        for form in report.form.tables
    }
    facts = {(f"{name}.{row}", column): fact for name, t in tables.items() for (row, column), fact in t.facts.items()}
    kept: list[Rule] = []
    undecided: list[NotEvaluable] = []
    for rule in rules:
        try:
            condition = compile_condition(rule.when, axes) if rule.when else ()
        except AssertionFault as fault:
            undecided.append(NotEvaluable(rule, WHEN_MISFIT.fill(condition=rule.when or "", reason=fault.message)))
            continue
        if absent := [form.name for form in report.form.tables if form.id in _lacking(report, condition)]:
            undecided.append(NotEvaluable(rule, NO_TABLE.fill(tables=joined(absent, COMMA))))
            continue
        holds = _figures(facts, condition).holds(condition)
        if holds:
            kept.append(rule)
        elif holds is None:
            undecided.append(NotEvaluable(rule, WHEN_OPEN.fill(condition=rule.when or "")))
    return tuple(kept), tuple(undecided)


def _lacking(report: Report, condition: Sequence[Equation]) -> set[str]:
    """The tables of a condition that the document should have."""
    named = {row.partition(".")[0] for equation in condition for row, _ in equation.cells}
    found = {table.form.id for table in report.tables}
    return {form.id for form in report.form.tables if form.id in named - found and not form.optional}


def _figures(facts: Mapping[Address, Fact], condition: Sequence[Equation]) -> Figures:
    cells = {cell for equation in condition for cell in equation.cells}
    return Figures(
        {cell: fact for cell, fact in facts.items() if fact.value.state not in ("blank", "none")},
        frozenset(cell for cell in cells if cell not in facts or facts[cell].value.state in ("blank", "none")),
    )
