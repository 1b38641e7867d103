"""What belongs to the document that a form is for, and what only follows it."""

from __future__ import annotations

import pytest

from gouji.forms.bind import bind
from gouji.forms.report import Report
from gouji.packs.library import Library
from gouji.readers import read
from gouji.text.source import Source
from support.edges import report as faultless
from support.render import as_text
from support.sample_reports import FAULTLESS

FORM = Library().get("gia-2021").form
REPORT = as_text(FAULTLESS).decode("gb18030")
LAST = FAULTLESS.sections[-1].paragraphs


def bound(text: str) -> Report:
    return bind(read(Source("report.txt", text.encode())), FORM)


@pytest.mark.parametrize(
    "tail",
    [
        "附件：账号一览表\n一、报纸\n二、电台\n",
        "附件\n名词解释\n一、主动公开\n",
        "上一篇：2019年的报告\n",
        "相关链接\n一、总体情况图解\n",
        "【打印】【关闭】\n",
    ],
)
def test_links_and_annexes_are_no_part_of_the_last_section(tail: str) -> None:
    report = bound(REPORT + tail)
    assert tuple(paragraph.text.value for paragraph in report.sections[-1].narrative) == LAST
    assert not report.document.notes


def test_of_two_reports_in_one_file_the_first_is_read_and_the_other_told() -> None:
    report = bound(REPORT + REPORT.replace("澄溪县", "山前县").replace("2024", "2023"))
    assert [section.repeats for section in report.sections] == [()] * 6
    assert tuple(paragraph.text.value for paragraph in report.sections[-1].narrative) == LAST
    assert [note.partial for note in report.document.notes] == [True]
    assert "还有一份" in report.document.notes[0].message.zh


def test_the_same_words_before_the_last_section_end_nothing() -> None:
    heading = FAULTLESS.sections[4].heading
    report = bound(REPORT.replace(heading, f"{heading}\r\n附件：无"))
    assert [section.form.id for section in report.sections] == [section.id for section in FAULTLESS.sections]
    assert report.sections[4].narrative[0].text.value == "附件：无"


MARKDOWN = faultless()
"""The faultless report, whose sections are headings of level two."""


@pytest.mark.parametrize(
    ("heading", "elsewhere"),
    [
        pytest.param("## 各村汇总情况", True, id="of something else"),
        pytest.param("# 各村汇总情况", True, id="of something else and higher"),
        pytest.param("### 各村汇总情况", False, id="a lower one"),
        pytest.param("各村汇总情况", False, id="none"),
        pytest.param("## （一）各村汇总情况", False, id="a sub-heading by its number"),
        pytest.param("## 政府信息公开申请情况统计表", False, id="a caption of words of the section"),
        pytest.param("## 表3", False, id="a caption of a number"),
        pytest.param("## 单位：件", False, id="a unit"),
    ],
)
def test_a_heading_beside_that_of_a_section_ends_it(heading: str, elsewhere: bool) -> None:  # noqa: FBT001 - a table
    """Before, none did, and the table was taken for the section's own without doubt."""
    own = "## 三、收到和处理政府信息公开申请情况\n"
    assert own in MARKDOWN
    text = MARKDOWN.replace(own, f"{own}\n本节的表另附。\n\n{heading}\n")
    tables = bind(read(Source("report.md", text.encode())), FORM).tables
    (table,) = [table for table in tables if table.form.id == "requests"]
    assert bool(table.elsewhere) == elsewhere
    assert all((fact.doubt > 0) == elsewhere for fact in table.facts.values())
