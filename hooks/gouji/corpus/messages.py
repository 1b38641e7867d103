"""Messages of ``corpus``, in Chinese and English."""

from __future__ import annotations

from gouji.messages.message import Message

NEEDS_CORPUS = Message(
    "报告库需要 duckdb 和 pyarrow：请运行 pip install 'gouji[corpus]'",
    "a store of reports needs duckdb and pyarrow: run pip install 'gouji[corpus]'",
)
NEEDS_ARROW = Message(
    "报告库需要 pyarrow：请运行 pip install 'gouji[corpus]'；用 pre-commit 的，"
    "在钩子里写 additional_dependencies: ['pyarrow>=17.0']",
    "a store of reports needs pyarrow: run pip install 'gouji[corpus]', or with pre-commit write "
    "additional_dependencies: ['pyarrow>=17.0'] in the hook",
)
FAILS_TO_START = Message("{name} 无法启动：{error}", "{name} doesn't start: {error}")
NO_STORE = Message(
    "不是报告库；用 gouji corpus 文件夹… -o {path} 建一个",
    "no store of reports; make one with gouji corpus FOLDER… -o {path}",
)
NOT_EMPTY = Message(
    "这个文件夹不是报告库，里面已有别的文件；请另选一个", "the folder is no store and holds other files; choose another"
)
NO_FOLDER = Message("不是文件夹", "is no folder")
LOCKED = Message(
    "另一个 gouji 正在写这个报告库；请等它结束", "another gouji is writing this store; wait until it has ended"
)
BROKEN_MANIFEST = Message(
    "已损坏（{error}）；请删除整个报告库，重新建立", "is damaged ({error}); remove the store and make it anew"
)
BROKEN_FILE = Message(
    "已损坏（{error}）；请删除整个报告库，重新建立", "is damaged ({error}); remove the store and make it anew"
)
MISSING_FILE = Message(
    "报告库缺少这个文件；另一个 gouji 也许刚写过报告库，请再试一次，仍然缺少就删除整个报告库，重新建立",
    "the store lacks this file; try again, as another gouji may just have written the store,"
    " and if it still lacks it, remove the store and make it anew",
)
NO_TEXT = Message("报告库的路径不是文字；请换一个名称", "the path of the store is no text; give it another name")
NO_ACCESS = Message("无法读取：{error}", "can't be read: {error}")
NEWER_SCHEMA = Message(
    "报告库的版本是 {found}，比此版 gouji 所知的 {known} 新；请升级 gouji",
    "the store has version {found}, newer than {known}, which this gouji knows; use a newer gouji",
)
OLDER_SCHEMA = Message(
    "报告库的版本是 {found}，此版 gouji 只用 {known}；请删除后重新建立",
    "the store has version {found}, this gouji uses {known}; remove it and make it anew",
)
CANNOT_WRITE = Message("无法写入：{error}", "can't be written: {error}")
NO_PACK = Message(
    "没有可用的规则包 {pack}，没有对照；请在 .gouji.yaml 的 packs 中列出",
    "not compared: there is no pack {pack}; list it under packs in .gouji.yaml",
)
