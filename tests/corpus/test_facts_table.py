"""Cells of a few reports as Parquet; ``gouji facts --format parquet``."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from gouji.cli.main import main
from gouji.corpus.facts_table import archive
from gouji.corpus.schema import TABLES
from gouji.linter.plan import Request
from gouji.linter.session import Session
from gouji.messages.errors import FileError
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


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    main(["facts", *FILES, "--format", "parquet", "-o", str(tmp_path / "f.parquet")])
    records = archive(str(tmp_path / "f.parquet")).reports("澄溪县青石镇人民政府", 2024)
    read = Session(Request(records=True)).run(FILES).result.files
    cells = [file.record.cells for file in read if file.record]
    assert [each.by_name.keys() for each in records] == [{cell.name: cell for cell in some}.keys() for some in cells]
    assert records[0].cells == cells[0]
    assert [cell.number for cell in records[1].cells] == [cell.number for cell in cells[1]]
    assert all(cell.place is None for cell in records[1].cells)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:2000])


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def of_a_store(path: Path) -> None:
    pq.write_table(pq.read_table(path).replace_schema_metadata({"gouji.schema": "1"}), path)


def newer(path: Path) -> None:
    table = pq.read_table(path)
    pq.write_table(table.replace_schema_metadata({**table.schema.metadata, b"gouji.schema": b"9"}), path)


def with_other_columns(path: Path) -> None:
    pq.write_table(pq.read_table(path).drop_columns(["table_id"]), path)


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (cut, "not written by gouji facts"),
        (emptied, "not written by gouji facts"),
        (of_a_store, "not written by gouji facts"),
        (newer, r"written by a newer gouji facts \(version 9, this one knows 1\)"),
        (with_other_columns, "not written by gouji facts: 'table_id'"),
        (Path.unlink, "cannot be read: no such file"),
    ],
)
def test_a_file_that_is_not_what_was_written(tmp_path: Path, broken: Callable[[Path], None], said: str) -> None:
    path = tmp_path / "f.parquet"
    main(["facts", FILES[0], "--format", "parquet", "-o", str(path)])
    broken(path)
    with pytest.raises(FileError, match=said):
        archive(str(path))


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
