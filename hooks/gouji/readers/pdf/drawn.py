"""What a page of a PDF draws, taken from the parser as plain values."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from msgspec.structs import replace

from gouji.readers.pdf.fields import filled_in
from gouji.readers.pdf.page import Box, Glyph, PdfPage, Turn, TurnedGlyph

_UNMAPPED = "\ufffd"
# Thinner than this, a filled rectangle is a ruled line; in points.
_THIN = 3.0
_WHITE = 0.99
_PALE = 0.6
"""Lightness from which on a colour is that of a watermark and not of text."""
_TILTED = 0.1
_PAGE_NUMBER = 6
"""Characters that may stand upright on a page that is turned."""


def read_page(page: Any) -> PdfPage:
    """A page of pdfplumber as plain values."""
    characters = page.dedupe_chars(tolerance=1).chars
    upright = [character for character in characters if _is_upright(character["matrix"])]
    width, height = float(page.width), float(page.height)
    paper = Box(0, 0, width, height)
    standing = (_glyph(character, height) for character in upright)
    glyphs = tuple(glyph for glyph in standing if glyph.text and paper.holds(glyph.box.middle))
    turned = tuple(
        TurnedGlyph(_glyph(character, None), turn)
        for character in characters
        if (turn := _turn(character["matrix"])) is not None
    )
    found = PdfPage(
        number=page.page_number,
        width=width,
        height=height,
        glyphs=(*glyphs, *filled_in(page, glyphs)),
        rules=tuple(_rules(page)),
        images=tuple(map(_box, page.images)),
        turned=tuple(each for each in turned if each.glyph.text and paper.holds(each.glyph.box.middle)),
        rotated=len(characters) - len(upright),
    )
    return _righted(found)


def _righted(page: PdfPage) -> PdfPage:
    """A page that is turned as a whole, a page number at most excepted, as it is read."""
    standing = sum(not glyph.blank for glyph in page.glyphs)
    turns = Counter(each.turn for each in page.turned if not each.glyph.blank)
    if standing > _PAGE_NUMBER or sum(turns.values()) <= standing:
        return page
    turn = max(turns, key=lambda each: turns[each])
    return replace(
        page,
        width=page.height,
        height=page.width,
        glyphs=tuple(each.upright(page) for each in page.turned if each.turn is turn),
        rules=tuple(turn.upright(rule, page) for rule in page.rules),
        images=tuple(turn.upright(image, page) for image in page.images),
        turned=(),
    )


def _is_upright(matrix: tuple[float, ...]) -> bool:
    """Whether a text matrix sets characters level and from left to right; slanting them is allowed."""
    return matrix[0] > 0 and abs(matrix[1]) < _TILTED * matrix[0]


def _box(item: dict[str, Any]) -> Box:
    return Box(float(item["x0"]), float(item["top"]), float(item["x1"]), float(item["bottom"]))


def _turn(matrix: tuple[float, ...]) -> Turn | None:
    """Which way a text matrix turns characters by a quarter."""
    up, along = matrix[1], abs(matrix[0])
    if along >= _TILTED * abs(up):
        return None
    return Turn.UP if up > 0 else Turn.DOWN


def _glyph(character: dict[str, Any], height: float | None) -> Glyph:
    """A character on a page of this height; None where the character is turned."""
    text = character["text"]
    if text.startswith("(cid:"):
        text = _UNMAPPED
    box = _box(character)
    return Glyph(
        text="".join(map(_usual, text)),
        box=box,
        size=(box.x1 - box.x0 if height is None else float(character["size"])) or 1.0,
        pale=_is_pale(character["non_stroking_color"]),
        font=character["fontname"],
        base=None if height is None else height - character["matrix"][5],
    )


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


def _parts(colour: Any) -> list[float]:
    """The parts of a colour: one is grey, three are RGB, four are CMYK."""
    parts = colour if isinstance(colour, (tuple, list)) else [] if colour is None else [colour]
    return [part for part in parts if isinstance(part, (int, float))]


def _is_pale(colour: Any) -> bool:
    """Whether a colour is near that of paper; white is, too, which may stand on something dark."""
    numbers = _parts(colour)
    if len(numbers) == 4:  # noqa: PLR2004 - cyan, magenta, yellow and black
        return sum(numbers[:3]) / 3 + numbers[3] < 1 - _PALE
    return bool(numbers) and sum(numbers) / len(numbers) > _PALE


def _visible(colour: Any) -> bool:
    """Whether a colour is visible on white paper."""
    numbers = _parts(colour)
    if len(numbers) == 4:  # noqa: PLR2004 - cyan, magenta, yellow and black
        return any(part > 1 - _WHITE for part in numbers)
    return not numbers or any(part < _WHITE for part in numbers)
