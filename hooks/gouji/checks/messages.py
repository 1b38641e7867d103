"""Messages of ``checks``, in Chinese and English."""

from __future__ import annotations

from gouji.messages.message import Message

NO_TABLE = Message("没有找到表格：{tables}", "table not found: {tables}")
NO_NARRATIVE = Message("各部分都没有正文", "no section has any narrative")
TEXT_TOO_SLOW = Message("规则中的正则表达式耗时过长", "a pattern of the rule takes too long")
BAD_EQUATION = Message("等式有误：{error}", "wrong equation: {error}")
WHEN_OPEN = Message("无法判断条件“{condition}”是否成立", "whether “{condition}” holds can't be decided")
WHEN_MISFIT = Message("条件“{condition}”：{reason}", "condition “{condition}”: {reason}")
EQUATION_OF_SUMS = Message(
    "涉及其他报告的等式两边只能是和，不能用商或 none（无）",
    "the sides of equations over several reports are sums; neither a quotient nor “none” can stand there",
)
EQUATION_OF_ONE = Message(
    "每个等式都要写到本报告的单元格和其他报告的单元格；只涉及一份报告的等式写在 check: identities 的规则中",
    "each equation names cells of this report and of another; one about a single report belongs to check: identities",
)
OTHER_CELL = Message("{label}：{value}", "{label}: {value}")
OTHER_NOTHING = Message("空白", "nothing")
