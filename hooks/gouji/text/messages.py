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
CHARACTERS_LOST = Message(
    "从第 {line} 行起，大部分汉字已变成无法恢复的“�”，是用错误的编码保存的；请从原稿重新保存为 UTF-8",
    "from line {line} on most characters are lost (U+FFFD): saved in a wrong encoding; save the original as UTF-8",
)
ENCODED_TWICE = Message(
    "文字是乱码：用错误的编码打开后又保存过；请从原稿重新保存为 UTF-8",
    "the text is garbled: it was opened in a wrong encoding and saved again; save the original as UTF-8",
)
MERGE_CONFLICT = Message(
    "第 {line} 行起有没有解决的合并冲突（<<<<<<<、=======、>>>>>>>）；请选定内容并删去这些标记",
    "a merge conflict from line {line} on (<<<<<<<, =======, >>>>>>>): choose what stays and delete the markers",
)
UNMATCHABLE_BLANK = Message(
    "匹配不到任何文字：汉字之间没有空白（“{text}”）", "never matches: there is no white space in “{text}”"
)
UNMATCHABLE_BLANKS = Message(
    "匹配不到任何文字：连续的空白都算一个空格", "never matches: white space is one blank, however much there is"
)
UNMATCHABLE_WIDTH = Message("匹配不到任何文字：全角的“{text}”应写半角", "never matches: write “{text}” in half width")
UNMATCHABLE_MARK = Message(
    "匹配不到任何文字：汉字之间的标点（“{text}”）应写全角", "never matches: marks are full-width ones in “{text}”"
)
