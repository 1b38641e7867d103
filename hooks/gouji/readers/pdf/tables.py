"""Tables of a PDF, found by their ruled lines.

The lines of a table cut its area into elementary fields; fields with no line between them are one cell. A side that is
left open, as where a page break cuts a merged cell, counts as closed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct, field

from gouji.document.model import Cell, Table
from gouji.readers.pdf.page import Box, Glyph, PdfLine, around, is_wide, join_wrapped, set_in_lines
from gouji.text.spans import Text

NEAR = 3.0
"""Lines nearer than this are one; in points. Nothing legible fits between them."""
_MAX_RULES = 20_000
_MAX_CROSSINGS = 1_000_000
_MAX_FIELDS = 200_000
# White space that cells keep at both their sides together, in points: at most for words, and at least for a figure,
# which is only parted where it is as wide as its cell.
_PADDING = 12.0
_LEAST_PADDING = 4.0


class Area(Struct):
    """A table's place.

    Where its columns and rows begin and end, its cells as (row, column, height, width) in fields, and which cell each
    field belongs to.
    """

    xs: list[float]
    ys: list[float]
    cells: list[tuple[int, int, int, int]]
    owner: dict[tuple[int, int], int]
    glyphs: dict[int, list[Glyph]] = field(default_factory=dict)

    @property
    def box(self) -> Box:
        """The box around the table."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    @property
    def is_one_column(self) -> bool:
        """Whether no line parts columns."""
        return len(self.xs) == 2  # noqa: PLR2004 - its left and its right side

    def take(self, glyph: Glyph) -> bool:
        """Puts a glyph into its cell; False if it stands outside the table."""
        x, y = glyph.box.middle
        if not self.box.holds((x, y)):
            return False
        column = min(bisect_right(self.xs, x), len(self.xs) - 1) - 1
        row = min(bisect_right(self.ys, y), len(self.ys) - 1) - 1
        self.glyphs.setdefault(self.owner[row, column], []).append(glyph)
        return True

    def table(self, page: int, xs: list[float]) -> Table:
        """The table with the text that was put into its cells, on columns ``xs`` that hold its own among others."""
        places = [_nearest(xs, x) for x in self.xs]
        return Table(tuple(self._cell(index, places) for index in range(len(self.cells))), page)

    def without_room(self, xs: list[float]) -> set[tuple[int, int]]:
        """Cells (column and width on columns ``xs``) of the last row whose last line has no room for what follows."""
        found = set()
        for index, (row, column, height, width) in enumerate(self.cells):
            lines = set_in_lines(self.glyphs.get(index, []))
            room = self.xs[column + width] - self.xs[column]
            if lines and row + height == len(self.ys) - 1 and _is_full(lines[-1], room):
                start = _nearest(xs, self.xs[column])
                found.add((start, _nearest(xs, self.xs[column + width]) - start))
        return found

    def _cell(self, index: int, places: list[int]) -> Cell:
        row, column, height, width = self.cells[index]
        lines = set_in_lines(self.glyphs.get(index, []))
        text = _cell_text(lines, self.xs[column + width] - self.xs[column])
        return Cell(Text(text), row, places[column], height, places[column + width] - places[column])


def find_tables(rules: tuple[Box, ...]) -> list[Area] | None:
    """Tables among the ruled lines of a page, from top to bottom; None if there are too many lines.

    One cell alone is a frame and no table.
    """
    if len(rules) > _MAX_RULES:
        return None
    level = _merged([rule for rule in rules if rule.x1 > rule.x0])
    upright = [_flip(rule) for rule in _merged([_flip(rule) for rule in rules if rule.x1 <= rule.x0])]
    if len(level) * len(upright) > _MAX_CROSSINGS:
        return None
    areas = [area for group in _connected(level, upright) if (area := _area(*group))]
    return sorted(areas, key=lambda area: area.ys[0])


def _flip(box: Box) -> Box:
    return Box(box.top, box.x0, box.bottom, box.x1)


def positions(values: list[float]) -> list[float]:
    """Distinct positions, in order; what is near the first of a cluster belongs to it."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > NEAR:
            found.append(value)
    return found


def _nearest(positions: list[float], value: float) -> int:
    after = bisect_right(positions, value)
    candidates = range(max(after - 1, 0), min(after + 1, len(positions)))
    return min(candidates, key=lambda index: abs(positions[index] - value))


def _merged(level: list[Box]) -> list[Box]:
    """Level lines, those joined that lie on one another or follow each other."""
    heights = positions([rule.top for rule in level])
    found: list[Box] = []
    current = -1
    for index, rule in sorted(((_nearest(heights, rule.top), rule) for rule in level), key=_from_left):
        height = heights[index]
        if index == current and rule.x0 <= found[-1].x1 + NEAR:
            found[-1] = Box(found[-1].x0, height, max(found[-1].x1, rule.x1), height)
        else:
            found.append(Box(rule.x0, height, rule.x1, height))
        current = index
    return found


def _from_left(item: tuple[int, Box]) -> tuple[int, float]:
    return item[0], item[1].x0


def _connected(level: list[Box], upright: list[Box]) -> Iterator[tuple[list[Box], list[Box]]]:
    """Groups of lines that hang together, each with lines of both directions."""
    touching: list[list[int]] = [
        [index for index, down in enumerate(upright) if _touch(across, down)] for across in level
    ]
    meeting: dict[int, list[int]] = {}
    for row, crossed in enumerate(touching):
        for column in crossed:
            meeting.setdefault(column, []).append(row)
    seen: set[int] = set()
    for row in range(len(level)):
        if row in seen or not touching[row]:
            continue
        rows = {row}
        columns: set[int] = set()
        pending = [row]
        while pending:
            for column in touching[pending.pop()]:
                if column not in columns:
                    columns.add(column)
                    pending += set(meeting[column]) - rows
                    rows.update(meeting[column])
        seen |= rows
        yield [level[index] for index in sorted(rows)], [upright[index] for index in sorted(columns)]


def _touch(across: Box, down: Box) -> bool:
    in_width = across.x0 - NEAR <= down.x0 <= across.x1 + NEAR
    return in_width and down.top - NEAR <= across.top <= down.bottom + NEAR


def _area(level: list[Box], upright: list[Box]) -> Area | None:
    box = around(level + upright)
    xs = positions([box.x0, *(rule.x0 for rule in upright), box.x1])
    ys = positions([box.top, *(rule.top for rule in level), box.bottom])
    height, width = len(ys) - 1, len(xs) - 1
    if not 1 < height * width <= _MAX_FIELDS:
        return None
    walls_right = _walls(upright, xs, ys)
    walls_below = {(row, column) for column, row in _walls([_flip(rule) for rule in level], ys, xs)}
    cells: list[tuple[int, int, int, int]] = []
    owner: dict[tuple[int, int], int] = {}
    for row in range(height):
        for column in range(width):
            if (row, column) in owner:
                continue
            wide, tall = _reach(row, column, (height, width), (walls_right, walls_below), owner)
            for covered in range(row, row + tall):
                owner.update(((covered, across), len(cells)) for across in range(column, column + wide))
            cells.append((row, column, tall, wide))
    return Area(xs, ys, cells, owner) if len(cells) > 1 else None


def _walls(upright: list[Box], xs: list[float], ys: list[float]) -> set[tuple[int, int]]:
    """Fields (row, column) that have a line on their right, along more than half of their side."""
    found = set()
    for rule in upright:
        column = _nearest(xs, rule.x0) - 1
        for row in range(len(ys) - 1):
            shared = min(rule.bottom, ys[row + 1]) - max(rule.top, ys[row])
            if shared > (ys[row + 1] - ys[row]) / 2:
                found.add((row, column))
    return found


def _reach(
    row: int,
    column: int,
    size: tuple[int, int],
    walls: tuple[set[tuple[int, int]], set[tuple[int, int]]],
    owner: dict[tuple[int, int], int],
) -> tuple[int, int]:
    """Width and height of the cell whose upper left field this is: to the next line on the right, then below."""
    right, below = walls
    wide = 1
    while column + wide < size[1] and (row, column + wide - 1) not in right and (row, column + wide) not in owner:
        wide += 1
    across = range(column, column + wide)
    tall = 1
    while row + tall < size[0] and _open(row + tall, across, right, owner):
        if any((row + tall - 1, reached) in below for reached in across):
            break
        tall += 1
    return wide, tall


def _open(row: int, across: range, right: set[tuple[int, int]], owner: dict[tuple[int, int], int]) -> bool:
    """Whether the fields of a row are free and nothing parts them."""
    free = all((row, column) not in owner for column in across)
    return free and all((row, column) not in right for column in across[:-1])


def _cell_text(lines: list[PdfLine], width: float) -> str:
    """Lines of a cell as one text: a break stays only where neither the width nor the script explains it."""
    text = lines[0].text if lines else ""
    for before, line in pairwise(lines):
        wide = is_wide(text[-1]) and is_wide(line.text[0])
        text = join_wrapped(text, line.text) if wide or _is_full(before, width) else f"{text}\n{line.text}"
    return text


def _is_full(line: PdfLine, width: float) -> bool:
    """Whether not one more character fits into a cell of this width."""
    last = line.glyphs[-1]
    more = last.box.x1 - last.box.x0 + _LEAST_PADDING if last.text.isdigit() else line.size + _PADDING
    return line.box.x1 - line.box.x0 + more > width
