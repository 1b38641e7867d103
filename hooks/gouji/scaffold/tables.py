"""The tables of a document: where they stand, what they are called, what they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gouji.document.model import Block, Paragraph, Table
from gouji.scaffold.draft import DraftSection, DraftTable, leaves
from gouji.scaffold.grid import Grid, grids, lines
from gouji.scaffold.ids import ids
from gouji.scaffold.kinds import kind_of

_UNIT_LINE = re.compile(r"[^\s：:]{1,8}[：:]\s*\S{1,6}$|[（(].{1,12}[）)]$")
_LONGEST_CAPTION = 120
_FURTHEST_CAPTION = 3


def tables(blocks: Sequence[Block], sections: Sequence[DraftSection]) -> tuple[tuple[DraftTable, ...], tuple[str, ...]]:
    """The tables under the sections, and what those are called that no form can say."""
    found: list[DraftTable] = []
    left_out: list[str] = []
    for titles, section, grid in _placed(blocks, sections):
        name = titles[0] if titles else section.title
        own = ids([name], f"t{len(found)}_", {table.id for table in found})[0]
        drawn = _drawn(grid, (own, section.id, titles)) if grid else None
        if drawn:
            found.append(drawn)
        else:
            left_out.append(name)
    return tuple(found), tuple(left_out)


def _placed(
    blocks: Sequence[Block], sections: Sequence[DraftSection]
) -> Iterator[tuple[tuple[str, ...], DraftSection, Grid | None]]:
    """Every grid with its titles and its section."""
    for index, block in enumerate(blocks):
        section = next((each for each in reversed(sections) if each.start < index), None)
        if not isinstance(block, Table) or section is None:
            continue
        captions = _captions(blocks, index, section)
        found = grids(block)
        if not found:
            yield tuple(captions), section, None
        for at, grid in enumerate(found):
            own = [title for title in grid.titles if not _UNIT_LINE.search(title)]
            yield tuple(dict.fromkeys([*captions, *own] if len(found) == 1 or not own else own)), section, grid
            captions = captions if at or len(found) == 1 else []


def _captions(blocks: Sequence[Block], index: int, section: DraftSection) -> list[str]:
    """The line above a table that names it: no sentence, no unit, not the heading of the section."""
    for at in range(index - 1, max(section.start, index - 1 - _FURTHEST_CAPTION), -1):
        block = blocks[at]
        if not isinstance(block, Paragraph):
            return []
        text = block.text.value.strip()
        if not text or _UNIT_LINE.fullmatch(text):
            continue
        is_sentence = block.level is None and re.search(r"[。；.;:：]$", text)
        return [] if is_sentence or len(text) > _LONGEST_CAPTION else [text]
    return []


def _drawn(grid: Grid, names: tuple[str, str, tuple[str, ...]]) -> DraftTable | None:
    """The table; None where its rows or columns have no labels, or the same ones."""
    rows, columns = lines(grid.rows, "r"), lines(grid.columns, "c")
    if rows is None or columns is None:
        return None
    found = [line.index for _, line in leaves(columns)]
    cells = {(line.index, column): grid.texts[line.index][column] for _, line in leaves(rows) for column in found}
    values = {column: kind_of([text for (_, at), text in cells.items() if at == column]) for column in found}
    if not any(kind.is_figure for kind in values.values()):
        return None
    return DraftTable(names[0], names[1], names[2], grid.corner, rows, columns, values, cells, grid.skipped)
