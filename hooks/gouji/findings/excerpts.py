"""What a page shows of a document beside its findings: the tables and the words that they are about."""

from msgspec import Struct

from gouji.messages.message import Message
from gouji.text.source import Place


class CellExcerpt(Struct, frozen=True):
    """A cell of a table: its upper left corner in the grid (0-based), and how far it reaches.

    ``address`` are the ids of table, row and column that it holds the value of; None of one that is a label, or beyond
    the form. ``place`` is that of its text; None in formats without lines.
    """

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    address: tuple[str, str, str] | None = None
    place: Place | None = None


class TableExcerpt(Struct, frozen=True):
    """A table as it stands in the document, in reading order; ``names`` are those of the form's tables in it, by id.

    Where it stands in no grid (one cell a line), it is as the form has it.
    """

    names: dict[str, Message]
    cells: tuple[CellExcerpt, ...]


class WordsExcerpt(Struct, frozen=True):
    """The words at a place as a reader sees them, without markup, and some around them; ``…`` where they go on."""

    place: Place
    before: str
    itself: str
    after: str


class Excerpts(Struct, frozen=True):
    """What findings of one document are about; ``title`` is what the document calls itself, empty if nothing does."""

    title: str = ""
    tables: tuple[TableExcerpt, ...] = ()
    words: tuple[WordsExcerpt, ...] = ()
