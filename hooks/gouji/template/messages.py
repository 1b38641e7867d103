"""Messages of ``template``, in Chinese and English."""

from __future__ import annotations

from gouji.messages.message import Message

UNKNOWN_SECTION = Message("form.yaml 没有章节“{name}”{hint}", "form.yaml has no section “{name}”{hint}")
UNKNOWN_TABLE = Message("form.yaml 没有表格“{name}”{hint}", "form.yaml has no table “{name}”{hint}")
SPECIMEN_TEXT = Message("此处是这一部分的内容。", "This is the text of the section.")
UNKNOWN_ROW = Message("表格没有行“{name}”{hint}", "the table has no row “{name}”{hint}")
UNKNOWN_COLUMN = Message("表格没有列“{name}”{hint}", "the table has no column “{name}”{hint}")
UNKNOWN_LAYOUT = Message("表格没有版式“{name}”{hint}", "the table has no layout “{name}”{hint}")
CASE_DOCUMENT = Message(
    "“document”旁边只能写 says、last_year、children、missing 和 siblings",
    "only “says”, “last_year”, “children”, “missing” and “siblings” may stand beside “document”",
)
CASE_SAYS = Message(
    "“says”只用于 fail：没有发现就没有提示文字", "“says” belongs to “fail”: where nothing is found there is no message"
)
CASE_LACKS = Message(
    "“without”写 section，或者 table，后者可再写 row 和 column",
    "“without” names a section, or a table and perhaps a row and a column of it",
)
