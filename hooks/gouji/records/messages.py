"""Messages of ``records``, in Chinese and English."""

from __future__ import annotations

from gouji.messages.message import Message

NO_ACCESS = Message("无法读取：{error}", "cannot be read: {error}")
NO_FACTS = Message("不是 gouji facts 写出的文件：{error}", "not written by gouji facts: {error}")
OLD_FACTS = Message(
    "没有写明是哪个单位、哪一年的报告；请用此版 gouji facts 重新生成",
    "it does not say which unit and year it is about; write it anew with gouji facts of this version",
)
