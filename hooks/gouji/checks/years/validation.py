"""Validation of ``years`` rules beyond their types."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.across_reports import assert_problems
from gouji.checks.narrative.messages import UNKNOWN_TOPIC
from gouji.checks.narrative.records import axes_of_both
from gouji.checks.narrative.validation import phrase_problems
from gouji.checks.years import messages
from gouji.checks.years.equations import PLACES
from gouji.checks.years.rule import YearsRule
from gouji.equations.places import NO_PLACES
from gouji.forms.axes import names
from gouji.messages.errors import Problem
from gouji.schema.form import Form
from gouji.template.messages import UNKNOWN_SECTION, UNKNOWN_TABLE
from gouji.yaml.nodes import Node
from gouji.yaml.validation import bad_patterns, goes_with, items, only_with, unknown


def problems(form: Form, rule: YearsRule, node: Node) -> Iterator[Problem]:
    """Tables and sections that the form lacks, equations that do not compile, keys that go with another ``finds``."""
    yield from goes_with(rule.finds, node, "assert", "equations")
    for key in ("table", "settled_by"):
        yield from only_with(rule.finds, node, key, "equations")
    for key in ("share", "shares", "passages", "minimum", "in_a_row", "ignore"):
        yield from only_with(rule.finds, node, key, "copied")
    yield from goes_with(rule.finds, node, "phrases", "growth")
    for key in ("sections", "topic"):
        yield from only_with(rule.finds, node, key, "growth")
    yield from phrase_problems(form, rule.phrases, node, [axes_of_both({each.id: names(each) for each in form.tables})])
    topic = node.get("topic")
    yield from unknown([topic] if topic else [], form.topics, UNKNOWN_TOPIC)
    if rule.finds == "copied" and rule.share is None and not (rule.shares or rule.passages):
        yield node.at("finds").problem(messages.YEARS_NO_SHARE)
    yield from bad_patterns(items(node, "ignore"))
    sections = [section.id for section in form.all_sections]
    yield from unknown(items(node, "sections"), sections, UNKNOWN_SECTION)
    for shares in (node.get("shares"), node.get("passages")):
        named = [entry.key for entry in shares.entries.values()] if shares else []
        yield from unknown(named, sections, UNKNOWN_SECTION)
    table = node.get("table")
    tables = [each.id for each in form.tables]
    yield from unknown([table] if table else [], tables, UNKNOWN_TABLE)
    if rule.table is None or rule.table in tables:
        yield from assert_problems(form, rule.asserts, items(node, "assert"), rule.table, PLACES)
        yield from assert_problems(form, rule.settled_by, items(node, "settled_by"), rule.table, NO_PLACES)
