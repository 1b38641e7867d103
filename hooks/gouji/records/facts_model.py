"""What ``gouji facts`` writes of a report, and the record that it makes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated

from msgspec import Meta, Struct

from gouji.records.model import Cell, Passage, Record
from gouji.text.source import Place

VERSION = 1
"""Of JSON: it counts up with every change after which older programs would misread it."""
_NUMBER = "number"
_MISSING = "missing"
_Number = Annotated[str, Meta(pattern=r"^(-?[0-9]{1,1000}(\.[0-9]{1,1000})?)?$")]
"""Digits of any length would do, had Python no bound for those of a whole number."""
_FromOne = Annotated[int, Meta(ge=1)]


class Fact(Struct, frozen=True):
    """A cell of the form; ``state`` is what it holds."""

    table: str
    row: str
    column: str
    text: str = ""
    state: str = _MISSING
    value: _Number = ""
    doubt: float = 0.0
    line: _FromOne | None = None
    at: _FromOne | None = None


class Text(Struct, frozen=True):
    """A paragraph of the narrative."""

    section: str
    text: str
    line: _FromOne | None = None
    at: _FromOne | None = None


class Facts(Struct, frozen=True):
    """A report; ``unit`` is None in files of earlier versions."""

    path: str
    pack: str
    facts: tuple[Fact, ...]
    unit: str | None = None
    year: int | None = None
    title: str = ""
    passages: tuple[Text, ...] = ()
    version: int = VERSION


def record_of(facts: Facts) -> Record:
    """The record of a report; a place of no format with lines is none."""
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


def _cells(facts: Sequence[Fact]) -> Iterator[Cell]:
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
