"""How wide characters are: in a terminal, and beside each other in a text that mixes Chinese and Latin letters."""

from __future__ import annotations

import unicodedata

from gouji.text.lazy import lazy_regex

# Of these the width is plain, and most texts have no others: the library with all tables need not be loaded for them.
_NARROW = r"\x20-\x7e\xa1-\xac\xae-\xff\u2010-\u2027"
_WIDE = r"\u3001-\u3029\u4e00-\u9fff\uff01-\uff60"
_PLAIN = lazy_regex(rf"[{_NARROW}{_WIDE}]*")


def is_wide(character: str) -> bool:
    """Whether a character takes the full width, as Chinese ones do (Unicode Standard Annex 11)."""
    return unicodedata.east_asian_width(character) in ("W", "F")


def cells(text: str) -> int:
    """Cells that a text takes in a terminal; ambiguous characters take one, combining marks none."""
    if _PLAIN.fullmatch(text):
        return len(text) + sum(character > "\u3000" for character in text)
    from wcwidth import wcwidth  # noqa: PLC0415 - takes longer to load than a short report to be checked

    return sum(max(wcwidth(character), 0) for character in text)
