"""OpenDocument texts (.odt, .fodt), read from their XML.

As of a Word document, the text is read as it would show with every tracked change accepted; notes, headers and footers,
hidden text and the table of contents are no part of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element as Element
from msgspec import Struct, field

from gouji.document.model import Block, Document, Note
from gouji.readers import messages
from gouji.readers.odt.lists import Counters, ListStyles, read_lists
from gouji.readers.odt.package import open_text
from gouji.readers.odt.styles import read_styles
from gouji.readers.odt.table import TableRoom, held, lay_out
from gouji.readers.odt.text import OdtContent, OdtReader, read_controls
from gouji.readers.odt.xml import names, number, q, written
from gouji.readers.office.blocks import paragraphs, table_blocks, text_of
from gouji.readers.struck import struck_note
from gouji.text.source import Source
from gouji.text.spans import Text

_HEADING, _PARAGRAPH, _LIST, _TABLE = map(q, ("text:h", "text:p", "text:list", "table:table"))
_SECTION = q("text:section")
_NUMBERED = q("text:numbered-paragraph")
_ITEMS = names("text:list-header", "text:list-item")
_SHAPES = q("draw:")
# All else passes its blocks on: sections, indexes, and what programs may wrap around them.
_LEFT_OUT = names("office:annotation", "office:forms", "text:note", "text:table-of-content", "text:tracked-changes")
_CHANGES = names("text:deletion", "text:insertion")
_LEVELS = 9


def read(source: Source) -> Document:
    """The blocks of an OpenDocument text. It has no lines, so no text knows its place.

    Raises:
        Unreadable: no OpenDocument text, or a damaged, protected or malicious one.
    """
    parts = open_text(source)
    body = parts.body
    story = _OdtStory(OdtReader(read_styles(parts.styles), read_controls(body)), read_lists(parts.styles))
    blocks = tuple(story.blocks(body))
    return Document(source.path, "odt", blocks, notes=(*_notes(body), *struck_note(story.struck)))


def _notes(body: Element) -> Iterator[Note]:
    revisions = sum(1 for _ in body.iter(*_CHANGES))
    if revisions:
        yield Note(messages.REVISIONS_ACCEPTED.fill(count=revisions))
    linked = (section for section in body.iter(_SECTION) if section.find(q("text:section-source")) is not None)
    empty = sum(1 for section in linked if not written(section).strip())
    if empty:
        yield Note(messages.EMBEDDED_NOT_READ.fill(count=empty), partial=True)


class _ListPlace(Struct, frozen=True):
    """Where in a list a paragraph stands."""

    counters: Counters
    depth: int
    start: int | None = None


class _OdtStory(Struct):
    """Reads containers of blocks (body, cells, text boxes) in document order, which automatic numbers depend on.

    ``struck`` collects the text that is struck out and no block holds.
    """

    reader: OdtReader
    lists: ListStyles
    struck: list[str] = field(default_factory=list)
    room: TableRoom = field(default_factory=TableRoom)
    outline: Counters | None = None
    _by_id: dict[str, Counters] = field(default_factory=dict)
    _by_style: dict[str, Counters] = field(default_factory=dict)

    def blocks(self, container: Element) -> Iterator[Block]:
        """Paragraphs that show something, tables, and pictures, each after what it hangs on."""
        for child in container:
            yield from self._block(child)

    def _block(self, element: Element) -> Iterator[Block]:
        if element.tag in (_PARAGRAPH, _HEADING):
            yield from self._paragraph(element, None)
        elif element.tag == _LIST:
            yield from self._list(element, None)
        elif element.tag == _TABLE:
            yield from self._table(element)
        elif element.tag == _NUMBERED:
            yield from self._numbered(element)
        elif element.tag.startswith(_SHAPES):
            yield from self._hanging(self.reader.drawing(element))
        elif element.tag not in _LEFT_OUT and not _is_hidden(element):
            yield from self.blocks(element)

    def _paragraph(self, element: Element, place: _ListPlace | None) -> Iterator[Block]:
        style = self.reader.styles.named("paragraph", element.get(q("text:style-name")))
        if style.contents:
            return
        level = style.level
        if element.tag == _HEADING:
            level = number(element, "text:outline-level", 1)
        content = self.reader.content(element, style.look)
        text = self._label(element, place, style.list_style) + content.text.value
        self.struck += content.text.struck
        yield from paragraphs(Text(text), level if level and level <= _LEVELS else None)
        yield from self._hanging(content)

    def _label(self, element: Element, place: _ListPlace | None, list_style: str | None) -> str:
        """The number of a paragraph: of the list that it stands in or, for a heading outside of one, of the outline."""
        if place is not None:
            return place.counters.label(place.depth, place.start)
        if element.tag != _HEADING or list_style == "" or element.get(q("text:is-list-header")) == "true":
            return ""
        if self.outline is None:
            self.outline = Counters(self.lists.outline)
        start = number(element, "text:start-value", -1) if element.get(q("text:restart-numbering")) == "true" else -1
        return self.outline.label(number(element, "text:outline-level", 1) - 1, start if start >= 0 else None)

    def _hanging(self, content: OdtContent) -> Iterator[Block]:
        yield from content.pictures
        for box in content.boxes:
            if box.tag in (_PARAGRAPH, _HEADING):
                yield from self._paragraph(box, None)
            elif box.tag == _LIST:
                yield from self._list(box, None)
            else:
                yield from self.blocks(box)

    def _list(self, element: Element, outer: _ListPlace | None, *, goes_on: bool = False) -> Iterator[Block]:
        """The items of a list; ``outer`` is the place of the item that holds it."""
        continued = goes_on or element.get(q("text:continue-numbering")) == "true"
        if outer is None:
            counters, depth = self._counters(element, continued=continued), 0
        else:
            counters, depth = outer.counters, outer.depth + 1
            if not continued:
                counters.restart(depth)
        for item in element:
            if item.tag in _ITEMS:
                yield from self._item(item, _ListPlace(counters, depth, _start(item)))

    def _counters(self, element: Element, *, continued: bool) -> Counters:
        """The counters of a list at the outermost level: new ones, unless it goes on with another one."""
        style = element.get(q("text:style-name"), "")
        before = self._by_id.get(element.get(q("text:continue-list"), ""))
        if before is None and continued:
            before = self._by_style.get(style)
        counters = Counters(self.lists.by_name.get(style, {})) if before is None else before
        self._by_style[style] = counters
        self._by_id[element.get(q("xml:id"), "")] = counters
        self._by_id.pop("", None)
        return counters

    def _item(self, item: Element, place: _ListPlace) -> Iterator[Block]:
        """What an item holds, its number before its first paragraph; one that begins with a list has none."""
        numbered = item.tag == q("text:list-item")
        goes_on = True
        for child in item:
            if child.tag in (_PARAGRAPH, _HEADING):
                yield from self._paragraph(child, place if numbered else _OUTSIDE)
                numbered = goes_on = False
            elif child.tag == _LIST:
                yield from self._list(child, place, goes_on=goes_on)
                numbered = goes_on = False
            else:
                yield from self._block(child)

    def _numbered(self, element: Element) -> Iterator[Block]:
        """A paragraph that names its list (``text:numbered-paragraph``)."""
        style = element.get(q("text:style-name"), "")
        key = element.get(q("text:list-id")) or style
        counters = self._by_id.setdefault(f"numbered {key}", Counters(self.lists.by_name.get(style, {})))
        for child in element:
            if child.tag in (_PARAGRAPH, _HEADING):
                yield from self._paragraph(
                    child, _ListPlace(counters, number(element, "text:level", 1) - 1, _start(element))
                )

    def _table(self, element: Element) -> Iterator[Block]:
        found = lay_out(element, self.room)
        contents: dict[Element, list[Block]] = {}
        for slot in found:
            if slot.element not in contents:
                contents[slot.element] = list(self.blocks(slot.element))
        texts = {cell: text_of(blocks).value if len(cell) else held(cell) for cell, blocks in contents.items()}
        cells = [slot.cell(texts[slot.element]) for slot in found]
        return table_blocks(cells, list(contents.values()))


_OUTSIDE = _ListPlace(Counters({}), 0)
"""The place of a paragraph in a list that has no number."""


def _start(item: Element) -> int | None:
    start = number(item, "text:start-value", -1)
    return start if start >= 0 else None


def _is_hidden(section: Element) -> bool:
    display = section.get(q("text:display"))
    return display == "none" or (display == "condition" and section.get(q("text:is-hidden")) == "true")
