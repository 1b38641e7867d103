"""Validation of ``text`` rules beyond their types."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from gouji.checks.text import messages
from gouji.checks.text.rule import TextRule
from gouji.messages.errors import Problem
from gouji.schema.form import Form
from gouji.yaml.nodes import Node
from gouji.yaml.validation import bad_pattern, bad_patterns, goes_with, items, only_with


def problems(form: Form, rule: TextRule, node: Node) -> Iterator[Problem]:
    """Expressions that do not compile, replacements that do not fit, keys that go with another ``finds``."""
    del form
    for key in ("allowed", "units", "before", "after", "words", "borders"):
        yield from bad_patterns(items(node, key))
    for key in ("units", "after"):
        yield from only_with(rule.finds, node, key, "page-number")
    yield from only_with(rule.finds, node, "before", "page-number", "doubled-word")
    yield from only_with(rule.finds, node, "words", "doubled-word", "page-line")
    yield from only_with(rule.finds, node, "borders", "doubled-word")
    yield from goes_with(rule.finds, node, "patterns", "pattern")
    for item in items(node, "patterns"):
        yield from _replacement(item)


def _replacement(node: Node) -> Iterator[Problem]:
    """The replacement may refer to groups of the expression, to those that it has."""
    wrong = list(bad_pattern(node.at("find")))
    yield from wrong
    replacement = node.get("replace")
    if replacement and not wrong:
        groups = regex.compile(node.at("find").text).groups
        for reference in regex.findall(r"\\(\d)", replacement.text):
            if not 0 < int(reference) <= groups:
                yield replacement.problem(messages.NO_SUCH_GROUP.fill(number=reference))
