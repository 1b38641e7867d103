"""Paragraphs without what they quote and what stands in brackets: numbers there are those of others."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.document.model import Paragraph
from gouji.text.lazy import lazy_re
from gouji.text.numerals import ONE_TO_TEN
from gouji.text.spans import Text

_NUMBER = rf"[（(]\s*(?:[{ONE_TO_TEN}]{{1,3}}|\d{{1,2}})\s*[）)]"
_BRACKET = lazy_re(rf"{_NUMBER}|[“‘《「（(”’》」）)]")
_OPENS = {"”": "“", "’": "‘", "》": "《", "」": "「", "）": "（", ")": "("}
_BLANK = "□"
_DEEPEST = 8
"""Brackets inside one another."""


def without_quotes(paragraph: Paragraph) -> Paragraph:
    """The paragraph with blanks for what is quoted or in brackets, each character one."""
    value = paragraph.text.value
    masked, at = "", 0
    for start, end in _enclosed(value):
        masked += value[at:start] + _BLANK * (end - start)
        at = end
    if not at:
        return paragraph
    return Paragraph(Text(masked + value[at:], paragraph.text.pieces), paragraph.level)


def _enclosed(value: str) -> Iterator[tuple[int, int]]:
    """What stands between two marks that belong together, except inside another such stretch."""
    opened: list[tuple[str, int]] = []
    outermost: list[tuple[int, int]] = []
    for mark in _BRACKET.finditer(value):
        if mark[0] in _OPENS.values():
            opened = [*opened[-_DEEPEST:], (mark[0], mark.start())]
        elif any(kind == _OPENS.get(mark[0]) for kind, _ in opened):
            while opened and (last := opened.pop())[0] != _OPENS[mark[0]]:
                pass
            while outermost and outermost[-1][0] > last[1]:
                outermost.pop()
            outermost.append((last[1], mark.end()))
    yield from outermost
