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


# ---- the text --------------------------------------------------------------------------------------------------------

SAID = "（二）依申请公开。全年新收政府信息公开申请{}件，上年结转约3件。热线受理诉求360件。新设专栏2个。"


@pytest.fixture
def spoken(tmp_path: Path) -> str:
    """The faultless sample with one more paragraph, whose first figure is wrong."""
    text = (EXAMPLES / "faultless" / "qingshi-2024.md").read_text(encoding="utf-8")
    report = tmp_path / "report.md"
    heading = "## 一、总体情况\n\n"
    assert heading in text
    report.write_text(text.replace(heading, f"{heading}{SAID.format(99)}\n\n"), encoding="utf-8")
    return str(report)


@pytest.mark.parametrize(
    ("figure", "value", "rules", "left_out"),
    [
        ("99件", "99", "text-requests", ""),
        ("3件", "", "", ""),
        ("360件", "360", "", "requests:leaves"),
        ("2个", "2", "", ""),
    ],
)
def test_every_figure_of_the_text_is_told_with_what_it_is_read_as(
    spoken: str, capsysbinary: pytest.CaptureFixture[bytes], figure: str, value: str, rules: str, left_out: str
) -> None:
    rows = list(csv.DictReader(io.StringIO(facts(capsysbinary, "--text", spoken, "--format", "csv"))))
    row = next(row for row in rows if row["line"] == rows[0]["line"] and row["figure"] == figure.removesuffix("个"))
    assert (row["value"], row["rules"]) == (value, rules)
    assert left_out in row["left_out"].split() or not left_out


def test_a_figure_is_shown_beside_the_cell_that_it_stands_for(
    spoken: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    first = json.loads(facts(capsysbinary, "--text", spoken, "--format", "json"))["figures"][0]
    assert (first["figure"], first["section"]) == ("99件", "overview")
    assert first["label"] == "表三 · 一、本年新收政府信息公开申请数量 × 总计"
    assert first["expected"] == FAULTLESS.tables["requests", "new", "total"]
    table = facts(capsysbinary, "--text", spoken, "--lang", "zh").splitlines()
    assert table[0].split() == ["位置", "数字", "所在分句", "读作"]
    assert "不是确数，不比较" in next(line for line in table if "约3件" in line)
    assert "requests: 说的是别的事" in next(line for line in table if "360件" in line)
    assert "没有句式适合，不比较" in next(line for line in table if "新设专栏2" in line)
