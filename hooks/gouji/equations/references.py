"""Which cells a name means, where a relation is about a row, a column, a group of rows, or none of them."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from gouji.equations import messages
from gouji.equations.ast import CellSelection, NameNode, Path, Reference
from gouji.equations.equation import Address
from gouji.equations.names import ROLES, Names
from gouji.equations.places import NO_PLACES, Places, placed
from gouji.equations.scanner import ExpressionError
from gouji.messages.message import plain

Axes = tuple[Names, Names]
"""The rows and the columns of a table."""


class Coordinates(Struct, frozen=True):
    """What a bare name means: with a row given a column, with a column given a row, with both given only ``this``.

    ``group`` is the group of rows that the word ``group`` means. A table that ``lacks`` the row or column that all is
    about has no cells there. ``places`` are the other reports whose cells may be named.
    """

    rows: Names
    columns: Names
    row: str | None = None
    column: str | None = None
    group: str | None = None
    lacks: bool = False
    places: Places = NO_PLACES

    def sole(self) -> Coordinates:
        """Where nothing is given: the only row (or else the only column) of a table need not be named."""
        if self.row is not None or self.column is not None or self.lacks:
            return self
        if len(self.rows.figures) == 1 and not self.rows.open:
            return replace(self, row=self.rows.figures[0])
        if len(self.columns.figures) == 1:
            return replace(self, column=self.columns.figures[0])
        return self

    def admit(self, reference: Reference) -> None:
        """Lets names pass that are of this report or of another one that may be named.

        Raises:
            ExpressionError: the report can't be named here.
        """
        if reference.place and reference.place not in self.places:
            raise ExpressionError(messages.ASSERT_PLACES[reference.place], reference.position)

    def cells(self, reference: Reference) -> list[Address]:
        """The cells that a name means, of whichever report.

        Raises:
            ExpressionError: it means none.
        """
        self.admit(reference)
        path = self._grouped(reference.path)
        if reference.column:
            chosen = resolved(path, self.rows, self.columns), resolved(reference.column, self.columns, self.rows)
            return [(row, column) for row in chosen[0] for column in chosen[1]]
        if self.row is not None and self.column is not None:
            if path.dotted == "this" and not path.reach:
                return [(self.row, self.column)]
            raise ExpressionError(messages.ASSERT_ONLY_THIS, reference.position)
        if self.column is not None:
            return [(row, self.column) for row in resolved(path, self.rows, self.columns)]
        if self.row is not None:
            return [(self.row, column) for column in resolved(path, self.columns, self.rows)]
        if self.lacks:
            return []
        raise ExpressionError(messages.ASSERT_CELL.fill(name=path.dotted), reference.position)

    def _grouped(self, path: Path) -> Path:
        """The path with the group that its first word stands for."""
        first, *others = path.names
        if first.quoted or first.text != "group":
            return path
        if self.group is None:
            if self.rows.knows(path) or self.columns.knows(path):
                return path
            raise ExpressionError(messages.ASSERT_GROUP_WORD, path.position)
        named = [NameNode(part, position=first.position) for part in self.group.split(".")]
        return Path((*named, *others), path.reach)


Surroundings = Mapping[str, Coordinates]
"""By table; under "" where there is only one, whose names do not begin with it."""


def cells_of(reference: Reference, around: Surroundings) -> list[Address]:
    """The cells that a name means.

    Raises:
        ExpressionError: it means none, or does not begin with one of several tables.
    """
    found = _of_any_report(reference, around)
    return [placed(reference.place, cell) for cell in found] if reference.place else found


def _of_any_report(reference: Reference, around: Surroundings) -> list[Address]:
    if "" in around:
        return around[""].cells(reference)
    table, inner = split_table(reference, around)
    if inner is reference:
        around[table].admit(reference)
        rows, columns = around[table].rows.figures, around[table].columns.figures
        return [(f"{table}.{row}", column) for row in rows for column in columns]
    return [(f"{table}.{row}", column) for row, column in around[table].cells(inner)]


def split_table(reference: Reference, tables: Mapping[str, object]) -> tuple[str, Reference]:
    """The table that a name begins with, and the rest of the name; with ``.**`` there may be none: all its figures.

    Raises:
        ExpressionError: it begins with none, or has nothing else.
    """
    first, *others = reference.path.names
    if first.quoted or first.text not in tables:
        example = plain(", ".join(f"{table}.{reference.path}" for table in list(tables)[:2]))
        raise ExpressionError(messages.ASSERT_TABLE.fill(example=example), reference.position)
    if not others and reference.path.reach == ".**" and not reference.column:
        return first.text, reference
    if not others:
        raise ExpressionError(messages.ASSERT_CELL.fill(name=first.text), reference.position)
    path = Path(tuple(others), reference.path.reach)
    return first.text, Reference(path, reference.column, reference.place, position=others[0].position)


def selected(atom: Reference | CellSelection, around: Surroundings) -> list[Address]:
    """The one cell of a name, or all that a sum takes, each once.

    Raises:
        ExpressionError: a name means several, or nothing is left of a sum.
    """
    if isinstance(atom, Reference):
        cells = cells_of(atom, around)
        refuse_single(atom)
        if len(cells) > 1:
            raise ExpressionError(messages.ASSERT_SEVERAL, atom.position)
        return cells
    excluded = {cell for item in atom.exceptions for cell in cells_of(item, around)}
    listed = [cell for item in atom.items for cell in cells_of(item, around)]
    for item in atom.items if atom.function != "sum" else ():
        refuse_single(item)
    found = list(dict.fromkeys(cell for cell in listed if cell not in excluded))
    if listed and not found:
        raise ExpressionError(messages.ASSERT_NO_CELL, atom.position)
    return found


def refuse_single(reference: Reference) -> None:
    """A cell of the units below is one in each of their reports: only their sum can be meant.

    Raises:
        ExpressionError: it is such a cell.
    """
    if reference.place == "children":
        raise ExpressionError(messages.ASSERT_CHILDREN, reference.position)


def resolved(path: Path, names: Names, others: Names) -> tuple[str, ...]:
    """The leaves that a path means; a name that only the other coordinate has is reported as such."""
    if path.dotted == "this" and not names.knows(path):
        raise ExpressionError(messages.ASSERT_THIS, path.position)
    refuse_other_role(path, names, others)
    return names.resolve(path)


def refuse_other_role(path: Path, names: Names, others: Names) -> None:
    """A column can't stand where a row is meant.

    Raises:
        ExpressionError: only the other coordinate has the name.
    """
    if not names.knows(path) and others.knows(path):
        message = messages.ASSERT_ROLE.fill(name=path.dotted, found=ROLES[others.role], wanted=ROLES[names.role])
        raise ExpressionError(message, path.position)
