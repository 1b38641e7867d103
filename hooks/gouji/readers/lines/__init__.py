"""Lines of plain text as blocks: every line a paragraph, except where lines make up a table.

People, mail programs and web pages write tables in four notations: tabs, pipes, commas and aligned columns. Each has
its module, with ``find(page, index)``: the table whose first line stands at ``index``, or None.
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.document.model import Block, Paragraph, Table
from gouji.readers.lines import columns, commas, pipes, tabs
from gouji.readers.lines.page import Region, TextPage, as_typed
from gouji.text.lazy import lazy_re
from gouji.text.spans import Text

_LINE_END = lazy_re(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_NOTATIONS = (tabs.find, pipes.find, commas.find, columns.find)


def split(text: Text) -> list[Text]:
    """The lines of a text without their ends."""
    lines = []
    begin = 0
    for end in _LINE_END.finditer(text.value):
        lines.append(text.part(begin, end.start()))
        begin = end.end()
    return [*lines, text.part(begin, len(text.value))]


def blocks(lines: list[Text]) -> tuple[Block, ...]:
    """The blocks of lines that stand one below the other."""
    found: list[Block] = []
    done = 0
    for region in regions(lines):
        found.extend(paragraphs(lines[done : region.start]))
        found.extend(region.blocks)
        done = region.end
    found.extend(paragraphs(lines[done:]))
    return tuple(found)


def paragraphs(lines: list[Text]) -> Iterator[Paragraph]:
    """Every line that is not blank."""
    stripped = (line.strip() for line in lines)
    return (Paragraph(line) for line in stripped if line.value)


def regions(lines: list[Text]) -> Iterator[Region]:
    """The stretches of ``lines`` that are tables, in order."""
    page = TextPage([as_typed(line) for line in lines])
    index = page.next_filled(0)
    while index < len(lines):
        region = next((found for find in _NOTATIONS if (found := find(page, index))), None)
        if region:
            yield _as_drawn(region, page, lines)
        index = page.next_filled(region.end if region else index + 1)


def _as_drawn(region: Region, page: TextPage, lines: list[Text]) -> Region:
    """A region that is no table after all, with its lines as they were before ``as_typed``."""
    drawn = any(page.lines[index] is not lines[index] for index in range(region.start, region.end))
    if not drawn or any(isinstance(block, Table) for block in region.blocks):
        return region
    return Region(region.start, region.end, tuple(paragraphs(lines[region.start : region.end])))
