"""Validation of the open rows of a form: names of columns, expressions, and the rows of the specimen."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from gouji.forms.open_rows import named, open_groups
from gouji.messages.errors import Problem
from gouji.messages.suggestions import did_you_mean
from gouji.packs import messages
from gouji.schema.form import Form, RowForm, TableForm
from gouji.text.patterns import checked
from gouji.yaml.nodes import Node
from gouji.yaml.validation import bad_pattern, items, unknown


def open_row_problems(table: TableForm, node: Node) -> Iterator[Problem]:
    """What is wrong with the open rows of a table, in all of its layouts."""
    for layout in (node, *items(node, "layouts")):
        where = layout if items(layout, "columns") else node
        columns = list(_ids(where, "columns"))
        for row in items(layout, "rows"):
            yield from _row(row, columns)
    groups = [name for name, _ in open_groups(table.rows)]
    given = [name for column in _columns(node) if (name := column.get("of"))]
    yield from unknown(given, groups, messages.UNKNOWN_OPEN_ROWS)


def named_row_problems(form: Form, node: Node) -> Iterator[Problem]:
    """Rows of the specimen and of the template that are none of the form's open rows."""
    known = dict(_open_rows(form))
    given = (node.at(document).get("rows") for document in ("specimen", "template"))
    for name, entry in (each for rows in given if rows for each in rows.entries.items()):
        if name not in known:
            hint = did_you_mean(name, known)
            yield entry.key.problem(messages.UNKNOWN_OPEN_ROWS.fill(name=name, hint=hint))
            continue
        for text in entry.value.items:
            row = named(text.text, known[name])
            if not any(_matches(each, row.key) for each in known[name].any):
                yield text.problem(messages.NOT_AN_OPEN_ROW.fill(name=name, row=row.key))


def _matches(expression: str, key: str) -> bool:
    try:
        return checked(expression).fullmatch(key) is not None
    except regex.error:
        return True  # told where it stands


def _row(node: Node, columns: list[str], *, below_open: bool = False) -> Iterator[Problem]:
    is_open = "any" in node.entries
    if not is_open and ("label" not in node.entries or below_open):
        yield node.problem(messages.NOT_OPEN if below_open else messages.NO_LABEL)
    for each in items(node, "any"):
        yield from bad_pattern(each)
    for key in ("key", "named"):
        given = node.get(key)
        if given is not None and not is_open:
            yield node.entries[key].key.problem(messages.ONLY_OPEN.fill(key=key))
        elif given is not None:
            yield from unknown([given], columns, messages.UNKNOWN_COLUMN_OF_KEY)
    inner = items(node, "rows")
    if is_open and len(inner) > 1:
        yield inner[1].problem(messages.ONE_OPEN)
    for row in inner:
        yield from _row(row, columns, below_open=is_open)


def _ids(node: Node, axis: str, above: str = "") -> Iterator[str]:
    for column in items(node, axis):
        name = f"{above}{column.at('id').text}"
        yield name
        yield from _ids(column, axis, f"{name}.")


def _columns(node: Node) -> Iterator[Node]:
    for column in items(node, "columns"):
        yield column
        yield from _columns(column)


def _open_rows(form: Form) -> Iterator[tuple[str, RowForm]]:
    for table in form.tables:
        for name, row in open_groups(table.rows):
            path, each = f"{table.id}.{name}", row
            yield path, each
            while each.rows:
                each = each.rows[0]
                path = f"{path}.{each.id}"
                yield path, each
