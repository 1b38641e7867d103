"""What the message of a rule may name in braces, by check kind. Each check module fills these."""

from __future__ import annotations

from collections.abc import Mapping

PLACEHOLDERS: Mapping[str, tuple[str, ...]] = {
    "document": ("reason", "pack", "found"),
    "duplicates": ("section", "origin", "characters", "share", "similarity", "quote", "line", "end_line"),
    "identities": ("table", "label", "actual", "expected", "left", "right", "difference"),
    "sections": ("title", "number", "expected", "found", "aspect", "text"),
    "tables": ("table", "label", "value", "reading", "layout", "count", "decimals"),
}
