"""The equations that the rules of a pack assert of a table, compiled once for each layout."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from functools import lru_cache, partial
from typing import Protocol

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from gouji.checks.figures import Figures
from gouji.checks.identities.rule import IdentitiesRule
from gouji.equations.equation import Equation
from gouji.equations.scanner import AssertionFault, ExpressionError
from gouji.forms.axes import names
from gouji.forms.keeping import kept
from gouji.localization.diagnosis import Failure
from gouji.messages.message import Message
from gouji.schema.form import Form, Layout, TableForm

Line = str | tuple[str, str]
"""An assertion as rules list them: a string, or a scope and a relation."""
LineEquations = tuple[tuple[Equation, ...], ...]
"""The equations of each of several assertions."""
AHEAD = "equations"
"""By which name a form has what the build compiled: the equations by :func:`place_of`."""


class Misfit(Struct, frozen=True):
    """A rule that does not fit the layout of a table, and why."""

    rule: IdentitiesRule
    reason: Message


class _Compile(Protocol):
    def __call__(
        self, form: TableForm, layout: Layout | None, lines: tuple[Line, ...], *, named: bool
    ) -> LineEquations: ...


class TableEquations(Struct, frozen=True):
    """The equations of a table, where each comes from, and the rules that don't fit its layout.

    ``rules`` and ``assertions`` are those of the equations, an assertion being a line as rules list them. ``tolerated``
    are equations that fail within their tolerance only, and are not among the others.
    """

    equations: tuple[Equation, ...]
    rules: tuple[IdentitiesRule, ...]
    assertions: tuple[str, ...]
    misfits: tuple[Misfit, ...]
    tolerated: tuple[Equation, ...] = ()


def applicable(asserted: TableEquations, figures: Figures) -> TableEquations:
    """Without the equations whose condition does not hold, and without those that fail within their tolerance only.

    A condition that can't be decided stays with its equation.
    """
    if not any(each.condition for each in asserted.equations) and not any(rule.within for rule in asserted.rules):
        return asserted
    held = [figures.holds(equation.condition) for equation in asserted.equations]
    meant = [i for i, holds in enumerate(held) if holds is not False]
    rounded = {i for i in meant if _is_rounding(asserted, i, figures)}
    kept = [i for i in meant if i not in rounded]
    return TableEquations(
        tuple(replace(asserted.equations[i], condition=()) if held[i] else asserted.equations[i] for i in kept),
        tuple(asserted.rules[i] for i in kept),
        tuple(asserted.assertions[i] for i in kept),
        asserted.misfits,
        tuple(replace(asserted.equations[i], condition=()) for i in sorted(rounded)),
    )


def _is_rounding(asserted: TableEquations, index: int, figures: Figures) -> bool:
    rule, equation = asserted.rules[index], asserted.equations[index]
    if rule.within is None or not replace(equation, condition=()).linear:
        return False
    verdict = figures.verdict(index, replace(equation, condition=()), figures.known)
    return isinstance(verdict, Failure) and rule.tolerates(verdict.difference)


def table_equations(
    form: TableForm, layout: Layout | None, rules: Sequence[IdentitiesRule], tables: Collection[str]
) -> TableEquations:
    """What rules assert of a table, one of ``tables``, in one of its layouts (None: that of the form)."""
    return _asserted(form, layout, rules, tables, line_equations)


def _asserted(
    form: TableForm,
    layout: Layout | None,
    rules: Sequence[IdentitiesRule],
    tables: Collection[str],
    compile_lines: _Compile,
) -> TableEquations:
    equations: list[Equation] = []
    owners: list[IdentitiesRule] = []
    assertions: list[str] = []
    misfits: list[Misfit] = []
    for rule in rules:
        try:
            lines = lines_within(rule, form.id, tables)
            compiled = compile_lines(form, layout, lines, named=not rule.table)
        except AssertionFault as fault:
            misfits.append(Misfit(rule, fault.message))
        else:
            for line, found in zip(map(written, lines), compiled, strict=True):
                equations += found
                owners += [rule] * len(found)
                assertions += [line] * len(found)
    return TableEquations(tuple(equations), tuple(owners), tuple(assertions), tuple(misfits))


@kept(64)
def pack_equations(
    form: Form, table: TableForm, layout: Layout | None, rules: Sequence[IdentitiesRule]
) -> TableEquations:
    """What the rules of a pack assert of a table of its form: the same for all reports with that layout."""
    as_written = any(each is table for each in form.tables)  # and not completed with open rows
    compile_lines = partial(_read_ahead, _built(form)) if as_written and AHEAD in form.ahead else line_equations
    return _asserted(table, layout, rules, [each.id for each in form.tables], compile_lines)


@kept(16)
def _built(form: Form) -> dict[str, LineEquations]:
    with suppress(msgspec.MsgspecError):
        return msgspec.msgpack.decode(form.ahead[AHEAD], type=dict[str, LineEquations])
    return {}


def _read_ahead(
    built: dict[str, LineEquations], form: TableForm, layout: Layout | None, lines: tuple[Line, ...], *, named: bool
) -> LineEquations:
    found = built.get(place_of(form, layout, lines, named=named))
    return line_equations(form, layout, lines, named=named) if found is None else found


def place_of(form: TableForm, layout: Layout | None, lines: tuple[Line, ...], *, named: bool) -> str:
    """What tells the equations of these lines from all others that the build compiles of a form."""
    return repr((form.id, None if layout is None else form.layouts.index(layout), lines, named))


def lines_within(rule: IdentitiesRule, table: str, tables: Collection[str]) -> tuple[Line, ...]:
    """What a rule asserts of one of ``tables`` alone: what names no table, and what names only this one."""
    if rule.table:
        return tuple(_lines(rule)) if rule.table == table else ()
    if rule.tables and table not in rule.tables:
        return ()
    named = ((line, tables_named(rule, written(line), tables)) for line in _lines(rule))
    return tuple(line for line, found in named if found == (table,) or (rule.tables and not found))


def lines_across(rule: IdentitiesRule, tables: Collection[str]) -> tuple[str, ...]:
    """What a rule asserts over several of ``tables``."""
    if rule.table:
        return ()
    return tuple(line for line in map(written, _lines(rule)) if len(tables_named(rule, line, tables)) > 1)


def tables_named(rule: IdentitiesRule, line: str, tables: Collection[str]) -> tuple[str, ...]:
    """Those of its tables, or of all ``tables``, that a line of a rule names."""
    return _named(line, rule.tables or tuple(tables))


@lru_cache(maxsize=1024)
def _named(line: str, tables: tuple[str, ...]) -> tuple[str, ...]:
    from gouji.equations.across import names_of  # noqa: PLC0415 - most packs say nothing over several tables

    try:
        return names_of(line, dict.fromkeys(tables))
    except ExpressionError:
        return ()


def written(line: Line) -> str:
    """An assertion as one string."""
    return line if isinstance(line, str) else ": ".join(line)


def _lines(rule: IdentitiesRule) -> Iterator[Line]:
    for each in rule.asserts:
        yield from [each] if isinstance(each, str) else each.items()


@lru_cache(maxsize=64)
def line_equations(form: TableForm, layout: Layout | None, lines: tuple[Line, ...], *, named: bool) -> LineEquations:
    """The equations of each line of the assertions; in some that may be ``named`` names begin with the table.

    Raises:
        AssertionFault: a line can't be read, or does not fit the table.
    """
    from gouji.equations.across import compile_alone, names_tables  # noqa: PLC0415 - the build has compiled most
    from gouji.equations.compile import compile_assertion  # noqa: PLC0415 - as above

    rows, columns = names(form, layout)
    own = {form.id: None} if named else {}
    return tuple(
        compile_alone(written(line), form.id, (rows, columns))
        if own and names_tables(written(line), own)
        else compile_assertion(line if isinstance(line, str) else dict([line]), rows, columns)
        for line in lines
    )
