"""Validation of ``identities`` rules beyond their types."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.identities.rule import IdentitiesRule
from gouji.checks.messages import BAD_EQUATION
from gouji.equations.compile import AssertionFault, compile_assertion
from gouji.forms.axes import names
from gouji.messages.errors import Problem
from gouji.schema.form import Form
from gouji.template.messages import UNKNOWN_TABLE
from gouji.yaml.nodes import Node
from gouji.yaml.validation import unknown


def problems(form: Form, rule: IdentitiesRule, node: Node) -> Iterator[Problem]:
    """A table that the form lacks, and equations that do not compile over its rows and columns."""
    tables = {table.id: table for table in form.tables}
    yield from unknown([node.at("table")], tables, UNKNOWN_TABLE)
    if rule.table not in tables:
        return
    rows, columns = names(tables[rule.table])
    for assertion, each in zip(rule.asserts, node.at("assert").items, strict=True):
        try:
            compile_assertion(assertion, rows, columns)
        except AssertionFault as fault:
            entry = each.entries.get(fault.key or "")
            wrong = (entry.key if fault.in_key else entry.value) if entry else each
            yield wrong.problem(BAD_EQUATION.fill(error=fault.message), fault.position)
