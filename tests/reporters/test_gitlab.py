from __future__ import annotations

import json
from typing import Any

from msgspec.structs import replace

from gouji.linter.results import Result
from gouji.reporters import gitlab


def issues(result: Result, *, quiet: bool = False) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = json.loads("".join(gitlab.report(result, "zh", quiet=quiet)))
    return loaded


def test_findings_and_what_was_not_checked(result: Result) -> None:
    reported = [(each["severity"], each["check_name"], each["location"]) for each in issues(result)]
    assert reported == [
        ("info", "section-title", {"path": "报告/一.txt", "lines": {"begin": 1}}),
        ("major", "requests-flow", {"path": "报告/一.txt", "lines": {"begin": 3}}),
        ("major", "cell-blank", {"path": "二.docx", "lines": {"begin": 1}}),
        ("info", "not-checked", {"path": "二.docx", "lines": {"begin": 1}}),
        ("info", "not-checked", {"path": "二.docx", "lines": {"begin": 1}}),
        ("major", "document-unreadable", {"path": "三.txt", "lines": {"begin": 1}}),
        ("info", "not-checked", {"path": "四.md", "lines": {"begin": 1}}),
    ]
    assert issues(result)[4]["description"] == "未评估的规则：fees-sum"
    assert issues(result)[2]["description"] == "[表三 · 上年结转 × 总计] 单元格空着 → 应为 0"


def test_quiet_leaves_only_findings(result: Result) -> None:
    assert len(issues(result, quiet=True)) == 4


def test_fingerprints_are_unique_over_all_files(result: Result) -> None:
    file = result.files[0]
    several = replace(file, findings=file.findings * 3)
    copy = replace(several, path="二.txt", findings=tuple(replace(each, path="二.txt") for each in several.findings))
    prints = [each["fingerprint"] for each in issues(Result((several, copy)))]
    assert len(prints) == len(set(prints)) == 12


def test_paths_do_not_begin_with_a_dot(result: Result) -> None:
    file = result.files[0]
    finding = replace(file.findings[0], path="./一.txt")
    assert issues(Result((replace(file, findings=(finding,)),)))[0]["location"]["path"] == "一.txt"
