"""Messages of ``narrative``, in Chinese and English."""

from __future__ import annotations

from gouji.messages.message import Message

NARRATIVE_OR = Message(" 或 ", " or ")
NARRATIVE_CELL = Message("{label}：{value}", "{label}: {value}")
NARRATIVE_SAME = Message("此处相同", "the same here")
NARRATIVE_OTHERWISE = Message("此处写“{quote}”", "here it says “{quote}”")
NARRATIVE_CONTRADICTION = Message(
    "正文写“{quote}”，另一处却写“{other}”，说的都是{label}",
    "the text says “{quote}”, and “{other}” in another place; both are about {label}",
)
UNKNOWN_WORD = Message("words 和表格中都没有“{name}”{hint}", "neither words nor tables have “{name}”{hint}")
NARRATIVE_SUM = Message(
    "这里只能写单元格和正文数字的和", "only sums of cells and of figures of the text can stand here"
)
NARRATIVE_QUOTIENT = Message("比率须写作“算式 / 算式”", "a ratio is written: sum / sum")
NARRATIVE_FIGURE = Message("say 中没有数字“{name}”{hint}", "the template has no figure “{name}”{hint}")
UNKNOWN_TOPIC = Message("topics 中没有“{name}”{hint}", "there is no “{name}” among the topics{hint}")
BAD_WORD = Message(
    "“{word}”的括号不配对，或者变化太多", "in “{word}” a bracket has no other half, or it has too many variants"
)
BAD_TEMPLATE = Message("句式从这里起读不懂", "the template can't be read from here on")
NARRATIVE_GROUP = Message("正则表达式须有分组 {name}", "the expression needs a group {name}")
NARRATIVE_NO_CELLS = Message(
    "正文涉及的单元格都没有可用的数字", "none of the cells that the text mentions has a usable number"
)
NARRATIVE_NO_YEAR = Message(
    "标题、统计期限和正文没有写明报告年度，或互相矛盾而无法确定",
    "title, period and text name no year, or don't agree on one",
)
NARRATIVE_NO_NAME = Message("标题中看不出是谁的报告", "the title doesn't name whose report it is")
READS_OR_SAYS = Message(
    "一条规则的 phrases 要么都用 reads（句式），要么都用 say（正则表达式）",
    "the phrases of a rule have either reads (templates) or say (patterns), all of them the same",
)
