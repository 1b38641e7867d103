"""The workbook as another program reads it."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from gouji.findings.model import Related, Where
from gouji.linter.omissions import Omission
from gouji.linter.results import FileResult, Result
from gouji.messages.message import Language, plain
from gouji.text.source import Place

openpyxl = pytest.importorskip("openpyxl", reason="what reads workbooks in tests is not installed")
reporter = pytest.importorskip("gouji.reporters.xlsx", reason="the extra xlsx is not installed")

LAST_YEAR = Related(plain("上年"), Place(41, 5, 41, 7), Where(label=plain("表三 · 总计")), "2023/一 #1.txt")


def sheets(result: Result, language: Language = "zh", *, quiet: bool = False, folder: Path = Path()) -> Any:
    data = reporter.workbook(result, language, folder=folder.absolute(), quiet=quiet)
    return openpyxl.load_workbook(io.BytesIO(data)).worksheets


def values(sheet: Any) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def cell(result: Result, heading: str, **changes: Any) -> Any:
    """Of the row of a finding with a figure."""
    finding = replace(result.files[0].findings[1], **changes)
    sheet, _ = sheets(Result((FileResult(finding.path, "read", findings=(finding,)),)))
    heads = values(sheet)[0]
    return sheet.cell(2, heads.index(heading) + 1)


def test_a_sheet_of_findings_and_one_of_what_was_not_checked(result: Result) -> None:
    omission = Omission("excluded", 2, ".gouji.yaml", 3, "exclude: 稿/")
    found, unchecked = sheets(replace(result, omissions=(omission,)))
    assert (found.title, unchecked.title) == ("发现", "没有检查的")
    assert [row[:3] for row in values(found)] == [
        ["级别", "规则", "文件"],
        ["提示", "section-title", "报告/一.txt"],
        ["错误", "requests-flow", "报告/一.txt"],
        ["错误", "cell-blank", "二.docx"],
        ["错误", "document-unreadable", "三.txt"],
    ]
    assert [row[:7] for row in values(unchecked)] == [
        ["类别", "文件", "单位", "年度", "行", "规则", "问题"],
        ["只读取了一部分", "二.docx", None, None, None, None, "图片中的文字没有读"],
        ["未评估", "二.docx", None, None, None, "fees-sum", "没有找到表格"],
        ["未评估", "二.docx", None, None, None, "fees-sum", "没有找到行"],
        ["无法检查", "三.txt", None, None, None, None, "已加密"],
        ["已跳过", "四.md", None, None, None, None, "是 2019 年的报告"],
        ["没有计入", ".gouji.yaml", None, None, 3, None, "排除 2 个文件（.gouji.yaml:3 (exclude: 稿/)）"],
    ]


def test_the_heading_stays_in_view_and_filters(result: Result) -> None:
    for sheet in sheets(result):
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions


def test_a_run_without_findings_has_both_sheets() -> None:
    assert [len(values(sheet)) for sheet in sheets(Result((FileResult("一.md", "read"),)))] == [1, 1]


@pytest.mark.parametrize(
    ("there", "kept", "kind"),
    [
        ("12", 12, "n"),
        ("-3.5", -3.5, "n"),
        ("0", 0, "n"),
        ("007", "007", "s"),
        ("123456789012345678", "123456789012345678", "s"),
        ("1,234", "1,234", "s"),
        ("=1+1", "=1+1", "s"),
        ("+1", "+1", "s"),
        ("http://x.example", "http://x.example", "s"),
        ("{=1}", "{=1}", "s"),
        ("\x1b[2J二", "[2J二", "s"),
    ],
)
def test_figures_are_numbers_and_nothing_is_a_formula(result: Result, there: str, kept: object, kind: str) -> None:
    found = cell(result, "现为", actual=there)
    assert (found.value, found.data_type) == (kept, kind)
    assert found.hyperlink is None


def test_links_lead_from_where_the_workbook_lies(result: Result, tmp_path: Path) -> None:
    finding = replace(result.files[0].findings[1], path=str(tmp_path / "报告" / "一.txt"), related=(LAST_YEAR,))
    sheet, _ = sheets(Result((FileResult(finding.path, "read", findings=(finding,)),)), folder=tmp_path / "结果")
    assert sheet.cell(2, 3).hyperlink.target.replace("\\", "/") == "../报告/一.txt"


def test_the_other_file_is_linked_and_its_place_told(result: Result) -> None:
    other = cell(result, "另一文件", related=(LAST_YEAR,))
    assert other.value == "2023/一 #1.txt"
    assert other.hyperlink.target.replace("\\", "/") == "2023/一%20%231.txt"
    assert cell(result, "另一文件的行", related=(LAST_YEAR,)).value == 41
    assert cell(result, "另一文件的位置", related=(LAST_YEAR,)).value == "表三 · 总计"


def test_more_rows_and_links_than_a_sheet_holds_lose_nothing(result: Result, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reporter, "_ROWS", 3)
    monkeypatch.setattr(reporter, "_LINKS", 1)
    found = sheets(result, "en")
    assert [sheet.title for sheet in found] == [
        "Findings",
        "Findings 2",
        "Not checked",
        "Not checked 2",
        "Not checked 3",
    ]
    assert [row[1] for sheet in found[:2] for row in values(sheet)[1:]] == [
        "section-title",
        "requests-flow",
        "cell-blank",
        "document-unreadable",
    ]
    assert [[row[2].hyperlink is not None for row in list(sheet.iter_rows())[1:]] for sheet in found[:2]] == [
        [True, False],
        [True, False],
    ]


def test_quiet_leaves_what_could_not_be_read(result: Result) -> None:
    _, unchecked = sheets(result, quiet=True)
    assert [row[:2] for row in values(unchecked)[1:]] == [["无法检查", "三.txt"]]


def test_names_that_are_no_text_and_long_texts_are_written(result: Result) -> None:
    assert cell(result, "文件", path="a\udc80.md").value == "a?.md"
    long = cell(result, "问题", message=plain("长" * 40_000)).value
    assert (len(long), long[-1]) == (32_767, "…")
    two_units_each = cell(result, "问题", message=plain("𠮷" * 20_000)).value
    assert (len(two_units_each), two_units_each[-2:]) == (16_384, "𠮷…")
