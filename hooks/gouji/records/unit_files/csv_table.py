"""Units in a CSV table, as spreadsheets write it: a line of column names, then a line a unit.

The columns stand in any order. Several names in one cell are separated by semicolons or the comma of lists.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from gouji.messages.errors import FileError, Problem
from gouji.messages.message import Message
from gouji.messages.suggestions import did_you_mean
from gouji.records.csv_rows import Row, rows
from gouji.records.messages import CSV_YEAR
from gouji.records.unit_files import messages
from gouji.records.unit_files.entry import Entry
from gouji.records.units import FIRST_YEAR, LAST_YEAR, Unit
from gouji.text.lazy import lazy_re
from gouji.yaml.messages import MISSING_KEY, TOO_LARGE, TOO_SMALL, UNKNOWN_KEY
from gouji.yaml.nodes import short

MOST_UNITS = 100_000
"""More than a country has that publish reports."""
_BETWEEN_NAMES = lazy_re("[;；、]")
_YEAR = lazy_re(r"[0-9]{1,9}\Z")


def entries(path: str, data: bytes) -> list[Entry]:
    """The units of a table, in its order.

    Raises:
        FileError: it is no table of units; all problems.
    """
    table = list(islice(rows(path, data), MOST_UNITS + 2))
    if not table:
        raise FileError(Problem(path, messages.UNITS_NONE))
    if len(table) > MOST_UNITS + 1:
        raise FileError(table[-1].problem(messages.UNITS_TOO_MANY.fill(limit=f"{MOST_UNITS:,}")))
    columns = _columns(table[0])
    if not table[1:]:
        raise FileError(table[0].problem(messages.UNITS_NONE))
    found: list[Entry] = []
    problems: list[Problem] = []
    for row in table[1:]:
        wrong = list(_problems(row, columns))
        problems += wrong
        if not wrong:
            found.append(_entry(row, columns))
    if problems:
        raise FileError(*problems)
    return found


def _columns(header: Row) -> list[str]:
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


def _problems(row: Row, columns: Sequence[str]) -> Iterator[Problem]:
    yield from row.surplus(columns)
    for index, (key, cell) in enumerate(zip(columns, row.cells, strict=False)):
        written = cell.strip()
        if key in ("since", "until") and written:
            if not _YEAR.match(written):
                yield row.problem(CSV_YEAR.fill(found=short(written)), index)
            elif int(written) < FIRST_YEAR:
                yield row.problem(TOO_SMALL.fill(found=written, limit=FIRST_YEAR), index)
            elif int(written) > LAST_YEAR:
                yield row.problem(TOO_LARGE.fill(found=written, limit=LAST_YEAR), index)


def _entry(row: Row, columns: Sequence[str]) -> Entry:
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
