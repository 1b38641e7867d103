"""Forms completed with the rows that records have where the form leaves them open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
            path = _path(f"{table.id}.{group}", row.removeprefix(f"{group}."), groups[group], record) if group else ()
            if group and path and row not in found:
                found[row] = OpenRow(group, path)
    return completed(table, None, tuple(found.values())).form if found else table


def _path(group: str, row: str, form: RowForm, record: Record) -> tuple[RowName, ...]:
    """The names from a group to a row: its own, however deep keys nest, or one for each group that is below another.

    None of what is no id of such a row, as a record may have that somebody has written.
    """
    parts, levels = row.split("."), tuple(_levels(form))
    if any(not part or RowName(part).id != part for part in parts) or 1 < len(levels) < len(parts):
        return ()
    names = []
    for end in range(1, len(parts) + 1) if len(levels) > 1 else [len(parts)]:
        name = named(record.rows.get(".".join((group, *parts[:end])), ""), levels[min(end, len(levels)) - 1])
        names.append(name if name.id == parts[end - 1] else RowName(parts[end - 1]))
    return tuple(names)


def _levels(form: RowForm) -> Iterator[RowForm]:
    """A group of open rows and those below its rows."""
    yield form
    for inner in form.rows:
        yield from _levels(inner)
