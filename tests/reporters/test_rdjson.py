from __future__ import annotations

import json
from typing import Any

import pytest
from msgspec.structs import replace

from gouji.findings.model import Edit, Fix
from gouji.linter.results import FileResult, Result
from gouji.reporters import rdjson
from gouji.text.source import Place


def diagnostics(result: Result, *, quiet: bool = False) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = json.loads("".join(rdjson.report(result, "zh", quiet=quiet)))["diagnostics"]
    return loaded


def with_place(result: Result, place: Place, lines: dict[int, str]) -> FileResult:
    file = result.files[0]
    return replace(file, findings=(replace(file.findings[0], place=place),), lines=lines)


@pytest.mark.parametrize(
    ("line", "start", "end", "columns"),
    [
        ("total 12", 7, 9, (7, 9)),
        ("总计 12 件", 4, 6, (8, 10)),  # three bytes a character
        ("𠮷林 3", 4, 5, (9, 10)),  # four bytes for 𠮷
        ("𠮷", 1, 2, (1, 5)),
        ("é1", 2, 3, (3, 4)),
        ("总计", 3, 3, (7, 7)),  # the point after the last character
        ("", 1, 1, (1, 1)),
    ],
)
def test_columns_count_bytes_of_utf8(result: Result, line: str, start: int, end: int, columns: tuple[int, int]) -> None:
    (found,) = diagnostics(Result((with_place(result, Place(5, start, 5, end), {5: line}),)))
    assert found["location"]["range"] == {
        "start": {"line": 5, "column": columns[0]},
        "end": {"line": 5, "column": columns[1]},
    }


def test_a_range_of_several_lines_ends_in_bytes_of_its_last(result: Result) -> None:
    (found,) = diagnostics(Result((with_place(result, Place(1, 2, 4, 3), {1: "第一行", 4: "第四行"}),)))
    assert found["location"]["range"] == {"start": {"line": 1, "column": 4}, "end": {"line": 4, "column": 7}}


def test_whole_lines_where_their_text_is_not_at_hand(result: Result) -> None:
    (found,) = diagnostics(Result((with_place(result, Place(1, 2, 4, 3), {1: "第一行"}),)))
    assert found["location"]["range"] == {"start": {"line": 1}, "end": {"line": 4}}


def test_findings_and_what_was_not_checked(result: Result) -> None:
    reported = [(each["severity"], each["code"]["value"], each["location"]["path"]) for each in diagnostics(result)]
    assert reported == [
        ("INFO", "section-title", "报告/一.txt"),
        ("ERROR", "requests-flow", "报告/一.txt"),
        ("ERROR", "cell-blank", "二.docx"),
        ("INFO", "not-checked", "二.docx"),
        ("INFO", "not-checked", "二.docx"),
        ("ERROR", "document-unreadable", "三.txt"),
        ("INFO", "not-checked", "四.md"),
    ]
    assert len(diagnostics(result, quiet=True)) == 4


def test_only_safe_fixes_are_suggested(result: Result) -> None:
    assert "suggestions" not in diagnostics(result)[1]
    file = result.files[0]
    safe = replace(file.findings[1], fix=Fix((Edit(Place(3, 9, 3, 10), "1"),), safe=True))
    (found,) = diagnostics(Result((replace(file, findings=(safe,)),)))
    assert found["suggestions"] == [
        {"range": {"start": {"line": 3, "column": 17}, "end": {"line": 3, "column": 18}}, "text": "1"}
    ]
