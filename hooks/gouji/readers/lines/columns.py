"""Tables whose columns are set apart by blanks, as they look in a fixed-width font."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from msgspec import Struct

from gouji.document.model import Cell, Table
from gouji.readers.lines.page import Region, TextPage, as_paragraphs, as_table
from gouji.readers.prose import is_prose
from gouji.text.lazy import lazy_re, lazy_regex
from gouji.text.spans import Text
from gouji.text.width import is_wide

_GAP = lazy_re(r"[ \u00a0\u3000]{2,}")
_NUMBER = lazy_re(r"[-+]?\d(?:[\d.,，．]*\d)?%?$")
_WIDE_LABEL = lazy_regex(r"\p{Han}[ \u00a0\u3000]+\p{Han}$")
# The gap in the middle of a word of two characters that is set wide by ideographic spaces.
_IN_WORD = lazy_regex(r"(?<=(?:^|\s)\p{Han})[ \u00a0]?\u3000[ \u00a0\u3000]{0,2}(?=\p{Han}(?:\s|$))")
_LONGEST_FIELD = 60


class _Field(Struct, frozen=True):
    """A field of a line: where its text begins and ends, and where it stands on the screen, in half widths."""

    start: int
    end: int
    left: int
    right: int


def find(page: TextPage, index: int) -> Region | None:
    """The table that begins at line ``index``: two lines or more with gaps in them, and a number after one."""
    rows: list[list[_Field]] = []
    while page.filled(index + len(rows)) and (row := _fields(page.value(index + len(rows)))):
        rows.append(row)
    if len(rows) < 2:  # noqa: PLR2004 - a single line has no columns
        return None
    rows = _labels_joined(page, index, rows)
    lines = page.lines[index : index + len(rows)]
    texts = [[line.part(field.start, field.end) for field in row] for line, row in zip(lines, rows, strict=True)]
    if not any(_NUMBER.match(text.value) for row in texts for text in row[1:]):
        return Region(index, index + len(rows), as_paragraphs(lines))
    if len({len(row) for row in rows}) == 1:  # then no field is missing, however crooked they stand
        return Region(index, index + len(rows), (as_table(texts),))
    columns = _columns(rows)
    if columns is None:  # it is not known which fields are missing, so these are lines like any others
        return Region(index, index + len(rows), as_paragraphs(lines))
    return Region(index, index + len(rows), (Table(tuple(_cells(lines, rows, columns))),))


def _fields(value: str) -> list[_Field]:
    """The fields of a line; none if it has no gap, or reads as a sentence."""
    if "\t" in value or "|" in value or not _GAP.search(value.strip()):
        return []
    edges = list(accumulate((1 + is_wide(character) for character in value), initial=0))
    start, end = len(value) - len(value.lstrip()), len(value.rstrip())
    words = {gap.span() for gap in _IN_WORD.finditer(value, start, end)}
    gaps = [span for gap in _GAP.finditer(value, start, end) if (span := gap.span()) not in words]
    runs = list(zip([start, *(right for _, right in gaps)], [*(left for left, _ in gaps), end], strict=True))
    if not gaps or any(right - left > _LONGEST_FIELD or is_prose(value[left:right]) for left, right in runs):
        return []
    return [_Field(left, right, edges[left], edges[right]) for left, right in runs]


def _labels_joined(page: TextPage, index: int, rows: list[list[_Field]]) -> list[list[_Field]]:
    """A label of two characters set wide (规    章) looks like two fields: it is one where that makes the row fit."""
    wide = [
        bool(_WIDE_LABEL.match(page.value(index + number)[row[0].start : row[1].end]))
        for number, row in enumerate(rows)
    ]
    width = max((len(row) for row, is_wide in zip(rows, wide, strict=True) if not is_wide), default=0)
    return [
        [_Field(row[0].start, row[1].end, row[0].left, row[1].right), *row[2:]]
        if is_wide and len(row) == width + 1
        else row
        for row, is_wide in zip(rows, wide, strict=True)
    ]


def _columns(rows: list[list[_Field]]) -> list[tuple[int, int]] | None:
    """The columns as they stand on the screen; None if two fields of a line would share one."""
    columns: list[tuple[int, int]] = []
    for field in sorted((field for row in rows for field in row), key=lambda field: field.left):
        if columns and field.left < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], field.right))
        else:
            columns.append((field.left, field.right))
    lefts = [left for left, _ in columns]
    shared = any(len({_column(field, lefts) for field in row}) < len(row) for row in rows)
    return None if shared else columns


def _column(field: _Field, lefts: list[int]) -> int:
    return bisect_right(lefts, field.left) - 1


def _cells(lines: list[Text], rows: list[list[_Field]], columns: list[tuple[int, int]]) -> Iterator[Cell]:
    """A cell for every column of every line; where a line has none, it is empty and stands in the gap."""
    lefts = [left for left, _ in columns]
    for number, (line, row) in enumerate(zip(lines, rows, strict=True)):
        fields = {_column(field, lefts): field for field in row}
        end = 0
        for column in range(len(columns)):
            field = fields.get(column)
            gap = min(end + bool(end), len(line.value))
            yield Cell(line.part(field.start, field.end) if field else line.part(gap, gap), number, column)
            end = field.end if field else end
