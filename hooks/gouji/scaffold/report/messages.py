"""Messages of ``scaffold.report``, in Chinese and English: what a new document says, and why none can be made."""

from __future__ import annotations

from gouji.messages.message import Message

TITLE = Message("{unit}{year}年{name}", "{unit} - {name}, {year}")
UNIT = Message("单位全称", "full name of the body")
YEAR_NOT_COVERED = Message("{pack} 不适用于 {year} 年度{hint}", "{pack} is not for {year}{hint}")
FOR_THAT_YEAR = Message("；该年度用 {packs}", "; for that year there is {packs}")
YEAR_UNREADABLE = Message(
    "{pack} 认不出 {year} 这样的年份", "{pack} reads no such year as {year} in the title of a document"
)
NOT_READ = Message("无法读取 {path}：{reason}", "cannot read {path}: {reason}")
NOT_ONE = Message(
    "看不出 {path} 是 {pack} 这样的报告；没有它也可以新建（不写 --from）",
    "{path} does not look like a document for {pack}; without --from a new one can be made all the same",
)
OTHER_KIND = Message("{path} 是 {other} 的报告，不是 {pack} 的", "{path} is a document for {other}, not for {pack}")
NO_UNIT = Message("没有写明单位（--unit），标题里留了填写的地方", "no --unit was given; the title has a place for it")
NO_UNIT_THERE = Message(
    "从标题看不出单位，请写 --unit；标题里留了填写的地方",
    "the title does not tell whose document it is; give --unit, or fill it in there",
)
FROM_LAST_YEAR = Message("{unit}，{year} 年度", "{unit}, {year}")
TAKEN = Message("从上年报告带入：{target}（{cells}）", "taken over from last year's document: {target} ({cells})")
ROWS_DISAGREE = Message(
    "上年各表的行彼此对不上，没有带入",
    "the rows of last year's tables do not agree with each other and were not taken over",
)
CELL = Message("{label} {value}", "{label} {value}")
NOT_TAKEN = Message("{target}没有带入，仍是 0：{reason}", "{target} was not taken over and is 0: {reason}")
NOT_THERE = Message("上年报告里没有找到这些数字", "last year's document has no such figures")
NO_FIGURE = Message(
    "上年报告里“{label}”写的是“{value}”", "last year's document says “{value}” for {label}, which is no figure of use"
)
BLANK = Message("上年报告里“{label}”是空白", "{label} is blank in last year's document")
OTHER_YEAR = Message(
    "所据报告是 {year} 年度的，不是上一年度",
    "the document that it is taken from is about {year}, not about the year before",
)
NOT_AGREEING = Message(
    "带入后与其他数字不符，请核对上年报告", "with them the figures would not agree; check last year's document"
)
