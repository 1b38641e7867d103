"""Text that remembers where in its file every character stands."""

from bisect import bisect_right

from msgspec import Struct


class Span(Struct, frozen=True):
    """A range of the decoded source, in code points from its start; ``end`` is exclusive."""

    start: int
    end: int


class Piece(Struct, frozen=True, gc=False):
    """A run of characters of a text and the range of the source that it was read from.

    Where both have the same length they correspond character by character; otherwise the run as a whole stands for the
    range (``&nbsp;`` is one character read from six). A run that was not in the source (a list number that the format
    shows but does not store) has an empty range.
    """

    at: int
    length: int
    start: int
    end: int


class Text(Struct, frozen=True, gc=False):
    """Characters as a reader of the document sees them.

    ``pieces`` are in order and cover ``value``; an empty text has one piece of length 0, the point where its characters
    would stand. In Word the source is the reader's transcript; texts of PDF have no pieces at all.
    """

    value: str
    pieces: tuple[Piece, ...] = ()

    def span(self, start: int = 0, end: int | None = None) -> Span | None:
        """The source range of ``value[start:end]``; None where the format has no lines."""
        if not self.pieces:
            return None
        end = len(self.value) if end is None else end
        first = self.pieces[self._index(start)]
        if first.length == first.end - first.start:
            begin = first.start + start - first.at
        else:
            begin = first.start if start < first.at + first.length else first.end
        if end <= start:
            return Span(begin, begin)
        last = self.pieces[self._index(end - 1)]
        exact = last.length == last.end - last.start
        return Span(begin, last.start + (end - last.at) if exact else last.end)

    def _index(self, at: int) -> int:
        return max(bisect_right(self.pieces, at, key=lambda piece: piece.at) - 1, 0)

    @property
    def origin(self) -> int | None:
        """Where it begins in the source, if it stands there exactly as it is; else None."""
        if len(self.pieces) != 1:
            return None
        piece = self.pieces[0]
        return piece.start if piece.length == len(self.value) == piece.end - piece.start else None

    def part(self, start: int, end: int) -> "Text":
        """The text of ``value[start:end]``, with its places."""
        value = self.value[start:end]
        if not self.pieces:
            return Text(value)
        first = self.pieces[0]
        if value and start >= 0 and first.length == len(self.value) == first.end - first.start:
            return read_from(value, first.start + start)  # the one piece that there is, exact
        if not value:
            point = self.span(start, start)
            return Text("", (Piece(0, 0, point.start, point.start),)) if point else Text("")
        kept = []
        for index in range(self._index(start), self._index(end - 1) + 1):
            piece = self.pieces[index]
            left, right = max(piece.at, start), min(piece.at + piece.length, end)
            if left < right:
                exact = piece.length == piece.end - piece.start
                begin = piece.start + (left - piece.at if exact else 0)
                kept.append(Piece(left - start, right - left, begin, begin + right - left if exact else piece.end))
        return Text(value, tuple(kept))

    def strip(self) -> "Text":
        """Without white space at either end (no-break and ideographic spaces included)."""
        stripped = self.value.strip()
        if len(stripped) == len(self.value):
            return self
        start = len(self.value) - len(self.value.lstrip())
        return self.part(start, start + len(stripped))


def read_from(value: str, start: int) -> Text:
    """A text that stands in the source exactly as it is, from offset ``start`` on."""
    return Text(value, (Piece(0, len(value), start, start + len(value)),))


def join(texts: list[Text], separator: str = "") -> Text:
    """One text after another. The separator, where there is one, stands for the gap between them."""
    pieces: list[Piece] = []
    value = ""
    for index, text in enumerate(texts):
        if index and separator:
            gap = pieces[-1].end if pieces else 0
            if pieces:
                pieces.append(Piece(len(value), len(separator), gap, gap))
            value += separator
        pieces.extend(Piece(piece.at + len(value), piece.length, piece.start, piece.end) for piece in text.pieces)
        value += text.value
    return Text(value, tuple(pieces))
