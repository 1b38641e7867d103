"""The equations that the rules of a pack assert of a table, compiled once for each layout."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from gouji.checks.figures import Figures
from gouji.checks.identities.rule import IdentitiesRule
from gouji.equations.across import names_tables
from gouji.equations.compile import AssertionFault, compile_assertion
from gouji.equations.equation import Equation
from gouji.forms.axes import names
from gouji.localization.diagnosis import Failure
from gouji.messages.message import Message
from gouji.schema.form import Layout, TableForm

Line = str | tuple[str, str]
"""An assertion as rules list them: a string, or a scope and a relation."""


class Misfit(Struct, frozen=True):
    """A rule that does not fit the layout of a table, and why."""

    rule: IdentitiesRule
    reason: Message


class TableEquations(Struct, frozen=True):
    """The equations of a table, where each comes from, and the rules that don't fit its layout.

    ``rules`` and ``assertions`` are those of the equations, an assertion being a line as rules list them.
    """

    equations: tuple[Equation, ...]
    rules: tuple[IdentitiesRule, ...]
    assertions: tuple[str, ...]
    misfits: tuple[Misfit, ...]


def applicable(asserted: TableEquations, figures: Figures) -> TableEquations:
    """Without the equations whose condition does not hold, and without those that fail within their tolerance only.

    A condition that can't be decided stays with its equation.
    """
    if not any(each.condition for each in asserted.equations) and not any(rule.within for rule in asserted.rules):
        return asserted
    held = [figures.holds(equation.condition) for equation in asserted.equations]
    kept = [i for i, holds in enumerate(held) if holds is not False and not _is_rounding(asserted, i, figures)]
    return TableEquations(
        tuple(replace(asserted.equations[i], condition=()) if held[i] else asserted.equations[i] for i in kept),
        tuple(asserted.rules[i] for i in kept),
        tuple(asserted.assertions[i] for i in kept),
        asserted.misfits,
    )


def _is_rounding(asserted: TableEquations, index: int, figures: Figures) -> bool:
    rule, equation = asserted.rules[index], asserted.equations[index]
    if rule.within is None or not replace(equation, condition=()).linear:
        return False
    verdict = figures.verdict(index, replace(equation, condition=()), figures.known)
    return isinstance(verdict, Failure) and rule.tolerates(verdict.difference)


def table_equations(form: TableForm, layout: Layout | None, rules: Sequence[IdentitiesRule]) -> TableEquations:
    """What rules assert of a table in one of its layouts (None: that of the form)."""
    equations: list[Equation] = []
    owners: list[IdentitiesRule] = []
    assertions: list[str] = []
    misfits: list[Misfit] = []
    for rule in rules:
        try:
            lines = lines_within(rule)
            compiled = _compiled(form, layout, lines)
        except AssertionFault as fault:
            misfits.append(Misfit(rule, fault.message))
        else:
            for line, found in zip(map(written, lines), compiled, strict=True):
                equations += found
                owners += [rule] * len(found)
                assertions += [line] * len(found)
    return TableEquations(tuple(equations), tuple(owners), tuple(assertions), tuple(misfits))


def lines_within(rule: IdentitiesRule) -> tuple[Line, ...]:
    """What a rule asserts of each of its tables."""
    return tuple(
        line for line in _lines(rule) if rule.table or not names_tables(written(line), dict.fromkeys(rule.tables))
    )


def lines_across(rule: IdentitiesRule, tables: Collection[str]) -> tuple[str, ...]:
    """What a rule asserts over several tables, of all ``tables`` that there are."""
    if rule.table:
        return ()
    lines = map(written, _lines(rule))
    return tuple(line for line in lines if not rule.tables or names_tables(line, dict.fromkeys(rule.tables or tables)))


def written(line: Line) -> str:
    """An assertion as one string."""
    return line if isinstance(line, str) else ": ".join(line)


def _lines(rule: IdentitiesRule) -> Iterator[Line]:
    for each in rule.asserts:
        yield from [each] if isinstance(each, str) else each.items()


@lru_cache(maxsize=64)
def _compiled(form: TableForm, layout: Layout | None, lines: tuple[Line, ...]) -> tuple[tuple[Equation, ...], ...]:
    """The equations of each line of the assertions."""
    rows, columns = names(form, layout)
    return tuple(compile_assertion(line if isinstance(line, str) else dict([line]), rows, columns) for line in lines)
