"""The schema of a store; ``gouji.corpus.schema``."""

from __future__ import annotations

import re

import pytest

from gouji.corpus.schema import KEY, TABLES, VERSION, TableName, arrow_schema

RESERVED = {"all", "check", "column", "from", "group", "order", "row", "select", "table", "to", "user", "when", "where"}
"""Words that mean something else in SQL of some engine."""


@pytest.mark.parametrize("table", TABLES)
def test_arrow_has_the_columns_and_the_version(table: TableName) -> None:
    pytest.importorskip("pyarrow", reason="needs the extra corpus")
    schema = arrow_schema(table)
    assert schema.names == [column.name for column in TABLES[table]]
    assert schema.metadata == {KEY.encode(): str(VERSION).encode()}


@pytest.mark.parametrize("table", TABLES)
def test_every_column_has_a_name_for_sql_and_a_meaning(table: TableName) -> None:
    for column in TABLES[table]:
        assert re.fullmatch("[a-z][a-z0-9_]*", column.name)
        assert column.name not in RESERVED
        assert column.meaning


def test_columns_of_one_name_have_one_type() -> None:
    types: dict[str, set[str]] = {}
    for columns in TABLES.values():
        for column in columns:
            types.setdefault(column.name, set()).add(column.type)
    assert all(len(found) == 1 for found in types.values())
