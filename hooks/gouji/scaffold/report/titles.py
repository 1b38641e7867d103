"""The name of who writes a document, read from a title by the shape that the template gives it."""

from __future__ import annotations

import re

from gouji.text.spacing import squeezed

_FIELDS = {"{unit}": "(?P<unit>.+?)", "{year}": r"\d{4}", "{last_year}": r"\d{4}", "{next_year}": r"\d{4}"}
_FIELD = re.compile(r"(\{\w+\})")


def unit_in(title: str, shape: str) -> str | None:
    """The name in a title of this shape; None where it has another. White space that parts no words is passed over."""
    parts = (_FIELDS.get(part) or re.escape(part) for part in _FIELD.split(squeezed(shape)))
    found = re.fullmatch("".join(parts), squeezed(title))
    return found["unit"].strip() if found and "unit" in found.re.groupindex else None
