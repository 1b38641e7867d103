"""A table of the form in one of its layouts: rows and columns in order, each with the labels that it may bear."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from gouji.forms.axes import AxisNode, axes, paths
from gouji.forms.labels import fold
from gouji.schema.form import Layout, TableForm, Values
from gouji.text.normalize import enumerator


class AxisLine(Struct, frozen=True):
    """A row or a column: its full id, its folded labels, and the folded labels of the groups that it is in.

    Labels may be written in one cell with that of the group.

    ``number`` is the one that leads its official label (``3.其他`` is 3). ``values`` is what its cells hold, where the
    form has that for the column. ``inner`` are labels of the rows that are collapsed into it in this layout: where one
    of them stands, it is not this row.
    """

    id: str
    labels: tuple[str, ...]
    groups: frozenset[str]
    number: int | None = None
    values: Values | None = None
    inner: frozenset[str] = frozenset()


class Shape(Struct, frozen=True):
    """What to look for. ``group_labels`` are the labels of all groups, ``header`` all that may stand in the header."""

    form: TableForm
    layout: Layout | None
    rows: tuple[AxisLine, ...]
    columns: tuple[AxisLine, ...]
    group_labels: frozenset[str]
    header: tuple[str, ...]
    title: tuple[str, ...]


@lru_cache(maxsize=256)
def shapes(form: TableForm) -> tuple[Shape, ...]:
    """The table as it must be, then its other layouts."""
    return tuple(_shape(form, layout) for layout in (None, *form.layouts))


def _shape(form: TableForm, layout: Layout | None) -> Shape:
    rows, columns = axes(form, layout)
    return _of(form, layout, tuple(_lines(rows.nodes)), tuple(_lines(columns.nodes)))


def _of(form: TableForm, layout: Layout | None, rows: tuple[AxisLine, ...], columns: tuple[AxisLine, ...]) -> Shape:
    labels = (map(fold, form.corner), *((*line.labels, *line.groups) for line in columns))
    return Shape(
        form=form,
        layout=layout,
        rows=rows,
        columns=columns,
        group_labels=frozenset().union(*(line.groups for line in (*rows, *columns))),
        header=tuple(dict.fromkeys(label for some in labels for label in some if label)),
        title=tuple(map(fold, form.title)),
    )


def turned(shape: Shape) -> Shape:
    """The table with its columns as rows, one below the other, and its rows as columns."""
    return _of(shape.form, shape.layout, shape.columns, shape.rows)


def pieces(shape: Shape) -> tuple[tuple[Shape, ...], ...]:
    """The ways in which the table may be cut between groups of columns, each of the pieces with all rows."""
    depth = max(line.id.count(".") for line in shape.columns)
    ways = []
    for level in range(1, depth + 1):
        groups: dict[str, list[AxisLine]] = {}
        for line in shape.columns:
            groups.setdefault(".".join(line.id.split(".")[:-1][:level]), []).append(line)
        if 1 < len(groups) < len(shape.columns):
            ways.append(tuple(_of(shape.form, shape.layout, shape.rows, tuple(lines)) for lines in groups.values()))
    return tuple(ways)


def _lines(nodes: Iterable[AxisNode]) -> Iterator[AxisLine]:
    return (_line(node, groups) for node, groups in paths(nodes) if not node.inner)


def _line(node: AxisNode, groups: Sequence[AxisNode]) -> AxisLine:
    own = _folded(node.labels)
    above = fold(groups[-1].label) if groups and groups[-1].label else ""
    number = enumerator(node.label)
    return AxisLine(
        id=node.id,
        labels=tuple(dict.fromkeys((*own, *(above + label for label in own if groups and groups[-1].label and label)))),
        groups=frozenset(label for group in groups for label in _folded(group.labels)),
        number=number.number if number else None,
        values=node.values,
        inner=frozenset(label for line in _lines(node.collapsed) for label in line.labels),
    )


def _folded(labels: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(fold, labels)))
