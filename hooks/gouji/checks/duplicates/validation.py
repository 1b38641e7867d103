"""Validation of ``duplicates`` rules beyond their types."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.duplicates.rule import DuplicatesRule
from gouji.messages.errors import Problem
from gouji.schema.form import Form
from gouji.yaml.nodes import Node
from gouji.yaml.validation import bad_patterns, items


def problems(form: Form, rule: DuplicatesRule, node: Node) -> Iterator[Problem]:
    """Expressions that do not compile."""
    del form, rule
    return bad_patterns(items(node, "ignore"))
