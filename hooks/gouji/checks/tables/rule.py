"""The type of ``tables`` rules."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

import msgspec

from gouji.schema.rule import Rule

_CELL = ("value", "reading", "decimals")
_MORE_FIELDS: Mapping[str, tuple[str, ...]] = {
    "outdated-layout": ("layout",),
    "doubtful": ("count",),
    "extra-table": ("count", "cells", "right"),
    "repeated-row": ("value", "expected"),
    "extra-row": ("row", "value"),
    "extra-column": ("column",),
    "unknown-table": ("count",),
    "blank": _CELL,
    "placeholder": _CELL,
    "unreadable": _CELL,
    "remark": _CELL,
    "negative": _CELL,
    "fraction": _CELL,
    "decimals": _CELL,
}


CELL_FINDS = tuple(finds for finds, fields in _MORE_FIELDS.items() if fields is _CELL)
"""What rules of cells find."""


class TablesRule(Rule, frozen=True, kw_only=True, tag="tables"):
    """Tables and their cells against the form.

    ``tables`` narrows the rule to some tables; ``rows`` and ``columns`` narrow a rule about cells. All are ids, those
    of groups among them, or globs (``simple.*``, ``*.pending``). ``decimals`` are the most that a cell may have whose
    kind of values does not say.

    A table that stands in the document again is an ``extra-table`` where its figures are others, else a
    ``repeated-table``; a ``misplaced-table`` stands in another section than its own. An ``unknown-table`` has figures
    and is none of the form; ``{table}`` is what stands first in it.
    """

    finds: Literal[
        "missing-table",
        "picture",
        "missing-row",
        "missing-column",
        "outdated-layout",
        "blank",
        "placeholder",
        "unreadable",
        "remark",
        "negative",
        "fraction",
        "decimals",
        "doubtful",
        "extra-table",
        "repeated-table",
        "misplaced-table",
        "repeated-row",
        "extra-row",
        "extra-column",
        "unknown-table",
    ]
    tables: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    decimals: Annotated[int, msgspec.Meta(ge=0)] | None = None

    @property
    def message_fields(self) -> tuple[str, ...]:
        """What ``message`` may name in braces."""
        return ("table", "label", *_MORE_FIELDS.get(self.finds, ()))

    @property
    def about_tables(self) -> tuple[str, ...]:
        """The tables that the rule names."""
        return self.tables
