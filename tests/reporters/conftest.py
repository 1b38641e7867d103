"""A run as the reporters get it: one file of each state."""

from __future__ import annotations

import pytest

from gouji.checks.identities.rule import IdentitiesRule
from gouji.checks.sections.rule import SectionsRule
from gouji.checks.tables.rule import TablesRule
from gouji.findings.model import Edit, Finding, Fix, NotEvaluated, Related, Suspect, Where
from gouji.linter.results import FileResult, Result
from gouji.messages.message import Message, plain
from gouji.packs.contents import Pack
from gouji.schema.form import Form
from gouji.schema.info import PackInfo
from gouji.schema.sections import SectionForm
from gouji.text.source import Place

CELL = Where("requests", "requests", "carried_in", "total", plain("表三 · 上年结转 × 总计"))
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
    related=(Related(plain("10 + 12 ≠ 24"), Place(9, 1, 9, 3), Where(label=plain("表三 · 总计"))),),
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
PACK = Pack(
    info=PackInfo(id="gia-2021", name=Message("年度报告", "annual report"), version=1, basis="某办法第三条"),
    form=Form(sections=(SectionForm(id="overview", number="一", title="总体情况"),)),
    rules=(
        SectionsRule(
            id="section-title",
            finds="variant",
            severity="info",
            message=Message("“{found}”应为“{title}”", "{found} should be {title}"),
            why=Message("标题由格式规定。", "Titles are those of the form."),
        ),
        IdentitiesRule(
            id="requests-flow",
            table="requests",
            asserts=("new + carried_in = handled + carried_out",),
            message=Message("收支相抵", "what comes in goes out"),
            why=Message("每件申请都要有着落。", "Every request ends somewhere."),
            basis="某表填表说明",
            example=Message("新收 10，办结 9，结转 0。", "received 10, handled 9, carried over 0"),
            counter_example="新收 10，办结 9，结转 1。",
        ),
        IdentitiesRule(
            id="fees-sum",
            table="fees",
            asserts=("total = one + other",),
            message=Message("合计", "total"),
            why=Message("合计要对。", "Totals add up."),
        ),
        TablesRule(
            id="cell-blank",
            finds="blank",
            message=Message("{label}空着", "{label} is blank"),
            why=Message("空白不等于零。", "Blank is not zero."),
        ),
    ),
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
                lines={1: "一、总的情况", 3: "上年结转\t12\t0", 9: "10"},
                rules=("section-title", "requests-flow", "fees-sum", "cell-blank"),
            ),
            FileResult(
                "二.docx",
                "partial",
                "gia-2021",
                reason=Message("图片中的文字没有读", "text in pictures was not read"),
                findings=(NO_LINES,),
                evaluated=29,
                rules=("section-title", "requests-flow", "cell-blank"),
                not_evaluated=(
                    NotEvaluated("二.docx", "identities", "fees-sum", "gia-2021", Message("没有找到表格", "no table")),
                    NotEvaluated("二.docx", "identities", "fees-sum", "gia-2021", Message("没有找到行", "no row")),
                ),
            ),
            FileResult("三.txt", "unreadable", reason=Message("已加密", "encrypted"), findings=(UNREADABLE,)),
            FileResult("四.md", "skipped", reason=Message("是 2019 年的报告", "a report of 2019")),
            FileResult("说明.md", "skipped"),
        ),
        (PACK,),
    )
