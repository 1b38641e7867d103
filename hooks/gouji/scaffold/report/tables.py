"""The tables of a new document, drawn as the form has them, with zeros or what stands in their place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from gouji.equations.equation import Address
from gouji.forms.axes import axes
from gouji.forms.open_rows import open_groups, with_rows
from gouji.scaffold.formats.grid import Grid
from gouji.scaffold.report.words import Words
from gouji.schema.form import ColumnForm, RowForm, TableForm
from gouji.schema.values import ValueKind
from gouji.template.tables import margins, printed
from gouji.text.patterns import pattern

Rows = Mapping[str, tuple[str, ...]]
"""What names open rows, by table and row."""


def opened(table: TableForm, words: Words, known: Rows) -> TableForm:
    """The table with its open rows: those that are known, else those of the template, else one to fill in."""
    given = {name: names for name, names in known.items() if name.startswith(f"{table.id}.")}
    return with_rows(table, {**dict(_to_fill_in(table, words)), **words.pack.form.template.rows, **given})


def _to_fill_in(table: TableForm, words: Words) -> Iterator[tuple[str, tuple[str, ...]]]:
    """A row to fill in for each group of open rows that may have any name."""
    for name, group in open_groups(table.rows):
        path: str = f"{table.id}.{name}"
        row: RowForm | None = group
        while row is not None:
            name_of_row = words.to_fill_in(row.name or row.label or row.id)
            if row.named is None and any(pattern(each).fullmatch(name_of_row) for each in row.any):
                yield path, (name_of_row,)
            row = row.rows[0] if row.rows else None
            path = f"{path}.{row.id}" if row else path


def drawn(table: TableForm, words: Words, values: Mapping[Address, str]) -> Grid:
    """A table whose open rows are known, with some values and without columns that may be missing."""
    form = words.pack.form
    headers = form.template.headers.get(table.id, ())
    title = table.title if form.template.titles == "within" else ()
    shown = replace(table, title=title, columns=_needed(table.columns))
    rows, columns = axes(shown)
    empty = {column.id: nothing(form.kinds[column.values or table.values]) for column in columns.leaves}
    cells = {(row.id, column): text for row in rows.leaves for column, text in empty.items()}
    drawing = printed(shown, values={**cells, **values}, kinds=form.kinds, headers=headers)
    return Grid(drawing, *margins(shown, headers))


def _needed(columns: tuple[ColumnForm, ...]) -> tuple[ColumnForm, ...]:
    return tuple(replace(each, columns=_needed(each.columns)) for each in columns if not each.optional)


def nothing(kind: ValueKind) -> str:
    """What stands in a cell where there is nothing to report: the word for that, or else a zero."""
    word = next(filter(None, kind.instead), None)
    if word is not None:
        return word
    return "" if kind.instead and not kind.is_figure else kind.nothing
