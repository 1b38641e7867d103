"""How the rows, columns and cells of a form are named: as in an equation, by id or by label."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from gouji.equations.compile import Address, cell_named
from gouji.equations.messages import ASSERT_AMBIGUOUS_NAME
from gouji.equations.names import Names, Role
from gouji.equations.scanner import ExpressionError
from gouji.forms import messages
from gouji.messages.message import plain
from gouji.schema.form import ColumnForm, Layout, RowForm, TableForm


def names(form: TableForm, layout: Layout | None = None) -> tuple[Names, Names]:
    """The rows and the columns of a table, in the layout of the form or another one."""
    collapsed = layout.collapse if layout else form.collapse
    rows = layout.rows if layout and layout.rows else form.rows
    columns = layout.columns if layout and layout.columns else form.columns
    return _names("row", rows, collapsed), _names("column", columns, collapsed)


def find_cell(
    name: str, tables: Sequence[tuple[TableForm, Layout | None]], preferred: Collection[str] = ()
) -> tuple[str, Address]:
    """The table and the cell that a name means: ``total@natural``, or with its table ``requests.total@natural``.

    Without its table a cell is looked for in the ``preferred`` tables, or in all where none is preferred.

    Raises:
        ExpressionError: there is no such cell, or there is one in several of the tables.
    """
    for form, layout in tables:
        prefix = f"{form.id}."
        if name.startswith(prefix):
            try:
                return form.id, cell_named(name.removeprefix(prefix), *names(form, layout))
            except ExpressionError as error:
                raise ExpressionError(error.message, len(prefix) + error.position) from None
    found: list[tuple[str, Address]] = []
    faults: list[ExpressionError] = []
    for form, layout in tables:
        if not preferred or form.id in preferred:
            try:
                found.append((form.id, cell_named(name, *names(form, layout))))
            except ExpressionError as error:
                faults.append(error)
    if len(found) == 1:
        return found[0]
    if found:
        listed = plain(", ".join(f"{table}.{name}" for table, _ in found))
        raise ExpressionError(ASSERT_AMBIGUOUS_NAME.fill(name=name, names=listed), 0)
    raise faults[0] if len(faults) == 1 else ExpressionError(messages.UNKNOWN_CELL.fill(name=name), 0)


def _names(role: Role, nodes: Iterable[RowForm | ColumnForm], collapsed: Collection[str]) -> Names:
    entries = dict(_entries(nodes, collapsed))
    leaves = [path for path, entry in entries.items() if path in collapsed or not _inner(entry)]
    return Names(role, leaves, {path: (entry.label, *entry.labels) for path, entry in entries.items()})


def _entries(
    nodes: Iterable[RowForm | ColumnForm], collapsed: Collection[str], above: str = ""
) -> Iterator[tuple[str, RowForm | ColumnForm]]:
    for node in nodes:
        path = f"{above}{node.id}"
        yield path, node
        if path not in collapsed:
            yield from _entries(_inner(node), collapsed, f"{path}.")


def _inner(node: RowForm | ColumnForm) -> tuple[RowForm, ...] | tuple[ColumnForm, ...]:
    return node.rows if isinstance(node, RowForm) else node.columns
