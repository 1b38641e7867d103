"""Validation of ``sections`` rules beyond their types."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.sections.rule import SectionsRule
from gouji.messages.errors import Problem
from gouji.schema.form import Form
from gouji.template.messages import UNKNOWN_SECTION
from gouji.yaml.nodes import Node
from gouji.yaml.validation import bad_patterns, goes_with, items, repeated, unknown


def problems(form: Form, rule: SectionsRule, node: Node) -> Iterator[Problem]:
    """Sections that the form lacks, expressions that do not compile, keys that go with another ``finds``."""
    yield from unknown(items(node, "sections"), [section.id for section in form.all_sections], UNKNOWN_SECTION)
    yield from repeated(items(node, "aspects"))
    for aspect in items(node, "aspects"):
        yield from bad_patterns((*items(aspect, "any"), *items(aspect, "anywhere")))
    yield from bad_patterns((*items(node, "texts"), *items(node, "answers")))
    for key, wanted in (("aspects", "content"), ("texts", "only"), ("answers", "answers"), ("styles", "numbering")):
        yield from goes_with(rule.finds, node, key, wanted)
