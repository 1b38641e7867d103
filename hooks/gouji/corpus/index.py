"""The reports of a store without what they say: few bytes each, so that those of one country fit into memory."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from gouji.checks.neighbours import Children
from gouji.corpus.kinship import kin_of
from gouji.corpus.lookup import Row
from gouji.corpus.parquet import read_table
from gouji.corpus.publishing import records_of
from gouji.corpus.reading import RECORDED, Store
from gouji.records.kin import Kin
from gouji.records.model import Record
from gouji.records.units import Units

if TYPE_CHECKING:
    import pyarrow as pa

_COLUMNS = ("report", "unit", "year", "pack", "path", "sha256", "title", "lined", "status", "batch")


class Index:
    """The reports of a store that were read, in the order of their paths, and who stands above whom."""

    def __init__(self, store: Store, units: Units | None) -> None:
        """Reads the table of reports.

        Raises:
            FileError: a file of the store is missing or damaged.
        """
        import pyarrow as pa  # noqa: PLC0415 - an extra, and slow to import

        self._store = store
        self._units = units
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

    def children(self, number: int) -> Children | None:
        """The reports of the units right below that of a report; None where nobody says which those are.

        Raises:
            FileError: a file of the store is missing or damaged.
        """
        below = self._kin.below(self._records[number])
        if below is None:
            return None
        rows = (self.row(self._numbers[each.path]) for each in below.records)
        return Children(tuple(self._store.record(row, narrative=False) for row in rows), below.missing)

    @cached_property
    def _records(self) -> Sequence[Record]:
        return list(records_of(self._table))

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {record.path: number for number, record in enumerate(self._records)}

    @cached_property
    def _kin(self) -> Kin:
        return kin_of(self._records, self._units)
