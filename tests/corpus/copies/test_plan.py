"""All copies of a year, on every engine; ``gouji.corpus.copies.plan``."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from random import Random
from shutil import which
from typing import Any

import pytest

pytest.importorskip("duckdb", reason="the extra corpus is not installed")
pytest.importorskip("pyarrow", reason="the extra corpus is not installed")

from gouji.checks.copies.verify import masked, overlap
from gouji.corpus.copies import plan
from gouji.corpus.engines import Engine, Means, engine
from gouji.corpus.postings.building import build
from gouji.corpus.postings.listing import Relations
from gouji.corpus.reading import Store
from gouji.records.fingerprints import fingerprints, fold_passage
from gouji.records.gathered import GatheredSiblings
from gouji.records.model import Passage, Record
from gouji.records.siblings import Member
from gouji.records.thresholds import THRESHOLDS, VERY_MANY, Thresholds
from support.copied import YEAR, parent, records, store, written

UNITS = 48
STEPS = {
    "members": "report, number, unit, family, before, count",
    "families": "family, units, most",
    "common": "fingerprint",
    "templates": "family, fingerprint",
    "rare": "fingerprint, unit, passage",
    "pairs": "a, b",
    "copies": "report, passage, other_report, other_passage, characters, units",
}
Rows = list[tuple[Any, ...]]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Store:
    reports = *records(UNITS), *records(6, YEAR - 1, seed=2)
    paths = [
        Record(f"{each.year}/{each.path}", *(each.pack, each.year, each.unit), passages=each.passages)
        for each in reports
    ]
    return Store(store(tmp_path_factory.mktemp("copies") / "store", *paths))


def tables(engine: Engine, filled: Store) -> dict[str, Rows]:
    plan.prepare(engine, filled)
    plan.compare(engine, YEAR)
    return {name: rows(engine, f"SELECT {columns} FROM {name}") for name, columns in STEPS.items()}  # noqa: S608 - names of our own


def rows(engine: Engine, sql: str) -> Rows:
    return sorted(tuple(row.values()) for row in engine.rows(sql).read_all().to_pylist())


@pytest.fixture(scope="module")
def found(filled: Store) -> dict[str, Rows]:
    with engine() as duckdb:
        return tables(duckdb, filled)


def test_every_third_unit_copies_the_one_before(filled: Store, found: dict[str, Rows]) -> None:
    units = {row["report"]: row["unit"] for path in filled.files("reports") for row in read(path)}
    copies = {frozenset((units[row[0]], units[row[2]])) for row in found["copies"]}
    assert copies == {frozenset((f"单位{unit}", f"单位{unit - 1}")) for unit in range(3, UNITS, 3)}
    assert {(row[1], row[3]) for row in found["copies"]} == {(2, 2)}
    assert all(row[4] >= 100 for row in found["copies"])


def read(path: Path) -> Iterator[dict[str, Any]]:
    import pyarrow.parquet as pq  # noqa: PLC0415 - an extra

    yield from pq.read_table(path).to_pylist()


def test_the_same_is_common_as_in_memory(filled: Store, found: dict[str, Rows]) -> None:
    siblings = in_memory(filled)
    families = sorted({member.family for member in siblings.members})
    common = {value for (value,) in found["common"]}
    for member in siblings.members:
        number = families.index(member.family)
        own = common | {value for family, value in found["templates"] if family == number}
        assert own == siblings.common(member.record, (), THRESHOLDS)


def test_the_same_pairs_are_copies_as_in_memory(filled: Store, found: dict[str, Rows]) -> None:
    siblings = in_memory(filled)
    expected = set()
    for member in siblings.members:
        for each in siblings.candidates(member.record, THRESHOLDS):
            texts = member.record.passages[each.passage].text, each.record.passages[each.other].text
            whose = member.record, each.record
            own, other = (
                masked(fold_passage(text).value, siblings.common(record, (), THRESHOLDS))
                for text, record in zip(texts, whose, strict=True)
            )
            if overlap(own, other, each.units):
                expected.add(frozenset(((member.record.path, each.passage), (each.record.path, each.other))))
    paths = {row["report"]: filled.path(row) for path in filled.files("reports") for row in read(path)}
    assert {frozenset(((paths[row[0]], row[1]), (paths[row[2]], row[3]))) for row in found["copies"]} == expected


def in_memory(filled: Store) -> GatheredSiblings:
    members = (Member(record, record.unit, parent(record.unit)) for record in filled.records(YEAR))
    return GatheredSiblings(tuple(members))


@pytest.mark.parametrize("units", [1, 5, 6, 9, 14, 15, 100])
def test_a_family_bounds_what_is_rare_as_thresholds_say(tmp_path: Path, units: int) -> None:
    reports = (Record(f"{each}.md", "gia-2021", YEAR, f"单位{4 * each}") for each in range(units))
    with engine() as duckdb:
        plan.prepare(duckdb, Store(store(tmp_path / "store", *reports)))
        assert plan.number(duckdb, YEAR) == units
        assert rows(duckdb, "SELECT units, most FROM families") == [(units, THRESHOLDS.most_in_family(units))]


def test_a_year_without_reports_has_no_copies(filled: Store) -> None:
    with engine() as duckdb:
        plan.prepare(duckdb, filled)
        plan.compare(duckdb, 1999)
        assert rows(duckdb, "SELECT * FROM copies") == []


def test_little_memory_gives_the_same(filled: Store, found: dict[str, Rows], tmp_path: Path) -> None:
    with engine("duckdb", Means("200MB", threads=1, folder=tmp_path)) as duckdb:
        assert tables(duckdb, filled) == found
    assert list(tmp_path.iterdir()) == []


def test_other_thresholds(filled: Store) -> None:
    with engine() as duckdb:
        plan.prepare(duckdb, filled)
        plan.compare(duckdb, YEAR, Thresholds(fresh=1000))
        assert rows(duckdb, "SELECT * FROM copies") == []


@pytest.mark.parametrize(("bound", "copies"), [(2, 0), (3, 3)])
def test_a_passage_of_more_units_than_are_compared_is_no_template_where_there_are_very_many(
    tmp_path: Path, bound: int, copies: int
) -> None:
    thresholds = Thresholds(units=bound)
    shared = Passage("overview", written(Random(7), 100))  # noqa: S311 - no secret
    reports = [
        Record(f"{each}.md", "gia-2021", YEAR, f"单位{each}", passages=(shared,) if each < 3 else ())
        for each in range(3 * VERY_MANY)
    ]
    found = Store(store(tmp_path / "store", *reports))
    build(found, engine)
    with engine() as duckdb:
        plan.prepare(duckdb, found)
        plan.compare(duckdb, YEAR, thresholds)
        assert rows(duckdb, "SELECT * FROM common") == []
        assert len(rows(duckdb, "SELECT * FROM copies")) == copies
    in_store = Relations(found.folder).siblings(reports[0])
    assert in_store is not None
    for siblings in (in_memory(found), in_store):
        assert 2 * copies == 3 * len([*siblings.candidates(reports[0], thresholds)])
        assert not siblings.common(reports[0], fingerprints(fold_passage(shared.text).value), thresholds)


@pytest.mark.xdist_group("spark")
def test_spark_gives_equal_tables_row_by_row(filled: Store, found: dict[str, Rows], tmp_path: Path) -> None:
    pytest.importorskip("pyspark", reason="the extra spark is not installed")
    pytest.importorskip("pandas", reason="the extra spark is not installed")
    java = which("java")
    if java is None or subprocess.run([java, "-version"], capture_output=True, check=False).returncode:
        pytest.skip("there is no Java, which Spark needs")
    with engine("local[2]", Means(folder=tmp_path)) as spark:
        assert tables(spark, filled) == found
