"""The tables of a store: which columns they have, of which types, and what those mean.

No column is named as SQL has a word of its own, so that one query is good for every engine.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:
    import pyarrow as pa

VERSION = 1
"""Of the schema: it counts up with every change after which older programs would misread a store."""
KEY = "gouji.schema"
"""Under this key the manifest, and the metadata of every file, hold the version."""
DIGITS, DECIMALS = 38, 9
"""Of a decimal number: in all, and behind the point."""

IN_GROUP: Mapping[str, int] = {"reports": 4096, "cells": 8192, "passages": 2048, "findings": 2048}
"""Rows of a group of rows in the files of a table: few, so that those of one report are read without the others."""

TableName = Literal["reports", "cells", "passages", "findings"]
Type = Literal["bool", "int32", "int64", "double", "text", "decimal", "list of int64"]


class Column(Struct, frozen=True):
    """A column; it may be null wherever ``meaning`` says of what."""

    name: str
    type: Type
    meaning: str


_REPORT = Column("report", "int64", "the report, as in `reports`")
_PLACES = (
    Column("start_line", "int32", "line of the first character, from 1; null where no place is known"),
    Column("start_column", "int32", "column of the first character, from 1, in code points"),
    Column("end_line", "int32", "line of the character behind the last one"),
    Column("end_column", "int32", "column of the character behind the last one"),
)
TABLES: Mapping[TableName, tuple[Column, ...]] = {
    "reports": (
        Column("report", "int64", "the report: a hash of its path, the same in every run"),
        Column("unit", "text", "who writes it, by its title; empty where that does not say"),
        Column("unit_key", "text", "`unit` without differences of width, white space, brackets and case: to join by"),
        Column("parent", "text", "the unit above it; empty where none is known"),
        Column("year", "int32", "the year that it is about, by its title; null where that does not say"),
        Column("pack", "text", "id of the pack that applies; null where none does"),
        Column("path", "text", "path from the folder that holds the store; bytes that are no text stand as `%C7`"),
        Column("sha256", "text", "hash of the bytes of the file; null where they could not be read"),
        Column("title", "text", "its title; empty where it has none"),
        Column("lined", "bool", "whether places are lines and columns of the file itself, and not of a transcript"),
        Column("status", "text", "`read`, `partial`, `unreadable` or `skipped`, as in the JSON output"),
        Column("reason_zh", "text", "why it was skipped, read in part or unreadable, in Chinese; else null"),
        Column("reason_en", "text", "the same in English"),
        Column("evaluated", "int32", "how many rules were applied"),
        Column("not_evaluated", "text", "rules that could not be applied, each with its reason, as JSON"),
        Column("gouji", "text", "version of gouji that read it"),
        Column("basis", "text", "hash of packs, settings and program by which it was read; empty where not known"),
        Column("run", "text", "the run that read it; runs sort by time"),
        Column("batch", "text", "name of the files that hold its cells, passages and findings"),
    ),
    "cells": (
        _REPORT,
        Column("table_id", "text", "id of the table in the form of the pack"),
        Column("row_id", "text", "id of the row"),
        Column("column_id", "text", "id of the column"),
        Column("value", "text", "its exact number; null where it holds none"),
        Column("number", "decimal", "the same as a number; null also where the cell is too doubtful to be counted"),
        Column("raw", "text", "what stands there"),
        Column("doubt", "double", "how unsure it is that this is the cell, 0 to 1; above 0.5 it has no `number`"),
        *_PLACES,
    ),
    "passages": (
        _REPORT,
        Column("passage", "int32", "number of the passage in its report, from 0"),
        Column("section", "text", "id of the innermost section that it stands in"),
        Column("text", "text", "a paragraph of the narrative, as printed"),
        Column(
            "fingerprints",
            "list of int64",
            "hashes of its letters, ascending: passages that have a run of letters in common share some",
        ),
        *_PLACES,
    ),
    "findings": (
        _REPORT,
        Column("finding", "int32", "number of the finding in its report, from 0"),
        Column("compared", "bool", "whether other reports had a part in it"),
        Column("kind", "text", "check kind of the rule"),
        Column("rule", "text", "id of the rule"),
        Column("pack", "text", "id of the pack of the rule; empty for rules of gouji itself"),
        Column("severity", "text", "`error`, `warning` or `info`"),
        Column("message_zh", "text", "what is wrong, in Chinese"),
        Column("message_en", "text", "what is wrong, in English"),
        Column("section", "text", "id of the section; null where none is known, as for the next three"),
        Column("table_id", "text", "id of the table"),
        Column("row_id", "text", "id of the row"),
        Column("column_id", "text", "id of the column"),
        *_PLACES,
        Column("actual", "text", "what stands there; null where nothing does"),
        Column("expected", "text", "what should stand there; null where that is not known"),
        Column("related", "text", "other places that belong to it, as JSON"),
        Column("more", "text", "all else of the finding, as JSON"),
    ),
}


@cache
def arrow_schema(table: TableName) -> pa.Schema:
    """The schema of the files of a table, with the version in its metadata."""
    import pyarrow as pa  # noqa: PLC0415 - an extra, and slow to import

    types: Mapping[Type, pa.DataType] = {
        "bool": pa.bool_(),
        "int32": pa.int32(),
        "int64": pa.int64(),
        "double": pa.float64(),
        "text": pa.string(),
        "decimal": pa.decimal128(DIGITS, DECIMALS),
        "list of int64": pa.list_(pa.int64()),
    }
    return pa.schema([(column.name, types[column.type]) for column in TABLES[table]], {KEY: str(VERSION)})
