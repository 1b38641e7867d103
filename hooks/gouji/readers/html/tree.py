"""The tree of an HTML page, however carelessly it was written.

What browsers do with missing and misplaced tags (HTML standard, 13.2.6) is done as far as it moves text between blocks
and cells; the rest, such as reopening bold text, makes no difference here. Nothing recurses, and every size is bounded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from msgspec import Struct, field

from gouji.messages.message import Message
from gouji.readers.html.foreign import INTEGRATION, ROOTS, is_drawn, is_foreign, leaves, space_of
from gouji.readers.html.tokens import BLANKS, Characters, Ignored, Leaf, Tag, Unclosed, attribute_of, sheet, stretches
from gouji.readers.limits import bound

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
CELLS = frozenset({"td", "th"})
GROUPS = frozenset({"thead", "tbody", "tfoot"})
LISTS = frozenset({"dir", "menu", "ol", "ul"})
# fmt: off
BLOCKS = HEADINGS | CELLS | GROUPS | LISTS | frozenset({
    "address", "article", "aside", "blockquote", "caption", "center", "dd", "details", "dialog", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "legend", "li", "listing", "main",
    "nav", "option", "p", "pre", "search", "section", "summary", "table", "tr", "ucapcontent",
})
VOID = frozenset({
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "param",
    "source", "track", "wbr",
})
# fmt: on
_SCOPE = CELLS | INTEGRATION | {"applet", "button", "caption", "marquee", "object", "table", "template"}
_IN_TABLE = frozenset({"table"})
# An opening tag ends the first open element of the left set, unless one of the right set stands between them.
_ENDS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), _SCOPE | LISTS),
    "dt": (frozenset({"dt", "dd"}), _SCOPE | {"dl"}),
    "dd": (frozenset({"dt", "dd"}), _SCOPE | {"dl"}),
    "option": (frozenset({"option"}), _SCOPE | {"select"}),
    "optgroup": (frozenset({"optgroup"}), _SCOPE | {"select"}),
    "a": (frozenset({"a"}), _SCOPE | BLOCKS),
    **dict.fromkeys(("input", "select", "textarea"), (frozenset({"select"}), _SCOPE)),
}
# Parts of a table, and where they belong.
_PARTS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys((*GROUPS, "caption", "colgroup"), _IN_TABLE),
    "col": _IN_TABLE | {"colgroup"},
    "tr": _IN_TABLE | GROUPS,
    **dict.fromkeys(CELLS, _IN_TABLE | GROUPS | {"tr"}),
}
_AROUND_PHRASES = _SCOPE | (BLOCKS - {"option"})
_STRUCTURE = _IN_TABLE | GROUPS | {"tr"}
_WITHOUT_TEXT = frozenset({"optgroup", "select"})  # but for that of the options in them
# Blocks that no opening tag of another block ends, or that end nothing themselves.
_ENDING_PARAGRAPHS = BLOCKS - CELLS - GROUPS - {"caption", "tr", "option", "legend"}
_PARAGRAPHS = frozenset({"p", "select"})
_ENDING = _ENDS.keys() | _ENDING_PARAGRAPHS | HEADINGS | _PARTS.keys() | {"table"}
"""What ends or opens others when it begins."""
_INTEGRATED = frozenset(name.partition(":")[2] for name in INTEGRATION)
"""An end tag of these names may end a part of a drawing further out."""
_SHOWING: Mapping[str, str] = {"input": "value", "option": "label"}
"""Elements that show an attribute as their text."""
_LOOKED_INTO = _SHOWING.keys() | {"style"}
_TRANSPARENT = frozenset({"html", "head", "body"})

DEEPEST = 256
"""Elements inside one another; browsers have such a limit too."""
MOST_TOKENS = 200_000
"""Tags, opening and closing, comments, and the stretches of text and references between them; Word writes about 10,000
for a report with three tables."""
_FEW_ATTRIBUTES = 10  # of more, every tenth counts like a tag


class Element(Struct, eq=False):
    """An element; its tag stands from ``start`` to ``inner``. ``children`` is filled while reading.

    Inside of a drawing or a formula ``name`` has its space before it: ``svg:text``.
    """

    name: str
    attributes: Mapping[str, str]
    start: int
    inner: int
    parent: Element | None = None
    children: list[Element | Characters] = field(default_factory=list)

    def ancestors(self) -> Iterator[Element]:
        """From the parent up to the root."""
        above = self.parent
        while above is not None:
            yield above
            above = above.parent


HtmlNode = Element | Characters


class Tree(Struct, frozen=True):
    """``elements`` are in the order of the source, the root first.

    ``unclosed`` is the offset of a tag or comment without an end, which swallows the rest. ``limited``: the
    bound that was met; there are more elements than were read, or those below the greatest depth stand beside each
    other.
    ``styles`` are the style sheets in the page for a screen.
    """

    root: Element
    elements: tuple[Element, ...]
    unclosed: int | None = None
    limited: Message | None = None
    styles: tuple[str, ...] = ()


def build(text: str, start: int = 0) -> Tree:
    """The tree of ``text``, which stands in the source from offset ``start`` on. Any text has one."""
    builder = _Builder(start)
    unclosed = None
    styles = []
    for token in stretches(text, start, builder.is_raw):
        if isinstance(token, Leaf):
            if not builder.take_leaf(token):
                break
        elif isinstance(token, Unclosed):
            unclosed = token.start
        elif not builder.take(token):
            break
        elif isinstance(token, Tag) and token.name in _LOOKED_INTO:
            if token.name == "style" and builder.is_raw(token):
                styles.append(sheet(token, text, token.end - start))
            elif token.name in _SHOWING and not token.closing:
                builder.fill(attribute_of(token, _SHOWING[token.name], text, start))
    return builder.tree(unclosed, tuple(styles))


class _Builder:
    """``_open`` are the open elements, innermost last, and ``_count`` how many there are of each name among them."""

    def __init__(self, start: int) -> None:
        root = Element("root", {}, start, start)
        self._elements = [root]
        self._open = [root]
        self._count = {root.name: 1}
        self._tokens = 0
        self._limited: Message | None = None

    def tree(self, unclosed: int | None, styles: tuple[str, ...]) -> Tree:
        return Tree(self._elements[0], tuple(self._elements), unclosed, self._limited, styles)

    def take(self, token: Tag | Characters | Ignored) -> bool:
        """Whether there was room for one more."""
        tag = token if isinstance(token, Tag) else None
        self._tokens += 1 if tag is None else 1 + len(tag.attributes) // _FEW_ATTRIBUTES
        if self._tokens > MOST_TOKENS:
            self._limited = bound("tags", MOST_TOKENS)
            return False
        if tag is not None:
            self._tag(tag)
        elif isinstance(token, Characters):
            self._write(token)
        return True

    def take_leaf(self, leaf: Leaf) -> bool:
        """Whether there was room for an element as a whole."""
        tag, around = leaf.tag, self._open[-1].name
        count = 2 + len(leaf.characters) + len(tag.attributes) // _FEW_ATTRIBUTES
        roomy = self._tokens + count <= MOST_TOKENS and len(self._open) < DEEPEST
        if not roomy or ":" in around or around in ROOTS:
            return all(map(self.take, leaf.tokens))
        self._tokens += count
        if tag.name in _ENDING:
            self._make_room(tag)
        parent = self._open[-1]
        element = Element(tag.name, tag.attributes, tag.start, tag.end, parent, [*leaf.characters])
        parent.children.append(element)
        self._elements.append(element)
        return True

    def fill(self, shown: Characters | None) -> None:
        """Puts into the element that was just taken what it shows."""
        last = self._elements[-1]
        if shown is not None and last.name in _SHOWING:
            last.children.append(shown)

    def is_raw(self, tag: Tag) -> bool:
        """Whether what follows a tag that was just taken is characters up to its end tag, in a script for example."""
        return self._open[-1].name == tag.name

    def _tag(self, tag: Tag) -> None:
        around = self._open[-1].name
        space = space_of(around) if ":" in around or around in ROOTS else ""
        if space and (leaves(tag) or not self._foreign(space, tag)):
            while is_foreign(self._open[-1].name):
                self._leave()
            space = ""
        if not space:
            self._html(tag)

    def _foreign(self, space: str, tag: Tag) -> bool:
        """Takes a tag inside of a drawing or a formula; whether it belongs there."""
        if not tag.closing:
            self._append(f"{space}:{tag.name}", tag)
            if tag.empty:
                self._leave()
            return True
        index = len(self._open) - 1
        while is_foreign(self._open[index].name):
            if self._open[index].name in (f"{space}:{tag.name}", tag.name):
                self._cut(index)
                return True
            index -= 1
        return tag.name not in self._count

    def _html(self, tag: Tag) -> None:
        name = tag.name
        if tag.closing and name != "br":  # </br> is a line break to every browser
            if self._open[-1].name == name and name not in _INTEGRATED:
                self._leave()
            else:
                self._close(name)
        elif name not in _TRANSPARENT:
            if name in _ENDING:
                self._make_room(tag)
            self._append(name, tag)
            if name in VOID or (tag.empty and is_foreign(name)):
                self._leave()

    def _write(self, characters: Characters) -> None:
        top = self._open[-1]
        name = top.name
        if (":" in name or name in ROOTS) and not is_drawn(name, in_label="svg:text" in self._count):
            return
        if name in _WITHOUT_TEXT or (name == "option" and top.attributes.get("label")):
            return
        if name not in _STRUCTURE or characters.value.strip(BLANKS):
            top.children.append(characters)

    def _close(self, name: str) -> None:
        part = next((each for each in (f"svg:{name}", f"math:{name}") if each in self._count), "")
        if part in INTEGRATION:
            self._end({part}, _SCOPE - {part})
        elif name in _PARTS or name == "table":
            self._end({name}, _IN_TABLE - {name})
        elif name in HEADINGS:
            self._end(HEADINGS, _SCOPE)
        else:
            self._end({name}, _SCOPE if name in BLOCKS else _AROUND_PHRASES)

    def _append(self, name: str, tag: Tag) -> None:
        if len(self._open) > DEEPEST:
            self._leave()
            self._limited = bound("levels", DEEPEST)
        parent = self._open[-1]
        element = Element(name, tag.attributes if name.endswith(tag.name) else {}, tag.start, tag.end, parent)
        parent.children.append(element)
        self._elements.append(element)
        self._open.append(element)
        self._count[name] = self._count.get(name, 0) + 1

    def _make_room(self, tag: Tag) -> None:
        """Ends what the opening tag ends implicitly, and opens the row that a cell lacks."""
        name = tag.name
        if name in _ENDS:
            self._end(*_ENDS[name])
        if name in _ENDING_PARAGRAPHS:
            self._end(_PARAGRAPHS, _SCOPE)  # a select without an end would hide what follows
        if name in HEADINGS and self._open[-1].name in HEADINGS:
            self._leave()
        if name == "table" and self._open[-1].name in _STRUCTURE:
            self._end(_IN_TABLE, frozenset())
        if name in _PARTS and "table" in self._count:
            while self._open[-1].name not in _PARTS[name]:
                self._leave()
            if name in CELLS and self._open[-1].name != "tr":
                self._append("tr", tag)

    def _end(self, names: AbstractSet[str], barriers: AbstractSet[str]) -> None:
        """Ends the innermost open element of these names, unless a barrier stands further in."""
        if self._count.keys().isdisjoint(names):
            return
        index = len(self._open) - 1
        while self._open[index].name not in names:
            if self._open[index].name in barriers:
                return
            index -= 1
        self._cut(index)

    def _leave(self) -> None:
        """Ends the innermost element."""
        name = self._open.pop().name
        if self._count[name] > 1:
            self._count[name] -= 1
        else:
            del self._count[name]

    def _cut(self, index: int) -> None:
        """Ends the open elements from this one on."""
        for _ in range(len(self._open) - index):
            self._leave()
