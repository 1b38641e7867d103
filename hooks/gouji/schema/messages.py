"""Messages of ``schema``, in Chinese and English: what texts of a certain shape consist of."""

from __future__ import annotations

from gouji.messages.message import Message

ID = Message(
    "应由小写字母、数字和 - 组成，以字母开头", "it consists of small letters, digits and -, and begins with a letter"
)
NAME = Message(
    "应是一个词，由字母（或汉字）、数字和 _ 组成，不以数字开头",
    "it is one word of letters, digits and _ that begins with no digit",
)
