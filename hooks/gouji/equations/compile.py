"""From an assertion and the rows and columns of a table to equations over its cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from gouji.equations import messages
from gouji.equations.ast import AnySide, Assertion, CellSelection, NoFigure, Quotient, Relation, Scope, Sum
from gouji.equations.equation import Address, Equation, Extreme, Side
from gouji.equations.names import Names
from gouji.equations.parser import parse, parse_reference, parse_relation, parse_scope
from gouji.equations.places import NO_PLACES, Places, with_table
from gouji.equations.references import Axes, Coordinates, Surroundings, selected
from gouji.equations.scanner import AssertionFault, ExpressionError
from gouji.equations.scopes import Subject, subjects


def compile_assertion(
    assertion: str | Mapping[str, str], rows: Names, columns: Names, places: Places = NO_PLACES
) -> tuple[Equation, ...]:
    """The equations of an assertion: a string, or a mapping from scopes to relations as YAML gives it.

    In ``for every column`` bare names are rows, in ``for every row`` columns, in ``for every cell`` only ``this`` is
    one. Without a quantifier a cell is ``row@column``; in a table of one row a bare name is a column, in one of one
    column a row. ``places`` are the other reports whose cells it may name.

    Raises:
        AssertionFault: it can't be read, or does not fit the table.
    """
    axes = rows, columns
    if isinstance(assertion, str):
        try:
            tree = parse(assertion)
            return _expanded(tree, subjects(tree.scope, axes), axes, places)
        except ExpressionError as error:
            raise AssertionFault(error) from None
    if not assertion:
        raise AssertionFault(ExpressionError(messages.ASSERT_EMPTY, 0))
    return tuple(equation for key in assertion for equation in _compiled_item(key, assertion[key], axes, places))


def compile_placed(assertion: str | Mapping[str, str], table: str, axes: Axes, places: Places) -> tuple[Equation, ...]:
    """The same over addresses that begin with the table, as those of assertions over several tables do.

    Raises:
        AssertionFault: as :func:`compile_assertion`.
    """
    found = compile_assertion(assertion, *axes, places)
    return tuple(each.renamed(lambda cell: with_table(cell, table)) for each in found)


def cell_named(name: str, rows: Names, columns: Names) -> Address:
    """The one cell that a name means, as in an assertion without a quantifier.

    Raises:
        ExpressionError: it means none, or several.
    """
    (cell,) = selected(parse_reference(name), {"": Coordinates(rows, columns).sole()})
    return cell


def _compiled_item(key: str, relation: str, axes: Axes, places: Places) -> tuple[Equation, ...]:
    try:
        scope = parse_scope(key)
        about = subjects(scope, axes)
        if scope.condition:
            _expanded(Assertion(scope.condition, Scope(scope.quantifiers)), about, axes, places)
    except ExpressionError as error:
        raise AssertionFault(error, key, in_key=True) from None
    try:
        return _expanded(Assertion(parse_relation(relation), scope), about, axes, places)
    except ExpressionError as error:
        raise AssertionFault(error, key) from None


def _expanded(assertion: Assertion, about: Iterable[Subject], axes: Axes, places: Places) -> tuple[Equation, ...]:
    return tuple(equation for subject in about for equation in _equations(assertion, subject, axes, places))


def _equations(assertion: Assertion, subject: Subject, axes: Axes, places: Places) -> Iterable[Equation]:
    coordinates = Coordinates(*axes, subject.row, subject.column, subject.group, places=places)
    given = assertion.scope.quantifiers and subject.group is None
    around = {"": coordinates if given else coordinates.sole()}
    return equations_of(assertion, subject, around, may_be_empty=axes[0].open or axes[1].open)


def equations_of(
    assertion: Assertion, subject: Subject, around: Surroundings, *, may_be_empty: bool
) -> Iterable[Equation]:
    """The equations of an assertion about one subject; one that is about no cell is left out if it ``may_be_empty``.

    Raises:
        ExpressionError: it names what the tables lack, or no cell.
    """
    condition = assertion.scope.condition
    under = tuple(_compared(condition, subject, around, (), may_be_empty=may_be_empty)) if condition else ()
    found = _compared(assertion.relation, subject, around, under, may_be_empty=may_be_empty)
    return filter(_is_about_cells, found)


def _compared(
    relation: Relation, subject: Subject, around: Surroundings, under: tuple[Equation, ...], *, may_be_empty: bool
) -> Iterable[Equation]:
    """A relation as equations. A condition about nothing stays one: 0 = 0 holds, and no extreme is as it must be."""
    sides = [_side(side, around) for side in relation.sides]
    for index, comparison in enumerate(relation.comparisons):
        node = relation.sides[index + 1]
        left, right = _cancelled(sides[index], sides[index + 1])
        divisor = _sum(Sum((node.below,)), around) if isinstance(node, Quotient) else None
        none = isinstance(node, NoFigure)
        role, about = subject.line
        equation = Equation(left, right, comparison, role, about, divisor, none, under)
        empty = not (equation.coefficients or equation.extremes or (divisor and equation.cells))
        if empty and not may_be_empty:
            raise ExpressionError(messages.ASSERT_NO_CELL, relation.sides[index].position)
        yield equation


def _is_about_cells(equation: Equation) -> bool:
    """Whether there is something to judge: sums and extremes of open rows may be those of nothing."""
    is_empty = not (equation.coefficients or equation.extremes or (equation.divisor and equation.cells))
    return not is_empty and all(each.cells for each in equation.extremes)


def _cancelled(left: Side, right: Side) -> tuple[Side, Side]:
    """Both sides without what they have in common: a cell that cancels out need not be known."""
    both = set(left.terms) & set(right.terms)
    if not both:
        return left, right
    return (
        Side(tuple(term for term in left.terms if term not in both), left.constant, left.extremes),
        Side(tuple(term for term in right.terms if term not in both), right.constant, right.extremes),
    )


def _side(side: AnySide, around: Surroundings) -> Side:
    if isinstance(side, NoFigure):
        return Side(())
    return _sum(side if isinstance(side, Sum) else Sum((side.above,)), around)


def _sum(added: Sum, around: Surroundings) -> Side:
    factors: dict[Address, int] = {}
    extremes: list[Extreme] = []
    constant = 0
    for factor, atom in added.flattened():
        if atom is None:
            constant += factor
            continue
        cells = selected(atom, around)
        if isinstance(atom, CellSelection) and atom.function != "sum":
            extremes.append(Extreme(atom.function, tuple(cells), factor))
        else:
            for cell in cells:
                factors[cell] = factors.get(cell, 0) + factor
    terms = tuple((cell, factor) for cell, factor in factors.items() if factor)
    return Side(terms, constant, tuple(extremes))
