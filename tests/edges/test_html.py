"""Web pages that are read as a browser shows them."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.command import Command
from support.edges import Edge, verdict
from support.edges import report as written

_NEW = "<td>17</td><td>3</td><td>0</td><td>1</td><td>1</td><td>1</td><td>23</td>"
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
]


@pytest.mark.parametrize("edge", HTML, ids=lambda edge: edge.name)
def test_html(edge: Edge, folder: Path, command: Command) -> None:
    (folder / "a.html").write_text(str(edge.make()), encoding="utf-8")
    assert verdict(command("check", "a.html", "--format", "json")) == edge.after
