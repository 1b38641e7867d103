"""How much is read of a text, and kept of a document: many times the longest report, so that no file takes long.

Everything after the readers takes time in proportion to what they return. So these bounds are the bound on the time and
the memory that a file may take; they are counts, because the same file must give the same findings on every machine.
"""

from __future__ import annotations

from msgspec.structs import replace

from gouji.document.model import Block, Document, Note, Table
from gouji.messages.message import Message, plain
from gouji.readers import messages
from gouji.text.source import Decoded, Unreadable

MOST_CHARACTERS = 200_000
"""Characters of a file that is text, and of all blocks of a document: a book of 300 pages."""
MOST_LINES = 20_000
"""Lines of a file that is text, blank ones included."""
MOST_PARAGRAPHS = 20_000
"""Paragraphs and pictures: as many as a text may have lines."""
MOST_SOURCE_LINES = 1_000_000
"""Lines of the source of a page."""
MOST_ROWS = 5_000
"""Rows of tables."""
MOST_PLACES = 50_000
"""Places in the grids of all tables."""
_QUOTED = 20
"""Characters that the note about what was left out quotes."""


def bound(counted: str, most: int) -> Message:
    """A bound by the name of what it counts in :data:`gouji.readers.messages.BOUNDS`, as messages tell it."""
    return messages.BOUNDS[counted].fill(most=f"{most:,}")


def short_enough(decoded: Decoded) -> Decoded:
    """The text as it is.

    Raises:
        Unreadable: it has more characters or more lines than a text may have.
    """
    if len(decoded.text) > MOST_CHARACTERS:
        raise Unreadable(messages.TEXT_TOO_LONG.fill(bound=bound("characters", MOST_CHARACTERS)))
    if decoded.lines > MOST_LINES:
        raise Unreadable(messages.TEXT_TOO_LONG.fill(bound=bound("lines", MOST_LINES)))
    return decoded


def few_enough(page: Decoded) -> Decoded:
    """The source of a page as it is. It may be long, with pictures in it, but an index of its lines must fit.

    Raises:
        Unreadable: it has more lines than the source of a page may have.
    """
    if page.text.count("\n") + page.text.count("\r") > MOST_SOURCE_LINES:
        raise Unreadable(messages.HTML_TOO_LONG.fill(lines=f"{MOST_SOURCE_LINES:,}"))
    return page


def within_bounds(document: Document) -> Document:
    """The document as it is or, where it is too long, its beginning with a note about it."""
    room = _Room()
    kept: list[Block] = []
    for block in document.blocks:
        fitting = room.take(block)
        if fitting is not None:
            kept.append(fitting)
        if fitting is not block:
            note = Note(_cut_after(kept, room), partial=True)
            return replace(document, blocks=tuple(kept), notes=(*document.notes, note))
    return document


def _cut_after(kept: list[Block], room: _Room) -> Message:
    """The bound that the document exceeds, what was read of it, and its last words."""
    last = next((words for block in reversed(kept) if (words := _last_words(block))), None)
    place = plain("") if last is None else messages.CUT_AFTER.fill(text=last)
    return messages.DOCUMENT_CUT.fill(bound=room.exceeded, rows=f"{room.taken:,}", place=place)


def _last_words(block: Block) -> str:
    texts = [cell.text for cell in block.cells] if isinstance(block, Table) else [block.text]
    return next((words for text in reversed(texts) if (words := " ".join(text.value.split())[-_QUOTED:])), "")


class _Room:
    """What has been taken so far."""

    def __init__(self) -> None:
        self._paragraphs = self._rows = self._places = self._characters = 0
        self.exceeded = plain("")
        """The bound for which there was no room for a block, or for the whole of it."""

    @property
    def taken(self) -> int:
        """Paragraphs, pictures and rows of tables."""
        return self._paragraphs + self._rows

    def take(self, block: Block) -> Block | None:
        """The block, or as many rows of the table as there is room for; None where there is none."""
        if isinstance(block, Table):
            if block.cells:
                block = self._beginning(block)
                if not block.cells:
                    return None
            paragraphs, rows, places = 0, max(block.height, 1), block.height * block.width
            characters = sum([len(cell.text.value) for cell in block.cells])
        else:
            paragraphs, rows, places, characters = 1, 0, 0, len(block.text.value)
        return block if self._has_taken(paragraphs, rows, places, characters) else None

    def _beginning(self, table: Table) -> Table:
        """As many rows as there is room for."""
        rows, by_places = MOST_ROWS - self._rows, (MOST_PLACES - self._places) // table.width
        if table.height <= min(rows, by_places):
            return table
        self.exceeded = bound("rows", MOST_ROWS) if rows <= by_places else bound("places", MOST_PLACES)
        return _cut(table, min(rows, by_places))

    def _has_taken(self, paragraphs: int, rows: int, places: int, characters: int) -> bool:
        """Whether there was room. An empty table counts as a row, as every block counts as something."""
        if self._paragraphs + paragraphs > MOST_PARAGRAPHS:
            self.exceeded = bound("paragraphs", MOST_PARAGRAPHS)
            return False
        if self._rows + rows > MOST_ROWS:
            self.exceeded = bound("rows", MOST_ROWS)
            return False
        if self._characters + characters > MOST_CHARACTERS:
            self.exceeded = bound("characters", MOST_CHARACTERS)
            return False
        self._paragraphs += paragraphs
        self._rows += rows
        self._places += places
        self._characters += characters
        return True


def _cut(table: Table, rows: int) -> Table:
    cells = (replace(cell, row_span=min(cell.row_span, rows - cell.row)) for cell in table.cells if cell.row < rows)
    return replace(table, cells=tuple(cells))
