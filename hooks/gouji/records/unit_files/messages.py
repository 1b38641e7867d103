"""Messages about tables of units, in Chinese and English."""

from __future__ import annotations

from gouji.messages.message import Message

UNITS_LIST = Message("应为单位的列表，每项以“- unit: 名称”开头", "expected a list of units: “- unit: name” entries")
UNITS_NONE = Message("没有列出任何单位", "no unit is listed")
UNITS_WORKBOOK = Message("是电子表格；请另存为 CSV", "a workbook; save it as CSV")
UNITS_TOO_MANY = Message("超过 {limit} 个单位", "more than {limit} units")
UNIT_NAME = Message("单位名称不能为空", "the name of a unit is missing")
UNIT_YEARS = Message("until {until} 早于 since {since}", "until {until} is before since {since}")
UNIT_TWICE = Message(
    "{when}“{name}”已是第 {line} 行单位的名称；改名、改隶的，请用 since、until 分清年份",
    "{when}“{name}” is a name of the unit in line {line} already; tell them apart by since and until",
)
IN_YEAR = Message("{year} 年，", "in {year} ")
PARENT_UNKNOWN = Message("没有名为“{name}”的单位{hint}", "there is no unit called “{name}”{hint}")
PARENT_YEARS = Message(
    "“{name}”与本单位没有同时存在的年份", "there is no year in which both “{name}” and this unit are there"
)
PARENT_CYCLE = Message("{when}上级绕成了一圈：{names}", "{when}these stand above each other in a circle: {names}")
CSV_TWICE = Message("列“{key}”重复", "the column “{key}” is given twice")
