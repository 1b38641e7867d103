"""Suppressions, by entries under ``ignore`` or by comments: whether the forms have the places that they name."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase

from gouji.config.keys import Suppression
from gouji.forms.names import column_labels, row_labels
from gouji.linter import messages
from gouji.messages.message import Message
from gouji.messages.suggestions import did_you_mean
from gouji.packs.contents import Pack
from gouji.schema.form import TableForm


def unknown_places(entry: Suppression, packs: Sequence[Pack]) -> Iterator[tuple[str, Message]]:
    """Keys of a suppression whose pattern matches no id in any of the packs, so that it never holds; with a message."""
    for key, known in _ids(entry, packs).items():
        pattern = getattr(entry, key)
        if pattern is not None and not any(fnmatchcase(each, pattern) for each in known):
            hint = did_you_mean(pattern, known)
            yield key, messages.UNKNOWN_PLACE.fill(kind=messages.PLACES[key], name=pattern, hint=hint)


def _ids(entry: Suppression, packs: Sequence[Pack]) -> Mapping[str, Collection[str]]:
    """The ids of sections and tables, and those of rows and columns in the tables that the suppression is about."""
    tables = [table for pack in packs for table in pack.form.tables]
    meant = [table for table in tables if _is_meant(table, entry)] or tables
    return {
        "section": {section.id for pack in packs for section in pack.form.all_sections},
        "table": {table.id for table in tables},
        "row": {row for table in meant for row in row_labels(table)},
        "column": {column for table in meant for column in column_labels(table)},
    }


def _is_meant(table: TableForm, entry: Suppression) -> bool:
    return entry.table is None or fnmatchcase(table.id, entry.table)
