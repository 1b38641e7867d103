"""Messages of ``tables``, in Chinese and English."""

from __future__ import annotations

from gouji.messages.message import Message

DEDUCED = Message("；按合计推算，这里应为 {value}", "; the sums require {value} here")
PROBABLY = Message("，可能是 {value}", "; probably {value}")
CELLS_OF_TABLE = Message("{message}（共 {count} 格，全表 {cells} 格）", "{message} ({count} of its {cells} cells)")
CELLS_OF_ROW = Message("{message}（共 {count} 格：{columns}）", "{message} ({count} cells: {columns})")
DIFFERENCE = Message("{label} {actual}（另一处 {expected}）", "{label} {actual} (elsewhere {expected})")
MORE_DIFFERENCES = Message("等", " and others")
BLANK = Message("空白", "blank")
FIRST_PLACE = Message("{label}：另一处", "{label}: the other one")
ONE_IS_RIGHT = Message(
    "；只有第 {line} 行起的一份各等式成立", "; only in the one from line {line} on all equations hold"
)
PART_OF_TABLE = Message("{table}的一部分", "part of {table}")
