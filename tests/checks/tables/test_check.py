"""Faults of tables, planted one at a time in the faultless sample."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from msgspec import structs
from msgspec.structs import replace

from gouji.findings.model import Finding, NotEvaluated
from gouji.forms.bind import bind
from gouji.linter.session import Session
from gouji.packs.library import Library
from gouji.readers import read
from gouji.text.source import Source
from support.applied import applied
from support.official_form import Address, addresses
from support.render import SampleReport, as_docx, as_html, as_text
from support.sample_reports import FAULTLESS

PACK = Library().get("gia-2021")


def verdicts(name: str, data: bytes) -> list[Finding | NotEvaluated]:
    return applied("tables", bind(read(Source(name, data)), PACK.form), PACK)


def findings(report: SampleReport) -> list[Finding]:
    return [verdict for verdict in verdicts("report.txt", as_text(report)) if isinstance(verdict, Finding)]


def holding(**cells: str) -> SampleReport:
    """The faultless report with some cells of table three changed: ``row__column="text"``."""
    changed: dict[Address, str] = {}
    for name, text in cells.items():
        row, column = name.split("__")
        changed["requests", row.replace("_of_", "."), column] = text
    return replace(FAULTLESS, tables={**FAULTLESS.tables, **changed})


def test_nothing_is_wrong_with_the_faultless_report() -> None:
    assert findings(FAULTLESS) == []


@pytest.mark.parametrize(
    ("text", "rule", "severity", "words"),
    [
        ("", "cell-blank", "error", "空白，没有的应填 0"),
        ("/", "cell-placeholder", "error", "写的是“/”，没有的应填 0"),
        ("无", "cell-placeholder", "error", "写的是“无”，没有的应填 0"),
        ("—", "cell-placeholder", "error", "写的是“—”，没有的应填 0"),
        ("2O", "cell-unreadable", "error", "写的是“2O”，不是一个数，可能是 20"),
        ("3/4", "cell-unreadable", "error", "写的是“3/4”，不是一个数，可能是 3"),
        ("若干", "cell-unreadable", "error", "写的是“若干”，不是一个数"),
        ("-3", "cell-negative", "error", "是负数 -3"),
        ("0.5", "cell-fraction", "error", "是小数 0.5，件数应为整数"),
        ("3件", "cell-remark", "info", "写的是“3件”，按 3 读取；单位和说明不应写在单元格里"),
    ],
)
def test_one_cell(text: str, rule: str, severity: str, words: str) -> None:
    [finding] = findings(holding(new__research=text))
    assert (finding.rule, finding.severity) == (rule, severity)
    assert finding.message.zh == f"表三 · 一、本年新收政府信息公开申请数量 × 科研机构 {words}"
    assert (finding.where.table, finding.where.row, finding.where.column) == ("requests", "new", "research")


@pytest.mark.parametrize("text", ["0", "０", "1,234", "1，234", "0.00", "１２", " 7 ", "十二"])
def test_ways_to_write_a_number_are_no_fault(text: str) -> None:
    assert findings(holding(new__research=text)) == []


def test_many_blanks_of_a_row_are_one_finding() -> None:
    columns = ("natural", "business", "charity", "legal", "other")
    blank = {f"{row}__{column}": "" for row in ("new", "carried_in") for column in columns}
    found = findings(holding(**blank))
    assert [(finding.where.row, finding.where.column) for finding in found] == [("new", None), ("carried_in", None)]
    assert "共 5 格：自然人、商业企业、社会公益组织、法律服务机构、其他" in found[0].message.zh


def test_a_blank_table_is_one_finding() -> None:
    blank: Mapping[Address, str] = {address: "" for address in addresses() if address[0] == "requests"}
    [finding] = findings(replace(FAULTLESS, tables={**FAULTLESS.tables, **blank}))
    assert (finding.where.table, finding.where.row) == ("requests", None)
    assert "共 175 格，全表 175 格" in finding.message.zh


def test_the_place_is_that_of_the_cell() -> None:
    report = holding(new__research="/")
    [finding] = findings(report)
    lines = as_text(report).decode("gb18030").split("\r\n")
    assert finding.place is not None
    assert lines[finding.place.line - 1][finding.place.column - 1 : finding.place.end_column - 1] == "/"


def test_word_findings_are_placed_in_the_transcript_and_have_no_line() -> None:
    data = as_docx(holding(new__research="/"))
    [found] = verdicts("report.docx", data)
    assert isinstance(found, Finding)
    assert found.place is not None
    transcript = read(Source("report.docx", data)).transcript
    assert transcript is not None
    span = transcript.span(found.place)
    assert transcript.text[span.start - 1 : span.end + 1] == "\n/\n"
    [told] = (each for each in Session().lint("report.docx", data).findings if each.rule == found.rule)
    assert told.place is None
    assert told.spot is not None
    assert told.spot.span == span
    assert told.where.label
    assert told.where.label.zh == "表三 · 一、本年新收政府信息公开申请数量 × 科研机构"


def html_without(*lines: str) -> bytes:
    """The faultless report as HTML without the table rows that hold one of these texts."""
    page = as_html(FAULTLESS).decode().split("\n")
    return "\n".join(line for line in page if not any(text in line for text in lines)).encode()


def rules(data: bytes) -> list[tuple[str, str | None, str | None, str | None]]:
    found = [verdict for verdict in verdicts("report.html", data) if isinstance(verdict, Finding)]
    return [(f.rule, f.where.table, f.where.row, f.where.column) for f in found]


def test_a_missing_row_is_one_finding() -> None:
    assert rules(html_without("2.重复申请")) == [("row-missing", "requests", "outcome.not_processed.repeated", None)]


def test_a_missing_part_of_table_two() -> None:
    data = html_without("第二十条第（八）项", "本年收费金额", "行政事业性收费")
    assert rules(data) == [("table-missing", "fees", None, None)]


def test_all_tables_of_a_section_missing_are_one_finding() -> None:
    before, _, rest = as_html(FAULTLESS).decode().partition("<table>")
    _, _, after = rest.partition("</table>")
    assert rules((before + after).encode()) == [("table-missing", "documents", None, None)]


def test_a_picture_in_place_of_a_table_is_told_apart() -> None:
    before, _, rest = as_html(FAULTLESS).decode().rpartition("<table>")
    _, _, after = rest.partition("</table>")
    assert rules(f'{before}<p><img src="table4.png"></p>{after}'.encode()) == [
        ("table-picture", "disputes", None, None)
    ]


def test_the_layout_of_2019_is_one_finding() -> None:
    page = as_html(FAULTLESS).decode().split("\n")
    start = next(index for index, line in enumerate(page) if "（六）其他处理" in line)
    zeros = "".join("<td>0</td>" for _ in range(7))
    row = f'<tr><td colspan="2">（六）其他处理</td>{zeros}</tr>'
    data = "\n".join([*page[:start], row, *page[start + 3 :]]).replace('rowspan="22"', 'rowspan="20"')
    assert rules(data.encode()) == [("layout-outdated", "requests", "outcome.other", None)]


def test_a_rule_without_its_table_is_not_evaluated() -> None:
    before, _, rest = as_html(FAULTLESS).decode().rpartition("<table>")
    _, _, after = rest.partition("</table>")
    [rule] = [rule for rule in PACK.rules if rule.id == "cell-blank"]
    only = structs.replace(PACK, rules=(structs.replace(rule, tables=("disputes",)),))
    found = applied("tables", bind(read(Source("report.html", (before + after).encode())), PACK.form), only)
    assert [verdict.rule for verdict in found if isinstance(verdict, NotEvaluated)] == ["cell-blank"]
