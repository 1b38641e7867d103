"""Items of lists, at the start of a paragraph or inside it: where the number of each stands."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from gouji.document.model import Paragraph
from gouji.text.list_numbers import numeral
from gouji.text.normalize import BEFORE_ENUMERATOR, Style, enumerator
from gouji.text.numerals import ONE_TO_NINE, ORDINAL, written
from gouji.text.spans import Span

SPOKEN: tuple[Style, ...] = ("一是", "第一，")
"""Numbers as people speak."""
_COMMAS = tuple("，,、")
_WIDEST = 16
"""Characters that a number and what shows that it is none may take."""


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


def list_items(paragraph: Paragraph) -> Iterator[ListItem]:
    """The items in a paragraph, in order."""
    text = paragraph.text.value
    behind = ((match[0][0], match.end()) for match in BEFORE_ENUMERATOR.finditer(text))
    for mark, start in (("", len(text) - len(text.lstrip())), *behind):
        window = text[start : start + _WIDEST]
        number = enumerator(window)
        if number and (number.style in SPOKEN or mark not in _COMMAS):  # behind one only such as people speak
            end = start + len(window) - len(number.rest)
            yield ListItem(paragraph, start, end, number.style, number.number)


def marked(number: int, style: Style) -> str:
    """A number as the items of a style have it."""
    if style == "①":
        return numeral(number, "decimalEnclosedCircle")
    shown = style.replace(ONE_TO_NINE[0], written(number)).replace("1", str(number)).rstrip("，、.")
    return shown if style != "第一，" else f"{ORDINAL}{written(number)}"
