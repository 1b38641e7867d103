"""How much text every element of a page holds, and what of the page is shown at all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from msgspec import Struct

from gouji.readers.html.faint import Seen, is_styled_elsewhere
from gouji.readers.html.fields import FIELDS, unshown
from gouji.readers.html.looks import ElementLook, ElementLooks
from gouji.readers.html.tokens import Characters
from gouji.readers.html.tree import CELLS, HEADINGS, Element, HtmlNode, Tree
from gouji.text.lazy import lazy_re

# fmt: off
_UNSEEN = frozenset({
    "audio", "canvas", "datalist", "embed", "iframe", "link", "math:annotation", "math:annotation-xml", "meta",
    "noembed", "noframes", "noscript", "rp", "rt", "script", "style", "svg:clippath", "svg:defs", "svg:desc",
    "svg:marker", "svg:mask", "svg:pattern", "svg:symbol", "svg:title", "template", "title", "video", "xml",
})
# Where content management systems put the text: names of elements, classes and ids, in lower case.
_CONTAINERS = frozenset({
    "article", "article-content", "custom_unionstyle", "ivs_content", "main", "trs_editor", "trs_editor_view",
    "ucapcontent", "v_news_content", "webeditorview", "xxgk_content", "zoom",
})
# fmt: on
_FRAME = frozenset({"aside", "button", "footer", "nav", "object"})
_OBJECT = frozenset({"classid", "data", "type"})
_FRAME_ROLES = frozenset({"banner", "complementary", "contentinfo", "navigation", "search"})
# What Word marks as hidden, and the comments of its reviewers. Browsers show both, below the text or in it.
_WORD_STYLE = lazy_re(r"mso-hide\s*:\s*all|mso-(?:element|special-character)\s*:\s*comment", re.IGNORECASE)
# So many figures beside so many words are a table that is meant to be read, even if the frame around the text holds it.
_FIGURES = 6
_LABELS = 3
_COUNTED = CELLS | HEADINGS | {"a", "img", "svg:text", "table"}
_DIGIT = lazy_re("[0-9０-９]")


_PERHAPS, _NO, _YES = Seen.PERHAPS, Seen.NO, Seen.YES


class _Said(Struct, frozen=True):
    """What the tag of an element says by itself.

    ``frame``: it is navigation, the frame around the text or what Word hides.
    """

    container: bool
    unseen: bool
    frame: bool


class Weight(Struct):
    """What an element holds, all that it contains included; what is not shown, or struck out, holds nothing.

    ``size`` counts characters, ``letters`` those of words; ``linked`` and ``headed`` are the letters in links and in
    headings, ``figures`` the cells without letters, ``labels`` the texts in drawings. ``container``: pages keep their
    text in such an element; ``contained``: it is one or inside one; ``struck``: there is a line through its text;
    ``invisible``: that takes room and does not show; ``raised``: it stands above the line by itself; ``sized`` and
    ``opaque``: whether its characters can be seen by their size and its opacity.
    """

    shown: bool
    container: bool
    contained: bool
    struck: bool = False
    invisible: bool = False
    raised: bool = False
    sized: Seen = Seen.YES
    opaque: Seen = Seen.YES
    size: int = 0
    letters: int = 0
    linked: int = 0
    headed: int = 0
    links: int = 0
    tables: int = 0
    pictures: int = 0
    figures: int = 0
    labels: int = 0

    @property
    def silent(self) -> bool:
        """Whether its own text is not read."""
        return self.struck or self.hidden

    @property
    def hidden(self) -> bool:
        """Whether its own text takes room and is not to be seen."""
        return self.invisible or self.sized is _NO or self.opaque is _NO

    @property
    def doubtful(self) -> bool:
        """Whether its own text is read, and perhaps not to be seen."""
        return (self.sized is _PERHAPS or self.opaque is _PERHAPS) and not self.silent

    @property
    def plain(self) -> bool:
        """Whether its own text is read, and as it is: neither silent nor doubtful nor raised."""
        seen = self.sized is _YES and self.opaque is _YES
        return seen and not (self.struck or self.invisible or self.raised)

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
        self.labels += other.labels


Weights = Mapping[Element, Weight]


def weigh(tree: Tree) -> Weights:
    """The weight of every element."""
    looks = ElementLooks(tree)
    seen = {element: looks.of(element) for element in tree.elements}
    known: dict[tuple[str, int], _Said] = {}
    data: frozenset[Element] | None = None
    fields = unshown(tree)
    open_to_styles = is_styled_elsewhere(tree)
    weights: dict[Element, Weight] = {}
    for element in tree.elements:
        look = seen[element]
        above = weights[element.parent] if element.parent else Weight(shown=True, container=False, contained=False)
        key = (element.name, id(element.attributes))  # which equal tags share
        said = known.get(key) or known.setdefault(key, _said(element))
        left_out = said.frame or (element.name == "header" and not above.contained)  # an article has one of its own
        if left_out:
            data = _data(tree, seen) if data is None else data  # asked of frames only
            left_out = element not in data
        weights[element] = Weight(
            above.shown and not (look.gone or said.unseen or left_out or element in fields),
            said.container,
            said.container or above.contained,
            above.struck or look.struck,
            above.invisible if look.visible is None else not look.visible,
            look.raised,
            _sized(above.sized, look.sized, perhaps=open_to_styles),
            max(above.opaque, look.opaque),
        )
    for element in reversed(tree.elements):  # children come before their parents
        weight = weights[element]
        if weight.shown:
            _count(element, weight)
            if element.parent:
                weights[element.parent].add(weight)
    return weights


def _sized(above: Seen, own: Seen | None, *, perhaps: bool) -> Seen:
    """Whether characters in an element have a size. ``perhaps``: style sheets elsewhere may give them one.

    Where they have none, what is in them often has: so are blanks between blocks taken away that stand side by side.
    """
    if own is not None:
        return own
    return Seen.PERHAPS if perhaps and above is Seen.NO else above


def _data(tree: Tree, looks: Mapping[Element, ElementLook]) -> frozenset[Element]:
    """Elements with a table of figures in them, and those around these."""
    found: set[Element] = set()
    figures: Counter[Element] = Counter()
    labels: Counter[Element] = Counter()
    for cell in tree.elements:
        if cell.name not in CELLS:
            continue
        table = next((above for above in cell.ancestors() if above.name == "table"), None)
        text = "".join(child.value for child in _characters(cell)) if table else ""
        letters = sum(map(str.isalpha, text))
        if table and (letters > 1 or (not letters and _DIGIT.search(text))):
            (labels if letters else figures)[table] += 1
    for table in figures:
        if figures[table] >= _FIGURES and labels[table] >= _LABELS:
            around = [table, *table.ancestors()]
            if not any(looks[each].gone or _is_unseen(each) for each in around):
                found.update(around)
    return frozenset(found)


def _characters(element: Element) -> Iterator[Characters]:
    nodes: list[HtmlNode] = [element]
    while nodes:
        node = nodes.pop()
        if isinstance(node, Characters):
            yield node
        elif node.name != "table":
            nodes += reversed(node.children)


def _count(element: Element, weight: Weight) -> None:
    """Adds the element and its text to what its children brought. What stands in a field is no word of the page."""
    text = "".join([each.value for each in element.children if isinstance(each, Characters)])
    if text and not text.isspace() and not weight.silent:
        weight.size += len("".join(text.split()))
        weight.letters += 0 if text.isdigit() or element.name in FIELDS else sum(map(str.isalpha, text))
    if element.name not in _COUNTED:
        return
    if element.name == "a" and "href" in element.attributes:
        weight.links += 1
        weight.linked = weight.letters
    elif element.name in HEADINGS:
        weight.headed = weight.letters
    elif element.name == "table":
        weight.tables += 1
    elif element.name == "img":
        weight.pictures += 1
    elif element.name == "svg:text":
        weight.labels += 1
    elif element.name in CELLS:
        weight.figures += weight.size > 0 == weight.letters


def _is_unseen(element: Element) -> bool:
    """Whether it never shows what stands in it. An object without data of its own shows that."""
    return element.name in _UNSEEN or (element.name == "object" and not _OBJECT.isdisjoint(element.attributes))


def _said(element: Element) -> _Said:
    style = element.attributes.get("style")
    framed = element.name in _FRAME or (element.name != "header" and element.attributes.get("role") in _FRAME_ROLES)
    return _Said(_is_container(element), _is_unseen(element), framed or bool(style and _WORD_STYLE.search(style)))


def _is_container(element: Element) -> bool:
    if element.name in _CONTAINERS:
        return True
    if "class" not in element.attributes and "id" not in element.attributes:
        return False
    names = f"{element.attributes.get('class', '')} {element.attributes.get('id', '')}"
    return any(name in _CONTAINERS for name in names.lower().split())
