"""What single commands say, in Chinese and English; what several say stands in ``gouji.cli.messages``."""

from __future__ import annotations

from gouji.messages.message import Message

CORPUS_EXIT_CODES = Message(
    "退出码：0 报告库已写好；2 没有写成，或者所给的路径有的没有读到、没有报告",
    "exit codes: 0 the store is written; 2 it is not, or some of the paths could not be looked into or have no report",
)
CORPUS_RUN = Message(
    "{store}：本次读取 {read} 个文件，{unchanged} 个未变，移除 {dropped} 个",
    "{store}: files read: {read}; unchanged: {unchanged}; dropped: {dropped}",
)
CORPUS_HOLDS = Message(
    "库中共 {files} 个文件：报告 {reports}（其中部分读取 {partial}），不是报告 {skipped}，无法读取 {unreadable}",
    "files in it: {files}; reports: {reports} (in part: {partial}); no reports: {skipped}; unreadable: {unreadable}",
)
CORPUS_UNREADABLE = Message("无法读取 {path}：{reason}", "unreadable: {path}: {reason}")
CORPUS_MORE = Message("……另有 {count} 个", "… and {count} more")
COMPARE_NOTHING = Message(
    "{store}：库中没有报告，没有什么可对照", "{store}: there is no report in it, so that nothing was compared"
)
FACTS_OUTPUT = Message(
    "--format parquet 要用 -o 指明文件，不能和 --text 同用；其他格式写到标准输出",
    "--format parquet needs a file (-o) and goes without --text; the other formats are written to standard output",
)
FACTS_ONE_FILE = Message(
    "这种格式一次只列一份报告；多份请用 --format parquet -o 文件，或 gouji corpus",
    "this format is for one report; for several use --format parquet -o FILE, or gouji corpus",
)
OPTION_CORPUS_OUTPUT = Message(
    "报告库：一个文件夹；已有的会更新，只读新的和改过的文件",
    "the store, a folder; one that is there is brought up to date: only new and changed files are read",
)
OPTION_FACTS_FILES = Message(
    "要读取的报告；多份只能用 --format parquet", "the report to read; several only with --format parquet"
)
OPTION_FACTS_OUTPUT = Message("写到哪个文件（--format parquet）", "the file to write (--format parquet)")
