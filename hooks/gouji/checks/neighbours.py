"""The other reports that one report is compared with, as far as they are at hand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from msgspec import Struct

from gouji.records.model import Passage, Record
from gouji.schema.form import Form
from gouji.schema.info import PackInfo


class Children(Struct, frozen=True):
    """The reports of the units right below one, for its year; ``missing`` names the units without one."""

    records: tuple[Record, ...]
    missing: tuple[str, ...] = ()


class Sibling(Struct, frozen=True):
    """A passage of another report that may have something in common with one of a report (its index in the record)."""

    passage: int
    record: Record
    other: Passage


class Siblings(Protocol):
    """The reports of other units for the same year, however many: in memory, or in a store."""

    def common(self, text: str) -> frozenset[int]:
        """The fingerprints of a text that so many reports have that they say nothing of who copied whom."""

    def candidates(self, record: Record) -> Iterable[Sibling]:
        """Passages of others that share enough rare fingerprints with passages of a report."""


class Neighbours(Struct, frozen=True):
    """What is at hand of other reports, and the pack of the report that is compared with them.

    What is None was not found; a rule that needs it is not evaluated, never passed.
    """

    info: PackInfo
    form: Form
    last_year: Record | None = None
    children: Children | None = None
    siblings: Siblings | None = None
