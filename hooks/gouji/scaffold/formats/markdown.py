"""Markdown with pipe tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gouji.messages.message import Language
from gouji.scaffold.formats.grid import Block, Grid
from gouji.text.lazy import lazy_re

_MARKUP = lazy_re(r"[\\`*_<>|]")
"""Signs that would be read as markup."""
_AT_START = lazy_re(r"^(?:[-+#=~]|(\d+)([.)])(?=\s|$))")
"""What would be read so at the beginning of a paragraph."""


def written(blocks: Sequence[Block], language: Language) -> bytes:
    """The document as UTF-8."""
    del language
    return ("\n\n".join(part for block in blocks for part in _parts(block)) + "\n").encode()


def _parts(block: Block) -> Iterator[str]:
    if isinstance(block, Grid):
        yield from map(_escaped, block.over)
        yield "\n".join(_table(block))
    else:
        text = _escaped(block.text.value)
        yield f"{'#' * block.level} {text}" if block.level else _AT_START.sub(_escaped_start, text)


def _table(grid: Grid) -> Iterator[str]:
    for index, row in enumerate(grid.flat()):
        yield f"| {' | '.join(map(_escaped, row))} |"
        if not index:
            yield "|" + "---|" * grid.table.width


def _escaped_start(found: re.Match[str]) -> str:
    return f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[0]}"


def _escaped(text: str) -> str:
    return _MARKUP.sub(lambda found: f"\\{found[0]}", text)
