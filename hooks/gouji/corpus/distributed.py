"""Files read and checked where Spark has its processes: on a cluster, every machine of which sees the same files."""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

import pyarrow as pa

from gouji.corpus.checking import Checked, checked
from gouji.corpus.filling import Reading

if TYPE_CHECKING:
    from gouji.corpus.engines import Engine
    from gouji.linter.task import Task

_TOGETHER = 16
"""Files that are sent together: the packs that they have in common are sent once."""
_SENT = pa.schema([("number", pa.int64()), ("tasks", pa.binary())])
_DONE = pa.schema([("number", pa.int64()), ("checked", pa.binary())])


def reading_on(spark: Engine) -> Reading:
    """Reads and checks files on Spark, whose machines have gouji installed, and the files at the same paths."""
    return partial(_read, spark)


def _read(spark: Engine, tasks: Sequence[Task]) -> Iterator[Checked]:
    if not tasks:
        return
    parts = [pickle.dumps(tasks[start : start + _TOGETHER]) for start in range(0, len(tasks), _TOGETHER)]
    spark.table("gouji_tasks", pa.table([range(len(parts)), parts], schema=_SENT))
    work = partial(_all_checked, folder=os.getcwd())  # noqa: PTH109 - a text; paths lead from there
    spark.mapped("gouji_checked", "SELECT number, tasks FROM gouji_tasks", work, _DONE)
    for batch in spark.rows("SELECT checked FROM gouji_checked ORDER BY number"):
        for data in batch.column(0).to_pylist():
            yield from pickle.loads(data)  # noqa: S301 - of processes of our own


def _all_checked(batches: Iterator[pa.RecordBatch], folder: str) -> Iterator[pa.RecordBatch]:
    os.chdir(folder)
    for batch in batches:
        for number, data in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            found = [checked(task) for task in pickle.loads(data)]  # noqa: S301 - as above
            yield pa.record_batch([[number], [pickle.dumps(found)]], schema=_DONE)
