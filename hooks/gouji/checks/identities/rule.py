"""What a rule of the kind ``identities`` may say."""

from __future__ import annotations

from typing import Annotated

import msgspec

from gouji.schema.base import NotEmpty
from gouji.schema.rule import Rule


class IdentitiesRule(Rule, frozen=True, kw_only=True, tag="identities"):
    """Equations between the cells of a table; the notation is that of :mod:`gouji.equations.parser`.

    An item of ``asserts`` is an equation, or a mapping from a quantifier to an equation.
    """

    table: str
    asserts: Annotated[tuple[str | dict[str, str], ...], NotEmpty] = msgspec.field(name="assert")
