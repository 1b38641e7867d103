"""Equations over several tables: judged when the faults of each table are known, which may explain them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from gouji.checks.context import Context, zeros
from gouji.checks.fault import Fault, NotEvaluable, Outcomes
from gouji.checks.figures import Figures
from gouji.checks.identities import messages
from gouji.checks.identities.equations import lines_across
from gouji.checks.identities.rule import IdentitiesRule
from gouji.checks.identities.wording import TableWording
from gouji.checks.messages import NO_TABLE
from gouji.equations.across import Across, Lacking, compile_across, names_of
from gouji.equations.compile import AssertionFault
from gouji.equations.equation import Address, Equation
from gouji.equations.fixed_point import Number, shown
from gouji.findings.model import Confidence, Part, Related, Suspect
from gouji.forms.axes import names
from gouji.forms.report import BoundTable, Report
from gouji.localization.diagnosis import Failure
from gouji.messages.message import COMMA, Message, joined, plain
from gouji.text.source import Place

_SHOWN = 3


def across(report: Report, rules: Sequence[IdentitiesRule], context: Context) -> Outcomes:
    """What is wrong between tables, and what could not be put to the test."""
    forms = {form.id: form for form in report.form.tables}
    check = _Across(report, context)
    for rule in rules:
        for line in lines_across(rule, forms):
            missing = [forms[each] for each in names_of(line, forms) if not report.table(each)]
            if any(form.optional for form in missing):
                continue
            if missing:
                yield NotEvaluable(rule, NO_TABLE.fill(tables=joined([form.name for form in missing], COMMA)))
            else:
                yield from check.outcomes(rule, line)


class _Across(Struct, frozen=True, dict=True):
    report: Report
    context: Context

    def outcomes(self, rule: IdentitiesRule, line: str) -> Outcomes:
        axes = {name: names(table.form, table.layout) for name, table in self._tables.items()}
        try:
            found = compile_across(line, {name: axes[name] for name in rule.tables or axes if name in axes})
        except AssertionFault as fault:
            yield NotEvaluable(rule, messages.IDENTITY_LAYOUT.fill(reason=fault.message))
            return
        yield from (self._lacks(rule, each) for each in found.lacking)
        yield from self._judged(rule, line, found)

    def _judged(self, rule: IdentitiesRule, line: str, found: Across) -> Outcomes:
        unknown: list[Equation] = []
        applying = 0
        for equation in found.equations:
            holds = self._figures.holds(equation.condition)
            if holds is False:
                continue
            applying += 1
            asserted = replace(equation, condition=()) if holds else equation
            verdict = self._figures.verdict(0, asserted, self._figures.known)
            if isinstance(verdict, Failure) and asserted.linear and rule.tolerates(verdict.difference):
                continue
            if verdict == "open":
                unknown.append(equation)
            elif isinstance(verdict, Failure) and not self._is_explained(asserted):
                yield self._fault(rule, asserted, verdict)
        if unknown:
            extent = messages.IDENTITY_EXTENT.fill(count=len(unknown), total=applying)
            lacking = {cell: None for equation in unknown for cell in self._lacking(equation)}
            labels = [self._unknown(cell) for cell in list(lacking)[:_SHOWN]]
            more = messages.IDENTITY_MORE_REASONS if len(lacking) > _SHOWN else plain("")
            yield NotEvaluable(
                rule,
                messages.IDENTITY_EQUATION.fill(
                    equation=line,
                    extent=extent if applying > 1 else plain(""),
                    reasons=joined(labels or [messages.IDENTITY_BY_ZERO], COMMA) + more,
                ),
            )

    def _lacking(self, equation: Equation) -> Iterator[Address]:
        cells = (*(cell for each in equation.condition for cell in each.ordered), *equation.ordered)
        return (cell for cell in cells if cell not in self._figures.known)

    # ---- findings ----

    def _fault(self, rule: IdentitiesRule, equation: Equation, failure: Failure) -> Fault:
        """At its first cell; the others are related. Of two cells that should be equal either may be wrong."""
        first, *others = equation.ordered
        table, cell = self._local(first)
        words = TableWording(self.report, table)
        single = equation.divisor or equation.none
        if single:
            actual = table.facts[cell].text.value if equation.none else shown(failure.left)
            message = words.single(rule, failure, equation, actual)
            suspects = [Suspect(*cell, actual, None if equation.none else shown(failure.right))]
        else:
            message = words.inequality(rule, failure, equation)
            equal = equation.linear and len(equation.ordered) == 2 and not equation.constant  # noqa: PLR2004 - a pair
            suspects = [Suspect(*cell, shown(failure.left), shown(failure.right))] if equal else []
        values = (
            f"{row}@{column}={shown(self._figures.values.get((row, column)))}" for row, column in equation.ordered
        )
        return Fault(
            rule,
            message,
            words.where(*cell),
            self._place(first),
            actual=suspects[0].actual if single and suspects else None,
            expected=suspects[0].expected if single and suspects else None,
            confidence="likely" if single else "ambiguous",
            suspects=tuple(suspects),
            related=tuple(map(self._related, others)),
            parts=(Part(words.where(*cell), " ".join(values), rule.id),),
        )

    def _related(self, cell: Address) -> Related:
        table, local = self._local(cell)
        where = TableWording(self.report, table).where(*local)
        fact = table.facts.get(local)
        written = fact.text.value.strip() if fact else ""
        message = messages.IDENTITY_OTHER.fill(label=where.label or "", value=written or messages.IDENTITY_BLANK)
        return Related(message, self._place(cell), where)

    def _lacks(self, rule: IdentitiesRule, lacking: Lacking) -> Fault:
        table, other = self._tables[lacking.table], self._tables[lacking.other]
        where = TableWording(self.report, table).where(row=lacking.row)
        label = table.labels.get(lacking.row)
        return Fault(
            rule,
            messages.IDENTITY_LACKS.fill(label=where.label or "", other=other.form.name),
            where,
            self.report.place(label.span()) if label else None,
            parts=(Part(where, f"{lacking.row} {lacking.other}", rule.id),),
        )

    # ---- cells, by tables ----

    @cached_property
    def _tables(self) -> Mapping[str, BoundTable]:
        found: dict[str, BoundTable] = {}
        for table in self.report.tables:
            found.setdefault(table.form.id, table)
        return found

    @cached_property
    def _figures(self) -> Figures:
        facts = {
            _global(name, cell): fact for name, table in self._tables.items() for cell, fact in table.facts.items()
        }
        absent = (_global(name, cell) for name, table in self._tables.items() for cell in zeros(table))
        return Figures(facts, frozenset(absent))

    def _is_explained(self, equation: Equation) -> bool:
        """Whether what explains a fault of one of the tables makes the equation hold as well."""
        known = self._figures.known
        right = {**known, **self._certain}
        held = ({**right, **explanation} for explanation in ({}, *self._possible))
        return any(not isinstance(self._figures.verdict(0, equation, values), Failure) for values in held)

    @cached_property
    def _certain(self) -> Mapping[Address, Number]:
        """The values that the equations of each table leave no doubt of."""
        sure = (each for each in self._explanations if each[0] in ("certain", "likely"))
        return {cell: value for _, explanation in sure for cell, value in explanation.items()}

    @cached_property
    def _possible(self) -> tuple[Mapping[Address, Number], ...]:
        """What may explain the other faults."""
        return tuple(explanation for confidence, explanation in self._explanations if confidence == "ambiguous")

    @cached_property
    def _explanations(self) -> tuple[tuple[Confidence, Mapping[Address, Number]], ...]:
        found = [
            (name, diagnosis)
            for name, table in self._tables.items()
            if name not in self.context.withheld
            for diagnosis in self.context.localized(table).diagnoses
        ]
        return tuple(
            (diagnosis.confidence, {_global(name, each.cell): each.expected for each in explanation})
            for name, diagnosis in found
            for explanation in diagnosis.explanations[: None if diagnosis.confidence == "ambiguous" else 1]
        )

    def _local(self, cell: Address) -> tuple[BoundTable, Address]:
        table, _, row = cell[0].partition(".")
        return self._tables[table], (row, cell[1])

    def _unknown(self, cell: Address) -> Message:
        table, local = self._local(cell)
        return messages.IDENTITY_UNKNOWN.fill(label=TableWording(self.report, table).where(*local).label or "")

    def _place(self, cell: Address) -> Place | None:
        table, local = self._local(cell)
        fact = table.facts.get(local)
        return self.report.place(fact.text.span()) if fact else None


def _global(table: str, cell: Address) -> Address:
    return f"{table}.{cell[0]}", cell[1]
