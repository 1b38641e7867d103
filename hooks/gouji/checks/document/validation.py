"""Validation of ``document`` rules beyond their types."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.document.rule import DocumentRule
from gouji.messages.errors import Problem
from gouji.schema.form import Form
from gouji.yaml.nodes import Node
from gouji.yaml.validation import bad_patterns, goes_with, items


def problems(form: Form, rule: DocumentRule, node: Node) -> Iterator[Problem]:
    """Expressions that do not compile, and ``texts`` where another ``finds`` has no use for them."""
    del form
    yield from goes_with(rule.finds, node, "texts", "citation")
    yield from bad_patterns(items(node, "texts"))
