"""Some rows of a table that stand in the document again with other figures.

A table without its header, or with some of its rows only, may well be of something else. So it counts only where its
labels are unmistakable, every row has a figure for each column, and nothing over it says what else it would be.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from gouji.forms.labels import SURE
from gouji.forms.report import BoundTable
from gouji.forms.tables.binding import Binding, RowMatch
from gouji.forms.tables.cell_reader import CellReader
from gouji.forms.tables.extract import TableMatch, read
from gouji.forms.tables.leads import Leads
from gouji.forms.tables.match_columns import read_header
from gouji.forms.tables.match_rows import Prospect
from gouji.forms.tables.row import Row
from gouji.forms.tables.row_scores import header_likeness

_MOST_ROWS = 0.6
"""What has as many of the rows needs no header."""
_FEWEST_ROWS = 3
_MOST_FRAGMENTS = 20
_HEADER = 0.6


class Fragments(Struct, frozen=True):
    """What could be rows of one table: ``free`` are rows of no table."""

    match: TableMatch
    prospect: Prospect
    free: frozenset[int]
    rows: Sequence[Row]
    cells: CellReader
    leads: Leads

    def tables(self) -> list[TableMatch]:
        """The fragments whose figures are others than those of the table."""
        found: list[TableMatch] = []
        for grid, bound in self._by_grid().items():
            if len(found) == _MOST_FRAGMENTS:
                break
            binding = self._binding(grid, bound)
            if binding and self.leads.says_the_same(binding):
                fragment = read(binding, self.rows, self.cells)
                if _contradicts(fragment.table, self.match.table):
                    found.append(fragment)
        return found

    def _by_grid(self) -> dict[int, list[RowMatch]]:
        taken = {self.rows[index].grid for index in self.match.rows}
        grids: dict[int, list[RowMatch]] = {}
        for index in self.prospect.candidates:  # in the order of the document
            row = self.rows[index]
            bound = self._bound(index) if index in self.free and row.placed and row.grid not in taken else None
            if bound:
                grids.setdefault(row.grid, []).append(bound)
        return grids

    def _bound(self, index: int) -> RowMatch | None:
        """The only row of the form that a row can be, by all of its labels, with a figure for each column."""
        row = self.rows[index]
        sure = [match for match in self.prospect.candidates.get(index, ()) if match and match.similarity >= SURE]
        if len(sure) != 1 or not sure[0].values:
            return None
        labels = {*sure[0].line.labels, *sure[0].line.groups}
        named = all(row.folded[slot] in labels for slot in row.filled if slot < sure[0].values)
        figures = [row.slots[slot].text.value for slot in row.filled if slot >= sure[0].values]
        read_all = all(self.cells.value(figure).state == "number" for figure in figures)
        return sure[0] if named and read_all and len(figures) == len(self.prospect.shape.columns) else None

    def _binding(self, grid: int, bound: Sequence[RowMatch]) -> Binding | None:
        """The rows of one grid, each of which is there once, under the header of the table or none."""
        shape = self.prospect.shape
        if len({match.line.id for match in bound}) < len(bound):
            return None
        header = tuple(self._header(grid, bound[0].index))
        named = (
            read_header([self.rows[index] for index in header], shape.columns, len(shape.columns)) if header else None
        )
        whole = len(bound) >= max(_FEWEST_ROWS, _MOST_ROWS * len(shape.rows))
        if (named is None and not whole) or (named and len(named.order) < len(shape.columns)):
            return None
        return Binding(shape, tuple(bound), 0.0, header if named else (), (), self.prospect.header)

    def _header(self, grid: int, first: int) -> Iterator[int]:
        start = first
        while start and self.rows[start - 1].grid == grid:
            start -= 1
        likely = (index for index in range(start, first) if self.rows[index].filled)
        return (index for index in likely if header_likeness(self.rows[index], self.prospect.header) >= _HEADER)


def _contradicts(fragment: BoundTable, table: BoundTable) -> bool:
    """Whether two numbers differ: a row that a page cuts leaves blanks."""
    both = fragment.differences(table)
    return any(here.value.number is not None is not there.value.number for here, there in both)
