"""Web pages that are read as a browser shows them."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.command import Command
from support.edges import Edge, verdict
from support.edges import report as written

_NEW = "<td>17</td><td>3</td><td>0</td><td>1</td><td>1</td><td>1</td><td>23</td>"
_CARRIED = "<td>3</td><td>1</td><td>0</td><td>0</td><td>0</td><td>0</td><td>4</td></tr>"
_LAST = f'<tr><td colspan="3">四、结转下年度继续办理</td>{_CARRIED}'
_TITLE = "澄溪县青石镇人民政府2024年政府信息公开工作年度报告"
_RECEIVED = "全年收到政府信息公开申请23件"


def report(*changes: tuple[str, str]) -> str:
    """The page of the report with changes."""
    return written(*changes, suffix=".html")


def _new(total: str) -> str:
    """The report with another cell for all new requests."""
    return report((_NEW, _NEW.replace("<td>23</td>", total)))


def _single_file(page: str) -> str:
    """The page as Word saves it in a single file."""
    head = (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n"
    )
    return f"{head}{page}\r\n--b--\r\n"


_STYLES = """<style>
.q { display: none } .s { display: block !important } .b { display: block }
.p:not(.x) { display: block !important } .i { visibility: hidden } .v { visibility: visible }
@media print { .q { display: block !important } .s { display: none !important } }
</style>"""
_BESIDE = """<aside><table><tr><td>日<td>一<td>二<tr><td>1<td>2<td>3<tr><td>4<td>5<td>6
<tr><td>7<td>8<td>9</table></aside>
<footer><table><tr><td>今日访问<td>12<tr><td>总访问量<td>345</table>主办单位</footer>"""

_CHART = "<svg><g><text>0</text><text>10</text><text>20</text></g><text>主动公开</text><text>依申请公开</text></svg>"


def _tables(before: str, after: str) -> str:
    """The page with something around each table."""
    return report().replace("<table>", f"{before}<table>").replace("</table>", f"</table>{after}")


def _around(before: str, after: str) -> str:
    """The page with something around all of it."""
    return report(("<body>", f"<body>{before}"), ("</body>", f"{after}</body>"))


def _faulty(page: str) -> str:
    """A page with a wrong figure in table three."""
    assert _NEW in page
    return page.replace(_NEW, _NEW.replace("<td>3</td>", "<td>8</td>"))


def _beside(faulty: str, sound: str) -> str:
    """The page with each table twice, the one with a wrong figure in ``faulty``; these stand for their tables."""
    head, *rest = report(("</head>", f"{_STYLES}</head>")).split("<table>")
    parts = [head]
    for each in rest:
        inner, after = each.split("</table>")
        table = f"<table>{inner}</table>"
        parts.append(faulty.format(_faulty(table) if _NEW in table else table) + sound.format(table) + after)
    return "".join(parts)


def _breaks(page: str) -> str:
    """The page with nothing but breaks between headings and paragraphs."""
    for tag in ("<p>", "<h1>", "<h2>"):
        page = page.replace(tag, "").replace(tag.replace("<", "</"), "<br>")
    return page


def _foot_first(page: str) -> str:
    """The page with the last row of table three in a foot that is written first."""
    before, after = page.split(_LAST)
    start = before.rindex("<table>") + len("<table>")
    return f"{before[:start]}<tfoot>{_LAST}</tfoot><tbody>{before[start:]}</tbody>{after}"


def _text(requests: str) -> str:
    """The report with other HTML for the figure of the requests in the text, 23."""
    return report((_RECEIVED, _RECEIVED.replace("23", requests)))


_POINTER = f"version https://git-lfs.github.com/spec/v1\noid sha256:{'0' * 64}\nsize 12345\n"

HTML = [
    Edge(
        "wild-comment-never-closed",
        lambda: report(("<h2>二、", "<!-- 待发布\n<h2>二、")),
        "exit 0, skipped",
        "exit 2, unreadable: document-unreadable",
    ),
    Edge(
        "sec-unclosed-comment",
        lambda: report(("<body>", "<body><!--")),
        "exit 0, skipped",
        "exit 2, unreadable: document-unreadable",
    ),
    Edge(
        "script never closed",
        lambda: report(("<h2>二、", "<script>\n<h2>二、")),
        "exit 0, skipped",
        "exit 2, unreadable: document-unreadable",
    ),
    Edge(
        "style never closed",
        lambda: report(("</head>", "<style></head>")),
        "exit 0, skipped",
        "exit 2, unreadable: document-unreadable",
    ),
    Edge(
        "textarea never closed",
        lambda: report(("<h2>二、", "<textarea><h2>二、")),
        "exit 0, skipped",
        "exit 2, unreadable: document-unreadable",
    ),
    Edge(
        "title never closed",
        lambda: report(("</title>", "")),
        "exit 0, skipped",
        "exit 2, unreadable: document-unreadable",
    ),
    Edge(
        "noscript never closed",
        lambda: report(("<h2>二、", "<noscript><h2>二、")),
        "exit 0, skipped",
        "exit 2, unreadable: document-unreadable",
    ),
    Edge(
        "comment never closed at the end",
        lambda: report(("</body>", "<!-- 版权 </body>")),
        "exit 0, partial: document-partial",
        "exit 0, partial: document-partial",
    ),
    Edge("wild-large-file-pointer", lambda: _POINTER, "exit 0, skipped", "exit 2, unreadable: document-unreadable"),
    Edge(
        "wild-single-file-page",
        lambda: _single_file(report()),
        "exit 0, read",
        "exit 2, unreadable: document-unreadable",
    ),
    Edge(
        "wild-note-mark",
        lambda: _new("<td>23<sup>①</sup></td>"),
        "exit 1, read: requests-flow, text-requests",
        "exit 0, read: cell-remark",
    ),
    Edge(
        "note mark by a style",
        lambda: _new('<td>23<span style="vertical-align: super">[1]</span></td>'),
        "exit 0, read: cell-remark",
        "exit 0, read: cell-remark",
    ),
    Edge(
        "lowered note mark",
        lambda: _new("<td>23<sub>a</sub></td>"),
        "exit 1, read: cell-unreadable",
        "exit 0, read: cell-remark",
    ),
    Edge("raised as a whole", lambda: _new("<td><sup>23</sup></td>"), "exit 0, read", "exit 0, read"),
    Edge(
        "note mark by a length in a style sheet",
        lambda: report(
            ("</head>", "<style>.m{vertical-align:4pt}</style></head>"),
            (_NEW, _NEW.replace("<td>23</td>", "<td>23<b class=m>1</b></td>")),
        ),
        "exit 1, read: requests-flow, text-requests",
        "exit 0, read: cell-remark",
    ),
    Edge(
        "note mark behind a lowered picture",
        lambda: _new('<td><img src="a.png" style="vertical-align:-9px">23<sup>1</sup></td>'),
        "exit 1, read: requests-flow, text-requests",
        "exit 0, read: cell-remark",
    ),
    Edge(
        "figure a little lower by a style sheet",
        lambda: report(
            ("</head>", "<style>.m{vertical-align:-1px}</style></head>"),
            (_NEW, _NEW.replace("<td>23</td>", "<td>2<b class=m>3</b></td>")),
        ),
        "exit 0, read",
        "exit 0, read",
    ),
    Edge(
        "conflict under a line of tildes",
        lambda: report(("<h2>二、", "\n~~~\n<<<<<<< HEAD\n=======\n>>>>>>> other\n~~~\n<h2>二、")),
        "exit 0, read",
        "exit 2, unreadable: document-unreadable",
    ),
    Edge(
        "note mark in the text",
        lambda: report((_RECEIVED, "全年收到政府信息公开申请32<sup>1</sup>件")),
        "exit 0, read: text-requests",
        "exit 0, read: text-requests",
    ),
    Edge(
        "wild-struck-figure",
        lambda: _new("<td><s>22</s>23</td>"),
        "exit 1, read: requests-flow, text-requests",
        "exit 0, read: document-note",
    ),
    Edge(
        "struck by a style",
        lambda: _new('<td><b style="text-decoration:line-through">22</b> 23</td>'),
        "exit 1, read: cell-unreadable",
        "exit 0, read: document-note",
    ),
    Edge("deleted", lambda: _new("<td><del>22</del><ins>23</ins></td>"), "exit 0, read", "exit 0, read: document-note"),
    Edge(
        "struck cell",
        lambda: _new('<td style="text-decoration-line: line-through">23</td>'),
        "exit 0, read",
        "exit 1, read: cell-blank, document-note",
    ),
    Edge(
        "struck in the text",
        lambda: report((_RECEIVED, "全年收到政府信息公开申请<strike>23</strike>32件")),
        "exit 0, read: text-requests",
        "exit 0, read: document-note, text-requests",
    ),
    Edge("figure in a field", lambda: _new('<td><input value="23"></td>'), "exit 1, read: cell-blank", "exit 0, read"),
    Edge(
        "wrong figure in a field",
        lambda: _new("<td><input type=text value=32></td>"),
        "exit 1, read: cell-blank",
        "exit 1, read: requests-flow",
    ),
    Edge(
        "figure in a field that shows none",
        lambda: _new('<td><input type="hidden" value="23"><input type=checkbox value=23></td>'),
        "exit 1, read: cell-blank",
        "exit 1, read: cell-blank",
    ),
    Edge("empty field", lambda: _new("<td><input></td>"), "exit 1, read: cell-blank", "exit 1, read: cell-blank"),
    Edge(
        "figure that is chosen",
        lambda: _new("<td><select><option>32</option><option selected>23</option></select></td>"),
        "exit 1, read: cell-blank",
        "exit 0, read",
    ),
    Edge(
        "figure in a field of several lines",
        lambda: _new("<td><textarea>\n23</textarea></td>"),
        "exit 1, read: cell-blank",
        "exit 0, read",
    ),
    Edge("field in the text", lambda: _text('<input value="25">'), "exit 0, read", "exit 0, read: text-requests"),
    Edge("right field in the text", lambda: _text('<input value="23">'), "exit 0, read", "exit 0, read"),
    Edge(
        "list in the text",
        lambda: _text("<select><option>25<option>23</select>"),
        "exit 0, read",
        "exit 0, read: text-requests",
    ),
    Edge(
        "search and links around the text",
        lambda: _around(
            "<div><a href=/>首页</a> <a href=/a>公开</a><input value=请输入关键字><input type=submit value=搜索></div>",
            "<select><option>国务院部门网站<option>教育部</select>",
        ),
        "exit 0, read",
        "exit 0, read",
    ),
    Edge(
        "figure drawn in the text",
        lambda: _text("<svg><text>25</text></svg>"),
        "exit 0, read",
        "exit 0, read: text-requests",
    ),
    Edge(
        "figure drawn in a cell",
        lambda: _new('<td><svg width="20"><title>数</title><text x="1">23</text></svg></td>'),
        "exit 1, read: cell-blank",
        "exit 0, read",
    ),
    Edge(
        "figure in a part of a drawing that is not drawn",
        lambda: _text("23<svg><defs><text>5</text></defs><text display=none>6</text></svg>"),
        "exit 0, read",
        "exit 0, read",
    ),
    Edge("chart between paragraphs", lambda: report(("<h2>二、", f"{_CHART}<h2>二、")), "exit 0, read", "exit 0, read"),
    Edge(
        "digit without a size",
        lambda: _new('<td>2<span style="font-size:0">2</span>3</td>'),
        "exit 1, read: requests-flow, text-requests",
        "exit 0, read",
    ),
    Edge(
        "digit without opacity",
        lambda: _new('<td><span style="opacity:0">2</span>3</td>'),
        "exit 0, read",
        "exit 1, read: requests-flow",
    ),
    Edge(
        "digit off the page",
        lambda: _new('<td><span style="position:absolute;left:-9999px">2</span>3</td>'),
        "exit 0, read",
        "exit 1, read: requests-flow",
    ),
    Edge(
        "digit that a rule moves off the page",
        lambda: report(
            ("</head>", "<style>.m{position:absolute;left:-9999px}</style></head>"),
            (_NEW, _NEW.replace("<td>23</td>", "<td><b class=m>2</b>3</td>")),
        ),
        "exit 0, read",
        "exit 0, read: document-note",
    ),
    Edge(
        "field over a frame",
        lambda: f'<h1>{_TITLE}</h1><input value="搜索"><iframe src="a.html"></iframe>',
        "exit 2, unreadable: document-unjudged",
        "exit 2, unreadable: document-unjudged",
    ),
    Edge(
        "digit that a script may show",
        lambda: f"{_new('<td><span style=opacity:0>2</span>3</td>')}<script>show()</script>",
        "exit 0, read",
        "exit 0, read: document-note",
    ),
    Edge(
        "size set anew within none",
        lambda: _tables('<div style="font-size:0"><div style="font-size:14px">', "</div></div>"),
        "exit 0, read",
        "exit 0, read",
    ),
    Edge(
        "size set anew by rules",
        lambda: _around("<style>.a{font-size:0}.a>*{font:14px/1.5 serif}</style><div class=a>", "</div>"),
        "exit 0, read",
        "exit 0, read",
    ),
    Edge(
        "size that another style sheet may set",
        lambda: _around('<link rel="stylesheet" href="a.css"><div style="font-size:0">', "</div>"),
        "exit 0, read",
        "exit 0, read: document-note",
    ),
    Edge("wild-foot-first", lambda: _foot_first(report()), "exit 1, read: row-missing", "exit 0, read"),
    Edge(
        "sec-stray-math",
        lambda: _faulty(report(("<body>", "<body><math>"))),
        "exit 0, skipped",
        "exit 1, read: requests-flow",
    ),
    Edge(
        "stray drawing",
        lambda: _faulty(report(("<body>", "<body><svg><g>"))),
        "exit 0, skipped",
        "exit 1, read: requests-flow",
    ),
    Edge(
        "report in a drawing",
        lambda: _faulty(_around("<svg><foreignObject>", "</foreignObject></svg>")),
        "exit 0, skipped",
        "exit 1, read: requests-flow",
    ),
    Edge(
        "tables in a formula",
        lambda: _faulty(_tables("<math><mtext>", "</mtext></math>")),
        "exit 1, read: table-missing ×3",
        "exit 1, read: requests-flow",
    ),
    Edge(
        "tables in a style of a drawing",
        lambda: _faulty(_tables("<svg><style>", "</style></svg>")),
        "exit 1, read: table-missing ×3",
        "exit 1, read: requests-flow",
    ),
    Edge(
        "sec-decoy-aside",
        lambda: _beside("<aside>{}</aside>", '<div class="q">{}</div>'),
        "exit 0, read",
        "exit 1, read: requests-flow",
    ),
    Edge(
        "tables in a footer",
        lambda: _beside("<footer>{}</footer>", "<div hidden>{}</div>"),
        "exit 1, read: table-missing ×3",
        "exit 1, read: requests-flow",
    ),
    Edge(
        "tables in a part of the page's frame",
        lambda: _beside('<div role="navigation">{}</div>', "<!-- -->"),
        "exit 1, read: table-missing ×3",
        "exit 1, read: requests-flow",
    ),
    Edge(
        "tables in a button",
        lambda: _beside("<button>{}</button>", '<div class="q">{}</div>'),
        "exit 0, read",
        "exit 1, read: requests-flow",
    ),
    Edge(
        "tables that Word hides",
        lambda: _beside("<div style='mso-hide:all'>{}</div>", '<div class="q">{}</div>'),
        "exit 0, read",
        "exit 1, read: requests-flow",
    ),
    Edge(
        "sec-decoy-css",
        lambda: _beside('<div style="display:none" class="s">{}</div>', '<div class="q">{}</div>'),
        "exit 0, read",
        "exit 1, read: requests-flow",
    ),
    Edge(
        "hidden attribute overruled",
        lambda: _beside('<div hidden class="b">{}</div>', '<div class="q">{}</div>'),
        "exit 0, read",
        "exit 1, read: requests-flow",
    ),
    Edge(
        "perhaps overruled",
        lambda: _beside('<div style="display:none" class="p">{}</div>', '<div class="q">{}</div>'),
        "exit 0, read",
        "exit 1, read: requests-flow",
    ),
    Edge(
        "display declared twice",
        lambda: _beside('<div style="display:none;display:block">{}</div>', '<div class="q">{}</div>'),
        "exit 0, read",
        "exit 1, read: requests-flow",
    ),
    Edge(
        "visible in what is not",
        lambda: _beside(
            '<div style="visibility:hidden"><div style="visibility:visible">{}</div></div>', '<div class="q">{}</div>'
        ),
        "exit 0, read",
        "exit 1, read: requests-flow",
    ),
    Edge(
        "visible in what is not, by rules",
        lambda: _beside('<div class="i"><div class="v">{}</div></div>', '<div class="q">{}</div>'),
        "exit 1, read: requests-flow",
        "exit 1, read: requests-flow",
    ),
    Edge(
        "hidden faulty tables",
        lambda: _beside('<div class="q">{}</div>', "{}"),
        "exit 1, read: requests-flow",
        "exit 0, read",
    ),
    Edge(
        "calendar and counter beside the text",
        lambda: report(("</body>", f"{_BESIDE}</body>")),
        "exit 0, read",
        "exit 0, read",
    ),
    Edge(
        "wild-figure-after-break",
        lambda: report((_RECEIVED, "全年收到政府信息公开申请<br>32件")),
        "exit 0, read",
        "exit 0, read: text-requests",
    ),
    Edge(
        "break after a comma",
        lambda: report((f"{_RECEIVED}，", "全年收到申请，<br/>共32件，")),
        "exit 0, read",
        "exit 0, read",
    ),
    Edge(
        "break within a figure's clause",
        lambda: report((_RECEIVED, "全年收到政府信息<br>公开申请32件")),
        "exit 0, read: text-requests",
        "exit 0, read: text-requests",
    ),
    Edge(
        "wild-heading-of-two-lines",
        lambda: report(("<h2>三、收到和处理", "<h2>三、收到和处理<br>")),
        "exit 0, read: section-number, section-wording",
        "exit 0, read",
    ),
    Edge(
        "title of two lines",
        lambda: report(("<h1>澄溪县青石镇人民政府", "<h1>澄溪县青石镇人民政府<br>")),
        "exit 0, read",
        "exit 0, read",
    ),
    Edge("all paragraphs by breaks", lambda: report().replace("</p>\n<p>", "<br>　　"), "exit 0, read", "exit 0, read"),
    Edge("headings by breaks", lambda: _breaks(report()), "exit 0, read", "exit 0, read"),
]


@pytest.mark.parametrize("edge", HTML, ids=lambda edge: edge.name)
def test_html(edge: Edge, folder: Path, command: Command) -> None:
    (folder / "a.html").write_text(str(edge.make()), encoding="utf-8")
    assert verdict(command("check", "a.html", "--format", "json")) == edge.after
