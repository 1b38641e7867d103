"""The type of ``identities`` rules."""

from fractions import Fraction
from typing import Annotated

import msgspec

from gouji.equations.fixed_point import Number
from gouji.schema.base import NotEmpty
from gouji.schema.rule import Rule


class IdentitiesRule(Rule, frozen=True, kw_only=True, tag="identities"):
    """Equations between the cells of a table, or of several.

    ``asserts`` are the equations; an item is an equation, or a mapping from a quantifier to an equation. ``table`` is
    the table that names without a table are of. ``tables`` are several such: what names no table is asserted of each.
    Without either, names begin with their table. ``within`` is the most by which the sides of a linear equation may
    differ.
    """

    table: str | None = None
    tables: tuple[str, ...] = ()
    within: Annotated[str, msgspec.Meta(pattern=r"^[0-9]{1,9}(\.[0-9]{1,9})?(?!\n)$")] | None = None
    asserts: Annotated[tuple[str | dict[str, str], ...], NotEmpty] = msgspec.field(name="assert")

    def tolerates(self, difference: Number) -> bool:
        """Whether two sums that differ by so much count as equal."""
        return self.within is not None and abs(Fraction(difference)) <= Fraction(self.within)

    @property
    def message_fields(self) -> tuple[str, ...]:
        """What ``message`` may name in braces."""
        return ("table", "label", "actual", "expected", "left", "right", "difference")

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
