"""The text between the marks of the blocks of Markdown, with its places in the source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from gouji.text.lazy import lazy_re
from gouji.text.spans import Piece, Text, join

_HASHES = lazy_re(r"[>\s]*(?:(?:[-+*]|\d{1,9}[.)])\s+)*#{1,6}")
_BEFORE = lazy_re(r"[>\s]*")


class Contents:
    """Knows the lines of a source, and where what stands in them was read."""

    def __init__(self, lines: Sequence[Text]) -> None:
        self._lines = lines
        self._cells: dict[int, list[Text]] = {}

    def inline(self, token: Token, block: Token) -> Text:
        """The content of a paragraph, a heading or a cell; ``block`` is what it stands in."""
        start, end = token.map or (0, 1)
        if block.tag in ("td", "th"):
            found = self._cell(start)
        elif block.markup.startswith("#"):
            hashes = _HASHES.match(self._lines[start].value)
            found = _within(self._lines[start], token.content, hashes.end() if hashes else 0)
        else:
            parts = token.content.split("\n")
            found = join([_ending(line, part) for line, part in zip(self._lines[start:end], parts, strict=False)], "\n")
        return found if found.value == token.content else self._whole(token, start, end)

    def block(self, token: Token) -> Text:
        """The content of code."""
        start, end = token.map or (0, 1)
        first = start + (token.type == "fence")
        parts = token.content.split("\n")[:-1]
        found = join([_ending(line, part) for line, part in zip(self._lines[first:end], parts, strict=False)], "\n")
        found = join([found, Text("\n", _points(found))]) if parts else found
        return found if found.value == token.content else self._whole(token, start, end)

    def _cell(self, line: int) -> Text:
        """The next cell of a row; rows may have fewer cells than their table."""
        if line not in self._cells:
            self._cells[line] = list(_cells(self._lines[line]))
        cells = self._cells[line]
        if len(cells) > 1:
            return cells.pop(0)
        last = cells[0]
        cells[0] = last.part(len(last.value), len(last.value))
        return last

    def _whole(self, token: Token, start: int, end: int) -> Text:
        """The content as a whole for all of its lines, where what became of them can't be told."""
        first, last = self._lines[start].span(), self._lines[max(start, end - 1)].span()
        if first is None or last is None:
            return Text(token.content)
        return Text(token.content, (Piece(0, len(token.content), first.start, last.end),))


def _points(text: Text) -> tuple[Piece, ...]:
    end = text.pieces[-1].end if text.pieces else 0
    return (Piece(0, 1, end, end),)


def _within(line: Text, content: str, after: int) -> Text:
    at = line.value.find(content, after) if content else min(after + 1, len(line.value))
    return line.part(at, at + len(content)) if at >= 0 else Text("")


def _ending(line: Text, content: str) -> Text:
    """What a line ends with, blanks aside; a part of a tab before it may be blanks that stand nowhere."""
    value = line.value
    if value.endswith(content):
        return line.part(len(value) - len(content), len(value))
    end = len(value.rstrip())
    if value[:end].endswith(content):
        return line.part(end - len(content), end)
    bare = content.lstrip(" ")
    if not value.endswith(bare):
        return Text("")
    found = line.part(len(value) - len(bare), len(value))
    start = found.pieces[0].start
    blanks = len(content) - len(bare)
    return join([Text(" " * blanks, (Piece(0, blanks, start, start),)), found])


def _cells(line: Text) -> Iterator[Text]:
    """The cells of a row, as markdown-it cuts it; at least one."""
    before = _BEFORE.match(line.value)
    row = line.part(before.end() if before else 0, len(line.value.rstrip()))
    cells = list(_cut(row))
    if len(cells) > 1 and not cells[0].value:
        cells.pop(0)
    if len(cells) > 1 and not cells[-1].value:
        cells.pop()
    yield from (cell.strip() for cell in cells)


def _cut(row: Text) -> Iterator[Text]:
    parts: list[Text] = []
    done = 0
    for at, character in enumerate(row.value):
        if character != "|":
            continue
        if at and row.value[at - 1] == "\\":
            parts.append(row.part(done, at - 1))
            done = at
        else:
            yield join([*parts, row.part(done, at)])
            parts, done = [], at + 1
    yield join([*parts, row.part(done, len(row.value))])
