"""Assertions over several tables, whose names begin with their table: ``for every row: va.processed = vb1.total``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from gouji.equations import messages
from gouji.equations.ast import Assertion, Quantifier, Reference
from gouji.equations.compile import equations_of
from gouji.equations.equation import Equation
from gouji.equations.names import Names
from gouji.equations.parser import parse, parse_relation
from gouji.equations.places import NO_PLACES, Places
from gouji.equations.references import Axes, Coordinates, split_table
from gouji.equations.scanner import AssertionFault, ExpressionError
from gouji.equations.scopes import Subject, chosen_lines


class Lacking(Struct, frozen=True):
    """A row that one table has and another, where rows may differ, has not."""

    table: str
    row: str
    other: str


class Across(Struct, frozen=True):
    """What an assertion over several tables comes to. ``tables`` are those that it names."""

    tables: tuple[str, ...]
    equations: tuple[Equation, ...]
    lacking: tuple[Lacking, ...]


def names_tables(assertion: str, tables: Mapping[str, object]) -> bool:
    """Whether an assertion is over several tables: a name begins with one of them."""
    try:
        return any(_begins(each, tables) for each in parse(assertion).references)
    except ExpressionError:
        return False


def names_of(assertion: str, tables: Mapping[str, object]) -> tuple[str, ...]:
    """The tables that names in an assertion begin with."""
    return tuple(
        dict.fromkeys(each.path.names[0].text for each in parse(assertion).references if _begins(each, tables))
    )


def compile_across(assertion: str, tables: Mapping[str, Axes], places: Places = NO_PLACES) -> Across:
    """The equations of an assertion that names its tables.

    ``for every row`` means the rows of the same id, or of the same label, in all tables that it names. ``places`` are
    the other reports whose cells it may name.

    Raises:
        AssertionFault: it can't be read, or does not fit the tables.
    """
    try:
        return _compiled(parse(assertion), tables, places)
    except ExpressionError as error:
        raise AssertionFault(error) from None


def compile_alone(assertion: str, table: str, axes: Axes) -> tuple[Equation, ...]:
    """The equations of an assertion all of whose names begin with one table, over the cells of that table.

    Raises:
        AssertionFault: as :func:`compile_across`.
    """
    found = compile_across(assertion, {table: axes}).equations
    return tuple(each.renamed(lambda cell: (cell[0].removeprefix(f"{table}."), cell[1])) for each in found)


def compile_condition(condition: str, tables: Mapping[str, Axes]) -> tuple[Equation, ...]:
    """What must hold for a condition to hold: a relation whose names begin with their table, without a quantifier.

    Raises:
        AssertionFault: as :func:`compile_across`.
    """
    try:
        return _compiled(Assertion(parse_relation(condition)), tables, NO_PLACES).equations
    except ExpressionError as error:
        raise AssertionFault(error) from None


def _compiled(tree: Assertion, tables: Mapping[str, Axes], places: Places) -> Across:
    named: dict[str, bool] = {}
    inner = [each for each in tree.references if each not in _items(tree)]
    for each in inner:
        table, rest = split_table(each, tables)
        named[table] = named.get(table, False) or (rest.column is None and rest is not each)
    quantifiers = tree.scope.quantifiers
    if not quantifiers:
        around = {table: Coordinates(*tables[table], places=places).sole() for table in named}
        may_be_empty = any(names.open for table in named for names in tables[table])
        return Across(tuple(named), tuple(equations_of(tree, Subject(), around, may_be_empty=may_be_empty)), ())
    if len(quantifiers) > 1 or quantifiers[0].axis not in ("row", "column"):
        raise ExpressionError(messages.ASSERT_ACROSS, quantifiers[0].position)
    over = [table for table, needs in named.items() if needs]
    found: list[Equation] = []
    lacking: list[Lacking] = []
    for line in _matched(quantifiers[0], over, tables):
        absent = [table for table in over if table not in line]
        if absent:
            table, row = next(iter(line.items()))
            names = tables[table][0]
            if quantifiers[0].axis == "row" and names.may_differ(row):
                lacking += [Lacking(table, row, other) for other in absent]
            continue
        around = {table: _around(quantifiers[0], tables[table], line.get(table), places) for table in named}
        found += equations_of(tree, _subject(quantifiers[0], over, line), around, may_be_empty=True)
    if not found and not lacking and not any(tables[table][0].open for table in over):
        raise ExpressionError(messages.ASSERT_NO_CELL, quantifiers[0].position)
    return Across(tuple(named), tuple(found), tuple(lacking))


def _matched(quantifier: Quantifier, over: list[str], tables: Mapping[str, Axes]) -> Iterator[dict[str, str]]:
    """The rows or columns of the tables that are the same, by table."""
    found: list[dict[str, str]] = []
    faults: list[ExpressionError] = []
    for table in over:
        names, others = _turned(quantifier, tables[table])
        try:
            lines = chosen_lines(quantifier, names, others)
        except ExpressionError as error:
            faults.append(error)
            continue
        for line in lines:
            same = next(
                (each for each in found if table not in each and _is_same(each, names, line, tables, quantifier)), None
            )
            if same is None:
                found.append({table: line})
            else:
                same[table] = line
    if faults and len(faults) == len(over):
        raise faults[0]
    yield from found


def _is_same(
    known: Mapping[str, str], names: Names, line: str, tables: Mapping[str, Axes], quantifier: Quantifier
) -> bool:
    if line in known.values():
        return True
    parent = line.rpartition(".")[0]
    for table, other in known.items():
        theirs = _turned(quantifier, tables[table])[0]
        alike = other.rpartition(".")[0] == parent and theirs.may_differ(other)
        if alike and not names.folded(line).isdisjoint(theirs.folded(other)):
            return True
    return False


def _subject(quantifier: Quantifier, over: list[str], line: Mapping[str, str]) -> Subject:
    """The row or the column that all is about, where that is one of a single table."""
    if len(over) != 1:
        return Subject()
    return Subject(row=line[over[0]]) if quantifier.axis == "row" else Subject(column=line[over[0]])


def _around(quantifier: Quantifier, axes: Axes, line: str | None, places: Places) -> Coordinates:
    row, column = (line, None) if quantifier.axis == "row" else (None, line)
    return Coordinates(*axes, row, column, places=places)


def _turned(quantifier: Quantifier, axes: Axes) -> Axes:
    return axes if quantifier.axis == "row" else axes[::-1]


def _items(tree: Assertion) -> list[Reference]:
    return [each for one in tree.scope.quantifiers for each in (*one.items, *one.exceptions)]


def _begins(reference: Reference, tables: Mapping[str, object]) -> bool:
    first, *others = reference.path.names
    return bool(others or reference.path.reach) and not first.quoted and first.text in tables
