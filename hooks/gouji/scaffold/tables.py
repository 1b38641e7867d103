"""The tables of a document: where they stand, what they are called, what they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from gouji.document.model import Block, Paragraph, Table
from gouji.scaffold.codes import coded, has_codes, head_of, lengths_of, naming, ungrouped
from gouji.scaffold.draft import DraftSection, DraftTable, leaves
from gouji.scaffold.grid import Grid, grids
from gouji.scaffold.ids import ids
from gouji.scaffold.kinds import decimals_of, kind_of
from gouji.scaffold.lines import lines
from gouji.scaffold.lists import lists
from gouji.scaffold.shared_rows import opened
from gouji.schema.values import BUILT_IN, ValueKind
from gouji.text.lazy import lazy_re

_UNIT_LINE = lazy_re(r"[^\s：:]{1,8}[：:]\s*\S{1,6}$|[（(].{1,12}[）)]$")
_LONGEST_CAPTION = 120
_FURTHEST_CAPTION = 3


class _Placed(Struct, frozen=True):
    """A grid with its titles and its section; none where a table has no data."""

    titles: tuple[str, ...]
    section: DraftSection
    grid: Grid | None

    @property
    def name(self) -> str:
        """What it is called; a list beside others by its head as well."""
        title = self.titles[0] if self.titles else self.section.title
        return " · ".join([title, *(self.grid.heads if self.grid else ())])


class _Known(Struct, frozen=True):
    """What tables tell of others: how long codes are by the head above them, and how many decimals all figures have."""

    lengths: Mapping[str, frozenset[int]]
    decimals: int | None

    @classmethod
    def of(cls, placed: Sequence[_Placed]) -> _Known:
        every = [each.grid for each in placed if each.grid]
        lengths = {head_of(grid): lengths_of(grid) for grid in every if has_codes(grid)}
        figures = (grid.text(row, at) for grid in every for row in range(len(grid.data)) for at in range(grid.width))
        return cls(lengths, decimals_of(figures))

    def kind(self, grid: Grid, at: int, texts: Sequence[str]) -> ValueKind:
        """What a column holds. One under a number may be blank in this document, and have figures in others."""
        if at in grid.counting:
            return BUILT_IN["text"]
        if grid.skipped and self.decimals and not any(texts):
            return ValueKind(kind="amount", decimals=self.decimals, exactly=True, instead=("",))
        return kind_of(texts, self.decimals)


def tables(blocks: Sequence[Block], sections: Sequence[DraftSection]) -> tuple[tuple[DraftTable, ...], tuple[str, ...]]:
    """The tables under the sections, and what those are called that no form can say."""
    placed = list(_placed(blocks, sections))
    known = _Known.of(placed)
    found: list[DraftTable] = []
    left_out: list[str] = []
    for each in placed:
        own = ids([each.name], f"t{len(found)}_", {table.id for table in found})[0]
        drawn = _drawn(each, each.grid, own, known) if each.grid else None
        if drawn:
            found.append(drawn)
        else:
            left_out.append(each.name)
    return opened(found), tuple(left_out)


def _placed(blocks: Sequence[Block], sections: Sequence[DraftSection]) -> Iterator[_Placed]:
    """Every table, lists side by side one by one."""
    for index, block in enumerate(blocks):
        section = next((each for each in reversed(sections) if each.start < index), None)
        if not isinstance(block, Table) or section is None:
            continue
        captions = _captions(blocks, index, section)
        found = grids(block)
        if not found:
            yield _Placed(tuple(captions), section, None)
        for at, grid in enumerate(found):
            own = [title for title in grid.titles if not _UNIT_LINE.search(title)]
            titles = tuple(dict.fromkeys([*captions, *own] if len(found) == 1 or not own else own))
            yield from (_Placed(titles, section, part) for part in lists(grid))
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


def _drawn(placed: _Placed, grid: Grid, name: str, known: _Known) -> DraftTable | None:
    """The table; None where its rows or columns have no labels, or the same ones."""
    lengths = known.lengths.get(head_of(grid), frozenset())
    keyed = has_codes(grid, known.lengths)
    columns = lines(grid.columns(0 if keyed else grid.side), "c")
    if columns and keyed:
        columns = ungrouped(columns)
    rows = (coded(grid, columns, lengths) if keyed else lines(grid.rows, "r")) if columns else None
    if rows is None or columns is None:
        return None
    drawn = DraftTable(
        id=name,
        section=placed.section.id,
        titles=placed.titles,
        name=placed.name,
        corner=grid.heads if keyed else grid.corner,
        rows=rows,
        columns=columns,
        values={},
        cells={},
        skipped=grid.skipped,
    )
    found = [line.index for _, line in leaves(columns)]
    cells = {(row, at): grid.text(row, at) for _, row in drawn.all_rows for at in found}
    values = {at: known.kind(grid, at, [cells[row, at] for _, row in drawn.all_rows]) for at in found}
    if keyed:
        values |= naming(rows)
    if not any(kind.is_figure for kind in values.values()):
        return None
    return replace(drawn, values=values, cells=cells)
