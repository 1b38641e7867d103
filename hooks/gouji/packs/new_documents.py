"""Validation of what a form says of new documents: the texts of its template, and the figures that carry over."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from string import Formatter

from gouji.forms.axes import axes
from gouji.messages.errors import Problem
from gouji.messages.suggestions import did_you_mean
from gouji.packs import messages
from gouji.schema.form import Form, TableForm
from gouji.schema.made import FILLED, parted
from gouji.template import messages as names
from gouji.yaml.nodes import Node
from gouji.yaml.validation import items, unknown


def template_problems(form: Form, node: Node) -> Iterator[Problem]:
    """What is wrong with ``template:`` and ``carried:`` in the form, beside the names of sections and open rows."""
    template = node.at("template")
    texts = [template.get("title"), template.get("preamble")]
    sections = template.get("sections")
    texts += [entry.value for entry in sections.entries.values()] if sections else []
    for text in filter(None, texts):
        yield from _fields(text, FILLED)
    for line in items(template, "over"):
        yield from _fields(line, (*FILLED, "name"))
    yield from _headers(form, template)
    for entry in items(node, "carried"):
        addresses = (entry.at("cells"), entry.at("last_year"), *items(entry, "until_settled"))
        for address in addresses:
            yield from _address(address, form)
        if fill := entry.get("fill"):
            yield from _fields(fill, (*FILLED, "cells"))


def _fields(node: Node, known: Collection[str]) -> Iterator[Problem]:
    """What stands in braces and is filled with nothing."""
    try:
        fields = [field for _, field, _, _ in Formatter().parse(node.text) if field is not None]
    except ValueError:
        yield node.problem(messages.BARE_BRACES, max(node.text.find("{"), 0))
        return
    for field in fields:
        if field not in known:
            message = messages.UNKNOWN_FIELD.fill(name=field, known=", ".join(known), hint=did_you_mean(field, known))
            yield node.problem(message, node.text.find(f"{{{field}"))


def _headers(form: Form, template: Node) -> Iterator[Problem]:
    tables = {table.id: table for table in form.tables}
    given = template.get("headers")
    for name, entry in given.entries.items() if given else ():
        if name not in tables:
            yield entry.key.problem(names.UNKNOWN_TABLE.fill(name=name, hint=did_you_mean(name, tables)))
            continue
        columns = [column.id for column in axes(tables[name])[1].leaves]
        for group in entry.value.items:
            asked = items(group, "over")
            yield from unknown(asked, columns, names.UNKNOWN_COLUMN)
            found = sorted(columns.index(each.text) for each in asked if each.text in columns)
            if found and found != list(range(found[0], found[-1] + 1)):
                yield group.at("over").problem(messages.NOT_SIDE_BY_SIDE)


def _address(node: Node, form: Form) -> Iterator[Problem]:
    """Rows and columns that the form lacks."""
    table_name, row, column = parted(node.text)
    table: TableForm | None = next((table for table in form.tables if table.id == table_name), None)
    if table is None:
        known = [table.id for table in form.tables]
        yield node.problem(names.UNKNOWN_TABLE.fill(name=table_name, hint=did_you_mean(table_name, known)))
        return
    for name, axis, message in zip((row, column), axes(table), (names.UNKNOWN_ROW, names.UNKNOWN_COLUMN), strict=True):
        known = [leaf.id for leaf in axis.leaves]
        if name and name not in known:
            yield node.problem(message.fill(name=name, hint=did_you_mean(name, known)))
    if not (row or column):
        yield node.problem(messages.NO_CELLS.fill(name=table_name))
