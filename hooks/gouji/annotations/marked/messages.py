"""Messages of ``annotations.marked``, in Chinese and English."""

from __future__ import annotations

from gouji.messages.message import Message

CLEAN = Message("勾稽检查：没有发现问题。", "gouji: nothing was found.")
CHECKED = Message("勾稽检查：{counts}", "gouji: {counts}")
COUNT = Message("{count} {severity}", "{severity}: {count}")
TO_FIRST = Message("第一处", "first place")
TO_NOTES = Message("全部说明", "all notes")
NOTES = Message("勾稽的说明", "Notes of gouji")
TO_NOTE = Message("第 {number} 处，{severity}：看说明", "{number}, {severity}: to the note")
TO_PLACE = Message("第 {number} 条，{severity}：回到原处", "note {number}, {severity}: to its place")
BACK = Message("↑ 原处", "↑ place")
PREVIOUS = Message("← 上一处", "← previous")
NEXT = Message("下一处 →", "next →")
NO_ROUND_TRIP = Message(
    "文件的编码不合常规，无法加标记；另存为 UTF-8 再试",
    "its encoding is too unusual for marks; save it as UTF-8 and try again",
)
