"""Files of Parquet: written, and read with a message where one is missing or damaged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gouji.corpus import messages
from gouji.corpus.schema import IN_GROUP, TableName
from gouji.messages.errors import FileError, Problem, refusal
from gouji.messages.message import plain

if TYPE_CHECKING:
    import pyarrow as pa

_HASHES = "fingerprints"
_AT_ONCE = 8192
"""Rows that are in memory at a time where a table is read from end to end."""
Filters = Sequence[tuple[str, str, Any]]
"""Conditions on columns (name, operator, value), all of which must hold."""


def write_table(path: Path, name: TableName, table: pa.Table) -> None:
    """Writes a file of a table.

    Raises:
        OSError: it can't be written.
    """
    import pyarrow.parquet as pq  # noqa: PLC0415 - an extra, and slow to import

    path.parent.mkdir(exist_ok=True)
    with pq.ParquetWriter(path, table.schema, **options(table.schema)) as writer:
        writer.write_table(table, row_group_size=IN_GROUP[name])


def options(schema: pa.Schema) -> dict[str, Any]:
    """How files of a schema are written: text with dictionaries and compressed, hashes as they are."""
    names = [name for name in schema.names if name != _HASHES]
    compression = dict.fromkeys(names, "zstd")
    if _HASHES in schema.names:
        compression[f"{_HASHES}.list.element"] = "none"
    return {"compression": compression, "use_dictionary": names}


def read_table(path: Path, columns: Sequence[str] | None = None, filters: Filters | None = None) -> pa.Table:
    """The rows of a file for which all ``filters`` hold; whole groups of rows are passed over by their statistics.

    Raises:
        FileError: it is missing or damaged.
    """
    import pyarrow.parquet as pq  # noqa: PLC0415 - as above

    with told(path):
        return pq.read_table(path, columns=columns and list(columns), filters=filters and list(filters))


def iterated(paths: Iterable[Path], columns: Sequence[str] | None = None) -> Iterator[dict[str, Any]]:
    """The rows of files as values by columns, few in memory at a time.

    Raises:
        FileError: a file is missing or damaged.
    """
    import pyarrow.parquet as pq  # noqa: PLC0415 - as above

    for path in paths:
        with told(path), pq.ParquetFile(path) as file:
            for some in file.iter_batches(_AT_ONCE, columns=columns and list(columns)):
                yield from some.to_pylist()


def verified(paths: Sequence[Path]) -> Sequence[Path]:
    """The same paths, once each file is seen to be whole: engines would say something else where one is not.

    Raises:
        FileError: a file is missing or damaged.
    """
    import pyarrow.parquet as pq  # noqa: PLC0415 - as above

    for path in paths:
        with told(path):
            pq.read_metadata(path)
    return paths


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Says what is wrong with a file of a store.

    Raises:
        FileError: instead of what pyarrow raises.
    """
    import pyarrow as pa  # noqa: PLC0415 - as above

    try:
        yield
    except FileNotFoundError:
        raise FileError(Problem(path.as_posix(), messages.MISSING_FILE)) from None
    except (pa.ArrowException, OSError, ValueError, LookupError) as error:
        if isinstance(error, OSError) and error.errno:  # the file may be as it should be
            raise FileError(Problem(path.as_posix(), messages.NO_ACCESS.fill(error=refusal(error)))) from None
        reason = plain(next(iter(str(error).splitlines()), type(error).__name__)[:200])
        raise FileError(Problem(path.as_posix(), messages.BROKEN_FILE.fill(error=reason))) from None
