"""``gouji new report --from``: what is taken over from last year's report, and what is not."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path

import pytest

from support.checkout import EXAMPLES
from support.command import Command, Run
from support.filling import SENTENCES, filled
from support.render import FORMATS, as_markdown
from support.sample_reports import FAULTLESS

pytestmark = pytest.mark.usefixtures("folder")

SETTLED = (
    "上年结转的申请（自然人 3、商业企业 1、总计 4）办理得怎样；"
    "表三暂时全部计入“四、结转下年度继续办理”，办结的改计入办理结果，并改总计"
)


def new(command: Command, pack: str, *arguments: str) -> Run:
    run = command("new", "report", pack, "-o", "new.md", "--force", "--lang", "zh", *arguments)
    assert (run.code, run.err) == (0, "")
    assert set(command("check", "new.md", "--format", "json", "--strict").rules) == {"document-unfilled"}
    return run


def written() -> str:
    return Path("new.md").read_text("utf-8")


def headings() -> list[str]:
    return [line for line in written().splitlines() if line.startswith("#")]


def cells(command: Command, table: str, row: str) -> list[str]:
    facts = csv.DictReader(io.StringIO(command("facts", "new.md", "--format", "csv").out))
    return [fact["value"] for fact in facts if (fact["table"], fact["row"]) == (table, row)]


@pytest.mark.parametrize("suffix", FORMATS)
def test_in_every_format(command: Command, suffix: str) -> None:
    Path(f"last{suffix}").write_bytes(FORMATS[suffix](FAULTLESS))
    run = new(command, "gia-2021", "--from", f"last{suffix}")
    assert run.out.splitlines()[:2] == [
        "澄溪县青石镇人民政府，2025 年度",
        "从上年报告带入：表三 · 二、上年结转政府信息公开申请数量（自然人 3、商业企业 1、总计 4）",
    ]
    assert headings() == [
        "# 澄溪县青石镇人民政府2025年政府信息公开工作年度报告",
        "## 一、总体情况",
        "### （一）主动公开",
        "### （二）依申请公开",
        "### （三）政府信息管理",
        "### （四）政府信息公开平台建设",
        "### （五）监督保障",
        "## 二、主动公开政府信息情况",
        "## 三、收到和处理政府信息公开申请情况",
        "## 四、政府信息公开行政复议、行政诉讼情况",
        "## 五、存在的主要问题及改进情况",
        "### （一）存在的主要问题",
        "### （二）改进情况",
        "## 六、其他需要报告的事项",
    ]
    assert cells(command, "requests", "carried_in") == ["3", "1", "0", "0", "0", "0", "4"]
    assert cells(command, "requests", "carried_out") == ["3", "1", "0", "0", "0", "0", "4"]
    assert set(cells(command, "requests", "new") + cells(command, "requests", "outcome.total")) == {"0"}
    assert f"【请填写：{SETTLED}】" in written()


def test_no_sentence_is_taken_over(command: Command) -> None:
    Path("last.md").write_bytes(as_markdown(FAULTLESS))
    new(command, "gia-2021", "--from", "last.md")
    said = [clause for section in FAULTLESS.sections for text in section.paragraphs for clause in text.split("，")]
    assert [clause for clause in said if len(clause) > 6 and clause in written()] == []


def test_nothing_is_reported_once_it_is_filled_in(command: Command) -> None:
    Path("last.md").write_bytes(as_markdown(FAULTLESS))
    new(command, "gia-2021", "--from", "last.md")
    sentences = {**SENTENCES, SETTLED: "上年结转的4件仍在办理。"}
    Path("new.md").write_bytes(filled(".md", written().encode(), sentences))
    run = command("check", "new.md", "--format", "json", "--fail-on", "info", "--strict")
    assert (run.code, run.rules) == (0, [])


@pytest.mark.parametrize(
    ("arguments", "title"),
    [
        ([], "# 澄溪县青石镇人民政府2025年政府信息公开工作年度报告"),
        (["--unit", "澄溪县白沙镇人民政府"], "# 澄溪县白沙镇人民政府2025年政府信息公开工作年度报告"),
        (["--year", "2026"], "# 澄溪县青石镇人民政府2026年政府信息公开工作年度报告"),
    ],
)
def test_what_is_said_stands_over_what_is_read(command: Command, arguments: list[str], title: str) -> None:
    Path("last.md").write_bytes(as_markdown(FAULTLESS))
    new(command, "gia-2021", "--from", "last.md", *arguments)
    assert headings()[0] == title


CHANGES: Mapping[str, tuple[str, str, str]] = {
    "a report that is not of last year": (
        "2024年",
        "2022年",
        "没有带入，仍是 0：所据报告是 2022 年度的，不是上一年度",
    ),
    "a blank cell": (
        "| 四、结转下年度继续办理 |  |  | 3 | 1 |",
        "| 四、结转下年度继续办理 |  |  |  | 1 |",
        "没有带入，仍是 0：上年报告里“二、上年结转政府信息公开申请数量 × 自然人”是空白",
    ),
    "words for a figure": (
        "| 四、结转下年度继续办理 |  |  | 3 | 1 |",
        "| 四、结转下年度继续办理 |  |  | 若干 | 1 |",
        "没有带入，仍是 0：上年报告里“二、上年结转政府信息公开申请数量 × 自然人”写的是“若干”",
    ),
    "a sum that is wrong": (
        "| 四、结转下年度继续办理 |  |  | 3 | 1 |",
        "| 四、结转下年度继续办理 |  |  | 2 | 1 |",
        "没有带入，仍是 0：带入后与其他数字不符，请核对上年报告",
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_figures_that_are_not_taken_over(command: Command, change: str) -> None:
    old, other, reason = CHANGES[change]
    report = as_markdown(FAULTLESS).decode()
    assert old in report
    Path("last.md").write_text(report.replace(old, other), "utf-8")
    run = new(command, "gia-2021", "--from", "last.md", "--year", "2025")
    assert run.out.splitlines()[1] == f"表三 · 二、上年结转政府信息公开申请数量{reason}"
    assert set(cells(command, "requests", "carried_in")) == {"0"}


def test_headings_that_would_be_faults_are_those_of_the_template(command: Command) -> None:
    report = as_markdown(FAULTLESS).decode().replace("（三）政府信息管理。", "（二）政府信息管理。")
    Path("last.md").write_text(report, "utf-8")
    new(command, "gia-2021", "--from", "last.md")
    assert "### （三）政府信息管理" in headings()


def test_from_a_report_in_the_form_before(command: Command) -> None:
    assert command("new", "report", "gia-2019", "--unit", "青石县水利局", "--year", "2020", "-o", "last.md").code == 0
    last = Path("last.md").read_text("utf-8")
    for row in ("一、本年新收政府信息公开申请数量", "四、结转下年度继续办理"):
        last = last.replace(
            f"| {row} |  |  | 0 | 0 | 0 | 0 | 0 | 0 | 0 |", f"| {row} |  |  | 2 | 0 | 0 | 0 | 0 | 0 | 2 |"
        )
    Path("last.md").write_text(last, "utf-8")
    new(command, "gia-2021", "--from", "last.md")
    assert headings()[0] == "# 青石县水利局2021年政府信息公开工作年度报告"
    assert cells(command, "requests", "carried_in") == ["2", "0", "0", "0", "0", "0", "2"]
    assert "3.其他" in written()


def test_a_year_after_the_last_of_a_form(command: Command) -> None:
    assert command("new", "report", "gia-2019", "--unit", "青石县水利局", "--year", "2020", "-o", "last.md").code == 0
    run = command("new", "report", "gia-2019", "--from", "last.md", "-o", "new.md", "--lang", "en")
    assert (run.code, run.err) == (2, "gouji: gia-2019 is not for 2021; for that year there is gia-2021\n")


@pytest.mark.parametrize(
    ("pack", "example", "rows"),
    [
        ("juesuan", "juesuan/faultless/qingshi-2024.md", ["205", "教育支出", "30101", "基本工资"]),
        ("us-foia", "us-foia/faultless/tides-2024.md", ["Harbor Office", "Inspector General"]),
    ],
)
def test_rows_that_every_body_has_of_its_own(command: Command, pack: str, example: str, rows: list[str]) -> None:
    new(command, pack, "--from", str(EXAMPLES / example))
    assert [row for row in rows if f"| {row} |" not in written()] == []


def test_requests_that_were_pending_at_an_agency(command: Command) -> None:
    run = new(command, "us-foia", "--from", str(EXAMPLES / "us-foia" / "faultless" / "tides-2024.md"))
    told = "从上年报告带入：V.A · Number of Requests Pending as of Start of Fiscal Year（Harbor Office 7"
    assert run.out.splitlines()[1].startswith(told)
    assert "| Harbor Office | 7 | 0 | 0 | 7 |" in written()
