"""Units in a CSV table, as spreadsheets write it: a line of column names, then a line a unit.

Read in whatever encoding text is read; the columns stand in any order and are separated by commas or tabs. Several
names in one cell are separated by semicolons or the comma of lists.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import islice
from typing import Any

from msgspec import Struct

from gouji.messages.errors import FileError, Problem
from gouji.messages.message import Message
from gouji.messages.suggestions import did_you_mean
from gouji.records.unit_files import messages
from gouji.records.unit_files.entry import Entry
from gouji.records.units import FIRST_YEAR, LAST_YEAR, Unit
from gouji.text.lazy import lazy_re
from gouji.text.source import Unreadable, decode
from gouji.yaml.messages import MISSING_KEY, TOO_LARGE, TOO_SMALL, UNKNOWN_KEY
from gouji.yaml.nodes import short

MOST_UNITS = 100_000
"""More than a country has that publish reports."""
_BETWEEN_NAMES = lazy_re("[;；、]")
_YEAR = lazy_re(r"[0-9]{1,9}\Z")


class _Row(Struct, frozen=True):
    """A line of the table: ``line`` is where it begins, ``text`` what stands there."""

    path: str
    line: int
    text: str
    cells: Sequence[str]

    def problem(self, message: Message, index: int = 0) -> Problem:
        """A problem with a cell."""
        before = sum(len(cell) + 1 for cell in self.cells[:index])
        plainly = '"' not in self.text and index < len(self.cells)
        return Problem(self.path, message, self.line, before + 1 if plainly else 1)


def entries(path: str, data: bytes) -> list[Entry]:
    """The units of a table, in its order.

    Raises:
        FileError: it is no table of units; all problems.
    """
    try:
        text = decode(data).text
    except Unreadable as error:
        raise FileError(Problem(path, error.reason)) from None
    filled = (row for row in _rows(path, text) if any(cell.strip() for cell in row.cells))
    rows = list(islice(filled, MOST_UNITS + 2))
    if not rows:
        raise FileError(Problem(path, messages.UNITS_NONE))
    if len(rows) > MOST_UNITS + 1:
        raise FileError(rows[-1].problem(messages.UNITS_TOO_MANY.fill(limit=f"{MOST_UNITS:,}")))
    columns = _columns(rows[0])
    if not rows[1:]:
        raise FileError(rows[0].problem(messages.UNITS_NONE))
    found: list[Entry] = []
    problems: list[Problem] = []
    for row in rows[1:]:
        wrong = list(_problems(row, columns))
        problems += wrong
        if not wrong:
            found.append(_entry(row, columns))
    if problems:
        raise FileError(*problems)
    return found


def _rows(path: str, text: str) -> Iterator[_Row]:
    lines = text.splitlines()
    separator = "\t" if "\t" in (lines or [""])[0] else ","
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    before = 0
    try:
        for cells in reader:
            yield _Row(path, before + 1, "".join(lines[before : reader.line_num]), cells)
            before = reader.line_num
    except csv.Error as error:
        raise FileError(Problem(path, messages.CSV_BROKEN.fill(error=str(error)), before + 1, 1)) from None


def _columns(header: _Row) -> list[str]:
    """The keys that the columns are for.

    Raises:
        FileError: one is unknown, there twice, or the names of the units are missing.
    """
    known = Unit.__struct_fields__
    columns = [cell.strip().casefold() for cell in header.cells]
    problems = []
    for index, key in enumerate(columns):
        if key not in known and key:
            hint = did_you_mean(key, known)
            message = UNKNOWN_KEY.fill(key=short(header.cells[index].strip()), hint=hint, known=", ".join(known))
            problems.append(header.problem(message, index))
        elif key and key in columns[:index]:
            problems.append(header.problem(messages.CSV_TWICE.fill(key=key), index))
    if "unit" not in columns:
        problems.append(header.problem(MISSING_KEY.fill(key="unit")))
    if problems:
        raise FileError(*problems)
    return columns


def _problems(row: _Row, columns: Sequence[str]) -> Iterator[Problem]:
    if any(cell.strip() for cell in row.cells[len(columns) :]):
        yield row.problem(messages.CSV_COLUMNS.fill(found=len(row.cells), wanted=len(columns)))
    for index, (key, cell) in enumerate(zip(columns, row.cells, strict=False)):
        written = cell.strip()
        if key in ("since", "until") and written:
            if not _YEAR.match(written):
                yield row.problem(messages.CSV_YEAR.fill(found=short(written)), index)
            elif int(written) < FIRST_YEAR:
                yield row.problem(TOO_SMALL.fill(found=written, limit=FIRST_YEAR), index)
            elif int(written) > LAST_YEAR:
                yield row.problem(TOO_LARGE.fill(found=written, limit=LAST_YEAR), index)


def _entry(row: _Row, columns: Sequence[str]) -> Entry:
    given: dict[str, Any] = {}
    for key, cell in zip(columns, map(str.strip, row.cells), strict=False):
        if key == "names":
            given[key] = tuple(filter(None, map(str.strip, _BETWEEN_NAMES.split(cell))))
        elif key in ("since", "until"):
            given[key] = int(cell) if cell else None
        elif key:
            given[key] = cell or (None if key == "parent" else "")

    def problem(key: str, message: Message) -> Problem:
        return row.problem(message, columns.index(key) if key in columns else 0)

    return Entry(Unit(**given), row.line, problem)
