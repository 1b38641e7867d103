"""The engine's own sentences, in Chinese and English. What a rule says stands in its pack."""

from __future__ import annotations

from gouji.messages.message import Message

NOT_TEXT = Message(
    "不是可识别的文本：既不是 UTF-8，也不是 GB18030；请另存为 UTF-8 文本后再检查",
    "no text in a known encoding (neither UTF-8 nor GB18030); save it as UTF-8 text",
)
BROKEN_ENCODING = Message(
    "文件的字节顺序标记说明它是 {encoding}，但内容不符；请另存为 UTF-8 后再检查",
    "the byte order mark says {encoding} but the bytes are not; save it as UTF-8",
)
BINARY = Message(
    "是二进制文件而不是文本；请确认扩展名与内容一致",
    "a binary file, not text; check that the extension fits the content",
)

# ---- linter --------------------------------------------------------------------------------------------------------

UNREADABLE = Message("无法读取：{reason}", "cannot be read: {reason}")
NO_READER = Message("不检查此类文件（{suffix}）", "files of this kind ({suffix}) are not checked")
EXCLUDED = Message("已被 .gouji.yaml 排除", "excluded by .gouji.yaml")
NO_ACCESS = Message("系统拒绝读取：{error}", "the system refuses to read it: {error}")
REFUSALS = {
    "EACCES": Message("没有权限，或文件正被别的程序占用", "permission denied, or another program has it open"),
    "EISDIR": Message("这是一个文件夹", "it is a folder"),
    "ENAMETOOLONG": Message("文件名太长", "its name is too long"),
    "ENOENT": Message("没有这个文件或文件夹", "no such file or folder"),
    "ENOSPC": Message("磁盘已满", "the disk is full"),
    "ENOTDIR": Message("路径中有一段不是文件夹", "a part of the path is no folder"),
    "EPERM": Message("没有权限", "permission denied"),
    "EROFS": Message("这里只能读，不能写", "this place is read-only"),
}
"""What systems say most often, by the symbols of :mod:`errno`."""
NO_SIGNS = Message("看不出是这种报告", "nothing shows that it is such a report")
CRASH = Message(
    "gouji 自身在处理 {path} 时出错：{error}；请报告此问题",
    "gouji itself failed on {path}: {error}; please report this",
)
FAILED = Message("gouji 自身出错：{error}；请报告此问题", "gouji itself failed: {error}; please report this")
KILLED = Message("处理它的进程被终止（内存不足？）", "its process was killed (out of memory?)")

# ---- reporters -----------------------------------------------------------------------------------------------------

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
SKIPPED = Message("已跳过：{reason}", "skipped: {reason}")
PARTIAL = Message("只读取了一部分：{reason}", "read in part only: {reason}")
DOUBTED = Message("规则包可能不适用：{reason}", "the pack may not apply: {reason}")
NOT_EVALUATED = Message("未评估 {rule}：{reason}", "not evaluated: {rule}: {reason}")
NOT_EVALUATED_RULES = Message("未评估的规则：{rules}", "rules not evaluated: {rules}")
CHECKED = Message("检查了 {count} 个文件", "files checked: {count}")
FOUND = Message(
    "错误 {errors}，警告 {warnings}，提示 {infos}",
    "errors: {errors}, warnings: {warnings}, infos: {infos}",
)
SKIPPED_COUNT = Message("跳过 {count} 个文件", "skipped: {count}")
SKIPPED_COUNT_TOLD = Message(
    "跳过 {count} 个文件（其中 {told} 个已说明原因）", "skipped: {count} (with a reason above: {told})"
)
UNREADABLE_COUNT = Message("无法读取 {count} 个文件", "unreadable: {count}")
LEFT_OUT = Message(
    "另有 {errors} 个错误、{warnings} 个警告、{infos} 个提示没有列出（GitHub 只显示每一步的前 {limit} 条）",
    "not listed: {errors} errors, {warnings} warnings, {infos} infos (GitHub shows the first {limit} of a step)",
)
MORE_OF_RULE = Message("{text}（同一规则共 {count} 处）", "{text} ({count} findings of this rule)")
WHY = Message("为什么：{why}", "why: {why}")
BASIS = Message("依据：{basis}", "basis: {basis}")
FIX = Message("改正", "mend it")
PAGE_TITLE = Message("勾稽检查结果", "gouji: results")
PAGE_FILE = Message("文件", "File")
PAGE_PACK = Message("规则包", "Pack")
PAGE_STATE = Message("情况", "State")
PAGE_READ = Message("已检查", "checked")
PAGE_PARTIAL = Message("读取了一部分", "read in part")
PAGE_UNREADABLE = Message("无法读取", "unreadable")
PAGE_SKIPPED = Message("已跳过", "skipped")
PAGE_NOT_EVALUATED = Message("未评估", "Not evaluated")
PAGE_RULES = Message("规则说明", "The rules")
PROGRESS = Message("正在检查：{done} / {all}", "checking: {done} of {all}")

FILE_TOO_LARGE = Message(
    "文件超过 {limit} MB，不予读取；请确认它是报告正文，必要时压缩其中的图片或拆分",
    "larger than {limit} MB and not read; check that it is the report itself, shrink its pictures or split it",
)
TEXT_TOO_LONG = Message(
    "文本超过 {characters} 字或 {lines} 行，不予读取；请确认它是报告正文，必要时拆分",
    "not read: more than {characters} characters or {lines} lines; check that it is the report itself, or split it",
)
DOCUMENT_CUT = Message(
    "文档过长，只读取了前 {rows} 个段落和表格行，其后的内容没有检查；请确认它是报告正文，必要时拆分",
    "the document is too long: only the first {rows} paragraphs and rows of tables were read; split it",
)
TOO_MANY_VERDICTS = Message(
    "检查项 {check} 的发现超过 {limit} 条，只列出前 {limit} 条",
    "check {check} found more than {limit} things; only the first {limit} are told",
)
BROKEN_UTF8 = Message(
    "是 UTF-8 文本，但第 {line} 行有损坏的字符；请打开改正后重新保存",
    "UTF-8 text with broken characters in line {line}; mend them and save the file again",
)
EMPTY_FILE = Message("文件是空的", "the file is empty")
OLD_WORD = Message(
    "是旧版 Word 或 WPS 文档（.doc/.wps）；请用 Word 或 WPS 打开后另存为 .docx 再检查",
    "an old Word or WPS document (.doc, .wps); open it in Word or WPS and save it as .docx",
)
OLE_NOT_WORD = Message(
    "是复合文档（OLE），但其中没有 Word 文档，或者文件不完整；请另存为 .docx 再检查",
    "a compound file (OLE) without a Word document in it, or incomplete; save the report as .docx",
)
DOCX_PASSWORD = Message(
    "Word 文档设有打开密码；请取消密码后再检查",
    "a Word document protected by a password; remove the password and check again",
)
DOCX_NOT_ZIP = Message(
    "不是 Word 文档（.docx）；请用 Word 或 WPS 打开后另存为 .docx 再检查",
    "no Word document (.docx); open it in Word or WPS and save it as .docx",
)
DOCX_DAMAGED = Message(
    "Word 文档已损坏或不完整；请重新复制或下载原文件，或用 Word 修复后另存",
    "the Word document is damaged or incomplete; copy or download it again, or let Word repair it",
)
DOCX_BROKEN_XML = Message(
    "Word 文档已损坏：{part} 第 {line} 行不是正确的 XML；请用 Word 修复后另存",
    "the Word document is damaged: {part}, line {line}, is no well-formed XML; let Word repair it",
)
DOCX_DOCTYPE = Message(
    "Word 文档的 {part} 含有 DOCTYPE 声明，出于安全不予读取；请用 Word 重新保存",
    "{part} of the Word document has a DOCTYPE and is not read, for safety; save it again in Word",
)
DOCX_TOO_LARGE = Message(
    "Word 文档解压后过大，或其中的表格过大，出于安全不予读取；请用 Word 重新保存，或拆分后再检查",
    "the Word document, or a table in it, is too large once unpacked and was not read; save it again or split it",
)
DOCX_NOT_WORD = Message(
    "不是 Word 文档，而是：{what}；请检查扩展名，或另存为 .docx",
    "no Word document but: {what}; check the extension, or save it as .docx",
)
DOCX_OTHER_OFFICE = Message("其他办公文档", "another office document")
DOCX_REVISIONS = Message(
    "有 {count} 处修订尚未接受，已按全部接受后的内容检查",
    "unaccepted revisions: {count}; read as if all were accepted",
)
DOCX_EMBEDDED = Message(
    "有 {count} 处嵌入的外部文档没有读取；请在 Word 中打开并重新保存",
    "embedded documents that were not read: {count}; open the file in Word and save it again",
)

ONLY_TITLE = Message(
    "标题像是 {pack} 适用的报告，但没有找到它的章节和表格",
    "titled like a report of pack {pack}, but neither its sections nor its tables were found",
)
OTHER_YEAR = Message(
    "是 {year} 年的报告，规则包 {pack} 不适用于这一年的格式",
    "a report for {year}; pack {pack} is not made for the form of that year",
)

# ---- packs and configuration -----------------------------------------------------------------------------------------

DID_YOU_MEAN = Message("；是不是“{suggestion}”？", "; did you mean “{suggestion}”?")
FILE_MISSING = Message("没有这个文件", "there is no such file")
FOLDER_MISSING = Message("没有这个文件夹", "there is no such folder")
FILE_ENDING = Message("扩展名须为 .yaml，否则不会被读取", "name it .yaml, otherwise it would not be read")

YAML_TOO_BIG = Message("文件超过 {limit} 字节", "larger than {limit} bytes")
YAML_TOO_DEEP = Message("嵌套超过 {limit} 层", "nested more than {limit} levels deep")
YAML_NOT_UTF8 = Message("不是 UTF-8；请另存为 UTF-8", "not UTF-8; save it as UTF-8")
YAML_CONTROL = Message("不允许的控制字符 {character}", "a control character that is not allowed: {character}")
YAML_EMPTY = Message("文件没有内容", "the file holds nothing")
YAML_NO_MAPPING = Message("应为“键: 值”或列表", "expected “key: value” lines or a list")
YAML_DOCUMENTS = Message("一个文件只能有一份 YAML 文档，不能再有 ---", "one document a file: no second ---")
YAML_DUPLICATE = Message("键“{key}”重复，第 {line} 行已有", "the key “{key}” is given twice, first in line {line}")
YAML_KEY = Message(
    "键须为一个词；以 { 或 [ 开头的文字须整个加引号", "a key is one word; quote a text that begins with { or ["
)
YAML_ALIAS = Message(
    "以 * 开头的文字须加引号；不支持别名（*{name}）",
    "quote a text that begins with *; aliases (*{name}) are not supported",
)
YAML_ANCHOR = Message(
    "以 & 开头的文字须加引号；不支持锚点（&{name}）",
    "quote a text that begins with &; anchors (&{name}) are not supported",
)
YAML_TAG = Message("以 ! 开头的文字须加引号；不支持标签", "quote a text that begins with !; tags are not supported")
YAML_TAB = Message("不能用制表符缩进；请改用空格", "a tab cannot indent; use spaces")
YAML_QUOTE = Message("以 {character} 开头的文字须加引号", "quote a text that begins with {character}")
YAML_QUOTE_OPEN = Message("引号没有配对的结束引号", "this quote is never closed")
YAML_BRACKET_OPEN = Message(
    "第 {line} 行的括号在此之前没有结束：缺少 , 或 {bracket}；含有 : 或括号的文字须加引号",
    "the bracket of line {line} is not closed: , or {bracket} is missing; quote a text that holds : or brackets",
)
YAML_COLON = Message(
    "此处不能再有“键: 值”；请检查缩进，含有“: ”的文字须加引号",
    "no “key: value” can stand here; check the indentation, and quote a text that holds “: ”",
)
YAML_LEFTOVER = Message(
    "此处多出内容；请检查缩进，以 {{ [ \" ' 开头的文字须整个加引号",
    "this does not belong here; check the indentation, and quote the whole of a text that begins with {{ [ \" or '",
)
YAML_INVALID = Message("不是有效的 YAML：{problem}", "not valid YAML: {problem}")

EXPECTED_KIND = Message("实为{found}，应为{expected}", "found {found}, expected {expected}")
QUOTE_IT = Message("；如果是文字，请加引号", "; quote it if it is meant as text")
LIST_IT = Message("；只有一项也写成 [一项]", "; a single item is written [item]")
KIND_TEXT = Message("文字", "text")
KIND_INTEGER = Message("整数", "a whole number")
KIND_NUMBER = Message("数", "a number")
KIND_SWITCH = Message("true 或 false", "true or false")
KIND_LIST = Message("列表", "a list")
KIND_MAPPING = Message("“键: 值”", "“key: value” entries")
KIND_KEYS = Message("“键: 值”（键：{keys}）", "“key: value” entries (keys: {keys})")
KIND_CHOICE = Message("其中之一：{known}", "one of: {known}")
KIND_OR = Message("{one}或{other}", "{one} or {other}")
FOUND_NOTHING_THERE = Message("空", "nothing")
FOUND_TEXT = Message("文字“{text}”", "the text “{text}”")
FOUND_VALUE = Message("值 {text}", "{text}")
UNKNOWN_KEY = Message("未知的键“{key}”，可用的键：{known}{hint}", "unknown key “{key}”, known are: {known}{hint}")
MISSING_KEY = Message("缺少键“{key}”", "the key “{key}” is missing")
NOT_A_CHOICE = Message("“{found}”不可用，可选：{known}{hint}", "“{found}” is none of: {known}{hint}")
NOT_IN_PATTERN = Message("“{found}”不符合 {pattern}", "“{found}” does not match {pattern}")
TOO_SHORT = Message("不能为空", "must not be empty")
TOO_SMALL = Message("{found} 太小，至少为 {limit}", "{found} is too small, at least {limit}")
TOO_LARGE = Message("{found} 太大，至多为 {limit}", "{found} is too large, at most {limit}")

RULES_NO_LIST = Message("规则文件应为规则的列表（- id: …）", "a file of rules is a list of them (- id: …)")
NO_RULES = Message("规则包没有规则", "the pack has no rules")
FOLDER_NAME = Message("规则包的 id 须与文件夹同名（{folder}）", "the id of a pack is the name of its folder ({folder})")
UNKNOWN_BASE = Message("没有可扩展的规则包“{name}”{hint}", "there is no pack “{name}” to extend{hint}")
EXTENDS_ITSELF = Message("规则包扩展了自身：{chain}", "the pack extends itself: {chain}")
UNKNOWN_CHANGE = Message(
    "被扩展的规则包没有“{name}”；新规则须写 check{hint}",
    "the extended pack has no “{name}”; a new rule gives its check{hint}",
)
UNKNOWN_OFF = Message("被扩展的规则包没有“{name}”{hint}", "the extended pack has no “{name}”{hint}")
OFF_ALONE = Message("“off: true”旁边只写 id", "nothing but the id stands beside “off: true”")
OTHER_CHECK = Message(
    "“{name}”的 check 是 {check}，不能更改；请用新的 id",
    "the check of “{name}” is {check} and can't be changed; use a new id",
)

ID_TWICE = Message("id“{name}”重复，已见于 {path} 第 {line} 行", "the id “{name}” is taken, see {path} line {line}")
ID_RESERVED = Message(
    "“{name}”在等式中有特别含义，不能作 id", "“{name}” means something else in equations and can't be an id"
)
UNKNOWN_SECTION = Message("form.yaml 没有章节“{name}”{hint}", "form.yaml has no section “{name}”{hint}")
UNKNOWN_TABLE = Message("form.yaml 没有表格“{name}”{hint}", "form.yaml has no table “{name}”{hint}")
UNKNOWN_GROUP = Message("表格没有行组或列组“{name}”{hint}", "the table has no group of rows or columns “{name}”{hint}")
BAD_PATTERN = Message("正则表达式有误：{error}", "not a regular expression: {error}")
NO_YEAR_GROUP = Message("正则表达式须用括号标出年份", "the expression needs a group (…) around the year")
UNKNOWN_VALUE = Message(
    "这条规则没有值“{name}”，可用：{known}{hint}",
    "this rule has no value “{name}”, there are: {known}{hint}",
)
BARE_BRACES = Message(
    "花括号里只能有一个名字；文字中的花括号写成两个", "only a name stands in braces; double a brace that is text"
)
KEY_NEEDED = Message("finds: {finds} 的规则须有“{key}”", "a rule with finds: {finds} needs “{key}”")
NO_SUCH_GROUP = Message("正则表达式没有第 {number} 个分组", "the expression has no group {number}")
KEY_IDLE = Message("“{key}”只用于 finds: {finds}", "“{key}” belongs to finds: {finds}")
BAD_EQUATION = Message("等式有误：{error}", "wrong equation: {error}")

UNKNOWN_PACK = Message("没有规则包“{name}”{hint}", "there is no pack “{name}”{hint}")
PACK_TAKEN = Message(
    "已有同名规则包“{name}”（{path}）；请换一个名字", "there is a pack “{name}” already ({path}); give it another name"
)
NO_PACKS_HERE = Message("“{folder}”里没有规则包（没有 pack.yaml）", "no pack in “{folder}” (there is no pack.yaml)")
CONFIG_ENDING = Message("请改名为 .gouji.yaml", "rename it .gouji.yaml")
BAD_GLOB = Message("路径模式有误：{error}", "not a path pattern: {error}")
GLOB_EMPTY = Message("没有内容", "it is empty")
GLOB_BACKSLASH = Message("文件夹之间用 / 而不是 \\", "write / between folders, not \\")
GLOB_OUTSIDE = Message("不能用 .. 指到文件夹之外", "it can't lead outside with ..")

# ---- command line ----------------------------------------------------------------------------------------------------

ABOUT = Message(
    "勾稽：核对报告的章节、表格、勾稽关系和雷同",
    "gouji checks reports: their sections, tables, identities and duplicates",
)
HELP_USAGE = Message("用法：", "usage: ")
HELP_ARGUMENTS = Message("参数", "arguments")
HELP_OPTIONS = Message("选项", "options")
EXIT_CODES = Message(
    "退出码：0 没有达到 --fail-on 的发现；1 有；2 有内容没有检查",
    "exit codes: 0 no findings at --fail-on or worse; 1 findings; 2 something was not checked",
)
USAGE = Message("用法：gouji 命令 [选项]", "usage: gouji COMMAND [OPTION…]")
MORE_HELP = Message("gouji 命令 --help 查看命令的选项", "gouji COMMAND --help shows the options of a command")
COMMAND_CHECK = Message("检查文件和文件夹", "check files and folders")
FACTS_LEGEND = Message(
    "□ 空白　! 占位符或无法读取　? 读取有疑问　· 文件中没有这一格",
    "□ blank   ! placeholder or unreadable   ? read with doubt   · not in the document",
)
PROTECTION_HEAD = (
    Message("表", "table"),
    Message("格", "cells"),
    Message("等式", "equations"),
    Message("秩", "rank"),
    Message("无等式", "unchecked"),
    Message("不能定位", "unlocated"),
    Message("距离", "distance"),
)
PROTECTION_LEGEND = Message(
    "秩：独立的等式数。无等式：写错了查不出的格。不能定位：查得出有错，但别的格同样能解释。"
    "距离：至少同时改动几格才可能查不出；距离 d 查得出 d-1 格，3 以上能指出单独一格。",
    "rank: independent equations. unchecked: an error goes unnoticed. unlocated: an error is noticed, but another cell"
    " explains it as well. distance: so many cells must change at once to go unnoticed; from 3 on, a single error is"
    " always located.",
)
PROTECTION_UNCHECKED = Message("{table}：没有等式的格：{cells}", "{table}: cells under no equation: {cells}")
PROTECTION_UNLOCATED = Message(
    "{table}：查得出但不能定位的格：{cells}", "{table}: cells that can't be located: {cells}"
)
PROTECTION_IMPLIED = Message(
    "{table}：可由前面的等式推出：{equations}", "{table}: implied by the equations before: {equations}"
)
PROTECTION_CONTRADICTORY = Message(
    "{table}：与前面的等式矛盾，不可能都成立：{equations}",
    "{table}: contradicts the equations before, they can't all hold: {equations}",
)
PROTECTION_MORE = Message("{cells} 等 {count} 格", "{cells} and others, {count} in all")
COMMAND_FACTS = Message("列出从报告中读到的每一格", "list every cell that was read of a report")
OPTION_FILE = Message("要读取的报告", "the report to read")
COMMAND_EXPLAIN = Message("说明一条规则：查什么，为什么，依据何在", "explain a rule: what it finds, why, on what basis")
COMMAND_PACKS = Message("列出规则包", "list the rule packs")
COMMAND_RULES = Message("列出规则", "list the rules")
COMMAND_TEST = Message("校验规则包和 .gouji.yaml", "validate rule packs and .gouji.yaml")
OPTION_HELP = Message("显示此说明", "show this help")
OPTION_LANG = Message(
    "输出的语言（默认：.gouji.yaml，其次系统语言）", "language of the output (else .gouji.yaml, else the locale)"
)
OPTION_PATHS = Message("文件或文件夹（默认：当前文件夹）", "files or folders (default: the current folder)")
OPTION_PACK = Message("一律按此规则包检查", "check everything against this pack")
OPTION_SELECT = Message(
    "只报告这些规则查出的：规则 id、检查类别或通配符，可用逗号隔开",
    "tell only what these rules find: ids, check kinds or globs, separated by commas",
)
OPTION_IGNORE = Message("不报告这些规则查出的，写法同 --select", "not what these rules find; written as for --select")
OPTION_FORMAT = Message("输出格式（默认 {default}）", "output format (default: {default})")
OPTION_OUTPUT = Message(
    "另以此格式写入文件，可重复使用",
    "write a file in this format as well; may be given several times",
)
OPTION_FAIL_ON = Message(
    "有此级别或更重的发现时退出码为 1（默认 error）",
    "exit 1 on findings of this severity or worse (default: error)",
)
OPTION_STRICT = Message(
    "凡有未检查、未读全或未评估的，退出码为 2",
    "exit 2 if anything was skipped, read in part or not evaluated",
)
OPTION_JOBS = Message("进程数（默认：处理器数）", "number of processes (default: one a processor)")
OPTION_NO_CACHE = Message("不使用缓存", "do not use the cache")
OPTION_QUIET = Message("只输出发现和无法读取的文件", "only findings and files that cannot be read")
OPTION_FIX = Message("改正可以放心改的（Word 和 PDF 除外）", "mend what can be mended safely (never Word or PDF)")
OPTION_UNSAFE_FIXES = Message(
    "与 --fix 或 --diff 合用：也改需要人核对的", "with --fix or --diff: also what a person should look at"
)
OPTION_DIFF = Message("不改文件，只显示 --fix 会改什么", "change nothing, show what --fix would change")
NEEDS_FIX = Message("--unsafe-fixes 须与 --fix 或 --diff 合用", "--unsafe-fixes goes with --fix or --diff")
DIFF_ALONE = Message(
    "--diff 只显示改动，不能与 --output 合用",
    "--diff shows changes only and does not go with --output",
)
FIX_STDIN = Message(
    "标准输入（-）无处可改；请用 --diff 查看", "standard input (-) can't be changed; --diff shows what would be"
)
FIXED_COUNT = Message("改正 {count} 条（{files} 个文件）", "fixed: {count} (in files: {files})")
FIX_NOT_THE_SAME = Message(
    "没有改动 {path}：它的编码无法原样写回；请先另存为 UTF-8",
    "{path} was left as it is: its encoding can't be written back byte for byte; save it as UTF-8 first",
)
FIX_NOT_IN_ENCODING = Message(
    "{path} 有一处没有改：{encoding} 里没有要写的字；请先另存为 UTF-8",
    "a fix of {path} was left out: {encoding} lacks the characters; save it as UTF-8 first",
)
OPTION_RULE = Message("规则 id", "id of the rule")
OPTION_TEST_PATHS = Message(
    "规则包的文件夹或其中的文件，或 .gouji.yaml（默认：当前文件夹中的全部）",
    "folders of packs or files in them, or .gouji.yaml (default: all in the current folder)",
)

USAGE_ERROR = Message("{error}（gouji {command} --help 查看用法）", "{error} (gouji {command} --help shows the usage)")
UNKNOWN_COMMAND = Message("没有“{name}”这个命令{hint}", "there is no command “{name}”{hint}")
UNKNOWN_OPTION = Message("没有“{name}”这个选项{hint}", "there is no option “{name}”{hint}")
UNKNOWN_CHOICE = Message(
    "{option} 没有“{name}”；可用：{known}{hint}", "{option} has no “{name}”; there are: {known}{hint}"
)
NEEDS_VALUE = Message("{option} 后面要有一个值", "{option} needs a value")
NEEDS_NUMBER = Message("{option} 要的是正整数，而不是“{value}”", "{option} needs a whole number above 0, not “{value}”")
NEEDS_NO_VALUE = Message("{option} 后面不能有值", "{option} takes no value")
NEEDS_ARGUMENT = Message("缺少：{names}", "missing: {names}")
NEEDS_OUTPUT = Message(
    "--output 写作 格式=文件，如 json=结果.json", "--output is written FORMAT=FILE, as json=result.json"
)
UNKNOWN_PATTERN = Message("没有规则与“{name}”相符{hint}", "no rule matches “{name}”{hint}")
UNKNOWN_PLACE = Message("没有{kind}与“{name}”相符{hint}", "no {kind} matches “{name}”{hint}")
PLACES = {
    "section": Message("章节", "section"),
    "table": Message("表格", "table"),
    "row": Message("行", "row"),
    "column": Message("列", "column"),
}
UNKNOWN_RULE = Message("没有规则“{name}”{hint}", "there is no rule “{name}”{hint}")
NO_SUCH_PATH = Message("没有这个文件或文件夹：{path}", "no such file or folder: {path}")
CANNOT_WRITE_OUT = Message("无法写到标准输出：{error}", "cannot write to standard output: {error}")
CLOSED_FOLDER = Message("系统不允许查看这个文件夹：{path}", "the system does not let gouji into the folder: {path}")
NO_REPORT_HERE = Message("文件夹中没有找到要检查的报告：{path}", "no report to check was found in the folder: {path}")
CANNOT_WRITE = Message("无法写入 {path}：{error}", "cannot write {path}: {error}")
OPTION_ONE_PACK = Message("只列出此规则包的规则", "only the rules of this pack")
OPTION_COVERAGE = Message(
    "不列规则，而列出各表受等式保护的程度",
    "instead of the rules, how well their equations protect each table",
)
OPTION_RULES_FORMAT = Message(
    "输出格式（默认 text）；markdown 是规则手册的一页",
    "output format (default: text); markdown is a page of the rule reference",
)
NO_COVERAGE_PAGE = Message("--coverage 没有 markdown 格式", "--coverage has no markdown format")
EXPLAIN_MESSAGE = Message("提示文字", "What it says")
EXPLAIN_WHY = Message("为什么", "Why")
EXPLAIN_EQUATIONS = Message("等式", "Equations")
EXPLAIN_BASIS = Message("依据", "Basis")
EXPLAIN_EXAMPLE = Message("有错的例子", "Faulty")
EXPLAIN_COUNTER_EXAMPLE = Message("正确的例子", "Without fault")
EXPLAIN_TESTS = Message("测试（× 应有发现，√ 应无发现）", "Tests (× something is found, √ nothing is)")
CASE_WHOLE = Message("整篇文档（{lines} 行）", "a whole document ({lines} lines)")
CASE_TITLE = Message("标题“{text}”", "title “{text}”")
CASE_PREAMBLE = Message("引言“{text}”", "preamble “{text}”")
CASE_HEADING = Message("小标题“{text}”", "heading “{text}”")
CASE_SECTION = Message("{section}：“{text}”", "{section}: “{text}”")
CASE_LAYOUT = Message("{table}用 {layout} 版式", "{table} in layout {layout}")
CASE_WITHOUT = Message("没有 {what}", "without {what}")
CASE_AS_IS = Message("样本原样", "the specimen as it is")
UNREADABLE_WHY = Message(
    "无法读取的文件没有经过检查，不能算通过；退出码为 2。",
    "A file that can't be read was not checked and has not passed; the exit code is 2.",
)
PACK_VALID = Message("规则包 {name} 有效，共 {count} 条规则", "the pack {name} is valid, rules: {count}")
PACK_TESTED = Message("{valid}；通过测试 {count} 项", "{valid}, tests passed: {count}")
CONFIG_VALID = Message("{path} 有效", "{path} is valid")
NOT_IN_PACK = Message(
    "不属于任何规则包：它的上级文件夹中没有 pack.yaml", "belongs to no pack: no folder above it has a pack.yaml"
)
NOTHING_TO_TEST = Message("没有找到规则包或 .gouji.yaml", "neither a pack nor .gouji.yaml was found")

FIRST_HERE = Message("第一次出现在这里", "first occurs here")
LIST_BEGINS = Message("另一组从这里开始", "the other list begins here")
NO_NUMBER = Message("（无序号）", "(no number)")
NO_SECTION = Message("没有找到：{sections}", "not found: {sections}")
NO_TABLE = Message("没有找到表格：{tables}", "table not found: {tables}")
DEDUCED = Message("；按合计推算，这里应为 {value}", "; the sums require {value} here")
PROBABLY = Message("，可能是 {value}", "; probably {value}")

# ---- identities: their notation ------------------------------------------------------------------------------------

ASSERT_ROW = Message("行", "row")
ASSERT_COLUMN = Message("列", "column")
ASSERT_END = Message("结尾", "the end")
ASSERT_COLON = Message("冒号", "a colon")
ASSERT_NAME = Message("行或列的名称", "the name of a row or column")
ASSERT_OPERATOR = Message("运算符或结尾", "an operator or the end")
ASSERT_COMPARISON = Message("运算符或比较符（= <= >= < > !=）", "an operator or a comparison (= <= >= < > !=)")
ASSERT_BRACKET = Message("右括号", "a closing bracket")
ASSERT_QUANTIFIER = Message(
    "“for every column”“for every row”或“for every cell”（每列、每行、每格）",
    "“for every column”, “for every row” or “for every cell”",
)
ASSERT_AXIS = Message("column、row 或 cell", "column, row or cell")
ASSERT_EXPECTED = Message("这里应为{expected}，却是{found}", "expected {expected} here, found {found}")
ASSERT_TOO_LONG = Message("算式过长：最多 {limit} 个字符", "too long: at most {limit} characters")
ASSERT_TOO_DEEP = Message("括号过深：最多 {limit} 层", "brackets are nested too deeply: at most {limit} levels")
ASSERT_CHARACTER = Message(
    "算式中不能有“{character}”；名称中有此字符时请加引号",
    "“{character}” has no meaning here; put a name that has it in quotes",
)
ASSERT_QUOTE_OPEN = Message("引号没有结束", "the quotation does not end")
ASSERT_WHOLE = Message("只能用整数", "only whole numbers can be used")
ASSERT_LINEAR = Message(
    "单元格只能乘以写在它前面的整数",
    "a cell may only be multiplied by a whole number written before it",
)
ASSERT_EMPTY = Message("没有写任何等式", "nothing is asserted")
ASSERT_UNKNOWN = Message("没有名为“{name}”的{role}{hint}", "there is no {role} called “{name}”{hint}")
ASSERT_AMBIGUOUS_NAME = Message(
    "“{name}”可以指 {names}；请写全名",
    "“{name}” may be any of {names}; write the full name",
)
ASSERT_GROUP = Message(
    "“{name}”是一组{role}；要全部{role}请写 {name}.**",
    "“{name}” is a group, not a {role}; {name}.** means every {role} in it",
)
ASSERT_ROLE = Message("“{name}”是{found}，这里应为{wanted}", "“{name}” is a {found}; a {wanted} is needed here")
ASSERT_PLAIN_NAME = Message("这里只写{role}的名称", "only the name of a {role} can stand here")
ASSERT_CELL = Message("单元格在这里写作“行@列”：{name}@…", "name a cell as row@column here: {name}@…")
ASSERT_ONLY_THIS = Message(
    "每格的算式中只能写 this（本格）或“行@列”",
    "in “for every cell” a cell is “this” or row@column",
)
ASSERT_THIS = Message("this（本格）只能用于 for every cell（每格）", "“this” has a meaning only in “for every cell”")
ASSERT_SEVERAL = Message(
    "这里指的是多个单元格：请用 sum(…)（合计）",
    "several cells here: wrap them in sum(…)",
)
ASSERT_NO_CELL = Message("没有涉及任何单元格", "this is about no cell")
ASSERT_RESERVED = Message(
    "“{place}.”留待以后使用，目前还不能写",
    "“{place}.” is reserved for later and can't be used yet",
)
CELLS_OF_TABLE = Message("{message}（共 {count} 格，全表 {cells} 格）", "{message} ({count} of its {cells} cells)")
CELLS_OF_ROW = Message("{message}（共 {count} 格：{columns}）", "{message} ({count} cells: {columns})")

# ---- duplicates ----------------------------------------------------------------------------------------------------

SAME_AS_HERE = Message("与此处相同", "the same as here")
SAME_AS_QUOTED = Message("与此处相同：“{quote}…”", "the same as here: “{quote}…”")
MESSAGE_QUOTED = Message("{message}：“{quote}…”", "{message}: “{quote}…”")
ON_LINE = Message("第 {line} 行", "line {line}")
ON_LINES = Message("第 {line}–{end_line} 行", "lines {line}–{end_line}")
PASSAGE_QUOTED = Message("“{quote}…”", "“{quote}…”")
NO_TWO_NARRATIVES = Message("有正文的部分不足两个", "fewer than two sections have any narrative")
NO_NARRATIVE = Message("各部分都没有正文", "no section has any narrative")
PATTERN_TOO_SLOW = Message("ignore 中的正则表达式耗时过长", "a pattern under ignore takes too long")

# ---- tests of rules --------------------------------------------------------------------------------------------------

SPECIMEN_TEXT = Message("此处是这一部分的内容。", "This is where the section says what it has to say.")
UNKNOWN_CELL = Message("没有哪张表有单元格“{name}”", "no table has a cell “{name}”")
UNKNOWN_ROW = Message("表格没有行“{name}”{hint}", "the table has no row “{name}”{hint}")
UNKNOWN_COLUMN = Message("表格没有列“{name}”{hint}", "the table has no column “{name}”{hint}")
UNKNOWN_LAYOUT = Message("表格没有版式“{name}”{hint}", "the table has no layout “{name}”{hint}")
CASE_DOCUMENT = Message("“document”旁边只能写 says", "nothing but “says” stands beside “document”")
CASE_SAYS = Message(
    "“says”只用于 fail：没有发现就没有提示文字", "“says” belongs to “fail”: where nothing is found nothing is said"
)
CASE_LACKS = Message(
    "“without”写 section，或者 table，后者可再写 row 和 column",
    "“without” names a section, or a table and perhaps a row and a column of it",
)
TEST_EXPECTED = Message("{rule}：应有发现，实际没有发现", "{rule}: expected a finding, got none")
TEST_NOT_EXPECTED = Message("{rule}：应没有发现，实际发现：{found}", "{rule}: expected no finding, got: {found}")
TEST_SAYS = Message(
    "{rule}：应说到“{says}”，实际发现：{found}", "{rule}: expected a finding that says “{says}”, got: {found}"
)
TEST_NOT_EVALUATED = Message("{rule}：规则没有评估：{reason}", "{rule}: the rule was not evaluated: {reason}")
TEST_UNREADABLE = Message("{rule}：无法读取：{reason}", "{rule}: cannot be read: {reason}")
TEST_TOO_SLOW = Message("{rule}：正则表达式耗时过长", "{rule}: a pattern takes too long")

# ---- text ----------------------------------------------------------------------------------------------------------

TEXT_SEVERAL = Message("{message}（本段共 {count} 处）", "{message} ({count} times in this paragraph)")
TEXT_TOO_SLOW = Message("规则中的正则表达式耗时过长", "a pattern of the rule takes too long")

# ---- narrative -----------------------------------------------------------------------------------------------------

NARRATIVE_OR = Message(" 或 ", " or ")
NARRATIVE_CELL = Message("{label}：{value}", "{label}: {value}")
NARRATIVE_SAME = Message("此处相同", "the same here")
NARRATIVE_OTHERWISE = Message("此处写“{quote}”", "here it says “{quote}”")
NARRATIVE_CONTRADICTION = Message(
    "正文写“{quote}”，另一处却写“{other}”，说的都是{label}",
    "the text says “{quote}”, and “{other}” in another place; both speak of {label}",
)
UNKNOWN_WORD = Message("words 中没有“{name}”{hint}", "there is no “{name}” among the words{hint}")
NARRATIVE_QUOTIENT = Message("比率须写作“算式 / 算式”", "a ratio is written: sum / sum")
NARRATIVE_FIGURE = Message("pattern 中没有数字“{name}”{hint}", "the pattern has no figure “{name}”{hint}")
NARRATIVE_IDLE = Message(
    "“{name}”既不是 form.yaml 中 words 的词，也没有用来核对；不核对的数字写 {{number}}{hint}",
    "“{name}” is no word of form.yaml, and nothing is done with the figure; write {{number}} for such{hint}",
)
NARRATIVE_GROUP = Message("正则表达式须有分组 {name}", "the expression needs a group {name}")
NARRATIVE_NO_CELLS = Message(
    "正文涉及的单元格都没有可用的数字", "none of the cells that the text speaks of has a usable number"
)
NARRATIVE_NO_YEAR = Message("标题、统计期限和正文不足以确定报告年度", "title, period and text don't tell the year")
NARRATIVE_NO_NAME = Message("标题中看不出是谁的报告", "the title doesn't tell whose report it is")

# ---- web pages -----------------------------------------------------------------------------------------------------

HTML_UNCLOSED = Message(
    "第 {line} 行的标签、注释或脚本没有结束，浏览器不显示其后的内容，因此也没有检查",
    "a tag, comment or script on line {line} is never closed: browsers show nothing after it, and nothing was checked",
)
HTML_LIMITED = Message(
    "网页过大或嵌套过深，只读取了一部分",
    "the page is too large or nested too deeply; only part of it was read",
)
ANOTHER_FOLLOWS = Message(
    "后面还有一份同样的文件，没有检查；请每份存为一个文件",
    "another document of the kind follows and was not checked; keep each in a file of its own",
)

HTML_LOADED_LATER = Message(
    "网页里没有正文，内容要由脚本或框架载入；请保存浏览器显示完整后的网页",
    "no text in the page itself, a script or a frame loads it; save the page as the browser shows it",
)

PDF_NEEDS_EXTRA = Message(
    "读取 PDF 需要另装组件：pip install gouji[pdf]",
    "reading PDF needs an extra: pip install gouji[pdf]",
)
PDF_NOT_PDF = Message("不是 PDF 文件；请检查扩展名", "no PDF file; check the extension")
PDF_NO_TEXT = Message(
    "PDF 里没有文字（扫描件）；请用 Word 或文本原稿，或先做文字识别（OCR）再检查",
    "no text in it (scanned); use the Word or text source, or run OCR first",
)
PDF_GARBLED = Message(
    "PDF 的字体缺少字符对照表，文字无法取出；请用 Word 或文本原稿",
    "the fonts of the PDF lack a character map, so its text can't be read; use the Word or text source",
)
PDF_PASSWORD = Message(
    "PDF 设有打开密码；请取消密码后再检查",
    "a PDF protected by a password; remove the password and check again",
)
PDF_DAMAGED = Message(
    "PDF 已损坏或不完整；请重新复制、下载或导出",
    "the PDF is damaged or incomplete; copy, download or export it again",
)
PDF_TOO_LARGE = Message(
    "PDF 页数或内容过多，没有读取；请只保留报告部分再检查",
    "the PDF has too many pages or too much on them and was not read; keep only the report",
)
PDF_PAGES_WITHOUT_TEXT = Message(
    "以下各页没有可读的文字（扫描件或旋转的文字）：{pages}",
    "pages without readable text (scanned, or text that is turned): {pages}",
)
PDF_PAGES_UNCLEAR = Message(
    "以下各页线条过多，无法辨认表格：{pages}",
    "pages with too many lines to find tables: {pages}",
)

# ---- identities: what fails ------------------------------------------------------------------------------------------

IDENTITY_CERTAIN = Message(
    "{label}：写的是 {actual}，应为 {expected}",
    "{label}: {actual} is written, it should be {expected}",
)
IDENTITY_LIKELY = Message(
    "{label}：写的是 {actual}，很可能应为 {expected}",
    "{label}: {actual} is written, it should probably be {expected}",
)
IDENTITY_AMBIGUOUS = Message(
    "{label}：{sums}；可能写错的是 {candidates}{more}",
    "{label}: {sums}; the error may be in {candidates}{more}",
)
IDENTITY_TOGETHER = Message("含空白或无法读取的几个合计互相矛盾", "sums with unknown cells contradict each other")
IDENTITY_CANDIDATE = Message("{label}（{actual} 应为 {expected}）", "{label} ({actual} should be {expected})")
IDENTITY_MORE = Message("，另有 {count} 种可能", ", and {count} other explanations")
IDENTITY_AND = Message(" 和 ", " and ")
IDENTITY_OR = Message("、", ", or ")
IDENTITY_SUM = Message("{role}合计 {left} ≠ {right}", "{role} sum {left} ≠ {right}")
IDENTITY_SIDES = Message("{role}两边 {left} ≠ {right}", "{role} sides {left} ≠ {right}")
IDENTITY_NAMED = Message("“{name}”{sum}", "“{name}” {sum}")
IDENTITY_BLANK = Message("空白", "nothing")
IDENTITY_FAILS = Message(
    "{label}：{message}；左边 {left}，右边 {right}，相差 {difference}",
    "{label}: {message}; left {left}, right {right}, difference {difference}",
)
IDENTITY_INEQUALITY = Message("{label}：{message}；{left} {sign} {right}", "{label}: {message}; {left} {sign} {right}")
IDENTITY_SHIFT = Message(
    "{label}：数字疑似整体{direction}移了一格；移回后 {count} 个不成立的等式都成立",
    "{label}: the figures seem to be one place too far {direction}; moved back, all {count} failing equations hold",
)
IDENTITY_SHIFTS = {
    ("column", 1): Message("下", "down"),
    ("column", -1): Message("上", "up"),
    ("row", 1): Message("右", "to the right"),
    ("row", -1): Message("左", "to the left"),
}
IDENTITY_STRUCTURAL = Message(
    "{label}：{count} 个等式不成立，写错的可能不止 {limit} 格，请逐格核对",
    "{label}: {count} equations fail; more than {limit} cells may be wrong, check them one by one",
)
IDENTITY_UNKNOWN = Message("{label} 没有可用的数字", "{label} has no usable number")
IDENTITY_MISSING = Message("{label} 没有读到", "{label} was not found")
IDENTITY_LAYOUT = Message("不适用于此版式的表格：{reason}", "it does not fit this layout of the table: {reason}")

CONVERTED = Message(
    "旧版文档，已用 LibreOffice 转换为 .docx 后检查；请另存为 .docx 以免转换有出入",
    "an old document, checked after LibreOffice converted it to .docx; save it as .docx to be sure",
)
CONVERSION_FAILED = Message(
    "旧版文档（.doc/.wps）转换失败，可能已损坏或设有密码；请用 Word 或 WPS 打开后另存为 .docx",
    "the old document (.doc, .wps) could not be converted; it may be damaged or protected; save it as .docx",
)
CONVERSION_SLOW = Message(
    "旧版文档（.doc/.wps）在 {seconds} 秒内没有转换完；请用 Word 或 WPS 打开后另存为 .docx",
    "the old document (.doc, .wps) was not converted within {seconds} seconds; save it as .docx",
)

# ---- suppressions and baselines --------------------------------------------------------------------------------------

SUPPRESSION_UNCLEAR = Message(
    "看不懂这条注释；写作 <!-- gouji: ignore=规则 理由 --> 或 ignore-file=规则",
    "this comment means nothing to gouji; write <!-- gouji: ignore=RULE reason --> or ignore-file=RULE",
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
    "the entry under ignore in {path}, line {line}, ended on {until}: {rules}; mend the report, or extend it",
)
SUPPRESSION_UNUSED_WHY = Message(
    "不再需要的抑制会掩盖以后的同类错误。",
    "A suppression that is no longer needed would hide the next fault of its kind.",
)
SUPPRESSION_INVALID_WHY = Message(
    "看不懂或没有理由的抑制不起作用。", "A suppression that is not understood or gives no reason has no effect."
)
SUPPRESSED_COUNT = Message("已抑制 {count} 条", "suppressed: {count}")
KNOWN_COUNT = Message("基线已有 {count} 条", "in the baseline: {count}")
MENDED_COUNT = Message("基线中 {count} 条已不再出现", "in the baseline, but gone: {count}")
BAD_DATE = Message("“{found}”不是日期；写作 2025-12-31", "“{found}” is no date; write 2025-12-31")
NEEDS_REASON = Message("须写明理由", "give the reason")
BASELINE_MISSING = Message(
    "没有这个基线文件；用 --update-baseline 建立", "there is no such baseline; --update-baseline creates it"
)
BASELINE_SYNTAX = Message("不是有效的基线（JSON）：{error}", "not a valid baseline (JSON): {error}")
BASELINE_VERSION = Message(
    "基线的版本是 {version}，此 gouji 只认 {known}", "a baseline of version {version}; this gouji knows {known}"
)
BASELINE_NEEDED = Message("{option} 须与 --baseline 一起用", "{option} goes with --baseline")
OPTION_BASELINE = Message("不报告此文件里已有的发现", "do not report the findings that this file holds")
OPTION_UPDATE_BASELINE = Message(
    "从基线中删去不再出现的发现；没有基线时以现有的发现建立",
    "drop findings that are gone from the baseline; where there is none, create it",
)
OPTION_EXTEND_BASELINE = Message("把现有的发现都收进基线", "take all present findings into the baseline")
OPTION_STDIN_FILENAME = Message(
    "以 - 检查标准输入时，它的文件名", "with - for standard input: the name of the file that it holds"
)
STDIN_NEEDS_NAME = Message(
    "检查标准输入（-）须用 --stdin-filename 说明文件名", "to check standard input (-), name it with --stdin-filename"
)
STDIN_ALONE = Message("标准输入（-）不能与其他路径一起检查", "standard input (-) is checked alone, without other paths")
STDIN_IDLE = Message("--stdin-filename 只与 - 一起用", "--stdin-filename goes with -")
OPTION_CONFIG_FILE = Message("文件，不必存在；或文件夹", "a file, which need not exist, or a folder")
FROM_COMMAND_LINE = Message("命令行", "command line")
FROM_LOCALE = Message("系统语言", "the locale")
FROM_BUILT_IN = Message("内置", "built in")
FROM_CONTENT = Message("文件内容", "what is in the file")
CONFIG_NONE = Message("没有 .gouji.yaml", "no .gouji.yaml applies")
CONFIG_BY_CONTENT = Message("按文件内容从中选定：{packs}", "by what is in the file, one of: {packs}")
CONFIG_SKIPPED = Message("不检查：{reason}", "not checked: {reason}")
CONFIG_NO_PACK = Message("没有适用的：{reason}", "none applies: {reason}")
CONFIG_ALL = Message("全部规则", "all rules")
CONFIG_NOTHING = Message("无", "none")
CONFIG_UNTIL = Message("至 {until}", "until {until}")
CONFIG_ENDED = Message("已于 {until} 到期", "ended on {until}")
COMMAND_CONFIG = Message("列出对一个文件生效的设置及其来源", "show the settings in force for a file, and where from")
