"""Messages of ``scaffold``, in Chinese and English: what is written into a new pack, and why none can be made."""

from __future__ import annotations

from gouji.messages.message import Message

NO_HEADINGS = Message(
    "{path} 里没有找到标题；规则包的章节取自文档的标题",
    "no headings were found in {path}; the sections of a pack are those of the document",
)
NOT_READ = Message("无法读取 {path}：{reason}", "cannot read {path}: {reason}")
PACK_HEAD = Message("这是什么规则包，适用于哪些文档。", "What the pack is, and which documents it is for.")
CLAIMS_HEAD = Message(
    "正则表达式：适用的每份文档标题里都有的文字。文档须有这样的标题和一半的章节，或其中一项和一张表。",
    "Regular expressions for what the title of every such document says. A document shows two of these: a title, "
    "half of the sections, a table.",
)
NO_CLAIMS = Message(
    "没有 claims：不会自动适用，须用 --pack 或 .gouji.yaml 指定。加上 claims 即可自动识别。",
    "Without claims the pack applies only where --pack or .gouji.yaml names it.",
)
FORM_HEAD = Message(
    "文档应有的样子。title 和 label 是标准文字；titles、labels 可以列出其他写法。",
    "The document as it must be. title and label are the official words; titles and labels list others that occur.",
)
VALUES_HEAD = Message(
    "单元格里写什么：由文档中的单元格推测，请核对。",
    "What cells hold, guessed from those of the document: look at them.",
)
SKIP_HEAD = Message("不是数据的行，如列的编号。", "Rows that are no data: numbers of columns.")
LEFT_OUT = Message(
    "未写入的表格（表头或行名无法照样写成）：{names}",
    "Tables left out, whose header or rows can't be said as they stand: {names}",
)
TABLES_HEAD = Message(
    "行在各份文档中不同的表格，以一项开放的行代替列出的行：{{id: items, any: ['.+'], name: 各项}}",
    "Where rows differ from document to document, an entry of open rows stands for them: "
    "{{id: items, any: ['.+'], name: items}}",
)
PARTS_HEAD = Message("几张表共有的行。", "Rows that several tables have in common.")
SPECIMEN_HEAD = Message(
    "规则测试所用的行；文档中可以是别的。", "Rows that tests of rules can name; documents have their own."
)
SUMS_HEAD = Message(
    "文档中成立的等式；请删去碰巧成立的。", "Equations that hold in the document: delete those that hold by accident."
)
EXAMPLE_TEXT = Message("此处是这一部分的内容。", "This is the text of the section.")
SECTION_MISSING = Message("缺少“{title}”", "{title} is missing")
SECTION_MISSING_WHY = Message("每一部分都必须有。", "Every section is required.")
SECTION_ORDER = Message("“{title}”应在“{expected}”之前", "{title} must come before {expected}")
SECTION_ORDER_WHY = Message("各部分的顺序是固定的。", "The order of the sections is fixed.")
TABLE_MISSING = Message("没有找到{table}", "{table} is missing")
TABLE_MISSING_WHY = Message("每张表都必须有。", "Every table is required.")
ROW_MISSING = Message("缺少一行：{label}", "missing row: {label}")
ROW_MISSING_WHY = Message("没有数据的行也要保留。", "A row without data stays.")
COLUMN_MISSING = Message("缺少一列：{label}", "missing column: {label}")
COLUMN_MISSING_WHY = Message("没有数据的列也要保留。", "A column without data stays.")
CELL_UNREADABLE = Message(
    "{label}：“{value}”不是一个数{reading}", "{label} says “{value}”, which is not one number{reading}"
)
CELL_UNREADABLE_WHY = Message("一格只写一个数。", "A cell holds one number.")
SUM_WRONG = Message("合计 = 各项之和", "total = sum of its parts")
SUM_WRONG_WHY = Message("合计等于各项之和。", "A total is the sum of its parts.")
STARTER = Message(
    """\
# 青石县潮汐局2024年度业务报告

## 一、总体情况

## 二、业务数据

表一 观测站工作量

| 观测站 | 上半年 | 下半年 | 全年 |
|---|---|---|---|
| 东港站 | 120 | 135 | 255 |
| 西港站 | 98 | 102 | 200 |
| 合计 | 218 | 237 | 455 |

## 三、存在的问题
""",
    """\
# Bureau of Tides - Yearly Report 2024

## 1. Overview

## 2. Work of the stations

Table 1: Readings taken

| Station | First half | Second half | Whole year |
|---|---|---|---|
| East harbour | 120 | 135 | 255 |
| West harbour | 98 | 102 | 200 |
| All stations | 218 | 237 | 455 |

## 3. Problems
""",
)
