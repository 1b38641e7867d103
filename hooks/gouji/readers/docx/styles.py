"""Styles of a Word document: headings, automatic numbers and hidden text that come from them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TypeVar

from lxml.etree import _Element as Element
from msgspec import Struct, field

from gouji.readers.docx.looks import look_of
from gouji.readers.docx.xml import child, number, value, w
from gouji.readers.office.shown import PLAIN, Look
from gouji.text.lazy import lazy_re

_HEADING = lazy_re(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_CONTENTS = lazy_re(r"toc \d", re.IGNORECASE)
_PARAGRAPH_STYLE, _OUTLINE = w("pStyle"), w("outlineLvl")
_LEVELS = 9
_DEEPEST = 20  # styles based on one another; Word allows for eleven
_T = TypeVar("_T")


class ParagraphStyle(Struct, frozen=True):
    """What a style means, everything it is based on included.

    ``outline`` is the heading level counted from 0 (9 and above: body text). ``names`` are its own id and those of the
    styles below it. ``contents`` marks a line of the table of contents.
    """

    names: tuple[str, ...] = ()
    outline: int | None = None
    list_id: str | None = None
    list_level: int | None = None
    look: Look = PLAIN
    contents: bool = False

    def level(self, properties: Mapping[str, Element]) -> int | None:
        """Heading level 1 to 9 of a paragraph in this style with these properties; None for body text."""
        own = number(properties.get(_OUTLINE))
        found = self.outline if own is None else own
        return found + 1 if found is not None and 0 <= found < _LEVELS else None


_NO_STYLE = ParagraphStyle()


class Styles(Struct, frozen=True):
    """The style sheet: each style's element by its id, and the id of the style for paragraphs without one."""

    by_id: dict[str, Element] = field(default_factory=dict)
    default: str | None = None
    _known: dict[str, ParagraphStyle] = field(default_factory=dict)

    def of_paragraph(self, properties: Mapping[str, Element]) -> ParagraphStyle:
        """The style of a paragraph with these properties (the children of its ``w:pPr``)."""
        return self.named(value(properties.get(_PARAGRAPH_STYLE)) or self.default)

    def named(self, identifier: str | None) -> ParagraphStyle:
        """The style with this id; an empty one where there is none."""
        if identifier is None or identifier not in self.by_id:
            return _NO_STYLE
        if identifier not in self._known:
            self._known[identifier] = _resolve(self._chain(identifier))
        return self._known[identifier]

    def _chain(self, identifier: str | None) -> dict[str, Element]:
        """A style and those it is based on, nearest first."""
        chain: dict[str, Element] = {}
        for _ in range(_DEEPEST):
            if identifier is None or identifier not in self.by_id or identifier in chain:
                break
            chain[identifier] = self.by_id[identifier]
            identifier = value(chain[identifier], "basedOn")
        return chain


def read_styles(root: Element | None) -> Styles:
    """The style sheet in ``styles.xml``; an empty one where the document has none."""
    if root is None:
        return Styles()
    found = {style.get(w("styleId"), ""): style for style in root.iter(w("style"))}
    standard = (
        identifier
        for identifier, style in found.items()
        if style.get(w("type")) == "paragraph" and style.get(w("default")) in {"1", "true", "on"}
    )
    return Styles(found, next(standard, None))


def _resolve(chain: dict[str, Element]) -> ParagraphStyle:
    styles = list(chain.values())
    return ParagraphStyle(
        names=tuple(chain),
        outline=_first(styles, _outline),
        list_id=_first(styles, lambda style: value(style, "pPr", "numPr", "numId")),
        list_level=_first(styles, lambda style: number(style, "pPr", "numPr", "ilvl")),
        look=look_of([child(style, "rPr") for style in styles]),
        contents=any(_CONTENTS.fullmatch(value(style, "name") or "") for style in styles),
    )


def _first(styles: list[Element], read: Callable[[Element], _T | None]) -> _T | None:
    """What ``read`` finds on the nearest style that has it."""
    return next((found for style in styles if (found := read(style)) is not None), None)


def _outline(style: Element) -> int | None:
    level = number(style, "pPr", "outlineLvl")
    if level is not None:
        return level
    named = _HEADING.fullmatch(value(style, "name") or "")
    return int(named[1]) - 1 if named else None
