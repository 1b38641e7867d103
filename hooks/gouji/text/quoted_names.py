"""Names in the brackets of titles: whoever speaks of the same document writes the same."""

from __future__ import annotations

from gouji.text.lazy import lazy_re

_QUOTED_NAME = lazy_re(r"《(?:[^《》]|《[^《》]{0,60}》){1,120}》|〈[^〈〉]{1,60}〉")


def quoted_names(text: str) -> list[tuple[int, int]]:
    """Where quoted names (《…》, 〈…〉) stand: start and end, with their brackets."""
    return [match.span() for match in _QUOTED_NAME.finditer(text)]
