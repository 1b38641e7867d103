"""Messages of ``linter``, in Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping

from gouji.findings.model import OtherReports
from gouji.messages.message import Message

NO_READER = Message(
    "不能检查此类文件（{suffix}）；请另存为 Word、PDF、网页或文本，不必检查的写进 .gouji.yaml 的 exclude",
    "files of this kind ({suffix}) can't be checked; save it as Word, PDF, HTML or text, or name it under exclude in "
    ".gouji.yaml",
)
EXCLUDED = Message("已被 {path} 排除", "excluded by {path}")
OWNER_FILE = Message(
    "这是 Word 或 WPS 打开文档时留下的标记文件，不是文档",
    "it is no document, but what Word or WPS leaves to show that somebody has one open",
)
NO_FILE = Message("不是普通文件，而是管道或设备：{path}", "no file, but a pipe or a device: {path}")
OUTSIDE = Message(
    "链接指到仓库之外的文件夹，没有检查：{path}",
    "a link leads to a folder outside of the repository, not checked: {path}",
)
NO_SUCH_PATH = Message("没有这个文件或文件夹：{path}", "no such file or folder: {path}")
CLOSED_FOLDER = Message("系统不允许查看这个文件夹：{path}", "the system does not let gouji into the folder: {path}")
NO_REPORT_HERE = Message("文件夹中没有找到要检查的报告：{path}", "no report to check was found in the folder: {path}")
NO_SIGNS = Message("看不出是这种报告", "nothing shows that it is such a report")
CRASH = Message(
    "gouji 自身在处理 {path} 时出错：{error}；请报告此问题",
    "gouji itself failed on {path}: {error}; please report this",
)
KILLED = Message(
    "处理 {path} 的进程两次被系统终止，多半是内存不足：请关闭其他程序再试，或把文件拆小；仍然如此，请报告此问题",
    "the system ended the process that was at work on {path}, twice, most often for want of memory: close other"
    " programs and try again, or split the file; if it still happens, please report this",
)
OVER = Message(
    "用时超过 {seconds} 秒的上限，{work}；请把文件拆小，或检查规则包",
    "more than the {seconds} seconds that a file may take: {work}; split the file, or look at the pack",
)
OVER_READING = Message("没有读完", "it was not read to the end")
OVER_BINDING = Message("没有判完", "it was not judged to the end")
OVER_CHECKING = Message(
    "检查项 {check} 没有做完，其后的没有做", "the check {check} did not end, and those after it were not begun"
)
PACK_TOO_SLOW = Message(
    "规则包中用来认章节和表格的正则表达式耗时过长", "a pattern of the pack, by which sections are found, takes too long"
)
TOO_MANY_VERDICTS = Message(
    "检查项 {check} 的发现超过 {limit} 条，只列出前 {limit} 条",
    "check {check} found more than {limit} things; only the first {limit} are reported",
)
FIX_NOT_THE_SAME = Message(
    "没有改动 {path}：它的编码无法原样写回；请先另存为 UTF-8",
    "{path} was left as it is: its encoding can't be written back byte for byte; save it as UTF-8 first",
)
FIX_TOO_MANY = Message(
    "没有改动 {path}：同一检查项的发现达到 {limit} 条",
    "{path} was left as it is: one check found {limit} things or more",
)
FIX_TOO_SLOW = Message(
    "{path} 的改动没有全部试完：用时超过 {seconds} 秒的上限；请再次运行",
    "not all fixes of {path} were tried in the {seconds} seconds that a file may take; run it again",
)
FIX_NOT_IN_ENCODING = Message(
    "{path} 有一处没有改：{encoding} 里没有要写的字；请先另存为 UTF-8",
    "a fix of {path} was left out: {encoding} lacks the characters; save it as UTF-8 first",
)
UNKNOWN_PATTERN = Message("没有规则与“{name}”相符{hint}", "no rule matches “{name}”{hint}")
UNKNOWN_PLACE = Message("没有{kind}与“{name}”相符{hint}", "no {kind} matches “{name}”{hint}")
PLACES = {
    "section": Message("章节", "section"),
    "table": Message("表格", "table"),
    "row": Message("行", "row"),
    "column": Message("列", "column"),
}
CANNOT_WRITE = Message("无法写入 {path}：{error}", "cannot write {path}: {error}")
UNREADABLE_WHY = Message(
    "无法读取的文件没有经过检查，不能算通过；退出码为 2。",
    "A file that can't be read was not checked and has not passed; the exit code is 2.",
)
UNJUDGED_WHY = Message(
    "像是报告而没有核对的文件不能算通过；退出码为 2。确实不必核对的，写进 .gouji.yaml 的 exclude。",
    "What looks like a report and was not judged has not passed; the exit code is 2. Where it need not be judged, name "
    "it under exclude in .gouji.yaml.",
)
UNFILLED = Message("“{text}”还没有填写", "“{text}” is still to be filled in")
UNFILLED_WHY = Message(
    "模板里要由人填写的地方还留着。写上内容，或者删去整个括号；填写以前，不再另外报告这一处缺少的内容。",
    "What a template leaves to a person is still there. Write it, or delete the whole bracket; until then what the "
    "place lacks is not reported as well.",
)
NO_REPORT_IN_PART = Message(
    "只读取了一部分，其中没有看到报告：{reason}", "read only in part, and no report in that part: {reason}"
)
TEST_EXPECTED = Message("{rule}：应有发现，实际没有发现", "{rule}: expected a finding, got none")
TEST_NOT_EXPECTED = Message("{rule}：应没有发现，实际发现：{found}", "{rule}: expected no finding, got: {found}")
TEST_SAYS = Message(
    "{rule}：应说到“{says}”，实际发现：{found}", "{rule}: expected a finding that says “{says}”, got: {found}"
)
TEST_NOT_EVALUATED = Message("{rule}：规则没有评估：{reason}", "{rule}: the rule was not evaluated: {reason}")
TEST_UNREADABLE = Message("{rule}：无法读取：{reason}", "{rule}: cannot be read: {reason}")
TEST_TOO_SLOW = Message("{rule}：正则表达式耗时过长", "{rule}: a pattern takes too long")
SUPPRESSION_FAULTS = {
    "unclear": Message(
        "看不懂这条注释；写作 <!-- gouji: ignore=规则 理由 -->、"
        "ignore=规则 row=行 column=列 理由，或 ignore-file=规则 理由",
        "this comment means nothing to gouji; write <!-- gouji: ignore=RULE reason -->, "
        "ignore=RULE row=ROW column=COLUMN reason, or ignore-file=RULE reason",
    ),
    "patterns": Message(
        "一条注释最多写 {patterns} 个规则，每个不超过 {characters} 个字符，因此这条不起作用；请用通配符",
        "a comment may name {patterns} rules of {characters} characters, so this has no effect; use a wildcard",
    ),
    "number": Message(
        "给 gouji 的注释超过 {comments} 条，从这一条起不起作用；请改用 .gouji.yaml 的 ignore",
        "more than {comments} comments to gouji: from this one on they have no effect; use ignore in .gouji.yaml",
    ),
}
SUPPRESSION_PARTS_TABLE = Message(
    "注释单独占一行，夹在 Markdown 表格的两行之间，表格发布后从这里断开；"
    "请移到该行最后一格里，或移到表格上方并写明位置：ignore=规则 row=行 column=列 理由",
    "this line between two rows of a Markdown table ends the table there once it is published: move it into the last "
    "cell of the row, or above the table with an address: ignore=RULE row=ROW column=COLUMN reason",
)
SUPPRESSION_NO_REASON = Message(
    "没有写理由，因此不起作用：ignore={rules}；请在规则后写明理由",
    "no reason is given, so this has no effect: ignore={rules}; write the reason after the rule",
)
SUPPRESSION_UNKNOWN = Message(
    "规则包 {pack} 没有规则与“{name}”相符，因此不起作用{hint}",
    "no rule of the pack {pack} matches “{name}”, so this has no effect{hint}",
)
SUPPRESSION_UNUSED = Message("没有抑制任何发现：{rules}；请删去", "suppresses nothing: {rules}; remove it")
SUPPRESSION_UNUSED_THERE = Message(
    "{path} 第 {line} 行的 ignore 没有抑制任何发现：{rules}；请删去",
    "the entry under ignore in {path}, line {line}, suppresses nothing: {rules}; remove it",
)
SUPPRESSION_EXPIRED = Message(
    "{path} 第 {line} 行的 ignore 已于 {until} 到期，不再起作用：{rules}；请改正报告，或延期并写明理由",
    "the entry under ignore in {path}, line {line}, ended on {until}: {rules}; correct the report, or extend it",
)
SUPPRESSION_UNUSED_WHY = Message(
    "不再需要的抑制会掩盖以后的同类错误。",
    "A suppression that is no longer needed would hide the next fault of its kind.",
)
SUPPRESSION_INVALID_WHY = Message(
    "看不懂或没有理由的抑制不起作用；夹在 Markdown 表格两行之间的会使表格断开。",
    "A suppression that is not understood or gives no reason has no effect; one between the rows of a Markdown table "
    "parts the table.",
)
PIN_UNUSED = Message(
    "files 的这一项没有文件相符：{paths}；请核对路径（从 .gouji.yaml 所在的文件夹算起），或删去",
    "no file fits this entry under files: {paths}; correct it (paths lead from where .gouji.yaml lies), or remove it",
)
PACK_UNUSED = Message(
    "没有文件按这里的规则包检查：{names}；请用 files 指定文件，或删去",
    "no file is checked against the packs of this folder: {names}; say under files which it is for, or remove it",
)
PACK_UNUSED_WHY = Message(
    "规则包没有用到，它的要求就没有查；多半是路径写错了。",
    "What a pack asks for is not checked where it applies to no file; most likely a path is misspelt.",
)
EXCLUDE_UNUSED = Message(
    "exclude 的这一项没有文件相符：{pattern}；请核对路径，或删去",
    "no file fits this pattern under exclude: {pattern}; correct it, or remove it",
)
SETTINGS_UNUSED_MORE = Message(
    "{path} 的 {key} 另有 {count} 项没有用处；请先改正或删去已列出的",
    "{count} more entries under {key} in {path} are about nothing; correct or remove those that are listed first",
)
EXCLUDE_UNUSED_WHY = Message(
    "没有用处的排除会掩盖以后同名的文件。", "A pattern that excludes nothing would hide a later file of that name."
)
BASELINE_MISSING = Message(
    "没有这个基线文件；用 --update-baseline 建立", "there is no such baseline; --update-baseline creates it"
)
BASELINE_NUMBER = Message("数字太长", "a number is too long")
BASELINE_SYNTAX = Message("不是有效的基线（JSON）：{error}", "not a valid baseline (JSON): {error}")
BASELINE_TOO_BIG = Message(
    "基线超过 {limit} MB；请先改正报告，再重新建立基线",
    "a baseline of more than {limit} MB; correct the reports, then create it anew",
)
BASELINE_VERSION = Message(
    "基线的版本是 {version}，此 gouji 只认 {known}", "a baseline of version {version}; this gouji knows {known}"
)
OMITTED = Message("有内容没有计入：{all}", "left out: {all}")
OMITTED_BY = Message("{told}（{sources}）", "{told}, by {sources}")
OMITTED_BOTH = Message("{one}、{other}", "{one} and {other}")
OMITTED_MORE_SOURCES = Message("{sources} 等，另有 {count} 处", "{sources} and {count} more")
OMITTED_EXCLUDED = Message("排除 {count} 个文件", "files excluded: {count}")
OMITTED_IGNORED = Message("{count} 条发现按设置不报告", "findings ignored: {count}")
OMITTED_SUPPRESSED = Message("{count} 条发现被抑制", "findings suppressed: {count}")
OMITTED_BASELINE = Message("{count} 条发现基线已有", "findings in the baseline: {count}")
OMITTED_SEVERITY = Message("{count} 条发现降低了级别", "findings lowered in severity: {count}")
OMITTED_PACK = Message("{count} 个文件没有按 gouji 自带的规则包检查", "files not checked by the pack of gouji: {count}")
OMITTED_NESTED = Message(
    "{count} 个文件按下级文件夹的设置检查", "files with settings of a folder below others: {count}"
)
OMITTED_UNEVALUATED = Message("{count} 条规则未评估而不报告", "rules not evaluated, ignored: {count}")
STRICT = Message(
    "--strict：{reason}；要放行，请加 --allow {name}", "--strict: {reason}; --allow {name} would let it pass"
)
STRICT_PARTIAL = Message("{count} 个文件只读取了一部分（{files}）", "files read in part: {count} ({files})")
STRICT_SKIPPED = Message("跳过 {count} 个文件（{files}）", "files skipped: {count} ({files})")
STRICT_NOT_EVALUATED = Message(
    "{count} 个文件有未评估的规则（{files}）", "files with rules not evaluated: {count} ({files})"
)
COMPARES_WITH: Mapping[OtherReports, Message] = {
    "last_year": Message("没有可对照的上一年报告", "last year's report is not at hand"),
    "children": Message("没有可对照的下级单位报告", "the reports of the units below are not at hand"),
    "siblings": Message("没有可对照的其他单位报告", "the reports of other units are not at hand"),
}
NO_YEAR = Message(
    "标题没有写明年度，无法找到上一年报告", "its title names no year, so last year's report can't be found"
)
NO_UNIT = Message(
    "标题没有写明单位，无法找到上一年报告", "its title names no unit, so last year's report can't be found"
)
NO_YEAR_BELOW = Message(
    "标题没有写明年度，无法找到下级单位的报告",
    "its title names no year, so the reports of the units below can't be found",
)
SEVERAL_BELOW = Message(
    "下级单位 {unit} 的报告有两份，数字不同，不知以哪份为准：{one}、{other}",
    "there are two reports of {unit}, a unit below, with different figures: {one} and {other}",
)
NO_UNIT_BELOW = Message(
    "标题没有写明单位，无法找到下级单位的报告",
    "its title names no unit, so the reports of the units below can't be found",
)
NO_YEAR_BESIDE = Message(
    "标题没有写明年度，无法找到其他单位的报告",
    "its title names no year, so the reports of other units can't be found",
)
NO_SIBLINGS = Message("报告库 {path} 里没有 {year} 年的报告", "the store {path} has no reports for {year}")
NO_STORE = Message(
    "没有这个报告库；用 gouji corpus 文件夹… -o {path} 建一个",
    "there is no such store; make it with gouji corpus FOLDER… -o {path}",
)
NO_KIN = Message(
    "{path} 中 {year} 年没有名为“{unit}”的单位；标题里的名称可以写进 names",
    "{path} has no unit called “{unit}” in {year}; what its title calls a unit may be one of the unit's names",
)
NO_HEAD = Message(
    "同一文件夹中还有其他单位的报告，分不出上下级",
    "reports of other units lie in its folder, so which are below is not known",
)
NO_LAST_YEAR = Message(
    "没有找到 {unit} {year} 年的报告（找过：{places}）", "found no report of {unit} for {year} (looked in: {places})"
)
UNREAD = Message(
    "；另有 {count} 个文件无法读取，如 {path}：{reason}",
    "; files that can't be read: {count}, such as {path}: {reason}",
)
SEVERAL_LAST_YEAR = Message(
    "上一年报告有两份，数字不同，不知以哪份为准：{one}、{other}",
    "there are two reports for last year with different figures: {one} and {other}",
)
NO_PREVIOUS = Message(
    "--previous {path}：不是能对照的报告：{reason}", "--previous {path} is no report to compare with: {reason}"
)
THIS_RUN = Message("本次检查的文件", "the files of this run")
BELOW_HERE = Message("当前文件夹下的全部报告", "all reports below the current folder")
UNREADABLE = Message("无法读取：{reason}", "cannot be read: {reason}")
