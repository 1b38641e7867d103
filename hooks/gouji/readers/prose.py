"""Which texts are sentences, wherever they stand."""

from __future__ import annotations

_LONGEST_CELL = 120
_ENDS = ("。", "！", "？", "；")


def is_prose(value: str) -> bool:
    """Whether a text reads as a sentence rather than as the content of a cell."""
    value = value.strip()
    return len(value) > _LONGEST_CELL or value.endswith(_ENDS)
