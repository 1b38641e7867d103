"""Stores that are read; ``gouji.corpus.reading``."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from gouji.corpus.reading import Store
from gouji.corpus.recording import write_records
from gouji.messages.errors import FileError
from gouji.records.model import Record
from support.store import record

pytest.importorskip("pyarrow", reason="needs the extra corpus")

EVERY = [
    record(f"{unit}-{year}.md", unit, year) for unit in ("甲乡", "乙镇（本级）", "丙街道") for year in (2023, 2024)
]


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.chdir(tmp_path)
    write_records(Path("s"), EVERY, size=2)
    return Store(Path("s"))


def test_records_are_what_was_written(store: Store) -> None:
    assert sorted(store.records(), key=lambda each: each.path) == sorted(EVERY, key=lambda each: each.path)


@pytest.mark.parametrize("year", [2023, 2024, 2025])
def test_records_of_a_year(store: Store, year: int) -> None:
    assert {each.path for each in store.records(year)} == {each.path for each in EVERY if each.year == year}


@pytest.mark.parametrize(
    ("unit", "year", "paths"),
    [
        ("甲乡", 2024, ["甲乡-2024.md"]),
        ("甲 乡", 2023, ["甲乡-2023.md"]),
        ("乙镇(本级)", 2024, ["乙镇（本级）-2024.md"]),
        ("甲乡", 2022, []),
        ("丁村", 2024, []),
        ("", 2024, []),
    ],
)
def test_reports_of_a_unit_for_a_year(store: Store, unit: str, year: int, paths: list[str]) -> None:
    assert [each.path for each in store.reports(unit, year)] == paths


def test_reports_have_all_that_was_read(store: Store) -> None:
    assert list(store.reports("丙街道", 2024)) == [each for each in EVERY if each.path == "丙街道-2024.md"]


def test_paths_lead_from_the_current_folder(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    del store
    Path("elsewhere").mkdir()
    monkeypatch.chdir("elsewhere")
    found = Store(Path("../s")).reports("甲乡", 2024)
    assert [Path(each.path) for each in found] == [Path("甲乡-2024.md").absolute().parent.parent / "甲乡-2024.md"]


def test_a_report_without_unit_or_year_is_found_by_nobody(tmp_path: Path) -> None:
    nameless: Record = replace(record("a.md"), unit="", year=None)
    write_records(tmp_path / "s", [nameless])
    store = Store(tmp_path / "s")
    assert list(store.reports("", 2024)) == []
    assert store.years == ()
    assert len(list(store.records())) == 1


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-20])


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (Path.unlink, "the store lacks this file; try again"),
        (emptied, "Parquet file size is 0 bytes); remove the store"),
        (cut, "Parquet magic bytes not found in footer"),
    ],
)
@pytest.mark.parametrize("table", ["reports", "cells", "passages"])
def test_a_file_that_can_not_be_read_is_named(
    store: Store, table: str, damage: Callable[[Path], None], says: str
) -> None:
    for file in (store.folder / table).iterdir():
        damage(file)
    for read in (lambda: store.reports("甲乡", 2024), lambda: list(store.records())):
        with pytest.raises(FileError) as error:
            read()
        (problem,) = error.value.problems
        assert problem.path.startswith(f"s/{table}/")
        assert says in problem.message.en


@pytest.mark.skipif(os.name != "posix", reason="links are for a few")
@pytest.mark.parametrize("table", ["reports", "cells", "passages"])
def test_of_a_file_that_is_out_of_reach_nobody_says_that_it_is_damaged(store: Store, table: str) -> None:
    """As of one that another user has closed."""
    for file in (store.folder / table).iterdir():
        file.unlink()
        file.symlink_to(file.name)
    with pytest.raises(FileError, match="can't be read"):
        store.reports("甲乡", 2024)
