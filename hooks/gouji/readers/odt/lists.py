"""Automatic numbers of an OpenDocument text: of lists, and of headings by the outline."""

from __future__ import annotations

import re

from lxml.etree import _Element as Element
from msgspec import Struct, field

from gouji.readers.odt.xml import number, q
from gouji.text.lazy import lazy_re
from gouji.text.list_numbers import numeral
from gouji.text.width import is_wide

_LEVELS = 10
_NUMBERED = q("text:list-level-style-number")
_OUTLINED = q("text:outline-level-style")
_PLACEHOLDER = lazy_re(r"%(\d{1,2})%")
# By their first number. The names are those of Word, whose numbers the text room writes.
_FORMATS = {
    "1": "decimal", "１": "decimalFullWidth", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman",
    "I": "upperRoman", "一": "chineseCounting", "壹": "chineseLegalSimplified", "壱": "chineseLegalSimplified",
    "甲": "ideographTraditional", "子": "ideographZodiac", "①": "decimalEnclosedCircle", "⑴": "decimalEnclosedParen",
    "⒈": "decimalEnclosedFullstop", "㊀": "ideographEnclosedCircle", "01": "decimalZero", "1st": "ordinal",
}  # fmt: skip


class _OdtLevel(Struct, frozen=True):
    """A level of a list: its pattern (``%1%、``), the format of its own number, and where it begins to count."""

    pattern: str
    style: str
    start: int


_Definition = dict[int, _OdtLevel]


class Counters(Struct):
    """Where a list has counted to, by depth from 0 on, and how its numbers show."""

    definition: _Definition
    counts: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)

    def label(self, depth: int, start: int | None = None) -> str:
        """The number of the next item at a depth, blank after it included; "" for none. Deeper items start anew."""
        if not 0 <= depth < _LEVELS:
            return ""
        own = self.definition.get(depth)
        before = self.counts[depth]
        first = 1 if own is None else own.start
        self.counts[depth] = start if start is not None else first if before is None else before + 1
        self.restart(depth + 1)
        return "" if own is None else self._shown(own)

    def restart(self, depth: int) -> None:
        """Lets items from a depth on begin anew."""
        self.counts[depth:] = [None] * len(self.counts[depth:])

    def _shown(self, own: _OdtLevel) -> str:
        def counted(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            level = self.definition.get(index)
            if level is None or not 0 <= index < _LEVELS:
                return ""
            count = self.counts[index]
            return numeral(level.start if count is None else count, level.style)

        label = _PLACEHOLDER.sub(counted, own.pattern)
        narrow = label[-1:] and not is_wide(label[-1]) and label[-1] not in ")]"
        return f"{label} " if narrow else label


class ListStyles(Struct, frozen=True):
    """The lists of a document by the name of their style, and the outline of its headings."""

    by_name: dict[str, _Definition]
    outline: _Definition


def read_lists(parts: list[Element]) -> ListStyles:
    """The list styles in the automatic and the common styles of a document, the nearest part last."""
    found = {}
    outline: _Definition = {}
    for part in parts:
        for style in part.iterfind(q("text:list-style")):
            found[style.get(q("style:name"), "")] = _definition(style, _NUMBERED)
        for style in part.iterfind(q("text:outline-style")):
            outline = _definition(style, _OUTLINED)
    return ListStyles(found, outline)


def _definition(style: Element, tag: str) -> _Definition:
    """The levels that show a number, by their depth."""
    return {
        number(level, "text:level", 1) - 1: _level(level)
        for level in style.iterfind(tag)
        if level.get(q("style:num-format")) or level.get(q("loext:num-list-format"))
    }


def _level(level: Element) -> _OdtLevel:
    first = level.get(q("style:num-format"), "").split(",")[0].strip()
    return _OdtLevel(
        level.get(q("loext:num-list-format")) or _pattern(level),
        _FORMATS.get(first, "decimal") if first else "none",
        number(level, "text:start-value", 1),
    )


def _pattern(level: Element) -> str:
    """The pattern where the format has none: the numbers of so many levels, with dots between them."""
    own = number(level, "text:level", 1)
    shown = min(max(number(level, "text:display-levels", 1), 1), own)
    numbers = ".".join(f"%{index}%" for index in range(own - shown + 1, own + 1))
    return f"{level.get(q('style:num-prefix'), '')}{numbers}{level.get(q('style:num-suffix'), '')}"
