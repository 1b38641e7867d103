"""A table of the form in one of its layouts: rows and columns in order, each with the labels that it may bear."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache, partial

from msgspec import Struct

from gouji.forms.axes import AxisNode, axes, paths
from gouji.forms.keeping import kept
from gouji.forms.labels import fold
from gouji.forms.open_rows import Completion, OpenRow, completed, open_groups
from gouji.schema.form import ColumnForm, Layout, RowForm, TableForm, Values
from gouji.text.normalize import enumerator

_MOST_COMPLETIONS = 4
_MANY_ROWS = 256
"""A table with more open rows is not kept."""


class AxisLine(Struct, frozen=True):
    """A row or a column: its full id, its folded labels, and the folded labels of the groups that it is in.

    Labels may be written in one cell with that of the group.

    ``number`` is the one that leads its official label (``3.其他`` is 3). ``values`` is what its cells hold, where the
    form has that for the column. ``inner`` are labels of the rows that are collapsed into it in this layout: where one
    of them stands, it is not this row. ``form`` is what the row or column was made of.
    """

    id: str
    labels: tuple[str, ...]
    groups: frozenset[str]
    number: int | None = None
    values: Values | None = None
    inner: frozenset[str] = frozenset()
    form: RowForm | ColumnForm | None = None

    @property
    def open(self) -> RowForm | None:
        """What open rows it stands for: as many as there are."""
        return self.form if isinstance(self.form, RowForm) and self.form.any else None

    @property
    def wanted(self) -> bool:
        """Whether a table must have it."""
        return not (self.open or (self.form is not None and self.form.optional))


class Shape(Struct, frozen=True, dict=True):
    """What to look for. ``group_labels`` are the labels of all groups, ``header`` all that may stand in the header.

    ``columns`` are all that a header names, also those in ``naming``, whose cells name the rows and are no values.
    ``of`` has for a column whose cells are those of a group of open rows that group.
    """

    form: TableForm
    layout: Layout | None
    rows: tuple[AxisLine, ...]
    columns: tuple[AxisLine, ...]
    group_labels: frozenset[str]
    header: tuple[str, ...]
    title: tuple[str, ...]
    naming: frozenset[str] = frozenset()
    of: Mapping[str, str] = {}

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All labels that may stand in it, over it and beside it."""
        lines = (label for line in self.rows for label in line.labels)
        return self.group_labels.union(lines, self.header, self.title, self.naming_labels)

    @cached_property
    def places(self) -> Mapping[str, Sequence[tuple[int, int]]]:
        """For each label of rows, which of all these labels it is, and of which row; it may be that of several."""
        places: dict[str, list[tuple[int, int]]] = {}
        labels = ((label, order) for order, line in enumerate(self.rows) for label in line.labels)
        for which, (label, order) in enumerate(labels):
            places.setdefault(label, []).append((which, order))
        return places

    @cached_property
    def alike(self) -> dict[str, Sequence[tuple[float, int, str]]]:
        """Labels that are like one of :attr:`places`, with what was found out of them; kept for as long as it is."""
        return {}

    @cached_property
    def has_nameless(self) -> bool:
        """Whether any of its rows may bear no label at all."""
        return any("" in line.labels for line in self.rows)

    @cached_property
    def naming_labels(self) -> frozenset[str]:
        """The labels over what names the rows."""
        heads = (label for line in self.columns if line.id in self.naming for label in line.labels)
        return frozenset((*map(fold, self.form.corner), *heads))

    @cached_property
    def is_open(self) -> bool:
        """Whether it has open rows that are not yet known."""
        return any(line.open for line in self.rows)

    @property
    def layout_id(self) -> str | None:
        """The id of its layout; None where that is the form's own."""
        return self.layout.id if self.layout else None

    @property
    def lines(self) -> tuple[AxisLine, ...]:
        """The rows that a table has one by one."""
        return tuple(line for line in self.rows if line.open is None)


@kept(256)
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
        naming=frozenset(line.id for line in columns if line.values == "key") | _naming(form, layout),
        of={line.id: line.form.of for line in columns if isinstance(line.form, ColumnForm) and line.form.of},
    )


def _naming(form: TableForm, layout: Layout | None) -> frozenset[str]:
    """The columns that open rows are named by."""
    rows = [row for _, row in open_groups(layout.rows if layout and layout.rows else form.rows)]
    named: set[str] = set()
    while rows:
        row = rows.pop()
        named.update(column for column in (row.key, row.named) if column)
        rows += row.rows
    return frozenset(named)


def shape_of(form: TableForm, layout: Layout | None) -> Shape:
    """A table in one layout, such as one completed with its open rows."""
    return _shape(form, layout)


def completion(shape: Shape, found: tuple[OpenRow, ...]) -> tuple[Completion, Shape]:
    """A table with the open rows that were found, and its shape.

    Few are kept of each table: documents often have the same rows, as has one that an editor sends again.
    """
    return _completing(shape)(found) if len(found) <= _MANY_ROWS else _complete(shape, found)


@kept(64)
def _completing(shape: Shape) -> Callable[[tuple[OpenRow, ...]], tuple[Completion, Shape]]:
    return lru_cache(maxsize=_MOST_COMPLETIONS)(partial(_complete, shape))


def _complete(shape: Shape, found: tuple[OpenRow, ...]) -> tuple[Completion, Shape]:
    with_rows = completed(shape.form, shape.layout, found)
    return with_rows, shape_of(with_rows.form, with_rows.layout)


@kept(256)
def turned(shape: Shape) -> Shape:
    """The table with its columns as rows, one below the other, and its rows as columns."""
    return _of(shape.form, shape.layout, shape.columns, shape.rows)


@kept(256)
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
    known = paths(nodes)
    return (_line(node, groups) for node, groups in known if node.is_line or _is_unknown(node, groups))


def _is_unknown(node: AxisNode, groups: Sequence[AxisNode]) -> bool:
    """Whether it is open rows of which none is known yet; those below open rows are part of these."""
    return node.open and not any(not child.open for child in node.inner) and not any(group.open for group in groups)


def _line(node: AxisNode, groups: Sequence[AxisNode]) -> AxisLine:
    own = () if node.open else _folded(node.labels)
    above = fold(groups[-1].label) if groups and groups[-1].label else ""
    number = enumerator(node.label)
    return AxisLine(
        id=node.id,
        labels=tuple(dict.fromkeys((*own, *(above + label for label in own if groups and groups[-1].label and label)))),
        groups=frozenset(label for group in groups for label in _folded(group.labels)),
        number=number.number if number else None,
        values=node.values,
        inner=frozenset(label for line in _lines(node.collapsed) for label in line.labels),
        form=node.form,
    )


def _folded(labels: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(fold, labels)))
