"""Drawings (``<svg>``) and formulas (``<math>``) in a page: their tags, and those of the page that end them.

HTML standard, 13.2.6.5: a drawing that was never closed hides nothing, because the next paragraph or table ends it; and
a part of it may hold HTML that is shown.
"""

from __future__ import annotations

from gouji.readers.html.tokens import Tag

ROOTS = frozenset({"math", "svg"})
"""Elements that hold no HTML. The names of all that stands in them begin with theirs and a colon."""
INTEGRATION = frozenset({
    "math:mi", "math:mn", "math:mo", "math:ms", "math:mtext", "svg:desc", "svg:foreignobject", "svg:title",
})  # fmt: skip
"""Parts that hold HTML again."""
# fmt: off
_LEAVING = frozenset({
    "b", "big", "blockquote", "body", "br", "center", "code", "dd", "div", "dl", "dt", "em", "embed", "h1", "h2", "h3",
    "h4", "h5", "h6", "head", "hr", "i", "img", "li", "listing", "menu", "meta", "nobr", "ol", "p", "pre", "ruby", "s",
    "small", "span", "strike", "strong", "sub", "sup", "table", "tt", "u", "ul", "var",
})
# fmt: on
_LABELS = frozenset({"svg:a", "svg:text", "svg:textpath", "svg:tspan"})
_FONT = frozenset({"color", "face", "size"})


def is_foreign(name: str) -> bool:
    """Whether what stands in an element of this name is no HTML."""
    return bool(space_of(name))


def space_of(name: str) -> str:
    """``svg`` or ``math`` where what stands in an element of this name belongs to one; else nothing."""
    space = name if ":" not in name else "" if name in INTEGRATION else name.partition(":")[0]
    return space if space in ROOTS else ""


def is_drawn(name: str, *, in_label: bool) -> bool:
    """Whether characters in an element of this name are shown: not those between the shapes of a drawing."""
    return space_of(name) != "svg" or (in_label and name in _LABELS)


def leaves(tag: Tag) -> bool:
    """Whether a tag ends all drawings and formulas around it."""
    if tag.closing:
        return tag.name in ("br", "p")
    return tag.name in _LEAVING or (tag.name == "font" and not _FONT.isdisjoint(tag.attributes))
