"""DuckDB, in this process: what memory has no room for goes to disk."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import cached_property
from itertools import chain, count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from gouji.corpus.engines import messages
from gouji.messages.errors import UsageError, refusal
from gouji.system import pool

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future
    from types import TracebackType

    from gouji.corpus.engines import Means, Work

_BATCH = 8192
"""Rows that go to a process at once."""
_WORTHWHILE = 20_000
"""Fewer rows take less time than starting processes."""
_SIZES = {"K": 10**3, "M": 10**6, "G": 10**9, "T": 10**12}
_BESIDE = 160 * 10**6
"""Bytes that this process takes, and each that compares texts, beside what DuckDB keeps."""
_KIND = "SELECT table_type FROM information_schema.tables WHERE table_name = ?"


class DuckDB:
    """An engine on a database of its own, which is gone at its end."""

    def __init__(self, means: Means) -> None:
        """Starts it.

        Raises:
            UsageError: the folder can't be written to.
        """
        self._threads = means.threads or pool.processors()
        self._open = ExitStack()
        self._folder = Path(self._open.enter_context(_folder(means.folder)))
        self._numbers = count()
        settings: dict[str, str | int] = {
            "threads": self._threads,
            "temp_directory": str(self._folder),
            "preserve_insertion_order": False,
        }
        if means.memory:
            settings["memory_limit"] = f"{_limit(means.memory, self._threads) // 1000}KB"
        self._database = duckdb.connect(config=settings)
        self._open.callback(self._database.close)
        self._database.execute("CREATE MACRO explode(list) AS unnest(list)")

    def view(self, name: str, files: Sequence[str | Path]) -> None:
        """Names a table that stands in Parquet files."""
        self._forget(name)
        self._database.read_parquet([str(file) for file in files]).create_view(name)

    def table(self, name: str, rows: pa.Table) -> None:
        """Names rows that this process has."""
        self._forget(name)
        self._database.from_arrow(rows).create_view(name)

    def step(self, name: str, sql: str) -> None:
        """Runs a statement and keeps its result under a name, on disk where there is no room."""
        with interruptible():
            self._database.execute(f"CREATE TABLE gouji_step AS {sql}")  # which may read what the name means by now
        self._forget(name)
        self._database.execute(f"ALTER TABLE gouji_step RENAME TO {name}")

    def rows(self, sql: str) -> pa.RecordBatchReader:
        """The result of a statement, batch by batch."""
        found = self._database.cursor().sql(sql)
        read = getattr(found, "to_arrow_reader", None) or found.fetch_arrow_reader  # as DuckDB 1 calls it
        with interruptible():
            return read(_BATCH)

    def mapped(self, name: str, sql: str, work: Work, schema: pa.Schema) -> None:
        """Applies a function to the result of a statement, in processes of its own where there is much."""
        file = self._folder / f"{name}-{next(self._numbers)}.parquet"  # memory need not have room for it
        with pq.ParquetWriter(file, schema) as writer:
            for batch in self._applied(self.rows(sql), work):
                writer.write_batch(batch)
        self.view(name, [file])

    def _forget(self, name: str) -> None:
        for kind in self._database.execute(_KIND, [name]).fetchall():
            self._database.execute(f"DROP {'VIEW' if kind == ('VIEW',) else 'TABLE'} {name}")

    def _applied(self, batches: pa.RecordBatchReader, work: Work) -> Iterator[pa.RecordBatch]:
        first = _some(batches)
        if self._threads == 1 or sum(batch.num_rows for batch in first) < _WORTHWHILE:
            yield from work(chain(first, batches))
            return
        yield from _spread(self._processes, chain(first, batches), work, 2 * self._threads)

    @cached_property
    def _processes(self) -> Executor:
        """Processes that begin anew: a copy of this one would lack the threads of DuckDB."""
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - few results are worth processes
        from multiprocessing import get_context  # noqa: PLC0415 - as above

        return self._open.enter_context(ProcessPoolExecutor(self._threads, get_context("spawn")))

    def __enter__(self) -> DuckDB:  # noqa: PYI034 - Self is not in Python 3.10
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Ends the database and what it put on disk."""
        self._open.close()


@contextmanager
def interruptible() -> Iterator[None]:
    """Where a person ends a statement, DuckDB raises an error like any other."""
    try:
        yield
    except RuntimeError as error:
        if "interrupted" in str(error).lower():
            raise KeyboardInterrupt from None
        raise


def _limit(memory: str, threads: int) -> int:
    """How many bytes DuckDB may keep, so that all processes together take ``memory``: half of it at the least."""
    text = memory.strip().upper().removesuffix("B")
    size = int(text[:-1]) * _SIZES[text[-1]]
    return max(size - _BESIDE * (threads + 1), size // 2)


def _folder(place: Path | None) -> TemporaryDirectory[str]:
    try:
        return TemporaryDirectory(prefix="gouji-", dir=place)
    except OSError as error:
        raise UsageError(messages.NO_FOLDER.fill(folder=str(place), reason=refusal(error))) from None


def _some(batches: pa.RecordBatchReader) -> list[pa.RecordBatch]:
    """The first batches, until there are enough for processes of their own."""
    found = []
    rows = 0
    for batch in batches:
        found.append(batch)
        rows += batch.num_rows
        if rows >= _WORTHWHILE:
            break
    return found


def _spread(processes: Executor, batches: Iterator[pa.RecordBatch], work: Work, ahead: int) -> Iterator[pa.RecordBatch]:
    """No more batches are at hand than there are processes to take them."""
    waiting: deque[Future[list[pa.RecordBatch]]] = deque()
    for batch in batches:
        waiting.append(processes.submit(_one, work, batch))
        if len(waiting) >= ahead:
            yield from waiting.popleft().result()
    while waiting:
        yield from waiting.popleft().result()


def _one(work: Work, batch: pa.RecordBatch) -> list[pa.RecordBatch]:
    return list(work(iter([batch])))
