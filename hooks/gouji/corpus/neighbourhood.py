"""The other reports of a store that one of them is compared with, found as those of files are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from gouji.corpus.index import Index
from gouji.corpus.kinship import NamedStore
from gouji.corpus.reading import Store
from gouji.linter.last_year import NamedFiles, NamedRecords
from gouji.linter.neighbourhood import AtHand, Neighbourhood
from gouji.linter.plan import Plan
from gouji.messages.message import Message
from gouji.records.facts_file import SUFFIXES as FACTS
from gouji.records.facts_file import FactsFile
from gouji.records.model import Record
from gouji.records.names import folded
from gouji.records.unit_files.reading import read_units
from gouji.system.files import relative


class StoredNeighbourhood(Struct, frozen=True, dict=True):
    """That of the reports in a store: what configurations name as last year's, then what the store has of a unit.

    ``plan_of`` is how a file is judged; ``units`` is a table of units that holds for all reports, else settings name
    them.
    """

    store: Store
    index: Index
    plan_of: Callable[[str], Plan]
    units: Path | None

    def of(self, number: int, record: Record) -> AtHand:
        """The other reports that one is compared with; ``number`` is that of it in the index.

        Raises:
            FileError: a file of the store, or what settings name, is missing or damaged.
        """
        near, below = self._neighbourhood.of(record), self.index.children(number)
        if isinstance(below, Message):
            return replace(near, reasons={**near.reasons, "children": below})
        return replace(near, children=below)

    @cached_property
    def _neighbourhood(self) -> Neighbourhood:
        table = read_units(self._table) if self._table else None
        archive = NamedStore(self.store, table) if table else self.store
        named = NamedRecords(NamedFiles(self.plan_of), self._records)
        canonical = table.canonical if table else folded
        return Neighbourhood(named, (archive,), canonical, stores=lambda _: (self.store,))

    @property
    def _table(self) -> Path | None:
        """The table of units, where there is one for all reports."""
        if self.units:
            return self.units
        plans = (self.plan_of(self.store.path(row)) for row in self.index.samples())
        tables = {plan.config.units for plan in plans if plan.config.units}
        return tables.pop() if len(tables) == 1 else None

    def _records(self, path: str) -> Sequence[Record]:
        """The reports in a file that settings name."""
        number = self.index.number(path)
        if number is not None:
            return (self.store.record(self.index.row(number)),)
        return FactsFile(relative(path)).records if Path(path).suffix.lower() in FACTS else ()
