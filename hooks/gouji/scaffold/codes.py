"""Rows that begin with codes: figures that name rows, those of a group beginning with its own."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from gouji.scaffold.draft import DraftLine, OpenRow, OpenRows, leaves
from gouji.scaffold.grid import Grid, Path
from gouji.scaffold.ids import ids
from gouji.scaffold.kinds import is_figure
from gouji.scaffold.lines import lines
from gouji.schema.values import BUILT_IN, ValueKind

_FEWEST = 3
_NAMING = (0, 1)
"""The columns with codes and with their words."""


def has_codes(grid: Grid, heads: Collection[str] = ()) -> bool:
    """Whether the first column has codes, or a head under which tables of the document have some."""
    first = [row[0].text for row in grid.data]
    codes = [text for text in first if _is_code(text)]
    others = {text for text in first if text} - set(codes)
    if len(set(codes)) < len(codes) or len(others) > max(len(codes), 1) or 0 in grid.counting:
        return False
    nested = any(code != other and code.startswith(other) for code in codes for other in codes)
    return (len(codes) >= _FEWEST and nested) or head_of(grid) in heads


def head_of(grid: Grid) -> str:
    """What stands above the first column."""
    return next((row[0].text for row in reversed(grid.header) if row[0].text), "")


def lengths_of(grid: Grid) -> frozenset[int]:
    """How long the codes are."""
    return frozenset(len(row[0].text) for row in grid.data if _is_code(row[0].text))


def naming(rows: Sequence[DraftLine]) -> Mapping[int, ValueKind]:
    """What the columns with codes and their words hold."""
    named = any(line.open.named for line in rows if line.open)
    return {0: BUILT_IN["key"]} | ({1: BUILT_IN["text"]} if named else {})


def ungrouped(columns: tuple[DraftLine, ...]) -> tuple[DraftLine, ...]:
    """The columns, those with codes and their words in no group: rows are named by columns that stand alone."""
    return tuple(
        line
        for column in columns
        for line in (column.lines if any(leaf.index in _NAMING for _, leaf in column.leaves()) else ()) or (column,)
    )


def coded(grid: Grid, columns: tuple[DraftLine, ...], lengths: Collection[int]) -> tuple[DraftLine, ...] | None:
    """The rows: those with codes as open ones, where the first of them stands.

    ``lengths`` are those of codes in other tables, in case there are none here.
    """
    names = [name for name, line in leaves(columns) if line.index in _NAMING]
    named = names[1] if len(names) > 1 and not _holds_figures(grid) else ""
    found = [
        OpenRow(at, row[0].text, row[1].text if named else "")
        for at, row in enumerate(grid.data)
        if _is_code(row[0].text)
    ]
    first = found[0].index if found else len(grid.data)
    labels = [(at, row[0].text or (row[1].text if named else "")) for at, row in enumerate(grid.data)]
    listed: list[tuple[int, Path]] = [(at, [(label, None)]) for at, label in labels if label and not _is_code(label)]
    others = (lines(listed, "r") or ()) if listed else ()
    if bool(listed) != bool(others):
        return None
    own = sorted(lengths_of(grid) or lengths)
    name = ids([head_of(grid)], "r", {line.id for line in others})[0]
    every = OpenRows(tuple(rf"\d{{{length}}}" for length in own), tuple(found), names[0], named)
    group = DraftLine(name, head_of(grid), open=every)
    before = tuple(line for line in others if line.index < first)
    return (*before, group, *others[len(before) :])


def _holds_figures(grid: Grid) -> bool:
    return any(is_figure(row[1].text) for row in grid.data if _is_code(row[0].text))


def _is_code(text: str) -> bool:
    return text.isascii() and text.isdecimal()
