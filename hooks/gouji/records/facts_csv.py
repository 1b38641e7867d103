"""Facts in CSV: a line a cell, of several reports one below the other; without narrative."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import zip_longest
from typing import Any

import msgspec

from gouji.messages.errors import FileError, Problem
from gouji.messages.message import plain
from gouji.records import messages
from gouji.records.csv_rows import Row, rows
from gouji.records.facts_model import Fact, Facts
from gouji.text.lazy import lazy_re

_REPORT = ("path", "pack", "year", "unit")
_NEEDED = frozenset({"table", "row", "column", "text", "state", "value"})
_NO_HEADING = "∅"
_YEAR = lazy_re(r"[0-9]{1,9}\Z")


def reports(path: str, data: bytes) -> list[Facts]:
    """The reports of a file, in the order in which they come.

    Raises:
        FileError: it was not written by ``gouji facts``, or by one of an earlier version.
    """
    lines = rows(path, data)
    head = next(lines, None)
    columns = [cell.strip() for cell in head.cells] if head else []
    if not {*columns} >= _NEEDED:
        raise FileError(Problem(path, messages.NO_FACTS.fill(error=", ".join(columns) or _NO_HEADING)))
    if not {*columns} >= {*_REPORT}:
        raise FileError(Problem(path, messages.OLD_FACTS))
    groups: dict[tuple[str, ...], list[Fact]] = {}
    years: dict[str, int | None] = {}
    for row in lines:
        if wrong := list(row.surplus(columns)):
            raise FileError(*wrong)
        values = dict(zip_longest(columns, row.cells[: len(columns)], fillvalue=""))
        fact, year = _fact(row, values), values["year"]
        if year not in years:
            years[year] = _year(row, year, columns.index("year"))
        groups.setdefault(tuple(values[name] for name in _REPORT), []).append(fact)
    return [Facts(name, pack, tuple(facts), unit, years[year]) for (name, pack, year, unit), facts in groups.items()]


def _fact(row: Row, values: Mapping[str, str]) -> Fact:
    given: dict[str, Any] = {name: value for name, value in values.items() if value}
    try:
        return msgspec.convert(given, Fact, strict=False)
    except msgspec.ValidationError as error:
        raise FileError(row.problem(messages.FACTS_CELL.fill(error=plain(str(error))))) from None


def _year(row: Row, written: str, index: int) -> int | None:
    if written and not _YEAR.match(written):
        raise FileError(row.problem(messages.CSV_YEAR.fill(found=written[:40]), index))
    return int(written) if written else None
