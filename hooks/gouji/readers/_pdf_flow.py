"""Running text of a PDF: page furniture taken away, lines put together to paragraphs across lines and pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from gouji.readers._pdf_page import Box, Line, is_wide

_DASHES = r"[\s\-–—―－_~·•.|]*"
_PAGE_NUMBER = re.compile(rf"{_DASHES}(?:第\s*)?\d{{1,4}}\s*页?(?:\s*[,，]?\s*[/／共]\s*\d{{1,4}}\s*页?)?{_DASHES}")
_DIGITS = re.compile(r"\d+")
# Share of the page's height where a bare figure or a repeated line is page furniture.
_MARGIN = 0.12
_REPEATED_ON = 3
_SENTENCE_END = re.compile(r"[。！？!?][”’』」）)]*$")
_ITEM = re.compile(r"第?[一二三四五六七八九十百]+[、．.章节条]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)")
_TOKEN = re.compile(r"[!-~]+|.[，。、；：？！）》〉”’]*")
# How far a paragraph's first line stands in, and how little lines may differ, in widths of a character.
_INDENT = (1.2, 3.2)
_SLACK = 0.6
_SAME_SIZE = 1.15


@dataclass(frozen=True, slots=True)
class Placed:
    """A line with its page."""

    line: Line
    page: int
    page_width: float


@dataclass(frozen=True)
class Measure:
    """The column of text: its left and right margin, and whether first lines of paragraphs stand in."""

    left: float
    right: float
    indents: bool

    def indented(self, line: Line) -> bool:
        """Whether a line stands in as a paragraph's first."""
        low, high = _INDENT
        return low < (line.box.x0 - self.left) / line.size < high

    def continues(self, before: Line, line: Line) -> bool:
        """Whether ``line`` goes on with the paragraph of ``before``: only because its beginning had no room there."""
        standing_in = (line.box.x0 - self.left) / line.size
        if standing_in > _INDENT[0] or not 1 / _SAME_SIZE < line.size / before.size < _SAME_SIZE:
            return False
        if _SENTENCE_END.search(before.text) and (not self.indents or _ITEM.match(line.text)):
            return False
        return _token_width(line) > self.right - before.box.x1 - _SLACK * line.size


def measure(lines: Sequence[Line]) -> Measure:
    """The column that these lines (at least one) are set in. A few that reach out of it don't count."""
    few = len(lines) // 20
    left = sorted(line.box.x0 for line in lines)[few]
    right = sorted((line.box.x1 for line in lines), reverse=True)[few]
    column = Measure(left, right, indents=False)
    pairs = zip(lines, lines[1:], strict=False)
    indents = any(column.indented(first) and second.box.x0 - left < second.size for first, second in pairs)
    return replace(column, indents=indents)


def _token_width(line: Line) -> float:
    """Width of what a line begins with and what can't be parted: a word, or a character with the marks after it."""
    token = _TOKEN.match(line.text)
    count = len(token[0]) if token else 1
    shown = [glyph for glyph in line.glyphs if not glyph.blank][:count]
    return shown[-1].box.x1 - shown[0].box.x0


@dataclass
class Paragraphs:
    """Puts lines together, in reading order; ``done`` are finished paragraphs with the page that each begins on."""

    measures: dict[float, Measure]

    def __post_init__(self) -> None:
        self.text = ""
        self.page = 0
        self.last: Placed | None = None

    def goes_on(self, placed: Placed) -> bool:
        """Whether this line belongs to the paragraph that is open."""
        if self.last is None or self.last.page_width != placed.page_width:
            return False
        return self.measures[placed.page_width].continues(self.last.line, placed.line)
