r"""Between places in gouji (1-based, code points) and positions of the protocol (0-based, units of an encoding).

Lines end as both have it, with ``\r\n``, ``\n`` or ``\r`` and nothing else, which is why pygls does not count them:
a text from Word holds line separators that end no line.
"""

from __future__ import annotations

from typing import Literal

from lsprotocol import types
from msgspec import Struct

from gouji.text.source import Decoded, Place
from gouji.text.spans import Span

Encoding = Literal["utf-8", "utf-16", "utf-32"]
MARK = "\ufeff"
"""A byte order mark that an editor shows as a character; gouji does not count it."""
_CODECS = {"utf-8": "utf-8", "utf-16": "utf-16-le"}
_UNIT = {"utf-8": 1, "utf-16": 2}


def units(text: str, encoding: Encoding) -> int:
    """The length of a text in units of the encoding."""
    if encoding == "utf-32" or text.isascii():
        return len(text)
    return len(text.encode(_CODECS[encoding], "surrogatepass")) // _UNIT[encoding]


def index(text: str, count: int, encoding: Encoding) -> int:
    """The reverse: the index of the character at ``count`` units, or in which they end; at most its length."""
    if encoding == "utf-32" or text.isascii():
        return min(count, len(text))
    size, codec = _UNIT[encoding], _CODECS[encoding]
    head = text.encode(codec, "surrogatepass")[: count * size]
    if encoding == "utf-8":
        return len(head.decode(codec, "ignore"))
    found = head.decode(codec, "surrogatepass")
    return len(found) - (not text.startswith(found[-1:], max(len(found) - 1, 0)))  # half of the last one


class Positions(Struct, frozen=True, dict=True):
    """Positions in a text as the editor has it, with its byte order mark if it shows one."""

    decoded: Decoded
    encoding: Encoding

    def range(self, place: Place) -> types.Range:
        """A place in the text without its mark as a range."""
        return types.Range(
            self._position(place.line, place.column),
            self._position(place.end_line, place.end_column),
        )

    def line(self, number: int = 1) -> types.Range:
        """The whole of a line (1-based) without its end."""
        text = self.decoded.line(number)
        return types.Range(types.Position(number - 1, 0), types.Position(number - 1, units(text, self.encoding)))

    def offset(self, position: types.Position) -> int:
        """The index in the text; of a position beyond a line, the end of the line, as the protocol has it."""
        if position.line >= self.decoded.lines:
            return len(self.decoded.text)
        line = self.decoded.line(position.line + 1)
        start = self.decoded.span(Place(position.line + 1, 1, position.line + 1, 1)).start
        return start + index(line, position.character, self.encoding)

    def span(self, found: types.Range) -> Span:
        """The part of the text in a range."""
        start = self.offset(found.start)
        return Span(start, max(start, self.offset(found.end)))

    def at(self, span: Span) -> types.Range:
        """A part of the text as a range: the reverse of :meth:`span`."""
        place = self.decoded.place(span)
        return types.Range(
            self._of(place.line, place.column),
            self._of(place.end_line, place.end_column),
        )

    def _position(self, line: int, column: int) -> types.Position:
        marked = line == 1 and self.decoded.text.startswith(MARK)
        return self._of(line, column + 1 if marked else column)

    def _of(self, line: int, column: int) -> types.Position:
        if line > self.decoded.lines:  # of a text that has changed since
            return self.line(self.decoded.lines).end
        return types.Position(line - 1, units(self.decoded.line(line)[: column - 1], self.encoding))
