"""Reports in Markdown that are read as a person reads them."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.command import Command
from support.edges import Edge, report, verdict

_NEW = "| 一、本年新收政府信息公开申请数量 |  |  | 17 | 3 | 0 | 1 | 1 | 1 | 23 |"
_RECEIVED = "全年收到政府信息公开申请23件"


def _new(total: str) -> str:
    """The report with another text in the cell of all new requests."""
    return report((_NEW, _NEW.replace("23", total)))


def _every(old: str, new: str) -> str:
    """The report with all that reads so replaced."""
    return report().replace(old, new)


def _received(figure: str) -> str:
    """The report with other words for how many requests came in."""
    return report((_RECEIVED, f"全年收到政府信息公开申请{figure}"))


def _copied(blank: str) -> str:
    """The report with a paragraph of section one at the end of section five, under a line that shows nothing."""
    written = report()
    copied = next(line for line in written.split("\n") if line.startswith("（一）主动公开"))
    return written.replace("\n\n## 六、", f"\n{blank}\n{copied}\n\n## 六、")


def _under(blank: str) -> str:
    """The report with the paragraph of section six under a line that shows nothing."""
    return report(("## 六、其他需要报告的事项\n\n", f"## 六、其他需要报告的事项\n{blank}\n"))


def _conflict(*markers: str) -> str:
    """The report with a row of table three twice, between markers."""
    row = "| 二、上年结转政府信息公开申请数量 |  |  | 1 | 1 | 0 | 0 | 0 | 0 | 2 |"
    ours, middle, theirs = markers
    return report((row, f"{ours}\n{row}\n{middle}\n{row.replace('1', '5')}\n{theirs}"))


def _blank(row: str) -> str:
    """The report with nothing in the cell of all new requests, and something beside that row."""
    blank = _NEW.replace("23", "")
    return report((_NEW, row.format(blank)))


def _above(order: str) -> str:
    """The report with nothing in the cell of all new requests, and a comment above the table."""
    title = "## 三、收到和处理政府信息公开申请情况\n\n"
    return _new("").replace(title, f"{title}<!-- gouji: {order} -->\n\n")


def _sizes() -> str:
    """The report in blocks without a size of their own, and the cell of all new requests in one that has one."""
    return f'<div style="font-size:0">\n\n{_new("<b style=font-size:14px>23</b>")}\n\n</div>\n'


MARKDOWN = [
    Edge(
        "wild-blank-line-of-wide-space-copied",
        lambda: _copied("\u3000"),
        "exit 1, read: section-copied",
        "exit 1, read: section-copied",
    ),
    Edge(
        "blank line of no-break spaces copied",
        lambda: _copied("\xa0\xa0"),
        "exit 1, read: section-copied",
        "exit 1, read: section-copied",
    ),
    Edge(
        "blank line of zero width copied",
        lambda: _copied("\u200b"),
        "exit 1, read: section-copied",
        "exit 1, read: section-copied",
    ),
    Edge(
        "wild-blank-line-of-wide-spaces", lambda: _under("\u3000\u3000"), "exit 1, read: section-empty", "exit 0, read"
    ),
    Edge("blank line of an em space", lambda: _under("\u2003"), "exit 1, read: section-empty", "exit 0, read"),
    Edge(
        "wild-heading-without-blank",
        lambda: _every("\n## ", "\n##"),
        "exit 1, read: section-missing ×2, section-wording ×4",
        "exit 0, read: document-note",
    ),
    Edge(
        "heading with a wide blank",
        lambda: _every("\n## ", "\n##\u3000"),
        "exit 1, read: section-missing ×2, section-wording ×4",
        "exit 0, read: document-note",
    ),
    Edge(
        "heading with a no-break space",
        lambda: _every("\n## ", "\n##\xa0"),
        "exit 1, read: section-missing ×2, section-wording ×4",
        "exit 0, read: document-note",
    ),
    Edge(
        "title and headings without a blank",
        lambda: _every("# ", "#"),
        "exit 1, read: section-missing ×2, section-wording ×4",
        "exit 0, read: document-note",
    ),
    Edge(
        "hashtags", lambda: report(("举办培训3期", "举办培训3期\n#1号窗口 #政务公开\n")), "exit 0, read", "exit 0, read"
    ),
    Edge(
        "wild-conflict-in-table",
        lambda: _conflict("<<<<<<< HEAD", "=======", ">>>>>>> other"),
        "exit 0, read",
        "exit 2, unreadable: document-unreadable",
    ),
    Edge(
        "rest of a conflict",
        lambda: _conflict("|", "=======", ">>>>>>> other"),
        "exit 1, read: requests-flow ×2",
        "exit 2, unreadable: document-unreadable",
    ),
    Edge(
        "quoted conflict",
        lambda: f"{report()}\n```\n<<<<<<< a\n=======\n>>>>>>> b\n```\n",
        "exit 0, read",
        "exit 0, read",
    ),
    Edge(
        "figure in a field",
        lambda: _new('<input value="32">'),
        "exit 1, read: cell-blank",
        "exit 1, read: requests-flow",
    ),
    Edge(
        "figure that is chosen",
        lambda: _new("<select><option>32<option selected>23</select>"),
        "exit 1, read: cell-blank",
        "exit 0, read",
    ),
    Edge(
        "digit without opacity",
        lambda: _new('<span style="opacity:0">2</span>3'),
        "exit 0, read",
        "exit 1, read: requests-flow",
    ),
    Edge("size set anew within none", _sizes, "exit 0, read", "exit 0, read"),
    Edge(
        "comment never closed",
        lambda: report(("## 三、", "<!-- 待核\n\n## 三、")),
        "exit 1, read: section-missing ×4, table-missing ×2",
        "exit 2, unreadable: document-unreadable",
    ),
    Edge(
        "comment never closed at the end",
        lambda: f"{report()}\n<!-- 待核\n",
        "exit 0, read",
        "exit 0, partial: document-partial",
    ),
    Edge(
        "script never closed",
        lambda: report(("## 三、", "<script>\n\n## 三、")),
        "exit 1, read: section-missing ×4, table-missing ×2",
        "exit 2, unreadable: document-unreadable",
    ),
    Edge(
        "wild-characters-lost",
        lambda: report().encode("gb18030").decode("utf-8", "replace"),
        "exit 0, skipped",
        "exit 2, unreadable: document-unreadable",
    ),
    Edge(
        "lost and saved again",
        lambda: ("\ufffd" * 900).encode().decode("gb18030"),
        "exit 0, skipped",
        "exit 2, unreadable: document-unreadable",
    ),
    Edge(
        "UTF-8 taken for GB18030",
        lambda: report().encode().decode("gb18030", "replace"),
        "exit 0, skipped",
        "exit 2, unreadable: document-unreadable",
    ),
    Edge(
        "UTF-8 taken for Latin-1",
        lambda: report().encode().decode("latin-1"),
        "exit 0, skipped",
        "exit 2, unreadable: document-unreadable",
    ),
    Edge(
        "UTF-8 taken for Windows-1252",
        lambda: report().encode().decode("cp1252", "replace"),
        "exit 0, skipped",
        "exit 2, unreadable: document-unreadable",
    ),
    Edge(
        "GB18030 taken for Latin-1",
        lambda: report().encode("gb18030").decode("latin-1"),
        "exit 0, skipped",
        "exit 2, unreadable: document-unreadable",
    ),
    Edge("a character lost", lambda: report(("举办培训3期", "举办培\ufffd3期")), "exit 0, read", "exit 0, read"),
    Edge(
        "indented code at the top",
        lambda: "    <!-- gouji: ignore-file=cell-blank 示例 -->\n\n" + _new(" "),
        "exit 0, read",
        "exit 1, read: cell-blank",
    ),
    Edge(
        "indented code with tabs",
        lambda: _new(" ").replace("## 一、", "\t<!-- gouji: ignore-file=cell-blank 示例 -->\n\n## 一、"),
        "exit 0, read",
        "exit 1, read: cell-blank",
    ),
    Edge(
        "comment under a list",
        lambda: _new(" ") + "\n- 附\n\n    <!-- gouji: ignore-file=cell-blank 示例 -->\n",
        "exit 0, read",
        "exit 0, read",
    ),
    Edge(
        "wild-struck-figure", lambda: _new("~~22~~ 23"), "exit 1, read: cell-unreadable", "exit 0, read: document-note"
    ),
    Edge(
        "struck by a tag",
        lambda: _new("<del>22</del>23"),
        "exit 1, read: requests-flow, text-requests",
        "exit 0, read: document-note",
    ),
    Edge(
        "struck by a style",
        lambda: _new('<span style="text-decoration: line-through">22</span>23'),
        "exit 1, read: requests-flow, text-requests",
        "exit 0, read: document-note",
    ),
    Edge(
        "struck and nothing else",
        lambda: _new("~~23~~"),
        "exit 1, read: cell-unreadable",
        "exit 1, read: cell-blank, document-note",
    ),
    Edge(
        "struck in the text",
        lambda: report((_RECEIVED, "全年收到政府信息公开申请~~23~~32件")),
        "exit 0, read",
        "exit 0, read: document-note, text-requests",
    ),
    Edge(
        "tildes of a range",
        lambda: report(("举办培训3期", "1~6月举办培训3期，7~12月没有举办")),
        "exit 0, read",
        "exit 0, read",
    ),
    Edge(
        "raised by a tag",
        lambda: _new("23<sup>1</sup>"),
        "exit 1, read: requests-flow, text-requests",
        "exit 0, read: cell-remark",
    ),
    Edge(
        "mark of a footnote",
        lambda: f"{_new('23[^1]')}\n[^1]: 含转办\n",
        "exit 1, read: cell-unreadable",
        "exit 0, read: cell-remark",
    ),
    Edge(
        "mark of a footnote with a name",
        lambda: f"{_new('23[^注1]')}\n[^注1]: 含转办的1件。\n",
        "exit 1, read: cell-unreadable",
        "exit 0, read: cell-remark",
    ),
    Edge("raised by carets", lambda: _new("23^1^"), "exit 1, read: cell-unreadable", "exit 0, read: cell-remark"),
    Edge("raised as a whole", lambda: _new("<sup>23</sup>"), "exit 0, read", "exit 0, read"),
    Edge(
        "lowered in the text",
        lambda: report((_RECEIVED, "全年收到政府信息公开申请32<sub>注1</sub>件")),
        "exit 0, read",
        "exit 0, read: text-requests",
    ),
    Edge(
        "hidden by a style in a cell",
        lambda: _new('<span style="display:none">1</span>23'),
        "exit 1, read: requests-flow, text-requests",
        "exit 0, read",
    ),
    Edge(
        "hidden figure alone",
        lambda: _new("<span hidden>23</span>"),
        "exit 0, read: text-requests",
        "exit 1, read: cell-blank",
    ),
    Edge(
        "hidden figure before another",
        lambda: _received('<span style="display:none">25</span>23件'),
        "exit 0, read: text-requests",
        "exit 0, read",
    ),
    Edge("hidden to the end", lambda: _received("23件<span hidden>，其中25件"), "exit 0, read", "exit 0, read"),
    Edge(
        "another tag inside what is hidden",
        lambda: _received("<i hidden>2<span>5</span></i>23件"),
        "exit 0, read: text-requests",
        "exit 0, read",
    ),
    Edge(
        "invisible figure",
        lambda: _received('<span style="visibility: hidden">2</span>23件'),
        "exit 0, read: text-requests",
        "exit 0, read",
    ),
    Edge(
        "readings over a figure",
        lambda: _received("<ruby>25<rt>二五</rt></ruby>件"),
        "exit 0, read: stray-page-number",
        "exit 0, read: text-requests",
    ),
    Edge(
        "readings without an end",
        lambda: _received("<ruby>25<rt>二五</ruby>件"),
        "exit 0, read: stray-page-number",
        "exit 0, read: text-requests",
    ),
    Edge(
        "figure after a break",
        lambda: report((_RECEIVED, "全年收到政府信息公开申请<br>32件")),
        "exit 0, read",
        "exit 0, read: text-requests",
    ),
    Edge(
        "figure after a hard break",
        lambda: report((_RECEIVED, "全年收到政府信息公开申请  \n32件")),
        "exit 0, read",
        "exit 0, read: text-requests",
    ),
    Edge(
        "heading of two lines",
        lambda: report(("## 三、收到和处理", "## 三、收到和处理<br>")),
        "exit 0, read: section-number, section-wording",
        "exit 0, read",
    ),
    Edge(
        "comment in the last cell",
        lambda: _new("  <!-- gouji: ignore=cell-blank 示例 -->"),
        "exit 0, read",
        "exit 0, read",
    ),
    Edge(
        "comment behind the last pipe",
        lambda: _blank("{} <!-- gouji: ignore=cell-blank 示例 -->"),
        "exit 0, read",
        "exit 0, read",
    ),
    Edge(
        "comment between two rows",
        lambda: _blank("<!-- gouji: ignore=cell-blank 示例 -->\n{}"),
        "exit 0, read",
        "exit 0, read: suppression-invalid",
    ),
    Edge(
        "comments between two rows",
        lambda: _blank("<!-- 一 -->\n<!-- gouji: ignore=cell-blank 示例 -->\n{}"),
        "exit 0, read",
        "exit 0, read: suppression-invalid",
    ),
    Edge(
        "comment above a table with an address",
        lambda: _above("ignore=cell-blank row=new column=total 示例"),
        "exit 0, read",
        "exit 0, read",
    ),
    Edge(
        "comment with another address",
        lambda: _above("ignore=cell-blank row=carried_in 示例"),
        "exit 0, read",
        "exit 1, read: cell-blank, suppression-unused",
    ),
    Edge(
        "comment with an unknown address",
        lambda: _above("ignore=cell-blank row=carried 示例"),
        "exit 0, read",
        "exit 1, read: cell-blank, suppression-invalid",
    ),
    Edge(
        "comment with a key that is none",
        lambda: _above("ignore=cell-blank rows=new 示例"),
        "exit 0, read",
        "exit 1, read: cell-blank, suppression-invalid",
    ),
    Edge(
        "comment with an address and no reason",
        lambda: _above("ignore=cell-blank row=new"),
        "exit 0, read",
        "exit 1, read: cell-blank, suppression-invalid",
    ),
]


@pytest.mark.parametrize("edge", MARKDOWN, ids=lambda edge: edge.name)
def test_markdown(edge: Edge, folder: Path, command: Command) -> None:
    (folder / "a.md").write_text(str(edge.make()), encoding="utf-8")
    assert verdict(command("check", "a.md", "--format", "json")) == edge.after
