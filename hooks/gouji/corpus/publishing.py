"""The end of a run: from the batches of before and those of the run to a store without what no longer counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import TYPE_CHECKING

from gouji.corpus import batches
from gouji.corpus.manifest import Batch, Manifest, file_of
from gouji.corpus.parquet import read_table, write_table
from gouji.corpus.schema import TableName, arrow_schema
from gouji.records.model import Record

if TYPE_CHECKING:
    import pyarrow as pa

Parents = Callable[[Sequence[Record]], Iterable[str]]
"""From reports, without cells and passages, to the unit above each; empty where none is known."""
Stale = Mapping[str, AbstractSet[int]]
_OF_BATCHES: tuple[TableName, ...] = ("cells", "passages", "findings")
_ORDER = [("unit_key", "ascending"), ("year", "ascending"), ("path", "ascending")]


def published(folder: Path, before: Manifest, unfinished: Manifest, stale: Stale, parents: Parents | None) -> Manifest:
    """Writes what is new of files, and returns the manifest that has it count. No file of before is touched.

    Batches with rows that no longer count are written anew without them. The reports are in one file, sorted by unit
    and year, so that one is found quickly.

    Where nothing is new it is the manifest of before.

    Raises:
        FileError: a file of the store is missing or damaged.
        OSError: a file can't be written.
    """
    run = unfinished.run
    kept = dict(_kept(folder, (*before.batches, *unfinished.batches), stale, run))
    if not kept:  # no engine reads a table of no files
        kept = {"": batches.write(folder, f"{run}-none", batches.rows((), run, ""))}
    names = {old: batch.name for old, batch in kept.items()}
    found = _reports(folder, (*before.files("reports"), *unfinished.files("reports")), stale, names)
    parented = _with_parents(found, parents)
    if before.run and not (unfinished.batches or any(stale.values())) and parented.equals(found):
        return before
    write_table(folder / file_of("reports", run), "reports", parented)
    return Manifest(run=run, reports=(run,), batches=tuple(kept.values()))


def _kept(folder: Path, found: tuple[Batch, ...], stale: Stale, run: str) -> Iterator[tuple[str, Batch]]:
    """The batches with rows that count, by the names that they had."""
    for number, batch in enumerate(found):
        gone = stale.get(batch.name) or frozenset[int]()
        left = batch.reports - len(gone)
        if not gone and left:
            yield batch.name, batch
        elif left > 0:
            name = f"{run}-r{number:06}"
            for table in _OF_BATCHES:
                rest = _without(read_table(folder / file_of(table, batch.name)), gone)
                write_table(folder / file_of(table, name), table, rest)
            yield batch.name, Batch(name, left)


def _without(table: pa.Table, gone: AbstractSet[int]) -> pa.Table:
    import pyarrow as pa  # noqa: PLC0415 - an extra, and slow to import
    import pyarrow.compute as pc  # noqa: PLC0415 - as above

    return table.filter(pc.invert(pc.is_in(table["report"], pa.array(sorted(gone), pa.int64()))))


def _reports(folder: Path, files: tuple[str, ...], stale: Stale, names: Mapping[str, str]) -> pa.Table:
    """The reports that count, in order, each with the batch that has its rows now."""
    import pyarrow as pa  # noqa: PLC0415 - as above

    parts = [_counting(read_table(folder / file), stale, names) for file in files]
    schema = arrow_schema("reports")
    return pa.concat_tables([schema.empty_table(), *parts]).cast(schema).sort_by(_ORDER)


def _counting(table: pa.Table, stale: Stale, names: Mapping[str, str]) -> pa.Table:
    import pyarrow as pa  # noqa: PLC0415 - as above

    pairs = list(zip(table["report"].to_pylist(), table["batch"].to_pylist(), strict=True))
    counts = [batch in names and report not in stale.get(batch, ()) for report, batch in pairs]
    renamed = pa.array([names.get(batch, "") for _, batch in pairs], pa.string())
    column = table.schema.get_field_index("batch")
    return table.set_column(column, table.schema.field(column), renamed).filter(pa.array(counts, pa.bool_()))


def _with_parents(table: pa.Table, parents: Parents | None) -> pa.Table:
    if parents is None:
        return table
    import pyarrow as pa  # noqa: PLC0415 - as above

    above = pa.array(parents(list(records_of(table))), pa.string())
    column = table.schema.get_field_index("parent")
    return table.set_column(column, table.schema.field(column), above)


def records_of(table: pa.Table) -> Iterator[Record]:
    """Rows of reports as records, without cells and passages. Their paths are those of the rows."""
    columns = (table[name].to_pylist() for name in ("path", "pack", "year", "unit", "title"))
    return (Record(path, pack or "", *rest) for path, pack, *rest in zip(*columns, strict=True))
