"""Plain text: a paragraph a line, the cells of tables between tabs, so that a spreadsheet takes them as they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.messages.message import Language
from gouji.scaffold.formats.grid import Block, Grid


def written(blocks: Sequence[Block], language: Language) -> bytes:
    """The document as UTF-8, with a mark by which old editors know it as such."""
    del language
    parts = ("\n".join(lines) for block in blocks for lines in _parts(block))
    return ("\n\n".join(parts) + "\n").encode("utf-8-sig")


def _parts(block: Block) -> Iterator[Sequence[str]]:
    if isinstance(block, Grid):
        yield from ([line] for line in block.over)
        yield ["\t".join(row) for row in block.flat()]
    else:
        yield [block.text.value]
