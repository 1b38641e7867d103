"""Messages of ``views``, in Chinese and English."""

from __future__ import annotations

from gouji.messages.message import Message

FACTS_LEGEND = Message(
    "□ 空白　! 占位符或无法读取　∅ 写明没有数　< 小于　? 读取有疑问　· 文件中没有这一格",
    "□ blank   ! placeholder or unreadable   ∅ no figure, by right   < less than   ? read with doubt   "
    "· not in the document",
)
COVERAGE_HEAD = (
    Message("表", "table"),
    Message("格", "cells"),
    Message("等式", "equations"),
    Message("秩", "rank"),
    Message("无等式", "unchecked"),
    Message("不能定位", "unlocated"),
    Message("距离", "distance"),
)
COVERAGE_LEGEND = Message(
    "秩：独立的等式数。无等式：写错了查不出的格。不能定位：查得出有错，但别的格同样能解释。"
    "距离：至少同时改动几格才可能查不出；距离 d 查得出 d-1 格，3 以上能指出单独一格。",
    "rank: independent equations. unchecked: an error goes unnoticed. unlocated: an error is noticed, but another cell"
    " explains it as well. distance: so many cells must change at once to go unnoticed; from 3 on, a single error is"
    " always located.",
)
COVERAGE_UNCHECKED = Message("{table}：没有等式的格：{cells}", "{table}: cells under no equation: {cells}")
COVERAGE_UNLOCATED = Message("{table}：查得出但不能定位的格：{cells}", "{table}: cells that can't be located: {cells}")
COVERAGE_IMPLIED = Message(
    "{table}：可由前面的等式推出：{equations}", "{table}: implied by the equations before: {equations}"
)
COVERAGE_CONTRADICTORY = Message(
    "{table}：与前面的等式矛盾，不可能都成立：{equations}",
    "{table}: contradicts the equations before, they can't all hold: {equations}",
)
COVERAGE_MORE = Message("{cells} 等 {count} 格", "{cells} and others, {count} in all")
CASE_WHOLE = Message("整篇文档（{lines} 行）", "a whole document ({lines} lines)")
CASE_TITLE = Message("标题“{text}”", "title “{text}”")
CASE_PREAMBLE = Message("引言“{text}”", "preamble “{text}”")
CASE_HEADING = Message("小标题“{text}”", "heading “{text}”")
CASE_SECTION = Message("{section}：“{text}”", "{section}: “{text}”")
CASE_LAYOUT = Message("{table}用 {layout} 版式", "{table} in layout {layout}")
CASE_WITHOUT = Message("没有 {what}", "without {what}")
CASE_AS_IS = Message("样本原样", "the template as it is")
TEXT_HEADINGS = (
    Message("位置", "place"),
    Message("数字", "figure"),
    Message("所在分句", "clause"),
    Message("读作", "read as"),
)
TEXT_ABOUT = Message("不在说这个主题", "not about this topic")
TEXT_LEAVES = Message("说的是别的事", "about something else")
TEXT_SKIPS = Message("这个分句不读", "this clause is left out")
TEXT_PAUSES = Message("说的是别的时间或别的单位", "about another time or body")
TEXT_INEXACT = Message("不是确数，不比较", "no exact count, not compared")
TEXT_NOTHING = Message("没有句式适合，不比较", "no template fits, not compared")
TEXT_LEGEND = Message(
    "“读作”一栏：单元格和其中的数（规则）；说明规则的主题见 form.yaml 的 topics。",
    "read as: the cell and what it holds (rule); the topics of rules stand in form.yaml under topics.",
)
