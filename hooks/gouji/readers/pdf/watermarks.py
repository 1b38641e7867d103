"""Watermarks that stand upright: large words that lie over the text, or pale ones on every page.

A tilted one is never read in the first place. Where the size, the colour and the place leave a doubt, it is text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import median

from msgspec.structs import replace

from gouji.readers.pdf.page import Box, Glyph, PdfPage

# How much larger than the usual character on the page: of pale ones, and of others.
_LARGER = 1.5
_MUCH_LARGER = 2.0
_MOST = 200
"""Large characters on a page beyond which they are no watermarks."""
_EDGE = 0.15
"""Share of a character's box on each side that another may touch without lying under it."""
_PAGES = 2

_WordGroup = tuple[Glyph, ...]
_Signature = tuple[tuple[str, int, int], ...]


def without_watermarks(pages: Sequence[PdfPage]) -> tuple[list[PdfPage], str]:
    """The pages without the characters of watermarks, and the words of the first watermark; "" where there is none."""
    usual = _usual_size(glyph for page in pages for glyph in page.glyphs)
    groups = [_groups(page, usual) for page in pages]
    on_pages = Counter(signature for found in groups for signature in {_signature(group) for group in found})
    known = {
        _signature(group)
        for page, found in zip(pages, groups, strict=True)
        for group in found
        if _is_mark(group, page, again=on_pages[_signature(group)] >= _PAGES)
    }
    kept: list[PdfPage] = []
    words = ""
    for page, found in zip(pages, groups, strict=True):
        marks = [each for each in found if _signature(each) in known]
        if marks:
            words = words or "".join(glyph.text for glyph in marks[0])
            gone = {glyph for group in marks for glyph in group}
            kept.append(replace(page, glyphs=tuple(glyph for glyph in page.glyphs if glyph not in gone)))
        else:
            kept.append(page)
    return kept, words


def _usual_size(glyphs: Iterable[Glyph]) -> float:
    sizes = [glyph.size for glyph in glyphs if not glyph.blank]
    return median(sizes) if sizes else 0.0


def _groups(page: PdfPage, usual: float) -> list[_WordGroup]:
    """Characters of one size and colour that are large on the page, or among those of all pages (``usual``)."""
    seen = [glyph for glyph in page.glyphs if not glyph.blank]
    usual = min(usual, _usual_size(seen))
    by_look: dict[tuple[float, bool], list[Glyph]] = {}
    for glyph in seen:
        if glyph.size >= (_LARGER if glyph.pale else _MUCH_LARGER) * usual:
            by_look.setdefault((round(glyph.size, 1), glyph.pale), []).append(glyph)
    return [tuple(group) for group in by_look.values()] if sum(map(len, by_look.values())) <= _MOST else []


def _signature(group: _WordGroup) -> _Signature:
    return tuple((glyph.text, round(glyph.box.x0), round(glyph.box.top)) for glyph in group)


def _is_mark(group: _WordGroup, page: PdfPage, *, again: bool) -> bool:
    """Whether characters lie over others; of pale ones it is enough that one does, or lies over a ruled line."""
    others = [glyph for glyph in page.glyphs if not glyph.blank and glyph.size < group[0].size / _LARGER]
    if not others:
        return False
    covering = sum(any(_inner(glyph.box).holds(other.box.middle) for other in others) for glyph in group)
    if not group[0].pale:
        return covering > 1 and covering * 2 >= len(group)
    return again or covering > 0 or any(_crosses(rule, _inner(glyph.box)) for glyph in group for rule in page.rules)


def _inner(box: Box) -> Box:
    wide, high = _EDGE * (box.x1 - box.x0), _EDGE * (box.bottom - box.top)
    return Box(box.x0 + wide, box.top + high, box.x1 - wide, box.bottom - high)


def _crosses(rule: Box, box: Box) -> bool:
    return rule.x0 <= box.x1 and rule.x1 >= box.x0 and rule.top <= box.bottom and rule.bottom >= box.top
