"""Validation of ``identities`` rules beyond their types."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gouji.checks.identities import messages
from gouji.checks.identities.equations import written
from gouji.checks.identities.rule import IdentitiesRule
from gouji.checks.messages import BAD_EQUATION
from gouji.equations.across import compile_across, names_tables
from gouji.equations.compile import compile_assertion
from gouji.equations.messages import ASSERT_EMPTY
from gouji.equations.references import Axes
from gouji.equations.scanner import AssertionFault, ExpressionError
from gouji.forms.axes import names
from gouji.messages.errors import Problem
from gouji.schema.form import Form
from gouji.template.messages import UNKNOWN_TABLE
from gouji.yaml.nodes import Node
from gouji.yaml.validation import items, unknown


def problems(form: Form, rule: IdentitiesRule, node: Node) -> Iterator[Problem]:
    """A table that the form lacks, one beside several, and equations that do not compile over rows and columns."""
    forms = {table.id: table for table in form.tables}
    named = [*filter(None, [node.get("table")]), *items(node, "tables")]
    yield from unknown(named, forms, UNKNOWN_TABLE)
    if rule.table and (several := node.entries.get("tables")):
        yield several.key.problem(messages.IDENTITY_ONE_OR_SEVERAL)
    if any(name not in forms for name in rule.about_tables):
        return
    axes = {name: names(table) for name, table in forms.items() if not rule.tables or name in rule.tables}
    for assertion, each in zip(rule.asserts, node.at("assert").items, strict=True):
        try:
            _compile(rule, assertion, axes)
        except AssertionFault as fault:
            entry = each.entries.get(fault.key or "")
            wrong = (entry.key if fault.in_key else entry.value) if entry else each
            yield wrong.problem(BAD_EQUATION.fill(error=fault.message), fault.position)


def _compile(rule: IdentitiesRule, assertion: str | Mapping[str, str], axes: Mapping[str, Axes]) -> None:
    """Raises what is wrong with an assertion."""
    if not assertion:
        raise AssertionFault(ExpressionError(ASSERT_EMPTY, 0))
    for line in [assertion] if isinstance(assertion, str) else assertion.items():
        if not rule.table and (not rule.tables or names_tables(written(line), axes)):
            compile_across(written(line), axes)
        else:
            for table in rule.about_tables:
                compile_assertion(line if isinstance(line, str) else dict([line]), *axes[table])
