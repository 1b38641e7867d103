"""Text in columns, as a terminal shows it: wide characters take two cells."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.text.width import cells


def aligned(grid: Sequence[Sequence[str]], *, left: int = 1) -> list[str]:
    """A line for each row; the first ``left`` columns to the left, the others to the right."""
    widths = [max(cells(row[index]) for row in grid) for index in range(len(grid[0]))]
    return [
        "  ".join(
            cell + " " * (room - cells(cell)) if index < left else " " * (room - cells(cell)) + cell
            for index, (cell, room) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in grid
    ]
