"""Reports of the towns of a district, as records."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.records.gathered import GatheredSiblings
from gouji.records.model import Passage, Record
from gouji.records.siblings import Member
from gouji.text.source import Place

NAMES = ("青石", "白河", "柳湾", "东桥", "松岭", "梅塘", "石井", "枫林", "沙洲", "云台", "竹溪", "桃源")
TEMPLATE = (
    "本镇认真贯彻上级部署，坚持以公开为常态、不公开为例外，把政府信息公开列入重要议事日程，"
    "明确一名负责人分管，做到应公开尽公开。"
)
OWN = (
    "三月在集市设摊，向赶集的居民发放办事指南四百册。",
    "请退休教师校对历年档案目录，改正错字一百余处。",
    "把河道采砂许可的流程画成图，贴在码头候船室。",
    "夜校开了六期课，教老年人在手机上查询补贴明细。",
    "广播站每天傍晚念一条惠农政策，由村民点播。",
    "图书室添置查询机两台，周末由志愿者值守。",
    "果农联系卡上印了咨询电话，接听率逐月统计。",
    "校车线路调整前，在各村祠堂门口公示了十天。",
    "渔业捕捞期的通知改用短信，送达船主八百人。",
    "旧村改造的评估结果逐户送达，并当面解释。",
    "茶叶市场的摊位费标准刻在入口的石碑上。",
    "森林防火的值班表每周更换，张贴在护林点。",
)
"""What only the town of the same place in ``NAMES`` says."""
COPIED = (
    "我们在便民服务中心设立了政策解读角，每逢周三由业务骨干轮流坐班，面对面解答低保、医保和宅基地审批的疑问，"
    "全年接待群众近千人次，整理出常见问题七十条，编成小册子发到每家每户。"
)
"""What a town says that another may have copied."""


def unit(number: int) -> str:
    """The name of a town's government."""
    return f"{NAMES[number]}镇人民政府"


def report(number: int, *passages: str, year: int = 2024, section: str = "overview") -> Record:
    """The report of a town: the template, what only it says, and ``passages``."""
    texts = (TEMPLATE, OWN[number], *passages)
    return Record(
        path=f"{NAMES[number]}镇.md",
        pack="gia-2021",
        year=year,
        unit=unit(number),
        title=f"{unit(number)}{year}年政府信息公开工作年度报告",
        passages=tuple(
            Passage(section, text, Place(line, 1, line, 1 + len(text))) for line, text in enumerate(texts, start=5)
        ),
    )


def district(*reports: Record, towns: int = 12) -> list[Record]:
    """``reports``, and behind them those of so many towns in all that copied nothing."""
    units = {each.unit for each in reports}
    return [*reports, *(report(number) for number in range(towns) if unit(number) not in units)]


def siblings(reports: Sequence[Record]) -> GatheredSiblings:
    """The reports beside each other, all of one family."""
    return GatheredSiblings(tuple(Member(each, each.unit, "district") for each in reports))
