"""PDF documents that have their text in them (not scans). Needs the extra ``pdf``.

A PDF knows neither paragraphs nor tables, only characters and lines on pages: paragraphs are put together from lines
across pages, tables from what is ruled, or from how their words stand. A table that a page break cuts comes as two.
"""

from __future__ import annotations

import io
import time
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby
from typing import Any

from msgspec import Struct

from gouji.document.model import Block, Document, Note, Picture, Table
from gouji.messages.message import Message
from gouji.readers import messages, sandbox
from gouji.readers.pdf.content import Drawing
from gouji.readers.pdf.drawn import read_page
from gouji.readers.pdf.page import Glyph, PdfLine, PdfPage, set_in_lines
from gouji.readers.pdf.page_breaks import tables
from gouji.readers.pdf.paragraphs import Measure, PlacedLine, measure, paragraphs, without_furniture
from gouji.readers.pdf.requirements import require_parser
from gouji.readers.pdf.streams import grows_too_far
from gouji.readers.pdf.tables import Area, find_tables
from gouji.readers.pdf.turned import Sides, by_side
from gouji.readers.pdf.unruled import has_rows
from gouji.readers.pdf.unruled_grid import Unruled, unruled
from gouji.readers.pdf.watermarks import without_watermarks
from gouji.text.source import Source, Unreadable
from gouji.text.spans import Text

_MAX_PAGES = 500
_MAX_GLYPHS = 200_000
_MAX_GLYPHS_ON_PAGE = 10_000  # some six hundred are usual; pdfplumber compares each with each
# Bytes of instructions, of which a page has some forty thousand; the parser does a million in ten seconds and more.
_MAX_DRAWN = 3_000_000
_MAX_DRAWN_ON_PAGE = 500_000
_MAX_SECONDS = 20.0
_UNMAPPED = "\ufffd"
# Share of characters without a meaning from which a text isn't worth reading.
_GARBLED = 0.2
# Shares of a page's area: from the first on an image may hold what a reader wants, from the second on it is the page.
_PICTURE = 0.03
_SCAN = 0.7
_LARGE = 0.125
_TITLE = 60
"""Characters that may stand on a scan of a page: a title, a name, a number."""
_QUOTED = 20


def read(source: Source) -> Document:
    """The blocks of a PDF, each with its page. It has no lines, so no text knows its place.

    Raises:
        Unreadable: there is no parser that is safe, or the file is damaged, encrypted, too large, or has no text in it.
    """
    pages = _pages(source)
    glyphs = [glyph for page in pages for glyph in page.glyphs if not glyph.blank]
    if not glyphs:
        raise Unreadable(messages.PDF_NO_TEXT)
    if sum(glyph.text == _UNMAPPED for glyph in glyphs) > _GARBLED * len(glyphs):
        raise Unreadable(messages.PDF_GARBLED)
    pages, watermark = without_watermarks(pages)
    sides = [by_side(page, _tables(page)) for page in pages]
    kept = without_furniture([(each.page, set_in_lines(_free(each))) for each in sides])
    written = [unruled(lines, each.page.number) for each, lines in zip(sides, kept, strict=True)]
    notes = [*_notes(sides, written)]
    if watermark:
        notes.append(Note(messages.PDF_WATERMARK.fill(text=watermark[:_QUOTED])))
    return Document(source.path, "pdf", tuple(_blocks(_items(sides, kept, written))), notes=tuple(notes))


def _pages(source: Source) -> list[PdfPage]:
    require_parser()
    if b"%PDF-" not in source.data[:1024]:
        raise Unreadable(messages.PDF_NOT_PDF)
    if grows_too_far(source.data):
        raise Unreadable(messages.PDF_TOO_LARGE)
    try:
        return sandbox.run(partial(_parsed, source.data), _MAX_SECONDS)
    except sandbox.OutOfBounds:
        raise Unreadable(messages.PDF_TOO_LARGE) from None


def _parsed(data: bytes) -> list[PdfPage]:
    import pdfplumber  # noqa: PLC0415 - imported by now

    try:
        with pdfplumber.open(io.BytesIO(data), raise_unicode_errors=False) as pdf:
            return _read_all(pdf)
    except Unreadable:
        raise
    except Exception as error:  # noqa: BLE001 - the parser raises anything on damaged files, and all of it means this
        raise Unreadable(_reason(error)) from None


def _reason(error: Exception) -> Message:
    """What an exception of the parser means. Often it has wrapped another one."""
    if any(isinstance(each, MemoryError) for each in (error, *error.args)):
        return messages.PDF_TOO_LARGE
    return messages.PDF_PASSWORD if "PDFPasswordIncorrect" in repr(error) else messages.PDF_DAMAGED


def _read_all(pdf: Any) -> list[PdfPage]:
    end = time.monotonic() + _MAX_SECONDS
    if len(pdf.pages) > _MAX_PAGES:
        raise Unreadable(messages.PDF_TOO_LARGE)
    drawing = Drawing(_MAX_DRAWN)
    drawn = [drawing.size(page.page_obj) for page in pdf.pages]
    if max(drawn, default=0) > _MAX_DRAWN_ON_PAGE or sum(drawn) > _MAX_DRAWN:
        raise Unreadable(messages.PDF_TOO_LARGE)
    pages: list[PdfPage] = []
    glyphs = 0
    for page in pdf.pages:
        if len(page.chars) > _MAX_GLYPHS_ON_PAGE:
            raise Unreadable(messages.PDF_TOO_LARGE)
        pages.append(read_page(page))
        page.close()
        glyphs += len(pages[-1].glyphs)
        if glyphs > _MAX_GLYPHS or time.monotonic() > end:
            raise Unreadable(messages.PDF_TOO_LARGE)
    return pages


def _notes(sides: list[Sides], written: list[Unruled]) -> Iterator[Note]:
    for message, pages in (
        (messages.PDF_PAGES_WITHOUT_TEXT, [each.page for each in sides if each.without_text]),
        (messages.PDF_PAGES_TURNED, [each.page for each in sides if each.left_out and not each.without_text]),
        (messages.PDF_PAGES_UNCLEAR, [each.page for each in sides if each.unclear]),
        (
            messages.PDF_PAGES_UNRULED,
            [each.page for each, found in zip(sides, written, strict=True) if found.unclear],
        ),
    ):
        if pages:
            yield Note(message.fill(pages=", ".join(str(page.number) for page in pages)), partial=True)


class _Item(Struct, frozen=True):
    """Something on a page at its height: a line of text, a table or a picture."""

    page: int
    top: float
    content: PlacedLine | Table | Picture


def _items(sides: list[Sides], kept: list[list[PdfLine]], written: list[Unruled]) -> list[_Item]:
    """What stands on the pages, in reading order; ``kept`` are the lines outside of ruled tables."""
    ruled = [
        (each.page.number, [area for area in each.upright if area.glyphs], lines)
        for each, lines in zip(sides, kept, strict=True)
    ]
    items = [_Item(piece.page, piece.area.box.top, table) for piece, table in tables(ruled) if table.cells]
    for each, found in zip(sides, written, strict=True):
        page = each.page
        items += [_Item(page.number, top, table) for top, table in found.tables]
        items += [_Item(page.number, turned.top, turned.table) for turned in each.turned]
        items += [_Item(page.number, line.box.top, PlacedLine(line, page.number, page.width)) for line in found.rest]
        items += [_Item(page.number, top, picture) for top, picture in _pictures(page)]
    return sorted(items, key=lambda item: (item.page, item.top))


def _tables(page: PdfPage) -> list[Area] | None:
    """The tables that lines rule; where these part rows only, no table is ruled, though all of it is framed."""
    found = find_tables(page.rules)
    return found and [area for area in found if not (area.is_one_column and _has_rows(page, area))]


def _has_rows(page: PdfPage, area: Area) -> bool:
    return has_rows(set_in_lines(glyph for glyph in page.glyphs if area.box.holds(glyph.box.middle)))


def _free(sides: Sides) -> list[Glyph]:
    """The characters of a page that no table takes."""
    return [glyph for glyph in sides.page.glyphs if not any(area.take(glyph) for area in sides.upright)]


def _pictures(page: PdfPage) -> Iterator[tuple[float, Picture]]:
    """Images that are large enough to hold text, and where they stand. One behind a page of text is its background."""
    written = sum(not glyph.blank for glyph in page.glyphs)
    for box in page.images:
        share = (box.x1 - box.x0) * (box.bottom - box.top) / (page.width * page.height)
        if _PICTURE < share < _SCAN or (share >= _SCAN and written <= _TITLE):
            yield box.top, Picture(Text(""), page.number, large=share >= _LARGE)


def _blocks(items: list[_Item]) -> Iterator[Block]:
    columns = _columns(item.content for item in items if isinstance(item.content, PlacedLine))
    for _, group in groupby(items, key=lambda item: None if isinstance(item.content, PlacedLine) else id(item)):
        contents = [item.content for item in group]
        lines = [content for content in contents if isinstance(content, PlacedLine)]
        yield from paragraphs(lines, columns)
        yield from (content for content in contents if not isinstance(content, PlacedLine))


def _columns(lines: Iterable[PlacedLine]) -> dict[float, Measure]:
    """The measure of the text on each width of page."""
    by_width: dict[float, list[PlacedLine]] = {}
    for placed in lines:
        by_width.setdefault(placed.page_width, []).append(placed)
    return {width: measure([placed.line for placed in found], width) for width, found in by_width.items()}
