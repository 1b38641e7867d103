"""Equations between the cells of a table: one finding for each fault, with the cell that is probably wrong.

Messages of rules may name ``table`` and ``label`` (of the row or column that the equation is about), ``actual`` and
``expected`` (of the likeliest cell; empty where none is known), and ``left``, ``right`` and ``difference`` (of the two
sides of the equation).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from gouji.checks.context import Context, usable_values
from gouji.checks.fault import Fault, NotEvaluable, Outcomes
from gouji.checks.identities import messages
from gouji.checks.identities.equations import TableEquations
from gouji.checks.identities.rule import IdentitiesRule
from gouji.checks.identities.wording import TableWording, ordered
from gouji.checks.messages import NO_TABLE
from gouji.equations.compile import Address, Equation
from gouji.equations.fixed_point import Number, shown
from gouji.findings.edits import edit, fix
from gouji.findings.model import Fix, Part, Related, Suspect, Where
from gouji.forms.report import BoundTable, Report
from gouji.localization.diagnosis import Correction, Diagnosis, Failure, Localization
from gouji.localization.localize import failing
from gouji.messages.message import COMMA, Message, joined, plain
from gouji.text.source import Place

_REASONS = 3
"""So many cells are named that equations would need."""


def check(report: Report, rules: Sequence[IdentitiesRule], context: Context) -> Outcomes:
    """A fault for each cause, and the equations that could not be put to the test."""
    for form in report.form.tables:
        asserted = [rule for rule in rules if rule.table == form.id]
        table = report.table(form.id)
        if table is None:
            yield from (NotEvaluable(rule, NO_TABLE.fill(tables=form.name)) for rule in asserted)
        elif asserted:
            for misfit in context.equations(table).misfits:
                yield NotEvaluable(misfit.rule, messages.IDENTITY_LAYOUT.fill(reason=misfit.reason))
            yield from _TableCheck(report, table, context).outcomes()
            if form.id not in context.compared:
                others = (copy for copy in table.copies if copy.differences(table))
                yield from (each for copy in others for each in _TableCheck(report, copy, context).outcomes())


# ---- one table -----------------------------------------------------------------------------------------------------


class _TableCheck(Struct, frozen=True, dict=True):
    """A table, and its equations with the rules that they come from."""

    report: Report
    table: BoundTable
    context: Context

    def outcomes(self) -> Outcomes:
        result = self.context.localized(self.table)
        inequalities = [
            index
            for index, equation in enumerate(self.equations)
            if equation.comparison != "=" and equation.cells <= self._known.keys()
        ]
        alone, explained = self._unequal(inequalities, result)
        for index, diagnosis in enumerate(result.diagnoses):
            yield self._fault(diagnosis, explained.get(index, ()))
        yield from alone
        yield from self._not_evaluated({*result.assessed, *inequalities})

    @property
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
    def _values(self) -> Mapping[Address, Number | None]:
        return usable_values(self.table)

    @cached_property
    def _known(self) -> Mapping[Address, Number]:
        return {cell: value for cell, value in self._values.items() if value is not None}

    @cached_property
    def _words(self) -> TableWording:
        return TableWording(self.report, self.table)

    def _place(self, cell: Address) -> Place | None:
        fact = self.table.facts.get(cell)
        return self.report.place(fact.text.span()) if fact else None

    def _not_evaluated(self, evaluated: Collection[int]) -> Iterator[NotEvaluable]:
        """What could not be put to the test, by the assertion that says it, and the cells that would be needed."""
        asserted: dict[tuple[str, str], list[int]] = {}
        for index, (owner, line) in enumerate(zip(self.owners, self._asserted.assertions, strict=True)):
            asserted.setdefault((owner.id, line), []).append(index)
        for (_, line), all_of_it in asserted.items():
            left = [index for index in all_of_it if index not in evaluated]
            if left:
                extent = messages.IDENTITY_EXTENT.fill(count=len(left), total=len(all_of_it))
                reason = messages.IDENTITY_EQUATION.fill(
                    equation=line, extent=extent if len(all_of_it) > 1 else plain(""), reasons=self._reasons(left)
                )
                yield NotEvaluable(self.owners[left[0]], reason)

    def _reasons(self, indices: Iterable[int]) -> Message:
        """For each of the equations its first cell without a number; a few of them stand for all."""
        unknown = dict.fromkeys(
            next((cell for cell in ordered(self.equations[index]) if self._values.get(cell) is None), None)
            for index in indices
        )
        reasons = list({reason.zh: reason for reason in map(self._reason, filter(None, unknown))}.values())
        more = messages.IDENTITY_MORE_REASONS if len(reasons) > _REASONS else plain("")
        return joined(reasons[:_REASONS], COMMA) + more

    def _reason(self, cell: Address) -> Message:
        row, column = cell
        if row in self.table.missing_rows:
            where = self._words.where(row=row)
        elif column in self.table.missing_columns:
            where = self._words.where(column=column)
        else:
            return messages.IDENTITY_UNKNOWN.fill(label=self._words.where(row, column).label or "")
        return messages.IDENTITY_MISSING.fill(label=where.label or "")

    def _fault(self, diagnosis: Diagnosis, explained: tuple[Fault, ...]) -> Fault:
        """The first of the rules that it breaks reports a fault; each of the others would report it as well.

        ``explained`` are inequalities that fail because of it.
        """
        suspects = diagnosis.suspects
        prime = suspects[0] if suspects else None
        named = prime if not diagnosis.shift else None
        rule, *others = self._rules(diagnosis, prime)
        where = self._where(diagnosis, prime)
        message = self._words.fault(diagnosis, where, self.equations)
        place = self._place(prime.cell if prime else ordered(self.equations[diagnosis.failures[0].index])[0])
        fault = Fault(
            rule,
            message,
            where,
            place,
            actual=shown(named.actual) if named else None,
            expected=shown(named.expected) if named else None,
            confidence=diagnosis.confidence,
            suspects=tuple(Suspect(*each.cell, shown(each.actual), shown(each.expected)) for each in suspects),
            related=(
                *(self._related(failure, named) for failure in diagnosis.failures),
                *((Related(messages.IDENTITY_CONFIRMED, None, where),) if diagnosis.confirmed else ()),
            ),
            fix=self._fix(diagnosis),
            parts=tuple(self._failed(failure.index) for failure in diagnosis.failures),
        )
        replaced = explained
        for other in reversed(others):
            replaced = (replace(fault, rule=other, replaced=replaced),)
        return replace(fault, replaced=replaced)

    def _fix(self, diagnosis: Diagnosis) -> Fix | None:
        """The certain correction. It is never safe: only a person knows whether figures that agree are true."""
        if diagnosis.confidence != "certain" or diagnosis.shift:
            return None
        corrections = {each.cell: shown(each.expected) for each in diagnosis.explanations[0]}
        facts = [self.table.facts[cell] for cell in corrections]
        if any(fact.doubt or fact.value.remark for fact in facts):
            return None
        document = self.report.document
        return fix((edit(document, fact.text, corrections[fact.row, fact.column]) for fact in facts), safe=False)

    def _failed(self, index: int) -> Part:
        """An equation that fails, with the values of its cells: one that changes makes it another fault."""
        equation = self.equations[index]
        cells = (f"{row}@{column}={shown(self._values.get((row, column)))}" for row, column in ordered(equation))
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
        return Related(message, self._place(ordered(equation)[0]), self._words.about(equation))

    def _unequal(
        self, inequalities: Iterable[int], result: Localization
    ) -> tuple[list[Fault], Mapping[int, tuple[Fault, ...]]]:
        """Inequalities that fail, apart from those that do so for a fault of ``result``, which are by its diagnosis."""
        corrected = {
            correction.cell: (correction.expected, index)
            for index, diagnosis in enumerate(result.diagnoses)
            if diagnosis.confidence in ("certain", "likely")
            for correction in diagnosis.explanations[0]
        }
        right = {**self._known, **{cell: value for cell, (value, _) in corrected.items()}}
        alone: list[Fault] = []
        explained: dict[int, tuple[Fault, ...]] = {}
        for index in inequalities:
            equation = self.equations[index]
            failure = failing(index, equation, self._known)
            if failure and failing(index, equation, right):
                alone.append(self._inequality(failure, equation))
            elif failure:
                cause = next(corrected[cell][1] for cell in ordered(equation) if cell in corrected)
                explained[cause] = (*explained.get(cause, ()), self._inequality(failure, equation))
        return alone, explained

    def _inequality(self, failure: Failure, equation: Equation) -> Fault:
        rule = self.owners[failure.index]
        message = self._words.inequality(rule, failure, equation)
        where, place = self._words.about(equation), self._place(ordered(equation)[0])
        return Fault(rule, message, where, place, parts=(self._failed(failure.index),))
