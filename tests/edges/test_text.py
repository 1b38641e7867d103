"""Characters that show nothing, look like others or stand in another order, and note marks, in every format."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.command import Command
from support.edges import Edge, report, verdict

_NEW = "| 一、本年新收政府信息公开申请数量 |  |  | 17 | 3 | 0 | 1 | 1 | 1 | 23 |"
_RECEIVED = "全年收到政府信息公开申请23件"
MARKDOWN = [
    Edge(
        "wild-radicals",
        lambda: report(
            ("青石镇人民政府2024", "青\u2f6f镇\u2f08民政府2024"),
            ("## 一、总体情况", "## \u2f00、总体情况"),
            ("## 二、", "## \u2f06、"),
            ("公开平台", "公开平台\u2f72\u2f64"),
        ),
        "exit 0, read: section-number ×2, section-wording ×2",
        "exit 0, read",
    ),
    Edge(
        "wild-invisible-before-number",
        lambda: report(("## 三、", "## \u200b三、"), ("## 六、", "## \ufeff六、")),
        "exit 0, read: section-number ×2, section-wording ×2",
        "exit 0, read",
    ),
    Edge(
        "invisible before and in the marks of a heading",
        lambda: report(("## 三、", "\ufeff## 三、"), ("## 四、", "#\u200b# \u2060四\u00ad、")),
        "exit 0, read: section-number ×2, section-wording ×2",
        "exit 0, read",
    ),
    Edge(
        "small comma behind a number",
        lambda: report(("## 三、", "## 三﹑"), ("## 四、", "## 四丶")),
        "exit 0, read: section-number, section-wording ×2",
        "exit 0, read",
    ),
    Edge(
        "wild-figure-with-zero-width",
        lambda: report((_RECEIVED, "全年收到政府信息公开申请\u200b32件")),
        "exit 0, read",
        "exit 0, read: text-requests",
    ),
    Edge(
        "direction within a phrase",
        lambda: report((_RECEIVED, "全年收到政府信息公开申请\u202a32\u202c件")),
        "exit 0, read",
        "exit 0, read: text-requests",
    ),
    Edge(
        "figure of the text turned round",
        lambda: report((_RECEIVED, "全年收到政府信息公开申请\u202e23\u202c件")),
        "exit 0, read",
        "exit 0, read: document-note, text-requests",
    ),
    Edge(
        "sec-bidi-digits",
        lambda: report((_NEW, _NEW.replace("17", "\u202e17\u202c"))),
        "exit 0, read",
        "exit 1, read: document-note, requests-flow",
    ),
    Edge(
        "turned round and the same",
        lambda: report((_NEW, _NEW.replace("17", "\u202e71\u202c"))),
        "exit 1, read: requests-flow",
        "exit 0, read: document-note",
    ),
    Edge(
        "another direction",
        lambda: report((_NEW, _NEW.replace("17", "\u202d17\u202c \u200f"))),
        "exit 0, read",
        "exit 0, read",
    ),
    Edge(
        "wild-figure-with-note-mark",
        lambda: report((_RECEIVED, "全年收到政府信息公开申请32①件")),
        "exit 0, read",
        "exit 0, read: text-requests",
    ),
    Edge(
        "raised mark behind a figure",
        lambda: report((_RECEIVED, "全年收到政府信息公开申请23¹件，32²条")),
        "exit 0, read",
        "exit 0, read",
    ),
    Edge(
        "raised mark in a cell",
        lambda: report((_NEW, _NEW.replace("23", "23¹"))),
        "exit 1, read: requests-flow, text-requests",
        "exit 0, read: cell-remark",
    ),
    Edge(
        "circled mark in a cell",
        lambda: report((_NEW, _NEW.replace("23", "23 ①"))),
        "exit 1, read: cell-unreadable",
        "exit 0, read: cell-remark",
    ),
    Edge(
        "raised mark in a label",
        lambda: report(("| 法律服务机构 |", "| 法律服务机构² |"), ("| 规章 |", "| 规章³ |")),
        "exit 0, read",
        "exit 0, read",
    ),
]


@pytest.mark.parametrize("edge", MARKDOWN, ids=lambda edge: edge.name)
def test_markdown(edge: Edge, folder: Path, command: Command) -> None:
    (folder / "a.md").write_text(str(edge.make()), encoding="utf-8")
    assert verdict(command("check", "a.md", "--format", "json")) == edge.after


def _conflict(fence: str) -> str:
    """The plain text of the report with the sentence on the requests twice, between markers of a merge."""
    ours = report(suffix=".txt")
    sentence = next(line for line in ours.splitlines() if _RECEIVED in line)
    both = f"{sentence}\n=======\n{sentence.replace(_RECEIVED, _RECEIVED.replace('23', '25'))}"
    return ours.replace(sentence, f"{fence}\n<<<<<<< HEAD\n{both}\n>>>>>>> other\n{fence}")


REFUSED = "exit 2, unreadable: document-unreadable"
BOTH = "exit 0, read: passage-repeated, text-requests"
TEXT = [
    Edge("conflict under a line of tildes", lambda: _conflict("~~~"), BOTH, REFUSED),
    Edge("conflict under a line of backticks", lambda: _conflict("```"), BOTH, REFUSED),
    Edge("conflict", lambda: _conflict(""), REFUSED, REFUSED),
    Edge("lines of tildes", lambda: report(suffix=".txt") + "~~~\n附件\n~~~\n", "exit 0, read", "exit 0, read"),
]


@pytest.mark.parametrize("edge", TEXT, ids=lambda edge: edge.name)
def test_text(edge: Edge, folder: Path, command: Command) -> None:
    (folder / "a.txt").write_text(str(edge.make()), encoding="utf-8")
    assert verdict(command("check", "a.txt", "--format", "json")) == edge.after


@pytest.mark.parametrize("old", ["全年收到政府信息公开申请23件", "一、总体情况\n"])
def test_plain_text(old: str, folder: Path, command: Command) -> None:
    new = old.replace("23件", "\u200b32\u2060件").replace("一、", "\ufeff\u2f00、")
    (folder / "a.txt").write_text(report((old, new), suffix=".txt"), encoding="utf-8")
    found = "exit 0, read: text-requests" if "32" in new else "exit 0, read"
    assert verdict(command("check", "a.txt", "--format", "json")) == found
