"""One report beside all of a store; ``gouji.corpus.postings``."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("duckdb", reason="the extra corpus is not installed")
pytest.importorskip("pyarrow", reason="the extra corpus is not installed")

from msgspec.structs import replace

from gouji.corpus.engines import Engine, engine
from gouji.corpus.postings.building import build
from gouji.corpus.postings.listing import FOLDER, Relations, listing
from gouji.corpus.reading import Store
from gouji.messages.errors import FileError
from gouji.records.fingerprints import fold_passage, hashes
from gouji.records.gathered import GatheredSiblings
from gouji.records.model import Passage, Record
from gouji.records.siblings import Member, Siblings
from gouji.records.thresholds import THRESHOLDS, Thresholds
from support.copied import YEAR, parent, records, store

UNITS = 48
Found = set[tuple[int, str, int, int]]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return stored(tmp_path_factory.mktemp("postings") / "store", *records(UNITS))


def stored(folder: Path, *reports: Record) -> Store:
    found = Store(store(folder, *reports))
    build(found, engine)
    return found


def no_engine() -> Engine:
    raise AssertionError


@pytest.fixture(scope="module")
def in_memory(filled: Store) -> GatheredSiblings:
    members = (Member(record, record.unit, parent(record.unit)) for record in filled.records(YEAR))
    return GatheredSiblings(tuple(members))


@pytest.fixture(scope="module")
def in_store(filled: Store) -> Siblings:
    return of_year(filled, YEAR)


def of_year(filled: Store, year: int) -> Siblings:
    found = Relations(filled.folder).siblings(Record("a.md", "gia-2021", year))
    assert found is not None
    return found


def candidates(siblings: Siblings, record: Record, thresholds: Thresholds) -> Found:
    found = siblings.candidates(record, thresholds)
    return {(each.passage, each.record.path, each.other, each.units) for each in found}


BOUNDS = [THRESHOLDS, Thresholds(family=2), Thresholds(units=2), Thresholds(shared=1), Thresholds(shared=40)]


@pytest.mark.parametrize("thresholds", BOUNDS)
def test_candidates_are_those_in_memory(
    in_memory: GatheredSiblings, in_store: Siblings, thresholds: Thresholds
) -> None:
    for member in in_memory.members:
        expected = candidates(in_memory, member.record, thresholds)
        assert candidates(in_store, member.record, thresholds) == expected
    assert any(candidates(in_store, each.record, THRESHOLDS) for each in in_memory.members)


@pytest.mark.parametrize("thresholds", BOUNDS)
def test_the_same_is_common_as_in_memory(
    in_memory: GatheredSiblings, in_store: Siblings, thresholds: Thresholds
) -> None:
    for member in in_memory.members:
        for passage in member.record.passages:
            own = frozenset(hashes(fold_passage(passage.text).value))
            assert in_store.common(member.record, own, thresholds) == own & in_memory.common(
                member.record, own, thresholds
            )


def test_a_report_that_the_store_does_not_have(filled: Store, in_store: Siblings) -> None:
    other = next(iter(filled.records(YEAR)))
    copied = Record("新.md", "gia-2021", YEAR, "新单位", passages=(Passage("overview", "新。"), other.passages[2]))
    (found, *_) = in_store.candidates(copied, THRESHOLDS)
    assert (found.passage, found.record.passages[found.other]) == (1, other.passages[2])


def test_records_are_those_of_the_store_but_for_their_cells(filled: Store, in_store: Siblings) -> None:
    expected = {record.path: replace(record, cells=()) for record in filled.records(YEAR)}
    found = [each.record for record in expected.values() for each in in_store.candidates(record, THRESHOLDS)]
    assert found
    assert all(record == expected[record.path] for record in found)


def test_reports_of_one_unit_are_no_siblings(tmp_path: Path) -> None:
    one, other = (Record(f"{name}.md", "gia-2021", YEAR, unit) for name, unit in (("a", "单位１"), ("b", "单位1")))
    text = Passage("overview", next(iter(records(1))).passages[2].text)
    reports = tuple(replace(each, passages=(text,)) for each in (one, other))
    found = of_year(stored(tmp_path / "store", *reports), YEAR)
    assert candidates(found, reports[0], THRESHOLDS) == set()


def test_a_year_without_reports(filled: Store) -> None:
    assert Relations(filled.folder).siblings(Record("a.md", "gia-2021", 1999)) is None
    assert Relations(filled.folder).siblings(Record("a.md", "gia-2021")) is None


def test_a_store_without_postings(tmp_path: Path) -> None:
    folder = store(tmp_path / "store", *records(3))
    with pytest.raises(FileError, match="no index of copies"):
        Relations(folder)


def test_only_years_that_changed_are_written(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    earlier = [replace(each, path=f"旧/{each.path}") for each in records(6, YEAR - 1, seed=3)]
    store(folder, *earlier)
    found = stored(folder, *records(6))
    before = listing(folder).years
    assert build(found, no_engine) == 0
    assert build(Store(store(folder, next(records(1, seed=4)))), engine) == 1
    after = listing(folder).years
    assert (before[str(YEAR - 1)] == after[str(YEAR - 1)], before[str(YEAR)] == after[str(YEAR)]) == (True, False)
    assert {path.stem for path in (folder / FOLDER).glob("*.postings")} == set(after.values())


def test_an_empty_store(tmp_path: Path) -> None:
    assert build(Store(store(tmp_path / "store")), no_engine) == 0
    assert Relations(tmp_path / "store").siblings(Record("a.md", "gia-2021", YEAR)) is None


def test_reports_without_narrative(tmp_path: Path) -> None:
    bare = (replace(each, passages=()) for each in records(3))
    assert list(of_year(stored(tmp_path / "store", *bare), YEAR).candidates(next(records(1)), THRESHOLDS)) == []


@pytest.mark.parametrize("damage", [b"", b"x", b"gouji postings\n\0" + bytes(8)])
def test_a_damaged_file_is_told(tmp_path: Path, damage: bytes) -> None:
    found = stored(tmp_path / "store", *records(3))
    (path,) = (found.folder / FOLDER).glob("*.postings")
    for data in (damage, path.read_bytes()[:-1], path.read_bytes()[:-100]):
        path.write_bytes(data)
        with pytest.raises(FileError, match="damaged"):
            of_year(found, YEAR)


def test_a_damaged_record_is_told(tmp_path: Path) -> None:
    reports = list(records(6))
    found = stored(tmp_path / "store", *reports)
    (path,) = (found.folder / FOLDER).glob("*.postings")
    data = path.read_bytes()
    path.write_bytes(data.replace(b"x\x01", b"x\x02"))
    with pytest.raises(FileError, match="damaged"):
        [list(of_year(found, YEAR).candidates(each, THRESHOLDS)) for each in reports]


def test_a_damaged_list_is_told_and_written_anew(tmp_path: Path) -> None:
    found = stored(tmp_path / "store", *records(3))
    (found.folder / FOLDER / "years.json").write_bytes(b'{"run": "x", "years": {"2024": "../x"}}')
    with pytest.raises(FileError, match="damaged"):
        Relations(found.folder)
    assert build(found, no_engine) == 0
    assert of_year(found, YEAR)


def test_a_look_at_it_imports_nothing_slow(filled: Store) -> None:
    code = (
        "import sys; from pathlib import Path; from gouji.corpus.postings.listing import Relations;"
        "from gouji.records.model import Record;"
        f"Relations(Path(sys.argv[1])).siblings(Record('a.md', '', {YEAR})); print(*sys.modules)"
    )
    command = [sys.executable, "-c", code, str(filled.folder)]
    found = subprocess.run(command, capture_output=True, check=True, encoding="utf-8", env=os.environ)
    assert not {"pyarrow", "duckdb", "numpy", "pyspark", "gouji.corpus.reading"} & set(found.stdout.split())
