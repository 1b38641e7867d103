"""From bytes to text: decoding without guessing, and the index of lines.

A byte order mark decides; without one the bytes are UTF-8 if they are strictly that, else GB18030 if they are strictly
that, else the file is unreadable. The order matters: Chinese text in GB18030 is hardly ever valid UTF-8, while the
reverse is common.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from gouji import catalogue
from gouji.messages import Message
from gouji.text import Span

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_LINE_END = re.compile(r"\r\n|\r|\n")
# Control characters that no text editor writes: their presence tells a binary file from a text.
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class Unreadable(Exception):  # noqa: N818 - a state of the file, not a mistake of the program
    """The file can't be read; ``reason`` tells a person why and what to do."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason.en)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it lies on disk. ``path`` is as the user named it; its suffix tells the format."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Place:
    """Lines and columns, 1-based, in code points; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True)
class Decoded:
    """The text of a file, line ends as they are, without its byte order mark."""

    text: str
    encoding: str
    mark: bytes = b""

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    def place(self, span: Span) -> Place:
        """Line and column of a range."""
        line, column = self._position(span.start)
        end_line, end_column = self._position(span.end)
        return Place(line, column, end_line, end_column)

    def _position(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of a line (1-based) without its end."""
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Text of ``data``. ``declared`` is what the document says of itself (HTML); it is tried after UTF-8.

    Raises:
        Unreadable: the bytes are no text in any of these encodings.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(data[len(mark) :], encoding, mark)
    candidates = ["utf-8", *([_known(declared)] if declared else []), "gb18030"]
    for encoding in dict.fromkeys(name for name in candidates if name):
        try:
            return _checked(data, encoding, b"")
        except Unreadable:
            continue
    raise Unreadable(catalogue.NOT_TEXT)


def _checked(data: bytes, encoding: str, mark: bytes) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise Unreadable(catalogue.BROKEN_ENCODING.fill(encoding=encoding)) from None
    if _BINARY.search(text):
        raise Unreadable(catalogue.BINARY)
    return Decoded(text, encoding, mark)


def _known(declared: str) -> str | None:
    """The codec for a declared charset. GB2312 and GBK are subsets of GB18030, and pages mix them up."""
    try:
        name = codecs.lookup(declared).name
    except LookupError:
        return None
    return "gb18030" if name in ("gb2312", "gbk", "hz") else name
