"""Plain text: every line is a paragraph or part of a table. Plain text knows no headings."""

from __future__ import annotations

from gouji.document.model import Document
from gouji.readers import lines
from gouji.readers.limits import short_enough
from gouji.text.shown import as_typed
from gouji.text.source import Source, decode
from gouji.text.spans import read_from


def read(source: Source) -> Document:
    """The blocks of a plain text.

    Raises:
        Unreadable: the bytes are no text in a known encoding, or too long a one.
    """
    decoded = short_enough(decode(source.data))
    return Document(source.path, "text", lines.blocks(lines.split(as_typed(read_from(decoded.text, 0)))), decoded)
