"""What is said over a table that stands there again: that it is of another year or unit, or a correction."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from gouji.document.model import Block, Paragraph
from gouji.forms.labels import SURE, best, fold
from gouji.forms.tables.allot import Spans
from gouji.forms.tables.binding import Binding
from gouji.forms.tables.match_rows import header_likeness
from gouji.forms.tables.row import Row
from gouji.schema.form import TableForm
from gouji.text.numerals import ONE_TO_NINE

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_YEAR_BEFORE = re.compile(
    r"去年|上一?年度?(?!结转)|前一?年度?|同期|\b(?:last|previous|prior) (?:fiscal )?year\b", re.IGNORECASE
)
_DIGITS = str.maketrans(f"〇○零{ONE_TO_NINE}", "000123456789")
_CORRECTED = re.compile(r"更正|订正|勘误|修正|更新|correct|revis|amend|errat|updat", re.IGNORECASE)
_UNIT = re.compile(
    r"[\u4e00-\u9fff]{2,12}?(?:局|委员会|街道|镇|人民政府|办公室|学校|医院|公司)"
    r"|(?:各|[下所直]属)\w{0,6}(?:单位|部门|机构)"
)
_MEASURE = re.compile(r"\W*(?:计量)?单位\s*[：:].{1,4}")
"""In what a table counts."""
_OWN = re.compile(r"[本我全]|如下|下表")
_NEAR = 3
"""The line over a table is one of so many blocks before it."""
_TITLE_LINES = 12
_LONGEST_TITLE = 60
_HALF = 0.5


class Leads(Struct, frozen=True):
    """The lines over the tables of a document.

    ``year`` is the first that the document names, ``title`` how it begins; ``others`` are the blocks under headings of
    something else; ``bounds`` are blocks before which no line is one over what follows: headings and found tables.
    """

    blocks: Sequence[Block]
    rows: Sequence[Row]
    year: int
    title: str
    others: Sequence[range]
    bounds: frozenset[int]

    @classmethod
    def of(cls, blocks: Sequence[Block], rows: Sequence[Row], spans: Spans, bounds: frozenset[int]) -> Leads:
        """The lines over the tables of a document."""
        texts = [block.text.value for block in blocks if isinstance(block, Paragraph)]
        year = next((int(found[0]) for text in texts if (found := _years(text))), 0)
        title = "".join("".join(text.split()) for text in texts[:_TITLE_LINES] if len(text) <= _LONGEST_TITLE)
        return cls(blocks, rows, year, title, spans.get("", ()), bounds)

    def is_of_another(self, binding: Binding) -> bool:
        """Whether words over a table say that it is of a year before, or of another unit."""
        heading = self._other_heading(binding)
        if heading is not None:
            return not _CORRECTED.search(heading)
        lead = self._line(binding)
        years = {int(found) for found in _years(lead)}
        if _YEAR_BEFORE.search(lead) or (len(years) == 1 and max(years) < self.year):
            return True
        return not _CORRECTED.search(lead) and any(self._is_foreign(found[0]) for found in _UNIT.finditer(lead))

    def says_the_same(self, binding: Binding) -> bool:
        """Whether a table surely claims to be the same: a correction, or right behind another without any words."""
        lead = self._line(binding)
        return not self.is_of_another(binding) and (not lead or bool(_CORRECTED.search(lead)))

    def heading(self, row: int, table: TableForm) -> str:
        """The heading over the table whose first row is ``row``, other than its title; blank where there is none."""
        titles = tuple(map(fold, table.title))
        above = (self.blocks[index] for index in range(self.rows[row].block - 1, -1, -1))
        headings = (each.text.value.strip() for each in above if isinstance(each, Paragraph) and each.level is not None)
        return next((text for text in headings if best(fold(text), titles) < SURE), "")

    def _is_foreign(self, unit: str) -> bool:
        return unit not in self.title and not _OWN.search(unit)

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
            if text and not _MEASURE.fullmatch(text) and best(fold(text), binding.shape.title) < SURE:
                return text
        return ""

    def _is_said(self, row: Row, binding: Binding) -> bool:
        shape = binding.shape
        known = (*shape.title, *shape.header)
        return header_likeness(row, binding.header_labels) < _HALF and any(
            row.folded[index] and best(row.folded[index], known) < SURE for index in row.filled
        )


def _years(text: str) -> list[str]:
    return _YEAR.findall(text.translate(_DIGITS))
