"""Messages of ``sections``, in Chinese and English."""

from __future__ import annotations

from gouji.messages.message import Message

FIRST_HERE = Message("第一次出现在这里", "first occurs here")
HAS = Message("报告有 {count} 个部分", "the report has {count}")
LISTS = Message("列出的有 {count} 个", "it lists {count}")
LISTS_WITHOUT = Message("列出的只有 {count} 个，没有{missing}", "it lists {count}, without {missing}")
LIST_BEGINS = Message("另一组从这里开始", "the other list begins here")
LIST_STARTS = Message("这一组从这里开始", "the list begins here")
NO_NUMBER = Message("（无序号）", "(no number)")
NO_SECTION = Message("没有找到：{sections}", "not found: {sections}")
