"""What every reader returns: the blocks of a document in reading order, each with its place.

Nothing here knows a file format, and nothing here knows a rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from operator import is_

from msgspec import Struct
from msgspec.structs import replace

from gouji.messages.message import Message
from gouji.text.source import Decoded
from gouji.text.spans import Span, Text


class Paragraph(Struct, frozen=True):
    """A paragraph or a line of text.

    ``level`` is 1 to 9 where the format itself marks a heading (``<h2>``, ``##``, a heading style), else None, as
    in plain text. Numbers that the format shows but does not store (automatic lists in Word) are part of the text.
    ``page`` is 1-based, for formats that have pages.
    """

    text: Text
    level: int | None = None
    page: int | None = None


class Cell(Struct, frozen=True):
    """A cell of a table: its upper left corner in the grid (0-based) and how far it reaches."""

    text: Text
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


class Table(Struct, frozen=True, dict=True):
    """Cells in reading order. They do not overlap; the grid may have holes (rows of unequal length)."""

    cells: tuple[Cell, ...]
    page: int | None = None

    @cached_property
    def height(self) -> int:
        """Number of grid rows."""
        return max([cell.row + cell.row_span for cell in self.cells], default=0)

    @cached_property
    def width(self) -> int:
        """Number of grid columns."""
        return max([cell.column + cell.column_span for cell in self.cells], default=0)

    @cached_property
    def grid(self) -> tuple[tuple[Cell | None, ...], ...]:
        """Grid of ``height`` × ``width``; a merged cell stands at every position that it covers."""
        rows: list[list[Cell | None]] = [[None] * self.width for _ in range(self.height)]
        for cell in self.cells:
            if cell.row_span == cell.column_span == 1:
                rows[cell.row][cell.column] = cell
                continue
            for row in range(cell.row, cell.row + cell.row_span):
                rows[row][cell.column : cell.column + cell.column_span] = [cell] * cell.column_span
        return tuple(map(tuple, rows))

    def with_texts(self, texts: Sequence[Text]) -> Table:
        """The table with other texts in its cells, in their order; itself where they are the very texts that it has."""
        if all(map(is_, texts, self.texts)):
            return self
        return replace(self, cells=tuple(map(_with_text, self.cells, texts)))

    @property
    def texts(self) -> list[Text]:
        """The texts of its cells."""
        return [cell.text for cell in self.cells]


class Picture(Struct, frozen=True):
    """An image that stands where text or a table might have been.

    ``large`` says that the format shows it at such a size that it may hold a page or a table: no stamp, no logo.
    """

    text: Text
    page: int | None = None
    large: bool = False


Block = Paragraph | Table | Picture


def texts_of(block: Block) -> Sequence[Text]:
    """The texts of a block: that of each cell, or the one that there is."""
    return block.texts if isinstance(block, Table) else (block.text,)


def _with_text(cell: Cell, text: Text) -> Cell:
    return cell if cell.text is text else replace(cell, text=text)


class Note(Struct, frozen=True):
    """Something the reader noticed that a person should know: unaccepted revisions, content left out by a limit.

    ``partial``: part of the document was not read.
    """

    message: Message
    partial: bool = False


class Placeholder(Struct, frozen=True):
    """A place that is still to be filled in, as it is written, and the index of the block that it stands in."""

    text: Text
    block: int


class Document(Struct, frozen=True):
    """A document as read. ``decoded`` is None for formats without lines (Word, PDF).

    ``transcript`` is what such a format shows as one text of the reader's own, from which its texts have their places;
    None where they have none. ``code`` are the source ranges of indented code: what looks like a comment there is text.
    ``placeholders`` are what is still to be filled in (:mod:`gouji.document.placeholders`).
    """

    path: str
    format: str
    blocks: tuple[Block, ...]
    decoded: Decoded | None = None
    notes: tuple[Note, ...] = ()
    code: tuple[Span, ...] = ()
    placeholders: tuple[Placeholder, ...] = ()
    transcript: Decoded | None = None
