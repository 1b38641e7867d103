"""Messages of ``units``, in Chinese and English."""

from __future__ import annotations

from gouji.messages.message import Message

UNITS_ONE_OR_SEVERAL = Message("table 与 tables 只能写一个", "a rule has either table or tables")
UNITS_UNKNOWN = Message("不知道哪些单位是它的下级", "which units are below it is not known")
UNITS_MISSING = Message(
    "{total} 个下级单位中，缺 {count} 个的报告：{names}",
    "of the {total} units below, {count} have no report at hand: {names}",
)
UNITS_MORE = Message(" 等", " and others")
UNITS_DIFFER_ONE = Message(
    "{label}：写的是 {actual}，{count} 个下级合计 {expected}，{difference}；{message}{cause}",
    "{label}: {actual} is written, the {count} units below add up to {expected}, {difference}; {message}{cause}",
)
UNITS_DIFFER = Message(
    "{label}：{message}；{cells} 格与 {count} 个下级的合计不符：{listed}{more}{cause}",
    "{label}: {message}; {cells} figures differ from the sums of the {count} units below: {listed}{more}{cause}",
)
UNITS_CELL = Message("{label} {actual}（合计 {expected}）", "{label} {actual} (sum {expected})")
UNITS_INEQUALITY = Message("{label} {actual}（应{sign} {expected}）", "{label} {actual} (should be {sign} {expected})")
UNITS_LESS = Message("少 {by}", "{by} less")
UNITS_OVER = Message("多 {by}", "{by} more")
UNITS_ELLIPSIS = Message("……", ", …")
UNITS_CAUSES = {
    "left out": Message(
        "；差的正是“{unit}”的各数，看来漏计了它", "; what is missing is all that “{unit}” reports: it seems left out"
    ),
    "twice": Message(
        "；多的正是“{unit}”的各数，看来计了两次",
        "; what is too much is all that “{unit}” reports: it seems counted twice",
    ),
    "same figures": Message("；相差的正是“{unit}”在这几格的数", "; these are just the figures of “{unit}”"),
    "child": Message("；看来错在“{unit}”的报告", "; the error seems to be in the report of “{unit}”"),
    "report": Message("；看来错在本报告", "; the error seems to be in this report"),
}
UNITS_NEITHER = Message(
    "既不是 {count} 个下级之和（{compared} 个数中只有 {agreeing} 个相符），"
    "也不是加上本级以后的汇总（{below} 个数低于合计）：{listed}{more}",
    "neither the sum of the {count} units below (of {compared} figures {agreeing} agree), nor that and its own "
    "({below} figures are below the sums): {listed}{more}",
)
UNITS_ALONE = Message(
    "{compared} 个数中有 {below} 个低于 {count} 个下级之和，看来只报告本级自身，不是汇总",
    "of {compared} figures {below} are below the sums of the {count} units below: "
    "it seems to report for its own body alone",
)
UNITS_LACKING = Message(
    "{total} 个算式中有 {count} 个没有核对：{reasons}{more}",
    "{count} of {total} equations were not tested: {reasons}{more}",
)
UNITS_LACKING_OWN = Message("{label} 没有可用的数字", "{label} has no usable number")
UNITS_LACKING_CHILD = Message("“{unit}”的 {label} 没有可用的数字", "{label} of “{unit}” has no usable number")
UNITS_LACKING_TABLE = Message("“{unit}”的报告没有{table}", "the report of “{unit}” has no {table}")
UNITS_CHILD = Message("{unit}：{value}", "{unit}: {value}")
