"""Entries as rows of the tables, cells back from rows, and rows as a Parquet file for each table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gouji import __version__
from gouji.corpus.entries import Entry
from gouji.corpus.findings import Row, finding_row, place_of, place_row, unevaluated
from gouji.corpus.manifest import Batch, file_of
from gouji.corpus.parquet import write_table
from gouji.corpus.schema import DECIMALS, DIGITS, TABLES, TableName, arrow_schema
from gouji.records.model import Cell
from gouji.records.names import folded
from gouji.text.lazy import lazy_re

if TYPE_CHECKING:
    import pyarrow as pa

_FITTING = lazy_re(rf"-?\d{{1,{DIGITS - DECIMALS}}}(\.\d{{1,{DECIMALS}}})?\Z")
_NO_TEXT = lazy_re("[\ud800-\udfff]")
Rows = Mapping[TableName, list[Row]]


def rows(entries: Iterable[Entry], run: str, batch: str) -> Rows:
    """The rows of entries, those of each table sorted by report."""
    found: Rows = {table: [] for table in TABLES}
    for entry in sorted(entries, key=lambda entry: entry.report):
        report = entry.report
        found["reports"].append(_report_row(entry, run, batch))
        found["findings"].extend(finding_row(report, *each) for each in enumerate(entry.result.findings))
        if entry.record:
            found["cells"].extend(cell_row(report, cell) for cell in entry.record.cells)
            found["passages"].extend(_passage_rows(report, entry))
    return found


def write(folder: Path, name: str, found: Rows) -> Batch:
    """Writes a batch: a file for each table.

    Raises:
        OSError: a file can't be written.
    """
    for table, written in found.items():
        write_table(folder / file_of(table, name), table, arrow_table(table, written))
    return Batch(name, len(found["reports"]))


def arrow_table(table: TableName, written: Sequence[Row]) -> pa.Table:
    """Rows as a table of Arrow."""
    import pyarrow as pa  # noqa: PLC0415 - an extra, and slow to import

    schema = arrow_schema(table)
    columns = list(zip(*written, strict=True)) or [()] * len(schema)
    return pa.Table.from_arrays(
        [_array(values, field.type) for values, field in zip(columns, schema, strict=True)], schema=schema
    )


def _array(values: Sequence[object], kind: pa.DataType) -> pa.Array:
    import pyarrow as pa  # noqa: PLC0415 - as above

    try:
        return pa.array(values, kind)
    except UnicodeEncodeError:  # a name of a file that is no text
        return pa.array([_as_text(text) if isinstance(text, str) else text for text in values], kind)


def _as_text(name: str) -> str:
    """The name with its bytes that are no text as an address on the web has them: ``%C7``."""
    return _NO_TEXT.sub(lambda found: f"%{ord(found[0]) & 0xFF:02X}", name)


def _report_row(entry: Entry, run: str, batch: str) -> Row:
    result, record = entry.result, entry.record
    reason = result.reason
    unit = record.unit if record else ""
    return (
        *(entry.report, unit, folded(unit), entry.parent, record.year if record else None, result.pack),
        *(entry.path, entry.sha256, record.title if record else "", record.lined if record else True),
        *(result.status, reason.zh if reason else None, reason.en if reason else None),
        *(result.evaluated, unevaluated(result.not_evaluated), __version__, entry.basis, run, batch),
    )


def cell_row(report: int, cell: Cell) -> Row:
    """The row of a cell."""
    return (
        *(report, cell.table, cell.row, cell.column, cell.value, number_of(cell), cell.raw, cell.doubt),
        *place_row(cell.place),
    )


def cell_of(row: Mapping[str, Any]) -> Cell:
    """The cell of a row (values by columns)."""
    name = row["table_id"], row["row_id"], row["column_id"]
    return Cell(*name, row["value"], row["raw"], row["doubt"], place_of(row))


def number_of(cell: Cell) -> Decimal | None:
    """The figure of a cell, where it has one that fits."""
    number = cell.number
    return None if number is None or not _FITTING.match(cell.value or "") else Decimal(number)


def _passage_rows(report: int, entry: Entry) -> Iterator[Row]:
    passages = entry.record.passages if entry.record else ()
    marks: Sequence[Sequence[int] | None] = entry.fingerprints or [None] * len(passages)
    for number, (passage, hashes) in enumerate(zip(passages, marks, strict=True)):
        yield (report, number, passage.section, passage.text, hashes, *place_row(passage.place))
