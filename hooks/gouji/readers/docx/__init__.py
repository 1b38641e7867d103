"""Word documents (.docx), read from their XML.

The document is read as it would show with every tracked change accepted: insertions count, deletions don't. Footnotes,
headers and footers, hidden text and the table of contents are no part of the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from lxml.etree import _Element as Element
from msgspec import Struct, field

from gouji.document.model import Block, Cell, Document, Note
from gouji.readers import messages
from gouji.readers.docx.fields import OpenFields, clear_placeholders, endless
from gouji.readers.docx.numbering import Numbering, read_numbering
from gouji.readers.docx.package import WordPackage, open_word
from gouji.readers.docx.styles import Styles
from gouji.readers.docx.table import lay_out
from gouji.readers.docx.text import bare_texts, read_content
from gouji.readers.docx.transcript import Transcript
from gouji.readers.docx.xml import (
    EMBEDDED,
    PARAGRAPH,
    REVISIONS,
    TABLE,
    by_name,
    child,
    children,
    switched_on,
    w,
)
from gouji.readers.office.blocks import paragraphs, table_blocks, text_of
from gouji.readers.office.shown import PLAIN
from gouji.readers.struck import struck_note
from gouji.system import deadline
from gouji.text.source import Source, Unreadable


def read(source: Source) -> Document:
    """The blocks of a Word document. It has no lines: its texts have their places in a transcript.

    Raises:
        Unreadable: no Word document, or a damaged, protected or malicious one.
    """
    package = open_word(source)
    return read_document(source.path, package, package.document(), Transcript())


def read_document(path: str, package: WordPackage, root: Element, transcript: Transcript) -> Document:
    """The blocks of a document whose main part has this root; the placeholders in it are taken out.

    Raises:
        Unreadable: as :func:`read`.
    """
    body = child(root, "body")
    if body is None:
        raise Unreadable(messages.PACKAGE_DAMAGED)
    styles = package.styles()
    numbering = read_numbering(package.related("numbering"), styles)
    clear_placeholders(body)
    story = _Story(styles, numbering, endless(body), transcript)
    blocks = tuple(story.blocks(body))
    notes = (*_notes(body, story), *struck_note(story.struck))
    return Document(path, "docx", blocks, notes=notes, transcript=transcript.decoded())


def _notes(body: Element, story: _Story) -> Iterator[Note]:
    revisions = sum(1 for _ in body.iter(*REVISIONS))
    if revisions:
        yield Note(messages.REVISIONS_ACCEPTED.fill(count=revisions))
    embedded = sum(1 for _ in body.iter(EMBEDDED))
    if embedded:
        yield Note(messages.EMBEDDED_NOT_READ.fill(count=embedded), partial=True)
    if story.endless:
        yield Note(messages.FIELDS_WITHOUT_END.fill(count=len(story.endless)), partial=True)


_MARK = w("rPr")


class _Story(Struct, frozen=True, dict=True):
    """Reads containers of blocks (body, cells, text boxes) in document order, which automatic numbers depend on.

    ``struck`` collects the text that is struck out and no block holds.
    """

    styles: Styles
    numbering: Numbering
    endless: frozenset[Element]
    transcript: Transcript
    struck: list[str] = field(default_factory=list)

    def blocks(self, container: Element) -> Iterator[Block]:
        """Paragraphs that show something, tables, and pictures, each after what it hangs on."""
        pending = _Pending(OpenFields(self.endless))
        for element in children(container):
            deadline.check()
            if element.tag == PARAGRAPH:
                if len(element) or self.numbering.counts_every_paragraph:
                    self._add(element, pending)
                else:
                    pending.runs_on = not pending.fields.show
                if not pending.runs_on and (pending.text or pending.after):
                    yield from pending.flush(self.transcript)
            elif element.tag == TABLE and pending.fields.show:
                if pending.text or pending.after:
                    yield from pending.flush(self.transcript)
                yield from self._table(element)
        if pending.text or pending.after:
            yield from pending.flush(self.transcript)

    def _add(self, paragraph: Element, pending: _Pending) -> None:
        properties = by_name(child(paragraph, "pPr"))
        style = self.styles.of_paragraph(properties)
        content = read_content(paragraph, self.styles, style.look, pending.fields)
        pending.runs_on = _runs_on(properties.get(_MARK)) or not pending.fields.show
        if style.contents:
            return
        pending.text += content.text.value
        if self.transcript.anchors is not None:
            pending.shown += content.shown
        self.struck.extend(content.text.struck)
        if not pending.runs_on:
            label = self.numbering.label(properties, style)
            if label:
                pending.text = label + pending.text
                pending.shown.insert(0, (len(label), paragraph))
            pending.level = style.level(properties) if pending.text else None
        pending.after += content.pictures
        for box in content.boxes:
            pending.after += self.blocks(box)

    def _table(self, element: Element) -> Iterator[Block]:
        slots = lay_out(element)
        contents: list[list[Block]] = []
        cells: list[Cell] = []
        for slot in slots:
            inside = self._content(slot.element)
            text = text_of(inside)
            contents.append(inside)
            cells.append(slot.cell(text if text.value else self.transcript.point(slot.element)))
        return table_blocks(cells, contents)

    def _content(self, cell: Element) -> list[Block]:
        """The blocks of a cell; what is plain is read without a look at all that a paragraph may have."""
        texts = bare_texts(cell) if self._plain_level is not None else None
        if texts is None:
            return list(self.blocks(cell))
        deadline.check()
        values = [each.text or "" for each in texts]
        value = values[0] if len(values) == 1 else "".join(values)
        if not value:
            return []
        shown = () if self.transcript.anchors is None else list(zip(map(len, values), texts, strict=True))
        return list(paragraphs(self.transcript.add(value, shown), self._plain_level or None))

    @cached_property
    def _plain_level(self) -> int | None:
        """The level of paragraphs without properties, 0 where they are no headings; None unless all of them show."""
        style = self.styles.of_paragraph({})
        if self.numbering.counts_every_paragraph or style.contents or style.look != PLAIN:
            return None
        return style.level({}) or 0


class _Pending(Struct):
    """A paragraph being put together: one whose mark was deleted, or is in the code of a field, runs on in the next."""

    fields: OpenFields
    runs_on: bool = False
    text: str = ""
    shown: list[tuple[int, Element]] = field(default_factory=list)
    level: int | None = None
    after: list[Block] = field(default_factory=list)

    def flush(self, transcript: Transcript) -> list[Block]:
        """The paragraph, then what hangs on it."""
        blocks: list[Block] = []
        if self.text:
            blocks += paragraphs(transcript.add(self.text, self.shown), self.level)
        blocks += self.after
        self.text, self.shown, self.level, self.after = "", [], None, []
        return blocks


def _runs_on(mark: Element | None) -> bool:
    """Whether the mark at a paragraph's end, which has these properties, is deleted, moved away or hidden."""
    if mark is None:
        return False
    gone = any(child(mark, name) is not None for name in ("del", "moveFrom"))
    return gone or bool(switched_on(mark, "vanish"))
