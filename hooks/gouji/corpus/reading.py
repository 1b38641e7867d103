"""A store that is read: its files for engines, its reports as records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from gouji.corpus import manifest, messages
from gouji.corpus.batches import cell_of
from gouji.corpus.findings import place_of
from gouji.corpus.lookup import Lookup, Row
from gouji.corpus.manifest import Manifest, file_of
from gouji.corpus.parquet import Filters, iterated, read_table
from gouji.corpus.postings.listing import Relations, listing
from gouji.corpus.requirements import require_arrow
from gouji.corpus.schema import TableName
from gouji.messages.errors import FileError, Problem
from gouji.messages.message import Message
from gouji.records.model import Passage, Record
from gouji.records.names import folded
from gouji.records.siblings import Siblings
from gouji.system.files import relative

if TYPE_CHECKING:
    import pyarrow as pa

RECORDED = ("read", "partial")
"""The states of files that have a record."""


class Store:
    """A store as it was when it was opened."""

    def __init__(self, folder: Path) -> None:
        """Opens the store in a folder.

        Raises:
            UsageError: the extra ``corpus`` is missing.
            FileError: it is no store, is damaged, or has another version of the schema.
        """
        require_arrow(messages.NEEDS_ARROW)
        found = manifest.load(folder)
        if found is None:
            message = messages.NO_STORE.fill(path=folder.as_posix())
            raise FileError(Problem(folder.as_posix(), message))
        self.folder = folder
        self.manifest: Manifest = found
        self._reports, self._of_report = Lookup("unit_key"), Lookup("report")

    @property
    def name(self) -> str:
        """Its path."""
        return self.folder.as_posix()

    def files(self, table: TableName) -> tuple[Path, ...]:
        """The files that a table consists of, one at least: an engine reads these and no others."""
        return tuple(self.folder / file for file in self.manifest.files(table))

    def path(self, row: Row) -> str:
        """The path of a report as a person who stands in the current folder writes it."""
        return relative(self.folder.absolute().parent / row["path"])

    def reports(self, unit: str, year: int) -> Sequence[Record]:
        """The reports of a unit for a year; the name of the unit may differ in width, white space and brackets.

        Raises:
            FileError: a file of the store is missing or damaged.
        """
        key = folded(unit)
        found = (row for path in self.files("reports") for row in self._reports.rows(path, key))
        return [self.record(row) for row in found if key and row["year"] == year and row["status"] in RECORDED]

    def siblings(self, record: Record) -> Siblings | None:
        """The reports of other units for the year of a report; None where the store has none, or no index of copies.

        Raises:
            FileError: the index of copies is damaged.
        """
        return self._relations.siblings(record) if self._relations else None

    @cached_property
    def _relations(self) -> Relations | None:
        return Relations(self.folder) if listing(self.folder).run else None

    def record(self, row: Row, *, narrative: bool = True) -> Record:
        """The record of a row of ``reports``; with its passages, where the ``narrative`` is wanted.

        Raises:
            FileError: a file of the store is missing or damaged.
        """
        cells = self._of_report.rows(self._file("cells", row), row["report"])
        passages = self._of_report.rows(self._file("passages", row), row["report"]) if narrative else ()
        return self._record(row, cells, passages)

    def _file(self, table: TableName, row: Row) -> Path:
        return self.folder / file_of(table, row["batch"])

    def records(self, year: int | None = None) -> Iterator[Record]:
        """All reports, or those for a year, those of one batch in memory at a time.

        Raises:
            FileError: a file of the store is missing or damaged.
        """
        by_batch = defaultdict[str, list[Row]](list)
        for row in self._rows([("year", "==", year)] if year is not None else []):
            by_batch[row["batch"]].append(row)
        for batch, rows in by_batch.items():
            cells = self._grouped("cells", batch)
            passages = self._grouped("passages", batch)
            for row in rows:
                yield self._record(row, cells[row["report"]], passages[row["report"]])

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years for which it has reports, in order."""
        rows = iterated(self.files("reports"), ["year"])
        return tuple(sorted({row["year"] for row in rows if row["year"] is not None}))

    def states(self) -> Iterator[str]:
        """The status of every file, as in the JSON output.

        Raises:
            FileError: a file of the store is missing or damaged.
        """
        return (row["status"] for row in iterated(self.files("reports"), ["status"]))

    def unreadable(self) -> Iterator[tuple[str, Message]]:
        """The files that could not be read, in order, each with the reason.

        Raises:
            FileError: a file of the store is missing or damaged.
        """
        for path in self.files("reports"):
            found = read_table(path, ["path", "reason_zh", "reason_en"], [("status", "==", "unreadable")])
            for row in found.sort_by("path").to_pylist():
                yield self.path(row), Message(row["reason_zh"] or "", row["reason_en"] or "")

    def _rows(self, filters: Filters) -> list[Row]:
        """The rows of reports that were read, with or without a part of them."""
        conditions = [*filters, ("status", "in", RECORDED)]
        parts: list[pa.Table] = [read_table(path, None, conditions) for path in self.files("reports")]
        return [row for part in parts for row in part.to_pylist()]

    def _grouped(self, table: TableName, batch: str) -> defaultdict[int, list[Row]]:
        found = defaultdict[int, list[Row]](list)
        for row in iterated([self.folder / file_of(table, batch)]):
            found[row["report"]].append(row)
        return found

    def _record(self, row: Row, cells: Sequence[Row], passages: Sequence[Row]) -> Record:
        return Record(
            path=self.path(row),
            pack=row["pack"],
            year=row["year"],
            unit=row["unit"],
            title=row["title"],
            cells=tuple(map(cell_of, cells)),
            passages=tuple(Passage(each["section"], each["text"], place_of(each)) for each in passages),
            lined=row["lined"],
        )
