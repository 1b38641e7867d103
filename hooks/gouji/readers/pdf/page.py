"""What stands on a page of a PDF: characters, ruled lines and images, as plain values, and characters set in lines."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import pairwise
from statistics import median
from typing import Any

from msgspec import Struct

from gouji.text import width

_UNMAPPED = "\ufffd"
# Thinner than this, a filled rectangle is a ruled line; in points.
_THIN = 3.0
_WHITE = 0.99
_TILTED = 0.1
# Gaps, in widths of a character: what parts words, and what parts Chinese characters on a line that isn't stretched.
_WORD_GAP = 0.15
_BLANK = 0.2
_STRETCHED = 0.08
_COLUMN_GAP = 1.5
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
    """A character, or what its font maps to several (``fi``); never none."""

    text: str
    box: Box
    size: float

    @property
    def blank(self) -> bool:
        """Whether nothing is to be seen."""
        return not self.text.strip()


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
        text = self.glyphs[0].text
        for left, right in pairwise(self.glyphs):
            text += (" " if _apart(left, right, stretched=stretched) else "") + right.text
        return text.strip()


class PdfPage(Struct, frozen=True):
    """One page.

    ``glyphs`` are the characters on the paper; ``rotated`` counts those that don't stand upright and are left out.
    ``rules`` are ruled lines as boxes without height or without width.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Box, ...]
    images: tuple[Box, ...]
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


def read_page(page: Any) -> PdfPage:
    """A page of pdfplumber as plain values."""
    characters = page.dedupe_chars(tolerance=1).chars
    upright = [character for character in characters if _is_upright(character["matrix"])]
    width, height = float(page.width), float(page.height)
    paper = Box(0, 0, width, height)
    return PdfPage(
        number=page.page_number,
        width=width,
        height=height,
        glyphs=tuple(glyph for glyph in map(_glyph, upright) if glyph.text and paper.holds(glyph.box.middle)),
        rules=tuple(_rules(page)),
        images=tuple(map(_box, page.images)),
        rotated=len(characters) - len(upright),
    )


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


def _is_upright(matrix: tuple[float, ...]) -> bool:
    """Whether a text matrix sets characters level and from left to right; slanting them is allowed."""
    return matrix[0] > 0 and abs(matrix[1]) < _TILTED * matrix[0]


def _box(item: dict[str, Any]) -> Box:
    return Box(float(item["x0"]), float(item["top"]), float(item["x1"]), float(item["bottom"]))


def _glyph(character: dict[str, Any]) -> Glyph:
    text = character["text"]
    if text.startswith("(cid:"):
        text = _UNMAPPED
    return Glyph("".join(map(_usual, text)), _box(character), float(character["size"]) or 1.0)


def _usual(character: str) -> str:
    """The ordinary character for a radical or a compatibility ideograph, which some programs write instead."""
    odd = "\u2e80" <= character <= "\u2fdf" or "\uf900" <= character <= "\ufaff"
    return unicodedata.normalize("NFKC", character) if odd else character


def _rules(page: Any) -> Iterator[Box]:
    for line in page.lines:
        if _visible(line["stroking_color"]):
            yield from _straight(_box(line))
    for rectangle in page.rects:
        box = _box(rectangle)
        if rectangle["stroke"] and _visible(rectangle["stroking_color"]):
            yield from _outline(box)
        elif rectangle["fill"] and _visible(rectangle["non_stroking_color"]):
            yield from _straight(box)
    for curve in page.curves:
        if curve["stroke"] and _visible(curve["stroking_color"]):
            for (x0, y0), (x1, y1) in pairwise(curve["pts"]):
                yield from _straight(Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))


def _outline(box: Box) -> Iterator[Box]:
    yield Box(box.x0, box.top, box.x1, box.top)
    yield Box(box.x0, box.bottom, box.x1, box.bottom)
    yield Box(box.x0, box.top, box.x0, box.bottom)
    yield Box(box.x1, box.top, box.x1, box.bottom)


def _straight(box: Box) -> Iterator[Box]:
    """A thin box as a line along its longer side; nothing for a box that has two dimensions, or none."""
    x, y = box.middle
    wide, high = box.x1 - box.x0, box.bottom - box.top
    if high <= _THIN < wide:
        yield Box(box.x0, y, box.x1, y)
    elif wide <= _THIN < high:
        yield Box(x, box.top, x, box.bottom)


def _visible(colour: Any) -> bool:
    """Whether a colour is visible on white paper. One part is grey, three are RGB, four are CMYK."""
    parts = colour if isinstance(colour, (tuple, list)) else [] if colour is None else [colour]
    numbers = [part for part in parts if isinstance(part, (int, float))]
    if len(numbers) == 4:  # noqa: PLR2004 - cyan, magenta, yellow and black
        return any(part > 1 - _WHITE for part in numbers)
    return not numbers or any(part < _WHITE for part in numbers)
