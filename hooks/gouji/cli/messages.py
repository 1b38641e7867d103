"""Messages of ``cli``, in Chinese and English."""

from __future__ import annotations

from gouji.messages.message import Message

FAILED = Message("gouji 自身出错：{error}；请报告此问题", "gouji itself failed: {error}; please report this")
PROGRESS = Message("正在检查：{done} / {all}", "checking: {done} of {all}")
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
USAGE = Message("用法：gouji [--lang zh|en] 命令 [选项]", "usage: gouji [--lang zh|en] COMMAND [OPTION…]")
MORE_HELP = Message("gouji 命令 --help 查看命令的选项", "gouji COMMAND --help shows the options of a command")
COMMAND_ANNOTATE = Message("检查文档，写出加了批注的副本", "write copies of documents with notes at what is wrong")
OPTION_ANNOTATE_FILES = Message(
    "Word 文档（.docx、.doc、.wps）、网页（.html、.htm）、Markdown（.md）或文本（.txt）",
    "Word documents (.docx, .doc, .wps), pages (.html, .htm), Markdown (.md) or text (.txt)",
)
OPTION_ANNOTATE_OUTPUT = Message(
    "副本写到哪里：文件夹；只有一个文档时也可以是文件名",
    "where the copies go: a folder or, for a single document, a file",
)
OPTION_FORCE = Message(
    "覆盖已有的文件（gouji 加过批注的副本不必加此项）",
    "replace files that are there; annotated copies of gouji are replaced in any case",
)
ANNOTATE_ITSELF = Message(
    "{path} 是要检查的文档，不会写入；请用 -o 指定别的文件或文件夹",
    "{path} is a document to be checked and is never written to; name another file or folder with -o",
)
ANNOTATE_SAME_NAME = Message(
    "{one} 和 {other} 的副本都会是 {path}；请分次写到不同的文件夹",
    "the copies of {one} and {other} would both be {path}; write them to different folders",
)
ANNOTATE_NO_FOLDER = Message(
    "{path} 不是文件夹，副本不能写在里面", "{path} is no folder, so no copy can be written into it"
)
ANNOTATE_SUFFIX = Message(
    "副本是 {suffix} 文件，不能写成 {path}；要写进文件夹，请写 {path}/",
    "the copy is a {suffix} file and can't be {path}; to write it into a folder, say {path}/",
)
ANNOTATE_EXISTS = Message(
    "{path} 已存在，又不是 gouji 加过批注的副本；要覆盖请加 --force",
    "{path} exists already and is no annotated copy of gouji; --force replaces it",
)
ANNOTATED = Message(
    "{path} → {copy}：{notes} 条批注；错误 {errors}，警告 {warnings}，提示 {infos}",
    "{path} → {copy}: notes: {notes}; errors: {errors}, warnings: {warnings}, infos: {infos}",
)
ANNOTATED_NOTHING = Message("{path} → {copy}：没有要批注的", "{path} → {copy}: nothing to annotate")
NOT_ANNOTATED = Message("{path}：{reason}", "{path}: {reason}")
COMMAND_CHECK = Message("检查文件和文件夹", "check files and folders")
COMMAND_COMPARE = Message("对照报告库中的报告", "compare the reports of a store with each other")
OPTION_STORE = Message("gouji corpus 写的报告库", "the store, as gouji corpus wrote it")
COMMAND_CORPUS = Message(
    "把许多报告读进报告库，供互相对照", "read many reports into a store, to compare them with each other"
)
OPTION_UNITS = Message(
    "上下级单位表（YAML 或 CSV）；没有则按文件夹的层次",
    "the table of units and the units above them (YAML or CSV); without it the tree of folders tells",
)
COMMAND_FACTS = Message("列出从报告中读到的每一格", "list every cell that was read of a report")
COMMAND_EXPLAIN = Message("说明一条规则：查什么，为什么，依据何在", "explain a rule: what it finds, why, on what basis")
COMMAND_NEW = Message("新建待填写的报告，或者新建规则包", "start a report to fill in, or a rule pack")
COMMAND_PACKS = Message("列出规则包", "list the rule packs")
COMMAND_RULES = Message("列出规则", "list the rules")
COMMAND_SCHEMA = Message("输出 JSON Schema，供编辑器补全和查错", "print a JSON Schema, for editors that know YAML")
OPTION_SCHEMA = Message("输出哪一个（默认：列出全部）", "which one (default: list them)")
SCHEMA_FORM = Message("form.yaml：文档应有的样子", "form.yaml: the document as it must be")
SCHEMA_PACK = Message("pack.yaml：规则包是什么", "pack.yaml: what a pack is")
SCHEMA_RULES = Message("规则包的其他文件：规则", "the other files of a pack: rules")
SCHEMA_SETTINGS = Message(".gouji.yaml：设置", ".gouji.yaml: settings")
SCHEMA_UNITS = Message("units.yaml：单位和上级", "units.yaml: units and those above them")
SCHEMA_OUTPUT = Message("--format json 的输出", "what --format json writes")
COMMAND_SERVER = Message("供编辑器使用的语言服务器（LSP）", "a language server for editors (LSP)")
OPTION_STDIO = Message(
    "经标准输入和标准输出通信（默认，也是唯一的方式）", "talk over standard input and output (always)"
)
NEEDS_LSP = Message(
    "语言服务器需要 pygls：请运行 pip install 'gouji[lsp]'",
    "the language server needs pygls: run pip install 'gouji[lsp]'",
)
COMMAND_TEST = Message("校验规则包和 .gouji.yaml", "validate rule packs and .gouji.yaml")
OPTION_HELP = Message("显示此说明", "show this help")
OPTION_LANG = Message(
    "输出的语言（默认：.gouji.yaml，其次系统语言）", "language of the output (else .gouji.yaml, else the locale)"
)
OPTION_PATHS = Message("文件或文件夹（默认：当前文件夹）", "files or folders (default: the current folder)")
OPTION_CONFIG = Message(
    "一律按此文件的设置，不看任何 .gouji.yaml；其中的路径从当前文件夹算起",
    "the settings of this file, and of no .gouji.yaml; its paths lead from the current folder",
)
OPTION_ISOLATED = Message("不看任何 .gouji.yaml", "without any .gouji.yaml")
OPTION_NO_INLINE = Message("文档中的注释（<!-- gouji: … -->）不起作用", "comments in documents suppress nothing")
CONFIG_OR_ISOLATED = Message("--config 与 --isolated 只能用一个", "use either --config or --isolated")
OPTION_PACK = Message("一律按此规则包检查", "check everything against this pack")
OPTION_SELECT = Message(
    "只报告这些规则查出的：规则 id、检查类别或通配符，可用逗号隔开",
    "report only what these rules find: ids, check kinds or globs, separated by commas",
)
OPTION_IGNORE = Message("不报告这些规则查出的，写法同 --select", "not what these rules find; written as for --select")
OPTION_FORMAT = Message("输出格式（默认 {default}）", "output format (default: {default})")
OPTION_OUTPUT = Message(
    "另以此格式写入文件，可重复使用；html=文件夹/ 写成一个文件夹的网页，xlsx=文件 写成工作簿",
    "write a file in this format as well; may be given several times; html=FOLDER/ writes a folder of pages, xlsx=FILE"
    " a workbook",
)
NO_PAGE_OF_OURS = Message(
    "{path} 不是 gouji 写的网页，没有覆盖；请另选一个文件夹",
    "{path} is no page of gouji and was left alone; choose another folder",
)
OPTION_FAIL_ON = Message(
    "有此级别或更重的发现时退出码为 1（默认 error）",
    "exit 1 on findings of this severity or worse (default: error)",
)
OPTION_STRICT = Message(
    "凡有未检查、未读全、未评估或没有计入的，退出码为 2",
    "exit 2 if anything was left out, skipped, read in part or not evaluated",
)
OPTION_ALLOW = Message(
    "与 --strict 合用：放行这些，可用逗号隔开：{known}", "with --strict: let these pass, separated by commas: {known}"
)
NEEDS_STRICT = Message("--allow 须与 --strict 合用", "--allow goes with --strict")
OPTION_PREVIOUS = Message(
    "与上一年报告对照：文档、文件夹、gouji facts 写出的文件、报告库（可多次使用）",
    "compare with last year's reports: documents, folders, what gouji facts wrote, a store (may be repeated)",
)
OPTION_SIBLINGS = Message(
    "在报告库中查找与其他单位雷同的段落（库由 gouji corpus 写出）",
    "look for passages that reports of other units have, too, in a store that gouji corpus wrote",
)
OPTION_ENGINE = Message(
    "用什么计算雷同：duckdb（默认）、spark、local[2]、spark://主机:端口",
    "what computes copies: duckdb (default), spark, local[2], spark://host:port",
)
OPTION_MEMORY = Message(
    "计算最多使用多少内存，如 4GB；放不下的写到磁盘",
    "how much memory that may take, such as 4GB; what does not fit goes to disk",
)
OPTION_UNITS_OF_RUN = Message(
    "上下级单位表（YAML 或 CSV），代替设置中的 units",
    "the table of units (YAML or CSV), in place of that of the settings",
)
OPTION_PROJECT = Message(
    "与仓库中相关的报告对照：上一年和下一年、上级和下级单位、其他单位",
    "compare with what belongs to the files in their repository: other years, units above, below and beside",
)
OPTION_JOBS = Message("进程数（默认：处理器数）", "number of processes (default: one a processor)")
OPTION_NO_CACHE = Message("不使用缓存", "do not use the cache")
OPTION_QUIET = Message("只输出发现和无法读取的文件", "only findings and files that cannot be read")
OPTION_FIX = Message("改正可以放心改的（Word 和 PDF 除外）", "fix what can be fixed safely (never Word or PDF)")
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
OPTION_RULE = Message("规则 id", "id of the rule")
OPTION_TEST_PATHS = Message(
    "规则包的文件夹或其中的文件，或 .gouji.yaml（默认：当前文件夹中的全部）",
    "folders of packs or files in them, or .gouji.yaml (default: all in the current folder)",
)
OPTION_TEST_RULE = Message(
    "只测试这些规则，并逐条列出通过几项：规则 id、检查类别或通配符，可用逗号隔开",
    "test only these rules, and tell how many tests each passed: ids, check kinds or globs, separated by commas",
)
NO_RULE_IN_PACK = Message("{pack} 没有规则“{name}”{hint}", "{pack} has no rule “{name}”{hint}")
RULE_TESTED = Message("{rule}：通过测试 {count} 项", "{rule}: tests passed: {count}")
USAGE_ERROR = Message("{error}（gouji {command} --help 查看用法）", "{error} (gouji {command} --help shows the usage)")
OPTION_BEFORE_COMMAND = Message(
    "{name} 要写在命令后面：gouji 命令 {name}；命令前面只能写 --lang",
    "{name} stands behind the command: gouji COMMAND {name}; only --lang may stand before it",
)
UNKNOWN_COMMAND = Message("没有“{name}”这个命令{hint}", "there is no command “{name}”{hint}")
OPTION_OR_FILE = Message(
    "“{name}”既是选项又是文件名；选项请把值分开写（{name} 里的“=”换成空格），文件请写成 ./{name}",
    "“{name}” is an option and the name of a file as well; write the option's value apart (a blank for the “=”), or "
    "the file as ./{name}",
)
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
TO_FILE_ONLY = Message(
    "{format} 只能写入文件：--output {format}=文件", "{format} only goes to a file: --output {format}=FILE"
)
NEEDS_EXTRA = Message(
    "{format} 需要 {library}：请运行 pip install 'gouji[{format}]'",
    "{format} needs {library}: run pip install 'gouji[{format}]'",
)
UNKNOWN_RULE = Message("没有规则“{name}”{hint}", "there is no rule “{name}”{hint}")
CANNOT_WRITE_OUT = Message("无法写到标准输出：{error}", "cannot write to standard output: {error}")
OPTION_ONE_PACK = Message("只列出此规则包的规则", "only the rules of this pack")
OPTION_COVERAGE = Message(
    "不列规则，而列出各表受等式保护的程度",
    "instead of the rules, how well their equations cover each table",
)
OPTION_RULES_FORMAT = Message(
    "输出格式（默认 text）；markdown 是规则手册的一页",
    "output format (default: text); markdown is a page of the rule reference",
)
NO_COVERAGE_PAGE = Message("--coverage 没有 markdown 格式", "--coverage has no markdown format")
EXPLAIN_MESSAGE = Message("提示文字", "Message")
EXPLAIN_WHY = Message("为什么", "Why")
EXPLAIN_EQUATIONS = Message("等式", "Equations")
EXPLAIN_TESTS = Message("测试（× 应有发现，√ 应无发现）", "Tests (× something is found, √ nothing is)")
PACK_VALID = Message("规则包 {name} 有效，共 {count} 条规则", "the pack {name} is valid, rules: {count}")
PACK_TESTED = Message("{valid}；通过测试 {count} 项", "{valid}, tests passed: {count}")
CONFIG_VALID = Message("{path} 有效", "{path} is valid")
NOT_IN_PACK = Message(
    "不属于任何规则包：它的上级文件夹中没有 pack.yaml", "belongs to no pack: no folder above it has a pack.yaml"
)
NOTHING_TO_TEST = Message("没有找到规则包或 .gouji.yaml", "neither a pack nor .gouji.yaml was found")
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
STDIN_CLOSED = Message("标准输入已关闭，没有可检查的内容", "standard input is closed: there is nothing to check")
CANNOT_READ_IN = Message("无法读取标准输入：{error}", "cannot read standard input: {error}")
NO_FOLDER = Message(
    "当前文件夹已不存在或不能进入（{error}）；请先进入另一个文件夹",
    "the current folder is gone or closed ({error}); change to another one first",
)
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
CONFIG_UNTIL = Message("至 {until}", "until {until}")
CONFIG_ENDED = Message("已于 {until} 到期", "ended on {until}")
COMMAND_CONFIG = Message("列出对一个文件生效的设置及其来源", "show the settings in force for a file, and where from")
OPTION_FACTS_TEXT = Message(
    "列出正文中的每个数字：读作哪个单元格，与哪条规则有关，或者为什么不比较",
    "list every figure of the text: which cell it is read as, by which rule, or why it is not compared",
)
COMMAND_SERVE = Message("打开本机网页，把报告拖进去检查", "open a page on this machine on which reports are dropped")
OPTION_PORT = Message("端口（默认：任意空闲端口）", "the port (default: any that is free)")
OPTION_NO_BROWSER = Message("不打开浏览器，只显示地址", "only print the address, open no browser")
OPTION_IDLE = Message(
    "没有网页打开多少分钟后结束（默认：30）", "minutes without an open page after which it ends (default: 30)"
)
OPTION_INSTALL = Message("建立快捷方式，点击即可启动", "make a shortcut that starts it with a click")
OPTION_UNINSTALL = Message("删除快捷方式", "remove the shortcut")
INSTALL_OR_UNINSTALL = Message("--install 和 --uninstall 只能选一个", "--install and --uninstall exclude each other")
INSTALLED = Message("已建立：{path}", "made: {path}")
UNINSTALLED = Message("已删除：{path}", "removed: {path}")
NEEDS_PORT = Message("--port 要 0 到 65535 的整数，不能是 {value}", "--port takes a number up to 65535, not {value}")
SERVING = Message(
    "{address}\n只有这台电脑能打开。按 Ctrl-C、点网页上的“结束”，或者关闭网页 {minutes} 分钟后结束，文件不会留下。",
    "{address}\nOnly this computer can open it. Ctrl-C, “Stop” on the page, or {minutes} minutes without the page end "
    "it, and no file stays.",
)
CANNOT_SERVE = Message("无法启动：{error}", "cannot start: {error}")
