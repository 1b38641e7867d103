"""Messages of ``years``, in Chinese and English."""

from __future__ import annotations

from gouji.messages.message import Message

YEARS_OTHER_PACK = Message(
    "上一年的报告（{path}）按规则包 {pack} 判定，此规则不与它比较",
    "last year's report ({path}) is one by the pack {pack}, which this rule does not compare with",
)
YEARS_NO_LAST_YEAR = Message("没有可对照的上一年报告", "last year's report is not at hand")
YEARS_NO_TABLE = Message("没有读到表格：{tables}", "table not found: {tables}")
YEARS_NO_TABLE_THERE = Message("{year} 年的报告没有读到表格：{tables}", "the report of {year} has no table {tables}")
YEARS_LACKS = Message("没有可用的数字：{cells}", "no usable number: {cells}")
YEARS_LACKS_THERE = Message(
    "{year} 年的报告没有可用的数字：{cells}", "no usable number in the report of {year}: {cells}"
)
YEARS_MORE_CELLS = Message("{cells} 等 {count} 格", "{cells} and others ({count})")
YEARS_NO_TEXT = Message("各部分都没有正文", "no section has any narrative")
YEARS_NO_TEXT_THERE = Message("{year} 年的报告各部分都没有正文", "no section of the report of {year} has any narrative")
YEARS_NO_SHARE = Message(
    "finds: copied 的规则要写 share、shares 或 passages", "a rule with finds: copied has share, shares or passages"
)
YEARS_SLOW = Message("ignore 中的正则表达式耗时过长", "a pattern under ignore takes too long")
YEARS_LAST = Message("上一", "last year")
"""In place of a number of the year that is not known."""

YEARS_CARRIED = Message(
    "{label}：写的是 {actual}，{year} 年报告的“{other}”是 {expected}；{message}",
    "{label}: {actual} is written, “{other}” of the report of {year} is {expected}; {message}",
)
YEARS_SOLVED = Message(
    "{label}：写的是 {actual}，由 {year} 年的报告（{cells}）推算是 {expected}；{message}",
    "{label}: {actual} is written, by the report of {year} ({cells}) it would be {expected}; {message}",
)
YEARS_SIDES = Message(
    "{label}：{message}；左边 {left}，右边 {right}，相差 {difference}（{year} 年的报告：{cells}）",
    "{label}: {message}; left {left}, right {right}, difference {difference} (the report of {year}: {cells})",
)
YEARS_CELL = Message("{label} {value}", "{label} {value}")
YEARS_MORE = Message("；另有 {count} 格也对不上", "; other cells that disagree: {count}")
YEARS_OWN_WRONG = Message(
    "；写错的很可能是这一格：改为 {expected}，本报告的勾稽关系才成立",
    "; probably this cell is wrong: with {expected} the sums of this report agree",
)
YEARS_LAST_WRONG = Message(
    "；写错的很可能是 {year} 年的报告：那里写 {actual}，它自己的勾稽关系才成立",
    "; probably the report of {year} is wrong: with {actual} there its own sums agree",
)

YEARS_UNKNOWN = Message(
    "正文有 {count} 处与上一年比较，所据的单元格没有可用的数字",
    "places in the text that compare with last year, whose cells have no usable number: {count}",
)
YEARS_CELL_HERE = Message("本报告{label} {value}", "{label} of this report {value}")
YEARS_CELL_THERE = Message("{year} 年{label} {value}", "{label} of {year} {value}")

YEARS_WHOLE = Message("全部正文", "the whole narrative")
YEARS_VERBATIM = Message("；一字不差", "; word for word")
YEARS_FIGURES_ONLY = Message("；只有年份、数字或标点不同", "; only years, figures or punctuation differ")
YEARS_YEARS_ONLY = Message("；只有年份不同", "; only years differ")
YEARS_KEPT = Message("；整段没有改写：{quotes}", "; whole passages that were not rewritten: {quotes}")
YEARS_QUOTE = Message("“{quote}”", "“{quote}”")
YEARS_BY_SECTION = Message("；其中 {sections}", "; {sections}")
YEARS_OF_SECTION = Message("“{section}” {share}%", "{section} {share}%")
YEARS_THERE = Message("上一年的报告也有这段话", "the report of last year has this passage too")
