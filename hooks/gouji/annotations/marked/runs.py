"""What a page shows of a document: runs of characters, each with the range of the source that it was read from."""

from __future__ import annotations

from html import escape

from msgspec import Struct

from gouji.text.lazy import lazy_re
from gouji.text.spans import Piece, Span, Text

_PARTS = lazy_re(r"[&<>\"']|[^&<>\"']+")


class Run(Struct, frozen=True):
    """Characters at ``page`` that were read from ``source``; an empty run is a point at which some could stand.

    Where both have the same length they correspond character by character. ``number`` is where in the page the number
    of a mark can stand, None for behind the run: no link stands in another one.
    """

    page: Span
    source: Span
    number: int | None = None

    def part(self, span: Span) -> Span | None:
        """What the page shows of a range of the source, or all of the run where that can't be told apart."""
        start, end = max(span.start, self.source.start), min(span.end, self.source.end)
        if start >= end or self.page.start == self.page.end:
            return None
        if self.page.end - self.page.start != self.source.end - self.source.start:
            return self.page
        shift = self.page.start - self.source.start
        return Span(start + shift, end + shift)


class Drawing:
    """A page under construction."""

    def __init__(self) -> None:
        self.runs: list[Run] = []
        self._parts: list[str] = []
        self._length = 0

    @property
    def page(self) -> str:
        """What was drawn so far."""
        return "".join(self._parts)

    def markup(self, html: str) -> None:
        """Adds what is no text of the document."""
        self._parts.append(html)
        self._length += len(html)

    def text(self, text: Text) -> None:
        """Adds text of the document; one without characters is a point."""
        for piece in text.pieces or (Piece(0, len(text.value), 0, 0),):
            value = text.value[piece.at : piece.at + piece.length]
            if piece.length != piece.end - piece.start or not value:
                self._run(escape(value), piece.start, piece.end)
                continue
            for part in _PARTS.finditer(value):
                self._run(escape(part[0]), piece.start + part.start(), piece.start + part.end())

    def _run(self, html: str, start: int, end: int) -> None:
        at = self._length
        self.markup(html)
        self.runs.append(Run(Span(at, self._length), Span(start, end)))
