"""Running text of a PDF: page furniture taken away, lines put together to paragraphs across lines and pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median

from msgspec import Struct

from gouji.document.model import Paragraph
from gouji.readers.pdf.page import CLOSING, PdfLine, PdfPage, join_wrapped
from gouji.text.lazy import lazy_re
from gouji.text.numerals import CHARACTERS, ONE_TO_TEN, ORDINAL
from gouji.text.spans import Text

_DASHES = r"[\s\-–—―－_~·•.|]*"
_LETTER, _PAGE = r"[^\W\d_]", r"\d{1,4}"
# Bare, in a part of all pages, and between two characters or words: 3, 3/12, 第3页 共12页, Page 3 of 12.
_PAGE_NUMBER = lazy_re(
    rf"{_DASHES}(?:{_PAGE}|{_LETTER}?\s*{_PAGE}\s*[/／]\s*{_PAGE}\s*{_LETTER}?"
    rf"|{_LETTER}\s*{_PAGE}\s*{_LETTER}(?:\W*{_LETTER}\s*{_PAGE}\s*{_LETTER})?"
    rf"|{_LETTER}{{2,}}\s+{_PAGE}\s+{_LETTER}{{2,3}}\s+{_PAGE}){_DASHES}"
)
_DIGITS = lazy_re(r"\d+")
# Share of the page's height where a bare figure or a repeated line is page furniture.
_MARGIN = 0.12
_REPEATED_ON = 3
_SENTENCE_END = lazy_re(r"[。！？!?；;：:][”’』」）)]*$")
_ITEM = lazy_re(
    rf"{ORDINAL}?[{CHARACTERS}]+[、．.]|{ORDINAL}[{CHARACTERS}]+{_LETTER}{{1,2}}\s"
    rf"|[（(][{ONE_TO_TEN}\d]{{1,3}}[）)]|\d{{1,2}}[.．、](?!\d)"
)
# What no line break parts: a word or a character, brackets and quotes around it, and marks after it.
_UNIT = r"(?:[!-~—…–·]+|.)[，。、；：？！）》〉】〕」』”’]*"
_TOKEN = lazy_re(rf"[（《〈【〔「『“‘]*{_UNIT}(?:[“‘]{_UNIT})*")
# Widths of a character: from which on a line stands in, and how far a break may come too early.
_INDENT = 1.2
_SLACK = 0.6
# Room at a line's end, in widths of a character, that programs leave for reasons of their own in mid-sentence.
_NEARLY_FULL = 4.0
# Lines further apart than this, in usual distances, are apart on purpose.
_LEADING = 1.5
_SAME_SIZE = 1.15


class PlacedLine(Struct, frozen=True):
    """A line with its page."""

    line: PdfLine
    page: int
    page_width: float


class Measure(Struct, frozen=True):
    """The column of text: its left and right margin, and how far apart its lines are in heights of a character."""

    left: float
    right: float
    leading: float

    def continues(self, before: PdfLine, line: PdfLine) -> bool:
        """Whether ``line`` goes on with the paragraph of ``before``: only because its beginning had no room there."""
        standing_in = (line.box.x0 - self.left) / line.size
        same_size = 1 / _SAME_SIZE < line.size / before.size < _SAME_SIZE
        if standing_in > _INDENT or not same_size or _distance(before, line) > _LEADING * self.leading:
            return False
        room = (self.right - before.box.x1) / line.size
        if _SENTENCE_END.search(before.text):
            return not _ITEM.match(line.text) and _token_width(line) > room - _SLACK
        return room < _NEARLY_FULL or _token_width(line) > room - _SLACK


def measure(lines: Sequence[PdfLine], page_width: float) -> Measure:
    """The column that these lines (at least one) are set in.

    Where all are short they don't show its right margin: then it is taken to be as wide as the left one.
    """
    size = median(line.size for line in lines)
    left = -_margin([-line.box.x0 for line in lines], size)
    right = _margin([_end(line) for line in lines], size)
    if right - left < page_width / 2:
        right = page_width - left
    distances = [down for first, second in pairwise(lines) if (down := _distance(first, second)) > 0]
    return Measure(left, right, median(distances) if distances else 0.0)


def _margin(ends: list[float], size: float) -> float:
    """The furthest end that others share within a character's width: a few lines may reach out of the column."""
    ends = sorted(ends, reverse=True)
    enough = max(1, len(ends) // 10)
    found = (ends[index] for index in range(len(ends) - enough + 1) if ends[index] - ends[index + enough - 1] < size)
    return next(found, ends[0])


def _end(line: PdfLine) -> float:
    """Where a line ends, without marks that may hang over the margin."""
    return next((glyph.box.x1 for glyph in reversed(line.glyphs) if glyph.text not in CLOSING), line.box.x1)


def _distance(before: PdfLine, line: PdfLine) -> float:
    """From one line down to the next, in heights of a character; below 0 where the next one is on another page."""
    return (line.box.bottom - before.box.bottom) / line.size


def _token_width(line: PdfLine) -> float:
    """Width in characters of what a line begins with and no line break parts."""
    token = _TOKEN.match(line.text)
    count = len(token[0]) if token else 1
    shown = [glyph for glyph in line.glyphs if not glyph.blank][:count]
    return (shown[-1].box.x1 - shown[0].box.x0) / line.size


def paragraphs(lines: Iterable[PlacedLine], columns: Mapping[float, Measure]) -> Iterator[Paragraph]:
    """Paragraphs that lines in reading order make up; ``columns`` has the measure for each width of page."""
    text, page = "", 0
    last: PlacedLine | None = None
    for placed in lines:
        if (
            last
            and last.page_width == placed.page_width
            and columns[placed.page_width].continues(last.line, placed.line)
        ):
            text = join_wrapped(text, placed.line.text)
        else:
            if last:
                yield Paragraph(Text(text), page=page)
            text, page = placed.line.text, placed.page
        last = placed
    if last:
        yield Paragraph(Text(text), page=page)


# ---- page furniture ------------------------------------------------------------------------------------------------


def without_furniture(pages: Sequence[tuple[PdfPage, list[PdfLine]]]) -> list[list[PdfLine]]:
    """The lines of each page without page numbers, and without what repeats in the margins of several pages.

    A bare figure is a page number where it counts with the pages.
    """
    margins = [(page, line) for page, lines in pages for line in lines if _in_margin(line, page)]
    repeated = Counter(_masked(line) for _, line in margins)
    offsets = Counter(int(line.text) - page.number for page, line in margins if _is_figure(line))

    def furniture(page: PdfPage, line: PdfLine) -> bool:
        if not _in_margin(line, page):
            return False
        if _is_figure(line):
            offset = int(line.text) - page.number
            return offset == 0 or offsets[offset] > 1
        return bool(_PAGE_NUMBER.fullmatch(line.text)) or repeated[_masked(line)] >= _REPEATED_ON

    return [[line for line in lines if not furniture(page, line)] for page, lines in pages]


def _in_margin(line: PdfLine, page: PdfPage) -> bool:
    return line.box.bottom < _MARGIN * page.height or line.box.top > (1 - _MARGIN) * page.height


def _is_figure(line: PdfLine) -> bool:
    return line.text.isdecimal()


def _masked(line: PdfLine) -> str:
    return _DIGITS.sub("0", line.text)
