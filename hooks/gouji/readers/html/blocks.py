"""The blocks of a page, in the order in which they are read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from gouji.document.model import Block, Paragraph, Picture
from gouji.messages.message import Message
from gouji.readers.breaks import paragraphs
from gouji.readers.html.density import Weights
from gouji.readers.html.fields import FIELDS, is_inline
from gouji.readers.html.lists import ListNumbering
from gouji.readers.html.main_content import is_link_list
from gouji.readers.html.tables import is_layout, lay_out, loose_parts
from gouji.readers.html.tokens import BLANKS, Characters
from gouji.readers.html.tree import BLOCKS, CELLS, GROUPS, HEADINGS, LISTS, VOID, Element, HtmlNode
from gouji.readers.html.whitespace import HtmlLine, word_of
from gouji.system import deadline
from gouji.text.lazy import lazy_re
from gouji.text.spans import Piece, Text, join

_LINES = lazy_re(r"\r\n?|\n|[^\r\n]+")
_BLOCK_STYLE = lazy_re(r"display\s*:\s*block", re.IGNORECASE)
_PREFORMATTED = frozenset({"listing", "pre"})
_GRID = CELLS | GROUPS | {"table", "tr"}
_MAY_BE_PREFORMATTED = _PREFORMATTED | {"textarea"}
_BEGINNING = HEADINGS | LISTS | {"img", "li", "svg"}
_ICON = lazy_re(r"\s*[0-3]?[0-9](?:px)?\s*$")


_Finish = Callable[[Element], None]


def _nothing(_element: Element) -> None:
    """Nothing is to be done at the end of an element."""


class Blocks:
    """Collects blocks.

    ``limited``: the bound for which a table was not read whole; ``struck``: passages that are struck out;
    ``doubtful``: those that are read and perhaps not to be seen; ``unclosed``: where a tag or comment begins that is
    never closed; ``worded``: whether there is more than headings and what fields of a form hold.

    ``whole`` keeps lists of links, which are navigation in a page but not in a cell. In a ``cell`` every line is a
    paragraph.
    """

    def __init__(self, weights: Weights, *, whole: bool = False, cell: bool = False) -> None:
        self.blocks: list[Block] = []
        self.limited: Message | None = None
        self.struck: list[str] = []
        self.doubtful: list[str] = []
        self.unclosed: int | None = None
        self.worded = False
        self._weights = weights
        self._whole = whole
        self._in_cell = cell
        self._line = HtmlLine()
        self._lines: list[Text] = []
        self._pictures: list[Picture] = []
        self._level: int | None = None
        self._lists: list[ListNumbering] = []
        self._marker = ""
        self._raised = 0
        self._labelled = False  # the drawing has several labels

    def add(self, root: Element) -> None:
        """Adds the blocks of an element."""
        rests: list[tuple[_Finish, Element, Iterator[HtmlNode]]] = [(_nothing, root, iter([root]))]
        while rests:
            finish, around, nodes = rests[-1]
            for node in nodes:
                if isinstance(node, Characters):
                    self._line.add(node, raise_=self._raised > 0)
                elif self._is_read(node):
                    rests.append(self._enter(node))
                    break
            else:
                rests.pop()
                finish(around)
                deadline.check()
        self._flush()

    def _is_read(self, element: Element) -> bool:
        weight = self._weights[element]
        if not weight.shown:
            return False
        if weight.struck and element.name not in _GRID:
            if self._is_block(element):
                self._flush()
            self.strike(element)
            return False
        return self._whole or not is_link_list(element, self._weights)

    def strike(self, element: Element) -> None:
        """Takes down what is struck out and not read."""
        self.struck.append("".join(node.value for node in self._nodes(element) if isinstance(node, Characters)))

    def _enter(self, element: Element) -> tuple[_Finish, Element, Iterator[HtmlNode]]:
        """Begins an element; returns what is to follow: its end, and before that its nodes."""
        name, weight = element.name, self._weights[element]
        preformatted = name in _MAY_BE_PREFORMATTED and self._is_preformatted(element)
        if name == "br":
            self._break()
        elif preformatted or self._is_block(element):
            self._flush()
        if weight.doubtful:
            self._doubt(element)
        if name == "table" and not is_layout(element, self._weights):
            return self._grid, element, loose_parts(element)
        if preformatted:
            self._preformatted(element)
            return _nothing, element, iter(())
        if name in _BEGINNING or weight.raised:
            self._begin(element)
        children: list[HtmlNode] = element.children
        if weight.silent:
            children = [child for child in children if not isinstance(child, Characters)]
        if not (self.worded or self._in_cell) and self._level is None and name not in FIELDS:
            self.worded = any(isinstance(each, Characters) and each.value.strip() for each in children)
        return self._leave, element, iter(children)

    def _begin(self, element: Element) -> None:
        name = element.name
        if name in HEADINGS:
            self._level = int(name[1])
        elif name in LISTS:
            self._lists.append(ListNumbering(element))
        elif name == "li" and self._lists:
            self._marker = self._lists[-1].marker(element)
        elif name == "img":
            self._picture(element)
        elif name == "svg":
            self._labelled = self._weights[element].labels > 1
        elif self._weights[element].raised:
            self._raised += 1

    def _doubt(self, element: Element) -> None:
        """Takes down what is read of an element itself and perhaps not to be seen."""
        text = "".join(child.value for child in element.children if isinstance(child, Characters))
        self.doubtful += [text] if any(map(str.isalnum, text)) else []

    def _leave(self, element: Element) -> None:
        name = element.name
        if name != "br" and self._is_block(element):
            self._flush()
        if name in HEADINGS:
            self._level = None
        elif name in LISTS:
            self._lists.pop()
        elif name == "li":
            self._marker = ""
        elif self._weights[element].raised:
            self._raised -= 1

    def _is_preformatted(self, element: Element) -> bool:
        """Whether its lines show as they are; a field with a single line stands in that of the text around it."""
        if element.name == "textarea":
            text = "".join(child.value for child in element.children if isinstance(child, Characters))
            return not self._in_cell and "\n" in text.strip()
        return element.name in _PREFORMATTED and not self._weights[element].tables

    def _preformatted(self, element: Element) -> None:
        """Adds a block that is shown as it stands in the source: lines, as in a plain text."""
        from gouji.readers.lines import blocks  # noqa: PLC0415 - hardly any page needs it

        found = [HtmlLine()]
        for node in self._nodes(element):
            if isinstance(node, Element):
                if node.name == "br":
                    found.append(HtmlLine())
                continue
            for part in _LINES.finditer(node.value):
                if part[0][0] in "\r\n":
                    found.append(HtmlLine())
                elif len(node.value) == node.end - node.start:
                    found[-1].put(part[0], node.start + part.start(), node.start + part.end())
                else:
                    found[-1].put(part[0], node.start, node.end)
        self.blocks += blocks([line.text() for line in found])
        self.worded = self.worded or element.name not in FIELDS

    def _picture(self, element: Element) -> None:
        sizes = (element.attributes.get("width", ""), element.attributes.get("height", ""))
        if not any(_ICON.match(size) for size in sizes):
            # The whole tag stands for its alternative text, which is shorter.
            alternative = element.attributes.get("alt", "").strip()
            piece = Piece(0, len(alternative), element.start, element.inner if alternative else element.start)
            self._pictures.append(Picture(Text(alternative, (piece,))))
            self.worded = True

    def _grid(self, element: Element) -> None:
        self._flush()
        table, limited = lay_out(element, self._weights, self._cell)
        self.blocks.append(table)
        self.worded = True
        self.limited = self.limited or limited

    def _cell(self, cell: Element) -> Text:
        text = self._bare(cell)
        if text is not None:
            return text
        inside = Blocks(self._weights, whole=True, cell=True)
        if self._weights[cell].struck:
            inside.strike(cell)
        else:
            inside.add(cell)
        self.struck += inside.struck
        self.doubtful += inside.doubtful
        lines = [block.text for block in inside.blocks if isinstance(block, Paragraph)]
        if lines:
            return join(lines, "\n")
        point = self._point(cell)
        return Text("", (Piece(0, 0, point, point),))

    def _bare(self, cell: Element) -> Text | None:
        """What a cell shows with nothing but characters in it, which are a line; None for any other."""
        if not self._weights[cell].plain:
            return None
        children = cell.children
        first = children[0] if len(children) == 1 else None
        text = word_of(first) if isinstance(first, Characters) else None
        if text is None:
            line = HtmlLine()
            for child in children:
                if not isinstance(child, Characters):
                    return None
                line.add(child)
            text = line.text()
        text = text.strip()
        return text if text.value else None

    def _break(self) -> None:
        """Ends the line, and perhaps the paragraph."""
        if self._pictures or self._in_cell:
            self._flush()
        else:
            self._lines.append(self._line.text())
            self._line = HtmlLine()

    def _flush(self) -> None:
        """Ends the line, and the paragraph that it is."""
        if self._line.is_blank and not self._lines:
            self._line.drop_gap()
        else:
            lines = [*self._lines, self._line.text()]
            self._line = HtmlLine()
            self._lines = []
            for text in paragraphs(lines, heading=self._level is not None):
                if text.value:
                    self.blocks.append(Paragraph(self._marked(text), self._level))
        if self._pictures:
            self.blocks += self._pictures
            self._pictures.clear()

    def _marked(self, text: Text) -> Text:
        """The text with the number of the list item that it begins."""
        if not self._marker:
            return text
        start = text.pieces[0].start
        marker = Text(self._marker, (Piece(0, len(self._marker), start, start),))
        self._marker = ""
        return join([marker, text])

    def _point(self, cell: Element) -> int:
        """Where the text of an empty cell would stand: at its first no-break space, else in its innermost element."""
        for node in self._nodes(cell):
            if isinstance(node, Characters) and node.value.strip(BLANKS):
                return node.start + len(node.value) - len(node.value.lstrip(BLANKS))
        innermost = cell
        while inner := next((child for child in innermost.children if isinstance(child, Element)), None):
            if inner.name in VOID or not self._weights[inner].shown:
                break
            innermost = inner
        return innermost.inner

    def _nodes(self, root: Element) -> Iterator[HtmlNode]:
        """Everything shown in an element, in the order of the source."""
        nodes: list[HtmlNode] = [root]
        while nodes:
            node = nodes.pop()
            if isinstance(node, Characters):
                yield node
            elif self._weights[node].shown:
                yield node
                hidden = self._weights[node].hidden
                nodes += [child for child in reversed(node.children) if not (hidden and isinstance(child, Characters))]

    def _is_block(self, element: Element) -> bool:
        name = element.name
        if name == "svg:text":  # a label by itself, unless a drawing stands for a word or a figure
            return self._labelled
        if name in BLOCKS or name == "br":
            return name != "option" or not is_inline(element)
        style = element.attributes.get("style")
        return bool(style and _BLOCK_STYLE.search(style))
