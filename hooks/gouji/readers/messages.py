"""Messages of ``readers``, in Chinese and English."""

from __future__ import annotations

from gouji.messages.message import Message

FILE_TOO_LARGE = Message(
    "文件超过 {limit} MB，不予读取；请确认它是报告正文，必要时压缩其中的图片或拆分",
    "larger than {limit} MB and not read; check that it is the report itself, shrink its pictures or split it",
)
HTML_TOO_LONG = Message(
    "网页的源代码超过 {lines} 行，没有读；请另存为更小的网页",
    "the source of the page has more than {lines} lines, so it was not read; save a smaller page",
)
TEXT_TOO_LONG = Message(
    "文本超过 {bound}，不予读取；请确认它是报告正文，必要时拆分",
    "not read: more than {bound}; check that it is the report itself, or split it",
)
DOCUMENT_CUT = Message(
    "文档过长，超过 {bound}：只读取了前 {rows} 个段落和表格行{place}，其后的内容没有检查；"
    "请确认它是报告正文，必要时拆分",
    "the document is too long, with more than {bound}: only its first {rows} paragraphs and rows of tables were "
    "read{place}, and nothing after them was checked; check that it is the report itself, or split it",
)
BOUNDS = {
    "characters": Message("{most} 字", "{most} characters"),
    "lines": Message("{most} 行", "{most} lines"),
    "paragraphs": Message("{most} 个段落", "{most} paragraphs"),
    "rows": Message("{most} 行表格", "{most} rows of tables"),
    "places": Message("{most} 个表格格子", "{most} places in tables"),
    "columns": Message("{most} 列的表格", "{most} columns of a table"),
    "tags": Message("{most} 个标签", "{most} tags"),
    "levels": Message("{most} 层嵌套", "{most} elements nested in one another"),
    "parts": Message("{most} 个部件", "{most} parts"),
    "megabytes": Message("{most} MB（解压后）", "{most} MB once unpacked"),
    "ratio": Message("压缩后大小的 {most} 倍", "{most} times its packed size"),
}
"""What is counted of a file, with the most of it that is read."""
CUT_AFTER = Message("（到“{text}”为止）", " (up to “{text}”)")
EMPTY_FILE = Message("文件是空的", "the file is empty")
HEADING_GLUED = Message(
    "“{text}”等 {count} 处标题的 # 后面没有空格，已当作标题检查，但多数程序不会显示为标题；请补上空格",
    "headings without a blank after their # ({count}, first “{text}”) were read as such, but few programs show them so",
)
TEXT_REVERSED = Message(
    "含有使文字倒着显示的字符（U+202E），显示为“{text}”，已按显示的检查；请删去这些字符",
    "characters that turn text round (U+202E) show “{text}”, which is what was checked; remove them",
)
EMPTY_DOCUMENT = Message(
    "文档里没有可见的文字，没有内容可查；请确认文件保存完整，文字没有设为隐藏",
    "no text shows in the document, so nothing was checked; see that it was saved whole and its text isn't hidden",
)
PAGES_ARE_PICTURES = Message(
    "页面是图片（{pictures} 处），可读的文字只有 {characters} 个字，图片里的内容没有检查；"
    "请用可编辑的原稿，或先做文字识别（OCR）再检查",
    "its pages are pictures ({pictures}) with {characters} characters of text beside them, and what they show was not "
    "checked; use the source that can be edited, or run OCR first",
)
POINTER = Message(
    "只是大文件（Git LFS 或 git-annex）的指针，文件本身没有取回；请先执行 git lfs pull（git annex get）",
    "only a pointer to a large file (Git LFS or git-annex) that was not fetched: run git lfs pull (git annex get)",
)
SINGLE_FILE_PAGE = Message(
    "是 Word 或浏览器保存的“单个文件网页”（MHTML）；请另存为“网页”（.html）或 .docx 再检查",
    "a page saved as a single file (MHTML) by Word or a browser; save it as a web page (.html) or as .docx",
)
OLD_WORD = Message(
    "是旧版 Word 或 WPS 文档（.doc/.wps）；请用 Word 或 WPS 打开后另存为 .docx 再检查",
    "an old Word or WPS document (.doc, .wps); open it in Word or WPS and save it as .docx",
)
OLE_NOT_WORD = Message(
    "是复合文档（OLE），但其中没有 Word 文档，或者文件不完整；请另存为 .docx 再检查",
    "a compound file (OLE) without a Word document in it, or incomplete; save the report as .docx",
)
PACKAGE_PASSWORD = Message(
    "文档设有打开密码；请取消密码后再检查",
    "a document protected by a password; remove the password and check again",
)
NOT_OFFICE = Message(
    "不是 Word 或 OpenDocument 文档（.docx、.odt）；请用 Word 或 WPS 打开后另存为 .docx 再检查",
    "not a Word or OpenDocument file (.docx, .odt); open it in Word or WPS and save it as .docx",
)
PACKAGE_DAMAGED = Message(
    "文档已损坏或不完整；请重新复制或下载原文件，或用 Word、WPS 等修复后另存",
    "the document is damaged or incomplete; copy or download it again, or let the program that made it repair it",
)
PACKAGE_BROKEN_XML = Message(
    "文档已损坏：{part} 第 {line} 行不是正确的 XML；请用 Word、WPS 等修复后另存",
    "the document is damaged: {part}, line {line}, is not well-formed XML; let the program that made it repair it",
)
PACKAGE_DOCTYPE = Message(
    "文档的 {part} 含有 DOCTYPE 声明，出于安全不予读取；请用 Word、WPS 等重新保存",
    "{part} of the document has a DOCTYPE and is not read, for safety; save it again in the program that made it",
)
PACKAGE_TOO_LARGE = Message(
    "文档过大，超过 {bound}，出于安全不予读取；请重新保存，或拆分后再检查",
    "the document is too large, with more than {bound}, and was not read; save it again or split it",
)
NOT_TEXT_DOCUMENT = Message(
    "不是文字文档，而是：{what}；请检查扩展名，或另存为 .docx",
    "not a text document but {what}; check the extension, or save the report as .docx",
)
OTHER_OFFICE = Message("其他办公文档", "another office document")
WORKBOOK = Message("Excel 工作簿（电子表格）", "a spreadsheet (an Excel workbook)")
REVISIONS_ACCEPTED = Message(
    "有 {count} 处修订尚未接受，已按全部接受后的内容检查",
    "unaccepted revisions: {count}; read as if all were accepted",
)
EMBEDDED_NOT_READ = Message(
    "有 {count} 处嵌入的外部文档没有读取；请打开文件并重新保存",
    "embedded documents that were not read: {count}; open the file and save it again",
)
FIELDS_WITHOUT_END = Message(
    "有 {count} 个域只有开头、没有结尾，其中的文字可能与 Word 显示的不同；请删除这些域并重新保存",
    "fields that begin and don't end: {count}; their text may not be what Word shows; delete them and save the file",
)
STRUCK_TEXT = Message(
    "有 {count} 处文字带删除线，没有读取，第一处是“{text}”；请删去这些文字，或取消删除线",
    "struck text was not read: {count}, the first is “{text}”; delete it, or take the line through it away",
)
DOUBTFUL_TEXT = Message(
    "有 {count} 处文字按样式可能不显示（字号或不透明度为 0，或移出页面），已按显示的检查，第一处是“{text}”；"
    "请删去这些文字，或改正样式",
    "text that its style may hide (no size, no opacity, off the page) was read as shown: {count}, the first is "
    "“{text}”; delete it, or mend its style",
)
SWALLOWED = Message(
    "第 {line} 行的标签、注释或脚本没有结束，浏览器不显示其后的内容，因此也没有检查",
    "a tag, comment or script on line {line} is never closed: browsers show nothing after it, and nothing was checked",
)
HTML_ATTRIBUTES = Message(
    "网页有一个标签的属性超过 {limit} 个，没有读；请用浏览器另存后再检查",
    "a tag of the page has more than {limit} attributes, so it was not read; save the page anew from a browser",
)
HTML_LIMITED = Message(
    "网页过大，超过 {bound}，只读取了一部分；请另存为更小的网页",
    "the page is too large, with more than {bound}; only part of it was read; save a smaller page",
)
HTML_LOADED_LATER = Message(
    "网页里没有正文，内容要由脚本或框架载入；请保存浏览器显示完整后的网页",
    "no text in the page itself, a script or a frame loads it; save the page as the browser shows it",
)
PDF_PARSER_MISSING = Message(
    "没有检查：读取 PDF 要另装 pdfplumber；请运行 pip install 'pdfplumber>=0.11.9'（在 pre-commit 里写进 "
    "additional_dependencies）",
    "not checked: reading PDF needs pdfplumber, which is not installed; run pip install 'pdfplumber>=0.11.9' (with "
    "pre-commit, name it under additional_dependencies)",
)
PDF_PARSER_OLD = Message(
    "没有检查：所装的 {name} {version} 过旧，PDF 可借它运行代码；请运行 pip install -U 'pdfplumber>=0.11.9'",
    "not checked: the installed {name} {version} is too old, a PDF could run code through it; "
    "run pip install -U 'pdfplumber>=0.11.9'",
)
PDF_PARSER_FAILS = Message(
    "没有检查：读取 PDF 的组件无法启动（{error}）；请运行 pip install --force-reinstall 'pdfplumber>=0.11.9'",
    "not checked: the component that reads PDF doesn't start ({error}); "
    "run pip install --force-reinstall 'pdfplumber>=0.11.9'",
)
PDF_NOT_PDF = Message("不是 PDF 文件；请检查扩展名", "not a PDF file; check the extension")
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
PDF_PAGES_TURNED = Message(
    "以下各页有旋转了的文字没有读取：{pages}；请转正后重新导出",
    "turned text on these pages was not read: {pages}; turn it upright and export it again",
)
PDF_WATERMARK = Message("水印文字“{text}”没有读取", "the watermark “{text}” was not read as text")
PDF_PAGES_UNCLEAR = Message(
    "以下各页线条过多，无法辨认表格：{pages}",
    "pages with too many lines to find tables: {pages}",
)
PDF_PAGES_UNRULED = Message(
    "以下各页有没画线的表格，无法确定各格属于哪一行哪一列，没有读取：{pages}",
    "pages with tables without lines that were not read, because it is unclear what belongs together: {pages}",
)
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
