"""The rows of a table with columns that name them: a key and words, each in a cell of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from gouji.document.model import Cell
from gouji.equations.equation import Address
from gouji.forms.axes import Axis, AxisNode
from gouji.forms.layouts import Shape
from gouji.forms.report import has_cell
from gouji.schema.form import RowForm
from gouji.text.spans import Text


def named_rows(
    rows: Axis, shape: Shape, nothing: Mapping[str, str], top: int, values: Mapping[Address, str]
) -> Iterator[Cell]:
    """The cells from row ``top`` on, in the columns of ``nothing``: names, ``values``, and that for the others."""
    columns = [column for column in shape.columns if column.id in nothing]
    for down, line in enumerate(_lines(rows, shape)):
        for right, column in enumerate(columns):
            if column.id in shape.naming:
                text = line.names.get(column.id, "")
            else:
                own = [row for row in line.rows if has_cell(shape.of, row, column.id)]
                text = values.get((own[0], column.id), nothing[column.id]) if own else ""
            yield Cell(Text(text), top + down, right)


class _Line(Struct, frozen=True):
    """A row as it is printed: what names it, by column, and the rows of the form whose cells stand in it."""

    names: Mapping[str, str]
    rows: tuple[str, ...]


def _lines(rows: Axis, shape: Shape) -> Iterator[_Line]:
    """A row that others of its own stand below, by columns of a group, is printed with the first of these."""
    names: dict[str, str] = {}
    above: tuple[str, ...] = ()
    first = next(column.id for column in shape.columns if column.id in shape.naming)
    for node, _ in rows.paths():
        if not node.is_line:
            continue
        found = _names(node)
        if shape.of and node.id.rpartition(".")[0] in shape.of.values():
            names, above = found, (node.id,)
        else:
            nested = bool(above) and node.id.startswith(f"{above[0]}.")
            yield _Line({**names, **found} if nested else found or {first: node.label}, (*above, node.id))
            names, above = {}, ()


def _names(node: AxisNode) -> dict[str, str]:
    """What stands in the columns that name an open row; nothing for a row of the form."""
    form = node.form
    if not isinstance(form, RowForm) or form.key is None:
        return {}
    key, words = form.labels or (form.label, "")
    return {form.key: key, **({form.named: words} if form.named else {})}
