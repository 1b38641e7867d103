"""Tables of a PDF that nothing rules, found by how their words stand.

A row with figures is a line on which figures stand apart behind a label, or apart from each other. What may belong to
it are lines beside it, where labels are wrapped, and short ones above, which head its columns. A line that stands alone
is none of a table: it parts two.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice, pairwise

from msgspec import Struct

from gouji.readers.pdf.page import Glyph, PdfLine, around
from gouji.text.lazy import lazy_re

# Gaps, in widths of a character: what parts cells, and what parts two figures, which have no blanks inside.
_CELL_GAP = 0.3
_FIGURE_GAP = 0.25
_FIGURE = lazy_re(r"-?\d[\d,，.]*[%％]?|[/／—–-]+")
_BESIDE = 0.95
"""Heights of a character within which a line stands beside another: less than lines of one text are apart."""
_HEADER = 40
"""Characters of a cell of a header at most."""
_SAME_ROW = 0.95
"""Share of the distance between rows within which lines are in one row."""
_LINES = 3
"""Heights of a character within which lines of one header follow each other."""
_SAME_SIZE = 0.1
_NEAR = 8
"""Rows among which one has its label on its line."""
_MANY = 3
"""So many figures on a line are no accident."""
_MOST_LINES = 400
"""Lines of a page, and cells of a table, beyond which nobody set it by hand; usual are sixty and three hundred."""
_MOST_CELLS = 1000


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
        return len(self.cells) > 1 and all(map(_is_short, self.cells))

    def ends_before(self, left: float) -> bool:
        """Whether nothing of it stands where figures do, which begin at ``left``."""
        return self.line.box.x1 < left

    @cached_property
    def middle(self) -> float:
        """The height at which it stands: its figures, since labels beside them may stand a little higher or lower."""
        return around(each.box for each in self.figures or self.cells).middle[1]


class Region(Struct, frozen=True):
    """The lines of a table: those of its header, and its body, where ``rows`` are those with figures."""

    header: tuple[UnruledLine, ...]
    body: tuple[UnruledLine, ...]
    rows: tuple[UnruledLine, ...]

    @property
    def lines(self) -> Iterator[PdfLine]:
        """All lines."""
        return (each.line for each in (*self.header, *self.body))

    @property
    def top(self) -> float:
        """The height at which it begins."""
        return min(line.box.top for line in self.lines)

    @property
    def is_large(self) -> bool:
        """Whether it can't but be a table."""
        return sum(len(row.figures) >= _MANY for row in self.rows) >= _MANY


def regions(lines: Sequence[PdfLine]) -> Iterator[Region]:
    """The tables among the lines of a page that stand in none, from top to bottom."""
    page = _Page([UnruledLine(line) for line in lines] if len(lines) <= _MOST_LINES else [])
    written, rows = page.lines, list(page.rows)
    free = 0
    while rows:
        first = last = rows.pop(0)
        while rows and all(page.is_inside(index) for index in range(last + 1, rows[0])):
            last = rows.pop(0)
        while last + 1 < len(written) and last + 1 not in rows and page.is_beside(last + 1):
            last += 1
        start = first
        while start > free and page.is_beside(start - 1):
            start -= 1
        head = _header(page, free, start, min(cell.box.x0 for cell in written[first].figures))
        body = written[start : last + 1]
        region = Region(
            tuple(written[head:start]), tuple(body), tuple(each for at, each in enumerate(body, start) if at in page.at)
        )
        if _is_table(region):
            yield region
            free = last + 1


def has_rows(lines: Sequence[PdfLine]) -> bool:
    """Whether there is a table among the lines of a frame."""
    return any(len(region.rows) > 1 or region.header for region in regions(lines))


class _Page(Struct, frozen=True, dict=True):
    """The lines of a page that stand in no ruled table."""

    lines: list[UnruledLine]

    @cached_property
    def rows(self) -> list[int]:
        """The lines with the figures of a row, by index."""
        return [index for index, each in enumerate(self.lines) if each.is_row or self._is_lone_figure(index)]

    @cached_property
    def at(self) -> frozenset[int]:
        """The same as a set."""
        return frozenset(self.rows)

    @cached_property
    def pitch(self) -> float:
        """How close two rows may be."""
        middles = [self.lines[index].middle for index in self.rows]
        return min((below - above for above, below in pairwise(middles)), default=0.0)

    def is_inside(self, index: int) -> bool:
        """Whether a line between two rows is part of their table: a row of words, or of a label."""
        return self.lines[index].may_head or self.is_beside(index) or self._is_left(index)

    def is_beside(self, index: int) -> bool:
        """Whether a line of one cell is part of a label that a row stands beside."""
        own = self.lines[index]
        if len(own.cells) > 1:
            return False
        for row in (self.lines[near] for near in self._nearest(index)):
            apart = abs(row.middle - own.middle)
            goes_on = bool(row.words) and _is_aligned(row.words[-1], own.line)
            if apart < _BESIDE * own.line.size or (goes_on and apart < _SAME_ROW * self.pitch):
                return True
        return False

    def is_above(self, index: int, left: float) -> bool:
        """Whether a line of a header stands above the figures, which begin at ``left`` behind labels."""
        own = self.lines[index]
        below = self.lines[index + 1] if index + 1 < len(self.lines) else own
        of_a_size = abs(own.line.size - below.line.size) < _SAME_SIZE * own.line.size
        return own.may_head or (
            self.left + _LINES * own.line.size < left < own.line.box.x0 + own.line.size
            and of_a_size
            and _is_short(own.line)
        )

    @cached_property
    def left(self) -> float:
        """Where the lines begin."""
        return min(each.line.box.x0 for each in self.lines)

    def _is_left(self, index: int) -> bool:
        """Whether a line of one cell names a group of rows: it stands left of what they are called."""
        own = self.lines[index]
        labels = [self.lines[near].words[-1] for near in self._nearest(index, named=True)]
        return len(own.cells) == 1 and bool(labels) and all(own.line.box.x1 < label.box.x0 for label in labels)

    def _nearest(self, index: int, *, named: bool = False) -> Iterator[int]:
        """The nearest rows above and below; those that have their label on their line, on demand."""
        at = bisect_left(self.rows, index)
        for rows in (self.rows[max(at - _NEAR, 0) : at][::-1], self.rows[at : at + _NEAR]):
            yield from islice((near for near in rows if near != index and (self.lines[near].words or not named)), 1)

    def _is_lone_figure(self, index: int) -> bool:
        """Whether a figure stands alone on its line because its label is wrapped around it."""
        own = self.lines[index]
        beside = self.lines[max(index - 1, 0) : index] + self.lines[index + 1 : index + 2]
        return (
            len(own.cells) == len(own.figures) == 1
            and len(beside) == 2  # noqa: PLR2004 - above and below
            and all(
                abs(each.middle - own.middle) < _BESIDE * each.line.size and each.line.box.x1 < own.line.box.x0
                for each in beside
            )
        )


def _is_table(region: Region) -> bool:
    """A list of contents has one figure a line as well, but nothing that heads it."""
    heads = any(each.may_head for each in (*region.header, *region.body) if each not in region.rows)
    several = any(len(row.figures) >= _MANY for row in region.rows)
    cells = sum(len(each.cells) for each in (*region.header, *region.body))
    return (heads or several) and cells <= _MOST_CELLS


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


def _is_aligned(one: PdfLine, other: PdfLine) -> bool:
    """Whether two cells are set on the same left or right side, or on the same middle."""
    sides = (one.box.x0 - other.box.x0, one.box.x1 - other.box.x1, one.box.middle[0] - other.box.middle[0])
    return min(map(abs, sides)) < one.size / 2


def _is_short(cell: PdfLine) -> bool:
    """Whether it may stand in a header: it is no sentence."""
    return len(cell.glyphs) <= _HEADER and "。" not in cell.text


def _is_figure(cell: PdfLine) -> bool:
    return _FIGURE.fullmatch(cell.text) is not None


def _header(page: _Page, free: int, start: int, left: float) -> int:
    """Where the header begins that ends at ``start``: lines of several cells, or of one above the figures.

    What stands left of these is a corner where a line of the header is still above it.
    """
    head = start
    for index in range(start - 1, free - 1, -1):
        each, below = page.lines[index], page.lines[index + 1]
        if below.middle - each.middle > _LINES * each.line.size:
            break
        if each.may_head or page.is_above(index, left):
            head = index
        elif len(each.cells) > 1 or each.line.box.x1 > left or not (index and page.is_above(index - 1, left)):
            break
    return head
