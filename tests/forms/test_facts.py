"""``gouji facts``: every cell of the sample reports, as read."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from gouji.cli.main import main
from support.checkout import EXAMPLES
from support.official_form import addresses
from support.render import FORMATS
from support.sample_reports import FAULTLESS, FAULTY


def facts(capsysbinary: pytest.CaptureFixture[bytes], *arguments: str) -> str:
    assert main(["facts", *arguments]) == 0
    return capsysbinary.readouterr().out.decode()


@pytest.mark.parametrize("suffix", FORMATS)
def test_all_200_cells_in_every_format(suffix: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    path = EXAMPLES / "faultless" / f"qingshi-2024{suffix}"
    found = json.loads(facts(capsysbinary, str(path), "--format", "json"))
    texts = {(fact["table"], fact["row"], fact["column"]): fact["text"] for fact in found["facts"]}
    assert texts == {address: FAULTLESS.tables[address] for address in addresses()}
    assert found["pack"] == "gia-2021"
    assert found["missing_tables"] == []
    assert all((fact["line"] is None) == (suffix == ".docx") for fact in found["facts"])


def test_csv_has_a_line_for_every_cell(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    text = facts(capsysbinary, str(EXAMPLES / "faulty" / "qingshi-2024.md"), "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == 200
    states = {row["state"] for row in rows}
    assert states == {"number", "blank", "placeholder"}
    [slash] = [row for row in rows if row["state"] == "placeholder"]
    assert (slash["text"], slash["value"]) == ("/", "")


def test_the_table_marks_what_is_no_number(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    text = facts(capsysbinary, str(EXAMPLES / "faulty" / "qingshi-2024.md"), "--lang", "en")
    assert text.count("□") == 2  # the blank cell and the legend
    assert "/!" in text
    assert text.splitlines()[-1].startswith("□ blank")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("note.txt", "会议纪要\n\n今天没有议题。\n", "看不出是这种报告"),
        ("image.txt", "\0\1\2", "二进制"),
        ("table.xlsx", "PK", "xlsx"),
    ],
)
def test_what_is_no_report_is_told(
    name: str, content: str, words: str, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    (tmp_path / name).write_bytes(content.encode())
    assert main(["facts", str(tmp_path / name), "--lang", "zh"]) == 2
    error = capsysbinary.readouterr().err.decode()
    assert name in error
    assert words in error
    assert error.count("\n") == 1


def test_a_missing_file_is_told(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["facts", "no/such.md", "--lang", "zh"]) == 2
    assert "no/such.md" in capsysbinary.readouterr().err.decode()


def test_the_faulty_sample_differs_where_it_was_spoilt() -> None:
    spoilt = [address for address in addresses() if FAULTY.tables[address] != FAULTLESS.tables[address]]
    assert len(spoilt) == 3
