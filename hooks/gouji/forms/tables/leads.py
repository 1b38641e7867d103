"""What is said over a table that stands there again: that it is of another year or unit, or a correction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from gouji.document.model import Block, Paragraph
from gouji.forms.labels import SURE, best, fold
from gouji.forms.tables.allot import Spans
from gouji.forms.tables.binding import Binding
from gouji.forms.tables.row import Row
from gouji.forms.tables.row_scores import header_likeness
from gouji.schema.form import TableForm
from gouji.schema.words import LeadWords
from gouji.text.lazy import lazy_re
from gouji.text.numerals import ONE_TO_NINE, ZEROS
from gouji.text.patterns import pattern

_YEAR = lazy_re(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DIGITS = str.maketrans(f"{ZEROS}{ONE_TO_NINE}", "000123456789")
_NEAR = 3
"""The line over a table is one of so many blocks before it."""
_TITLE_LINES = 12
_LONGEST_TITLE = 60
_HALF = 0.5


class Leads(Struct, frozen=True):
    """The lines over the tables of a document.

    ``year`` is the first that the document names, ``title`` how it begins; ``others`` are the blocks under headings of
    something else; ``bounds`` are blocks before which no line is one over what follows: headings and found tables.
    ``words`` are those of the form by which such a line is understood.
    """

    blocks: Sequence[Block]
    rows: Sequence[Row]
    year: int
    title: str
    others: Sequence[range]
    bounds: frozenset[int]
    words: LeadWords

    @classmethod
    def of(
        cls, blocks: Sequence[Block], rows: Sequence[Row], spans: Spans, bounds: frozenset[int], words: LeadWords
    ) -> Leads:
        """The lines over the tables of a document."""
        texts = [block.text.value for block in blocks if isinstance(block, Paragraph)]
        year = next((int(found[0]) for text in texts if (found := _years(text))), 0)
        title = "".join("".join(text.split()) for text in texts[:_TITLE_LINES] if len(text) <= _LONGEST_TITLE)
        return cls(blocks, rows, year, title, spans.get("", ()), bounds, words)

    def is_of_another(self, binding: Binding) -> bool:
        """Whether words over a table say that it is of a year before, or of another unit."""
        heading = self._other_heading(binding)
        if heading is not None:
            return not _has(heading, self.words.corrected)
        lead = self._line(binding)
        years = {int(found) for found in _years(lead)}
        if _has(lead, self.words.earlier) or (len(years) == 1 and max(years) < self.year):
            return True
        units = (found[0] for each in self.words.units for found in pattern(each).finditer(lead))
        return not _has(lead, self.words.corrected) and any(map(self._is_foreign, units))

    def says_the_same(self, binding: Binding) -> bool:
        """Whether a table surely claims to be the same: a correction, or right behind another without any words."""
        lead = self._line(binding)
        return not self.is_of_another(binding) and (not lead or _has(lead, self.words.corrected))

    def heading(self, row: int, table: TableForm) -> str:
        """The heading over the table whose first row is ``row``, other than its title; blank where there is none."""
        titles = tuple(map(fold, table.title))
        above = (self.blocks[index] for index in range(self.rows[row].block - 1, -1, -1))
        headings = (each.text.value.strip() for each in above if isinstance(each, Paragraph) and each.level is not None)
        return next((text for text in headings if best(fold(text), titles) < SURE), "")

    def _is_foreign(self, unit: str) -> bool:
        return unit not in self.title and not _has(unit, self.words.own)

    def _other_heading(self, binding: Binding) -> str | None:
        """The heading of something else that a table stands under."""
        block = self.rows[binding.rows[0].index].block
        span = next((span for span in self.others if block in span), None)
        if span is None:
            return None
        above = (self.blocks[index] for index in range(block - 1, span.start, -1))
        levels = (each for each in above if isinstance(each, Paragraph) and each.level is not None)
        heading = next(levels, self.blocks[span.start])
        return heading.text.value if isinstance(heading, Paragraph) else ""

    def _line(self, binding: Binding) -> str:
        """The words in the first rows of the table's own grid that are not its header, else the line before it."""
        first = binding.rows[0].index
        while first and self.rows[first - 1].grid == self.rows[first].grid and self.rows[first].placed:
            first -= 1
        above = [row for row in self.rows[first : binding.rows[0].index] if self._is_said(row, binding)]
        if above:
            return " ".join(above[0].slots[index].text.value for index in above[0].filled)
        end = self.rows[first].block
        for index in range(end - 1, max(-1, end - 1 - _NEAR), -1):
            block = self.blocks[index]
            if index in self.bounds or not isinstance(block, Paragraph):
                break
            text = block.text.value.strip()
            if text and not self._is_measure(text) and best(fold(text), binding.shape.title) < SURE:
                return text
        return ""

    def _is_measure(self, text: str) -> bool:
        return any(pattern(each).fullmatch(text) for each in self.words.measure)

    def _is_said(self, row: Row, binding: Binding) -> bool:
        shape = binding.shape
        known = (*shape.title, *shape.header)
        return header_likeness(row, binding.header_labels) < _HALF and any(
            row.folded[index] and best(row.folded[index], known) < SURE for index in row.filled
        )


def _has(text: str, expressions: Iterable[str]) -> bool:
    return any(pattern(each).search(text) for each in expressions)


def _years(text: str) -> list[str]:
    return _YEAR.findall(text.translate(_DIGITS))
