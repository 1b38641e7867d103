"""What stands on a page of a PDF: characters, ruled lines and images, as plain values, and characters set in lines."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from functools import cached_property
from itertools import pairwise
from statistics import median

from msgspec import Struct
from msgspec.structs import replace

from gouji.text import width
from gouji.text.raised import raised
from gouji.text.spans import Text

# Gaps, in widths of a character: what parts words, and what parts Chinese characters on a line that isn't stretched.
_WORD_GAP = 0.15
_BLANK = 0.2
_STRETCHED = 0.08
_COLUMN_GAP = 1.5
# Note marks: how much smaller, and how far from the line in heights of a character on it.
_MARK_SIZE = 0.8
_MARK_RISE = 0.12
_OPENING = "（《〈“‘【〔「『(["
CLOSING = "，。、；：？！）》〉”’】〕」』,.;:?!)]"
"""Marks that stand at the end of what they belong to."""


class Box(Struct, frozen=True):
    """A rectangle on a page, in points from its upper left corner."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        """The centre, x and y."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2

    def holds(self, point: tuple[float, float]) -> bool:
        """Whether a point lies inside."""
        return self.x0 <= point[0] <= self.x1 and self.top <= point[1] <= self.bottom


class Glyph(Struct, frozen=True):
    """A character, or what its font maps to several (``fi``); never none.

    ``pale`` is hardly darker than paper. ``base`` is the height of the line that it stands on, where that is known.
    """

    text: str
    box: Box
    size: float
    pale: bool = False
    font: str = ""
    base: float | None = None

    @property
    def blank(self) -> bool:
        """Whether nothing is to be seen."""
        return not self.text.strip()

    def is_mark_of(self, before: Glyph) -> bool:
        """Whether it is a note mark behind a character: smaller, and above its line."""
        if self.size > _MARK_SIZE * before.size or before.blank or self.blank:
            return False
        # Fonts reach below their line by different amounts, so the boxes of two say nothing.
        boxes = before.box.bottom - self.box.bottom if before.font == self.font else 0.0
        lines = 0.0 if before.base is None or self.base is None else before.base - self.base
        return max(boxes, lines) > _MARK_RISE * before.size


class PdfLine(Struct, frozen=True, dict=True):
    """Glyphs on one base line, from left to right."""

    glyphs: tuple[Glyph, ...]

    @cached_property
    def box(self) -> Box:
        """The box around all glyphs."""
        return around(glyph.box for glyph in self.glyphs)

    @cached_property
    def size(self) -> float:
        """The usual size of the glyphs."""
        return median(glyph.size for glyph in self.glyphs)

    @cached_property
    def text(self) -> str:
        """The characters, with blanks where words are apart.

        Between Chinese characters a gap counts only where the line isn't stretched to the margin, and never beside
        punctuation that has its own white space.
        """
        wide = [_gap(left, right) for left, right in pairwise(self.glyphs) if _both_wide(left, right)]
        stretched = bool(wide) and median(wide) > _STRETCHED
        text, on_line = self.glyphs[0].text, self.glyphs[0]
        for left, right in pairwise(self.glyphs):
            if right.is_mark_of(on_line):
                text += raised(Text(right.text)).value
            else:
                text += (" " if _apart(left, right, stretched=stretched) else "") + right.text
                on_line = right
        return text.strip()


class Turn(IntEnum):
    """How characters are turned: their line runs up the page, or down."""

    UP = 1
    DOWN = 3

    def upright(self, box: Box, page: PdfPage) -> Box:
        """A box of the page as it lies once the page is turned so that these characters stand upright."""
        if self is Turn.UP:
            return Box(page.height - box.bottom, box.x0, page.height - box.top, box.x1)
        return Box(box.top, page.width - box.x1, box.bottom, page.width - box.x0)


class TurnedGlyph(Struct, frozen=True):
    """A character that is turned by a quarter, at its place on the page."""

    glyph: Glyph
    turn: Turn

    def upright(self, page: PdfPage) -> Glyph:
        """The character on the page turned."""
        return replace(self.glyph, box=self.turn.upright(self.glyph.box, page), base=None)


class PdfPage(Struct, frozen=True):
    """One page.

    ``glyphs`` are the characters on the paper that stand upright, ``turned`` those that are turned by a quarter;
    ``rotated`` counts all that don't stand upright. ``rules`` are ruled lines as boxes without height or without width.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Box, ...]
    images: tuple[Box, ...]
    turned: tuple[TurnedGlyph, ...] = ()
    rotated: int = 0


def _gap(left: Glyph, right: Glyph) -> float:
    """White space between two glyphs, in widths of a character."""
    return (right.box.x0 - left.box.x1) / right.size


def _both_wide(left: Glyph, right: Glyph) -> bool:
    return is_wide(left.text[-1]) and is_wide(right.text[0])


def _apart(left: Glyph, right: Glyph, *, stretched: bool) -> bool:
    """Whether a blank shows between two neighbours that have none."""
    if left.blank or right.blank:
        return False
    gap, before, after = _gap(left, right), left.text[-1], right.text[0]
    if gap > _COLUMN_GAP:
        return True
    if _both_wide(left, right):
        return gap > _BLANK and not stretched and before not in _OPENING + CLOSING and after not in _OPENING
    return gap > _WORD_GAP and not is_wide(before) and not is_wide(after)


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds all of these (at least one)."""
    found = list(boxes)
    return Box(
        min(box.x0 for box in found),
        min(box.top for box in found),
        max(box.x1 for box in found),
        max(box.bottom for box in found),
    )


def is_wide(character: str) -> bool:
    """Whether a character takes the full width, as Chinese ones do; curly quotes count as Chinese."""
    return width.is_wide(character) or character in "“”‘’…—·"


def join_wrapped(text: str, more: str) -> str:
    """Two parts of a text that only a line or page break has parted.

    Between words of letters there was a blank; beside Chinese characters and inside a figure there was none.
    """
    before, after = text[-1:], more[:1]
    words = before.isalnum() and after.isalnum() and not is_wide(before) and not is_wide(after)
    return text + (" " if words and not (before.isdigit() and after.isdigit()) else "") + more


def set_in_lines(glyphs: Iterable[Glyph]) -> list[PdfLine]:
    """Glyphs as lines from top to bottom. Those whose middle lies within a line belong to it."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.box.middle[1]):
        middle = glyph.box.middle[1]
        last = rows[-1][-1] if rows else None
        if last and middle - last.box.middle[1] < min(glyph.size, last.size) / 2:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    lines = (PdfLine(tuple(sorted(row, key=lambda glyph: glyph.box.x0))) for row in rows)
    return [line for line in lines if not all(glyph.blank for glyph in line.glyphs)]
