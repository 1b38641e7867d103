"""Validation of ``tables`` rules beyond their types."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.tables.rule import TablesRule
from gouji.messages.errors import Problem
from gouji.schema.form import Form
from gouji.template.messages import UNKNOWN_TABLE
from gouji.yaml.nodes import Node
from gouji.yaml.validation import goes_with, items, unknown


def problems(form: Form, rule: TablesRule, node: Node) -> Iterator[Problem]:
    """Tables that the form lacks, and ``decimals`` where another ``finds`` has no use for it."""
    yield from unknown(items(node, "tables"), [table.id for table in form.tables], UNKNOWN_TABLE)
    yield from goes_with(rule.finds, node, "decimals", "decimals")
