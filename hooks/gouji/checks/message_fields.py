"""What the message of a rule may name in braces.

These are the values that its check fills in; the module of the check says what they mean.
"""

from __future__ import annotations

from collections.abc import Mapping

from gouji.schema.rule import Rule

_ALWAYS: Mapping[str, tuple[str, ...]] = {
    "document": ("reason", "pack"),
    "duplicates": ("section", "origin", "place", "quote", "characters", "share", "similarity"),
    "identities": ("table", "label", "actual", "expected", "left", "right", "difference"),
    "narrative": ("quote", "actual", "expected"),
    "sections": ("number", "title"),
    "tables": ("table", "label"),
    "text": ("quote", "text", "expected"),
}
_CELL = ("value", "reading", "decimals")
_SOMETIMES: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("document", "citation"): ("found",),
    ("narrative", "figures"): ("label", "written", "other"),
    ("sections", "misnamed"): ("found",),
    ("sections", "variant"): ("found",),
    ("sections", "order"): ("expected",),
    ("sections", "number"): ("found",),
    ("sections", "collision"): ("found",),
    ("sections", "content"): ("aspect",),
    ("sections", "only"): ("text",),
    ("sections", "answers"): ("first", "second"),
    ("tables", "outdated-layout"): ("layout",),
    ("tables", "doubtful"): ("count",),
    ("tables", "blank"): _CELL,
    ("tables", "placeholder"): _CELL,
    ("tables", "unreadable"): _CELL,
    ("tables", "remark"): _CELL,
    ("tables", "negative"): _CELL,
    ("tables", "fraction"): _CELL,
    ("tables", "decimals"): _CELL,
}


def placeholders(rule: Rule) -> tuple[str, ...]:
    """The names that the message of a rule may have in braces."""
    check = str(rule.__struct_config__.tag)
    return _ALWAYS[check] + _SOMETIMES.get((check, getattr(rule, "finds", "")), ())
