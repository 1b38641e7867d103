"""A table of the form as it would be printed: merged cells for groups, a zero in every cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from gouji.document.model import Cell, Table
from gouji.equations.equation import Address
from gouji.forms.axes import Axis, AxisNode, axes
from gouji.forms.layouts import Shape, shape_of
from gouji.schema.form import Layout, TableForm
from gouji.schema.made import HeaderGroup
from gouji.schema.values import BUILT_IN, ValueKind
from gouji.template.named_rows import named_rows
from gouji.text.spans import Text


def printed(
    form: TableForm,
    layout: Layout | None = None,
    values: Mapping[Address, str] | None = None,
    without: tuple[str | None, str | None] = (None, None),
    kinds: Mapping[str, ValueKind] = BUILT_IN,
    headers: Sequence[HeaderGroup] = (),
) -> Table:
    """The table, in the layout of the form or another one, with ``values`` in their cells and zeros in the others.

    ``without`` is a row and a column (or a group of either) that are left out, ``kinds`` are the form's. ``headers``
    are labels over columns, inner ones first.
    """
    rows, columns = _axes(form, layout, without, headers)
    shape = shape_of(form, layout)
    nothing = {column.id: kinds[column.values or form.values].nothing for column in columns.leaves}
    side, top = _labels_beside(rows, shape), columns.depth
    labelled = side > 0
    width = side + len(columns.leaves)
    cells: list[Cell] = []
    if form.title:
        cells.append(Cell(Text(form.title[0]), 0, 0, 1, width))
    start = len(cells)
    if labelled:
        cells.append(Cell(Text(form.corner[0] if form.corner else ""), start, 0, top, side))
    cells += _header(columns.nodes, start, side, top)
    if shape.naming:
        cells += named_rows(axes(form, layout)[0].without(without[0]), shape, nothing, start + top, values or {})
    else:
        cells += _labels(rows.nodes, start + top, 0, side) if labelled else ()
        cells += _values(rows, nothing, (start + top, side), values or {})
    return Table(tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def margins(form: TableForm, headers: Sequence[HeaderGroup] = ()) -> tuple[int, int]:
    """How many rows of a table, as :func:`printed`, are its header, and how many columns name its rows."""
    rows, columns = _axes(form, None, (None, None), headers)
    shape = shape_of(form, None)
    naming = sum(column.id in shape.naming for column in columns.leaves)
    return bool(form.title) + columns.depth, naming or _labels_beside(rows, shape)


def _axes(
    form: TableForm,
    layout: Layout | None,
    without: tuple[str | None, str | None],
    headers: Sequence[HeaderGroup],
) -> tuple[Axis, Axis]:
    """The rows, each in a line of its own, and the columns under all that stands over them."""
    rows, columns = (axis.without(less) for axis, less in zip(axes(form, layout), without, strict=True))
    return replace(rows, nodes=tuple(_listed(rows.nodes))), replace(columns, nodes=_grouped(columns.nodes, headers))


def _labels_beside(rows: Axis, shape: Shape) -> int:
    return rows.depth if any(row.label for row in rows.leaves) and not shape.naming else 0


def _grouped(nodes: tuple[AxisNode, ...], headers: Sequence[HeaderGroup]) -> tuple[AxisNode, ...]:
    """The columns under more labels: a group of them stands where the first of it stood. Their ids stay.

    A label over columns that are not side by side is left out.
    """
    for each in headers:
        inside = [index for index, node in enumerate(nodes) if {leaf.id for leaf in node.leaves} <= {*each.over}]
        if inside and inside == list(range(inside[0], inside[-1] + 1)):
            first, end = inside[0], inside[-1] + 1
            group = AxisNode("", each.label, (each.label,), inner=nodes[first:end])
            nodes = (*nodes[:first], group, *nodes[end:])
    return nodes


def _listed(nodes: tuple[AxisNode, ...]) -> Iterator[AxisNode]:
    """The rows, open ones without their group, as they stand below each other."""
    for node in nodes:
        if node.open:
            yield from (replace(leaf, inner=()) for leaf in node.leaves)
        else:
            yield replace(node, inner=tuple(_listed(node.inner)))


def _header(nodes: tuple[AxisNode, ...], row: int, column: int, depth: int) -> Iterator[Cell]:
    """Column labels, groups above their members; a column without a group reaches down to the values."""
    for node in nodes:
        span = len(node.leaves)
        yield Cell(Text(node.label), row, column, 1 if node.inner else depth, span)
        yield from _header(node.inner, row + 1, column, depth - 1)
        column += span


def _labels(nodes: tuple[AxisNode, ...], row: int, column: int, depth: int) -> Iterator[Cell]:
    """Row labels, groups to the left of their members; a row without a group reaches to the values."""
    for node in nodes:
        span = len(node.leaves)
        yield Cell(Text(node.label), row, column, span, 1 if node.inner else depth)
        yield from _labels(node.inner, row, column + 1, depth - 1)
        row += span


def _values(
    rows: Axis, nothing: Mapping[str, str], corner: tuple[int, int], values: Mapping[Address, str]
) -> Iterator[Cell]:
    """The cells of columns, in each of which ``nothing`` is written in its way."""
    for down, row in enumerate(rows.leaves):
        for right, (column, zero) in enumerate(nothing.items()):
            text = values.get((row.id, column), zero)
            yield Cell(Text(text), corner[0] + down, corner[1] + right)
