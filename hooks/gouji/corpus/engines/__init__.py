"""What runs SQL over the store: one text of SQL, a module an engine.

An engine has few methods, and no more than these differ (:class:`Engine`). DuckDB works in this process and spills to
disk; Spark works where it runs already. Both know ``explode``; every other word of the statements is common to them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from gouji.corpus.engines import messages
from gouji.messages.errors import UsageError
from gouji.text.lazy import lazy_re

if TYPE_CHECKING:
    import pyarrow as pa

    Work = Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]
    """A function of a module: engines send it to other processes by its name."""

LOCAL = "duckdb"
"""The engine that works in this process."""
_CLUSTERS = ("spark://", "local[", "k8s://", "yarn", "mesos://")
_SIZE = lazy_re(r"\s*\d{1,9}\s*[KMGTkmgt][Bb]\s*\Z")
_LIBRARIES = {"duckdb": "corpus", "pyarrow": "corpus", "pyspark": "spark", "pandas": "spark"}


class Engine(Protocol):
    """Names tables, and joins them. A name that is given again means the new table."""

    def view(self, name: str, files: Sequence[str | Path]) -> None:
        """Names a table that stands in Parquet files."""

    def table(self, name: str, rows: pa.Table) -> None:
        """Names rows that this process has."""

    def step(self, name: str, sql: str) -> None:
        """Runs a statement and keeps its result under a name, so that later ones don't compute it again."""

    def rows(self, sql: str) -> pa.RecordBatchReader:
        """The result of a statement, batch by batch."""

    def mapped(self, name: str, sql: str, work: Work, schema: pa.Schema) -> None:
        """Applies a function to the result of a statement; what it yields, of this schema, is kept under a name."""

    def __enter__(self) -> Engine:  # noqa: PYI034 - Self is not in Python 3.10
        """Itself."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Lets go of what it kept."""


class Means(Struct, frozen=True):
    """What an engine may use of this machine: ``memory`` such as ``4GB`` and ``threads``; None for as much as there is.

    ``folder`` is where it puts what memory has no room for; None for where the system puts such files.
    """

    memory: str | None = None
    threads: int | None = None
    folder: Path | None = None


def verify(name: str, means: Means) -> None:
    """Looks at what a person wrote, before anything takes time.

    Raises:
        UsageError: there is no engine of this name, or ``memory`` is no size.
    """
    if name not in {LOCAL, "spark"} and not name.startswith(_CLUSTERS):
        raise UsageError(messages.NO_ENGINE.fill(name=name))
    if means.memory is not None and not _SIZE.match(means.memory):
        raise UsageError(messages.NO_SIZE.fill(text=means.memory))


def engine(name: str = LOCAL, means: Means = Means()) -> Engine:  # noqa: B008 - it is frozen
    """The engine of this name: ``duckdb``, ``spark`` (the session that is there), or the master of a Spark cluster.

    Raises:
        UsageError: there is no engine of this name, ``memory`` is no size, ``folder`` can't be written to, or a library
            that it needs is not installed.
        GoujiError: Spark does not start.
    """
    verify(name, means)
    try:
        if name == LOCAL:
            from gouji.corpus.engines.duckdb import DuckDB  # noqa: PLC0415 - each needs a library of its own

            return DuckDB(means)
        from gouji.corpus.engines.spark import Spark  # noqa: PLC0415 - as above

        return Spark(None if name == "spark" else name, means)
    except ModuleNotFoundError as error:
        library = (error.name or "").partition(".")[0]
        if library not in _LIBRARIES:
            raise
        raise UsageError(messages.MISSING.fill(library=library, extra=_LIBRARIES[library])) from None
