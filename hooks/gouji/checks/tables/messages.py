"""Messages of ``tables``, in Chinese and English."""

from __future__ import annotations

from gouji.messages.message import Message

DEDUCED = Message("；按合计推算，这里应为 {value}", "; the sums require {value} here")
PROBABLY = Message("，可能是 {value}", "; probably {value}")
CELLS_OF_TABLE = Message("{message}（共 {count} 格，全表 {cells} 格）", "{message} ({count} of its {cells} cells)")
CELLS_OF_ROW = Message("{message}（共 {count} 格：{columns}）", "{message} ({count} cells: {columns})")
