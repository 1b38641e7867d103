"""Messages of ``records``, in Chinese and English."""

from __future__ import annotations

from gouji.messages.message import Message

NO_ACCESS = Message("无法读取：{error}", "cannot be read: {error}")
NO_FACTS = Message("不是 gouji facts 写出的文件：{error}", "not written by gouji facts: {error}")
OLD_FACTS = Message(
    "没有写明是哪个单位、哪一年的报告；请用此版 gouji facts 重新生成",
    "it does not say which unit and year it is about; write it anew with gouji facts of this version",
)
NEWER_FACTS = Message(
    "由更新的 gouji facts 写出（版本 {found}，此版只知 {known}）；请升级 gouji",
    "written by a newer gouji facts (version {found}, this one knows {known}); use a newer gouji",
)
FACTS_CELL = Message("这一行不是 gouji facts 写出的：{error}", "this line was not written by gouji facts: {error}")
TOO_BIG = Message("文件超过 {limit} 字节", "larger than {limit} bytes")
CSV_BROKEN = Message("CSV 有误（{error}）：引号是否成对？", "not a CSV table ({error}): does every quotation end?")
CSV_COLUMNS = Message(
    "这一行有 {found} 列，表头只有 {wanted} 列；含逗号的内容请加引号",
    "{found} columns here, {wanted} in the first line; quote what contains commas",
)
CSV_YEAR = Message("“{found}”不是年份；写作 2021", "“{found}” is no year; write 2021")
