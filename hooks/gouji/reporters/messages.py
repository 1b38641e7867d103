"""Messages of ``reporters``, in Chinese and English."""

from __future__ import annotations

from gouji.messages.message import Message

ERROR = Message("错误", "error")
WARNING = Message("警告", "warning")
INFO = Message("提示", "info")
CERTAIN = Message("确定", "certain")
LIKELY = Message("很可能", "likely")
AMBIGUOUS = Message("有多种可能", "ambiguous")
STRUCTURAL = Message("结构性问题", "structural")
EXPECTED = Message("应为 {expected}", "expected {expected}")
EXPECTED_NOT = Message("现为 {actual}，应为 {expected}", "found {actual}, expected {expected}")
SURENESS = Message("{text}（{confidence}）", "{text} ({confidence})")
SEE_OTHERS = Message("（另见 {places}）", " (see {places})")
MORE_FILES = Message("另外 {count} 处", "{count} more")
SKIPPED = Message("已跳过：{reason}", "skipped: {reason}")
PARTIAL = Message("只读取了一部分：{reason}", "read in part only: {reason}")
DOUBTED = Message("规则包可能不适用：{reason}", "the pack may not apply: {reason}")
PARAGRAPH = Message("第{number}段", "paragraph {number}")
IN_SECTION = Message("{section} {paragraph}", "“{section}”, {paragraph}")
QUOTED = Message("“{words}”", "“{words}”")
SAID_OF = Message("{name}：{message}", "{name}: {message}")
NOT_EVALUATED = Message("未评估 {rule}：{reason}", "not evaluated: {rule}: {reason}")
NOT_COMPARED = Message("未与其他报告对照（{count} 条规则）：{reason}", "not compared (rules: {count}): {reason}")
NOT_COMPARED_LIKEWISE = Message(
    "同样未与其他报告对照；这样的文件共 {count} 个（--format full 逐个列出）",
    "not compared for the same reason, as are {count} files in all (--format full lists each)",
)
NOT_COMPARED_COUNT = Message("{count} 个文件未与其他报告对照", "files not compared: {count}")
NOT_EVALUATED_RULES = Message("未评估的规则：{rules}", "rules not evaluated: {rules}")
CHECKED = Message("检查了 {count} 个文件", "files checked: {count}")
FOUND = Message(
    "错误 {errors}，警告 {warnings}，提示 {infos}",
    "errors: {errors}, warnings: {warnings}, infos: {infos}",
)
SKIPPED_COUNT = Message("跳过 {count} 个文件", "skipped: {count}")
SKIPPED_COUNT_EXPLAINED = Message(
    "跳过 {count} 个文件（其中 {explained} 个已说明原因）", "skipped: {count} (with a reason above: {explained})"
)
UNREADABLE_COUNT = Message("无法检查 {count} 个文件", "could not be checked: {count}")
LEFT_OUT = Message(
    "另有 {errors} 个错误、{warnings} 个警告、{infos} 个提示没有列出（GitHub 只显示每一步的前 {limit} 条）",
    "not listed: {errors} errors, {warnings} warnings, {infos} infos (GitHub shows the first {limit} of a step)",
)
MORE_OF_RULE = Message("{text}（同一规则共 {count} 处）", "{text} ({count} findings of this rule)")
WHY = Message("为什么：{why}", "why: {why}")
BASIS = Message("依据：{basis}", "basis: {basis}")
FIX = Message("改正", "fix it")
FIXED_COUNT = Message("改正 {count} 条（{files} 个文件）", "fixed: {count} (in files: {files})")
EXPLAIN_BASIS = Message("依据", "Basis")
EXPLAIN_EXAMPLE = Message("有错的例子", "Faulty")
EXPLAIN_COUNTER_EXAMPLE = Message("正确的例子", "Without fault")
CLUSTERS_COUNT = Message("雷同 {count} 组，涉及 {reports} 份报告", "clusters of copies: {count}, of {reports} reports")
SUPPRESSED_COUNT = Message("已抑制 {count} 条", "suppressed: {count}")
KNOWN_COUNT = Message("基线已有 {count} 条", "in the baseline: {count}")
MENDED_COUNT = Message("基线中 {count} 条已不再出现", "in the baseline, but gone: {count}")
