"""Spark: a session that is there already, a cluster, or threads of this machine (``local[2]``)."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
from pyspark.errors import PySparkRuntimeError
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.pandas.types import from_arrow_schema
from pyspark.storagelevel import StorageLevel

from gouji.corpus.engines import messages
from gouji.messages.errors import GoujiError

if TYPE_CHECKING:
    from types import TracebackType

    from gouji.corpus.engines import Means, Work

_LOCAL = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.shuffle.partitions": "4",
}
"""Settings of threads of this machine; a cluster has its own."""
_PYTHON = "PYSPARK_PYTHON"
"""The only way to tell a session that Python begins which Python its workers are."""


class Spark:
    """An engine on a session, which it ends if it began it."""

    def __init__(self, master: str | None, means: Means) -> None:
        """Finds or begins the session; None for the session that is there, or the one that Spark's settings describe.

        Raises:
            GoujiError: Spark does not start.
        """
        self._names: set[str] = set()
        found = SparkSession.getActiveSession()
        self._own = found is None
        self._session = found.newSession() if found else _begun(master, means)  # whose names of tables are its own

    def view(self, name: str, files: Sequence[str | Path]) -> None:
        """Names a table that stands in Parquet files."""
        self._session.read.parquet(*map(str, files)).createOrReplaceTempView(name)

    def table(self, name: str, rows: pa.Table) -> None:
        """Names rows that this process has, spread over all processes."""
        parts = min(rows.num_rows, 4 * self._session.sparkContext.defaultParallelism)
        self._session.createDataFrame(rows).repartition(max(parts, 1)).createOrReplaceTempView(name)

    def step(self, name: str, sql: str) -> None:
        """Runs a statement and keeps its result under a name, on disk where there is no room."""
        self._keep(name, self._session.sql(sql))

    def rows(self, sql: str) -> pa.RecordBatchReader:
        """The result of a statement, which this process has room for."""
        return self._session.sql(sql).toArrow().to_reader()

    def mapped(self, name: str, sql: str, work: Work, schema: pa.Schema) -> None:
        """Applies a function to the result of a statement, where its parts are."""
        self._keep(name, self._session.sql(sql).mapInArrow(work, from_arrow_schema(schema)))

    def _keep(self, name: str, frame: DataFrame) -> None:
        """Without how it came about: plans of steps upon steps grow so that Spark takes minutes to write them down."""
        kept = frame.localCheckpoint(eager=True, storageLevel=StorageLevel.MEMORY_AND_DISK)
        kept.createOrReplaceTempView(name)
        self._names.add(name)

    def __enter__(self) -> Spark:  # noqa: PYI034 - Self is not in Python 3.10
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Forgets what was kept, which Spark then lets go of, and ends a session of its own."""
        for name in self._names:
            self._session.catalog.dropTempView(name)
        self._names.clear()
        if self._own:
            self._session.stop()


def _begun(master: str | None, means: Means) -> SparkSession:
    builder = SparkSession.builder.appName("gouji")
    if master:
        builder = builder.master(master)
    if (master or "").startswith("local"):
        for key, value in _settings(means).items():
            builder = builder.config(key, value)
        os.environ.setdefault(_PYTHON, sys.executable)  # else it is the first on PATH, which need not have gouji
    try:
        return builder.getOrCreate()
    except (PySparkRuntimeError, OSError) as error:  # neither Java nor a message of Java's
        raise GoujiError(messages.NO_JAVA.fill(reason=" ".join(str(error).split()))) from None


def _settings(means: Means) -> dict[str, str]:
    settings = dict(_LOCAL)
    if means.memory:
        settings["spark.driver.memory"] = (
            means.memory.strip().lower().removesuffix("b").replace(" ", "")
        )  # as Java has it
    if means.folder:
        settings["spark.local.dir"] = str(means.folder)
    return settings
