"""What a relation is written out for: rows, columns, cells or groups of rows."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from gouji.equations import messages
from gouji.equations.ast import AxisName, Quantifier, Reference, Scope
from gouji.equations.equation import Address
from gouji.equations.names import ROLES, Names, Role
from gouji.equations.references import Axes, Coordinates, refuse_other_role, resolved
from gouji.equations.scanner import ExpressionError

_ROLES: dict[AxisName, Role] = {"row": "row", "group": "row", "column": "column"}


class Subject(Struct, frozen=True):
    """The row, the column and the group that a relation is about; None where it is not about one."""

    row: str | None = None
    column: str | None = None
    group: str | None = None

    @property
    def line(self) -> tuple[Role, str] | tuple[None, None]:
        """The one row, or the one column, that it is."""
        if self.group is not None or (self.row is None) == (self.column is None):
            return None, None
        return ("row", self.row) if self.row is not None else ("column", self.column or "")


def subjects(scope: Scope, axes: Axes) -> list[Subject]:
    """What the relation is written out for, in the order of the table.

    Raises:
        ExpressionError: a quantifier names what the table lacks, or leaves nothing.
    """
    found = [Subject()]
    for quantifier in scope.quantifiers:
        found = [_both(one, other) for one in found for other in _subjects(quantifier, axes)]
    return found


def _both(one: Subject, other: Subject) -> Subject:
    return Subject(one.row or other.row, one.column or other.column, one.group or other.group)


def _subjects(quantifier: Quantifier, axes: Axes) -> list[Subject]:
    if quantifier.axis == "cell":
        return _cells(quantifier, axes)
    names, others = axes if quantifier.axis != "column" else axes[::-1]
    if quantifier.axis == "group":
        return [Subject(group=group) for group in _groups(quantifier, names, others)]
    lines = chosen_lines(quantifier, names, others)
    return [Subject(row=line) if quantifier.axis == "row" else Subject(column=line) for line in lines]


def chosen_lines(quantifier: Quantifier, names: Names, others: Names) -> list[str]:
    """The rows or columns of a quantifier: those with figures, or those that it names."""
    included = set(_members(quantifier.items, quantifier.axis, names, others))
    if quantifier.items and not included:  # groups that may be empty
        return []
    excluded = set(_members(quantifier.exceptions, quantifier.axis, names, others))
    wanted = (names.leaves if quantifier.items else names.figures, included if quantifier.items else names.figures)
    found = [leaf for leaf in wanted[0] if leaf in wanted[1] and leaf not in excluded]
    if not found and not names.open:
        raise ExpressionError(messages.ASSERT_NO_CELL, quantifier.position)
    return found


def _members(items: Iterable[Reference], axis: AxisName, names: Names, others: Names) -> list[str]:
    return [line for item in items for line in resolved(_plain(item, axis).path, names, others)]


def _plain(item: Reference, axis: AxisName) -> Reference:
    if item.place or item.column:
        raise ExpressionError(messages.ASSERT_PLAIN_NAME.fill(role=ROLES[_ROLES[axis]]), item.position)
    return item


def _groups(quantifier: Quantifier, names: Names, others: Names) -> list[str]:
    """The groups that hold rows, all or those within the named ones."""
    included = [group for item in quantifier.items for group in _within(item, names, others)]
    excluded = {_node(item, names, others) for item in quantifier.exceptions}
    found = [
        group
        for group in names.groups_within()
        if (not quantifier.items or group in included) and group not in excluded
    ]
    if not found and not names.open:
        raise ExpressionError(messages.ASSERT_NO_CELL, quantifier.position)
    return found


def _within(item: Reference, names: Names, others: Names) -> tuple[str, ...]:
    return names.groups_within(_node(item, names, others))


def _node(item: Reference, names: Names, others: Names) -> str:
    path = _plain(item, "group").path
    refuse_other_role(path, names, others)
    return names.node(path)


def _cells(quantifier: Quantifier, axes: Axes) -> list[Subject]:
    rows, columns = axes
    around = Coordinates(rows, columns)
    if quantifier.items:
        included = _addresses(quantifier.items, around)
    else:
        included = {(row, column) for row in rows.figures for column in columns.figures}
    found = included - _addresses(quantifier.exceptions, around)
    if not found and not (rows.open or columns.open):
        raise ExpressionError(messages.ASSERT_NO_CELL, quantifier.position)
    return [Subject(row, column) for row in rows.leaves for column in columns.leaves if (row, column) in found]


def _addresses(items: Iterable[Reference], around: Coordinates) -> set[Address]:
    return {cell for item in items for cell in around.cells(item)}
