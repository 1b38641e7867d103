"""How tags show what stands in them, in web pages and in Markdown: struck out, above the line or below it."""

from __future__ import annotations

import re

from gouji.text.lazy import lazy_re
from gouji.text.raised import LEAST_SHIFT, USUAL_HEIGHT

_STRUCK = frozenset({"del", "s", "strike"})
_RAISED = frozenset({"sub", "sup"})
_STRUCK_STYLE = lazy_re(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.IGNORECASE)
_RAISED_STYLE = lazy_re(r"(?:vertical-align|font-variant-position)\s*:\s*su(?:b|per)", re.IGNORECASE)
_SHIFT = lazy_re(
    r"(?:vertical-align|mso-text-raise)\s*:\s*([+-]?(?:[0-9]{1,6}(?:\.[0-9]{0,6})?|\.[0-9]{1,6}))(%|[a-z]{2,3})",
    re.IGNORECASE,
)
# As shares of the height of characters. A percentage is one of the height of the line, which is some more.
_UNITS = {
    "%": 0.012, "em": 1.0, "rem": 1.0, "ex": 0.5, "ch": 0.5, "pt": 1 / USUAL_HEIGHT, "px": 0.75 / USUAL_HEIGHT,
    "pc": 12 / USUAL_HEIGHT, "in": 72 / USUAL_HEIGHT, "cm": 28.35 / USUAL_HEIGHT, "mm": 2.835 / USUAL_HEIGHT,
}  # fmt: skip


def is_struck(name: str, style: str) -> bool:
    """Whether a line goes through the text of an element of this name and style (or all attributes)."""
    return name in _STRUCK or bool(style and _STRUCK_STYLE.search(style))


def is_raised(name: str, style: str) -> bool:
    """Whether the text of an element that is no block stands above or below the line."""
    return name in _RAISED or bool(style and (_RAISED_STYLE.search(style) or is_shifted(style)))


def is_shifted(style: str) -> bool:
    """Whether a length in a style moves characters so far up or down that they stand above or below the line."""
    shifts = ((float(length), _UNITS.get(unit.lower(), 0.0)) for length, unit in _SHIFT.findall(style))
    return any(abs(length * unit) >= LEAST_SHIFT for length, unit in shifts)
