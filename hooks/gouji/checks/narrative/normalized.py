"""A paragraph as patterns see it: ASCII digits and letters, no note marks; white space and marks as in its script.

Latin text has one blank for any white space and its marks as they are written. Chinese text has no white space, and its
marks are full-width ones; so are those between Chinese and other text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from gouji.document.model import Paragraph
from gouji.forms.report import Report
from gouji.forms.sections.bound import BoundSection
from gouji.text.lazy import lazy_re
from gouji.text.raised import note_marks
from gouji.text.sentences import sentence_at
from gouji.text.spacing import kept, spaced
from gouji.text.spans import Span, Text

_KEPT = "，；：（）！？"
SPACES = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
"""All that :meth:`str.isspace` takes for white space."""
_NARROW = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) not in _KEPT},
    **dict.fromkeys(map(ord, SPACES), ord(" ")),
}
_NARROWED = frozenset(map(chr, _NARROW)) - {" "}
_HALF = ",;:()!?"
_WIDE = str.maketrans(_HALF, _KEPT)
# A comma, a colon or a stop between digits belongs to the figure.
_MARK = lazy_re(r"[;()!?]|(?<!\d)[,:]|[,:](?!\d)")


class NormalizedLine(Struct, frozen=True):
    """``value`` is the folded text; ``offsets`` has for each of its characters its index in ``text``.

    ``abbreviations`` are those of the form, whose full stops end no sentence.
    """

    value: str
    offsets: Sequence[int]
    text: Text
    abbreviations: tuple[str, ...] = ()

    def span(self, start: int, end: int) -> Span | None:
        """The source range of ``value[start:end]``."""
        if start >= end:
            return self.text.span()
        return self.text.span(self.offsets[start], self.offsets[end - 1] + 1)

    def original(self, start: int, end: int) -> str:
        """``value[start:end]`` as written, without line breaks."""
        return " ".join(self.text.value[self.offsets[start] : self.offsets[end - 1] + 1].split()) if start < end else ""

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Where the sentence begins and ends in which ``value[start:end]`` stands."""
        return sentence_at(self.value, start, end, self.abbreviations)


Lines = tuple[tuple[BoundSection | None, Paragraph, NormalizedLine], ...]
"""All running text of a report in its order, with innermost sections; None stands for what comes before the first."""


def line(text: Text, abbreviations: tuple[str, ...] = ()) -> NormalizedLine:
    """Folds a paragraph, one character for one."""
    value = text.value
    raised = {index for start, end in note_marks(value) for index in range(start, end)}
    offsets = kept(value)
    if raised:
        offsets = [index for index in offsets if index not in raised]
    left = value if len(offsets) == len(value) else "".join([value[index] for index in offsets])
    narrow = left if _NARROWED.isdisjoint(left) else left.translate(_NARROW)  # to look is sooner done
    return NormalizedLine(_with_wide_marks(narrow), offsets, text, abbreviations)


def _with_wide_marks(narrow: str) -> str:
    """A text with full-width marks, except in stretches of Latin text."""
    if not any(mark in narrow for mark in _HALF):
        return narrow
    parts, at = [], 0
    for start, end in spaced(narrow):
        parts += [_MARK.sub(_wide, narrow[at:start]), narrow[start:end]]
        at = end
    return "".join([*parts, _MARK.sub(_wide, narrow[at:])])


def _wide(mark: re.Match[str]) -> str:
    return mark[0].translate(_WIDE)


def lines(report: Report) -> Lines:
    """Folds all running text of a report."""
    short = report.form.abbreviations
    preamble = ((None, paragraph) for paragraph in report.preamble)
    text = (*preamble, *report.narrative)
    return tuple((section, paragraph, line(paragraph.text, short)) for section, paragraph in text)
