"""Messages of ``server``, in Chinese and English."""

from __future__ import annotations

from gouji.messages.message import Message

UNCHECKED = Message("没有检查：{error}", "not checked: {error}")
SETTINGS_WRONG = Message(
    "{error}；改正之前沿用先前的设置", "{error}; the settings from before stay in force until then"
)
FAILED = Message("gouji 自身出错：{error}；请报告此问题", "gouji itself failed: {error}; please report this")
RELATED = Message("相关", "related")
WHY = Message("为什么", "Why")
BASIS = Message("依据", "Basis")
EQUATIONS = Message("等式", "Equations")
SUSPECTS = Message("可能有错的格", "Cells that may be wrong")
SUSPECT = Message(
    "{row} × {column}：“{actual}”，应为“{expected}”", "{row} × {column}: “{actual}” should be “{expected}”"
)
SUSPECT_ONLY = Message("{row} × {column}：“{actual}”", "{row} × {column}: “{actual}”")
INSERT = Message("填写“{new}”", "insert “{new}”")
DELETE = Message("删去“{old}”", "delete “{old}”")
REPLACE = Message("“{old}”改为“{new}”", "replace “{old}” by “{new}”")
EDITS = Message("改正 {rule}（{count} 处）", "fix {rule} (places: {count})")
UNSAFE = Message("{action}（须核对）", "{action} (look at it)")
FIX_ALL = Message("改正所有可以放心改正的", "fix all that is safe to fix")
SUPPRESS = Message("在这里不报告 {rule}（注释里须写理由）", "leave {rule} alone here (give a reason in the comment)")
SUPPRESS_IN_FILE = Message(
    "在本文件中不报告 {rule}（注释里须写理由）", "leave {rule} alone in this file (give a reason in the comment)"
)
