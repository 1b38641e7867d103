"""What runs SQL over a store; ``gouji.corpus.engines``."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("duckdb", reason="the extra corpus is not installed")
pytest.importorskip("pyarrow", reason="the extra corpus is not installed")

import pyarrow as pa
import pyarrow.parquet as pq

from gouji.corpus.engines import Means, engine
from gouji.corpus.engines.duckdb import interruptible
from gouji.messages.errors import UsageError
from support.doubled import NUMBERS, doubled


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    found = [tmp_path / "一.parquet", tmp_path / "二.parquet"]
    for number, path in enumerate(found):
        pq.write_table(pa.table({"number": range(30_000 * number, 30_000 * (number + 1))}, schema=NUMBERS), path)
    return found


def test_a_table_of_several_files_a_step_and_its_rows(files: list[Path]) -> None:
    with engine() as duckdb:
        duckdb.view("numbers", files)
        duckdb.step("few", "SELECT number FROM numbers WHERE number >= 59998")
        duckdb.step("few", "SELECT number + 1 AS number FROM few")
        assert sorted(duckdb.rows("SELECT number FROM few").read_all()["number"].to_pylist()) == [59999, 60000]


@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.parametrize("least", [0, 59998, 60000])
def test_a_function_sees_every_row_once(files: list[Path], least: int, threads: int, tmp_path: Path) -> None:
    with engine("duckdb", Means(threads=threads, folder=tmp_path)) as duckdb:
        duckdb.view("numbers", files)
        duckdb.mapped("twice", f"SELECT number FROM numbers WHERE number >= {least}", doubled, NUMBERS)  # noqa: S608 - a number
        duckdb.mapped("twice", "SELECT number FROM twice", doubled, NUMBERS)
        found = duckdb.rows("SELECT number FROM twice").read_all()["number"].to_pylist()
    assert sorted(found) == [4 * each for each in range(least, 60_000)]
    assert sorted(tmp_path.iterdir()) == sorted(files)


@pytest.mark.parametrize("list_", ["[1, 2]", "[1]"])
def test_lists_explode(list_: str) -> None:
    with engine() as duckdb:
        found = duckdb.rows(f"SELECT 7 AS one, explode({list_}) AS each").read_all().to_pylist()
    assert [row["each"] for row in found] == [1, 2][: len(found)]


@pytest.mark.parametrize("name", ["", "duck", "sparkle", "local"])
def test_an_engine_that_does_not_exist(name: str) -> None:
    with pytest.raises(UsageError, match="no engine"):
        engine(name)


@pytest.mark.parametrize("memory", ["much", "4", "GB"])
def test_a_memory_that_is_no_size(memory: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no size of memory"):
        engine("duckdb", Means(memory, folder=tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_for_what_is_spilled_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nowhere"):
        engine("duckdb", Means(folder=tmp_path / "nowhere"))


def test_what_a_person_ends_is_no_failure() -> None:
    with pytest.raises(KeyboardInterrupt), interruptible():
        raise RuntimeError("Query interrupted")
    with pytest.raises(RuntimeError, match="out of range"), interruptible():
        raise RuntimeError("out of range")


@pytest.mark.parametrize(
    ("memory", "threads", "kept"),
    [("4GB", 2, 3520 * 10**6), (" 4 gb ", 1, 3680 * 10**6), ("500MB", 2, 250 * 10**6), ("1TB", 7, 999 * 10**9)],
)
def test_memory_is_that_of_all_processes(memory: str, threads: int, kept: int, tmp_path: Path) -> None:
    with engine("duckdb", Means(memory, threads, tmp_path)) as duckdb:
        (limit,) = duckdb.rows("SELECT current_setting('memory_limit') AS found").read_all()["found"].to_pylist()
    number, unit = limit.split()
    assert float(number) * 1024 ** ["B", "KiB", "MiB", "GiB", "TiB"].index(unit) == pytest.approx(kept, rel=0.03)
