"""Which year a report is about and whose it is: what the pack finds, and what it must pass over."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import pytest
from gia_sentences import NARRATIVE, NOTHING, PACK, found, reported

from gouji import readers
from gouji.findings.model import Finding
from gouji.linter.judging import lint_document
from gouji.schema.case import Case
from gouji.template.document import specimen
from gouji.text.source import Source

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


@pytest.mark.parametrize(
    "text",
    [
        "2023年，我局共公开信息120条。",
        "2023年度，在县委、县政府领导下，我局认真落实各项要求。",
        "2023年以来，我局认真落实各项要求。",
        "2023年，一年来，我局认真落实各项要求。",
        "（一）2023年主动公开情况。公开信息120条。",
        "（二）2023年度依申请公开工作情况",
        "1.2023年政府信息管理情况。",
        "刚刚过去的2023年，我局认真落实各项要求。",
        "在2023年的工作中，我局坚持公开为常态。",
        "2023年政务公开工作中，我局坚持公开为常态。",
        "截至2023年底，我局共公开信息120条。",
        "2023年，青石县水利局坚持公开为常态。",
    ],
)
def test_an_earlier_year_that_is_left_over(text: str) -> None:
    findings = found(text, preamble=PERIOD.format(2024))
    assert [(each.rule, each.severity, each.actual) for each in findings] == [("text-years", "warning", "2023")]
    assert reported(found(text.replace("2023", "2024"), preamble=PERIOD.format(2024))) == []


@pytest.mark.parametrize(
    "text",
    [
        "与2023年相比，我局公开信息增加一成。",
        "2023年，我局被评为先进单位。",
        "2023年，我局在全县考核中排名第三。",
        "针对2023年度考核反馈的问题，逐条整改。",
        "2023年，我局印发《公开办法》，今年继续执行。",
        "2023年12月，我局启动栏目改版。",
        "2023年以来，我局连续两年开展自查。",
        "自2023年以来，建立月报制度。",
        "公开工作扎实推进。\n2023年以来，我局认真落实各项要求。",
        "2023年以来，我局认真落实各项要求。\n2024年，公开信息120条。",
        "2023年度政府信息公开工作年度报告已按时发布。",
        "按期发布2023年政府信息公开工作年度报告。",
        "（三）2023年问题整改情况",
        "（三）2023年政府信息公开考核情况",
        "（一）2023年主动公开情况\n（二）2024年主动公开情况",
        "2023年主动公开信息100条，2024年主动公开信息120条。",
        "截至2023年底，栏目共12个，2024年新增3个。",
        "2023年度，我局接受第三方评估，得分90分。",
    ],
)
def test_an_earlier_year_that_is_meant(text: str) -> None:
    assert reported(found(text, preamble=PERIOD.format(2024))) == []


# ---- days of the period ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("period", "actual", "expected"),
    [
        ("本报告所列数据的统计期限自2024年1月1日至12月21日。", "12月21日", "12月31日"),
        ("统计期限为2024年1月1日至2024年11月30日。", "2024年11月30日", "12月31日"),
        ("数据统计期限自2024年2月1日起至2024年12月31日止。", "2024年2月1日", "1月1日"),
        ("本报告中所列数据的统计期限从2024年1月10日起，到12月31日止。", "2024年1月10日", "1月1日"),
        ("统计时限：2024年1月1日—2024年12月30日。", "2024年12月30日", "12月31日"),
        ("所列数据统计期限为2024.1.1-2024.12.13。", "2024.12.13", "12月31日"),
        ("统计周期为2024-01-01至2024-12-21。", "2024-12-21", "12月31日"),
        ("所列数据截至2024年12月20日。", "2024年12月20日", "12月31日"),
        ("统计期限为2024年1月至11月。", "11月", "12月31日"),
        ("统计期间为2024年3月至12月。", "2024年3月", "1月1日"),
        ("本报告反映2024年1月1日至2024年10月31日的工作。", "2024年10月31日", "12月31日"),
        ("本报告反映2024年4月1日至12月31日的工作。", "2024年4月1日", "1月1日"),
        ("统计期限为2024年1月1日至12月32日。", "12月32日", "12月31日"),
    ],
)
def test_a_period_is_a_whole_year(period: str, actual: str, expected: str) -> None:
    [finding] = found(TEXT.format(2024), preamble=period)
    assert (finding.rule, finding.severity, finding.actual) == ("period-days", "warning", actual)
    assert finding.expected == expected


def test_a_period_in_the_text_of_a_section() -> None:
    findings = found("2024年，我局认真落实各项要求。统计期限为2024年1月1日至2024年12月13日。")
    assert reported(findings) == [("period-days", "2024年12月13日")]


@pytest.mark.parametrize(
    "preamble",
    [
        "统计期限自2024年1月1日起至2024年12月31日止。",
        "统计期限：2024年1月1日-12月31日。",
        "统计期限为2024.1.1-2024.12.31。",
        "统计周期为2024-01-01至2024-12-31。",
        "统计期限自2024年01月01日到2024年12月31号。",
        "统计期为20241月1日至202412月31日。",
        "统计期限为2024年度。",
        "统计期限为2024年1月至12月。",
        "统计期限为2024年1-12月。",
        "统计期限为2024.01-2024.12。",
        "所列数据截至2024年12月31日。",
        "所列数据截至2024年底，本报告于2025年1月20日发布。",
        "我局于2024年3月组建，所列数据的统计期限自2024年3月20日起至2024年12月31日止。",
        "我局于2024年3月组建。统计期限自2024年3月20日起至2024年12月31日止。",
        "本报告依据2019年5月15日起施行的条例编制，统计期限为2024年1月1日至12月31日。",
        "本报告公示期为2025年1月10日至1月20日。",
        "如有疑问，请于2025年1月10日至12月20日工作时间致电。",
    ],
)
def test_periods_of_a_year(preamble: str) -> None:
    assert reported(found(TEXT.format(2024), preamble=preamble)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "2024年1月1日至6月30日，开展栏目自查两轮。",
        "2024年上半年，公开信息增加。",
        "满意度问卷的统计时间为2024年6月1日至6月30日。",
        "网站访问量数据统计自2024年3月1日起。",
        "《关于2024年统计期限自1月1日至11月30日的通知》已公开。",
        "2024年3月1日至12月31日，设立公开专窗。",
    ],
)
def test_days_in_the_text_are_no_period(sentence: str) -> None:
    assert reported(found(TEXT.format(2024) + sentence)) == []


# ---- plans -----------------------------------------------------------------------------------------------------------


def planned(problems: str, text: str = "2024年，我局认真落实各项要求。") -> list[Finding]:
    document = specimen(PACK.form, PACK.info.name.zh, Case(sections={"overview": text, "problems": problems}))
    return [each for each in lint_document(document, NARRATIVE).findings if each.check == "narrative"]


@pytest.mark.parametrize(
    "sentence",
    [
        "（二）整改措施。2024年我局将加大公开力度。",
        "2024年，我们将继续完善制度。",
        "2024年度，本机关将进一步优化栏目。",
        "2024年，青石县水利局将以群众需求为导向，优化栏目。",
        "二是2024年将不断丰富解读形式。",
        "下一步，2024年要抓好栏目维护。",
        "下一步，2024年我局要切实加强培训。",
        "在2024年的工作中，我局将着力提升解读质量。",
        "2024年政务公开工作中，我局将健全审查制度。",
        "2024年，我局计划开展业务培训两次。",
        "2024年是深化改革的关键之年，我局将深入推进基层政务公开。",
        "改进情况：2024年拟组织专题培训。",
        "（三）2024年工作打算",
    ],
)
def test_plans_for_the_year_that_is_over(sentence: str) -> None:
    [finding] = planned(f"存在的主要问题：更新不够及时。\n{sentence}")
    assert (finding.rule, finding.severity, finding.actual, finding.expected) == (
        "plan-year",
        "warning",
        "2024年",
        "2025年",
    )
    assert planned(f"存在的主要问题：更新不够及时。\n{sentence.replace('2024', '2025')}") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "2024年以来，将政务公开列入年度考核。",
        "2024年将政务公开纳入考核，全年通报两次。",
        "2024年，我局将加强政策解读作为重点工作，全年发布解读20篇。",
        "2024年，我局将重点领域信息公布在专栏。",
        "2024年我局将主动公开目录分解到各科室。",
        "2024年，我局针对上述问题进行了整改。",
        "下一步，将针对2024年工作中发现的问题加以改进。",
        "2024年要求公开的事项均已公开。",
        "2024年计划公开的事项均已公开。",
        "2024年年初提出将加强培训，已开展两次。",
        "上年报告提出，2024年将健全制度，现已落实。",
        "2024年工作计划完成情况良好。",
        "对照《2024年将继续推进的事项》逐条落实。",
        "虽然2024年我局公开工作取得进展，但要继续完善制度。",
    ],
)
def test_what_was_done_in_the_year_is_no_plan(sentence: str) -> None:
    assert reported(planned(f"存在的主要问题：更新不够及时。\n{sentence}")) == []


def test_a_plan_among_what_was_done() -> None:
    assert reported(planned("更新不够及时。", "2024年，我局将公开纳入考核。2024年将继续落实各项要求。")) == []
    assert [each[0] for each in reported(planned("更新不够及时。", "下一步，2024年将继续落实各项要求。"))] == [
        "plan-year"
    ]


# ---- the page around a report ----------------------------------------------------------------------------------------

BODY = """

本报告所列数据的统计期限自{period}年1月1日起至{period}年12月31日止。

## 一、总体情况

规范办理流程，维护网站专栏。

## 六、其他需要报告的事项

本年度未收取信息处理费。
"""
OF_THE_PAGE = {
    "path": "当前位置：首页 > 政务公开 > 政府信息公开年报 > 2025",
    "path without a label": "政府信息公开年报 » 2025年度",
    "path with strokes": "首页 / 政务公开 / 法定主动公开内容 / 2025年政府信息公开年报",
    "path of words": "首页 政务公开 政府信息公开年报 2025",
    "record": "公开目录 乡镇政府信息公开年度报告 发布日期 2025-02-20",
    "long record": "索引号：118/2025-00012 信息分类：政府信息公开年报 发文机构：县水利局 成文日期：2025年2月20日",
    "source and day": "来源：青石县水利局 时间：2025-02-20 浏览次数：120 字号：大 中 小",
    "a later year": "发布时间：2026-02-20 09:10 信息来源：县水利局 字体：【大 中 小】 打印 关闭窗口",
    "record of lines": "索引号\n\n118/202502-00001\n\n信息分类\n\n政府信息公开年度报告 2025\n\n发布日期\n\n2025-02-20",
    "years": "2025\n\n2024\n\n2023",
    "years in a line": "2025年 2024年 2023年",
    "link": "2025年政府信息公开年度报告",
    "links": "2025年政府信息公开年度报告\n\n2024年政府信息公开年度报告\n\n2023年政府信息公开年度报告",
    "links in full": "青石县水利局2025年政府信息公开年度报告\n\n青石县水利局2023年政府信息公开年度报告",
    "links in a line": "2025年政府信息公开年度报告 2024年政府信息公开年度报告 2023年政府信息公开年度报告",
    "neighbours": "上一篇：青石县水利局2023年政府信息公开年度报告\n\n下一篇：青石县水利局2025年政府信息公开年度报告",
    "table": "| 信息分类 | 政府信息公开年报 | 发布日期 | 2025-02-20 |\n|---|---|---|---|\n| 年度 | 2025 | 文号 | 无 |",
}


def as_lines(source: str) -> bytes:
    return "\n".join(line.lstrip("# ") for line in source.splitlines()).encode()


def as_page(source: str) -> bytes:
    marks = {"# ": "h1", "## ": "h2"}
    parts = [part.strip() for part in source.split("\n\n") if part.strip()]
    tagged = [
        next(((tag, part[len(mark) :]) for mark, tag in marks.items() if part.startswith(mark)), ("p", part))
        for part in parts
    ]
    return "".join(f"<{tag}>{escape(part)}</{tag}>" for tag, part in tagged).encode()


AS: dict[str, Callable[[str], bytes]] = {"md": str.encode, "txt": as_lines, "html": as_page}


def years_of(source: str, suffix: str) -> list[str | None]:
    document = readers.read(Source(f"a.{suffix}", AS[suffix](source)))
    return [each.actual for each in lint_document(document, NARRATIVE).findings if each.rule == "text-years"]


@pytest.mark.parametrize("suffix", AS)
@pytest.mark.parametrize("page", OF_THE_PAGE.values(), ids=OF_THE_PAGE)
def test_the_page_is_no_part_of_its_report(page: str, suffix: str) -> None:
    title = "# " + TITLE.format(2024)
    above, below = f"{page}\n\n{title}", f"{title}\n\n{page}"
    assert [years_of(head + BODY.format(period=2024), suffix) for head in (above, below)] == [[], []]
    assert [years_of(head + BODY.format(period=2023), suffix) for head in (above, below)] == [["2023"], ["2023"]]


@pytest.mark.parametrize(
    ("title", "wrong"),
    [
        ("青石县水利局2024年政府信息公开工作年度报告 发布日期：2025-02-20 浏览次数：12", []),
        ("青石县水利局2023年政府信息公开工作年度报告 发布日期：2025-02-20 浏览次数：12", ["2023"]),
        ("2025-02-20 青石县水利局政府信息公开工作年度报告（2024年度）", []),
        ("政务公开 > 年报 > 青石县水利局2024年政府信息公开工作年度报告", []),
    ],
)
def test_a_title_in_one_line_with_the_page(title: str, wrong: list[str]) -> None:
    source = title + BODY.format(period=2024).replace("规范", "2024年，我局规范")
    assert [years_of(source, suffix) for suffix in AS] == [wrong] * len(AS)


def test_a_link_to_another_report_behind_the_text() -> None:
    source = f"# {TITLE.format(2024)}{BODY.format(period=2024)}\n青石县水利局2023年政府信息公开工作年度报告\n"
    assert [years_of(source, suffix) for suffix in AS] == [[]] * len(AS)


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


BUREAU = "青石县水利局2024年政府信息公开工作年度报告"
TOWN = "桥头镇人民政府2024年政府信息公开工作年度报告"
STREET = "临河街道办事处2024年政府信息公开工作年度报告"
COUNTY = "青石县人民政府2024年政府信息公开工作年度报告"
ZONE = "东湾综合实验区2024年政府信息公开工作年度报告"
PARK = "青石高新技术产业开发区管理委员会2024年政府信息公开工作年度报告"


def names(title: str, *, text: str = "", preamble: str = PERIOD.format(2024)) -> list[str | None]:
    findings = found(TEXT.format(2024) + text, title=title, preamble=preamble)
    assert {each.rule for each in findings} <= {"other-unit"}
    return [each.actual for each in findings]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (ZONE, "督促各片区管理局按照有关工作要求制定方案。"),
        (ZONE, "各片区管理局积极配合。"),
        (ZONE, "西山片区管理局积极开展自查。"),
        (ZONE, "综合实验区管委会高度重视政务公开。"),
        (PARK, "高新区管委会高度重视，青石高新区管委会积极落实。"),
        (PARK, "组织园区内各街道办事处严格按照要求公开。"),
        (COUNTY, "本县各街道办事处严格按照要求公开信息。"),
        (COUNTY, "全县各乡镇人民政府积极公开信息。"),
        (COUNTY, "下辖街道办事处积极公开信息，所属乡镇人民政府切实履职。"),
        (COUNTY, "指导白沙镇人民政府严格按照目录公开。"),
        (COUNTY, "白沙镇人民政府积极打造公开专区，临河街道办事处切实优化流程。"),
        (STREET, "和川区人民政府高度重视基层公开，本街道积极落实。"),
        (BUREAU, "协调白沙镇人民政府积极公开工程信息。"),
        (BUREAU, "会同澄溪县水利局积极开展联合检查。"),
        (BUREAU, "向澄溪县人民政府积极报送信息。"),
        (BUREAU, "督促下属水库管理局严格执行目录。"),
        (BUREAU, "要求各乡镇人民政府切实做好公开。"),
        (BUREAU, "将白沙镇人民政府主动公开的材料转载在专栏。"),
        (BUREAU, "报送青石市人民政府办公室备案。"),
        (BUREAU, "由白沙镇人民政府按照要求答复申请人。"),
        (TOWN, "桥头镇党委积极部署，镇人民政府高度重视。"),
    ],
)
def test_bodies_that_belong_there(title: str, text: str) -> None:
    assert names(title, text=text) == []


@pytest.mark.parametrize(
    ("title", "text", "wrong"),
    [
        (ZONE, "澄溪县人民政府未收取信息处理费。", "澄溪县人民政府"),
        (ZONE, "澄溪县人民政府高度重视政务公开。", "澄溪县人民政府"),
        (BUREAU, "2024年，澄溪县教育局切实加强公开。", "澄溪县教育局"),
        (BUREAU, "白沙镇人民政府积极公开信息。", "白沙镇人民政府"),
        (TOWN, "白沙镇人民政府坚持以公开为常态。", "白沙镇人民政府"),
        (STREET, "南门街道办事处未收到政府信息公开申请。", "南门街道办事处"),
        (COUNTY, "2024年，澄溪县人民政府深入贯彻条例。", "澄溪县人民政府"),
    ],
)
def test_others_in_the_place_of_ones_own(title: str, text: str, wrong: str) -> None:
    assert names(title, text=text) == [wrong]


@pytest.mark.parametrize(
    ("preamble", "wrong"),
    [
        ("编制单位：白沙镇人民政府", "白沙镇人民政府"),
        ("填报单位：白沙镇\n" + PERIOD.format(2024), "白沙镇"),
        ("本报告由白沙镇人民政府编制。", "白沙镇人民政府"),
        ("本报告由白沙镇党政办公室负责编制。", "白沙镇"),
        ("如对本报告有疑问，请与白沙镇党政办公室联系。", "白沙镇"),
        ("如有疑问，请联系白沙镇人民政府办公室（电话：0000-1234567）。", "白沙镇人民政府"),
        ("如有疑问，请向澄溪县教育局咨询。", "澄溪县教育局"),
        ("联系单位：澄溪县教育局", "澄溪县教育局"),
        ("现公布白沙镇2024年政府信息公开工作年度报告。", "白沙镇"),
        ("现将白沙镇人民政府2024年政府信息公开工作年度报告公布如下。", "白沙镇人民政府"),
        ("本报告电子版可在白沙镇人民政府网站下载。", "白沙镇人民政府"),
        ("公众可登录澄溪县人民政府门户网站查阅本报告。", "澄溪县人民政府"),
    ],
)
@pytest.mark.parametrize("title", [BUREAU, "青石县桥头镇2024年政府信息公开工作年度报告"])
def test_others_before_the_text(title: str, preamble: str, wrong: str) -> None:
    assert names(title, preamble=preamble) == [wrong]
    assert names(title, text="\n" + preamble) == [wrong]


@pytest.mark.parametrize(
    ("title", "preamble"),
    [
        (BUREAU, "编制单位：青石县水利局"),
        (BUREAU, "本报告由青石县水利局办公室编制。"),
        (BUREAU, "如有疑问，请与青石县人民政府办公室联系。"),
        (BUREAU, "如有疑问，请与县政务公开办公室联系。"),
        (BUREAU, "如有疑问，请与青石县水利局联系（地址：白沙镇人民路1号）。"),
        (BUREAU, "本报告电子版可在青石县人民政府门户网站下载。"),
        (BUREAU, "本报告电子版可在澄江市人民政府网站下载。"),
        (BUREAU, "现公布我局2024年政府信息公开工作年度报告。"),
        (BUREAU, "现将青石县2024年政府信息公开工作年度报告公布如下。"),
        (TOWN, "如有疑问，请与桥头镇党政办公室联系。"),
        (TOWN, "如有疑问，请与青石县政务公开办公室联系。"),
        (TOWN, "本报告电子版可在青石县人民政府网站查阅。"),
        (STREET, "公众可登录和川区人民政府门户网站查阅本报告。"),
        (STREET, "本报告由临河街道党政办公室编制。"),
        (ZONE, "本报告由东湾综合实验区党政办公室编制，如有疑问请与东湾综合实验区管委会联系。"),
        (PARK, "如有疑问，请与高新区管委会办公室联系。"),
        (PARK, "来源：白沙镇人民政府 时间：2025-02-20"),
    ],
)
def test_ones_own_and_those_above_before_the_text(title: str, preamble: str) -> None:
    assert names(title, preamble=preamble) == []
