"""The reports of a store without what they say: few bytes each, so that those of one country fit into memory."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from gouji.checks.neighbours import Children
from gouji.corpus.entries import path_from
from gouji.corpus.lookup import Row
from gouji.corpus.parquet import read_table
from gouji.corpus.publishing import records_of
from gouji.corpus.reading import RECORDED, Store
from gouji.linter.kinship import Kinship
from gouji.linter.plan import Plan
from gouji.messages.message import Message
from gouji.records.model import Record

if TYPE_CHECKING:
    import pyarrow as pa

_COLUMNS = ("report", "unit", "year", "pack", "path", "sha256", "title", "lined", "status", "batch")


class Index:
    """The reports of a store that were read, in the order of their paths, and who stands above whom."""

    def __init__(self, store: Store, plan_of: Callable[[str], Plan], units: Path | None) -> None:
        """Reads the table of reports. ``plan_of`` is how a file is checked; ``units`` is a table that holds for all.

        Raises:
            FileError: a file of the store is missing or damaged.
        """
        import pyarrow as pa  # noqa: PLC0415 - an extra, and slow to import

        self._store, self._plan_of, self._units = store, plan_of, units
        read = [("status", "in", RECORDED)]
        parts = [read_table(path, _COLUMNS, read) for path in store.files("reports")]
        self._table: pa.Table = pa.concat_tables(parts).sort_by("path").combine_chunks()

    def __len__(self) -> int:
        """How many there are."""
        return int(self._table.num_rows)

    def row(self, number: int) -> Row:
        """The row of a report."""
        found: Row = self._table.slice(number, 1).to_pylist()[0]
        return found

    def number(self, path: str) -> int | None:
        """The number of the report at a path, as people in the current folder write it; None where there is none."""
        return self._numbers.get(path_from(self._store.folder, path))

    def row_of(self, report: int) -> Row:
        """The row of a report by its id."""
        return self.row(self._by_id[report])

    def reports(self, numbers: range) -> list[int]:
        """The ids of reports."""
        found: list[int] = self._table["report"].slice(numbers.start, len(numbers)).to_pylist()
        return found

    def samples(self) -> list[Row]:
        """A report of each folder and pack."""
        places = zip(self._table["path"].to_pylist(), self._table["pack"].to_pylist(), strict=True)
        found: dict[tuple[str, str | None], int] = {}
        for number, (path, pack) in enumerate(places):
            found.setdefault((path.rpartition("/")[0], pack), number)
        return [self.row(number) for number in found.values()]

    def is_lined(self, path: str) -> bool:
        """Whether the places of a report have lines; its path as people in the current folder write it."""
        number = self.number(path)
        return number is None or bool(self._table["lined"][number].as_py())

    def children(self, number: int) -> Children | Message | None:
        """The reports of the units right below that of a report; why they are not known, or None where none are asked.

        Raises:
            FileError: a file of the store, or the table of units, is missing or damaged.
        """
        return self._kinship.below(self._records[number])

    def parent(self, number: int) -> str:
        """The unit right above that of a report; empty where nobody says which that is."""
        return self._kinship.parent(self._records[number])

    @cached_property
    def _records(self) -> Sequence[Record]:
        return tuple(records_of(self._table))

    @cached_property
    def _by_id(self) -> Mapping[int, int]:
        return {report: number for number, report in enumerate(self._table["report"].to_pylist())}

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {record.path: number for number, record in enumerate(self._records)}

    @cached_property
    def _kinship(self) -> Kinship:
        plans = _Plans(self._store, self._plan_of)
        return Kinship(tuple(self._records), plans, self._units, read=self._whole)

    def _whole(self, record: Record) -> Record:
        return self._store.record(self.row(self._numbers[record.path]), narrative=False)


class _Plans(dict[str, Plan]):
    """The plans of reports, by the paths that they have in the store."""

    def __init__(self, store: Store, plan_of: Callable[[str], Plan]) -> None:
        super().__init__()
        self._store, self._plan_of = store, plan_of

    def __missing__(self, path: str) -> Plan:
        return self._plan_of(self._store.path({"path": path}))
