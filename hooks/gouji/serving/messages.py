"""Messages of ``serving``, in Chinese and English."""

from __future__ import annotations

from gouji.messages.message import Message

TITLE = Message("勾稽检查", "gouji: check reports")
LEAD = Message(
    "把报告拖到下面的框里，或者点按钮选择。几秒钟后可以查看结果，还能下载加了批注的副本。",
    "Drop reports on the box below, or choose them. In a few seconds there is a page of what was found, and a "
    "copy with notes.",
)
PRIVATE = Message(
    "文件只在这台电脑上处理，不会传到任何别的地方。",
    "Files are read on this computer only; nothing leaves it.",
)
DROP = Message("把文件或文件夹拖到这里", "Drop files or folders here")
CHOOSE_FILES = Message("选择文件", "Choose files")
CHOOSE_FOLDER = Message("选择文件夹", "Choose a folder")
NEEDS_SCRIPT = Message("这个网页要用脚本，请在浏览器里允许。", "This page needs scripts; please allow them.")
RESULTS = Message("结果", "Results")
VIEW = Message("查看结果", "See what was found")
COPY = Message("下载批注件", "Download the copy with notes")
OF_FILE = Message("{link}：{name}", "{link}: {name}")
VIEW_ALL = Message("全部结果合成一页", "All of it as one page")
CLEAR = Message("清空列表", "Empty the list")
STOP = Message("结束", "Stop")
HELP = Message("说明", "Help")
HELP_LINES = (
    Message(
        "检查什么：章节是否齐全、表格有没有空格、数字之间的勾稽关系、段落雷同、正文的数和表里的数是否一致、文字差错。",
        "What is checked: sections, blank cells, figures that must agree, copied passages, figures of the text against "
        "those of the tables, slips of the pen.",
    ),
    Message(
        "能读 .docx、.doc、.wps、.odt、.pdf、.html、.md、.txt；.doc 和 .wps 要装有 LibreOffice，.pdf 要装有 pdf 组件。"
        "读不了的会说明原因，不会当作没有问题。",
        "It reads .docx, .doc, .wps, .odt, .pdf, .html, .md and .txt; .doc and .wps need LibreOffice, .pdf the extra "
        "pdf. What can't be read says why, and never counts as faultless.",
    ),
    Message(
        "原文件不会改动。批注件是另外一份：Word 文档用 Word 或 WPS 打开，在“审阅”里逐条看批注；"
        ".html、.md、.txt 的是网页，用浏览器打开，对着标记改原文件。改好后再查一次。",
        "Your file is never changed. The copy is another file: that of a Word document has comments, which Word or WPS "
        "shows; that of .html, .md and .txt is a page for the browser, whose marks show what to correct in "
        "your file. Then check it again.",
    ),
    Message(
        "文件和结果只在内存里。点“清空列表”马上删去；点“结束”，或者关闭网页 {minutes} 分钟以后，程序结束，"
        "什么也不留下。下载的批注件在您的下载文件夹里。",
        "Files and results are held in memory only. “Empty the list” drops them at once; “Stop”, or {minutes} minutes "
        "without this page, ends the program, and nothing stays. Copies that you downloaded are in your downloads.",
    ),
    Message(
        "一个文件最大 {size} MB，列表里最多 {files} 个文件。",
        "A file may have {size} MB, the list {files} files.",
    ),
)
PROGRESS = Message("已检查 {{done}} / {{all}} 个文件", "checked {{done}} of {{all}} files")
WAITING = Message("等候检查", "waiting")
CHECKING = Message("正在检查", "being checked")
NOT_SENT = Message(
    "没有检查：读不到这个文件（是否正被别的程序占用？），或者勾稽已经结束",
    "not checked: the file can't be read (has another program locked it?), or gouji has ended",
)
NO_DOCUMENTS = Message("没有可以检查的文件", "there is nothing among them that can be checked")
ENDED = Message(
    "勾稽已经结束，可以关闭这个网页；再用请重新打开勾稽。",
    "gouji has ended; start it again to use it.",
)

CLEAN = Message("没有发现问题", "nothing was found")
ERRORS = Message("错误 {count}", "errors: {count}")
WARNINGS = Message("警告 {count}", "warnings: {count}")
INFOS = Message("提示 {count}", "infos: {count}")
PARTIAL = Message("只读取了一部分：{reason}", "read only in part: {reason}")
NOT_EVALUATED = Message("有 {count} 条规则没有评估", "rules not evaluated: {count}")
NO_REPORT = Message("没有检查：看不出是哪种报告", "not checked: no rules are known for such a document")
SKIPPED = Message("没有检查：{reason}", "not checked: {reason}")
UNREADABLE = Message("没能检查：{reason}", "could not be checked: {reason}")
NO_COPY = Message("没有批注件：{reason}", "no copy with notes: {reason}")
COPY_NAME = Message("{stem}（勾稽批注）{suffix}", "{stem} (gouji notes){suffix}")
NUMBERED = Message("{stem}（{number}）{suffix}", "{stem} ({number}){suffix}")
TOO_SLOW = Message("用时超过 {seconds} 秒，已经停止", "it took more than {seconds} seconds and was stopped")
DIED = Message(
    "检查它的进程中断了，多半是内存不足：请关闭其他程序再试，或把文件拆小",
    "the process that checked it broke down, most often for want of memory: close other programs and try again,"
    " or split the file",
)
NO_COPY_FAILED = Message("加批注时出错：{error}", "making it failed: {error}")

WRONG_HOST = Message("这个地址不是勾稽的。", "This is no address of gouji.")
WRONG_TOKEN = Message("地址不对。请用启动勾稽时打开的地址。", "The address is wrong. Use the one that gouji opened.")
WRONG_ORIGIN = Message("不接受别的网页发来的请求。", "Requests of other pages are refused.")
BAD_REQUEST = Message("看不懂这个请求。", "The request makes no sense.")
NOT_FOUND = Message("没有这个网页。", "There is no such page.")
WRONG_METHOD = Message("不能这样请求。", "It can't be asked for in this way.")
NO_LENGTH = Message("请求没有写明长度。", "The request does not say how long it is.")
TOO_LARGE = Message("没有检查：文件超过 {size} MB", "not checked: the file has more than {size} MB")
TOO_MUCH = Message(
    "没有检查：列表已满（最多 {files} 个文件，共 {size} MB），请先清空",
    "not checked: the list is full ({files} files, {size} MB); empty it first",
)
BAD_NAME = Message("没有检查：文件名不能为空、太长，也不能带路径", "not checked: the name is empty, too long or a path")
TOO_SLOW_BODY = Message("请求太慢。", "The request took too long.")
CUT_BODY = Message("请求没有发完。", "The request broke off.")
BUSY = Message("同时的请求太多，请稍后再试。", "Too many requests at once; try again later.")
FAILED = Message("勾稽自身出错：{error}；请报告此问题", "gouji itself failed: {error}; please report this")
