"""From an assertion and the rows and columns of a table to linear equations over its cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from operator import eq, ge, gt, le, lt, ne

from msgspec import Struct

from gouji.equations import messages
from gouji.equations.ast import Assertion, AxisName, CellSelection, Comparison, Path, Quantifier, Reference, Sum
from gouji.equations.names import ROLES, Names, Role
from gouji.equations.parser import parse, parse_quantifier, parse_reference, parse_relation
from gouji.equations.scanner import ExpressionError

Address = tuple[str, str]
"""Row and column, by their full ids."""

_HOLDS: dict[Comparison, Callable[[int, int], bool]] = {"=": eq, "<=": le, ">=": ge, "<": lt, ">": gt, "!=": ne}


class Side(Struct, frozen=True):
    """A sum of cells, each with a whole factor, and a constant."""

    terms: tuple[tuple[Address, int], ...]
    constant: int = 0

    def total(self, values: Mapping[Address, int], unit: int = 1) -> int:
        """The sum of the cells' values, which are whole multiples of 1 / ``unit``.

        Raises:
            KeyError: a cell has no value.
        """
        return self.constant * unit + sum(factor * values[cell] for cell, factor in self.terms)


class Equation(Struct, frozen=True, dict=True):
    """``left comparison right``; ``about`` is the id of the row or column that it was made for, by ``role``."""

    left: Side
    right: Side
    comparison: Comparison = "="
    role: Role | None = None
    about: str | None = None

    @cached_property
    def coefficients(self) -> Mapping[Address, int]:
        """``left - right``."""
        found = dict(self.left.terms)
        for cell, factor in self.right.terms:
            found[cell] = found.get(cell, 0) - factor
        return {cell: factor for cell, factor in found.items() if factor}

    @property
    def constant(self) -> int:
        """What stands beside the cells in ``left - right``."""
        return self.left.constant - self.right.constant

    @cached_property
    def cells(self) -> frozenset[Address]:
        """All cells that the equation names."""
        return frozenset(cell for side in (self.left, self.right) for cell, _ in side.terms)

    def holds(self, left: int, right: int) -> bool:
        """Whether the two sums compare as asserted."""
        return _HOLDS[self.comparison](left, right)


class AssertionFault(Exception):  # noqa: N818 - a fault of the rule file, reported to its author
    """An assertion that can't be compiled; ``key`` says where in a YAML mapping ``position`` counts from.

    ``key`` is None for an assertion that is one string. For a mapping, it is the key that the fault belongs to, and
    ``in_key`` is whether it is in the key itself or in its value.
    """

    def __init__(self, error: ExpressionError, key: str | None = None, *, in_key: bool = False) -> None:
        super().__init__(str(error))
        self.message = error.message
        self.position = error.position
        self.key = key
        self.in_key = in_key


def compile_assertion(assertion: str | Mapping[str, str], rows: Names, columns: Names) -> tuple[Equation, ...]:
    """The equations of an assertion: a string, or a mapping from quantifiers to relations as YAML gives it.

    In ``for every column`` bare names are rows, in ``for every row`` columns, in ``for every cell`` only ``this`` is
    one. Without a quantifier a cell is ``row@column``; in a table of one row a bare name is a column, in one of one
    column a row.

    Raises:
        AssertionFault: it can't be read, or does not fit the table.
    """
    if isinstance(assertion, str):
        try:
            return _compiled(parse(assertion), rows, columns)
        except ExpressionError as error:
            raise AssertionFault(error) from None
    if not assertion:
        raise AssertionFault(ExpressionError(messages.ASSERT_EMPTY, 0))
    return tuple(equation for key in assertion for equation in _compiled_item(key, assertion[key], rows, columns))


def cell_named(name: str, rows: Names, columns: Names) -> Address:
    """The one cell that a name means, as in an assertion without a quantifier.

    Raises:
        ExpressionError: it means none, or several.
    """
    (cell,) = _addresses(parse_reference(name), _sole(_Coordinates(rows, columns)))
    return cell


def _compiled_item(key: str, relation: str, rows: Names, columns: Names) -> tuple[Equation, ...]:
    try:
        quantifier = parse_quantifier(key)
        subjects = _subjects(quantifier, rows, columns)
    except ExpressionError as error:
        raise AssertionFault(error, key, in_key=True) from None
    try:
        return _expanded(Assertion(quantifier, parse_relation(relation)), subjects, rows, columns)
    except ExpressionError as error:
        raise AssertionFault(error, key) from None


def _compiled(assertion: Assertion, rows: Names, columns: Names) -> tuple[Equation, ...]:
    subjects = _subjects(assertion.quantifier, rows, columns) if assertion.quantifier else [(None, None)]
    return _expanded(assertion, subjects, rows, columns)


# ---- quantifiers ---------------------------------------------------------------------------------------------------

_Subject = tuple[str | None, str | None]
"""The row and the column that a relation is about; None where it is not about one."""


def _subjects(quantifier: Quantifier, rows: Names, columns: Names) -> list[_Subject]:
    """What the relation is written out for, in the order of the table."""
    axis = quantifier.axis
    everything: list[_Subject] = [
        (row, column)
        for row in (rows.leaves if axis != "column" else (None,))
        for column in (columns.leaves if axis != "row" else (None,))
    ]
    if quantifier.items:
        included = _members(quantifier.items, axis, rows, columns)
        if not included and not quantifier.exceptions:  # groups that may be empty
            return []
    else:
        included = {(row, column) for row, column in everything if not {row, column} & (rows.silent | columns.silent)}
    included -= _members(quantifier.exceptions, axis, rows, columns)
    if not included:
        raise ExpressionError(messages.ASSERT_NO_CELL, quantifier.position)
    return [subject for subject in everything if subject in included]


def _members(items: Iterable[Reference], axis: AxisName, rows: Names, columns: Names) -> set[_Subject]:
    found: set[_Subject] = set()
    for item in items:
        if axis == "cell":
            found |= set(_cells(item, _Coordinates(rows, columns)))
        elif item.place or item.column:
            raise ExpressionError(messages.ASSERT_PLAIN_NAME.fill(role=ROLES[axis]), item.position)
        elif axis == "row":
            found |= {(row, None) for row in _resolved(item.path, rows, columns)}
        else:
            found |= {(None, column) for column in _resolved(item.path, columns, rows)}
    return found


# ---- relations -----------------------------------------------------------------------------------------------------


class _Coordinates(Struct, frozen=True):
    """What a bare name means: with a row given a column, with a column given a row, with both given only ``this``."""

    rows: Names
    columns: Names
    row: str | None = None
    column: str | None = None


def _expanded(assertion: Assertion, subjects: Iterable[_Subject], rows: Names, columns: Names) -> tuple[Equation, ...]:
    return tuple(
        equation
        for row, column in subjects
        for equation in _equations(assertion, _Coordinates(rows, columns, row, column), row, column)
    )


def _equations(assertion: Assertion, context: _Coordinates, row: str | None, column: str | None) -> Iterable[Equation]:
    relation = assertion.relation
    if not assertion.quantifier:
        context = _sole(context)
    role: Role | None = None
    if (row is None) != (column is None):
        role = "column" if row is None else "row"
    about = (column if row is None else row) if role else None
    sides = [_side(side, context) for side in relation.sides]
    for index, comparison in enumerate(relation.comparisons):
        equation = Equation(*_cancelled(sides[index], sides[index + 1]), comparison, role, about)
        if not equation.coefficients:
            raise ExpressionError(messages.ASSERT_NO_CELL, relation.sides[index].position)
        yield equation


def _cancelled(left: Side, right: Side) -> tuple[Side, Side]:
    """Both sides without what they have in common: a cell that cancels out need not be known."""
    both = set(left.terms) & set(right.terms)
    if not both:
        return left, right
    return (
        Side(tuple(term for term in left.terms if term not in both), left.constant),
        Side(tuple(term for term in right.terms if term not in both), right.constant),
    )


def _sole(context: _Coordinates) -> _Coordinates:
    """Without a quantifier, the only row (or else the only column) of a table need not be named."""
    rows, columns = context.rows, context.columns
    if len(rows.leaves) == 1:
        return _Coordinates(rows, columns, row=rows.leaves[0])
    if len(columns.leaves) == 1:
        return _Coordinates(rows, columns, column=columns.leaves[0])
    return context


def _side(side: Sum, context: _Coordinates) -> Side:
    factors: dict[Address, int] = {}
    constant = 0
    for factor, atom in side.flattened():
        if atom is None:
            constant += factor
        else:
            for cell in _addresses(atom, context):
                factors[cell] = factors.get(cell, 0) + factor
    return Side(tuple((cell, factor) for cell, factor in factors.items() if factor), constant)


def _addresses(atom: Reference | CellSelection, context: _Coordinates) -> Iterable[Address]:
    if isinstance(atom, Reference):
        cells = _cells(atom, context)
        if len(cells) > 1:
            raise ExpressionError(messages.ASSERT_SEVERAL, atom.position)
        return cells
    excluded = {cell for item in atom.exceptions for cell in _cells(item, context)}
    listed = [cell for item in atom.items for cell in _cells(item, context)]
    selected = dict.fromkeys(cell for cell in listed if cell not in excluded)
    if listed and not selected:
        raise ExpressionError(messages.ASSERT_NO_CELL, atom.position)
    return selected


def _cells(reference: Reference, context: _Coordinates) -> list[Address]:
    if reference.place:
        raise ExpressionError(messages.ASSERT_RESERVED.fill(place=reference.place), reference.position)
    rows, columns = context.rows, context.columns
    path = reference.path
    if reference.column:
        chosen = _resolved(path, rows, columns), _resolved(reference.column, columns, rows)
        return [(row, column) for row in chosen[0] for column in chosen[1]]
    if context.row is not None and context.column is not None:
        if path.dotted == "this" and not path.reach:
            return [(context.row, context.column)]
        raise ExpressionError(messages.ASSERT_ONLY_THIS, reference.position)
    if context.column is not None:
        return [(row, context.column) for row in _resolved(path, rows, columns)]
    if context.row is not None:
        return [(context.row, column) for column in _resolved(path, columns, rows)]
    raise ExpressionError(messages.ASSERT_CELL.fill(name=path.dotted), reference.position)


def _resolved(path: Path, names: Names, others: Names) -> tuple[str, ...]:
    """The leaves that a path means; a name that only the other coordinate has is reported as such."""
    if path.dotted == "this" and not names.knows(path):
        raise ExpressionError(messages.ASSERT_THIS, path.position)
    if not names.knows(path) and others.knows(path):
        message = messages.ASSERT_ROLE.fill(name=path.dotted, found=ROLES[others.role], wanted=ROLES[names.role])
        raise ExpressionError(message, path.position)
    return names.resolve(path)
