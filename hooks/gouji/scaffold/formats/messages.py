"""Messages of ``scaffold.formats``, in Chinese and English."""

from __future__ import annotations

from gouji.messages.message import Message

WORD_MISSING = Message(
    "写 Word 文件要另装 python-docx；请运行 pip install 'python-docx>=1.1'，或者换成 .html、.md、.txt",
    "writing Word files needs python-docx, which is not installed; run pip install 'python-docx>=1.1', or write .html, "
    ".md or .txt",
)
