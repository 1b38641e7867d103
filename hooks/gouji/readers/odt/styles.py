"""Styles of an OpenDocument text: how characters show, headings, and which list a style belongs to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Literal, TypeVar

from lxml.etree import _Element as Element
from msgspec import Struct, field

from gouji.readers.odt.xml import q
from gouji.readers.office.shown import PLAIN, Look
from gouji.text.lazy import lazy_re
from gouji.text.raised import LEAST_SHIFT

Family = Literal["paragraph", "text"]
_CONTENTS = lazy_re(r"(?:contents|toc) \d", re.IGNORECASE)
_LEVELS = 9
_DEEPEST = 20  # styles based on one another
_PROPERTIES = q("style:text-properties")
_PERCENT = lazy_re(r"(-?\d{1,3})(?:\.\d*)?%")
_T = TypeVar("_T")


class OdtStyle(Struct, frozen=True):
    """What a style means, everything it is based on included.

    ``level`` is the heading level from 1 on; None for body text. ``contents`` marks a line of the table of contents.
    """

    look: Look = PLAIN
    level: int | None = None
    list_style: str | None = None
    contents: bool = False


_NONE = OdtStyle()


class OdtStyles(Struct, frozen=True):
    """The styles of a document by family and name."""

    elements: dict[tuple[str, str], Element]
    _known: dict[tuple[str, str], OdtStyle] = field(default_factory=dict)

    def named(self, family: Family, name: str | None) -> OdtStyle:
        """A style; an empty one where there is none of this name."""
        key = (family, name or "")
        if key not in self.elements:
            return _NONE
        if key not in self._known:
            self._known[key] = _resolved(self._chain(key))
        return self._known[key]

    def _chain(self, key: tuple[str, str]) -> list[Element]:
        """A style and those it is based on, nearest first."""
        chain: list[Element] = []
        while len(chain) < _DEEPEST and key in self.elements and self.elements[key] not in chain:
            chain.append(self.elements[key])
            key = (key[0], chain[-1].get(q("style:parent-style-name"), ""))
        return chain


def read_styles(parts: Iterable[Element]) -> OdtStyles:
    """The styles in the automatic and the common styles of a document, the nearest part last."""
    found = {}
    for part in parts:
        for style in part.iterfind(q("style:style")):
            found[style.get(q("style:family"), ""), style.get(q("style:name"), "")] = style
    return OdtStyles(found)


def _resolved(chain: list[Element]) -> OdtStyle:
    properties = [found for style in chain if (found := style.find(_PROPERTIES)) is not None]
    level = _first(chain, lambda style: style.get(q("style:default-outline-level")))
    return OdtStyle(
        look=Look(_first(properties, _hidden), _first(properties, _struck), _first(properties, _raised)),
        level=int(level) if level and level.isdecimal() and 1 <= int(level) <= _LEVELS else None,
        list_style=_first(chain, lambda style: style.get(q("style:list-style-name"))),
        contents=any(_CONTENTS.fullmatch(_shown_name(style)) for style in chain),
    )


def _first(elements: list[Element], read: Callable[[Element], _T | None]) -> _T | None:
    """What ``read`` finds on the nearest that has it."""
    return next((found for each in elements if (found := read(each)) is not None), None)


def _shown_name(style: Element) -> str:
    return style.get(q("style:display-name")) or style.get(q("style:name"), "").replace("_20_", " ")


def _hidden(properties: Element) -> bool | None:
    display = properties.get(q("text:display"))
    return None if display is None else display == "none"


def _struck(properties: Element) -> bool | None:
    lines = [properties.get(q(f"style:text-line-through-{part}")) for part in ("style", "type")]
    given = [line for line in lines if line is not None]
    return all(line != "none" for line in given) if given else None


def _raised(properties: Element) -> bool | None:
    position = properties.get(q("style:text-position"))
    if position is None:
        return None
    percent = _PERCENT.match(position)
    return abs(int(percent[1])) >= 100 * LEAST_SHIFT if percent else position.startswith(("super", "sub"))
