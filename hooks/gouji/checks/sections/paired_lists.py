"""Two lists in a section, one after the other, each clearly numbered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from gouji.document.model import Paragraph
from gouji.text.normalize import Style, enumerator
from gouji.text.patterns import pattern
from gouji.text.spans import Span

# Where an item may begin; behind a comma only one that is numbered as people speak.
_START = re.compile(r"^\s*|(?<=[。；;：:！!？?）)])\s*|(?<=[，,、])\s*")
_SPOKEN: tuple[Style, ...] = ("一是", "第一，")
_COMMAS = tuple("，,、")
# Between an item and what follows it; words that open a list are in the title above it, right behind its number.
_MARK = re.compile(r"[，,。；;：:！!？?]")


class ListItem(Struct, frozen=True):
    """An item of a list: where its number begins and ends, the style of the number, and its value."""

    paragraph: Paragraph
    start: int
    end: int
    style: Style
    number: int

    def span(self) -> Span | None:
        """The place of its number."""
        return self.paragraph.text.span(self.start, self.end)


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
            here = list(_items(paragraph))
            before = [item for each in paragraphs[:order] for item in _items(each)]
            after = [item for each in paragraphs[order + 1 :] for item in _items(each)]
            first = _list([*before, *(item for item in here if _MARK.search(paragraph.text.value, item.end, start))])
            second = _list([*(item for item in here if item.start >= start), *after])
            return (first, second) if first and second else None
    return None


def _opening(paragraph: Paragraph, opens: Sequence[str]) -> int | None:
    """Where the words begin that open the second list."""
    found = (pattern(each).search(paragraph.text.value) for each in opens)
    return min((match.start() for match in found if match), default=None)


def _items(paragraph: Paragraph) -> Iterator[ListItem]:
    text = paragraph.text.value
    for match in _START.finditer(text):
        number = enumerator(text[match.end() :])
        if number and (number.style in _SPOKEN or text[match.start() - 1 : match.start()] not in _COMMAS):
            yield ListItem(paragraph, match.end(), len(text) - len(number.rest), number.style, number.number)


def _list(items: Sequence[ListItem]) -> Sequence[ListItem]:
    """The outermost list of some items, empty if it is not clear. The title above a list has a number of its own."""
    for style in dict.fromkeys(item.style for item in items):
        outer = [item for item in items if item.style == style]
        if len(outer) > 1:
            return outer if [item.number for item in outer] == list(range(1, len(outer) + 1)) else ()
    return ()
