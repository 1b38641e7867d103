"""Files read on an engine; ``gouji.corpus.distributed``."""

from __future__ import annotations

import subprocess
from pathlib import Path
from shutil import which
from typing import Any

import pytest

pytest.importorskip("duckdb", reason="the extra corpus is not installed")
pytest.importorskip("pyarrow", reason="the extra corpus is not installed")

from gouji.corpus.distributed import reading_on
from gouji.corpus.engines import Means, engine
from gouji.corpus.filling import Reading, fill
from gouji.linter.plan import Request
from gouji.linter.session import Session
from support.checkout import EXAMPLES
from support.store import rows


def documents(folder: Path) -> Path:
    """Three reports, and a file that can't be read."""
    (folder / "docs").mkdir()
    for name in ("qingshi-2024.md", "qingshi-2024.docx", "qingshi-2024.html"):
        (folder / "docs" / name).write_bytes((EXAMPLES / "faulty" / name).read_bytes())
    (folder / "docs" / "broken.docx").write_bytes(b"PK broken")
    return folder


def filled(store: str, reading: Reading | None = None) -> dict[str, list[dict[str, Any]]]:
    """All that is in the store of these documents."""
    assert fill(Session(Request(records=True), jobs=1), ["docs"], Path(store), reading=reading).read == 4
    return rows(Path(store))


@pytest.mark.xdist_group("spark")
def test_spark_reads_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyspark", reason="the extra spark is not installed")
    pytest.importorskip("pandas", reason="the extra spark is not installed")
    java = which("java")
    if java is None or subprocess.run([java, "-version"], capture_output=True, check=False).returncode:
        pytest.skip("there is no Java, which Spark needs")
    monkeypatch.chdir(documents(tmp_path))
    with engine("local[2]", Means()) as spark:
        found = filled("there", reading_on(spark))
    assert found == filled("here")
    assert {each["status"] for each in found["reports"]} == {"read", "unreadable"}


def test_rows_of_this_process_are_a_table() -> None:
    import pyarrow as pa  # noqa: PLC0415 - an extra

    with engine("duckdb", Means()) as duckdb:
        for number in (1, 2):
            duckdb.table("mine", pa.table({"number": [number]}))
        assert duckdb.rows("SELECT number FROM mine").read_all().to_pylist() == [{"number": 2}]
