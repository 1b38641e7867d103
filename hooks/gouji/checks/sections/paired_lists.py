"""Two lists in a section, one after the other, each clearly numbered."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.checks.sections.list_items import ListItem, list_items
from gouji.document.model import Paragraph
from gouji.text.lazy import lazy_re
from gouji.text.patterns import pattern

# Between an item and what follows it; words that open a list are in the title above it, right behind its number.
_MARK = lazy_re(r"[，,。；;：:！!？?]")

Lists = tuple[Sequence[ListItem], Sequence[ListItem]]


def two_lists(paragraphs: Sequence[Paragraph], opens: Sequence[str]) -> Lists | None:
    """The items of two lists, the second of which begins with words that one of ``opens`` matches.

    None where either is not clearly a list: numbered from one on in one style, each number once.

    Raises:
        TimeoutError: an expression takes too long.
    """
    for order, paragraph in enumerate(paragraphs):
        start = _opening(paragraph, opens)
        if start is not None:
            here = list(list_items(paragraph))
            before = [item for each in paragraphs[:order] for item in list_items(each)]
            after = [item for each in paragraphs[order + 1 :] for item in list_items(each)]
            first = _list([*before, *(item for item in here if _MARK.search(paragraph.text.value, item.end, start))])
            second = _list([*(item for item in here if item.start >= start), *after])
            return (first, second) if first and second else None
    return None


def _opening(paragraph: Paragraph, opens: Sequence[str]) -> int | None:
    """Where the words begin that open the second list."""
    found = (pattern(each).search(paragraph.text.value) for each in opens)
    return min((match.start() for match in found if match), default=None)


def _list(items: Sequence[ListItem]) -> Sequence[ListItem]:
    """The outermost list of some items, empty if it is not clear. The title above a list has a number of its own."""
    for style in dict.fromkeys(item.style for item in items):
        outer = [item for item in items if item.style == style]
        if len(outer) > 1:
            return outer if [item.number for item in outer] == list(range(1, len(outer) + 1)) else ()
    return ()
