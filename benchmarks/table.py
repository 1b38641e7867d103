"""The printed table: what was measured, beside what it should be."""

from __future__ import annotations

import math
import sys
from collections.abc import Iterable

from msgspec import Struct

HEADER = ("", "measured", "should be", "", "that is")
WIDTHS = (55, 9, 9, 7, 0)


class Row(Struct, frozen=True):
    """A figure (NaN: none), its unit, and its bound where it has one: the most it may be, or the least if ``least``."""

    name: str
    figure: float
    unit: str = ""
    bound: float | None = None
    least: bool = False
    note: str = ""

    @property
    def verdict(self) -> str:
        """Whether the bound is met."""
        if self.bound is None:
            return ""
        return "met" if (self.figure >= self.bound if self.least else self.figure <= self.bound) else "NOT MET"

    @property
    def cells(self) -> tuple[str, ...]:
        """As it is printed."""
        sign = "≥" if self.least else "≤"
        bound = "" if self.bound is None else f"{sign} {self.bound:g}{self.unit}"
        figure = "—" if math.isnan(self.figure) else f"{self.figure:.2f}{self.unit}"
        return self.name, figure, bound, self.verdict, self.note


def begin(title: str, about: str) -> None:
    """The heading of a part, what is measured, and the heading of its table."""
    _write(f"\n## {title}\n\n{' '.join(about.split())}\n")
    _write(_line(HEADER))
    _write("|" + "|".join("-" * max(width + 2, 3) for width in WIDTHS) + "|")


def show(rows: Iterable[Row]) -> None:
    """Prints rows as soon as they are known."""
    for row in rows:
        _write(_line(row.cells))


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.ljust(width) for cell, width in zip(cells, WIDTHS, strict=True)) + " |"


def _write(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
