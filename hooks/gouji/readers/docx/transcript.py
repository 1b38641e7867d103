"""The transcript of a Word document: all that it shows as one running text, which gives its characters their places.

The file itself has no lines and stores no automatic numbers; the transcript has each paragraph on a line of its own,
with its number. What shows a character in the file is its *anchor*.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml.etree import _Element as Element
from msgspec import Struct, field

from gouji.text.source import Decoded
from gouji.text.spans import Piece, Text


class Anchor(Struct, frozen=True):
    """The element that shows ``transcript[start:end]``.

    It is the ``w:t`` or the sign of a run, the ``w:p`` whose automatic number this is or, where nothing shows, the
    ``w:tc`` of an empty cell.
    """

    start: int
    end: int
    element: Element


class Transcript(Struct):
    """Grows paragraph by paragraph. ``anchors`` are kept where they are asked for, in the order of the transcript."""

    anchors: list[Anchor] | None = None
    _lines: list[str] = field(default_factory=list)
    _length: int = 0

    def add(self, value: str, shown: Sequence[tuple[int, Element]]) -> Text:
        """A paragraph; ``shown`` are the elements that show its characters, each with how many."""
        start, length = self._length, len(value)
        self._lines.append(value)
        self._length = start + length + 1
        if self.anchors is not None:
            self.anchors += _anchors(start, shown)
        return Text(value, (Piece(0, length, start, start + length),))  # as read_from: called for every cell

    def point(self, element: Element) -> Text:
        """The empty text of a cell."""
        at = self._length
        if self.anchors is not None:
            self.anchors.append(Anchor(at, at, element))
        self._lines.append("")
        self._length += 1
        return Text("", (Piece(0, 0, at, at),))

    def decoded(self) -> Decoded:
        """The whole."""
        return Decoded("\n".join([*self._lines, ""]), "utf-8")


def _anchors(at: int, shown: Sequence[tuple[int, Element]]) -> Iterator[Anchor]:
    for length, element in shown:
        if length:
            yield Anchor(at, at + length, element)
            at += length
