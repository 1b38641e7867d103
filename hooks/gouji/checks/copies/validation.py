"""Validation of ``copies`` rules beyond their types."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.copies.rule import CopiesRule
from gouji.messages.errors import Problem
from gouji.schema.form import Form
from gouji.template.messages import UNKNOWN_SECTION
from gouji.yaml.nodes import Node
from gouji.yaml.validation import items, unknown


def problems(form: Form, rule: CopiesRule, node: Node) -> Iterator[Problem]:
    """Sections that the form lacks."""
    del rule
    return unknown(items(node, "sections"), [section.id for section in form.all_sections], UNKNOWN_SECTION)
