"""What comparisons have found, written to the store: it takes the place of what they found before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from gouji.corpus import manifest
from gouji.corpus.batches import arrow_table
from gouji.corpus.findings import Row, finding_row
from gouji.corpus.manifest import Manifest, file_of
from gouji.corpus.parquet import write_table
from gouji.corpus.writing import clean, locked, new_run, written
from gouji.linter.results import FileResult

_IN_FILE = 20_000
"""Findings of a file: as many are in memory at a time."""


def kept(folder: Path, found: Iterator[tuple[int, FileResult]]) -> Iterator[FileResult]:
    """Passes on results of comparisons (with the ids of reports), and writes what they found when they have ended.

    Nothing is written where they do not come to their end.

    Raises:
        FileError: the store can't be written, or another process is writing it.
    """
    with locked(folder):
        before = manifest.load(folder) or Manifest()
        writing = _Writing(folder, new_run())
        for report, result in found:
            writing.add(report, result)
            yield result
        writing.flush()
        with written(folder):
            after = replace(before, compared=tuple(writing.names))
            manifest.save(folder, after)
            unfinished = manifest.load(folder, manifest.UNFINISHED)
            clean(folder, [after, *([unfinished] if unfinished else [])])


class _Writing(Struct):
    folder: Path
    run: str
    names: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def add(self, report: int, result: FileResult) -> None:
        """Takes in the findings of a report."""
        self.rows += (finding_row(report, *each, compared=True) for each in enumerate(result.findings))
        if len(self.rows) >= _IN_FILE:
            self.flush()

    def flush(self) -> None:
        """Writes what was taken in."""
        if not self.rows:
            return
        name = f"{self.run}-c{len(self.names):06}"
        self.rows.sort(key=lambda row: (row[0], row[1]))
        with written(self.folder):
            write_table(self.folder / file_of("findings", name), "findings", arrow_table("findings", self.rows))
        self.names.append(name)
        self.rows.clear()
