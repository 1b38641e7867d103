"""How wide characters are: in a terminal, and beside each other in a text that mixes Chinese and Latin letters."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right

# Of these the width is plain, and most texts have no others: the library with all tables need not be loaded for them.
_NARROW = "\x20\x7f\xa1\xad\xae\u0100\u2010\u2028"
_WIDE = "\u3001\u302a\u4e00\ua000\uff01\uff61"
_BOUNDS = _NARROW + _WIDE
"""Where plain characters begin and where they end, by turns: an expression would load an engine for a few lines."""


def is_wide(character: str) -> bool:
    """Whether a character takes the full width, as Chinese ones do (Unicode Standard Annex 11)."""
    return unicodedata.east_asian_width(character) in ("W", "F")


def is_plain(character: str) -> bool:
    """Whether the width of a character is known without tables."""
    return bisect_right(_BOUNDS, character) % 2 == 1


def cells(text: str) -> int:
    """Cells that a text takes in a terminal; ambiguous characters take one, combining marks none."""
    if all(map(is_plain, text)):
        return len(text) + sum(character > "\u3000" for character in text)
    from wcwidth import wcwidth  # noqa: PLC0415 - takes longer to load than a short report to be checked

    return sum(max(wcwidth(character), 0) for character in text)
