"""Which year a report is about and whose it is: what the pack finds, and what it must pass over."""

from __future__ import annotations

import msgspec
import pytest

from gouji.findings.model import Finding
from gouji.linter.judging import lint_document
from gouji.packs.library import Library
from gouji.schema.case import Case
from gouji.template.document import specimen

PACK = Library().get("gia-2021")
NARRATIVE = msgspec.structs.replace(
    PACK, rules=tuple(rule for rule in PACK.rules if rule.__struct_config__.tag in ("narrative", "identities"))
)
NOTHING: dict[str, str | int] = {}


def found(text: str, facts: dict[str, str | int] = NOTHING, **case: str) -> list[Finding]:
    sections = {"overview": text, "other": case.pop("other", "本年度未收取信息处理费。")}
    document = specimen(PACK.form, PACK.info.name.zh, Case(sections=sections, cells=facts, **case))
    result = lint_document(document, NARRATIVE)
    return [finding for finding in result.findings if finding.check == "narrative"]


def reported(findings: list[Finding]) -> list[tuple[str, str | None]]:
    return [(finding.rule, finding.actual) for finding in findings]


# ---- years -----------------------------------------------------------------------------------------------------------

TITLE = "青石县水利局{}年政府信息公开工作年度报告"
PERIOD = "所列数据的统计期限为{0}年1月1日至{0}年12月31日。"
TEXT = "{}年，我局认真落实各项要求。"


@pytest.mark.parametrize(
    ("title", "period", "text", "wrong"),
    [
        (2024, 2024, 2024, []),
        (2023, 2024, 2024, [(None, "2023")]),
        (2024, 2023, 2024, [(None, "2023")]),
        (2024, 2024, 2023, [("overview", "2023")]),
        (2024, 2024, 2025, [("overview", "2025")]),
        (2024, 2024, 2008, []),
    ],
)
def test_years_agree(title: int, period: int, text: int, wrong: list[tuple[str | None, str]]) -> None:
    findings = found(TEXT.format(text), NOTHING, title=TITLE.format(title), preamble=PERIOD.format(period))
    assert [(each.where.section, each.actual) for each in findings] == wrong


@pytest.mark.parametrize(
    "period",
    [
        "数据统计期限自2023年1月1日起至2023年12月31日止。",
        "所列数据统计期限从2023年1月1日起，到2023年12月31日止。",
        "统计时限为2023年1月1日至12月31日。",
        "数据期限：2023年1月1日—12月31日。",
        "统计期为20231月1日至202312月31日。",
    ],
)
def test_periods_are_recognised(period: str) -> None:
    findings = found(TEXT.format(2024), NOTHING, preamble=period)
    assert [each.actual for each in findings] == ["2023"]


@pytest.mark.parametrize(
    "sentence",
    [
        "2025年，我局将继续完善制度，推动工作再上新台阶。",
        "与2023年相比，我局公开信息增加一成。",
        "2023年结转申请2件，结转2025年办理1件。",
        "对照《2023—2025年基层政务公开提升行动方案》逐条推进。",
        "根据国办公开办函〔2021〕30号文件，按照《2023年工作要点》落实。",
        "2023年—2025年为三年行动期，“十四五”以来成效明显。",
        "自2019年5月15日起施行的条例。",
        "公开2023年度部门决算和2025年部门预算。",
    ],
)
def test_other_years_may_be_named(sentence: str) -> None:
    assert reported(found(TEXT.format(2024) + sentence, NOTHING)) == []


def test_publication_in_the_next_year_is_right() -> None:
    preamble = "发布日期：2025年1月20日\n" + PERIOD.format(2024)
    assert reported(found(TEXT.format(2024), NOTHING, preamble=preamble)) == []


# ---- names -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "text", "wrong"),
    [
        (
            "长泽县人民政府2024年政府信息公开工作年度报告",
            "2024年，白沙镇人民政府未收取政府信息公开信息处理费。",
            ["白沙镇人民政府"],
        ),
        ("2024年青石县水利局政府信息公开工作年度报告", "澄溪县教育局高度重视政府信息公开工作。", ["澄溪县教育局"]),
        ("2024年青石县水利局政府信息公开工作年度报告", "青石县水利局未收取政府信息公开信息处理费。", []),
        ("2024年青石县水利局政府信息公开工作年度报告", "青石县人民政府高度重视，水利局积极落实。", []),
        ("青石县白沙镇2024年政府信息公开工作年度报告", "白沙镇人民政府高度重视政府信息公开工作。", []),
        ("临河街道办事处政府信息公开工作年度报告（2024年度）", "报告可在和川区人民政府门户网站查阅。", []),
    ],
)
def test_names_of_others(title: str, text: str, wrong: list[str]) -> None:
    findings = found(TEXT.format(2024), NOTHING, title=title, other=text)
    assert [each.actual for each in findings] == wrong
    assert {each.severity for each in findings} <= {"info"}
