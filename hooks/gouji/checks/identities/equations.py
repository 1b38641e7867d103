"""The equations that the rules of a pack assert of a table, compiled once for each layout."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from gouji.checks.identities.figures import Figures
from gouji.checks.identities.rule import IdentitiesRule
from gouji.equations.compile import AssertionFault, compile_assertion
from gouji.equations.equation import Address, Equation
from gouji.forms.axes import names
from gouji.forms.report import Fact
from gouji.messages.message import Message
from gouji.schema.form import Layout, TableForm

_Frozen = tuple[str | tuple[tuple[str, str], ...], ...]


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


def applicable(asserted: TableEquations, facts: Mapping[Address, Fact]) -> TableEquations:
    """Without the equations whose condition does not hold; one that can't be decided stays with its equation."""
    if not any(equation.condition for equation in asserted.equations):
        return asserted
    figures = Figures(facts)
    held = [figures.holds(equation.condition) for equation in asserted.equations]
    kept = [index for index, holds in enumerate(held) if holds is not False]
    return TableEquations(
        tuple(replace(asserted.equations[i], condition=()) if held[i] else asserted.equations[i] for i in kept),
        tuple(asserted.rules[i] for i in kept),
        tuple(asserted.assertions[i] for i in kept),
        asserted.misfits,
    )


def table_equations(form: TableForm, layout: Layout | None, rules: Sequence[IdentitiesRule]) -> TableEquations:
    """What rules assert of a table in one of its layouts (None: that of the form)."""
    equations: list[Equation] = []
    owners: list[IdentitiesRule] = []
    assertions: list[str] = []
    misfits: list[Misfit] = []
    for rule in rules:
        try:
            compiled = _compiled(form, layout, _frozen(rule))
        except AssertionFault as fault:
            misfits.append(Misfit(rule, fault.message))
        else:
            for line, found in zip(rule.assertions, compiled, strict=True):
                equations += found
                owners += [rule] * len(found)
                assertions += [line] * len(found)
    return TableEquations(tuple(equations), tuple(owners), tuple(assertions), tuple(misfits))


def _frozen(rule: IdentitiesRule) -> _Frozen:
    """The assertions of a rule as a key: mappings can't be one."""
    return tuple(each if isinstance(each, str) else tuple(each.items()) for each in rule.asserts)


@lru_cache(maxsize=64)
def _compiled(form: TableForm, layout: Layout | None, assertions: _Frozen) -> tuple[tuple[Equation, ...], ...]:
    """The equations of each line of the assertions."""
    rows, columns = names(form, layout)
    lines = [line for each in assertions for line in ([each] if isinstance(each, str) else [{k: v} for k, v in each])]
    return tuple(compile_assertion(line, rows, columns) for line in lines)
