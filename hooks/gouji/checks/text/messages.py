"""Messages of ``text``, in Chinese and English."""

from __future__ import annotations

from gouji.messages.message import Message

TEXT_SEVERAL = Message("{message}（本段共 {count} 处）", "{message} ({count} times in this paragraph)")
TEXT_THROUGHOUT = Message("{message}（全文共 {count} 处）", "{message} ({count} times in the document)")
NO_SUCH_GROUP = Message("正则表达式没有第 {number} 个分组", "the expression has no group {number}")
