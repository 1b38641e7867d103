"""Equations between the cells of a table: one finding for each fault, with the cell that is probably wrong.

Messages of rules may name ``table`` and ``label`` (of the row or column that the equation is about), ``actual`` and
``expected`` (of the likeliest cell; empty where none is known), and ``left``, ``right`` and ``difference`` (of the two
sides of the equation).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from gouji.checks.context import Context, Name, name_of
from gouji.checks.fault import Fault, NotEvaluable, Outcomes
from gouji.checks.figures import Figures
from gouji.checks.identities import messages
from gouji.checks.identities.equations import TableEquations, lines_within
from gouji.checks.identities.rule import IdentitiesRule
from gouji.checks.identities.unevaluated import Unevaluated
from gouji.checks.identities.wording import TableWording
from gouji.checks.messages import NO_TABLE
from gouji.equations.equation import Address, Equation
from gouji.equations.fixed_point import Number, shown
from gouji.findings.edits import edit, fix
from gouji.findings.model import Fix, Part, Related, Suspect, Where
from gouji.forms.report import BoundTable, Report
from gouji.forms.writing import corrected, is_by_thousands
from gouji.localization.diagnosis import Correction, Diagnosis, Failure, Localization
from gouji.text.source import Place

if TYPE_CHECKING:
    from gouji.checks.identities.across import Across, Consequence

    Consequences = Mapping[int, tuple[Consequence, ...]]
    """What fails over several tables because of a fault of a table, by the fault."""


def check(report: Report, rules: Sequence[IdentitiesRule], context: Context) -> Outcomes:
    """A fault for each cause, and the equations that could not be put to the test."""
    ids = [form.id for form in report.form.tables]
    across = _across(report, context)
    consequences = _consequences(across)
    for form in report.form.tables:
        asserted = [rule for rule in rules if lines_within(rule, form.id, ids)]
        tables = [table for table in report.tables if table.form.id == form.id] if asserted else []
        if not tables and not form.optional:
            yield from (NotEvaluable(rule, NO_TABLE.fill(tables=form.name)) for rule in asserted)
        for table in tables:
            for misfit in context.equations(table).misfits:
                yield NotEvaluable(misfit.rule, messages.IDENTITY_LAYOUT.fill(reason=misfit.reason))
            yield from _TableCheck(report, table, context, consequences.get(name_of(table), {})).outcomes()
            if form.id not in context.compared:
                others = (copy for copy in table.copies if copy.differences(table))
                yield from (each for copy in others for each in _TableCheck(report, copy, context).outcomes())
    for each in across:
        yield from each.outcomes()


def _across(report: Report, context: Context) -> list[Across]:
    if not context.ties:
        return []
    from gouji.checks.identities.across import Across  # noqa: PLC0415 - most packs say nothing over several tables

    return [Across(report, context, ties) for ties in context.ties]


def _consequences(across: Iterable[Across]) -> Mapping[Name, Consequences]:
    found: dict[Name, dict[int, tuple[Consequence, ...]]] = {}
    for each in across:
        for name, index, theirs in each.consequences():
            faults = found.setdefault(name, {})
            faults[index] = (*faults.get(index, ()), *theirs)
    return found


# ---- one table -----------------------------------------------------------------------------------------------------


class _TableCheck(Struct, frozen=True, dict=True):
    """A table, and its equations with the rules that they come from."""

    report: Report
    table: BoundTable
    context: Context
    consequences: Consequences = {}

    def outcomes(self) -> Outcomes:
        result = self.context.localized(self.table)
        verdicts = {
            index: self._figures.verdict(index, equation, self._figures.known)
            for index, equation in enumerate(self.equations)
            if not equation.linear
        }
        failures = [verdict for verdict in verdicts.values() if isinstance(verdict, Failure)]
        alone, explained = self._unequal(failures, result)
        for index, diagnosis in enumerate(result.diagnoses):
            yield self._fault(diagnosis, explained.get(index, ()), self.consequences.get(index, ()))
        yield from alone
        decided = {index for index, verdict in verdicts.items() if verdict != "open"}
        rightly_without = self._figures.rightly_without
        void = {
            index
            for index, equation in enumerate(self.equations if rightly_without else ())
            if equation.linear and not equation.cells.isdisjoint(rightly_without)
        }
        evaluated = {*result.assessed, *decided, *void}
        yield from Unevaluated(self.table, self._asserted, self._values, self._words).outcomes(evaluated)

    @cached_property
    def _asserted(self) -> TableEquations:
        return self.context.equations(self.table)

    @property
    def equations(self) -> tuple[Equation, ...]:
        return self._asserted.equations

    @property
    def owners(self) -> tuple[IdentitiesRule, ...]:
        """The rule of each equation."""
        return self._asserted.rules

    @cached_property
    def _figures(self) -> Figures:
        return self.context.figures(self.table)

    @property
    def _values(self) -> Mapping[Address, Number | None]:
        return self._figures.values

    @cached_property
    def _words(self) -> TableWording:
        return TableWording(self.report, self.table)

    def _place(self, cell: Address) -> Place | None:
        fact = self.table.facts.get(cell)
        return self.report.place(fact.text.span()) if fact else None

    def _fault(
        self, diagnosis: Diagnosis, explained: tuple[Fault, ...], consequences: tuple[Consequence, ...]
    ) -> Fault:
        """The first of the rules that it breaks reports a fault; each of the others would report it as well.

        ``explained`` are inequalities that fail because of it, ``consequences`` equations over several tables.
        """
        suspects = diagnosis.suspects
        prime = suspects[0] if suspects else None
        named = prime if not diagnosis.shift else None
        rule, *others = self._rules(diagnosis, prime)
        where = self._where(diagnosis, prime)
        words = self._words
        message = words.fault(diagnosis, where, self.equations)
        place = self._place(prime.cell if prime else self.equations[diagnosis.failures[0].index].ordered[0])
        fault = Fault(
            rule,
            message,
            where,
            place,
            actual=words.plainly(named.cell, named.actual) if named else None,
            expected=words.plainly(named.cell, named.expected) if named else None,
            confidence=diagnosis.confidence,
            suspects=tuple(
                Suspect(*each.cell, words.plainly(each.cell, each.actual), words.plainly(each.cell, each.expected))
                for each in suspects
            ),
            related=(
                *(self._related(failure, named) for failure in diagnosis.failures),
                *(each.listed for each in consequences),
                *((Related(messages.IDENTITY_CONFIRMED, None, where),) if diagnosis.confirmed else ()),
            ),
            fix=self._fix(diagnosis),
            parts=tuple(self._failed(failure.index) for failure in diagnosis.failures),
        )
        replaced = (*explained, *(each.alone for each in consequences))
        for other in reversed(others):
            replaced = (replace(fault, rule=other, replaced=replaced),)
        return replace(fault, replaced=replaced)

    def _fix(self, diagnosis: Diagnosis) -> Fix | None:
        """The certain correction. It is never safe: only a person knows whether figures that agree are true."""
        if diagnosis.confidence != "certain" or diagnosis.shift:
            return None
        grouped = is_by_thousands(self.table)
        corrections = {each.cell: each.expected for each in diagnosis.explanations[0]}
        facts = [self.table.facts[cell] for cell in corrections]
        if any(fact.doubt or fact.value.remark for fact in facts):
            return None
        document = self.report.document
        texts = (corrected(fact, corrections[fact.row, fact.column], grouped=grouped) for fact in facts)
        return fix((edit(document, fact.text, text) for fact, text in zip(facts, texts, strict=True)), safe=False)

    def _failed(self, index: int) -> Part:
        """An equation that fails, with the values of its cells: one that changes makes it another fault."""
        equation = self.equations[index]
        cells = (f"{row}@{column}={shown(self._values.get((row, column)))}" for row, column in equation.ordered)
        return Part(self._words.about(equation), " ".join(cells), self.owners[index].id)

    def _rules(self, diagnosis: Diagnosis, prime: Correction | None) -> list[IdentitiesRule]:
        """The rules of the equations that fail, first those that fail because of the likeliest cell; at least one.

        Where cells are unknown, equations may contradict each other together while none of them fails alone: then it is
        the equations that the cell is in.
        """
        failing = [failure.index for failure in diagnosis.failures]
        concerned = [index for index, equation in enumerate(self.equations) if prime and prime.cell in equation.cells]
        theirs = [index for index in concerned if index in failing]
        broken = [*theirs, *failing] or concerned or [0]
        return list({self.owners[index].id: self.owners[index] for index in broken}.values())

    def _where(self, diagnosis: Diagnosis, prime: Correction | None) -> Where:
        shift = diagnosis.shift
        if shift:
            return self._words.where(**{shift.role: shift.about})
        return self._words.where(*prime.cell) if prime else self._words.where()

    def _related(self, failure: Failure, prime: Correction | None) -> Related:
        equation = self.equations[failure.index]
        message = self._words.equation(self.owners[failure.index], failure, equation, prime)
        return Related(message, self._place(equation.ordered[0]), self._words.about(equation))

    def _unequal(
        self, failures: Sequence[Failure], result: Localization
    ) -> tuple[list[Fault], Mapping[int, tuple[Fault, ...]]]:
        """What fails beside the equations, apart from what fails by a fault of ``result``: that is by its diagnosis."""
        if not failures:
            return [], {}
        corrected = {
            correction.cell: (correction.expected, index)
            for index, diagnosis in enumerate(result.diagnoses)
            if diagnosis.confidence in ("certain", "likely")
            for correction in diagnosis.explanations[0]
        }
        right = {**self._figures.known, **{cell: value for cell, (value, _) in corrected.items()}}
        alone: list[Fault] = []
        explained: dict[int, tuple[Fault, ...]] = {}
        for failure in failures:
            equation = self.equations[failure.index]
            if isinstance(self._figures.verdict(failure.index, equation, right), Failure):
                alone.append(self._unequal_fault(failure, equation))
            else:
                cause = next(corrected[cell][1] for cell in equation.ordered if cell in corrected)
                explained[cause] = (*explained.get(cause, ()), self._unequal_fault(failure, equation))
        return alone, explained

    def _unequal_fault(self, failure: Failure, equation: Equation) -> Fault:
        """An inequality, or the cell of a quotient or of ``none`` with what it should hold."""
        rule, first = self.owners[failure.index], equation.subject
        place, parts = self._place(first), (self._failed(failure.index),)
        if not (equation.divisor or equation.none):
            where = self._words.about(equation)
            message = self._words.inequality(rule, failure, equation, where)
            return Fault(rule, message, where, place, parts=parts)
        where = self._words.where(*first)
        actual = self.table.facts[first].text.value if equation.none else self._words.plainly(first, failure.left)
        expected = None if equation.none else self._words.plainly(first, failure.right)
        return Fault(
            rule,
            self._words.single(rule, failure, equation, where, actual, expected),
            where,
            place,
            actual=actual,
            expected=expected,
            confidence="likely",
            suspects=(Suspect(*first, actual, expected),),
            parts=parts,
        )
