"""Documents that show no text, or hardly any beside pictures of pages: nobody can judge them, so they don't pass."""

from __future__ import annotations

from gouji.document.model import Document, Paragraph, Picture, Table, texts_of
from gouji.readers import messages
from gouji.text.source import Unreadable

# A title, a name and a date; and for each picture a caption or a page number, as far as anyone would type them.
_TITLE = 100
_CAPTION = 20
_CAPTIONS = 20
LARGE = 21.0 * 29.7 / 8
"""Area from which on a picture may hold a page or a table, in square centimetres: the eighth part of a page."""


def refuse_unread(document: Document) -> Document:
    """The document as it is. Text files know no size of a picture: only those that show nothing else are refused.

    Raises:
        Unreadable: it shows no text, or has no table and only as much text as a title has, beside large pictures.
    """
    pictures = [block for block in document.blocks if isinstance(block, Picture)]
    if not pictures and any(text.value.strip() for block in document.blocks for text in texts_of(block)):
        return document
    length = sum(_shown(block.text.value) for block in document.blocks if isinstance(block, Paragraph))
    tables = sum(
        _shown(cell.text.value) for block in document.blocks if isinstance(block, Table) for cell in block.cells
    )
    if document.decoded is not None:
        if pictures and not length + tables:
            raise Unreadable(messages.PAGES_ARE_PICTURES.fill(pictures=len(pictures), characters=0))
        return document
    pages = sum(picture.large for picture in pictures)
    if pages and not tables and length <= _TITLE + _CAPTION * min(pages, _CAPTIONS):
        raise Unreadable(messages.PAGES_ARE_PICTURES.fill(pictures=pages, characters=length))
    if not length + tables:
        reasons = [note.message for note in document.notes if note.partial]
        raise Unreadable(reasons[0] if reasons else messages.EMPTY_DOCUMENT)
    return document


def _shown(text: str) -> int:
    return len("".join(text.split()))
