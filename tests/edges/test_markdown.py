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


MARKDOWN = [
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
]


@pytest.mark.parametrize("edge", MARKDOWN, ids=lambda edge: edge.name)
def test_markdown(edge: Edge, folder: Path, command: Command) -> None:
    (folder / "a.md").write_text(str(edge.make()), encoding="utf-8")
    assert verdict(command("check", "a.md", "--format", "json")) == edge.after
