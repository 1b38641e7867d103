"""The equations that the rules of a pack assert of a table, compiled once for each layout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from gouji.checks.identities.rule import IdentitiesRule
from gouji.equations.compile import Equation, compile_assertion
from gouji.equations.names import Names
from gouji.forms.report import LaidTable
from gouji.schema.form import ColumnForm, Layout, RowForm, TableForm

_Frozen = tuple[str | tuple[tuple[str, str], ...], ...]


def equations_of(table: LaidTable, rule: IdentitiesRule) -> tuple[Equation, ...]:
    """The equations of a rule over the rows and columns that the table has.

    Raises:
        AssertionFault: the rule does not fit the layout of the table.
    """
    return _compiled(table.form, table.layout, table.rows, table.columns, _frozen(rule))


def _frozen(rule: IdentitiesRule) -> _Frozen:
    """The assertions of a rule as a key: mappings can't be one."""
    return tuple(each if isinstance(each, str) else tuple(each.items()) for each in rule.asserts)


@lru_cache(maxsize=64)
def _compiled(
    form: TableForm, layout: Layout | None, rows: tuple[str, ...], columns: tuple[str, ...], assertions: _Frozen
) -> tuple[Equation, ...]:
    row_forms = layout.rows if layout and layout.rows else form.rows
    column_forms = layout.columns if layout and layout.columns else form.columns
    row_names = Names("row", rows, dict(_labels(row_forms)))
    column_names = Names("column", columns, dict(_labels(column_forms)))
    return tuple(
        equation
        for assertion in assertions
        for equation in compile_assertion(
            assertion if isinstance(assertion, str) else dict(assertion), row_names, column_names
        )
    )


def _labels(nodes: Iterable[RowForm | ColumnForm], path: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    for node in nodes:
        yield f"{path}{node.id}", (node.label, *node.labels)
        yield from _labels(node.rows if isinstance(node, RowForm) else node.columns, f"{path}{node.id}.")
