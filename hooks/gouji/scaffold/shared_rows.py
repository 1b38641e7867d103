"""Rows that several tables of a document have in common: the parts of a body, which differ from one to the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TypeAlias

from msgspec.structs import replace

from gouji.scaffold.draft import DraftLine, DraftTable, OpenRow, OpenRows
from gouji.scaffold.ids import ids
from gouji.scaffold.sums import is_total

_FEWEST = 3
"""Two rows and their total."""
_Labels: TypeAlias = tuple[str, ...]


def opened(tables: Sequence[DraftTable]) -> tuple[DraftTable, ...]:
    """The tables; where several have the same rows above a total, all rows but that as open ones."""
    often = Counter(map(_labels, tables))
    shared: dict[_Labels, str] = {}
    for table in tables:
        if often[_labels(table)] > 1 and _has_total(table):
            shared.setdefault(_labels(table), table.corner[0] if table.corner else "")
    parts = dict(zip(shared, ids(list(shared.values()), "p"), strict=True))
    return tuple(
        _opened(table, parts[labels], shared[labels]) if (labels := _labels(table)) in parts else table
        for table in tables
    )


def _labels(table: DraftTable) -> _Labels:
    return tuple(line.label for line in table.rows)


def _has_total(table: DraftTable) -> bool:
    """Whether the last row is the sum of the others somewhere."""
    plain = all(line.label and not line.lines and not line.open for line in table.rows)
    return plain and len(table.rows) >= _FEWEST and is_total(table)


def _opened(table: DraftTable, part: str, label: str) -> DraftTable:
    *others, total = table.rows
    found = tuple(OpenRow(line.index, line.label) for line in others)
    group = DraftLine(ids([part], "r", {total.id})[0], label or part, open=OpenRows((".+",), found))
    return replace(table, rows=(group, total), part=part)
