"""Equations between the cells of a table: one finding for each fault, with the cell that is probably wrong.

Messages of rules may name ``table`` and ``label`` (of the row or column that the equation is about), ``actual`` and
``expected`` (of the likeliest cell; empty where none is known), and ``left``, ``right`` and ``difference`` (of the two
sides of the equation).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from gouji import catalogue
from gouji.checks.tables import TOO_DOUBTFUL
from gouji.findings import Finding, NotEvaluated, Related, Suspect, Where
from gouji.forms.report import LaidTable, Report, column_labels, row_labels
from gouji.identities.equations import Address, AssertionFault, Equation, compile_assertion
from gouji.identities.exact import Number, scale_of, scaled
from gouji.identities.localisation import Correction, Diagnosis, Failure, Result, localise
from gouji.identities.names import Names
from gouji.identities.search import MAXIMUM_CELLS
from gouji.messages import Message, plain
from gouji.packs.schema import ColumnForm, IdentitiesRule, Layout, Pack, RowForm, TableForm
from gouji.source import Place

CHECK = "identities"

_ROLES = {"row": catalogue.ASSERT_ROW, "column": catalogue.ASSERT_COLUMN, None: plain("")}
_OPPOSITE = {"=": "≠", "!=": "=", "<=": ">", ">=": "<", "<": "≥", ">": "≤"}


def check(report: Report, pack: Pack) -> Iterator[Finding | NotEvaluated]:
    """A finding for each fault; a rule none of whose equations could be put to the test is not evaluated."""
    rules = [rule for rule in pack.rules if isinstance(rule, IdentitiesRule)]
    for form in pack.form.tables:
        asserted = [rule for rule in rules if rule.table == form.id]
        table = report.table(form.id)
        if table is None:
            reason = catalogue.NO_TABLE.fill(tables=form.name)
            yield from (_not_evaluated(report, pack, rule, reason) for rule in asserted)
        elif asserted:
            yield from _of_table(report, pack, table, asserted)


def _of_table(
    report: Report, pack: Pack, table: LaidTable, rules: Iterable[IdentitiesRule]
) -> Iterator[Finding | NotEvaluated]:
    equations: list[Equation] = []
    owners: list[IdentitiesRule] = []
    for rule in rules:
        try:
            compiled = _compiled(table.form, table.layout, table.rows, table.columns, _frozen(rule))
        except AssertionFault as fault:
            reason = catalogue.IDENTITY_LAYOUT.fill(reason=fault.message)
            yield _not_evaluated(report, pack, rule, reason)
        else:
            equations += compiled
            owners += [rule] * len(compiled)
    yield from _TableCheck(report, pack, table, tuple(equations), tuple(owners)).outcomes()


def _not_evaluated(report: Report, pack: Pack, rule: IdentitiesRule, reason: Message) -> NotEvaluated:
    return NotEvaluated(report.document.path, CHECK, rule.id, pack.info.id, reason)


# ---- equations -----------------------------------------------------------------------------------------------------

_Frozen = tuple[str | tuple[tuple[str, str], ...], ...]


def _frozen(rule: IdentitiesRule) -> _Frozen:
    """The assertions of a rule as a key: mappings can't be one."""
    return tuple(each if isinstance(each, str) else tuple(each.items()) for each in rule.asserts)


@lru_cache(maxsize=64)
def _compiled(
    form: TableForm, layout: Layout | None, rows: tuple[str, ...], columns: tuple[str, ...], assertions: _Frozen
) -> tuple[Equation, ...]:
    row_forms = layout.rows if layout and layout.rows else form.rows
    column_forms = layout.columns if layout and layout.columns else form.columns
    row_names = Names("row", rows, dict(_labels(row_forms)))
    column_names = Names("column", columns, dict(_labels(column_forms)))
    return tuple(
        equation
        for assertion in assertions
        for equation in compile_assertion(
            assertion if isinstance(assertion, str) else dict(assertion), row_names, column_names
        )
    )


def _labels(nodes: Iterable[RowForm | ColumnForm], path: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    for node in nodes:
        yield f"{path}{node.id}", (node.label, *node.labels)
        yield from _labels(node.rows if isinstance(node, RowForm) else node.columns, f"{path}{node.id}.")


# ---- one table -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _TableCheck:
    """A table, and its equations with the rules that they come from."""

    report: Report
    pack: Pack
    table: LaidTable
    equations: tuple[Equation, ...]
    owners: tuple[IdentitiesRule, ...]

    def outcomes(self) -> Iterator[Finding | NotEvaluated]:
        counts = self.table.form.values == "count"
        result = localise(self._values, self.equations, self.table.rows, self.table.columns, counts=counts)
        for diagnosis in result.diagnoses:
            yield self._finding(diagnosis)
        assessed = set(result.assessed)
        for index, equation in enumerate(self.equations):
            if equation.comparison != "=" and equation.cells <= self._known.keys():
                assessed.add(index)
                yield from self._inequality(index, result)
        yield from self._not_evaluated({self.owners[index].id for index in assessed})

    @cached_property
    def _values(self) -> Mapping[Address, Number | None]:
        """What the cells say that the document has; None where that is no number, or not surely of this cell."""
        return {
            cell: fact.value.number if fact.value.state == "number" and fact.doubt <= TOO_DOUBTFUL else None
            for cell, fact in self.table.facts.items()
        }

    @cached_property
    def _known(self) -> Mapping[Address, Number]:
        return {cell: value for cell, value in self._values.items() if value is not None}

    def _not_evaluated(self, evaluated: Iterable[str]) -> Iterator[NotEvaluated]:
        for rule in dict.fromkeys(owner.id for owner in self.owners):
            if rule not in evaluated:
                owned = [index for index, owner in enumerate(self.owners) if owner.id == rule]
                cells = (cell for index in owned for cell in _ordered(self.equations[index]))
                unknown = next(cell for cell in cells if self._values.get(cell) is None)
                reason = catalogue.IDENTITY_UNKNOWN.fill(label=self._where(*unknown).label or "")
                yield _not_evaluated(self.report, self.pack, self.owners[owned[0]], reason)

    # ---- findings ----

    def _finding(self, diagnosis: Diagnosis) -> Finding:
        suspects = diagnosis.suspects
        prime = suspects[0] if suspects else None
        owner = self._owner(diagnosis, prime)
        where = self._diagnosed(diagnosis, prime)
        single = prime if not diagnosis.shift else None
        return Finding(
            self.report.document.path,
            CHECK,
            owner.id,
            self.pack.info.id,
            owner.severity,
            self._message(diagnosis, where),
            where,
            self._place(prime.cell if prime else _ordered(self.equations[diagnosis.failures[0].index])[0]),
            _shown(single.actual) if single else None,
            _shown(single.expected) if single else None,
            diagnosis.confidence,
            tuple(Suspect(*each.cell, _shown(each.actual), _shown(each.expected)) for each in suspects),
            tuple(self._related(failure, prime) for failure in diagnosis.failures),
        )

    def _owner(self, diagnosis: Diagnosis, prime: Correction | None) -> IdentitiesRule:
        """The rule of the first equation that fails because of the likeliest cell."""
        failing = [failure.index for failure in diagnosis.failures]
        theirs = [index for index in failing if prime and prime.cell in self.equations[index].cells]
        return self.owners[(theirs or failing)[0]]

    def _diagnosed(self, diagnosis: Diagnosis, prime: Correction | None) -> Where:
        shift = diagnosis.shift
        if shift:
            return self._where(row=shift.about) if shift.role == "row" else self._where(column=shift.about)
        return self._where(*prime.cell) if prime else self._where()

    def _related(self, failure: Failure, prime: Correction | None) -> Related:
        equation = self.equations[failure.index]
        where = self._about(equation)
        asserted = self.owners[failure.index].message.fill(
            table=self.table.form.name,
            label=where.label or "",
            actual=_shown(prime.actual) if prime else "",
            expected=_shown(prime.expected) if prime else "",
            left=_shown(failure.left),
            right=_shown(failure.right),
            difference=_shown(abs(failure.difference)),
        )
        message = catalogue.IDENTITY_FAILS.fill(
            label=where.label or "",
            message=asserted,
            left=_shown(failure.left),
            right=_shown(failure.right),
            difference=_shown(abs(failure.difference)),
        )
        return Related(message, self._place(_ordered(equation)[0]), where)

    def _inequality(self, index: int, result: Result) -> Iterator[Finding]:
        """An inequality is told unless it fails for a fault that was found already."""
        equation, owner = self.equations[index], self.owners[index]
        sides = self._sides(equation, self._known)
        mended = {
            correction.cell: correction.expected
            for diagnosis in result.diagnoses
            if diagnosis.confidence in ("certain", "likely")
            for correction in diagnosis.explanations[0]
        }
        if equation.holds(*sides) or equation.holds(*self._sides(equation, {**self._known, **mended})):
            return
        where = self._about(equation)
        left, right = (_shown(scale_of(self._known.values()).number(side)) for side in sides)
        asserted = owner.message.fill(
            table=self.table.form.name,
            label=where.label or "",
            actual="",
            expected="",
            left=left,
            right=right,
            difference=_shown(scale_of(self._known.values()).number(abs(sides[0] - sides[1]))),
        )
        message = catalogue.IDENTITY_INEQUALITY.fill(
            label=where.label or "", message=asserted, left=left, sign=_OPPOSITE[equation.comparison], right=right
        )
        place = self._place(_ordered(equation)[0])
        path, pack = self.report.document.path, self.pack.info.id
        yield Finding(path, CHECK, owner.id, pack, owner.severity, message, where, place)

    def _sides(self, equation: Equation, values: Mapping[Address, Number]) -> tuple[int, int]:
        scale = scale_of(values.values())
        units = scaled(values, scale)
        return equation.left.total(units, scale.unit), equation.right.total(units, scale.unit)

    # ---- places and words ----

    def _where(self, row: str | None = None, column: str | None = None) -> Where:
        return self.report.where(self.table.form, row, column)

    def _about(self, equation: Equation) -> Where:
        if equation.role == "row":
            return self._where(row=equation.about)
        if equation.role == "column":
            return self._where(column=equation.about)
        return self._where(*_ordered(equation)[0])

    def _place(self, cell: Address) -> Place | None:
        fact = self.table.facts.get(cell)
        return self.report.place(fact.text.span()) if fact else None

    def _cell_label(self, cell: Address) -> str:
        labels = row_labels(self.table.form)[cell[0]], column_labels(self.table.form)[cell[1]]
        return " × ".join(label for label in labels if label)

    def _message(self, diagnosis: Diagnosis, where: Where) -> Message:
        """One line: the fact first, then the sums that fail."""
        label, count = where.label or "", len(diagnosis.failures)
        if diagnosis.shift:
            key = diagnosis.shift.role, diagnosis.shift.places
            return catalogue.IDENTITY_SHIFT.fill(label=label, direction=catalogue.IDENTITY_SHIFTS[key], count=count)
        if not diagnosis.explanations:
            return catalogue.IDENTITY_STRUCTURAL.fill(label=label, count=count, limit=MAXIMUM_CELLS)
        sums = _joined(map(self._sum, diagnosis.failures), plain("，"), plain(", "))
        if diagnosis.confidence == "ambiguous":
            return self._ambiguous(diagnosis, sums)
        sentence = catalogue.IDENTITY_CERTAIN if diagnosis.confidence == "certain" else catalogue.IDENTITY_LIKELY
        corrections = [
            sentence.fill(
                label=self._cell_label(each.cell) if index else self._where(*each.cell).label or "",
                actual=_written(each.actual),
                expected=_shown(each.expected),
            )
            for index, each in enumerate(diagnosis.explanations[0])
        ]
        return _joined([*corrections, sums], plain("；"), plain("; "))

    def _ambiguous(self, diagnosis: Diagnosis, sums: Message) -> Message:
        candidates = (
            _joined(map(self._candidate, explanation), catalogue.IDENTITY_AND, catalogue.IDENTITY_AND)
            for explanation in diagnosis.explanations
        )
        hidden = diagnosis.alternatives + 1 - len(diagnosis.explanations)
        return catalogue.IDENTITY_AMBIGUOUS.fill(
            label=self._where().label or "",
            sums=sums,
            candidates=_joined(candidates, plain("、"), catalogue.IDENTITY_OR),
            more=catalogue.IDENTITY_MORE.fill(count=hidden) if hidden else plain(""),
        )

    def _candidate(self, correction: Correction) -> Message:
        return catalogue.IDENTITY_CANDIDATE.fill(
            label=self._cell_label(correction.cell),
            actual=_written(correction.actual),
            expected=_shown(correction.expected),
        )

    def _sum(self, failure: Failure) -> Message:
        """``列合计 279 ≠ 252``: the sum first, then the cell that should equal it."""
        equation = self.equations[failure.index]
        sides = sorted(
            ((equation.left, failure.left), (equation.right, failure.right)), key=lambda side: -len(side[0].terms)
        )
        total = len(sides[1][0].terms) == 1 < len(sides[0][0].terms)
        sentence = catalogue.IDENTITY_SUM if total else catalogue.IDENTITY_SIDES
        return sentence.fill(role=_ROLES[equation.role], left=_shown(sides[0][1]), right=_shown(sides[1][1]))


def _ordered(equation: Equation) -> list[Address]:
    return [cell for side in (equation.left, equation.right) for cell, _ in side.terms]


def _shown(value: Number | None) -> str:
    return "" if value is None else f"{value:f}" if not isinstance(value, int) else str(value)


def _written(value: Number | None) -> Message:
    return catalogue.IDENTITY_BLANK if value is None else plain(_shown(value))


def _joined(parts: Iterable[Message], chinese: Message, english: Message) -> Message:
    listed = list(parts)
    return Message(chinese.zh.join(part.zh for part in listed), english.en.join(part.en for part in listed))
