"""Sentences of an invented town, of which hardly two have much in common."""

from __future__ import annotations

import random

PARTS = (
    ("办事大厅", "镇村公开栏", "门户网站", "档案查阅点", "便民服务站", "政务新媒体", "村级广播", "基层站所"),
    ("补充了办事指南", "更新了机构职能", "公布了补贴标准", "开设了解读专栏", "清理了过期文件", "公示了招聘结果"),
    ("群众少跑了路", "查询次数明显上升", "来电咨询减少", "意见按月反馈", "差错及时更正", "经验已在全镇推广"),
    ("由办公室逐月抽查", "由各站所按季自评", "由纪检人员随机回访", "由志愿者上门核对", "请人大代表现场评议"),
)
"""Of these sentences are made that have little in common."""


def sentences(count: int, seed: int) -> list[str]:
    chance = random.Random(seed)  # noqa: S311 - test data
    found: dict[str, None] = {}
    while len(found) < count:
        found["，".join(chance.choice(part) for part in PARTS) + "。"] = None
    return list(found)
