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
NOTHING_BUT_TITLE = Message(
    "标题是“{pack}”，但没有它的大部分章节，也没有填好的表格，因此没有核对；正文若在附件或图片里，请改为检查原文",
    "titled as “{pack}”, but with neither most of its sections nor a table that is filled in, so nothing was checked; "
    "where the text is in an annex or a picture, check the source instead",
)
NOTHING_BUT_HEADINGS = Message(
    "有“{pack}”的章节标题，但没有它的标题和可读的表格，因此没有核对；表格若是图片，请改为检查原文",
    "has the section headings of “{pack}”, but neither its title nor tables that can be read, so nothing was "
    "checked; where the tables are pictures, check the source instead",
)
PART_OF_ONE = Message(
    "有“{pack}”的表格，但没有它的标题和大部分章节，因此没有核对；若是其中一部分，请改为检查全文",
    "has a table of “{pack}”, but neither its title nor most of its sections, so nothing was "
    "checked; where it is a part of one, check the whole instead",
)
WRONG_YEAR = Message(
    "写的是 {year} 年，表格却是“{pack}”的，因此没有核对；请核对标题的年份，或在 .gouji.yaml 的 files 里指定规则包",
    "says {year}, but its tables are those of “{pack}”, so nothing was checked; check the year in the title, or "
    "name the pack under files in .gouji.yaml",
)
UNKNOWN_CELL = Message("没有哪张表有单元格“{name}”", "no table has a cell “{name}”")
ANOTHER_FOLLOWS = Message(
    "后面还有一份同样的文件，没有检查；请每份存为一个文件",
    "another document of the kind follows and was not checked; keep each in a file of its own",
)
RUN_ON = Message(
    "表格有 {count} 行的数字连在一起，按合计只有一种分法，据此读取；请核对",
    "figures run on into each other (rows: {count}); they were read in the one way that fits the sums, check it",
)
UNDER_HEADING = Message("{table}（{heading}）", "{table} ({heading})")
