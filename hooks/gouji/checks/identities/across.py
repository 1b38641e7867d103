"""Equations over several tables: told under the fault of a table that explains them, else at the likeliest cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from gouji.checks.context import Context, Name, name_of
from gouji.checks.fault import Fault, NotEvaluable, Outcomes
from gouji.checks.identities import messages
from gouji.checks.identities.evidence import Culprit, Evidence
from gouji.checks.identities.joint import Broken, Origin, traced
from gouji.checks.identities.rule import IdentitiesRule
from gouji.checks.identities.ties import Compiled, Ties, over_all
from gouji.checks.identities.wording import TableWording
from gouji.checks.messages import NO_TABLE
from gouji.equations.equation import Address, Equation
from gouji.equations.fixed_point import shown
from gouji.findings.model import Part, Related, Suspect, Where
from gouji.forms.report import BoundTable, Report
from gouji.localization.diagnosis import failing
from gouji.messages.message import COMMA, Message, joined, listed, plain
from gouji.text.source import Place

_SHOWN = 3


class Consequence(Struct, frozen=True):
    """An equation that fails by a fault of a table: as it would be told alone, and as it is listed under that fault."""

    alone: Fault
    listed: Related


class Across(Struct, frozen=True, dict=True):
    """What is said over several tables of a report."""

    report: Report
    context: Context
    ties: Ties

    def consequences(self) -> Iterator[tuple[Name, int, tuple[Consequence, ...]]]:
        """What fails because of a fault of a table: the table, which of its faults, and what fails."""
        for origin, broken in self._traced[0].items():
            found = tuple(Consequence(self._fault([each]), self._listed(each, origin)) for each in broken)
            yield name_of(self.ties.tables[origin.table]), origin.index, found

    def outcomes(self) -> Outcomes:
        """What no fault of a table explains, and what could not be put to the test."""
        for compiled in self.ties.compiled:
            rule = compiled.line.rule
            if compiled.missing:
                if not any(form.optional for form in compiled.missing):
                    absent = joined([form.name for form in compiled.missing], COMMA)
                    yield NotEvaluable(rule, NO_TABLE.fill(tables=absent))
            elif compiled.misfit:
                yield NotEvaluable(rule, messages.IDENTITY_LAYOUT.fill(reason=compiled.misfit))
            yield from self._untested(compiled)
        yield from self._lacks()
        for group in self._evidence.grouped(self._traced[1]) if self._traced[1] else ():
            yield self._fault(group)

    @cached_property
    def _traced(self) -> tuple[Mapping[Origin, list[Broken]], list[Broken]]:
        found = {name: self.context.localized(table) for name, table in self.ties.tables.items()}
        return traced(self.ties, found)

    @cached_property
    def _evidence(self) -> Evidence:
        """The linear equations that hold."""
        known = self.ties.figures.known
        holding = [
            each.equation.cells
            for each in self.ties.tied
            if each.equation.linear and each.equation.cells <= known.keys() and not self.ties.failure(each, known)
        ]
        for name, table in self.ties.tables.items():
            asserted, values = self.context.equations(table), self.context.figures(table).known
            own = (each for each in asserted.equations if each.linear and each.cells <= values.keys())
            held = [each for each in own if not failing(0, each, {cell: values[cell] for cell in each.cells})]
            holding += [frozenset(over_all(name, cell) for cell in each.cells) for each in (*held, *asserted.tolerated)]
        return Evidence(self.ties, tuple(holding))

    # ---- what was not put to the test ----

    def _untested(self, compiled: Compiled) -> Outcomes:
        theirs = [each.equation for each in self.ties.tied if each.line is compiled.line]
        unknown = [each for each in theirs if self.ties.figures.verdict(0, each, self.ties.figures.known) == "open"]
        if not unknown:
            return
        extent = messages.IDENTITY_EXTENT.fill(count=len(unknown), total=len(theirs))
        lacking = {cell: None for equation in unknown for cell in self._lacking(equation)}
        labels = [self._unknown(cell) for cell in list(lacking)[:_SHOWN]]
        more = messages.IDENTITY_MORE_REASONS if len(lacking) > _SHOWN else plain("")
        yield NotEvaluable(
            compiled.line.rule,
            messages.IDENTITY_EQUATION.fill(
                equation=compiled.line.text,
                extent=extent if len(theirs) > 1 else plain(""),
                reasons=joined(labels or [messages.IDENTITY_BY_ZERO], COMMA) + more,
            ),
        )

    def _lacking(self, equation: Equation) -> Iterator[Address]:
        cells = (*(cell for each in equation.condition for cell in each.ordered), *equation.ordered)
        return (cell for cell in cells if cell not in self.ties.figures.known)

    def _unknown(self, cell: Address) -> Message:
        return messages.IDENTITY_UNKNOWN.fill(label=self._where(cell).label or "")

    # ---- findings ----

    def _fault(self, group: Sequence[Broken]) -> Fault:
        """At the likeliest cell; all the others are related."""
        culprit = self._evidence.culprit(group)
        rule, equation, failure = culprit.broken.tied.line.rule, culprit.broken.tied.equation, culprit.broken.failure
        (table, cell), where = self.ties.local(culprit.cell), self._where(culprit.cell)
        words = TableWording(self.report, table)
        single = equation.divisor or equation.none
        known = self.ties.figures.known
        actual = table.facts[cell].text.value if equation.none else words.plainly(cell, known[culprit.cell])
        expected = words.plainly(cell, failure.right if equation.divisor else culprit.expected) or None
        if single or culprit.alone:
            message = words.single(rule, failure, equation, where, actual, expected)
        else:
            message = words.inequality(rule, failure, equation, where)
        suspects = [Suspect(*cell, actual, expected)] if single or expected else []
        return Fault(
            rule,
            message,
            where,
            self._place(culprit.cell),
            actual=actual if single or culprit.alone else None,
            expected=expected if single or culprit.alone else None,
            confidence="likely" if single or culprit.alone else "ambiguous",
            suspects=(*suspects, *self._suspects(culprit)),
            related=tuple(self._others(group, culprit.cell)),
            parts=tuple(self._part(each.tied.equation, rule) for each in group),
        )

    def _listed(self, broken: Broken, origin: Origin) -> Related:
        """Both sides of an equation, at its first cell in another table."""
        cells = broken.tied.equation.ordered
        table = self.ties.tables[origin.table]
        cell = next((each for each in cells if self.ties.local(each)[0] is not table), cells[0])
        where = self._where(cell)
        words, tied = TableWording(self.report, self.ties.local(cell)[0]), broken.tied
        message = words.sides(tied.line.rule, broken.failure, tied.equation, where)
        return Related(message, self._place(cell), where)

    def _suspects(self, culprit: Culprit) -> Iterator[Suspect]:
        """The cells of the same table that are as likely."""
        known, (table, _) = self.ties.figures.known, self.ties.local(culprit.cell)
        for each in culprit.others:
            other, cell = self.ties.local(each)
            if other is table and culprit.broken.tied.equation.linear:
                words = TableWording(self.report, table)
                expected = words.plainly(cell, self._evidence.mended(culprit.broken, each)) or None
                yield Suspect(*cell, words.plainly(cell, known[each]), expected)

    def _others(self, group: Iterable[Broken], prime: Address) -> Iterator[Related]:
        cells = dict.fromkeys(cell for each in group for cell in each.tied.equation.ordered)
        return (self._related(cell) for cell in cells if cell != prime)

    def _part(self, equation: Equation, rule: IdentitiesRule) -> Part:
        values = self.ties.figures.values
        cells = (f"{row}@{column}={shown(values.get((row, column)))}" for row, column in equation.ordered)
        return Part(self._where(equation.ordered[0]), " ".join(cells), rule.id)

    def _related(self, cell: Address) -> Related:
        table, local = self.ties.local(cell)
        fact, where = table.facts.get(local), self._where(cell)
        written = fact.text.value.strip() if fact else ""
        message = messages.IDENTITY_OTHER.fill(label=where.label or "", value=written or messages.IDENTITY_BLANK)
        return Related(message, self._place(cell), where)

    def _lacks(self) -> Iterator[Fault]:
        """Rows that other tables of a rule lack: each once, with all of these."""
        rules = {each.line.rule.id: each.line.rule for each in self.ties.compiled}
        others: dict[tuple[str, str, str], dict[str, None]] = {}
        for compiled in self.ties.compiled:
            for each in compiled.across.lacking if compiled.across else ():
                others.setdefault((compiled.line.rule.id, each.table, each.row), {})[each.other] = None
        for (rule, table, row), lacking in others.items():
            yield self._lacking_row(rules[rule], self.ties.tables[table], row, tuple(lacking))

    def _lacking_row(self, rule: IdentitiesRule, table: BoundTable, row: str, others: tuple[str, ...]) -> Fault:
        where, label = TableWording(self.report, table).where(row=row), table.labels.get(row)
        lacking = listed(self.ties.tables[each].form.name for each in others)
        return Fault(
            rule,
            messages.IDENTITY_LACKS.fill(label=where.label or "", others=lacking),
            where,
            self.report.place(label.span()) if label else None,
            parts=tuple(Part(where, f"{row} {each}", rule.id) for each in others),
        )

    def _where(self, cell: Address) -> Where:
        table, local = self.ties.local(cell)
        return TableWording(self.report, table).where(*local)

    def _place(self, cell: Address) -> Place | None:
        table, local = self.ties.local(cell)
        fact = table.facts.get(local)
        return self.report.place(fact.text.span()) if fact else None
