"""Messages of ``identities``, in Chinese and English."""

from __future__ import annotations

from gouji.messages.message import Message

IDENTITY_CERTAIN = Message(
    "{label}：写的是 {actual}，应为 {expected}",
    "{label}: {actual} is written, it should be {expected}",
)
IDENTITY_LIKELY = Message(
    "{label}：写的是 {actual}，很可能应为 {expected}",
    "{label}: {actual} is written, it should probably be {expected}",
)
IDENTITY_AMBIGUOUS = Message(
    "{label}：{sums}；可能写错的是 {candidates}{more}",
    "{label}: {sums}; the error may be in {candidates}{more}",
)
IDENTITY_TOGETHER = Message("含空白或无法读取的几个合计互相矛盾", "sums with unknown cells contradict each other")
IDENTITY_CANDIDATE = Message("{label}（{actual} 应为 {expected}）", "{label} ({actual} should be {expected})")
IDENTITY_MORE = Message("，另有 {count} 种可能", ", and {count} other explanations")
IDENTITY_AND = Message(" 和 ", " and ")
IDENTITY_OR = Message("、", ", or ")
IDENTITY_SUM = Message("{role}合计 {left} ≠ {right}", "{role}sum {left} ≠ {right}")
IDENTITY_SIDES = Message("{role}两边 {left} ≠ {right}", "{role}sides {left} ≠ {right}")
IDENTITY_OF_ROW = Message("行", "row ")
IDENTITY_OF_COLUMN = Message("列", "column ")
IDENTITY_NAMED = Message("“{name}”{sum}", "“{name}” {sum}")
IDENTITY_BLANK = Message("空白", "nothing")
IDENTITY_FAILS = Message(
    "{label}：{message}；左边 {left}，右边 {right}，相差 {difference}",
    "{label}: {message}; left {left}, right {right}, difference {difference}",
)
IDENTITY_INEQUALITY = Message("{label}：{message}；{left} {sign} {right}", "{label}: {message}; {left} {sign} {right}")
IDENTITY_SHIFT = Message(
    "{label}：数字疑似整体{direction}移了一格；移回后 {count} 个不成立的等式都成立",
    "{label}: the figures seem to be one place too far {direction}; moved back, all {count} failing equations hold",
)
IDENTITY_SHIFTS = {
    ("column", 1): Message("下", "down"),
    ("column", -1): Message("上", "up"),
    ("row", 1): Message("右", "to the right"),
    ("row", -1): Message("左", "to the left"),
}
IDENTITY_STRUCTURAL = Message(
    "{label}：{count} 个等式不成立，写错的可能不止 {limit} 格，请逐格核对",
    "{label}: {count} equations fail; more than {limit} cells may be wrong, check them one by one",
)
IDENTITY_UNKNOWN = Message("{label} 没有可用的数字", "{label} has no usable number")
IDENTITY_MISSING = Message("{label} 没有读到", "{label} was not found")
IDENTITY_EQUATION = Message(
    "等式“{equation}”{extent}没有核对：{reasons}", "“{equation}”{extent} was not tested: {reasons}"
)
IDENTITY_EXTENT = Message("（{total} 个中的 {count} 个）", " ({count} of {total})")
IDENTITY_MORE_REASONS = Message("等", " and others")
IDENTITY_LAYOUT = Message("不适用于此版式的表格：{reason}", "it does not fit this layout of the table: {reason}")
IDENTITY_CONFIRMED = Message("正文写的正是应有的数", "the text has the right figure")
IDENTITY_QUOTIENT = Message(
    "{label}：写的是 {actual}，很可能应为 {expected}；{message}",
    "{label}: {actual} is written, it should probably be {expected}; {message}",
)
IDENTITY_NONE = Message(
    "{label}：写的是 {actual}，此处不应有数字；{message}",
    "{label}: {actual} is written, there should be no figure; {message}",
)
IDENTITY_NOT_NONE = Message(
    "{label}：写的是 {actual}，此处应有数字；{message}",
    "{label}: {actual} is written, there should be a figure; {message}",
)
IDENTITY_BY_ZERO = Message("除数为 0", "it would divide by 0")
IDENTITY_OTHER = Message("{label}：{value}", "{label}: {value}")
IDENTITY_ONE_OR_SEVERAL = Message("table 与 tables 只能写一个", "a rule has either table or tables")
IDENTITY_LACKS = Message("{label}：{others}中没有这一行", "{label}: there is no such row in {others}")
