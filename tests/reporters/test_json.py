from __future__ import annotations

import json
from typing import Any

import pytest

from gouji import __version__
from gouji.linter.results import FileResult, Result
from gouji.reporters import json as reporter


@pytest.fixture
def output(result: Result) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads("".join(reporter.report(result, "zh")))
    return loaded


def test_the_whole(output: dict[str, Any]) -> None:
    assert list(output) == ["version", "gouji", "language", "files", "findings", "clusters", "omissions", "summary"]
    assert (output["version"], output["gouji"], output["language"]) == (1, __version__, "zh")
    expected = {
        "files": 5,
        "skipped": 2,
        "unreadable": 1,
        "errors": 3,
        "warnings": 0,
        "infos": 1,
    }
    assert {name: output["summary"][name] for name in expected} == expected


def test_files(output: dict[str, Any]) -> None:
    assert [(file["path"], file["status"], file["pack"], file["reason"]) for file in output["files"]] == [
        ("报告/一.txt", "read", "gia-2021", None),
        ("二.docx", "partial", "gia-2021", "图片中的文字没有读"),
        ("三.txt", "unreadable", None, "已加密"),
        ("四.md", "skipped", None, "是 2019 年的报告"),
        ("说明.md", "skipped", None, None),
    ]
    assert (output["files"][1]["evaluated"], output["files"][1]["not_evaluated"]) == (29, ["fees-sum"])


def test_a_finding_with_everything(output: dict[str, Any]) -> None:
    assert output["findings"][1] == {
        "path": "报告/一.txt",
        "line": 3,
        "column": 6,
        "end_line": 3,
        "end_column": 8,
        "where": {
            "section": "requests",
            "table": "requests",
            "row": "carried_in",
            "column": "total",
            "label": "表三 · 上年结转 × 总计",
        },
        "check": "identities",
        "rule": "requests-flow",
        "pack": "gia-2021",
        "severity": "error",
        "message": "第一项加第二项不等于第三项加第四项",
        "actual": "12",
        "expected": "14",
        "confidence": "certain",
        "suspects": [{"row": "carried_in", "column": "total", "actual": "12", "expected": "14"}],
        "related": [
            {
                "path": "报告/一.txt",
                "line": 9,
                "column": 1,
                "end_line": 9,
                "end_column": 3,
                "where": {"label": "表三 · 总计"},
                "message": "10 + 12 ≠ 24",
                "spot": None,
            }
        ],
        "fix": {
            "safe": False,
            "edits": [{"line": 3, "column": 6, "end_line": 3, "end_column": 8, "text": "14"}],
        },
        "spot": None,
    }


def test_absent_values_are_null(output: dict[str, Any]) -> None:
    unreadable = output["findings"][-1]
    assert {key: unreadable[key] for key in ("line", "end_column", "pack", "actual", "confidence", "fix")} == {
        "line": None,
        "end_column": None,
        "pack": None,
        "actual": None,
        "confidence": None,
        "fix": None,
    }
    assert (unreadable["where"], unreadable["suspects"], unreadable["related"]) == ({}, [], [])


def test_a_file_name_that_is_no_text_does_not_break_the_output() -> None:
    text = "".join(reporter.report(Result((FileResult("a\udcff.txt", "read"),)), "en"))
    assert json.loads(text.encode())["files"][0]["path"] == "a?.txt"
