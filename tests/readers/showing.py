"""How the tests beside this file write down what was read."""

from __future__ import annotations

from gouji.document.model import Block, Picture, Table


def shown(block: Block) -> object:
    """A paragraph as its text, a heading with its level before it, a table as rows, a picture in brackets."""
    if isinstance(block, Table):
        return [[cell and cell.text.value for cell in row] for row in block.grid]
    if isinstance(block, Picture):
        return f"[{block.text.value}]"
    return f"{block.level} {block.text.value}" if block.level else block.text.value
