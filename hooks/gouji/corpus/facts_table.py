"""The cells of a few reports as one file of Parquet, with the columns that they have in a store."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import msgspec

from gouji.corpus import messages
from gouji.corpus.batches import arrow_table, cell_row
from gouji.corpus.entries import report_id
from gouji.corpus.parquet import options
from gouji.corpus.requirements import require_arrow
from gouji.messages.errors import FileError, Problem, refusal
from gouji.records.model import Record
from gouji.system.files import relative, write_whole

REPORTS = "gouji.reports"
"""Under this key the metadata of the file list the reports, as JSON: ``report``, path, pack, year, unit, title."""


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


def _told(report: int, record: Record) -> dict[str, int | str | None]:
    return {
        "report": report,
        "path": relative(record.path),
        "pack": record.pack,
        "year": record.year,
        "unit": record.unit,
        "title": record.title,
    }
