"""From bytes to text: decoding without guessing, and the index of lines.

A byte order mark decides; without one the bytes are UTF-8 if they are strictly that, else GB18030 if they are strictly
that, else the file is unreadable. The order matters: Chinese text in GB18030 is hardly ever valid UTF-8, while the
reverse is common.
"""

import codecs
from bisect import bisect_right
from functools import cached_property

from msgspec import Struct

from gouji.messages.message import Message
from gouji.text import messages
from gouji.text.lazy import lazy_re
from gouji.text.spans import Span

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_LINE_END = lazy_re(r"\r\n|\r|\n")
# Control characters that no text editor writes: they occur in binary files only.
_BINARY = lazy_re(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_REPLACEMENT = "\ufffd"
_SOUND_SHARE = 10
_EAST_ASIAN = lazy_re(r"big5|cp9\d\d$|euc_|shift_jis|johab")


class Unreadable(Exception):  # noqa: N818 - a state of the file, not a mistake of the program
    """The file can't be read; ``reason`` is why, and what to do."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return self.reason.en


class Source(Struct, frozen=True):
    """A file as it lies on disk. ``path`` is as the user named it; its suffix names the format."""

    path: str
    data: bytes


class Place(Struct, frozen=True):
    """Lines and columns, 1-based, in code points; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Decoded(Struct, frozen=True, dict=True):
    """The text of a file, line ends as they are, without its byte order mark."""

    text: str
    encoding: str
    mark: bytes = b""

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    @property
    def lines(self) -> int:
        """Number of lines."""
        return len(self._starts)

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

    def span(self, place: Place) -> Span:
        """The range at a place: the reverse of :meth:`place`."""
        start, end = self._starts[place.line - 1], self._starts[place.end_line - 1]
        return Span(start + place.column - 1, end + place.end_column - 1)

    def around(self, span: Span) -> Span:
        """The whole of the lines on which a range begins and ends, with the last line end."""
        end = bisect_right(self._starts, span.end)
        start = self._starts[bisect_right(self._starts, span.start) - 1]
        return Span(start, self._starts[end] if end < len(self._starts) else len(self.text))

    def within(self, place: Place) -> str:
        """The text of a range."""
        span = self.span(place)
        return self.text[span.start : span.end]


def decode(data: bytes, declared: str | None = None, *, fenced: bool = False) -> Decoded:
    """Text of ``data``. ``declared`` is the encoding that the document itself names (HTML); it is tried after UTF-8.

    ``fenced``: whether markers of a merge between fences are quoted (Markdown).

    Raises:
        Unreadable: the bytes are no text in any of these encodings, or one that is spoilt.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _text(data[len(mark) :], encoding)
            if text is None:
                raise Unreadable(messages.BROKEN_ENCODING.fill(encoding=encoding))
            return _checked(text, encoding, mark, fenced=fenced)
    for encoding in dict.fromkeys(("utf-8", *_known(declared), "gb18030")):
        text = _text(data, encoding)
        if text is not None:
            return _checked(text, encoding, fenced=fenced)
        if encoding == "utf-8":
            _refuse_broken_utf8(data)
    raise Unreadable(messages.BINARY if _BINARY.search(data.decode("latin-1")) else messages.NOT_TEXT)


def _text(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeError:
        return None


def _checked(text: str, encoding: str, mark: bytes = b"", *, fenced: bool) -> Decoded:
    from gouji.text.damage import conflict, damage  # noqa: PLC0415 - places need nothing of it, and where are findings

    if _BINARY.search(text):
        raise Unreadable(messages.BINARY)
    wrong = damage(text)
    if wrong is not None:
        raise Unreadable(wrong)
    line = conflict(text, fenced=fenced)
    if line is not None:
        raise Unreadable(messages.MERGE_CONFLICT.fill(line=line))
    return Decoded(text, encoding, mark)


def _refuse_broken_utf8(data: bytes) -> None:
    """UTF-8 with a few damaged bytes is often valid GB18030, and would be read as other characters altogether."""
    text = data.decode("utf-8", "replace")
    broken = text.count(_REPLACEMENT)
    beyond_ascii = sum(character > "\x7f" for character in text) - broken
    if beyond_ascii > _SOUND_SHARE * broken:
        line = len(_LINE_END.findall(text, 0, text.index(_REPLACEMENT))) + 1
        raise Unreadable(messages.BROKEN_UTF8.fill(line=line))


def _known(declared: str | None) -> tuple[str, ...]:
    """The codec for a declared charset, if it is one of a text. GB2312 and GBK are subsets of GB18030; pages mix them.

    Latin charsets are left out, because every byte is valid in them: what pages in GB18030 declare by mistake. So is
    UTF-16, because a declaration that can be read shows that the text is not.
    """
    try:
        name = codecs.lookup(declared or "").name
    except (LookupError, ValueError):
        return ()
    if name in ("gb2312", "gbk", "hz"):
        return ("gb18030",)
    return (name,) if _EAST_ASIAN.match(name) else ()
