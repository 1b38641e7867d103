"""Messages of ``forms``, in Chinese and English."""

from __future__ import annotations

from gouji.messages.message import Message

ONLY_TITLE = Message(
    "标题像是 {pack} 适用的报告，但没有找到它的章节和表格",
    "titled like a report of pack {pack}, but neither its sections nor its tables were found",
)
OTHER_YEAR = Message(
    "是 {year} 年的报告，规则包 {pack} 不适用于这一年的格式",
    "a report for {year}; pack {pack} is not made for the form of that year",
)
UNKNOWN_CELL = Message("没有哪张表有单元格“{name}”", "no table has a cell “{name}”")
ANOTHER_FOLLOWS = Message(
    "后面还有一份同样的文件，没有检查；请每份存为一个文件",
    "another document of the kind follows and was not checked; keep each in a file of its own",
)
