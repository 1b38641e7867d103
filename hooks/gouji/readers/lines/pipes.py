"""Tables with pipes between the cells: a row on one line, or spread over lines.

Three ways to write the same row::

    | a | b | c |        a              a
                         | b            |
                         | c            b
                                        |
                                        c

The first is Markdown's, with or without the outer pipes. The others are what is left of a web page that was copied as
text: the first cell of a row has no pipe, so two texts in a row mean a new row. In the second way a bare pipe is an
empty cell, in the third it is the border between two cells; a table is read in the second way as soon as one of its
lines has a pipe with text after it.

Where a border stands between any two rows (``+---+---+``), the lines between two borders are one row, its cells broken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise, zip_longest

from gouji.document.model import Block
from gouji.readers.lines.page import LineKind, Region, TextPage, as_paragraphs, as_table, cell_texts, is_title
from gouji.text.lazy import lazy_re
from gouji.text.spans import Piece, Text, join

_PIPE = lazy_re(r"(?<!\\)\|")
_ESCAPED = lazy_re(r"\\\|")
# Behind the last pipe of a row, where whatever shows the table ignores it.
_COMMENT = lazy_re(r"\|\s*<!--(?:(?!-->|\|).)*-->$")
_BORDER = lazy_re(r"\s*(?:[|+]\s*)?(?::?[-=]+:?\s*[|+]\s*)*(?::?[-=]+:?\s*)?$")


_BORDERS_OF_A_FRAME = 3  # with rows below them, where a frame has two: above the header and below it
_IN_COLUMN = (LineKind.BARE, LineKind.CELL)
_IN_LINE = (LineKind.ROW, LineKind.BORDER)


def find(page: TextPage, index: int) -> Region | None:
    """The table that begins at line ``index``. Blank lines do not end it, a line that can't belong to it does.

    A short line above the first row is its title, a row with a single cell. Where rows stand on lines of their own it
    could as well be a heading, and counts as a title only if there are others further down.
    """
    titled = _is_title(page, index)
    if not (titled or _kind(page, index) is not LineKind.NONE or _is_row_head(page, index)):
        return None
    lines = [index]
    while (following := _next_line(page, lines[-1])) is not None:
        lines.append(following)
    if titled and _kind(page, index + 1) in _IN_LINE and not any(_is_title(page, line) for line in lines[1:]):
        return None
    return Region(index, lines[-1] + 1, _blocks(page, lines))


def _blocks(page: TextPage, lines: list[int]) -> tuple[Block, ...]:
    kinds = [_kind(page, line) for line in lines]
    if kinds == [LineKind.ROW] and not page.value(lines[0]).lstrip().startswith("|"):
        return as_paragraphs([page.lines[lines[0]]])  # a single line with a pipe in it is no table
    rows = list(_rows([(kind, page.lines[line]) for kind, line in zip(kinds, lines, strict=True)]))
    if not rows:
        return as_paragraphs([page.lines[line] for line in lines])
    if LineKind.BORDER in kinds or any(len(row) > 1 for row in rows):
        return (as_table(rows),)
    return as_paragraphs([cell for row in rows for cell in row])


def _kind(page: TextPage, index: int) -> LineKind:
    kind = page.kinds.get(index)
    if kind is None:
        kind = page.kinds[index] = _kind_of(page.value(index).strip())
    return kind


def _kind_of(value: str) -> LineKind:
    if value == "|":
        return LineKind.BARE
    if value[:1] in ("|", "+") and _is_border(value):
        return LineKind.BORDER
    if "|" not in value:
        return LineKind.NONE
    pipes = len(_PIPE.findall(value))
    if pipes == 1 and value.startswith("|"):
        return LineKind.CELL
    if not pipes:
        return LineKind.NONE
    return LineKind.BORDER if _is_border(value) else LineKind.ROW


def _is_border(value: str) -> bool:
    return ("-" in value or "=" in value) and bool(_BORDER.match(value))


def _next_line(page: TextPage, index: int) -> int | None:
    """The line of the table after line ``index``; None where the table ends."""
    following = page.next_filled(index + 1)
    close = following == index + 1
    kind = _kind(page, following)
    if kind in _IN_COLUMN:
        belongs = True
    elif kind in _IN_LINE:
        new_table = _kind(page, following + 1) is LineKind.BORDER
        belongs = close or (_kind(page, index) in _IN_LINE and not new_table)
    else:
        in_border = (
            _kind(page, index) is LineKind.BARE and page.filled(following) and (close or _is_spaced(page, index))
        )
        belongs = in_border or _is_row_head(page, following) or (close and _is_title(page, following))
    return following if belongs else None


def _is_row_head(page: TextPage, index: int) -> bool:
    """Whether a line without pipes is the first cell of a row that goes on below."""
    below = page.next_filled(index + 1)
    if _kind(page, index) is not LineKind.NONE or _kind(page, below) not in _IN_COLUMN:
        return False
    return page.filled(index) and (below == index + 1 or _is_spaced(page, below))


def _is_title(page: TextPage, index: int) -> bool:
    if _kind(page, index) is not LineKind.NONE or not is_title(page.value(index)):
        return False
    return _kind(page, index + 1) in _IN_LINE or _is_row_head(page, index + 1)


def _is_spaced(page: TextPage, index: int) -> bool:
    return not page.filled(index - 1) and not page.filled(index + 1)


def _rows(lines: list[tuple[LineKind, Text]]) -> Iterator[list[Text]]:
    if _is_ruled(lines):
        yield from _rows_between_rules(lines)
        return
    run: list[tuple[LineKind, Text]] = []
    for kind, line in lines:
        if kind not in _IN_LINE:
            run.append((kind, line))
            continue
        yield from _rows_in_column(run)
        run = []
        if kind is LineKind.ROW:
            yield _row(line)
    yield from _rows_in_column(run)


def _is_ruled(lines: list[tuple[LineKind, Text]]) -> bool:
    """Whether there is a border between any two rows: more of them, one after the other, than a frame has."""
    borders = 0
    for (kind, line), (following, _) in pairwise([*lines, (LineKind.BORDER, Text(""))]):
        if kind is LineKind.BORDER and "+" in line.value:
            borders = 0 if following is LineKind.BORDER else borders + 1
            if borders >= _BORDERS_OF_A_FRAME:
                return True
    return False


def _rows_between_rules(lines: list[tuple[LineKind, Text]]) -> Iterator[list[Text]]:
    """Each border ends a row; the lines of a row are those of its cells."""
    for is_border, group in groupby(lines, key=lambda line: line[0] is LineKind.BORDER):
        if not is_border:
            yield [_whole(parts) for parts in zip_longest(*(_row(line) for _, line in group), fillvalue=Text(""))]


def _whole(parts: Sequence[Text]) -> Text:
    """A cell of its lines; of an empty one the first, for its place."""
    filled = [part.strip() for part in parts if part.value.strip()]
    return join(filled, "\n") if filled else parts[0]


def _row(line: Text) -> list[Text]:
    line = line.strip()
    comment = _COMMENT.search(line.value)
    if comment:
        line = line.part(0, comment.start() + 1)
    if line.value and "\\" not in line.value:  # no pipe is escaped
        cells = cell_texts(line, "|")
        return cells[line.value.startswith("|") : len(cells) - line.value.endswith("|")]
    ends = [pipe.start() for pipe in _PIPE.finditer(line.value)]
    if not line.value.startswith("|"):
        ends.insert(0, -1)
    if ends[-1] != len(line.value) - 1:
        ends.append(len(line.value))
    return [_unescaped(line.part(start + 1, end)) for start, end in pairwise(ends)]


def _rows_in_column(lines: list[tuple[LineKind, Text]]) -> Iterator[list[Text]]:
    kinds = [kind for kind, _ in lines]
    if LineKind.CELL in kinds:
        return _rows_of_cells(lines)
    texts_meet = any(pair == (LineKind.NONE, LineKind.NONE) for pair in pairwise(kinds))
    enclosed = len(kinds) > 1 and kinds[0] is kinds[-1] is LineKind.BARE and not texts_meet
    return _rows_enclosed(lines) if enclosed else _rows_between_borders(lines)


def _rows_of_cells(lines: list[tuple[LineKind, Text]]) -> Iterator[list[Text]]:
    """Each pipe begins a cell; a text without one begins a row."""
    row: list[Text] = []
    for kind, line in lines:
        if kind is LineKind.NONE:
            if row:
                yield row
            row = [line.strip()]
        else:
            row = row or [_before_pipe(line)]
            row.append(_after_pipe(line))
    if row:
        yield row


def _rows_between_borders(lines: list[tuple[LineKind, Text]]) -> Iterator[list[Text]]:
    """Each pipe stands between two cells; two texts without one between them belong to two rows."""
    row: list[Text] = []
    border: Text | None = None
    for kind, line in lines:
        if kind is LineKind.BARE:
            if border or not row:
                row.append(_after_pipe(border) if border else _before_pipe(line))
            border = line
        elif border:
            row.append(line.strip())
            border = None
        else:
            if row:
                yield row
            row = [line.strip()]
    if row:
        yield [*row, _after_pipe(border)] if border else row


def _rows_enclosed(lines: list[tuple[LineKind, Text]]) -> Iterator[list[Text]]:
    """Rows begin and end with a pipe of their own, so that two pipes meet between them."""
    row: list[Text] = []
    after_border = False
    for kind, line in lines:
        if kind is not LineKind.BARE:
            row.append(line.strip())
        elif after_border and row:
            yield row
            row = []
        after_border = kind is LineKind.BARE
    if row:
        yield row


def _before_pipe(line: Text) -> Text:
    at = line.value.index("|")
    return line.part(at, at)


def _after_pipe(line: Text) -> Text:
    return _unescaped(line.part(line.value.index("|") + 1, len(line.value)))


def _unescaped(cell: Text) -> Text:
    escapes = list(_ESCAPED.finditer(cell.value))
    if not escapes:
        return cell
    parts = []
    done = 0
    for escape in escapes:
        span = cell.span(escape.start(), escape.end())
        pipe = Text("|", (Piece(0, 1, span.start, span.end),) if span else ())
        parts += [cell.part(done, escape.start()), pipe]
        done = escape.end()
    return join([*parts, cell.part(done, len(cell.value))])
