"""A table of the form as it would be printed: merged cells for groups, a zero in every cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from gouji.document.model import Cell, Table
from gouji.equations.compile import Address
from gouji.schema.form import ColumnForm, Layout, RowForm, TableForm
from gouji.text.spans import Text

NOTHING = "0"


class _Branch(Struct, frozen=True):
    """A row or a column, or a group of them."""

    id: str
    label: str
    inner: tuple[_Branch, ...]

    @property
    def leaves(self) -> tuple[_Branch, ...]:
        return _leaves(self.inner) or (self,)

    @property
    def depth(self) -> int:
        return 1 + _depth(self.inner)


def printed(
    form: TableForm,
    layout: Layout | None = None,
    values: Mapping[Address, str] | None = None,
    without: tuple[str | None, str | None] = (None, None),
) -> Table:
    """The table, in the layout of the form or another one, with ``values`` in their cells and zeros in the others.

    ``without`` is a row and a column (or a group of either) that are left out.
    """
    collapsed = frozenset(layout.collapse if layout else form.collapse)
    rows = _branches(layout.rows if layout and layout.rows else form.rows, collapsed, without[0])
    columns = _branches(layout.columns if layout and layout.columns else form.columns, collapsed, without[1])
    labelled = any(row.label for row in _leaves(rows))
    side, top = (_depth(rows) if labelled else 0), _depth(columns)
    width = side + len(_leaves(columns))
    cells: list[Cell] = []
    if form.title:
        cells.append(Cell(Text(form.title[0]), 0, 0, 1, width))
    start = len(cells)
    if labelled:
        cells.append(Cell(Text(form.corner[0] if form.corner else ""), start, 0, top, side))
    cells += _header(columns, start, side, top)
    cells += _labels(rows, start + top, 0, side) if labelled else ()
    cells += _values(rows, columns, (start + top, side), values or {})
    return Table(tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _branches(
    nodes: Iterable[RowForm | ColumnForm], collapsed: frozenset[str], without: str | None, above: str = ""
) -> tuple[_Branch, ...]:
    branches = []
    for node in nodes:
        path = f"{above}{node.id}"
        nested = node.rows if isinstance(node, RowForm) else node.columns
        inner = () if path in collapsed else _branches(nested, collapsed, without, f"{path}.")
        if path != without and (inner or not nested or path in collapsed):
            branches.append(_Branch(path, node.label, inner))
    return tuple(branches)


def _leaves(branches: tuple[_Branch, ...]) -> tuple[_Branch, ...]:
    return tuple(leaf for branch in branches for leaf in branch.leaves)


def _depth(branches: tuple[_Branch, ...]) -> int:
    return max((branch.depth for branch in branches), default=0)


def _header(branches: tuple[_Branch, ...], row: int, column: int, depth: int) -> Iterator[Cell]:
    """Column labels, groups above their members; a column without a group reaches down to the values."""
    for branch in branches:
        span = len(branch.leaves)
        yield Cell(Text(branch.label), row, column, 1 if branch.inner else depth, span)
        yield from _header(branch.inner, row + 1, column, depth - 1)
        column += span


def _labels(branches: tuple[_Branch, ...], row: int, column: int, depth: int) -> Iterator[Cell]:
    """Row labels, groups to the left of their members; a row without a group reaches to the values."""
    for branch in branches:
        span = len(branch.leaves)
        yield Cell(Text(branch.label), row, column, span, 1 if branch.inner else depth)
        yield from _labels(branch.inner, row, column + 1, depth - 1)
        row += span


def _values(
    rows: tuple[_Branch, ...], columns: tuple[_Branch, ...], corner: tuple[int, int], values: Mapping[Address, str]
) -> Iterator[Cell]:
    for down, row in enumerate(_leaves(rows)):
        for right, column in enumerate(_leaves(columns)):
            text = values.get((row.id, column.id), NOTHING)
            yield Cell(Text(text), corner[0] + down, corner[1] + right)
