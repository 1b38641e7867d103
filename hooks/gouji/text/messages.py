"""Messages of ``text``, in Chinese and English."""

from __future__ import annotations

from gouji.messages.message import Message

NOT_TEXT = Message(
    "不是可识别的文本：既不是 UTF-8，也不是 GB18030；请另存为 UTF-8 文本后再检查",
    "not text in a known encoding (neither UTF-8 nor GB18030); save it as UTF-8 text",
)
BROKEN_ENCODING = Message(
    "文件的字节顺序标记说明它是 {encoding}，但内容不符；请另存为 UTF-8 后再检查",
    "the byte order mark is that of {encoding}, but the bytes are not; save it as UTF-8",
)
BINARY = Message(
    "是二进制文件而不是文本；请确认扩展名与内容一致",
    "a binary file, not text; check that the extension matches the content",
)
BROKEN_UTF8 = Message(
    "是 UTF-8 文本，但第 {line} 行有损坏的字符；请打开改正后重新保存",
    "UTF-8 text with broken characters in line {line}; correct them and save the file again",
)
