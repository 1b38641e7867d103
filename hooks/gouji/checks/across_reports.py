"""Equations over cells of several reports, put to the test on their records, and how their cells are told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from gouji.checks.messages import BAD_EQUATION, EQUATION_OF_ONE, EQUATION_OF_SUMS, OTHER_CELL, OTHER_NOTHING
from gouji.equations.ast import PlaceName
from gouji.equations.equation import Address, Equation
from gouji.equations.fixed_point import Number
from gouji.equations.messages import ASSERT_EMPTY
from gouji.equations.places import CellName, Located, Places, known_values, located
from gouji.equations.scanner import AssertionFault, ExpressionError
from gouji.findings.model import Related, Where
from gouji.forms.axes import names
from gouji.forms.keeping import kept
from gouji.forms.names import cell_label
from gouji.localization.diagnosis import Failure, failing
from gouji.messages.message import Message, plain
from gouji.records.model import Record
from gouji.schema.form import Form

if TYPE_CHECKING:  # only validation reads YAML
    from gouji.messages.errors import Problem
    from gouji.yaml.nodes import Node

Asserts = tuple[str | dict[str, str], ...]
"""Assertions as rules list them: each a string, or a mapping from scopes to relations."""
Numbers = Mapping[PlaceName | None, Callable[[CellName], Number | None]]
"""The figure of a cell, None where there is none, by the place of the report; None is the report that is judged."""


class Tested(Struct, frozen=True):
    """An equation and what came of it: how it fails, None where it holds; untested are those with ``lacking`` cells."""

    equation: Equation
    values: Mapping[Address, Number]
    failure: Failure | None
    lacking: tuple[Located, ...]


@kept(64)
def equations_of(form: Form, asserts: Asserts, table: str | None, places: Places) -> tuple[Equation, ...]:
    """The equations of assertions over the tables of a form, or over one ``table``: all addresses begin with theirs.

    Raises:
        AssertionFault: an assertion can't be read, or does not fit the tables. Rules that are valid raise none.
    """
    built = _built(form, _ahead(places)).get(_name_of(asserts, table)) if form.ahead else None
    return tuple(each for item in asserts for each in _compiled(form, item, table, places)) if built is None else built


def made_ahead(form: Form, asserted: Iterable[tuple[Asserts, str | None]], places: Places) -> dict[str, bytes]:
    """What the build compiles for :func:`equations_of`: the equations of assertions over a table, or over all."""
    found = {_name_of(*each): equations_of(form, *each, places) for each in asserted}
    return {_ahead(places): msgspec.msgpack.encode(found)} if found else {}


@kept(16)
def _built(form: Form, name: str) -> dict[str, tuple[Equation, ...]]:
    with suppress(KeyError, msgspec.MsgspecError):
        return msgspec.msgpack.decode(form.ahead[name], type=dict[str, tuple[Equation, ...]])
    return {}


@cache
def _ahead(places: Places) -> str:
    """By which name a form has equations that the build compiled."""
    return f"equations of {' '.join(sorted(places))}"


def _name_of(asserts: Asserts, table: str | None) -> str:
    """What tells the equations of these assertions from all others that the build compiles of a form."""
    return repr((asserts, table))


def tested(equations: tuple[Equation, ...], numbers: Numbers) -> Iterator[Tested]:
    """What comes of each equation whose condition holds."""
    for equation in equations:
        values, lacking = known_values(equation, numbers)
        if lacking:
            yield Tested(equation, values, None, lacking)
        elif all(failing(0, condition, values) is None for condition in equation.condition):
            yield Tested(equation, values, failing(0, replace(equation, condition=()), values), ())


def where_of(form: Form, name: CellName) -> Where:
    """The address of a cell of the form, with its label for people."""
    identifier, row, column = name
    table = next((each for each in form.tables if each.id == identifier), None)
    if table is None:
        return Where(None, identifier, row, column, plain(f"{identifier} · {row} × {column}"))
    return Where(table.section, identifier, row, column, table.name + plain(" · ") + short_label(form, name))


def short_label(form: Form, name: CellName) -> Message:
    """What people call a cell, without its table."""
    table = next((each for each in form.tables if each.id == name[0]), None)
    try:
        return cell_label(table, name[1], name[2]) if table else plain(f"{name[1]} × {name[2]}")
    except KeyError:  # a row or column of another layout
        return plain(f"{name[1]} × {name[2]}")


def related_cell(form: Form, record: Record, name: CellName, *, own: bool = False) -> Related:
    """A cell of a report for the list of what a finding is about: in another file, or in its ``own``."""
    cell, where = record.by_name.get(name), where_of(form, name)
    written = plain(cell.raw) if cell and cell.raw else OTHER_NOTHING
    message = OTHER_CELL.fill(label=where.label or "", value=written)
    return Related(message, cell.place if cell else None, where, None if own else record.path)


def assert_problems(
    form: Form, asserts: Asserts, nodes: tuple[Node, ...], table: str | None, places: Places
) -> Iterator[Problem]:
    """Assertions that do not compile over the tables, or that are no sums that compare; ``nodes`` are their YAML."""
    for assertion, each in zip(asserts, nodes, strict=True):
        try:
            found = _compiled(form, assertion, table, places)
        except AssertionFault as fault:
            entry = each.entries.get(fault.key or "")
            wrong = (entry.key if fault.in_key else entry.value) if entry else each
            yield wrong.problem(BAD_EQUATION.fill(error=fault.message), fault.position)
        else:
            if any(equation.divisor or equation.none for equation in found):
                yield each.problem(EQUATION_OF_SUMS)
            elif places and not all(map(_is_of_several, found)):
                yield each.problem(EQUATION_OF_ONE)


def _is_of_several(equation: Equation) -> bool:
    """Whether it names cells of this report and of another."""
    of = {located(address)[0] for address in equation.ordered}
    return None in of and len(of) > 1


def _compiled(form: Form, assertion: str | dict[str, str], table: str | None, places: Places) -> tuple[Equation, ...]:
    from gouji.equations.across import compile_across  # noqa: PLC0415 - the build has compiled most
    from gouji.equations.compile import compile_placed  # noqa: PLC0415 - as above

    if not assertion:
        raise AssertionFault(ExpressionError(ASSERT_EMPTY, 0))
    axes = {each.id: names(each) for each in form.tables}
    if table is not None:
        return compile_placed(assertion, table, axes[table], places)
    lines = [assertion] if isinstance(assertion, str) else [": ".join(line) for line in assertion.items()]
    return tuple(equation for line in lines for equation in compile_across(line, axes, places).equations)
