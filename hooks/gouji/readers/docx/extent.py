"""How large a drawing of a Word document shows."""

from __future__ import annotations

import re
from math import prod

from lxml.etree import _Element as Element

from gouji.readers.unread import LARGE
from gouji.text.lazy import lazy_re

_EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
_EMU = 360_000  # English metric units in a centimetre
_SIDE = lazy_re(r"(?:^|;)\s*(?:width|height)\s*:\s*([\d.]{1,10})(pt|in|cm|mm|px)", re.IGNORECASE)
_CENTIMETRES = {"pt": 2.54 / 72, "in": 2.54, "cm": 1.0, "mm": 0.1, "px": 2.54 / 96}


def is_large(drawing: Element) -> bool:
    """Whether it is so large that it may hold a table or a page of text; so is one whose size isn't given."""
    area = _area(drawing)
    return area is None or area >= LARGE


def _area(drawing: Element) -> float | None:
    """In square centimetres."""
    try:
        for extent in drawing.iter(_EXTENT):
            return prod(int(extent.get(side, "")) / _EMU for side in ("cx", "cy"))
        for shape in drawing.iterchildren():
            sides = [
                float(length) * _CENTIMETRES[unit.lower()] for length, unit in _SIDE.findall(shape.get("style", ""))
            ]
            if len(sides) == 2:  # noqa: PLR2004 - width and height
                return prod(sides)
    except (OverflowError, ValueError):
        return None
    return None
