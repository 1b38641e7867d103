"""Sums over the cells of several tables and over figures of the text, in the notation of identities.

``requests.new@total + requests.carried_in@total``: a cell is named after the id of its table, and ``text.parts`` is
what the pattern captured as ``{parts}``, added up where it captured several. A quotient has one ``/``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, lru_cache
from typing import Any, TypeVar

from msgspec import Struct

from gouji.checks.narrative import messages
from gouji.equations.ast import AnySide, CellSelection, Comparison, Path, Reference, Relation, Sum
from gouji.equations.equation import Address
from gouji.equations.messages import ASSERT_CELL, ASSERT_PLACES, ASSERT_SEVERAL
from gouji.equations.names import Names
from gouji.equations.parser import parse_relation
from gouji.equations.scanner import ExpressionError
from gouji.messages.suggestions import did_you_mean
from gouji.template.messages import UNKNOWN_TABLE

Axes = Mapping[str, tuple[Names, Names]]
"""Rows and columns of every table; those of another report begin with its place: ``last_year.requests``."""
CellOf = tuple[str, Address]
"""A table and a cell of it."""
Made = TypeVar("Made")


class Formula(Struct, frozen=True):
    """A sum of cells and figures of the text, each with a whole factor, and a constant."""

    cells: tuple[tuple[CellOf, int], ...]
    figures: tuple[tuple[str, int], ...]
    constant: int = 0


class FormulaComparison(Struct, frozen=True):
    """``left comparison right``."""

    left: Formula
    comparison: Comparison
    right: Formula


class Formulas(Struct, frozen=True, dict=True):
    """Formulas over tables, each compiled once; None stands for one that names what these tables don't have."""

    axes: Axes

    def sum(self, expression: str) -> Formula | None:
        """As :func:`formula`."""
        return self._made(formula, expression)

    def quotient(self, expression: str) -> tuple[Formula, Formula] | None:
        """As :func:`quotient`."""
        return self._made(quotient, expression)

    def comparisons(self, expression: str) -> tuple[FormulaComparison, ...] | None:
        """As :func:`comparisons`."""
        return self._made(comparisons, expression)

    def _made(self, make: Callable[[str, Axes], Made], expression: str) -> Made | None:
        key = make, expression
        if key not in self._known:
            try:
                self._known[key] = make(expression, self.axes)
            except ExpressionError:  # not in this layout
                self._known[key] = None
        found: Made | None = self._known[key]
        return found

    @cached_property
    def _known(self) -> dict[tuple[object, str], Any]:
        return {}


def formula(expression: str, axes: Axes) -> Formula:
    """Compiles a sum.

    Raises:
        ExpressionError: it can't be read, or names what the tables don't have.
    """
    return _formula(_parsed(f"{expression} = 0").sides[0], axes)


def quotient(expression: str, axes: Axes) -> tuple[Formula, Formula]:
    """Compiles ``sum / sum``.

    Raises:
        ExpressionError: as :func:`formula`.
    """
    above, slash, below = expression.partition("/")
    if not slash:
        raise ExpressionError(messages.NARRATIVE_QUOTIENT, len(expression))
    try:
        return formula(above, axes), formula(below, axes)
    except ExpressionError as error:
        raise ExpressionError(error.message, 0) from None


def comparisons(expression: str, axes: Axes) -> tuple[FormulaComparison, ...]:
    """Compiles a relation, one relation a comparison.

    Raises:
        ExpressionError: as :func:`formula`.
    """
    relation = _parsed(expression)
    sides = [_formula(side, axes) for side in relation.sides]
    return tuple(
        FormulaComparison(sides[index], comparison, sides[index + 1])
        for index, comparison in enumerate(relation.comparisons)
    )


@lru_cache(maxsize=1024)
def _parsed(expression: str) -> Relation:
    """A pack has few formulas, and a report asks for each of them many times."""
    return parse_relation(expression)


def _formula(tree: AnySide, axes: Axes) -> Formula:
    if not isinstance(tree, Sum):
        raise ExpressionError(messages.NARRATIVE_SUM, tree.position)
    cells: dict[CellOf, int] = {}
    figures: dict[str, int] = {}
    constant = 0
    for factor, atom in tree.flattened():
        if atom is None:
            constant += factor
        elif isinstance(atom, Reference) and atom.place == "text":
            figures[atom.path.dotted] = figures.get(atom.path.dotted, 0) + factor
        else:
            for cell in _named(atom, axes):
                cells[cell] = cells.get(cell, 0) + factor
    return Formula(tuple(cells.items()), tuple(figures.items()), constant)


def _named(atom: Reference | CellSelection, axes: Axes) -> list[CellOf]:
    if isinstance(atom, Reference):
        found = list(_cells(atom, axes))
        if len(found) > 1:
            raise ExpressionError(ASSERT_SEVERAL, atom.position)
        return found
    if atom.function != "sum":
        raise ExpressionError(messages.NARRATIVE_SUM, atom.position)
    excluded = {cell for item in atom.exceptions for cell in _cells(item, axes)}
    return list(dict.fromkeys(cell for item in atom.items for cell in _cells(item, axes) if cell not in excluded))


def _cells(reference: Reference, axes: Axes) -> Iterator[CellOf]:
    table, *names = reference.path.names
    of = f"{reference.place}.{table.text}" if reference.place else table.text
    if reference.place and not any(name.startswith(f"{reference.place}.") for name in axes):
        raise ExpressionError(ASSERT_PLACES[reference.place], reference.position)
    if of not in axes:
        hint = did_you_mean(table.text, axes)
        raise ExpressionError(UNKNOWN_TABLE.fill(name=table.text, hint=hint), reference.position)
    if not names:
        raise ExpressionError(ASSERT_CELL.fill(name=table.text), reference.position)
    rows, columns = axes[of]
    path = Path(tuple(names), reference.path.reach)
    for row, column in _addresses(path, reference.column, rows, columns):
        yield of, (row, column)


def _addresses(path: Path, column: Path | None, rows: Names, columns: Names) -> Iterator[Address]:
    """As in equations, the only row (or else the only column) of a table need not be named."""
    if column is not None:
        yield from ((row, each) for row in rows.resolve(path) for each in columns.resolve(column))
    elif len(rows.figures) == 1 and not rows.open:
        yield from ((rows.figures[0], each) for each in columns.resolve(path))
    elif len(columns.figures) == 1:
        yield from ((row, columns.figures[0]) for row in rows.resolve(path))
    else:
        raise ExpressionError(ASSERT_CELL.fill(name=path.dotted), path.position)
