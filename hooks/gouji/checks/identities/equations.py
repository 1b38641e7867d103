"""The equations that the rules of a pack assert of a table, compiled once for each layout."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from gouji.checks.identities.rule import IdentitiesRule
from gouji.equations.compile import AssertionFault, Equation, compile_assertion
from gouji.forms.axes import names
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
