"""Writes the postings of a store: years of which the reports are what they were keep their files."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING
from zlib import compress

from gouji.corpus.copies import plan, sql
from gouji.corpus.engines import Engine
from gouji.corpus.lookup import Row
from gouji.corpus.parquet import iterated
from gouji.corpus.postings import messages
from gouji.corpus.postings.draft import Draft, drafted
from gouji.corpus.postings.layout import VERSION, unit_key
from gouji.corpus.postings.listing import FOLDER, Listing, listing, path_of, save
from gouji.corpus.reading import RECORDED, Store
from gouji.messages.errors import FileError, Problem, refusal
from gouji.records.model import Passage, Record
from gouji.records.packing import packed
from gouji.records.thresholds import THRESHOLDS
from gouji.text.source import Place

if TYPE_CHECKING:
    import pyarrow as pa

_COLUMNS = ("report", "unit_key", "parent", "path", "sha256", "basis")
_QUICK = 1
"""The level of compression."""


def build(store: Store, engine: Callable[[], Engine]) -> int:
    """Writes what is new of postings, and tells for how many years. ``engine`` makes one, where there is any.

    Raises:
        FileError: it can't be written, or the store is damaged.
        UsageError: what the engine needs is missing.
    """
    try:
        before = listing(store.folder)
    except FileError:  # it is written anew
        before = Listing()
    years = dict(sorted(_years(store).items()))
    new = {year: name for year, name in years.items() if not path_of(store.folder, name).is_file()}
    try:
        if new:
            with engine() as running:
                plan.prepare(running, store)
                for year, name in new.items():
                    _write(running, int(year), path_of(store.folder, name))
        (store.folder / FOLDER).mkdir(exist_ok=True)
        after = Listing(store.manifest.run, years)
        if after != before:
            save(store.folder, after)
    except OSError as error:
        problem = Problem(store.folder.as_posix(), messages.CANNOT_WRITE.fill(error=refusal(error)))
        raise FileError(problem) from None
    _clean(store.folder, after)
    return len(new)


def _years(store: Store) -> dict[str, str]:
    """The names of the files that there must be, by years: hashes of what they are made of."""
    made = defaultdict[int, list[str]](list)
    for row in iterated(store.files("reports"), (*_COLUMNS, "year", "status", "batch")):
        if row["year"] is not None and row["status"] in RECORDED:
            content = row["sha256"] or row["batch"]  # what was read of no file is as new as its batch
            made[row["year"]].append(repr([content, *(row[name] for name in _COLUMNS)]))
    return {str(year): _digest(year, sorted(rows)) for year, rows in made.items()}


def _digest(year: int, rows: list[str]) -> str:
    found = blake2b(repr((VERSION, THRESHOLDS)).encode(), digest_size=16)
    for row in rows:
        found.update(row.encode("utf-8", "backslashreplace"))
    return f"{year % 10000:04}-{found.hexdigest()}"


def _write(engine: Engine, year: int, path: Path) -> None:
    units = plan.number(engine, year)
    plan.learn(engine, units)
    with drafted(path) as draft:
        _postings(draft, engine)
        _members(draft, engine)
        _records(draft, engine, year)
        draft.finish(year, units, THRESHOLDS)


def _postings(draft: Draft, engine: Engine) -> None:
    with TemporaryFile() as passages:  # which come behind all fingerprints

        def fingerprints() -> Iterator[memoryview]:
            for batch in engine.rows(sql.filled(sql.POSTED)):
                passages.write(_numbers(batch.column(1), 4))
                yield _numbers(batch.column(0), 8)

        draft.part("fingerprints", "Q", fingerprints())
        passages.seek(0)
        draft.part("passages", "I", iter(lambda: passages.read(2**20), b""))
    batches = engine.rows("SELECT fingerprint FROM common ORDER BY fingerprint")
    draft.part("common", "Q", (_numbers(batch.column(0), 8) for batch in batches))
    templates = engine.rows("SELECT fingerprint, family FROM templates ORDER BY 1, 2").read_all()
    draft.part("templates", "Q", [array("Q", templates["fingerprint"].to_pylist())])
    draft.part("template_families", "I", [array("I", templates["family"].to_pylist())])


def _members(draft: Draft, engine: Engine) -> None:
    rows = engine.rows(sql.NUMBERED).read_all()
    firsts = rows["before"].to_pylist()
    counts = rows["count"].to_pylist()
    total = firsts[-1] + counts[-1] if firsts else 0
    draft.part("firsts", "I", [array("I", [*firsts, total])])
    draft.part("units", "I", [array("I", rows["unit"].to_pylist())])
    draft.part("families", "I", [array("I", rows["family"].to_pylist())])
    sizes = engine.rows("SELECT family, units FROM families ORDER BY family").read_all()
    draft.part("sizes", "I", [array("I", sizes["units"].to_pylist())])
    keys = {unit_key(name): number for number, name in enumerate(rows["name"].to_pylist())}
    draft.part("keys", "Q", [array("Q", sorted(keys))])
    draft.part("reports", "I", [array("I", (keys[key] for key in sorted(keys)))])


def _records(draft: Draft, engine: Engine, year: int) -> None:
    places = array("Q", [0])

    def chunks() -> Iterator[bytes]:
        for path, record in _all(engine, year):
            data = compress(path.encode("utf-8", "surrogateescape") + b"\0" + packed(record), _QUICK)
            places.append(places[-1] + len(data))
            yield data

    draft.part("records", "B", chunks())
    draft.part("places", "Q", [places])


def _all(engine: Engine, year: int) -> Iterator[tuple[str, Record]]:
    """The records of all reports by their numbers, each with its path."""
    passages = _by_report(engine.rows(sql.TEXTS))
    following, found = next(passages, (-1, []))
    for number, row in enumerate(_rows(engine.rows(sql.TITLES))):
        texts: list[Passage] = []
        if number == following:
            texts = found
            following, found = next(passages, (-1, []))
        yield (
            row["path"],
            Record("", row["pack"] or "", year, row["unit"], row["title"], passages=tuple(texts), lined=row["lined"]),
        )


def _by_report(batches: pa.RecordBatchReader) -> Iterator[tuple[int, list[Passage]]]:
    number, found = -1, list[Passage]()
    for batch in batches:
        columns = [batch.column(name).to_pylist() for name in batch.schema.names]
        for report, section, text, *place in zip(*columns, strict=True):
            if report != number:
                if found:
                    yield number, found
                number, found = report, []
            found.append(Passage(section, text, None if place[0] is None else Place(*place)))
    if found:
        yield number, found


def _rows(batches: pa.RecordBatchReader) -> Iterator[Row]:
    for batch in batches:
        yield from batch.to_pylist()


def _numbers(column: pa.Array, size: int) -> memoryview:
    """The bytes of numbers that are all there."""
    start = column.offset * size
    return memoryview(column.buffers()[1])[start : start + len(column) * size]


def _clean(store: Path, counting: Listing) -> None:
    """Removes files that no longer count."""
    kept = {path_of(store, name) for name in counting.years.values()}
    for path in (store / FOLDER).glob("*.postings"):
        if path not in kept:
            with suppress(OSError):  # somebody reads it, which Windows minds; the next run removes it
                path.unlink()
