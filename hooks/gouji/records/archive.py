"""Where reports are looked for: the files of a run, a file of facts, a store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from gouji.records.model import Record
from gouji.records.names import folded

Canonical = Callable[[str], str]
"""From a name of a unit to the one that all its names have in common; two names of one unit give the same."""


class Archive(Protocol):
    """Reports of earlier years and of other units, however many there are."""

    @property
    def name(self) -> str:
        """What a person calls it: its path."""

    def reports(self, unit: str, year: int) -> Sequence[Record]:
        """The reports of a unit for a year, by any of its names; several where it has several files of them.

        Raises:
            GoujiError: it can't be read.
        """


class InMemory:
    """An archive of records that are at hand."""

    def __init__(self, name: str, records: Iterable[Record], canonical: Canonical = folded) -> None:
        """``canonical`` brings the names of a unit together."""
        self.name = name
        self.records = tuple(records)
        self._canonical = canonical
        self._found: defaultdict[tuple[str, int], list[Record]] = defaultdict(list)
        for record in self.records:
            if record.unit and record.year is not None:
                self._found[canonical(record.unit), record.year].append(record)

    def reports(self, unit: str, year: int) -> Sequence[Record]:
        """The reports of a unit for a year."""
        return tuple(self._found.get((self._canonical(unit), year), ()))
