"""Blocks that Word and OpenDocument have in common: paragraphs broken by hand, and tables that only lay out a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.document.model import Block, Cell, Paragraph, Table
from gouji.readers import breaks
from gouji.text.spans import Text, join


def paragraphs(text: Text, level: int | None) -> Iterator[Paragraph]:
    """A paragraph, or those that its lines make where it was broken by hand. What shows nothing is left out."""
    if "\n" not in text.value:
        stripped = text.strip()
        return iter((Paragraph(stripped, level),) if stripped.value else ())
    lines = list(_lines(text))
    return (Paragraph(shown, level) for shown in breaks.paragraphs(lines, heading=level is not None) if shown.value)


def _lines(text: Text) -> Iterator[Text]:
    start = 0
    for line in text.value.split("\n"):
        yield text.part(start, start + len(line))
        start += len(line) + 1


def table_blocks(cells: Sequence[Cell], contents: Sequence[Sequence[Block]]) -> Iterator[Block]:
    """The table with these cells, then what their contents hold beside text.

    Where it is there for layout only, the contents alone: a single cell, or one column of cells that hold tables.
    """
    table = Table(tuple(cells))
    inside = [block for blocks in contents for block in blocks]
    nested = any(isinstance(block, Table) for block in inside)
    if len(table.cells) <= 1 or (nested and table.width == 1):
        yield from inside
        return
    yield table
    yield from (block for block in inside if not isinstance(block, Paragraph))


def text_of(blocks: Sequence[Block]) -> Text:
    """The paragraphs of a cell as one text."""
    texts = [block.text for block in blocks if isinstance(block, Paragraph)]
    return texts[0] if len(texts) == 1 else join(texts, "\n")
