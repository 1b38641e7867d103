"""How characters of a Word document show, as run properties (``w:rPr``) have it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from lxml.etree import _Element as Element

from gouji.readers.docx.xml import by_name, number, switched_on, value, w
from gouji.readers.office.shown import PLAIN, Look
from gouji.text.raised import LEAST_SHIFT, USUAL_HEIGHT

_T = TypeVar("_T")
_Properties = Mapping[str, Element]
_VANISH, _POSITION, _ALIGNMENT = w("vanish"), w("position"), w("vertAlign")
_LINES = (w("strike"), w("dstrike"))
_RAISED = 2 * USUAL_HEIGHT * LEAST_SHIFT
"""Half points from which on characters that are moved up or down stand above or below the line."""


def look_of(properties: Iterable[Element | None]) -> Look:
    """The look that properties give, each of which overrides those after it."""
    given = [by_name(each) for each in properties if each is not None]
    if not given:
        return PLAIN
    return Look(_first(given, _hidden), _first(given, _struck), _first(given, _raised))


def _first(properties: Sequence[_Properties], read: Callable[[_Properties], _T | None]) -> _T | None:
    return next((found for each in properties if (found := read(each)) is not None), None)


def _hidden(properties: _Properties) -> bool | None:
    return switched_on(properties.get(_VANISH))


def _struck(properties: _Properties) -> bool | None:
    lines = [switched_on(properties.get(name)) for name in _LINES]
    return None if lines == [None, None] else any(lines)


def _raised(properties: _Properties) -> bool | None:
    position = number(properties.get(_POSITION))
    if position is not None and abs(position) >= _RAISED:
        return True
    alignment = value(properties.get(_ALIGNMENT))
    return None if alignment is None else alignment in {"superscript", "subscript"}
