"""Validation of ``tables`` rules beyond their types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gouji.checks.tables.rule import CELL_FINDS, TablesRule
from gouji.forms.axes import axes
from gouji.forms.names import column_labels, row_labels
from gouji.messages.errors import Problem
from gouji.messages.message import Message
from gouji.messages.suggestions import did_you_mean
from gouji.schema.form import Form, TableForm
from gouji.schema.names import is_named
from gouji.template.messages import UNKNOWN_COLUMN, UNKNOWN_ROW, UNKNOWN_TABLE
from gouji.yaml.nodes import Node
from gouji.yaml.validation import goes_with, items, only_with


def problems(form: Form, rule: TablesRule, node: Node) -> Iterator[Problem]:
    """Tables, rows and columns that the form lacks, and keys of which another ``finds`` has no use."""
    tables = form.tables_named(rule.tables)
    yield from _unmatched(node, "tables", [table.id for table in form.tables], UNKNOWN_TABLE)
    for key in ("rows", "columns"):
        yield from only_with(rule.finds, node, key, *CELL_FINDS)
    if tables:
        rows = [row for table in tables for row in row_labels(table)]
        yield from _unmatched(node, "rows", [*rows, *_open_rows(tables)], UNKNOWN_ROW)
        columns = [column for table in tables for column in column_labels(table)]
        yield from _unmatched(node, "columns", columns, UNKNOWN_COLUMN)
    if any(kind.decimals is not None for kind in form.values.values()):
        yield from only_with(rule.finds, node, "decimals", "decimals")
    else:
        yield from goes_with(rule.finds, node, "decimals", "decimals")


def _unmatched(node: Node, key: str, known: Iterable[str], message: Message) -> Iterator[Problem]:
    """Ids and globs under a key that mean none of the known ids. Those that end with a point may go on."""
    known = list(known)
    for each in items(node, key):
        if not any(is_named(identifier, [each.text]) or _goes_on(each.text, identifier) for identifier in known):
            hint = did_you_mean(each.text, [identifier.removesuffix(".") for identifier in known])
            yield each.problem(message.fill(name=each.text, hint=hint))


def _goes_on(glob: str, identifier: str) -> bool:
    return identifier.endswith(".") and glob.startswith(identifier)


def _open_rows(tables: Iterable[TableForm]) -> Iterator[str]:
    """The ids of groups of open rows, with a point: which rows there are, only a document tells."""
    for table in tables:
        for layout in (None, *table.layouts):
            yield from (f"{node.id}." for node, _ in axes(table, layout)[0].paths() if node.open)
