"""What looks like a report by title or headings and can't be judged as one must not pass; an index of reports may."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from support.command import Command
from support.edges import Edge, report, verdict

UNIT = "澄溪县青石镇人民政府"
TITLE = f"{UNIT}2024年政府信息公开工作年度报告"
FORM = "政府信息公开工作年度报告"
UNJUDGED = "exit 2, unreadable: document-unjudged"
SKIPPED = "exit 0, skipped"


def stub(*lines: str, title: str = TITLE) -> Callable[[], str]:
    return lambda: "\n\n".join([f"# {title}", *lines]) + "\n"


def text(*lines: str) -> Callable[[], str]:
    return lambda: "\n".join(lines) + "\n"


def page(*body: str) -> Callable[[], str]:
    return lambda: f"<!DOCTYPE html><html><body>{''.join(body)}</body></html>"


def beginning() -> str:
    return "\n".join(report().split("\n")[:25])


def headings_over_pictures() -> str:
    """The report without its title and with a picture in the place of each table."""
    untitled = report().partition("\n")[2]
    return re.sub(r"(^\|.*\n)+", "![](table.png)\n\n", untitled, flags=re.MULTILINE)


def middle() -> str:
    """The last table and the section behind it, as where a report was saved as several files."""
    return "## 四、" + report().partition("## 四、")[2].partition("## 六、")[0]


def headings_alone() -> str:
    return "\n\n".join(line for line in report().split("\n") if line.startswith("## "))


def without_numbers(text: str) -> str:
    return re.sub(r"^## .、", "## ", text, flags=re.MULTILINE)


def section_with_its_table() -> str:
    return "## 三、" + report().partition("## 三、")[2].partition("## ")[0]


def table_before_the_next_section() -> str:
    """As where a PDF begins in the middle of section four."""
    return middle().partition("\n\n")[2]


def tables_alone() -> str:
    return "\n".join(line if line.startswith("|") else "" for line in report().split("\n"))


def work_summary() -> str:
    return "# 工作总结\n\n" + "\n\n".join(f"## {title}\n\n已经写明。" for title in GENERAL) + "\n"


def table_alone() -> str:
    return "# 复议、诉讼案件统计表\n\n" + middle().partition("\n")[2].partition("## ")[0]


def of_year(year: int) -> str:
    return TITLE.replace("2024", str(year))


LISTED = [f"县{name}局2024年政府信息公开工作年度报告" for name in ("水利", "教育")]
UNITS = [f"<li><a href=x>县{name}局</a></li>" for name in "水土林教民财法商"]
GENERAL = ["总体情况", "存在的主要问题及改进情况", "其他需要报告的事项"]
YEARS = [f"- [{year}年度]({year}.md)" for year in range(2015, 2025)]
MENU = ["首页", "要闻", "走进青石", "办事服务", "互动交流", "专题", "数据", "无障碍", "长者版"]
META = ["<p>发布时间：2025-01-20</p>", "<p>附件：<a href=a.pdf>点击下载</a></p>"]
EDGES = {
    "a.md": [
        Edge("title-and-annex", stub("详见附件。"), SKIPPED, UNJUDGED),
        Edge("title-of-2019-and-annex", stub("详见附件。", title=of_year(2019)), SKIPPED, UNJUDGED),
        Edge("beginning-of-a-report", beginning, SKIPPED, UNJUDGED),
        Edge("headings-over-pictures", headings_over_pictures, SKIPPED, UNJUDGED),
        Edge("wrong-year-over-tables-of-the-form", lambda: report().replace("2024年", "2018年"), SKIPPED, UNJUDGED),
        Edge("middle-of-a-report", middle, SKIPPED, UNJUDGED),
        Edge("headings-alone", headings_alone, SKIPPED, UNJUDGED),
        Edge("titles-over-pictures", lambda: without_numbers(headings_over_pictures()), SKIPPED, UNJUDGED),
        Edge("section-with-its-table", section_with_its_table, SKIPPED, UNJUDGED),
        Edge("table-before-the-next-section", table_before_the_next_section, SKIPPED, UNJUDGED),
        Edge("tables-without-headings", tables_alone, SKIPPED, UNJUDGED),
        Edge("headings-that-others-have-too", work_summary, SKIPPED, SKIPPED),
        Edge("table-of-the-form-alone", table_alone, SKIPPED, SKIPPED),
        Edge("report-of-old", stub("一、概述", title=of_year(2010)), SKIPPED, SKIPPED),
        Edge("list-of-reports", stub(*(f"- [{title}](a.md)" for title in LISTED)), SKIPPED, SKIPPED),
        Edge("list-of-one-report", stub(f"- [{TITLE}](2024.md)", title="政府信息公开年报"), SKIPPED, SKIPPED),
        Edge("read-in-part", text("# 值班日志", "", "| 日 |", "|---|", *["| 一 |"] * 6_000), SKIPPED, UNJUDGED),
        Edge("year-in-words", stub("详见附件。", title=TITLE.replace("2024", "二〇二四")), SKIPPED, UNJUDGED),
        Edge("title-under-that-of-the-site", stub(TITLE, "详见附件。", title="门户网站"), SKIPPED, UNJUDGED),
        Edge("title-in-three-lines", stub("# 2024年", f"# {FORM}", "详见附件。", title=UNIT), SKIPPED, UNJUDGED),
        Edge("title-over-buttons", stub("索引号：1", *MENU, "附件：年报.pdf", "打印"), SKIPPED, UNJUDGED),
        Edge("menu-over-headings", lambda: f"通知公告\n\n{headings_over_pictures()}", SKIPPED, UNJUDGED),
        Edge("menu-over-the-middle", lambda: f"会议公开\n\n{middle()}", SKIPPED, UNJUDGED),
        Edge("years-under-a-title-without", stub(*YEARS, title=UNIT + FORM), SKIPPED, SKIPPED),
        Edge("notice", stub("请于月底前报送。", title=f"关于编制{TITLE}的通知"), SKIPPED, SKIPPED),
        Edge("explanation", stub("全文见网站。", title=f"{TITLE}解读"), SKIPPED, SKIPPED),
    ],
    "a.txt": [
        Edge("title-and-annex-as-text", text(TITLE, "", "详见附件。"), SKIPPED, UNJUDGED),
        Edge("menu-over-a-title", text("通知公告", "", TITLE, "", "详见附件。"), SKIPPED, UNJUDGED),
        Edge("notice-over-a-title", text("关于报送有关材料的通知", "", TITLE, "", "请报送。"), SKIPPED, SKIPPED),
        Edge("unit-on-its-own-line", text(UNIT, TITLE.removeprefix(UNIT), "", "详见附件。"), SKIPPED, UNJUDGED),
        Edge(
            "misspelt-title-and-annex", text(TITLE.replace("公开工作", "公工作"), "", "详见附件。"), SKIPPED, UNJUDGED
        ),
        Edge("list-with-dates", text(LISTED[0], "2025-01-20", LISTED[1], "2025-01-21"), SKIPPED, SKIPPED),
    ],
    "a.html": [
        Edge("title-and-annex-as-page", page(f"<h1>{TITLE}</h1><p>详见附件</p>"), SKIPPED, UNJUDGED),
        Edge("title-over-a-frame", page(f"<h1>{TITLE}</h1><iframe src=a.pdf></iframe>"), SKIPPED, UNJUDGED),
        Edge("page-of-a-site", page("<h1>县政府</h1><p>首页</p>", f"<p>{TITLE}</p>", *META), SKIPPED, UNJUDGED),
        Edge("list-of-units", page(f"<h1>{TITLE}</h1><ul>", *UNITS, "</ul>"), SKIPPED, SKIPPED),
    ],
}


@pytest.mark.parametrize(
    ("file", "edge"), [pytest.param(file, edge, id=edge.name) for file, edges in EDGES.items() for edge in edges]
)
def test_a_stub_does_not_pass_and_an_index_does(file: str, edge: Edge, command: Command, folder: Path) -> None:
    (folder / file).write_text(str(edge.make()), encoding="utf-8")
    assert verdict(command("check", "--format", "json", file)) == edge.after


def test_the_reason_is_that_of_the_year(command: Command, folder: Path) -> None:
    (folder / "a.md").write_text(stub("详见附件。", title=of_year(2019))(), encoding="utf-8")
    assert "2019 年试行格式" in command("check", "--lang", "zh", "a.md").out


def test_the_finding_stands_at_the_title(command: Command, folder: Path) -> None:
    (folder / "a.md").write_text(stub("详见附件。")(), encoding="utf-8")
    assert command("check", "--format", "concise", "a.md").out.startswith("a.md:1:3: error document-unjudged ")


@pytest.mark.parametrize(
    ("comment", "settings"),
    [
        pytest.param("", "exclude: [a.md]\n", id="excluded"),
        pytest.param("", "ignore:\n  - {rule: document-unjudged, path: a.md, reason: 正文是附件}\n", id="entry"),
        pytest.param("<!-- gouji: ignore-file=document-unjudged 正文是附件 -->\n", "", id="comment"),
    ],
)
def test_a_person_may_decide_that_it_need_not_be_judged(
    comment: str, settings: str, command: Command, folder: Path
) -> None:
    (folder / "a.md").write_text(comment + stub("详见附件。")(), encoding="utf-8")
    if settings:
        (folder / ".gouji.yaml").write_text(settings, encoding="utf-8")
    assert verdict(command("check", "--format", "json", "a.md")) == SKIPPED
