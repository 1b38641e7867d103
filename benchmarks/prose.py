"""Invented Chinese text: sentences of somebody doing something to something, of which hardly two are the same."""

from __future__ import annotations

from random import Random

SUBJECTS = (
    "各班组",
    "车间",
    "图书馆",
    "社区食堂",
    "护林队",
    "水厂",
    "档案室",
    "博物馆",
    "值班人员",
    "我校",
    "工会",
    "后勤处",
)
TIMES = ("每周", "上半年", "汛期以前", "全年", "入冬以来", "逐月", "开学初", "节假日期间", "按季度", "会后三日内")
VERBS = ("检修", "登记", "核对", "整理", "走访", "培训", "更换", "演练", "回访", "盘点", "抽查", "张贴", "修订", "公示")
OBJECTS = (
    *("老旧管线", "借阅台账", "消防器材", "巡山记录", "食材来源", "值班日志", "展柜温湿度", "来信来电"),
    *("应急物资", "安全须知", "水质检测结果", "门窗照明", "志愿者名册", "采购合同", "宣传栏内容", "设备说明书"),
)
ENDS = (
    *("发现问题当天处理", "做到有据可查", "参加人数比往年多", "效果明显", "得到多数读者认可", "没有发生事故"),
    *("由专人负责到底", "把经验写进手册", "减少了重复劳动", "留下影像资料", "纳入年底评比", "费用控制在预算以内"),
)
LINKS = ("，", "，并且", "，同时", "，其中", "，随后")


def paragraph(random: Random) -> str:
    """Two to five sentences."""
    return "".join(sentence(random) for _ in range(random.randint(2, 5)))


def sentence(random: Random) -> str:
    """Something that somebody did to something, and how it went."""
    clauses = [random.choice(TIMES) + random.choice(SUBJECTS)]
    deeds = random.randint(1, 2)
    clauses += map(str.__add__, random.sample(VERBS, deeds), random.sample(OBJECTS, deeds))
    return random.choice(LINKS).join([*clauses, random.choice(ENDS)]) + "。"
