"""Messages of postings, in Chinese and English."""

from __future__ import annotations

from gouji.messages.message import Message

BROKEN = Message(
    "雷同索引已损坏或由其他版本写成：请重新运行 gouji corpus",
    "the index of copies is damaged, or another version wrote it: run gouji corpus again",
)
NONE = Message(
    "报告库没有雷同索引：请重新运行 gouji corpus", "the store has no index of copies: run gouji corpus again"
)
CANNOT_WRITE = Message("不能写雷同索引：{error}", "can't write the index of copies: {error}")
