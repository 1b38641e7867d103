"""Equations of a table that could not be put to the test, and the cells that they would need."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from msgspec import Struct

from gouji.checks.fault import NotEvaluable
from gouji.checks.identities import messages
from gouji.checks.identities.equations import TableEquations
from gouji.checks.identities.wording import TableWording
from gouji.equations.equation import Address, Equation
from gouji.equations.fixed_point import Number
from gouji.forms.report import BoundTable
from gouji.messages.message import COMMA, Message, joined, plain

_REASONS = 3
"""So many cells are named that equations would need."""


class Unevaluated(Struct, frozen=True):
    """The equations of a table, the values of its cells, and how people call both."""

    table: BoundTable
    asserted: TableEquations
    values: Mapping[Address, Number | None]
    words: TableWording

    def outcomes(self, evaluated: Collection[int]) -> Iterator[NotEvaluable]:
        """All equations but those ``evaluated`` (by their index), by the assertion that states them."""
        equations, rules, assertions = self.asserted.equations, self.asserted.rules, self.asserted.assertions
        if len(evaluated) == len(equations):
            return
        asserted: dict[tuple[str, str], list[int]] = {}
        for index, (owner, line) in enumerate(zip(rules, assertions, strict=True)):
            asserted.setdefault((owner.id, line), []).append(index)
        for (_, line), all_of_it in asserted.items():
            left = [index for index in all_of_it if index not in evaluated]
            if left:
                extent = messages.IDENTITY_EXTENT.fill(count=len(left), total=len(all_of_it))
                reason = messages.IDENTITY_EQUATION.fill(
                    equation=line,
                    extent=extent if len(all_of_it) > 1 else plain(""),
                    reasons=self._reasons(equations[index] for index in left),
                )
                yield NotEvaluable(rules[left[0]], reason)

    def _reasons(self, equations: Iterable[Equation]) -> Message:
        """For each of the equations its first cell without a number; a few of them stand for all."""
        unknown = map(self._lacking, equations)
        reasons = list({reason.zh: reason for reason in unknown}.values())
        more = messages.IDENTITY_MORE_REASONS if len(reasons) > _REASONS else plain("")
        return joined(reasons[:_REASONS], COMMA) + more

    def _lacking(self, equation: Equation) -> Message:
        cells = (*(cell for each in equation.condition for cell in each.ordered), *equation.ordered)
        lacking = next((cell for cell in cells if self.values.get(cell) is None), None)
        return self._reason(lacking) if lacking else messages.IDENTITY_BY_ZERO

    def _reason(self, cell: Address) -> Message:
        row, column = cell
        if row in self.table.missing_rows:
            where = self.words.where(row=row)
        elif column in self.table.missing_columns:
            where = self.words.where(column=column)
        else:
            return messages.IDENTITY_UNKNOWN.fill(label=self.words.where(row, column).label or "")
        return messages.IDENTITY_MISSING.fill(label=where.label or "")
