"""The numbers that browsers show before the items of an ordered list."""

from __future__ import annotations

import re

from gouji.readers.html.tree import Element
from gouji.text.lazy import lazy_re
from gouji.text.list_numbers import numeral

_LIST_STYLE = lazy_re(r"list-style(?:-type)?\s*:([^;]*)", re.IGNORECASE)
_TYPES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_STYLES = {
    "cjk-decimal": "ideographDigital",
    "cjk-ideographic": "chineseCounting",
    "decimal": "decimal",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "lower-roman": "lowerRoman",
    "none": "none",
    "simp-chinese-formal": "chineseLegalSimplified",
    "simp-chinese-informal": "chineseCounting",
    "trad-chinese-informal": "chineseCounting",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "upper-roman": "upperRoman",
}
_CHINESE = frozenset({"chineseCounting", "chineseLegalSimplified", "ideographDigital"})
_INTEGER = lazy_re(r"\s*(-?[0-9]{1,6})")


class ListNumbering:
    """Counts the items of one list; bulleted lists have no numbers."""

    def __init__(self, element: Element) -> None:
        self._style = _style(element) if element.name == "ol" else "none"
        self._next = _integer(element, "start", 1)

    def marker(self, item: Element) -> str:
        """What stands before the next item, ``1.`` or ``一、``; empty where nothing does."""
        number = _integer(item, "value", self._next)
        self._next = number + 1
        sign = numeral(number, self._style)
        return sign and sign + ("、" if self._style in _CHINESE else ".")


def _style(element: Element) -> str:
    declared = _LIST_STYLE.search(element.attributes.get("style", ""))
    for word in declared[1].lower().split() if declared else ():
        if word in _STYLES:
            return _STYLES[word]
    return _TYPES.get(element.attributes.get("type", "1"), "decimal")


def _integer(element: Element, name: str, default: int) -> int:
    number = _INTEGER.match(element.attributes.get(name, ""))
    return int(number[1]) if number else default
