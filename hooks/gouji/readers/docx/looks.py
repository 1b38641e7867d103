"""How characters of a Word document show, as run properties (``w:rPr``) have it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from lxml.etree import _Element as Element

from gouji.readers.docx.xml import number, switched_on, value
from gouji.readers.office.shown import PLAIN, Look
from gouji.text.raised import LEAST_SHIFT, USUAL_HEIGHT

_T = TypeVar("_T")
_RAISED = 2 * USUAL_HEIGHT * LEAST_SHIFT
"""Half points from which on characters that are moved up or down stand above or below the line."""


def look_of(properties: Iterable[Element | None]) -> Look:
    """The look that properties give, each of which overrides those after it."""
    given = [each for each in properties if each is not None]
    if not given:
        return PLAIN
    return Look(_first(given, lambda each: switched_on(each, "vanish")), _first(given, _struck), _first(given, _raised))


def _first(properties: list[Element], read: Callable[[Element], _T | None]) -> _T | None:
    return next((found for each in properties if (found := read(each)) is not None), None)


def _struck(properties: Element) -> bool | None:
    lines = [switched_on(properties, name) for name in ("strike", "dstrike")]
    return None if lines == [None, None] else any(lines)


def _raised(properties: Element) -> bool | None:
    position = number(properties, "position")
    if position is not None and abs(position) >= _RAISED:
        return True
    alignment = value(properties, "vertAlign")
    return None if alignment is None else alignment in {"superscript", "subscript"}
