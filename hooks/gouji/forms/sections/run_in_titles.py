"""Titles that are no paragraphs of their own, made so: the blocks of a document as a form wants to see them.

A title may stand in a row of the table under it, run on into the text, or be broken in two by the end of a line.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from msgspec.structs import replace

from gouji.document.model import Block, Cell, Paragraph, Table
from gouji.forms.sections.titles import EXACT, likeness, longest, read_title
from gouji.schema.form import SectionForm
from gouji.text.spans import Text, join

_END_OF_TITLE = re.compile(r"[。：:；;.\s]")


def with_titles(blocks: Sequence[Block], wanted: Collection[SectionForm]) -> tuple[Block, ...]:
    """The blocks, with every title of the ``wanted`` sections a paragraph of its own."""
    return tuple(_joined([part for block in blocks for part in _parts(block, wanted)], wanted))


def _parts(block: Block, wanted: Collection[SectionForm]) -> Iterator[Block]:
    if isinstance(block, Table):
        yield from _cut(block, wanted)
    elif isinstance(block, Paragraph):
        yield from _run_in(block, wanted)
    else:
        yield block


def _is_title(text: Text, wanted: Collection[SectionForm], *, numbered: bool = False) -> bool:
    """Whether a text has the very words of a section's title, with a number where one is asked for."""
    heading = read_title(Paragraph(text), 0, tuple(wanted)).heading
    if len("".join(heading.title.split())) > longest(tuple(wanted)) or (numbered and heading.number is None):
        return False
    return any(likeness(heading.title, section) >= EXACT for section in wanted)


def _run_in(paragraph: Paragraph, wanted: Collection[SectionForm]) -> Iterator[Block]:
    """A numbered title and the text that follows it on the same line."""
    text = paragraph.text
    for end in _END_OF_TITLE.finditer(text.value, 0, 2 * longest(tuple(wanted))):
        rest = text.part(end.end(), len(text.value)).strip()
        title = text.part(0, end.start())
        if rest.value and _is_title(title, wanted, numbered=True):
            yield replace(paragraph, text=title)
            yield Paragraph(rest, page=paragraph.page)
            return
    yield paragraph


def _joined(blocks: Sequence[Block], wanted: Collection[SectionForm]) -> Iterator[Block]:
    """Two paragraphs that are a title together, the first of them numbered, are one."""
    index = 0
    while index < len(blocks):
        first, second = blocks[index], blocks[index + 1] if index + 1 < len(blocks) else None
        if isinstance(first, Paragraph) and isinstance(second, Paragraph):
            together = join([first.text, second.text])
            if _is_title(together, wanted, numbered=True) and not _is_title(first.text, wanted):
                yield replace(first, text=together)
                index += 2
                continue
        yield first
        index += 1


def _cut(table: Table, wanted: Collection[SectionForm]) -> Iterator[Block]:
    """A table cut at the rows that hold nothing but a title."""
    begun = 0
    for row, cells in enumerate(table.grid):
        filled = {cell.text.value: cell for cell in cells if cell is not None and cell.text.value.strip()}
        if len(filled) != 1:
            continue
        (cell,) = filled.values()
        if cell.row_span == 1 and _is_title(cell.text, wanted) and not _reaches_over(table, row):
            yield from _rows(table, begun, row)
            yield Paragraph(cell.text.strip(), page=table.page)
            begun = row + 1
    yield from _rows(table, begun, table.height) if begun else [table]


def _reaches_over(table: Table, row: int) -> bool:
    """Whether a cell from above reaches into the row, or one from the row below it."""
    return any(cell.row <= row < cell.row + cell.row_span and cell.row_span > 1 for cell in table.cells)


def _rows(table: Table, start: int, end: int) -> Iterator[Table]:
    cells = tuple(_moved(cell, start) for cell in table.cells if start <= cell.row < end)
    if cells:
        yield replace(table, cells=cells)


def _moved(cell: Cell, up: int) -> Cell:
    return replace(cell, row=cell.row - up)
