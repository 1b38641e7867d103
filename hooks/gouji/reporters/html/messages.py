"""Messages of ``reporters.html``, in Chinese and English."""

from __future__ import annotations

from gouji.messages.message import Message

PAGE_TITLE = Message("勾稽检查结果", "gouji: results")
NAVIGATION = Message("导航", "Navigation")
TO_INDEX = Message("← 全部文件", "← all files")
TO_NEXT = Message("下一个：{title} →", "next: {title} →")
TO_LIST = Message("↑ 回到列表", "↑ to the list")
FILTER = Message("筛选", "Filter")
SEARCH = Message("搜索", "Search")
SEVERITY = Message("严重程度", "Severity")
RULE = Message("规则", "Rule")
FOLDER = Message("文件夹", "Folder")
ALL = Message("全部", "all")
RESET = Message("清除筛选", "Clear")
SHOWN = Message("显示 {units} / {all} 个文件，{findings} 条发现", "Shown: {units} of {all} files, {findings} findings")
BY_RULE = Message("按规则", "By rule")
BY_FOLDER = Message("按文件夹（含下级）", "By folder, with those below it")
UNITS = Message("要处理的文件", "Files that need work")
FOUND = Message("发现", "Findings")
FILES = Message("文件", "Files")
TO_DO = Message("要处理", "Need work")
FILE = Message("文件", "File")
PACK = Message("规则包", "Pack")
ERRORS = Message("错误", "Errors")
WARNINGS = Message("警告", "Warnings")
INFOS = Message("提示", "Infos")
NOT_EVALUATED_HEAD = Message("未评估", "Not evaluated")
BROKEN = Message("违反的规则", "Rules that are broken")
READ = Message("已检查", "checked")
PARTIAL = Message("只读取了一部分", "read in part")
UNREADABLE = Message("无法检查", "could not be checked")
SKIPPED = Message("已跳过", "skipped")
CLEAN = Message("没有发现问题的文件：{count} 个", "Files without findings: {count}")
ALONE = Message("没有可对照的其他报告的文件：{count} 个", "Files that had no other report to be compared with: {count}")
SKIPPED_FILES = Message("已跳过并说明原因的文件：{count} 个", "Files that were skipped, with the reason: {count}")
COLON = Message("：", ": ")
ROWS = Message("共 {count} 行", "rows: {count}")
TEXT = Message("正文和其他", "The text and the rest")
ROWS_LEFT_OUT = Message(
    "只显示有关的 {shown} 行，全表共 {count} 行", "only the {shown} rows that matter of {count} are shown"
)
_LESS = Message(
    "；每个文件一页、内容完整的网页用 --output html=文件夹/ 生成",
    "; --output html=FOLDER/ makes pages with all of it, one for each file",
)
LESS_ROWS = Message("发现很多，表格只画有关的行", "There is so much that tables have only the rows that matter") + _LESS
LESS_WORDS = (
    Message(
        "发现很多，表格只画有关的行；最要紧的 {count} 个文件以后不再画表格和重复的段落",
        "There is so much that tables have only the rows that matter; after the {count} files that need most work,"
        " no tables and passages are drawn",
    )
    + _LESS
)
NOTHING = Message("没有检查任何文件：这不等于没有问题", "No file was checked, which is not a pass")
BLANK = Message("空白", "blank")
SEE = Message("见第 {number} 条（{severity}）", "see finding {number} ({severity})")
COPY = Message("此处", "here")
ORIGIN = Message("重复的是", "repeats this")
SAME = Message("相同的是", "the same as this")
NOT_EVALUATED_COUNT = Message("未评估的规则：{count} 条", "Rules not evaluated: {count}")
NOT_EVALUATED = Message("{rule}：{reason}", "{rule}: {reason}")
BY_UNIT = Message("按单位（含下级）", "By unit, with those below it")
UNIT = Message("单位", "Unit")
MORE_UNITS = Message("另有 {count} 个单位没有列出", "units that are not listed: {count}")
YEARS = Message("与上一年对照", "Year against year")
SUMS = Message("本级与下级合计", "Units and those below them")
COPIES = Message("各单位之间雷同", "Copies among units")
ALL_OF = Message("共 {count} 项", "all {count}")
MORE_CARDS = Message("另有 {count} 项，见各文件", "{count} more stand with their files")
LAST_YEAR = Message("上一年", "last year")
THIS_YEAR = Message("本年", "this year")
CELL = Message("{name}：{value}", "{name}: {value}")
OF_PARENT = Message("本级", "its figure")
OF_CHILDREN = Message("下级合计", "sum of those below")
DIFFERENCE = Message("相差", "difference")
CHILDREN = Message("下级：{count} 个", "below it: {count}")
CLUSTER = Message("{count} 份报告雷同", "{count} reports with the same passage")
ORIGIN_OF = Message("最可能的来源：", "likeliest origin: ")
MORE_MEMBERS = Message("另有 {count} 份没有列出", "reports that are not listed: {count}")
NO_ORIGIN = Message("谁先写的看不出来", "which was written first can't be told")
MEMBERS = Message("其余 {count} 份", "the other {count}")
SEE_FINDING = Message("第 {number} 条", "finding {number}")
RULES = Message("规则说明", "The rules")
BASIS = Message("依据：{basis}", "Basis: {basis}")
