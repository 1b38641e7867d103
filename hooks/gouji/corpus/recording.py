"""Records that are at hand, written to a store: what tests and benchmarks make, or what another program has read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from gouji.corpus.checking import marks
from gouji.corpus.entries import Entry
from gouji.corpus.publishing import Parents
from gouji.corpus.writing import IN_BATCH, opened
from gouji.linter.results import FileResult
from gouji.records.model import Record


def write_records(
    store: Path,
    records: Iterable[Record],
    parents: Parents | None = None,
    size: int = IN_BATCH,
) -> None:
    """Writes records; each takes the place of what the store has of its path, which is taken as it is.

    ``parents`` tells the units above; ``size`` is the number of records of a batch. Nothing of it counts
    before all is written.

    Raises:
        UsageError: the extra ``corpus`` is missing.
        FileError: the store can't be written, or is none.
    """
    with opened(store, size) as writer:
        for record in records:
            result = FileResult(record.path, "read", record.pack)
            writer.add(Entry(record.path, result, record, fingerprints=marks(record)))
        writer.finish(parents)
