"""Which headings of last year's section a new one has again; ``gouji.scaffold.report.skeleton``."""

from __future__ import annotations

import pytest

from gouji import readers
from gouji.linter.binding import bound_to
from gouji.packs.library import Library
from gouji.scaffold.report.skeleton import skeleton
from gouji.scaffold.report.words import Words
from gouji.text.source import Source

PACK = Library().get("gia-2021")
PROACTIVE = "【请填写：主动公开了哪些信息，怎样解读政策、回应关切】"
ON_REQUEST = "【请填写：收到和办理了多少件申请，与表三一致；答复质量怎样】"
PROBLEMS = "【请填写：本年度还存在哪些问题，上年度的问题改得怎样】"
OTHERS = [
    ON_REQUEST,
    "【请填写：公开审查、目录和文件清理等管理情况】",
    "【请填写：网站、新媒体、查阅场所的建设和维护】",
    "【请填写：考核、社会评议、培训和责任追究的情况】",
]
"""What the first section must speak of besides."""


def kept(section: str, text: str) -> list[str] | None:
    titles = {"overview": "一、总体情况", "problems": "五、存在的主要问题及改进情况"}
    written = f"# 青石县水利局2024年政府信息公开工作年度报告\n\n## {titles[section]}\n\n{text}\n"
    report = bound_to(readers.read(Source("last.md", written.encode())), PACK).report
    bound = report.section(section)
    assert bound is not None
    found = skeleton(bound, Words(PACK, 2025), 2024, 3)
    return None if found is None else [f"{'#' * (each.level or 0)}{each.text.value}" for each in found]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("### （一）主动公开\n\n按月更新。\n\n同步解读。", ["###（一）主动公开", PROACTIVE, *OTHERS]),
        ("（一）主动公开\n\n按月更新。", ["###（一）主动公开", PROACTIVE, *OTHERS]),
        ("（一）主动公开情况。按月更新。", ["###（一）主动公开情况", PROACTIVE, *OTHERS]),
        ("（一）2024年主动公开情况。按月更新。", ["###（一）2025年主动公开情况", PROACTIVE, *OTHERS]),
        (
            "开展情况如下。\n\n（一）主动公开。按月更新。\n\n（二）依申请公开。按期答复。",
            ["###（一）主动公开", PROACTIVE, "###（二）依申请公开", ON_REQUEST, *OTHERS[1:]],
        ),
        (
            "### （一）主动公开\n\n#### 1.重点领域\n\n按月更新。",
            ["###（一）主动公开", "###1.重点领域", "【请填写：重点领域】", *OTHERS],
        ),
        ("### 村务公开\n\n按月更新。", ["###村务公开", "【请填写：村务公开】", PROACTIVE, *OTHERS]),
        ("按月更新，同步解读。", None),
        ("### 【请填写：标题】\n\n【请填写：主动公开】", None),
        ("（一）主动公开信息120条。按月更新。", None),
        ("（一）更新不及时。（二）解读单一。", None),
    ],
)
def test_headings_of_the_first_section(text: str, lines: list[str] | None) -> None:
    assert kept("overview", text) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("（一）主要问题。一是更新不及时；二是解读单一。", ["###（一）主要问题", PROBLEMS]),
        ("1.更新不及时。\n\n2.解读单一。", None),
        ("一是更新不及时。\n\n二是解读单一。", None),
    ],
)
def test_headings_that_no_rule_asks_for(text: str, lines: list[str] | None) -> None:
    assert kept("problems", text) == lines
