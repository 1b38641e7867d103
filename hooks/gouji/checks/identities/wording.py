"""Messages about identities that fail: one line, the fact first, then the sums that don't agree."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from gouji.checks.identities import messages
from gouji.checks.identities.rule import IdentitiesRule
from gouji.equations.equation import Address, Equation
from gouji.equations.fixed_point import Number, shown
from gouji.findings.model import Where
from gouji.forms.names import cell_label, column_names, row_names
from gouji.forms.report import BoundTable, Report
from gouji.forms.writing import by_thousands, decimals_of, is_by_thousands
from gouji.localization.diagnosis import Correction, Diagnosis, Failure
from gouji.localization.search import MAXIMUM_CELLS
from gouji.messages.message import COMMA, SEMICOLON, Message, joined, plain

_ROLES = {"row": messages.IDENTITY_OF_ROW, "column": messages.IDENTITY_OF_COLUMN, None: plain("")}
_OPPOSITE = {"=": "≠", "!=": "=", "<=": ">", ">=": "<", "<": "≥", ">": "≤"}


class TableWording(Struct, frozen=True, dict=True):
    """The labels and sentences of one table."""

    report: Report
    table: BoundTable

    def where(self, row: str | None = None, column: str | None = None) -> Where:
        """The table, or a row, a column or a cell of it."""
        where = self.report.where(self.table.form, row, column)
        if not self.table.copy:
            return where
        return replace(where, label=where.label and where.label + plain(f" ({self.table.copy})"))

    def about(self, equation: Equation) -> Where:
        """The row or column that an equation was made for, else its first cell."""
        if equation.role == "row":
            return self.where(row=equation.about)
        if equation.role == "column":
            return self.where(column=equation.about)
        return self.where(*equation.subject)

    # ---- figures ----

    def plainly(self, cell: Address, number: Number | None) -> str:
        """A number as a cell writes it, but for the marks between thousands: for machines."""
        return shown(number, decimals_of(self.table.facts.get(cell)))

    def figure(self, number: Number | None, *cells: Address) -> str:
        """A number as people read it in a cell, or as the sum of several."""
        own = ((row.removeprefix(f"{self.table.form.id}."), column) for row, column in cells)
        facts = (self.table.facts.get(cell) for pair in zip(cells, own, strict=True) for cell in pair)
        return self._grouped(shown(number, max(map(decimals_of, facts), default=0)))

    def _grouped(self, figure: str) -> str:
        return by_thousands(figure) if self._by_thousands else figure

    @cached_property
    def _by_thousands(self) -> bool:
        return is_by_thousands(self.table)

    # ---- findings ----

    def fault(self, diagnosis: Diagnosis, where: Where, equations: tuple[Equation, ...]) -> Message:
        """The message of a finding at ``where``."""
        label, count = where.label or "", len(diagnosis.failures)
        if diagnosis.shift:
            direction = messages.IDENTITY_SHIFTS[diagnosis.shift.role, diagnosis.shift.places]
            return messages.IDENTITY_SHIFT.fill(label=label, direction=direction, count=count)
        if not diagnosis.explanations:
            return messages.IDENTITY_STRUCTURAL.fill(label=label, count=count, limit=MAXIMUM_CELLS)
        if diagnosis.confidence == "ambiguous":
            return self._ambiguous(diagnosis, equations)
        sentence = messages.IDENTITY_CERTAIN if diagnosis.confidence == "certain" else messages.IDENTITY_LIKELY
        corrections = [
            sentence.fill(
                label=self._cell(each.cell) if index else label,
                actual=self._written(each),
                expected=self.figure(each.expected, each.cell),
            )
            for index, each in enumerate(diagnosis.explanations[0])
        ]
        sums = _listed(self._sum(failure, equations[failure.index]) for failure in diagnosis.failures)
        return joined([*corrections, sums], SEMICOLON)

    def _ambiguous(self, diagnosis: Diagnosis, equations: tuple[Equation, ...]) -> Message:
        """The fact is which sums disagree; then the cells that may be wrong."""
        candidates = (
            joined(map(self._candidate, explanation), messages.IDENTITY_AND) for explanation in diagnosis.shown
        )
        hidden = len(diagnosis.explanations) - len(diagnosis.shown)
        return messages.IDENTITY_AMBIGUOUS.fill(
            label=self.where().label or "",
            sums=_listed(self._named_sum(failure, equations[failure.index]) for failure in diagnosis.failures),
            candidates=joined(candidates, messages.IDENTITY_OR),
            more=messages.IDENTITY_MORE.fill(count=hidden) if hidden else plain(""),
        )

    def _candidate(self, correction: Correction) -> Message:
        return messages.IDENTITY_CANDIDATE.fill(
            label=self._cell(correction.cell, brief=True),
            actual=self._written(correction),
            expected=self.figure(correction.expected, correction.cell),
        )

    def _named_sum(self, failure: Failure, equation: Equation) -> Message:
        if equation.about is None:
            name = self._cell(equation.ordered[0])
        else:
            names = row_names(self.table.form) if equation.role == "row" else column_names(self.table.form)
            name = names[equation.about]
        return messages.IDENTITY_NAMED.fill(name=name, sum=self._sum(failure, equation))

    def _cell(self, cell: Address, *, brief: bool = False) -> Message:
        return cell_label(self.table.form, *cell, brief=brief)

    # ---- single equations ----

    def equation(self, rule: IdentitiesRule, failure: Failure, equation: Equation, prime: Correction | None) -> Message:
        """What a rule asserts of a row or column, and both sides of it."""
        return self.sides(rule, failure, equation, self.about(equation), prime)

    def sides(
        self,
        rule: IdentitiesRule,
        failure: Failure,
        equation: Equation,
        where: Where,
        prime: Correction | None = None,
    ) -> Message:
        """What a rule asserts of ``where``, and both sides of it."""
        return messages.IDENTITY_FAILS.fill(
            label=where.label or "",
            message=self._asserted(rule, failure, equation, where, prime),
            **self._values(failure, equation),
        )

    def inequality(self, rule: IdentitiesRule, failure: Failure, equation: Equation, where: Where) -> Message:
        """The message of a finding at ``where`` about two sides that do not compare as they must."""
        return messages.IDENTITY_INEQUALITY.fill(
            label=where.label or "",
            message=self._asserted(rule, failure, equation, where, None),
            sign=_OPPOSITE[equation.comparison],
            **self._values(failure, equation),
        )

    def single(
        self,
        rule: IdentitiesRule,
        failure: Failure,
        equation: Equation,
        where: Where,
        actual: str,
        expected: str | None,
    ) -> Message:
        """The message of a finding about one cell that should hold ``expected``, or a word or no word for no figure."""
        written = plain(self._grouped(actual)) if actual.strip() else messages.IDENTITY_BLANK
        label = where.label or ""
        message = self._asserted(rule, failure, equation, where, None)
        if expected is not None:
            return messages.IDENTITY_QUOTIENT.fill(
                label=label, actual=written, expected=self._grouped(expected), message=message
            )
        sentence = messages.IDENTITY_NONE if equation.comparison == "=" else messages.IDENTITY_NOT_NONE
        return sentence.fill(label=label, actual=written, message=message)

    def _asserted(
        self, rule: IdentitiesRule, failure: Failure, equation: Equation, where: Where, prime: Correction | None
    ) -> Message:
        return rule.message.fill(
            table=self.table.form.name,
            label=where.label or "",
            actual=self.figure(prime.actual, prime.cell) if prime else "",
            expected=self.figure(prime.expected, prime.cell) if prime else "",
            **self._values(failure, equation),
        )

    def _values(self, failure: Failure, equation: Equation) -> dict[str, str]:
        """Both sides of an equation, and by how much they differ."""
        difference = max(failure.difference, -failure.difference)
        return {
            "left": self.figure(failure.left, *equation.left.cells),
            "right": self.figure(failure.right, *equation.right.cells),
            "difference": self.figure(difference, *equation.ordered),
        }

    def _written(self, correction: Correction) -> Message:
        actual = self.figure(correction.actual, correction.cell)
        return plain(actual) if actual else messages.IDENTITY_BLANK

    def _sum(self, failure: Failure, equation: Equation) -> Message:
        """``列合计 279 ≠ 252``: the sum first, then the cell that should equal it."""
        left, right = (equation.left, failure.left), (equation.right, failure.right)
        long, short = (left, right) if len(left[0].terms) > len(right[0].terms) else (right, left)
        total = len(short[0].terms) == 1 < len(long[0].terms)
        if not total:
            long, short = left, right
        sentence = messages.IDENTITY_SUM if total else messages.IDENTITY_SIDES
        first, second = (self.figure(number, *side.cells) for side, number in (long, short))
        return sentence.fill(role=_ROLES[equation.role], left=first, right=second)


def _listed(parts: Iterable[Message]) -> Message:
    """The sums that fail; where none fails alone, since each has an unknown, that they contradict each other."""
    return joined(list(parts) or [messages.IDENTITY_TOGETHER], COMMA)
