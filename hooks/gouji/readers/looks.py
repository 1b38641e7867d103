"""How tags show what stands in them, in web pages and in Markdown: struck out, above the line or below it."""

from __future__ import annotations

import re

_STRUCK = frozenset({"del", "s", "strike"})
_RAISED = frozenset({"sub", "sup"})
_STRUCK_STYLE = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.IGNORECASE)
_RAISED_STYLE = re.compile(
    r"vertical-align\s*:\s*su(?:b|per)|mso-text-raise\s*:\s*-?[1-9]|font-variant-position\s*:\s*su", re.IGNORECASE
)


def is_struck(name: str, style: str) -> bool:
    """Whether a line goes through the text of an element of this name and style (or all attributes)."""
    return name in _STRUCK or bool(style and _STRUCK_STYLE.search(style))


def is_raised(name: str, style: str) -> bool:
    """Whether the text of an element that is no block stands above or below the line."""
    return name in _RAISED or bool(style and _RAISED_STYLE.search(style))
