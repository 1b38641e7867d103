"""How wide the columns of a table are on paper, and how large its text: so that words stay whole and take few lines."""

from __future__ import annotations

from wcwidth import wcswidth

from gouji.scaffold.formats.grid import Grid
from gouji.text.lazy import lazy_regex

_SIZES = (10.5, 9, 8, 7, 6.5)
"""Points."""
_TALL = 20
"""A table of more rows begins with the second of them, so that it fits on a page."""
_WIDEST_WORD = 13
_WIDEST = 30
_LINES = 2
"""Lines that a cell of one row may take."""
_AROUND = 2
_CAPITAL = 0.5
"""How much wider than other letters one is."""
_WORD = lazy_regex(r"\p{P}*\p{Han}\p{P}*|[^\s\p{Han}]+")


def size_of(grid: Grid, width: float) -> float:
    """The largest size in which the words of all columns fit into a width, both in points."""
    sizes = _SIZES[grid.table.height > _TALL :]
    return next((size for size in sizes if sum(_words(grid)) <= _characters(width, size)), sizes[-1])


def widths(grid: Grid, width: float, size: float) -> list[float]:
    """The shares of the columns in the width of the table, both in points: room for words, and then for lines."""
    words, lines = _words(grid), _lines(grid)
    more = [max(whole - word, 1) for word, whole in zip(words, lines, strict=True)]
    left = max(_characters(width, size) - sum(words), 0)
    wanted = [word + left * each / sum(more) for word, each in zip(words, more, strict=True)]
    return [each / sum(wanted) for each in wanted]


def _characters(width: float, size: float) -> float:
    return width / (size / 2)  # most characters are half as wide as the text is high


def _words(grid: Grid) -> list[float]:
    """The width of each column that its longest word asks for, in characters."""
    found = [0.0] * grid.table.width
    for cell in grid.table.cells:
        if cell.column_span == 1:
            words = (wcswidth(word) + _CAPITAL * sum(map(str.isupper, word)) for word in _WORD.findall(cell.text.value))
            found[cell.column] = max(found[cell.column], min(max(words, default=0), _WIDEST_WORD))
    return [each + _AROUND for each in found]


def _lines(grid: Grid) -> list[float]:
    """The width of each column in which none of its cells takes many lines; in the header, whatever its height."""
    found = [0.0] * grid.table.width
    for cell in grid.table.cells:
        if cell.column_span == 1:
            lines = _LINES * (1 if cell.row < grid.head else cell.row_span)
            found[cell.column] = max(found[cell.column], wcswidth(cell.text.value) / lines)
    return [min(each, _WIDEST) + _AROUND for each in found]
