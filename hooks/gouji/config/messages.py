"""Messages of ``config``, in Chinese and English."""

from __future__ import annotations

from gouji.messages.message import Message

NO_ACCESS = Message("无法读取：{error}", "cannot be read: {error}")
FOLDER_MISSING = Message("没有这个文件夹", "there is no such folder")
PACK_OUTSIDE = Message(
    "这个文件夹在仓库之外；请把规则包放进仓库，或用 --config 指定仓库之外的设置",
    "this folder lies outside of the repository; move the pack into it, or name settings from elsewhere with --config",
)
FILE_MISSING = Message(
    "没有这个文件；按文件夹区分上下级的，写 folders", "there is no such file; “folders” stands for the tree of folders"
)
UNITS_OUTSIDE = Message(
    "这个文件在仓库之外；请把它放进仓库，或用 --units 指定",
    "this file lies outside of the repository; move it into it, or name it with --units",
)
SIBLINGS_OUTSIDE = Message(
    "这个报告库在仓库之外；请把它放进仓库，或用 --siblings 指定",
    "this store lies outside of the repository; move it into it, or name it with --siblings",
)
UNKNOWN_PACK = Message("没有规则包“{name}”{hint}", "there is no pack “{name}”{hint}")
CONFIG_ENDING = Message("请改名为 .gouji.yaml", "rename it .gouji.yaml")
BAD_GLOB = Message("路径模式有误：{error}", "not a path pattern: {error}")
GLOB_EMPTY = Message("没有内容", "it is empty")
GLOB_BACKSLASH = Message("文件夹之间用 / 而不是 \\", "write / between folders, not \\")
GLOB_IDLE = Message(
    "它前面没有模式收进过这些文件，或收进的是整个文件夹，所以 ! 什么也收不回",
    "! takes back nothing: no pattern before it takes in such files, or one takes in a whole folder",
)
GLOB_OUTSIDE = Message("不能用 .. 指到文件夹之外", "it can't lead outside with ..")
UNKNOWN_FIELD = Message("{field} 没有意义；可以写 {known}{hint}", "{field} means nothing; there are {known}{hint}")
BAD_DATE = Message("“{found}”不是日期；写作 2025-12-31", "“{found}” is no date; write 2025-12-31")
NEEDS_REASON = Message("须写明理由", "give the reason")
