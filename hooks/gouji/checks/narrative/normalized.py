"""A paragraph as patterns see it: no white space or note marks, ASCII digits and letters, full-width punctuation."""

from __future__ import annotations

import re
from itertools import compress

from msgspec import Struct

from gouji.document.model import Paragraph
from gouji.forms.report import BoundSection, Report
from gouji.text.raised import note_marks
from gouji.text.spans import Span, Text

_KEPT = "，；：（）！？"
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) not in _KEPT}
_WIDE = str.maketrans(",;:()!?", _KEPT)
# A comma, a colon or a stop between digits belongs to the figure.
_MARK = re.compile(r"[;()!?]|(?<!\d)[,:]|[,:](?!\d)")


class NormalizedLine(Struct, frozen=True):
    """``value`` is the folded text; ``offsets`` has for each of its characters its index in ``text``."""

    value: str
    offsets: tuple[int, ...]
    text: Text

    def span(self, start: int, end: int) -> Span | None:
        """The source range of ``value[start:end]``."""
        if start >= end:
            return self.text.span()
        return self.text.span(self.offsets[start], self.offsets[end - 1] + 1)

    def original(self, start: int, end: int) -> str:
        """``value[start:end]`` as written, without line breaks."""
        return " ".join(self.text.value[self.offsets[start] : self.offsets[end - 1] + 1].split()) if start < end else ""


Lines = tuple[tuple[BoundSection | None, Paragraph, NormalizedLine], ...]
"""All running text of a report in its order, with its sections; None stands for what comes before the first."""


def line(text: Text) -> NormalizedLine:
    """Folds a paragraph, one character for one; white space and note marks are left out."""
    kept = [not character.isspace() for character in text.value]
    for start, end in note_marks(text.value):
        kept[start:end] = [False] * (end - start)
    narrow = "".join(compress(text.value, kept)).translate(_NARROW)
    offsets = tuple(compress(range(len(kept)), kept))
    return NormalizedLine(_MARK.sub(lambda mark: mark[0].translate(_WIDE), narrow), offsets, text)


def lines(report: Report) -> Lines:
    """Folds all running text of a report."""
    preamble = ((None, paragraph) for paragraph in report.preamble)
    narrative = ((section, paragraph) for section in report.sections for paragraph in section.narrative)
    return tuple((section, paragraph, line(paragraph.text)) for section, paragraph in (*preamble, *narrative))
