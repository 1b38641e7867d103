"""What the build of an installation compiles ahead: the equations of the tables of a form, in each layout."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

import msgspec

from gouji.checks.identities.equations import AHEAD, LineEquations, line_equations, lines_within, place_of
from gouji.checks.identities.rule import IdentitiesRule
from gouji.equations.scanner import AssertionFault
from gouji.schema.form import Form


def ahead(form: Form, rules: Sequence[IdentitiesRule]) -> dict[str, bytes]:
    """The equations that each rule asserts of each table, where ``pack_equations`` finds them."""
    tables = [table.id for table in form.tables]
    found: dict[str, LineEquations] = {}
    for table in form.tables:
        for rule in rules:
            lines, named = lines_within(rule, table.id, tables), not rule.table
            for layout in (None, *table.layouts):
                with suppress(AssertionFault):  # of a layout that the rule does not fit; a run says so
                    place = place_of(table, layout, lines, named=named)
                    found[place] = line_equations(table, layout, lines, named=named)
    return {AHEAD: msgspec.msgpack.encode(found)}
