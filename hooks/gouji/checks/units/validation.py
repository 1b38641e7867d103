"""Validation of ``units`` rules beyond their types."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.across_reports import assert_problems
from gouji.checks.units import messages
from gouji.checks.units.rule import UnitsRule
from gouji.checks.units.sums import CHILDREN
from gouji.equations.places import NO_PLACES
from gouji.messages.errors import Problem
from gouji.schema.form import Form
from gouji.template.messages import UNKNOWN_TABLE
from gouji.yaml.nodes import Node
from gouji.yaml.validation import items, unknown


def problems(form: Form, rule: UnitsRule, node: Node) -> Iterator[Problem]:
    """A table that the form lacks, one beside several, and equations that do not compile over rows and columns."""
    forms = [table.id for table in form.tables]
    yield from unknown([*filter(None, [node.get("table")]), *items(node, "tables")], forms, UNKNOWN_TABLE)
    if rule.table and (several := node.entries.get("tables")):
        yield several.key.problem(messages.UNITS_ONE_OR_SEVERAL)
    if any(name not in forms for name in rule.about_tables):
        return
    for table in rule.about_tables or (None,):
        yield from assert_problems(form, rule.asserts, items(node, "assert"), table, CHILDREN)
        yield from assert_problems(form, rule.own or (), items(node, "own"), table, NO_PLACES)
