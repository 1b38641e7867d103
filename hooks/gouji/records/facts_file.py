"""Records from what ``gouji facts --format json|csv`` has written: a report whose document is not at hand."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

import msgspec
from msgspec import Struct

from gouji.messages.errors import FileError, Problem, refusal
from gouji.messages.message import Message
from gouji.records import messages
from gouji.records.archive import InMemory
from gouji.records.model import Cell, Passage, Record
from gouji.system.files import read
from gouji.text.source import Place

SUFFIXES = (".json", ".csv")
_MOST = 64 * 1024 * 1024
_NUMBER = "number"
_MISSING = "missing"
_REPORT = ("path", "pack", "year", "unit")


class _Fact(Struct, frozen=True):
    table: str
    row: str
    column: str
    text: str = ""
    state: str = _MISSING
    value: str = ""
    doubt: float = 0.0
    line: int | None = None
    at: int | None = None


class _Text(Struct, frozen=True):
    section: str
    text: str
    line: int | None = None
    at: int | None = None


class _Facts(Struct, frozen=True):
    path: str
    pack: str
    facts: tuple[_Fact, ...]
    unit: str | None = None
    year: int | None = None
    title: str = ""
    passages: tuple[_Text, ...] = ()


class FactsFile(Struct, frozen=True, dict=True):
    """An archive in one file; in CSV it may hold several reports, one below the other, and has no narrative.

    What it says of where things stand is good to show; a place of no format with lines is none.
    """

    name: str

    def reports(self, unit: str, year: int) -> Sequence[Record]:
        """As :meth:`gouji.records.archive.Archive.reports`."""
        return self._archive.reports(unit, year)

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """The reports in it.

        Raises:
            FileError: it can't be read, or is no such file, or one of an earlier version.
        """
        try:
            data = read(Path(self.name), _MOST)
        except OSError as error:
            raise self._error(messages.NO_ACCESS.fill(error=refusal(error))) from None
        try:
            found = _of_csv(data) if self.name.lower().endswith(".csv") else [msgspec.json.decode(data, type=_Facts)]
        except (msgspec.MsgspecError, UnicodeDecodeError, csv.Error, KeyError) as error:
            raise self._error(messages.NO_FACTS.fill(error=str(error))) from None
        if any(each.unit is None for each in found):
            raise self._error(messages.OLD_FACTS)
        return tuple(map(_record, found))

    def _error(self, message: Message) -> FileError:
        return FileError(Problem(self.name, message))

    @cached_property
    def _archive(self) -> InMemory:
        return InMemory(self.name, self.records)


def _of_csv(data: bytes) -> list[_Facts]:
    reader = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    if not {"table", "row", "column", "text", "state", "value"} <= {*(reader.fieldnames or ())}:
        raise csv.Error(", ".join(reader.fieldnames or ()) or "∅")
    if not {*_REPORT} <= {*(reader.fieldnames or ())}:
        return [_Facts("", "", ())]
    groups: dict[tuple[str, ...], list[_Fact]] = {}
    for row in reader:
        fact = msgspec.convert({name: value for name, value in row.items() if value}, _Fact, strict=False)
        groups.setdefault(tuple(row[name] or "" for name in _REPORT), []).append(fact)
    return [
        _Facts(path, pack, tuple(facts), unit, int(year) if year.isdecimal() else None)
        for (path, pack, year, unit), facts in groups.items()
    ]


def _record(facts: _Facts) -> Record:
    return Record(
        path=facts.path,
        pack=facts.pack,
        year=facts.year,
        unit=facts.unit or "",
        title=facts.title,
        cells=tuple(_cells(facts.facts)),
        passages=tuple(
            Passage(each.section, each.text, _place(each.line, each.at, each.text)) for each in facts.passages
        ),
    )


def _cells(facts: Sequence[_Fact]) -> Iterator[Cell]:
    seen: set[tuple[str, str, str]] = set()
    for each in facts:
        name = (each.table, each.row, each.column)
        if each.state == _MISSING or name in seen:  # of a table that stands again, the first counts
            continue
        seen.add(name)
        value = each.value if each.state == _NUMBER and each.value else None
        yield Cell(*name, value, each.text, each.doubt, _place(each.line, each.at, each.text))


def _place(line: int | None, at: int | None, text: str) -> Place | None:
    return Place(line, at, line, at + len(text)) if line and at else None
