"""Markdown: its blocks as markdown-it finds them, its text with exact places.

markdown-it knows only the lines of a block. The places within a line, and tables that Markdown has no notation for
(tabs, cells on lines of their own), are found here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from markdown_it import MarkdownIt
from markdown_it.token import Token

from gouji import catalogue
from gouji.document import Block, Document, Note, Paragraph, Picture, Table
from gouji.readers import lines as plain
from gouji.readers._inline import read_inline
from gouji.readers._page import Region
from gouji.source import Source, decode
from gouji.text import Text, join, read_from

_LINE_END = re.compile(r"\r\n?|\n")  # what markdown-it takes for the end of a line
_NESTING = 100
_QUOTE = re.compile(r"(?:[ ]{0,3}>[ ]?)+")
_MARKER = re.compile(r"[>\s]*((?:(?:[-+*]|\d{1,9}[.)])[ \t]+)+)")
_HASHES = re.compile(r"#{1,6}[ \t]+")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_KEY = re.compile(r"[\w-]+\s*:")
_FRONT_MATTER_LINES = 500
_BARRIER = Text("#")  # stands for a line that belongs to no line table, and ends one


def read(source: Source) -> Document:
    """The blocks of a Markdown document.

    Raises:
        Unreadable: the bytes are no text in a known encoding.
    """
    decoded = decode(source.data)
    page = _Markdown(decoded.text)
    notes = (Note(catalogue.TOO_DEEP, partial=True),) if page.is_too_deep else ()
    return Document(source.path, "markdown", tuple(page.blocks()), decoded, notes)


@dataclass(frozen=True)
class _Markdown:
    text: str

    @cached_property
    def lines(self) -> list[Text]:
        """The lines as markdown-it counts them."""
        found = []
        begin = 0
        for end in _LINE_END.finditer(self.text):
            found.append(read_from(self.text[begin : end.start()], begin))
            begin = end.end()
        return [*found, read_from(self.text[begin:], begin)]
