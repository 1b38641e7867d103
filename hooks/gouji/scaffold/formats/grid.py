"""A table to be written, with what is not seen by its cells alone."""

from __future__ import annotations

from msgspec import Struct

from gouji.document.model import Cell, Paragraph, Table


class Grid(Struct, frozen=True):
    """A table whose first ``head`` rows are its header, and whose first ``side`` columns name the rows.

    ``over`` are the lines over it: its title, what it counts in.
    """

    table: Table
    head: int = 1
    side: int = 1
    over: tuple[str, ...] = ()

    def is_label(self, cell: Cell) -> bool:
        """Whether a cell names rows."""
        return cell.row >= self.head and cell.column < self.side

    def flat(self) -> list[list[str]]:
        """The texts of the whole grid; that of a merged cell stands at its upper left corner, the rest is empty."""
        rows = [[""] * self.table.width for _ in range(self.table.height)]
        for cell in self.table.cells:
            rows[cell.row][cell.column] = cell.text.value
        return rows


Block = Paragraph | Grid
"""A paragraph, or a table."""
