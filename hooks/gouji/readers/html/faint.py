"""Text of no size or no opacity: there, and not to be seen, unless something shows it after all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import IntEnum

from gouji.readers.html.tree import Element, Tree
from gouji.text.lazy import lazy_re

_NO_SIZE = lazy_re(r"font(?:-size)?\s*:[^;{}]{0,200}?(?<![\d.])(?:0+(?:\.0*)?|\.0+)(?![\d.])", re.IGNORECASE)
_ZERO = lazy_re(r"[+-]?(?:0+(?:\.0*)?|\.0+)(?:%|[a-z]{1,4})?")
_RELATIVE = lazy_re(r"[+-]?[\d.]+(?:%|em|ex|ch|ic)|larger|smaller|inherit|unset|revert|revert-layer")
_LENGTH = lazy_re(r"\+?[\d.]+(?:%|[a-z]{1,4})?")  # in pages without a doctype the unit may be missing
_SIZES = frozenset({
    "inherit", "initial", "large", "larger", "math", "medium", "revert", "revert-layer", "small", "smaller", "unset",
    "x-large", "x-small", "xx-large", "xx-small", "xxx-large",
})  # fmt: skip
# What sets its own size by itself: fields, and tables in pages without a doctype.
_SIZED = frozenset({"button", "input", "select", "table", "textarea"})
_MOVING = lazy_re(r"@keyframes|@import|\b(?:animation|transition)\b", re.IGNORECASE)
_FAR = lazy_re(r"(?:^|[;\s])(?:left|top)\s*:\s*-\d{4}", re.IGNORECASE)
_PLACED = lazy_re(r"position\s*:\s*(?:absolute|fixed)", re.IGNORECASE)


class Seen(IntEnum):
    """Whether text is to be seen; the greater one counts of what is said of it and of what is around it."""

    YES = 0
    PERHAPS = 1
    NO = 2


def has_no_size(styles: Iterable[str]) -> bool:
    """Whether one of these styles gives text no size: only then do sizes matter."""
    return any(_NO_SIZE.search(style) for style in styles)


def is_size(value: str) -> bool:
    """Whether a value, in lower case, is one that a browser takes for a size."""
    return value in _SIZES or "(" in value or bool(_LENGTH.fullmatch(value) or _ZERO.fullmatch(value))


def size_in(font: str) -> str:
    """The size in the value of ``font``, in lower case; where none is found, one that shows."""
    words = (word.partition("/")[0] for word in font.split())
    sizes = (word for word in words if is_size(word) and (not word.isdecimal() or not int(word)))  # 700 is bold
    return next(sizes, "medium")


def sees_size(value: str) -> Seen | None:
    """Whether text of this size is to be seen; None where it is as that around it."""
    if _ZERO.fullmatch(value):
        return Seen.NO
    return None if _RELATIVE.fullmatch(value) else Seen.YES


def sees_through(value: str) -> bool:
    """Whether this opacity, in lower case, lets nothing be seen."""
    return bool(_ZERO.fullmatch(value)) or value.startswith("-")


def own_size(element: Element) -> Seen | None:
    """What the size of an element is that no style gives one."""
    sized = element.name in _SIZED or (element.name == "font" and "size" in element.attributes)
    return Seen.YES if sized else None


def is_far(style: str) -> bool:
    """Whether a style moves an element off the page."""
    return bool(_FAR.search(style) and _PLACED.search(style))


def is_styled_elsewhere(tree: Tree) -> bool:
    """Whether style sheets that are not in the page may have their say."""
    links = (element.attributes.get("rel", "").lower() for element in tree.elements if element.name == "link")
    return any("stylesheet" in rel for rel in links) or any("@import" in sheet.lower() for sheet in tree.styles)


def moves(style: str) -> bool:
    """Whether a style or a style sheet sets something in motion."""
    return bool(_MOVING.search(style))


def is_moving(tree: Tree) -> bool:
    """Whether something may let what can't be seen appear: a script, or what a style sheet sets in motion."""
    if is_styled_elsewhere(tree) or any(element.name == "script" for element in tree.elements):
        return True
    return any(map(moves, tree.styles))
