"""The reports of other units for the same year, and which of their passages may be copies of each other."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from pathlib import PurePath
from typing import Protocol

from msgspec import Struct

from gouji.records.model import Record
from gouji.records.names import folded
from gouji.records.thresholds import Thresholds


class Sibling(Struct, frozen=True):
    """A passage of another report that has rare fingerprints in common with one of a report.

    ``passage`` and ``other`` are indexes into the passages of the report and of ``record``. ``units`` is what is known
    of templates: of so many units, those of the family of both or else all.
    """

    passage: int
    record: Record
    other: int
    units: int


class Siblings(Protocol):
    """The reports of other units for the same year, however many: in memory, or in a store."""

    def common(self, record: Record, fingerprints: Iterable[int], thresholds: Thresholds) -> AbstractSet[int]:
        """Those fingerprints that are not rare in a report of this unit (it may be with others).

        They are those of all runs of letters: what is common is so in every passage, whatever is kept of it.
        Some are so anywhere, others only below the parent whose template has them; of a unit whose parent is not
        known, wherever they are so.
        """

    def relatives(self, record: Record) -> int:
        """How many units the family of a report's unit has, as far as is known; 0 of a unit that is not known."""

    def candidates(self, record: Record, thresholds: Thresholds) -> Iterable[Sibling]:
        """Passages of others that share enough rare fingerprints with passages of a report."""


class Member(Struct, frozen=True):
    """A report among its siblings: of which unit, and below which parent (empty: not known)."""

    record: Record
    unit: str
    family: str = ""


def unit_of(record: Record) -> str:
    """What tells the unit of a report from others: its name, else that of the file, whatever its format."""
    return folded(record.unit) or str(PurePath(record.path).with_suffix(""))
