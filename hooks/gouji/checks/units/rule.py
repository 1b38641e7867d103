"""The type of ``units`` rules."""

from typing import Annotated

import msgspec

from gouji.schema.base import NotEmpty
from gouji.schema.rule import Rule


class UnitsRule(Rule, frozen=True, kw_only=True, tag="units"):
    """Equations between the figures of a report and the sums of those of the units right below.

    ``asserts`` are the equations; an item is an equation, or a mapping from a quantifier to an equation.
    ``sum(children.this)`` adds up a cell of the reports of all units below. ``table`` is the table that names without a
    table are of. ``tables`` are several such: what names no table is asserted of each. Without either, names begin with
    their table. ``own`` are equations that hold in the report of any body; it may be an empty list. With it figures
    above the sums are taken for those of the unit's own body where these equations hold of what is above, as well.
    """

    table: str | None = None
    tables: tuple[str, ...] = ()
    asserts: Annotated[tuple[str | dict[str, str], ...], NotEmpty] = msgspec.field(name="assert")
    own: tuple[str | dict[str, str], ...] | None = None

    @property
    def message_fields(self) -> tuple[str, ...]:
        """What ``message`` may name in braces."""
        return ("table", "count")

    @property
    def about_tables(self) -> tuple[str, ...]:
        """The tables that the rule names; none where its equations do."""
        return (self.table,) if self.table else self.tables

    @property
    def assertions(self) -> tuple[str, ...]:
        """Its equations, a line each."""
        lines: list[str] = []
        for item in self.asserts:
            lines += [item] if isinstance(item, str) else [f"{scope}: {equation}" for scope, equation in item.items()]
        return tuple(lines)
