"""Tables of a PDF that nothing rules, found by how their words stand.

A row with figures is a line on which figures stand apart behind a label, or apart from each other. What may belong to
it are lines beside it, where labels are wrapped, and short ones above, which head its columns. A line that stands alone
is none of a table: it parts two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from msgspec import Struct

from gouji.readers.pdf.page import Glyph, PdfLine

# Gaps, in widths of a character: what parts cells, and what parts two figures, which have no blanks inside.
_CELL_GAP = 0.45
_FIGURE_GAP = 0.25
_FIGURE = re.compile(r"-?\d[\d,，.]*[%％]?|[/／—–-]+")
_BESIDE = 0.95
"""Heights of a character within which a line stands beside another: less than lines of one text are apart."""
_HEADER = 30
"""Characters of a cell of a header at most."""
_MANY = 3
"""So many figures on a line are no accident."""
_MOST = 300


class UnruledLine(Struct, frozen=True, dict=True):
    """A line and the cells that stand apart on it."""

    line: PdfLine

    @cached_property
    def cells(self) -> tuple[PdfLine, ...]:
        """The parts of the line, from left to right."""
        return tuple(_parted(self.line.glyphs))

    @cached_property
    def figures(self) -> tuple[PdfLine, ...]:
        """The figures that end the line; none where one of its words does."""
        first = next((index for index, cell in enumerate(self.cells) if _is_figure(cell)), len(self.cells))
        return self.cells[first:] if all(map(_is_figure, self.cells[first:])) else ()

    @cached_property
    def words(self) -> tuple[PdfLine, ...]:
        """What stands before the figures."""
        return self.cells[: len(self.cells) - len(self.figures)]

    @property
    def is_row(self) -> bool:
        """Whether it is a row with figures."""
        return bool(self.figures) and len(self.cells) > 1

    @property
    def may_head(self) -> bool:
        """Whether it may be a line of a header, with cells of its own."""
        return len(self.cells) > 1 and all(len(cell.glyphs) <= _HEADER for cell in self.cells)

    @property
    def middle(self) -> float:
        """The height at which it stands."""
        return self.line.box.middle[1]


class Region(Struct, frozen=True):
    """The lines of a table: those of its header, and what begins with its first row of figures."""

    header: tuple[UnruledLine, ...]
    body: tuple[UnruledLine, ...]

    @property
    def lines(self) -> Iterator[PdfLine]:
        """All lines."""
        return (each.line for each in (*self.header, *self.body))

    @property
    def top(self) -> float:
        """The height at which it begins."""
        return min(line.box.top for line in self.lines)

    @property
    def rows(self) -> list[UnruledLine]:
        """The rows with figures."""
        return [each for each in self.body if each.is_row]

    @property
    def is_large(self) -> bool:
        """Whether it can't but be a table."""
        return sum(len(row.figures) >= _MANY for row in self.rows) >= _MANY


def regions(lines: Sequence[PdfLine]) -> Iterator[Region]:
    """The tables among the lines of a page that stand in none, from top to bottom."""
    written = [UnruledLine(line) for line in lines]
    rows = [index for index, each in enumerate(written) if each.is_row]
    free = 0
    while rows:
        first = last = rows.pop(0)
        while rows and all(_is_inside(written, index) for index in range(last + 1, rows[0])):
            last = rows.pop(0)
        while last + 1 < len(written) and not written[last + 1].is_row and _is_beside(written, last + 1):
            last += 1
        start = first
        while start > free and _is_beside(written, start - 1):
            start -= 1
        head = _header(written, free, start, min(cell.box.x0 for cell in written[first].figures))
        region = Region(tuple(written[head:start]), tuple(written[start : last + 1]))
        if _is_table(region):
            yield region
            free = last + 1


def _is_table(region: Region) -> bool:
    """A list of contents has one figure a line as well, but nothing that heads it."""
    heads = any(each.may_head for each in (*region.header, *region.body) if not each.is_row)
    several = any(len(row.figures) >= _MANY for row in region.rows)
    return (heads or several) and len(region.header) + len(region.body) <= _MOST


def _parted(glyphs: Sequence[Glyph]) -> Iterator[PdfLine]:
    cell: list[Glyph] = []
    for glyph in glyphs:
        if glyph.blank:
            continue
        if cell:
            gap = (glyph.box.x0 - cell[-1].box.x1) / max(glyph.size, cell[-1].size)
            figures = glyph.text.isdecimal() and cell[-1].text.isdecimal()
            if gap > (_FIGURE_GAP if figures else _CELL_GAP):
                yield PdfLine(tuple(cell))
                cell = []
        cell.append(glyph)
    if cell:
        yield PdfLine(tuple(cell))


def _is_figure(cell: PdfLine) -> bool:
    return _FIGURE.fullmatch(cell.text) is not None


def _is_inside(written: Sequence[UnruledLine], index: int) -> bool:
    """Whether a line between two rows is part of their table: a row of words, or of a label."""
    return written[index].may_head or _is_beside(written, index) or _is_left(written, index)


def _is_beside(written: Sequence[UnruledLine], index: int) -> bool:
    """Whether a line of one cell goes on with a label, or the label goes on with it."""
    own = written[index]
    if len(own.cells) > 1:
        return False
    rows = (written[near] for near in _nearest_rows(written, index))
    return any(abs(row.middle - own.middle) < _BESIDE * own.line.size for row in rows) or _is_middle(written, index)


def _is_middle(written: Sequence[UnruledLine], index: int) -> bool:
    """Whether a line is the first or the last of a label of three lines that has its figures in the middle."""
    own = written[index]
    for near in (index - 1, index + 1):
        row = written[near] if 0 <= near < len(written) else None
        other = written[2 * near - index] if 0 <= 2 * near - index < len(written) else None
        if row is None or other is None or not row.is_row or not row.words or len(other.cells) > 1:
            continue
        apart = abs(row.middle - own.middle)
        if abs(abs(other.middle - row.middle) - apart) < own.line.size / 4 and all(
            abs(each.line.box.x0 - row.words[-1].box.x0) < own.line.size / 2 for each in (own, other)
        ):
            return True
    return False


def _is_left(written: Sequence[UnruledLine], index: int) -> bool:
    """Whether a line of one cell names a group of rows: it stands left of what they are called."""
    own = written[index]
    labels = [row.words[-1] for near in _nearest_rows(written, index) if (row := written[near]).words]
    return len(own.cells) == 1 and bool(labels) and all(own.line.box.x1 < label.box.x0 for label in labels)


def _nearest_rows(written: Sequence[UnruledLine], index: int) -> Iterator[int]:
    above = next((near for near in range(index - 1, -1, -1) if written[near].is_row), None)
    below = next((near for near in range(index + 1, len(written)) if written[near].is_row), None)
    return (near for near in (above, below) if near is not None)


def _header(written: Sequence[UnruledLine], free: int, start: int, left: float) -> int:
    """Where the header begins that ends at ``start``: lines of several cells, or of one above the figures.

    What stands left of these is a corner where a line of the header is still above it.
    """
    head = start
    for index in range(start - 1, free - 1, -1):
        each = written[index]
        above = len(each.cells) == 1 and each.line.box.x0 > left - each.line.size and len(each.line.glyphs) <= _HEADER
        if each.may_head or above:
            head = index
        elif head - index > 1 or len(each.cells) > 1 or not _is_corner(written, index, left):
            break
    return head


def _is_corner(written: Sequence[UnruledLine], index: int, left: float) -> bool:
    """Whether a line ends before the figures, and stands lower than a line of the header that is above them."""
    own = written[index]
    above = written[index - 1] if index else None
    return (
        own.line.box.x1 < left
        and above is not None
        and own.middle - above.middle < 2 * own.line.size
        and (above.may_head or above.line.box.x0 > left - own.line.size)
    )
