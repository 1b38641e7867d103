"""Forms completed with the rows that records have where the form leaves them open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from gouji.forms.axes import axes
from gouji.forms.keeping import kept
from gouji.forms.open_rows import OpenRow, RowName, completed, named, open_groups
from gouji.forms.report import BoundTable
from gouji.records.model import Record
from gouji.schema.form import Form, RowForm, TableForm


def row_names(tables: Iterable[BoundTable]) -> Iterator[tuple[str, str]]:
    """What open rows are called in a document, by the id of their table and their own."""
    for table in tables:
        rows, _ = axes(table.form, table.layout)
        for node, above in rows.paths():
            if any(each.open for each in above):
                yield f"{table.form.id}.{node.id}", node.label


@kept(16)
def with_rows_of(form: Form, own: Record, other: Record) -> Form:
    """The form with the open rows of two records; as it is where it leaves none open."""
    tables = tuple(_completed(table, own, other) for table in form.tables)
    if all(one is table for one, table in zip(tables, form.tables, strict=True)):
        return form
    return replace(form, tables=tables)


def _completed(table: TableForm, *records: Record) -> TableForm:
    groups = dict(open_groups(table.rows))
    if not groups:
        return table
    found: dict[str, OpenRow] = {}
    for record in records:
        for row in dict.fromkeys(cell.row for cell in record.cells if cell.table == table.id):
            group = next((name for name in groups if row.startswith(f"{name}.")), None)
            if group is not None and row not in found:
                found[row] = OpenRow(group, tuple(_path(table.id, row, group, groups[group], record.rows)))
    return completed(table, None, tuple(found.values())).form if found else table


def _path(table: str, row: str, group: str, form: RowForm, labels: Mapping[str, str]) -> Iterator[RowName]:
    """The names from the group to a row: of its own group one, however deep its keys nest, then one for each below."""
    parts = row.removeprefix(f"{group}.").split(".")
    for end in range(1, len(parts) + 1) if form.rows else [len(parts)]:
        label = labels.get(f"{table}.{group}.{'.'.join(parts[:end])}", "")
        name = named(label, form if end == 1 or not form.rows else form.rows[0])
        yield name if name.id == parts[end - 1] else RowName(parts[end - 1])
