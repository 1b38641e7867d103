"""A run as the reporters get it: one file of each state."""

from __future__ import annotations

import pytest

from gouji.findings import Edit, Finding, Fix, NotEvaluated, Related, Suspect, Where
from gouji.messages import Message, plain
from gouji.results import FileResult, Result
from gouji.source import Place

CELL = Where("requests", "requests", "carried_in", "total", "表三 · 上年结转 × 总计")
WRONG_SUM = Finding(
    path="报告/一.txt",
    check="identities",
    rule="requests-flow",
    pack="gia-2021",
    severity="error",
    message=Message("第一项加第二项不等于第三项加第四项", "items 1 and 2 do not add up to items 3 and 4"),
    where=CELL,
    place=Place(3, 6, 3, 8),
    actual="12",
    expected="14",
    confidence="certain",
    suspects=(Suspect("carried_in", "total", "12", "14"),),
    related=(Related(plain("10 + 12 ≠ 24"), Place(9, 1, 9, 3), Where(label="表三 · 总计")),),
    fix=Fix((Edit(Place(3, 6, 3, 8), "14"),), safe=False),
)
REMARK = Finding(
    path="报告/一.txt",
    check="sections",
    rule="section-title",
    pack="gia-2021",
    severity="info",
    message=Message("标题写法不同", "another wording of the title"),
    where=Where(section="overview"),
    place=Place(1, 1, 1, 5),
)
NO_LINES = Finding(
    path="二.docx",
    check="tables",
    rule="cell-blank",
    pack="gia-2021",
    severity="error",
    message=Message("单元格空着", "the cell is blank"),
    where=CELL,
    expected="0",
)
UNREADABLE = Finding(
    "三.txt", "document", "document-unreadable", "", "error", Message("无法读取：已加密", "cannot be read: encrypted")
)


@pytest.fixture
def result() -> Result:
    return Result(
        (
            FileResult(
                "报告/一.txt",
                "read",
                "gia-2021",
                findings=(REMARK, WRONG_SUM),
                evaluated=30,
                lines={1: "一、总的情况", 3: "上年结转\t12\t0"},
            ),
            FileResult(
                "二.docx",
                "partial",
                "gia-2021",
                reason=Message("图片中的文字没有读", "text in pictures was not read"),
                findings=(NO_LINES,),
                evaluated=29,
                not_evaluated=(
                    NotEvaluated("二.docx", "identities", "fees-sum", "gia-2021", Message("没有找到表格", "no table")),
                    NotEvaluated("二.docx", "identities", "fees-sum", "gia-2021", Message("没有找到行", "no row")),
                ),
            ),
            FileResult("三.txt", "unreadable", reason=Message("已加密", "encrypted"), findings=(UNREADABLE,)),
            FileResult("四.md", "skipped", reason=Message("是 2019 年的报告", "a report of 2019")),
            FileResult("说明.md", "skipped"),
        )
    )
