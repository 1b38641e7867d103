"""Messages of ``duplicates``, in Chinese and English."""

from __future__ import annotations

from gouji.messages.message import Message

SAME_AS_HERE = Message("与此处相同", "the same as here")
SAME_AS_QUOTED = Message("与此处相同：“{quote}…”", "the same as here: “{quote}…”")
MESSAGE_QUOTED = Message("{message}：“{quote}…”", "{message}: “{quote}…”")
ON_LINE = Message("第 {line} 行", "line {line}")
ON_LINES = Message("第 {line}–{end_line} 行", "lines {line}–{end_line}")
PASSAGE_QUOTED = Message("“{quote}…”", "“{quote}…”")
NO_TWO_NARRATIVES = Message("有正文的部分不足两个", "fewer than two sections have any narrative")
PATTERN_TOO_SLOW = Message("ignore 中的正则表达式耗时过长", "a pattern under ignore takes too long")
