"""The problem matchers of the docs, which is as near as we get to VS Code without a screen."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from support.desk import REPORTS, Desk, snippets

_GLSPC, _LSP4IJ, TASKS, _SCHEMAS = map(json.loads, snippets("json"))
(TASK,) = TASKS["tasks"]
LINES, WORD = (matcher["pattern"] for matcher in TASK["problemMatcher"])


def matched(pattern: dict[str, Any], line: str) -> dict[str, str]:
    """What the pattern names in the line."""
    found = re.search(pattern["regexp"], line)
    return {name: found[group] for name, group in pattern.items() if isinstance(group, int)} if found else {}


@pytest.mark.parametrize("report", REPORTS)
def test_every_finding_is_matched(desk: Desk, report: str) -> None:
    arguments = [report if word == "${file}" else word for word in TASK["args"]]
    lines = desk.run(TASK["command"], *arguments).splitlines()
    assert [line for line in lines if not matched(LINES, line)] == []
    found = [matched(LINES, line) for line in lines]
    assert [(each["file"], int(each["line"]), int(each["column"])) for each in found] == desk.findings(report)
    assert {each["severity"] for each in found} == {"error", "warning"}
    assert not any(matched(WORD, line) for line in lines)


@pytest.mark.parametrize(
    ("line", "file", "message"),
    [
        ("年报/青石镇 2024.docx: error cell-blank 表三 · 空白：应填 0", "年报/青石镇 2024.docx", "表三 · 空白：应填 0"),
        (r"C:\年报\青石镇.docx: warning section-number 四：3", r"C:\年报\青石镇.docx", "四：3"),
    ],
)
def test_a_finding_in_a_word_document_is_matched_without_a_line(line: str, file: str, message: str) -> None:
    found = matched(WORD, line)
    assert (found["file"], found["message"]) == (file, message)
    assert not matched(LINES, line)


def test_a_drive_is_no_line() -> None:
    found = matched(LINES, r"C:\年报\青石镇.md:12:5: info section-wording 标题")
    assert found == {
        "file": r"C:\年报\青石镇.md",
        "line": "12",
        "column": "5",
        "severity": "info",
        "code": "section-wording",
        "message": "标题",
    }
