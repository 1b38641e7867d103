"""Which lines are the title of a document, and when a title names unit, year and form in full."""

from __future__ import annotations

import pytest

from gouji.forms.bind import bind
from gouji.forms.document_titles import full_title, line_of, report_year
from gouji.packs.library import Library
from gouji.readers import read
from gouji.schema.info import Claims
from gouji.text.source import Source

PACK = Library().get("gia-2021")
CLAIMS = PACK.info.claims
FORM = "政府信息公开工作年度报告"
TITLE = f"青石镇2024年{FORM}"
UNITS = [f"县{name}局" for name in ("水利", "林业", "教育", "民政", "财政", "司法", "商务", "审计")]
MENU = ["首页", "要闻", "走进青石", "办事服务", "互动交流", "专题", "数据", "无障碍", "长者版"]


def full(text: str, name: str = "report.txt") -> str | None:
    assert CLAIMS is not None
    title = full_title(bind(read(Source(name, text.encode())), PACK.form), CLAIMS)
    return line_of(title) if title else None


@pytest.mark.parametrize(
    ("line", "is_full"),
    [
        (f"青石镇2024年{FORM}", True),
        (f"2024年青石镇{FORM}", True),
        (f"青石镇{FORM}（2024年度）", True),
        (f"青石镇 2024 年 {FORM}", True),
        (f"青石镇二〇二四年{FORM}", True),
        (f"青石镇二○二四年{FORM}", True),
        (f"2024年度{FORM}", False),  # of whom?
        (f"青石镇{FORM}", False),  # of when?
        (f"青石镇2024年{FORM} 2025-01-20 点击查看附件", False),
        (f"青石镇2024年{FORM}编制说明", False),
        ("青石镇2024年工作报告", False),
    ],
)
def test_a_full_title_names_unit_year_and_form_and_nothing_else(line: str, is_full: bool) -> None:  # noqa: FBT001 - a table
    assert (full(f"{line}\n\n详见附件。\n") is not None) == is_full


@pytest.mark.parametrize(
    ("lines", "is_full"),
    [
        (["青石镇", f"2024年{FORM}"], True),
        (["首页", "青石镇", f"2024年{FORM}"], False),
        ([f"青石镇2024年{FORM}", f"青石镇2023年{FORM}"], False),
        ([f"青石镇2024年{FORM}", "2025-01-20", f"青石镇2023年{FORM}"], False),
        ([f"青石镇2024年{FORM}", "来源：青石镇", "详见附件。", f"青石镇2023年{FORM}"], True),
        ([f"青石镇2024年{FORM}", *UNITS], False),
        ([f"青石镇2024年{FORM}", *UNITS, "版权所有：青石镇人民政府办公室。"], False),
        ([f"青石镇2024年{FORM}", *UNITS[:7], "全文见附件，表格见附表。"], True),
        ([f"青石镇2024年{FORM}", *MENU], True),
        ([f"青石镇2024年{FORM}", "索引号：1", "来源：青石镇", *MENU[:4], "附件：年度报告.pdf", "打印", "关闭"], True),
        ([f"青石镇2024年{FORM}", "阅读", "下载", f"白河镇2024年{FORM}", "阅读", "下载", f"金山镇2024年{FORM}"], False),
        (["青石镇", "2024年", FORM], True),
        (["青石镇2024年政府信息公开", "工作年度报告"], True),
        ([f"青石镇{FORM}", "（2024年度）"], True),
        ([f"青石镇{FORM}", "2024年度"], False),
        (["通知公告", f"青石镇2024年{FORM}"], True),
        (["关于报送有关材料的通知", f"青石镇2024年{FORM}"], False),
        ([f"2024年{FORM}解读", f"青石镇2024年{FORM}"], False),
    ],
)
def test_a_title_in_an_index_is_none_of_the_document(lines: list[str], is_full: bool) -> None:  # noqa: FBT001 - a table
    assert (full("\n\n".join(lines)) is not None) == is_full


@pytest.mark.parametrize(
    ("lines", "is_full"),
    [
        (["# 门户网站", TITLE, "详见附件。"], True),
        (["# 门户网站", "首页 通知公告", TITLE, "发布时间：2025-01-20", "附件：点击下载"], True),
        (["# 门户网站", TITLE, "2025-01-20"], False),
        (["# 年报", TITLE, f"白河镇2024年{FORM}", "共2条。"], False),
        (["# 领导讲话", "讲话传达到位。", TITLE, "下一篇：无"], False),
        (["# 领导讲话", f"上一篇：{TITLE}", "下一篇：无"], False),
        (["# 年报解读", TITLE, "一图读懂本报告。"], False),
        (["# 关于报送材料的通知", f"## {TITLE}", "详见附件。"], False),
        (["## 通知公告", f"# {TITLE}", "详见附件。"], True),
        (["# 青石镇", "# 2024年", f"# {FORM}", "详见附件。"], True),
        (["# 青石镇", "## 2024年", f"### {FORM}", "详见附件。"], True),
        ([f"# 关于编制{TITLE}的", "# 通知", "请照办。"], False),
    ],
)
def test_a_title_under_a_heading_is_one_over_what_a_document_has(lines: list[str], is_full: bool) -> None:  # noqa: FBT001 - a table
    assert (full("\n\n".join(lines), "report.md") is not None) == is_full


@pytest.mark.parametrize(
    ("text", "year"),
    [
        (f"青石镇2024年{FORM}\n\n2025年1月发布。\n", 2024),
        (f"青石镇{FORM}\n\n统计期限自2024年1月1日起。\n", 2024),
        (f"青石镇二〇二四年{FORM}\n\n2025年1月发布。\n", 2024),
        (f"青石镇{FORM}\n\n按2021年的格式，统计期限自2024年1月1日起至2024年12月31日止。\n", 2024),
        (f"青石镇{FORM}\n\n2015年度\n\n2016年度\n\n2017年度\n", None),
        (f"青石镇{FORM}\n\n没有写年份。\n", None),
    ],
)
def test_the_year_is_that_of_the_title_before_that_of_the_text(text: str, year: int | None) -> None:
    assert CLAIMS is not None
    assert report_year(bind(read(Source("report.txt", text.encode())), PACK.form), CLAIMS) == year


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("Bureau of Tides Annual Tide Report 2024", 2024),
        ("BUREAU OF TIDES ANNUAL  TIDE REPORT for Fiscal Year 2024", 2024),
        ("Bureau of Tides Annual Report 2024", None),
    ],
)
def test_patterns_see_the_white_space_of_latin_text(line: str, year: int | None) -> None:
    claims = Claims(title=("(?i)annual tide report",), year=r"\b(20[0-9]{2})\b")
    report = bind(read(Source("report.txt", f"{line}\n\nSee the annex.\n".encode())), PACK.form)
    title = full_title(report, claims)
    assert (report_year(report, claims) if title else None) == year
