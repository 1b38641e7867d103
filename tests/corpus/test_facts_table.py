"""Cells of a few reports as Parquet; ``gouji facts --format parquet``."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from gouji.cli.main import main
from gouji.corpus.schema import TABLES
from support.checkout import EXAMPLES

pq = pytest.importorskip("pyarrow.parquet", reason="needs the extra corpus")

FILES = [str(EXAMPLES / "faultless" / f"qingshi-2024.{suffix}") for suffix in ("md", "docx")]


def test_columns_are_those_of_the_cells_of_a_store(tmp_path: Path) -> None:
    assert main(["facts", *FILES, "--format", "parquet", "-o", str(tmp_path / "f.parquet")]) == 0
    table = pq.read_table(tmp_path / "f.parquet")
    assert table.schema.names == [column.name for column in TABLES["cells"]]
    told = json.loads(table.schema.metadata[b"gouji.reports"])
    assert [(each["year"], each["pack"]) for each in told] == [(2024, "gia-2021")] * 2
    assert set(table["report"].to_pylist()) == {each["report"] for each in told}


def test_values_are_those_of_csv(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["facts", FILES[0], "--format", "parquet", "-o", str(tmp_path / "f.parquet")])
    main(["facts", FILES[0], "--format", "json"])
    expected = {
        (each["table"], each["row"], each["column"]): each["value"] or None
        for each in json.loads(capsys.readouterr().out)["facts"]
        if each["state"] != "missing"
    }
    rows = pq.read_table(tmp_path / "f.parquet").to_pylist()
    assert {(row["table_id"], row["row_id"], row["column_id"]): row["value"] for row in rows} == expected
    assert all(row["number"] == (None if row["value"] is None else Decimal(row["value"])) for row in rows)


@pytest.mark.parametrize(
    "arguments",
    [
        [FILES[0], "--format", "parquet"],
        [FILES[0], "-o", "f.parquet"],
        [FILES[0], "--text", "--format", "parquet", "-o", "f.parquet"],
        FILES,
        [FILES[0], "--format", "parquet", "-o", "missing/f.parquet"],
        [FILES[0], "missing.md", "--format", "parquet", "-o", "f.parquet"],
    ],
)
def test_what_does_not_go_together_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["facts", *arguments]) == 2
    assert list(tmp_path.iterdir()) == []
