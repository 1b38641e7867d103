"""Messages of ``cli.commands.new``, in Chinese and English."""

from __future__ import annotations

from gouji.messages.message import Message

OPTION_KIND = Message("新建什么：report（报告）或 pack（规则包）", "what to start: report or pack")
OPTION_NAME = Message(
    "报告用的规则包，如 gia-2021；或者新规则包的 id（小写字母、数字和 -）",
    "the pack that the report is for, such as gia-2021; or the id of the new pack: small letters, digits, -",
)
OPTION_FROM = Message(
    "报告：由上年的报告带入单位、小标题和结转的数字；规则包：按此文档的章节和表格生成",
    "report: take unit, sub-headings and figures that carry over from last year's; pack: take sections and tables",
)
OPTION_OUTPUT = Message(
    "报告：写入哪个文件（{suffixes}，默认：标题.docx）；规则包：写入哪个文件夹（默认：当前文件夹）",
    "report: the file to write ({suffixes}; default: its title, as .docx); pack: where to write the "
    "folder (default: here)",
)
OPTION_UNIT = Message("报告：单位全称", "report: the full name of who writes it")
OPTION_YEAR = Message(
    "报告：哪一年度的报告（默认：所据报告的下一年度，否则是去年）",
    "report: the year it is about (default: the one after that of --from, else last year)",
)
OPTION_FORCE = Message("报告：文件已存在时覆盖", "report: write over a file that exists")
OPTION_LANGUAGE = Message(
    "规则包：语言（默认：文档的语言，其次是输出的语言）",
    "pack: its language (default: that of the document, else that of the output)",
)
OTHER_KIND = Message("{option} 不用于 new {kind}", "{option} means nothing with new {kind}")
SUFFIX = Message(
    "不能写 {suffix} 文件；可以写：{suffixes}", "files cannot be written as {suffix}; there are: {suffixes}"
)
NO_YEAR = Message("“{value}”不是年份；请写四位数，如 2025", "“{value}” is no year; write four digits, such as 2025")
SAME_FILE = Message(
    "{path} 就是 --from 所读的报告，不会覆盖；请换一个文件名", "{path} is what --from reads; write to another file"
)
FILE_EXISTS = Message(
    "{path} 已存在，不会覆盖；要覆盖请加 --force", "{path} exists already and is left as it is; --force writes over it"
)
BAD_ID = Message(
    "“{name}”不能作 id：须以小写字母开头，只含小写字母、数字和 -",
    "“{name}” is no id: it begins with a small letter and has small letters, digits and - only",
)
PACK_EXISTS = Message("{path} 已存在，不会覆盖", "{path} exists already and is left as it is")
NOT_WRITTEN = Message("无法写入 {path}：{error}", "cannot write {path}: {error}")
PACK_WRITTEN = Message(
    """\
已写入 {path}：{names}
下一步：
  gouji test {path}
  gouji check {example} --pack {path}
""",
    """\
written to {path}: {names}
next:
  gouji test {path}
  gouji check {example} --pack {path}
""",
)
REPORT_WRITTEN = Message(
    """\
已写入 {path}
下一步：填写各处“{mark}”和表格，再核对：
  gouji check {quoted}
""",
    """\
written: {path}
next: fill in each “{mark}” and the tables, then
  gouji check {quoted}
""",
)
