"""Faults of sections, planted one at a time in the faultless sample."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from gouji.findings.model import Finding
from gouji.forms.bind import bind
from gouji.packs.library import Library
from gouji.readers import read
from gouji.text.source import Source
from support.applied import applied
from support.render import SampleReport, SampleSection, as_text
from support.sample_reports import FAULTLESS

PACK = Library().get("gia-2021")
Sections = list[SampleSection]


def findings(report: SampleReport) -> list[Finding]:
    bound = bind(read(Source("report.txt", as_text(report))), PACK.form)
    return [finding for finding in applied("sections", bound, PACK) if isinstance(finding, Finding)]


def changed(change: Callable[[Sections], Sections]) -> SampleReport:
    return replace(FAULTLESS, sections=tuple(change(list(FAULTLESS.sections))))


def headed(section: SampleSection, heading: str) -> SampleSection:
    return replace(section, heading=heading)


def saying(section: SampleSection, *paragraphs: str) -> SampleSection:
    return replace(section, paragraphs=paragraphs)


def test_nothing_is_wrong_with_the_faultless_report() -> None:
    assert findings(FAULTLESS) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(lambda s: s[:4] + s[5:], [("section-missing", "problems")], id="missing"),
        pytest.param(lambda s: s[1:], [("section-missing", "overview")], id="first missing"),
        pytest.param(lambda s: s[:5], [("section-missing", "other")], id="last missing"),
        pytest.param(
            lambda s: [*s[:5], headed(s[5], "六、年度大事记")], [("section-misnamed", "other")], id="misnamed"
        ),
        pytest.param(lambda s: [*s[:4], saying(s[4]), s[5]], [("section-empty", "problems")], id="empty"),
        pytest.param(lambda s: [saying(s[0]), s[0], *s[1:]], [("section-repeated", "overview")], id="repeated"),
        pytest.param(lambda s: [*s[:2], s[3], s[2], *s[4:]], [("section-order", "requests")], id="out of order"),
        pytest.param(
            lambda s: [*s[:2], headed(s[2], "四、收到和处理政府信息公开申请情况"), *s[3:]],
            [("section-number", "requests")],
            id="wrong number",
        ),
        pytest.param(
            lambda s: [headed(s[0], "1、 总体情况"), *s[1:]],
            [("section-number", "overview")],
            id="number of another style",
        ),
        pytest.param(
            lambda s: [*s[:4], saying(s[4], "一、存在的问题", "公开不够及时。", "二、改进措施", "按月通报。"), s[5]],
            [("section-number-collision", "problems")],
            id="numbers collide",
        ),
        pytest.param(lambda s: [*s[:5], saying(s[5], "无。")], [("other-only-none", "other")], id="only none"),
        pytest.param(
            lambda s: [*s[:5], saying(s[5], "没有其他需要报告的事项。")], [("other-only-none", "other")], id="no others"
        ),
        pytest.param(
            lambda s: [*s[:5], saying(s[5], "承办建议2件，均已答复。")], [("other-fees", "other")], id="silent on fees"
        ),
    ],
)
def test_one_fault_is_one_finding(change: Callable[[Sections], Sections], expected: list[tuple[str, str]]) -> None:
    found = [(finding.rule, finding.where.section) for finding in findings(changed(change))]
    assert found == expected


@pytest.mark.parametrize(
    "heading",
    [
        "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        "四、政府信息公开行政复议和行政诉讼情况",
        "四、 政府信息公开 行政复议、行政诉讼情况：",
        "四、政府信息公开行政复议行政诉讼情况",
    ],
)
def test_accepted_wordings_are_no_fault(heading: str) -> None:
    report = changed(lambda sections: [*sections[:3], headed(sections[3], heading), *sections[4:]])
    assert findings(report) == []


def test_another_wording_is_only_an_info() -> None:
    report = changed(lambda s: [*s[:4], headed(s[4], "五、工作中的问题与改进打算"), s[5]])
    assert [(finding.rule, finding.severity) for finding in findings(report)] == [("section-wording", "info")]


def test_a_table_of_contents_is_no_repetition() -> None:
    titles = tuple(section.heading for section in FAULTLESS.sections)
    assert findings(replace(FAULTLESS, preamble=(*FAULTLESS.preamble, "目录", *titles))) == []


def test_a_seventh_part_is_allowed() -> None:
    seventh = SampleSection("", "七、下一年度工作安排", ("把公开事项逐项列入月度计划。",))
    assert findings(changed(lambda sections: [*sections, seventh])) == []


def test_two_numbers_that_go_together_are_no_sub_heading() -> None:
    report = changed(lambda s: [*s[:4], saying(s[4], "一、二季度通报的问题是更新不及时，现已整改。"), s[5]])
    assert findings(report) == []


def test_rows_of_a_table_that_was_not_read_are_no_sub_headings() -> None:
    rows = ("二、上年结转政府信息公开申请数量/", "四、结转下年度继续办理：0件")
    report = changed(lambda s: [*s[:4], saying(s[4], *rows, "解读单一，已经整改。"), s[5]])
    assert findings(report) == []


def test_lists_of_problems_and_fewer_answers_are_shown_where_each_begins() -> None:
    paragraphs = ("存在的问题：一是解读单一；二是更新不及时；三是力量不足。", "改进情况：一是增加图解；二是逐月通报。")
    [finding] = findings(changed(lambda s: [*s[:4], saying(s[4], *paragraphs), s[5]]))
    assert (finding.rule, finding.severity) == ("problems-answered", "info")
    [first] = finding.related
    assert finding.place is not None
    assert first.place is not None
    assert (first.place.column, finding.place.column) == (7, 6)
    assert finding.place.line == first.place.line + 2


def test_aspects_are_told_by_the_titles_of_the_parts() -> None:
    paragraphs = ("（一）主动公开。按月更新。", "（二）依申请公开。按期答复。", "（三）监督保障。加强考核，提供平台。")
    report = changed(lambda s: [saying(s[0], *paragraphs), *s[1:]])
    [finding] = findings(report)
    assert finding.rule == "overview-aspects"
    assert finding.message.zh == "“总体情况”没有写到：政府信息管理、政府信息公开平台建设"
    assert finding.message.en == (
        "Overview (一、总体情况) does not mention: management of government information, disclosure platforms"
    )


def test_places_are_exact() -> None:
    [finding] = findings(changed(lambda s: [*s[:4], saying(s[4]), s[5]]))
    assert finding.place is not None
    lines = as_text(changed(lambda s: [*s[:4], saying(s[4]), s[5]])).decode("gb18030").split("\r\n")
    assert lines[finding.place.line - 1] == "五、存在的主要问题及改进情况"
    assert (finding.place.column, finding.place.end_column) == (1, 15)
