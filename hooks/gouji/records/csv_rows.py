"""Rows of tables in CSV as spreadsheets write them: in any encoding, with commas, semicolons or tabs between cells."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO

from msgspec import Struct

from gouji.messages.errors import FileError, Problem
from gouji.messages.message import Message
from gouji.records import messages
from gouji.text.source import Unreadable, decode

_SEPARATORS = ("\t", ";")
"""What a first line is cut at that has any of it, in place of commas: names of columns have none."""


class Row(Struct, frozen=True):
    """A line of the table: ``line`` is where it begins, ``text`` what stands there."""

    path: str
    line: int
    text: str
    cells: Sequence[str]

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in any cell."""
        return not any(cell.strip() for cell in self.cells)

    def problem(self, message: Message, index: int = 0) -> Problem:
        """A problem with a cell."""
        before = sum(len(cell) + 1 for cell in self.cells[:index])
        plainly = '"' not in self.text and index < len(self.cells)
        return Problem(self.path, message, self.line, before + 1 if plainly else 1)

    def surplus(self, columns: Sequence[str]) -> Iterator[Problem]:
        """That something stands in no column."""
        if any(cell.strip() for cell in self.cells[len(columns) :]):
            yield self.problem(messages.CSV_COLUMNS.fill(found=len(self.cells), wanted=len(columns)))


def rows(path: str, data: bytes) -> Iterator[Row]:
    """The rows of a table in which anything stands.

    Raises:
        FileError: it is no text, or no table.
    """
    try:
        text = decode(data).text
    except Unreadable as error:
        raise FileError(Problem(path, error.reason)) from None
    return (row for row in _rows(path, text) if not row.is_blank)


def _rows(path: str, text: str) -> Iterator[Row]:
    lines = StringIO(text, newline="").readlines()
    separator = next((each for each in _SEPARATORS if lines and each in lines[0]), ",")
    reader = csv.reader(lines, delimiter=separator, strict=True)
    before = 0
    try:
        for cells in reader:
            yield Row(path, before + 1, "".join(lines[before : reader.line_num]), cells)
            before = reader.line_num
    except csv.Error as error:
        raise FileError(Problem(path, messages.CSV_BROKEN.fill(error=str(error)), before + 1, 1)) from None
