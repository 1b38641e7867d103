"""Tables whose columns are set apart by blanks, as they look in a fixed-width font."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from gouji.document import Cell, Table
from gouji.readers._page import Page, Region, as_table
from gouji.text import Text

_GAP = re.compile(r"[ \u00a0\u3000]{2,}")
_NUMBER = re.compile(r"[-+]?[\d.,，．]+%?$")
_WIDE = ("W", "F")
_CJK = re.compile(r"[\u3400-\u9fff]$")


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of a line: its text, and where it stands on the screen (in half widths, end exclusive)."""

    text: Text
    left: int
    right: int


def find(page: Page, index: int) -> Region | None:
    """The table that begins at line ``index``: two lines or more with gaps in them, and a number somewhere."""
    rows: list[list[_Field]] = []
    while page.filled(index + len(rows)) and (row := _fields(page.lines[index + len(rows)])):
        rows.append(row)
    if len(rows) < 2:  # noqa: PLR2004 - a single line has no columns
        return None
    region_end = index + len(rows)
    if not any(_NUMBER.match(field.text.value) for row in rows for field in row):
        return None
    columns = _columns(rows)
    if columns is None:
        return Region(index, region_end, (as_table([[field.text for field in row] for row in rows]),))
    cells = (cell for number, row in enumerate(rows) for cell in _placed(row, number, columns, page.lines[index + number]))
    return Region(index, region_end, (Table(tuple(cells)),))
