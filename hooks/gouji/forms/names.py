"""What people call the rows, columns and cells of a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from gouji.forms.axes import Axis, AxisNode, axes
from gouji.forms.keeping import kept
from gouji.messages.message import Message, joined, named, plain
from gouji.schema.form import TableForm

_CROSS = plain(" × ")


@kept(64)
def _known_labels(table: TableForm) -> tuple[dict[str, str], dict[str, str]]:
    """Those of other layouts first, so that the labels of the form itself win."""
    known = [axes(table, layout) for layout in (*table.layouts, None)]
    rows, columns = ([label for each in known for label in _labels(each[index])] for index in (0, 1))
    return dict(rows), dict(columns)


def row_labels(table: TableForm) -> dict[str, str]:
    """Official label of every row and group, by full id."""
    return _known_labels(table)[0]


def column_labels(table: TableForm) -> dict[str, str]:
    """Official label of every column and group, by full id."""
    return _known_labels(table)[1]


@kept(64)
def _known_names(table: TableForm, brief: bool) -> tuple[dict[str, Message], dict[str, Message]]:  # noqa: FBT001 - `kept` takes no keywords
    """As :func:`_known_labels`; kept apart, since only findings need them."""
    known = [axes(table, layout) for layout in (*table.layouts, None)]
    rows, columns = ([name for each in known for name in _names(each[index], brief=brief)] for index in (0, 1))
    return dict(rows), dict(columns)


def row_names(table: TableForm, *, brief: bool = False) -> dict[str, Message]:
    """What people call every row and group, by full id: the official label, in English what that means before it.

    Those that are ``brief`` leave the label out there, for sentences that have named it, and for long lists.
    """
    return _known_names(table, brief)[0]


def column_names(table: TableForm, *, brief: bool = False) -> dict[str, Message]:
    """What people call every column and group, as :func:`row_names`."""
    return _known_names(table, brief)[1]


def cell_label(table: TableForm, row: str | None, column: str | None, *, brief: bool = False) -> Message:
    """What people call a row, a column or a cell; empty for the table as a whole, and where nothing is printed."""
    rows = [] if row is None else [row_names(table, brief=brief)[row]]
    return crossed([*rows, *([] if column is None else [column_names(table, brief=brief)[column]])])


def crossed(names: Iterable[Message], sign: Message = _CROSS) -> Message:
    """The name of a cell, of those of its row and its column; one that is empty is left out."""
    return joined([name for name in names if name.zh], sign)


def _labels(axis: Axis) -> Iterator[tuple[str, str]]:
    return ((node.id, f"{group.label} {node.label}" if group else node.label) for node, group in _lines(axis))


def _names(axis: Axis, *, brief: bool) -> Iterator[tuple[str, Message]]:
    for node, group in _lines(axis):
        own, above = (each.form.en if each and each.form else "" for each in (node, group))
        label = f"{group.label} {node.label}" if group else node.label
        english = f"{above}: {own}" if above and own else own
        yield node.id, Message(label, english) if brief and english else named(label, english)


def _lines(axis: Axis) -> Iterator[tuple[AxisNode, AxisNode | None]]:
    """Rows or columns, each with its group where its label would not be clear without that."""
    found = list(axis.paths(collapsed=True))
    count = Counter(node.label for node, _ in found)
    for node, groups in found:
        yield node, groups[-1] if count[node.label] > 1 and groups else None
