"""The two reports of ``examples/``: a town that does not exist, once without fault and once with one of each kind."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from support.official_form import Address, addresses
from support.render import SampleReport, SampleSection

_APPLICANTS = ("natural", "business", "research", "charity", "legal", "other", "total")
_REQUESTS = {
    "new": (17, 3, 0, 1, 1, 1, 23),
    "carried_in": (1, 1, 0, 0, 0, 0, 2),
    "outcome.granted": (7, 1, 0, 1, 0, 1, 10),
    "outcome.partial": (2, 1, 0, 0, 0, 0, 3),
    "outcome.refused.third_party": (1, 0, 0, 0, 0, 0, 1),
    "outcome.refused.process": (1, 1, 0, 0, 0, 0, 2),
    "outcome.unavailable.not_held": (3, 0, 0, 0, 1, 0, 4),
    "outcome.not_processed.petition": (1, 0, 0, 0, 0, 0, 1),
    "outcome.total": (15, 3, 0, 1, 1, 1, 21),
    "carried_out": (3, 1, 0, 0, 0, 0, 4),
}
_OTHER_TABLES = {
    ("documents", "normative", "issued"): "2",
    ("documents", "normative", "repealed"): "1",
    ("documents", "normative", "in_force"): "9",
    ("licensing", "licences", "decisions"): "126",
    ("enforcement", "penalties", "decisions"): "38",
    ("enforcement", "coercion", "decisions"): "4",
    ("fees", "fees", "amount"): "3.2600",
    ("disputes", "cases", "review.upheld"): "1",
    ("disputes", "cases", "review.pending"): "1",
    ("disputes", "cases", "review.total"): "2",
    ("disputes", "cases", "litigation.direct.other"): "1",
    ("disputes", "cases", "litigation.direct.total"): "1",
    ("disputes", "cases", "litigation.after_review.upheld"): "1",
    ("disputes", "cases", "litigation.after_review.total"): "1",
}


def _tables() -> Mapping[Address, str]:
    requests = {
        ("requests", row, column): str(figure)
        for row, figures in _REQUESTS.items()
        for column, figure in zip(_APPLICANTS, figures, strict=True)
    }
    return {**dict.fromkeys(addresses(), "0"), **_OTHER_TABLES, **requests}


def _paragraphs(text: str) -> tuple[str, ...]:
    """Paragraphs of a text in which an empty line parts them; other line breaks are for whoever reads the source."""
    return tuple("".join(paragraph.split("\n")) for paragraph in text.strip("\n").split("\n\n"))


_PREAMBLE = """
根据《中华人民共和国政府信息公开条例》（以下简称《条例》）和《国务院办公厅政府信息与政务公开办公室关于印发
〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）要求，澄溪县青石镇人民政府
编制了本报告。报告由六个部分组成，所列数据的统计期限自2024年1月1日起至2024年12月31日止。

本报告电子版可在澄溪县人民政府门户网站“政府信息公开”专栏查阅和下载，纸质版可在青石镇便民服务中心查阅。
对报告内容有疑问的，可到青石镇党政综合办公室咨询。
"""

_OVERVIEW = """
2024年，青石镇认真贯彻《条例》，把政府信息公开当作服务群众、规范用权的日常工作，围绕乡村建设、惠农补贴、
社会救助等群众最关心的事项充实内容、改进方式，较好完成了全年任务。

（一）主动公开。全年在县政府门户网站本镇专栏发布信息412条，其中财政预决算6条、惠农补贴发放97条、社会救助54条、
工程建设23条。制发行政规范性文件2件，废止1件，现行有效9件，印发后均在规定期限内公开，并配有图文解读。依法公示
行政许可决定126件、行政处罚决定38件、行政强制决定4件。行政事业性收费的项目、依据和标准全部公开，全年收费3.26万元。

（二）依申请公开。完善登记、审核、办理、答复、归档各环节的要求，内容不明确的申请一次告知补正。全年收到
政府信息公开申请23件，上年结转2件，办结21件，结转下年度继续办理4件。办结的申请中，予以公开10件，部分公开3件，
不予公开3件，无法提供4件，不予处理1件。因政府信息公开工作被申请行政复议2件，被提起行政诉讼2件。

（三）政府信息管理。落实公文公开属性源头认定，拟稿时写明是否公开及理由，由党政综合办公室复核。按季度
核对已发布信息，更新机构职能和办事指南31处，对失效文件逐件标注。

（四）政府信息公开平台建设。调整门户网站本镇专栏的栏目，把分散在四处的惠农政策归到一处。在便民服务中心
和12个村设立查阅点，配有专人引导。政务新媒体账号由3个精简为1个，统一发布、统一维护。

（五）监督保障。镇长办公会全年两次听取政府信息公开工作汇报，经费列入年度预算。举办培训3期，参加156人次。
公开工作纳入各办公室和各村年度工作考核，结果在全镇通报。组织社会评议1次，发放问卷300份。全年没有发生应当
追究责任的情形。
"""

_PROBLEMS = """
（一）存在的主要问题。一是政策解读偏重文字，老年群众不易看懂；二是个别村更新信息不够及时，补贴发放结果
公示晚于规定时间；三是答复申请的文书说理不足，有的只引条文，没有讲清理由。

（二）改进情况。针对解读形式单一的问题，制作方言广播18期、一图读懂9张，在赶集日进村宣讲。针对更新不及时
的问题，列出各村公示时限表，由镇纪检监察办公室每月抽查，逾期的当月整改。针对说理不足的问题，请法律顾问
审核全部答复文书，整理常见情形的说理要点，供经办人员使用。
"""

_OTHER = """
2024年，青石镇没有收取政府信息公开信息处理费。全年办理县人大代表建议3件、县政协委员提案2件，办理结果
均已公开。没有其他需要报告的事项。
"""

_SHORTCOMINGS = """
对照《条例》要求和群众期盼，公开工作还有差距：一是政策解读偏重文字，老年群众不易看懂；二是个别村更新信息不够及时，
补贴发放结果公示晚于规定时间；三是答复申请的文书说理不足，有的只引条文，没有讲清理由。

下一步，一要丰富解读形式，多用方言广播和图表，在赶集日进村宣讲；二要列出各村公示时限表，每月抽查，逾期的当月整改；
三要请法律顾问审核答复文书，整理常见情形的说理要点，供经办人员使用。
"""
_EDITS = {"公开工作": "我镇工作", "下一步": "今后", "在赶集日": "并在赶集日"}

FAULTLESS = SampleReport(
    title="澄溪县青石镇人民政府2024年政府信息公开工作年度报告",
    preamble=_paragraphs(_PREAMBLE),
    sections=(
        SampleSection("overview", "一、总体情况", _paragraphs(_OVERVIEW)),
        SampleSection("proactive", "二、主动公开政府信息情况"),
        SampleSection("requests", "三、收到和处理政府信息公开申请情况"),
        SampleSection("disputes", "四、政府信息公开行政复议、行政诉讼情况"),
        SampleSection("problems", "五、存在的主要问题及改进情况", _paragraphs(_PROBLEMS)),
        SampleSection("other", "六、其他需要报告的事项", _paragraphs(_OTHER)),
    ),
    tables=_tables(),
)


def _spoilt(section: SampleSection) -> SampleSection:
    shortcomings = _paragraphs(_SHORTCOMINGS)
    if section.id == "overview":
        return replace(section, paragraphs=(*section.paragraphs, *shortcomings))
    if section.id == "disputes":
        return replace(section, heading=section.heading.replace("四、", "三、"))
    if section.id == "problems":
        return replace(section, paragraphs=tuple(map(_edited, shortcomings)))
    return section


def _edited(paragraph: str) -> str:
    for old, new in _EDITS.items():
        paragraph = paragraph.replace(old, new)
    return paragraph


FAULTY = replace(
    FAULTLESS,
    sections=tuple(map(_spoilt, FAULTLESS.sections)),
    tables={
        **FAULTLESS.tables,
        ("requests", "outcome.refused.secret", "research"): "",
        ("requests", "outcome.unavailable.not_held", "natural"): "8",
        ("requests", "outcome.other.other", "charity"): "/",
    },
)
"""Section five copied from section one with small edits, the number 三 given twice, and in table three a blank, a slash
and a wrong figure (8 for 3)."""
