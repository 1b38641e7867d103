"""The rows and the columns of a table, in one of its layouts, and how they are named: by id or by label."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from gouji.equations.equation import Address
from gouji.equations.messages import ASSERT_AMBIGUOUS_NAME
from gouji.equations.names import Names, Role
from gouji.equations.scanner import ExpressionError
from gouji.forms.keeping import kept
from gouji.forms.messages import UNKNOWN_CELL
from gouji.messages.message import plain
from gouji.schema.form import ColumnForm, Layout, RowForm, TableForm, Values


class AxisNode(Struct, frozen=True):
    """A row or a column, or a group of them.

    ``id`` is the full id (``outcome.refused.secret``), ``label`` the official wording and ``labels`` all of them.
    ``inner`` are the members of a group, ``collapsed`` what is one with it in this layout. A group of open rows is
    ``open``, though none is there; one with ``figures`` of its own is a row as well. ``form`` is what it was made of.
    """

    id: str
    label: str
    labels: tuple[str, ...]
    values: Values | None = None
    inner: tuple[AxisNode, ...] = ()
    collapsed: tuple[AxisNode, ...] = ()
    form: RowForm | ColumnForm | None = None

    @property
    def open(self) -> bool:
        """Whether it is a group of open rows."""
        return isinstance(self.form, RowForm) and bool(self.form.any)

    @property
    def is_line(self) -> bool:
        """Whether it is a single row or column, which may yet hold others."""
        if isinstance(self.form, RowForm) and self.form.figures:
            return True
        return not (self.inner or self.open)

    @property
    def leaves(self) -> tuple[AxisNode, ...]:
        """The single rows or columns of it, itself among them if it is one."""
        inner = tuple(leaf for node in self.inner for leaf in node.leaves)
        return (self, *inner) if self.is_line else inner

    @property
    def depth(self) -> int:
        """How many levels of labels it takes."""
        return 1 + max((node.depth for node in self.inner), default=0)


class Axis(Struct, frozen=True):
    """The rows, or the columns, of a table; ``values`` is the kind of those that name none of their own."""

    role: Role
    nodes: tuple[AxisNode, ...]
    values: Values | None = None

    @property
    def leaves(self) -> tuple[AxisNode, ...]:
        """Single rows or columns, in order."""
        return tuple(leaf for node in self.nodes for leaf in node.leaves)

    @property
    def depth(self) -> int:
        """How many levels of labels there are."""
        return max((node.depth for node in self.nodes), default=0)

    def names(self) -> Names:
        """What equations may call its rows or columns."""
        nodes = [node for node, _ in self.paths()]
        return Names(
            self.role,
            [leaf.id for leaf in self.leaves],
            {node.id: node.labels for node in nodes},
            groups=[node.id for node in nodes if node.open],
            silent=frozenset(node.id for node in nodes if (node.values or self.values) in ("text", "key")),
        )

    def paths(self, *, collapsed: bool = False) -> Iterator[tuple[AxisNode, tuple[AxisNode, ...]]]:
        """Every node with the groups that it is in, groups before their members; on demand what is collapsed, too."""
        return paths(self.nodes, collapsed=collapsed)

    def without(self, name: str | None) -> Axis:
        """The axis less a node, and less the groups that are empty then."""
        return self if name is None else replace(self, nodes=tuple(_without(self.nodes, name)))


def paths(
    nodes: Iterable[AxisNode], groups: tuple[AxisNode, ...] = (), *, collapsed: bool = False
) -> Iterator[tuple[AxisNode, tuple[AxisNode, ...]]]:
    """As :meth:`Axis.paths`, for nodes in ``groups``."""
    for node in nodes:
        yield node, groups
        inner = (*node.inner, *node.collapsed) if collapsed else node.inner
        yield from paths(inner, (*groups, node), collapsed=collapsed)


@kept(256)
def axes(form: TableForm, layout: Layout | None = None) -> tuple[Axis, Axis]:
    """The rows and the columns of a table, in the layout of the form or another one."""
    collapsed = frozenset(layout.collapse if layout else form.collapse)
    rows = layout.rows if layout and layout.rows else form.rows
    columns = layout.columns if layout and layout.columns else form.columns
    return Axis("row", tuple(_nodes(rows, collapsed))), Axis("column", tuple(_nodes(columns, collapsed)), form.values)


def names(form: TableForm, layout: Layout | None = None) -> tuple[Names, Names]:
    """What equations may call the rows and the columns of a table."""
    rows, columns = axes(form, layout)
    return rows.names(), columns.names()


def find_cell(
    name: str, tables: Sequence[tuple[TableForm, Layout | None]], preferred: Collection[str] = ()
) -> tuple[str, Address]:
    """The table and the cell that a name means: ``total@natural``, or with its table ``requests.total@natural``.

    Without its table a cell is looked for in the ``preferred`` tables, or in all where none is preferred.

    Raises:
        ExpressionError: there is no such cell, or there is one in several of the tables.
    """
    from gouji.equations.compile import cell_named  # noqa: PLC0415 - a report has cells, and names none

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
    raise faults[0] if len(faults) == 1 else ExpressionError(UNKNOWN_CELL.fill(name=name), 0)


def _nodes(forms: Iterable[RowForm | ColumnForm], collapsed: Collection[str], above: str = "") -> Iterator[AxisNode]:
    for form in forms:
        name = f"{above}{form.id}"
        inner = tuple(_nodes(form.rows if isinstance(form, RowForm) else form.columns, collapsed, f"{name}."))
        values = form.values if isinstance(form, ColumnForm) else None
        members = {"collapsed": inner} if name in collapsed else {"inner": inner}
        yield AxisNode(name, form.label, (form.label, *form.labels), values, form=form, **members)


def _without(nodes: Iterable[AxisNode], name: str) -> Iterator[AxisNode]:
    for node in nodes:
        inner = tuple(_without(node.inner, name))
        if node.id != name and (inner or node.is_line or not node.inner):
            yield replace(node, inner=inner)
