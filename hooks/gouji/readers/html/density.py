"""How much text every element of a page holds, and what of the page is shown at all."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from gouji.readers.html.tokens import Characters
from gouji.readers.html.tree import BLOCKS, CELLS, HEADINGS, Element, Tree
from gouji.readers.looks import is_raised, is_struck

# fmt: off
_UNSEEN = frozenset({
    "audio", "button", "canvas", "datalist", "embed", "iframe", "input", "link", "math", "meta", "noembed",
    "noframes", "noscript", "object", "rp", "rt", "script", "select", "style", "svg", "template", "textarea", "title",
    "video", "xml",
})
# Where content management systems put the text: names of elements, classes and ids, in lower case.
_CONTAINERS = frozenset({
    "article", "article-content", "custom_unionstyle", "ivs_content", "main", "trs_editor", "trs_editor_view",
    "ucapcontent", "v_news_content", "webeditorview", "xxgk_content", "zoom",
})
# fmt: on
_FRAME = frozenset({"aside", "footer", "nav"})
_FRAME_ROLES = frozenset({"banner", "complementary", "contentinfo", "navigation", "search"})
# What Word marks as hidden, and the comments of its reviewers, count as hidden too.
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|mso-(?:element|special-character)\s*:\s*comment",
    re.IGNORECASE,
)


class Weight(Struct):
    """What an element holds, all that it contains included; what is not shown, or struck out, holds nothing.

    ``size`` counts characters, ``letters`` those of words; ``linked`` and ``headed`` are the letters in links and in
    headings, ``figures`` the cells without letters. ``container``: pages keep their text in such an element;
    ``contained``: it is one or inside one.
    """

    shown: bool
    container: bool
    contained: bool
    struck: bool = False
    size: int = 0
    letters: int = 0
    linked: int = 0
    headed: int = 0
    links: int = 0
    tables: int = 0
    pictures: int = 0
    figures: int = 0

    @property
    def running(self) -> int:
        """Letters outside links."""
        return self.letters - self.linked

    def add(self, other: Weight) -> None:
        """Takes in what a child holds."""
        self.size += other.size
        self.letters += other.letters
        self.linked += other.linked
        self.headed += other.headed
        self.links += other.links
        self.tables += other.tables
        self.pictures += other.pictures
        self.figures += other.figures


Weights = Mapping[Element, Weight]


def weigh(tree: Tree) -> Weights:
    """The weight of every element."""
    weights: dict[Element, Weight] = {}
    for element in tree.elements:
        above = weights[element.parent] if element.parent else Weight(shown=True, container=False, contained=False)
        container = _is_container(element)
        shown = above.shown and not _is_hidden(element) and not _is_frame(element, above)
        weights[element] = Weight(shown, container, container or above.contained, above.struck or _is_struck(element))
    for element in reversed(tree.elements):  # children come before their parents
        weight = weights[element]
        if weight.shown:
            _count(element, weight)
            if element.parent:
                weights[element.parent].add(weight)
    return weights


def _count(element: Element, weight: Weight) -> None:
    """Adds the element and its text to what its children brought."""
    for child in element.children:
        if isinstance(child, Characters) and not weight.struck:
            weight.size += len("".join(child.value.split()))
            weight.letters += sum(map(str.isalpha, child.value))
    if element.name == "a" and "href" in element.attributes:
        weight.links += 1
        weight.linked = weight.letters
    elif element.name in HEADINGS:
        weight.headed = weight.letters
    elif element.name == "table":
        weight.tables += 1
    elif element.name == "img":
        weight.pictures += 1
    elif element.name in CELLS:
        weight.figures += weight.size > 0 == weight.letters


def is_lifted(element: Element) -> bool:
    """Whether its text stands above or below the line."""
    return element.name not in BLOCKS and is_raised(element.name, element.attributes.get("style", ""))


def _is_struck(element: Element) -> bool:
    return is_struck(element.name, element.attributes.get("style", ""))


def _is_hidden(element: Element) -> bool:
    if element.name in _UNSEEN or "hidden" in element.attributes:
        return True
    style = element.attributes.get("style")
    return bool(style and _HIDDEN_STYLE.search(style))


def _is_frame(element: Element, above: Weight) -> bool:
    """Whether it is navigation or the frame around the text. An article has a header of its own, with its title."""
    if element.name == "header":
        return not above.contained
    return element.name in _FRAME or element.attributes.get("role") in _FRAME_ROLES


def _is_container(element: Element) -> bool:
    if element.name in _CONTAINERS:
        return True
    names = f"{element.attributes.get('class', '')} {element.attributes.get('id', '')}"
    return any(name in _CONTAINERS for name in names.lower().split())
