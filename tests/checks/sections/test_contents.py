"""Sentences that say how many parts there are: what is counted and listed, and which say too little to be judged."""

from __future__ import annotations

import pytest

from gouji.checks.sections.contents import contents
from gouji.document.model import Paragraph
from gouji.packs.library import Library
from gouji.text.spans import Text

FORM = Library().get("gia-2021").form
ALL = "、".join(section.title for section in FORM.sections)


def said(sentence: str) -> list[tuple[int, list[str]]]:
    found = contents([Paragraph(Text(sentence))], FORM)
    return [(each.count, [section.id for section in each.listed]) for each in found]


@pytest.mark.parametrize(
    ("sentence", "count", "listed"),
    [
        (f"本报告由{ALL}六部分组成。", 6, [section.id for section in FORM.sections]),
        (f"报告共分6个部分，分别是：{ALL}。", 6, [section.id for section in FORM.sections]),
        (
            "全文分为五部分：一、总体情况；二、主动公开情况；三、复议诉讼情况。",
            5,
            ["overview", "proactive", "disputes"],
        ),
        (
            "报告包括总体情况、存在的主要问题及改进情况和其他需要报告的事项等六个部分。",
            6,
            ["overview", "problems", "other"],
        ),
        ("本年度报告分为六个部分，电子版可以下载。", 6, []),
    ],
)
def test_counted(sentence: str, count: int, listed: list[str]) -> None:
    assert said(sentence) == [(count, listed)]


@pytest.mark.parametrize(
    "sentence",
    [
        # The list breaks off before the last section.
        "本报告由总体情况、主动公开政府信息情况等六部分组成。",
        # Other things than sections.
        "本报告由文字说明、统计表格两部分组成。",
        "报告由局办公室牵头，六个部门共同完成。",
        # No number.
        "本报告由总体情况、其他需要报告的事项等部分组成。",
    ],
)
def test_not_judged(sentence: str) -> None:
    assert said(sentence) == []
