"""Which lines are the title of a document, and when a title names unit, year and form in full."""

from __future__ import annotations

import pytest

from gouji.forms.bind import bind
from gouji.forms.document_titles import full_title, line_of, report_year
from gouji.packs.library import Library
from gouji.readers import read
from gouji.text.source import Source

PACK = Library().get("gia-2021")
CLAIMS = PACK.info.claims
FORM = "政府信息公开工作年度报告"


def full(text: str) -> str | None:
    assert CLAIMS is not None
    title = full_title(bind(read(Source("report.txt", text.encode())), PACK.form), CLAIMS)
    return line_of(title) if title else None


@pytest.mark.parametrize(
    ("line", "is_full"),
    [
        (f"青石镇2024年{FORM}", True),
        (f"2024年青石镇{FORM}", True),
        (f"青石镇{FORM}（2024年度）", True),
        (f"青石镇 2024 年 {FORM}", True),
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
        ([f"青石镇2024年{FORM}", *"一二三四五六七八"], False),
        ([f"青石镇2024年{FORM}", *"一二三四五六七", "全文见附件，表格见附表。"], True),
    ],
)
def test_a_title_in_an_index_is_none_of_the_document(lines: list[str], is_full: bool) -> None:  # noqa: FBT001 - a table
    assert (full("\n\n".join(lines)) is not None) == is_full


@pytest.mark.parametrize(
    ("text", "year"),
    [
        (f"青石镇2024年{FORM}\n\n2025年1月发布。\n", 2024),
        (f"青石镇{FORM}\n\n统计期限自2024年1月1日起。\n", 2024),
        (f"青石镇{FORM}\n\n没有写年份。\n", None),
    ],
)
def test_the_year_is_that_of_the_title_before_that_of_the_text(text: str, year: int | None) -> None:
    assert CLAIMS is not None
    assert report_year(bind(read(Source("report.txt", text.encode())), PACK.form), CLAIMS) == year
