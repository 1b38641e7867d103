"""What the notations of line tables share: lines seen as a page, and rows made into a table."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from functools import cached_property

from msgspec import Struct

from gouji.document.model import Block, Cell, Paragraph, Table
from gouji.text.lazy import lazy_re
from gouji.text.numerals import ONE_TO_TEN
from gouji.text.spans import Text, read_from

_LONGEST_TITLE = 40
_LONGEST_NUMBER = 3
_BEHIND_NUMBER = ("、", ".", "．")
_SENTENCE_END = "。！？；：，、;:!?,"


# Frames drawn with characters meant for it, and wide pipes: one character each for those that keyboards have.
_SIDES = tuple("│┃║┆┇┊┋╎╏｜")
_UPRIGHT = str.maketrans(dict.fromkeys(_SIDES, "|"))
_CORNERS = frozenset(map(chr, (*range(0x250C, 0x254C), *range(0x2552, 0x256D))))
_FRAME = _UPRIGHT | str.maketrans(
    {
        **dict.fromkeys(_CORNERS, "+"),
        **dict.fromkeys("─━═┄┅┈┉╌╍", "-"),
    }
)
_DRAWN_RULE = lazy_re(r"\s*[\u250c-\u254b\u2552-\u256c][\s\u2500-\u254b\u2550-\u256c|+-]*$")


class LineKind(Enum):
    """What the pipes of a line mean."""

    NONE = auto()
    BARE = auto()  # |
    CELL = auto()  # | b
    ROW = auto()  # | a | b |
    BORDER = auto()  # |---|---|


class Region(Struct, frozen=True):
    """The lines from ``start`` up to ``end`` (exclusive), and the blocks that they are."""

    start: int
    end: int
    blocks: tuple[Block, ...]


class TextPage(Struct, frozen=True, dict=True):
    """Lines one below the other, with or without text on them."""

    lines: list[Text]

    @cached_property
    def _next_filled(self) -> list[int]:
        following = [len(self.lines)] * (len(self.lines) + 1)
        for index in range(len(self.lines) - 1, -1, -1):
            filled = bool(self.lines[index].value) and not self.lines[index].value.isspace()
            following[index] = index if filled else following[index + 1]
        return following

    @cached_property
    def kinds(self) -> dict[int, LineKind]:
        """What the pipes of lines mean, as far as it was asked."""
        return {}

    @cached_property
    def commas_tried(self) -> list[int]:
        """The last entry is the line up to which commas make no table, wherever it would begin."""
        return [0]

    def next_filled(self, index: int) -> int:
        """The first line from ``index`` on that is not blank; the number of lines if there is none."""
        return self._next_filled[min(index, len(self.lines))]

    def filled(self, index: int) -> bool:
        """Whether there is such a line, with text on it."""
        return 0 <= index < len(self.lines) and self._next_filled[index] == index

    def value(self, index: int) -> str:
        """What stands on a line; beyond the last one nothing."""
        return self.lines[index].value if index < len(self.lines) else ""


def as_typed(line: Text) -> Text:
    """A line of a drawn frame with pipes, pluses and dashes for its borders; other lines as they are."""
    value = line.value.lstrip()
    is_rule = value[:1] in _CORNERS and _DRAWN_RULE.match(value)
    frame = _FRAME if is_rule else _UPRIGHT if value.startswith(_SIDES) else None
    return Text(line.value.translate(frame), line.pieces) if frame else line


def is_numbered(value: str) -> bool:
    """Whether a line is numbered the way sections are: it begins no row on its own."""
    value = value.lstrip()
    rest = value.lstrip(ONE_TO_TEN)
    return value.startswith("#") or (0 < len(value) - len(rest) <= _LONGEST_NUMBER and rest.startswith(_BEHIND_NUMBER))


def is_title(value: str) -> bool:
    """Whether a line may be a row with a single cell, the title of the rows below: short, no sentence, no section."""
    value = value.strip()
    return 0 < len(value) <= _LONGEST_TITLE and value[-1] not in _SENTENCE_END and not is_numbered(value)


def cell_text(text: Text) -> Text:
    """The text of a cell without the white space around it; if there is nothing else, the point where text would go."""
    stripped = text.value.strip()
    if len(stripped) == len(text.value):
        return text
    if not stripped:
        return text.part(1, 1)  # after the first blank: what is filled in there keeps its distance from the border
    return text.strip()


def cell_texts(line: Text, separator: str) -> list[Text]:
    """The :func:`cell_text` of each cell of a line that has this character between them."""
    cells: list[Text] = []
    start = 0
    origin = line.origin
    for cell in line.value.split(separator):
        if origin is None:
            cells.append(cell_text(line.part(start, start + len(cell))))
        else:
            stripped = cell.strip()
            before = cell.index(stripped) if stripped else min(len(cell), 1)
            cells.append(read_from(stripped, origin + start + before))
        start += len(cell) + 1
    return cells


def as_table(rows: Sequence[Sequence[Text]]) -> Table:
    """Rows of cells, the columns counted from the left."""
    return Table(
        tuple(
            [Cell(cell, row, column) for row, cells in enumerate(rows) for column, cell in enumerate(_trimmed(cells))]
        )
    )


def _trimmed(cells: Sequence[Text]) -> Sequence[Text]:
    """The :func:`cell_text` of each cell; most have no white space around it."""
    values = [cell.value for cell in cells]
    return cells if values == list(map(str.strip, values)) else list(map(cell_text, cells))


def as_paragraphs(cells: Sequence[Text]) -> tuple[Paragraph, ...]:
    """Texts that are no cells after all, a paragraph each."""
    return tuple(Paragraph(cell.strip()) for cell in cells if cell.value.strip())
