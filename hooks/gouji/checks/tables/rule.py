"""The type of ``tables`` rules."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

import msgspec

from gouji.schema.rule import Finds, Rule

_CELL = ("value", "reading", "decimals")
MEANINGS: Mapping[str, Finds] = {
    "missing-table": Finds("a table of the form that is not there"),
    "picture": Finds("a table of the form in whose section there is a picture instead"),
    "missing-row": Finds("a row that a table lacks"),
    "missing-column": Finds("a column that a table lacks"),
    "outdated-layout": Finds("a table in a layout that is `outdated`", ("layout",)),
    "doubtful": Finds("a table in which it is not sure what some figures belong to", ("count",)),
    "extra-table": Finds("a table that stands there again, with other figures", ("count", "cells", "right")),
    "repeated-table": Finds("a table that stands there again, with the same figures"),
    "misplaced-table": Finds("a table, or part of one, in another section than its own"),
    "repeated-row": Finds("a row that stands there again, with other figures", ("value", "expected")),
    "extra-row": Finds("a row with figures that is none of the form", ("row", "value")),
    "extra-column": Finds("a column with figures that is none of the form", ("column",)),
    "unknown-table": Finds("a table with figures that is none of the form; `{table}` is its first cell", ("count",)),
    "blank": Finds("a cell with nothing in it", _CELL),
    "placeholder": Finds("a cell with one of the form's `placeholders` in place of a figure", _CELL),
    "unreadable": Finds("a cell that is no figure", _CELL),
    "remark": Finds("a figure with words or a unit beside it", _CELL),
    "negative": Finds("a figure below zero whose kind of values is never `negative`", _CELL),
    "fraction": Finds("a figure with decimals where a `count` belongs", _CELL),
    "decimals": Finds("a figure with more decimals than it may have, or fewer where they are `exactly` so many", _CELL),
}


CELL_FINDS = tuple(word for word, finds in MEANINGS.items() if finds.fields is _CELL)
"""What rules of cells find."""


class TablesRule(Rule, frozen=True, kw_only=True, tag="tables"):
    """Tables and their cells against the form.

    ``finds`` names the fault. ``tables`` narrows the rule to some tables, by ids or globs. ``rows`` narrows a rule
    about cells to some rows, by ids, those of groups among them, or globs (``simple.*``). ``columns`` narrows a rule
    about cells to some columns likewise (``*.pending``). ``decimals`` are the most that a cell may have whose kind of
    values does not say.
    """

    meanings: ClassVar[Mapping[str, Finds]] = MEANINGS

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
        return ("table", "label", *MEANINGS[self.finds].fields)

    @property
    def about_tables(self) -> tuple[str, ...]:
        """The tables that the rule names."""
        return self.tables
