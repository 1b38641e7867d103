"""Findings as a spreadsheet reads them."""

from __future__ import annotations

import csv
import io

import pytest
from msgspec.structs import replace

from gouji.findings.model import Finding, NotEvaluated, Related, Where
from gouji.linter.results import FileResult, Result
from gouji.messages.message import Language, plain
from gouji.reporters import csv as reporter
from gouji.reporters.shared.sheet_rows import HEADINGS
from gouji.text.source import Place
from support.across_reports import carried, district, run

LAST_YEAR = Related(plain("上年的结转下年度"), Place(41, 5, 41, 7), Where(label=plain("表三 · 总计")), "2023/一.txt")


def text(result: Result, language: Language = "zh", *, quiet: bool = False) -> str:
    return "".join(reporter.report(result, language, quiet=quiet))


def rows(result: Result, language: Language = "zh", *, quiet: bool = False) -> list[dict[str, str]]:
    """By the id of the column."""
    written = text(result, language, quiet=quiet).removeprefix("\ufeff")
    heads, *found = csv.reader(io.StringIO(written, newline=""), strict=True)
    assert heads == [heading.in_language(language) for heading in HEADINGS.values()]
    return [dict(zip(HEADINGS, row, strict=True)) for row in found]


def of(finding: Finding) -> dict[str, str]:
    return rows(Result((FileResult(finding.path, "read", "gia-2021", findings=(finding,)),)))[0]


def test_a_row_for_each_finding_and_for_each_thing_not_checked(result: Result) -> None:
    found = [(row["kind"], row["severity"], row["rule"], row["path"], row["message"]) for row in rows(result)]
    assert found == [
        ("发现", "提示", "section-title", "报告/一.txt", "标题写法不同"),
        ("发现", "错误", "requests-flow", "报告/一.txt", "第一项加第二项不等于第三项加第四项"),
        ("发现", "错误", "cell-blank", "二.docx", "单元格空着"),
        ("发现", "错误", "document-unreadable", "三.txt", "无法读取：已加密"),
        ("只读取了一部分", "", "", "二.docx", "图片中的文字没有读"),
        ("未评估", "", "fees-sum", "二.docx", "没有找到表格"),
        ("未评估", "", "fees-sum", "二.docx", "没有找到行"),
        ("无法检查", "", "", "三.txt", "已加密"),
        ("已跳过", "", "", "四.md", "是 2019 年的报告"),
    ]


def test_quiet_leaves_findings_and_what_could_not_be_read(result: Result) -> None:
    assert [row["kind"] for row in rows(result, "en", quiet=True)] == [*["finding"] * 4, "could not be checked"]


def test_what_a_finding_says(result: Result) -> None:
    title, flow, *_ = rows(result)
    assert (title["section"], title["section_id"]) == ("总体情况", "overview")
    expected = {
        "line": "3",
        "character": "6",
        "place": "表三 · 上年结转 × 总计",
        "actual": "12",
        "expected": "14",
        "confidence": "确定",
        "related": "9:1 表三 · 总计：10 + 12 ≠ 24",
        "table_id": "requests",
        "row_id": "carried_in",
        "column_id": "total",
        "check": "identities",
        "pack": "gia-2021",
    }
    assert {name: flow[name] for name in expected} == expected


def test_the_place_in_another_file_has_columns_of_its_own(result: Result) -> None:
    flow = result.files[0].findings[1]
    row = of(replace(flow, related=(*flow.related, LAST_YEAR)))
    assert (row["other_path"], row["other_line"], row["other_character"]) == ("2023/一.txt", "41", "5")
    assert (row["other_place"], row["other_message"]) == ("表三 · 总计", "上年的结转下年度")
    assert row["related"] == "9:1 表三 · 总计：10 + 12 ≠ 24"


def test_begins_with_the_mark_by_which_excel_knows_utf_8(result: Result) -> None:
    assert text(result).encode().startswith(b"\xef\xbb\xbf")
    assert text(result).count("\ufeff") == 1


def test_lines_end_and_values_are_quoted_as_the_standard_has_it(result: Result) -> None:
    row = replace(result.files[0].findings[0], message=plain('“a”, "b"\n二'))
    written = text(Result((FileResult("a.md", "read", findings=(row,)),)))
    assert written.split("\r\n")[-1] == ""
    assert '"“a”, ""b"" 二"' in written
    assert "\n" not in written.replace("\r\n", "")


@pytest.mark.parametrize(
    ("there", "written"),
    [
        ("=1+1", "'=1+1"),
        ('=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")'),
        ("+cmd", "'+cmd"),
        ("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"),
        ("@SUM(1)", "'@SUM(1)"),
        ("\t=1", "'=1"),
        ("\r=1", "'=1"),
        ("＝1+1", "'＝1+1"),
        ("-5", "-5"),
        ("+5", "+5"),
        ("-1,234.50", "-1,234.50"),
        ("-12.5%", "-12.5%"),
        ("-", "'-"),
        ("-5+1", "'-5+1"),
        ("12", "12"),
        ("a=b", "a=b"),
    ],
)
def test_no_cell_is_a_formula_and_figures_stay_figures(result: Result, there: str, written: str) -> None:
    assert of(replace(result.files[0].findings[1], actual=there))["actual"] == written


def test_no_file_name_is_a_formula(result: Result) -> None:
    assert of(replace(result.files[0].findings[1], path="=cmd|x.md"))["path"] == "'=cmd|x.md"


def test_who_wrote_it_where_reports_were_compared() -> None:
    row = rows(run(carried(2024, "青石镇"), authors=district(2024)))[0]
    assert (row["path"], row["unit"], row["year"], row["parent"]) == ("2024/青石镇.txt", "青石镇", "2024", "澄溪县")


def test_rules_that_want_other_reports_are_one_row_a_reason(result: Result) -> None:
    reason = plain("没有找到上一年的报告")
    lacking = tuple(NotEvaluated("一.txt", "years", rule, "gia-2021", reason, "last_year") for rule in ("a", "b"))
    file = replace(result.files[0], findings=(), not_evaluated=lacking)
    assert rows(Result((file,))) == []
    (row,) = rows(Result((replace(file, asked=frozenset({"last_year"})),)))
    assert (row["kind"], row["rule"], row["message"]) == ("未对照", "a, b", "没有找到上一年的报告")
