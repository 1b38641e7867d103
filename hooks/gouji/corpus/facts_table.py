"""The cells of a few reports as one file of Parquet, with the columns that they have in a store: written, and read."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from gouji.corpus import messages
from gouji.corpus.batches import arrow_table, cell_of, cell_row
from gouji.corpus.entries import report_id
from gouji.corpus.parquet import options
from gouji.corpus.requirements import require_arrow
from gouji.corpus.schema import KEY, VERSION
from gouji.messages.errors import FileError, Problem, refusal
from gouji.messages.message import plain
from gouji.records.archive import InMemory
from gouji.records.messages import NEWER_FACTS, NO_ACCESS, NO_FACTS, OLD_FACTS, TOO_BIG
from gouji.records.model import Cell, Record
from gouji.system.files import read, relative, write_whole
from gouji.text.neutral import encodable

if TYPE_CHECKING:
    import pyarrow as pa

REPORTS = "gouji.reports"
"""Under this key the metadata of the file list the reports, as JSON."""
_MOST = 256 * 1024 * 1024


class _Told(Struct, frozen=True):
    """A report; ``lined``: whether the places of its cells are those of the file itself."""

    report: int
    path: str
    pack: str
    year: int | None
    unit: str
    title: str
    lined: bool = True


def write(path: Path, records: Sequence[Record]) -> None:
    """Writes the cells of records, in their order.

    Raises:
        UsageError: the extra ``corpus`` is missing.
        FileError: the file can't be written; it is then what it was.
    """
    require_arrow()
    import pyarrow.parquet as pq  # noqa: PLC0415 - an extra, and slow to import

    named = [(report_id(relative(record.path)), record) for record in records]
    table = arrow_table("cells", [cell_row(report, cell) for report, record in named for cell in record.cells])
    told = [_told(report, record) for report, record in named]
    metadata = {**table.schema.metadata, REPORTS: msgspec.json.encode(told)}
    out = io.BytesIO()
    pq.write_table(table.replace_schema_metadata(metadata), out, **options(table.schema))
    try:
        write_whole(path, out.getvalue())
    except OSError as error:
        raise FileError(Problem(path.as_posix(), messages.CANNOT_WRITE.fill(error=refusal(error)))) from None


def _told(report: int, record: Record) -> _Told:
    path = encodable(relative(record.path))
    return _Told(report, path, record.pack, record.year, record.unit, record.title, record.lined)


def archive(path: str) -> InMemory:
    """The reports of a file that :func:`write` has written, without their narrative.

    Raises:
        UsageError: the extra ``corpus`` is missing.
        FileError: the file can't be read, is no such file, or one of another version of the schema.
    """
    require_arrow()
    import pyarrow as pa  # noqa: PLC0415 - as above
    import pyarrow.parquet as pq  # noqa: PLC0415 - as above

    try:
        data = read(path, _MOST)
        if len(data) > _MOST:
            raise FileError(Problem(path, TOO_BIG.fill(limit=f"{_MOST:,}")))
        table = pq.read_table(pa.BufferReader(data))
        metadata = table.schema.metadata or {}
        version = int(metadata[KEY.encode()])
        if version != VERSION:
            message = NEWER_FACTS.fill(found=version, known=VERSION) if version > VERSION else OLD_FACTS
            raise FileError(Problem(path, message))
        told = msgspec.json.decode(metadata[REPORTS.encode()], type=list[_Told])
        return InMemory(path, _records(table, told))
    except (pa.ArrowException, KeyError, ValueError, msgspec.MsgspecError) as error:
        raise FileError(Problem(path, NO_FACTS.fill(error=plain(str(error).partition("\n")[0])))) from None
    except OSError as error:
        raise FileError(Problem(path, NO_ACCESS.fill(error=refusal(error)))) from None


def _records(table: pa.Table, told: Sequence[_Told]) -> Iterator[Record]:
    cells = defaultdict[int, list[Cell]](list)
    for row in table.to_pylist():
        cells[row["report"]].append(cell_of(row))
    for each in told:
        found = cells[each.report] if each.lined else (replace(cell, place=None) for cell in cells[each.report])
        yield Record(each.path, each.pack, each.year, each.unit, each.title, tuple(found))
