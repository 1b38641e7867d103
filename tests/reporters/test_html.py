from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as parser

from gouji.findings.model import Finding, Where
from gouji.linter.results import FileResult, Result
from gouji.messages.message import plain
from gouji.reporters import html
from gouji.text.source import Place


def page(result: Result, *, english: bool = False, quiet: bool = False) -> parser.HtmlElement:
    return parser.document_fromstring("".join(html.report(result, "en" if english else "zh", quiet=quiet)))


def texts(root: parser.HtmlElement, path: str) -> list[str]:
    return [" ".join(each.text_content().split()) for each in root.xpath(path)]


def test_in_chinese(result: Result) -> None:
    root = page(result)
    assert root.get("lang") == "zh-CN"
    assert texts(root, "//h2") == ["报告/一.txt", "二.docx", "三.txt", "四.md", "规则说明"]
    assert texts(root, "//section[1]//h3") == [
        "错误 requests-flow · 3:6 · 表三 · 上年结转 × 总计",
        "提示 section-title · 1:1",
    ]
    assert texts(root, "//section[1]//p[@class='right']") == ["→ 现为 12，应为 14（确定）"]
    assert texts(root, "//section[2]/p") == [
        "只读取了一部分：图片中的文字没有读",
        "未评估 fees-sum：没有找到表格",
        "未评估 fees-sum：没有找到行",
    ]
    assert "错误 3，警告 0，提示 1" in texts(root, "//body/p")[0]
    assert "未评估的规则：fees-sum" in texts(root, "//body/p")[0]


def test_in_english(result: Result) -> None:
    root = page(result, english=True)
    assert (root.get("lang"), texts(root, "//title")) == ("en", ["gouji: results"])
    assert texts(root, "//section[1]//h3")[1] == "info section-title · 1:1"


def test_a_line_for_each_file_that_is_a_report(result: Result) -> None:
    assert texts(page(result), "//tr") == [
        "文件规则包情况错误警告提示未评估",
        "报告/一.txtgia-2021已检查11",
        "二.docxgia-2021读取了一部分11",
        "三.txt无法检查1",
        "四.md已跳过",
    ]


def test_what_is_meant_is_marked_in_its_line(result: Result) -> None:
    root = page(result)
    assert texts(root, "//section[1]//pre") == ["上年结转 12 0", "一、总的情况"]
    assert texts(root, "//section[1]//mark") == ["12", "一、总的"]


def test_the_rules_are_explained_once(result: Result) -> None:
    root = page(result)
    explained = root.xpath("//article[starts-with(@id, 'rule-')]")
    assert [each.get("id") for each in explained] == [
        "rule-gia-2021-section-title",
        "rule-gia-2021-requests-flow",
        "rule-gia-2021-cell-blank",
        "rule--document-unreadable",
    ]
    assert "每件申请都要有着落。" in explained[1].text_content()
    assert "依据：某表填表说明" in explained[1].text_content()
    ids = {each.get("id") for each in root.xpath("//*[@id]")}
    links = {each.get("href").removeprefix("#") for each in root.xpath("//section//a")}
    assert links <= ids


def test_nothing_is_loaded_and_nothing_runs(result: Result) -> None:
    text = "".join(html.report(result, "zh"))
    assert not re.search(r"<script|<link|<img|<iframe|https?:|url\(|@import| on\w+=", text)


def test_quiet_leaves_only_findings(result: Result) -> None:
    root = page(result, quiet=True)
    assert texts(root, "//h2") == ["报告/一.txt", "二.docx", "三.txt", "规则说明"]
    assert "未评估 fees-sum" not in root.text_content()


def test_nothing_found() -> None:
    root = page(Result((FileResult("一.txt", "read", "gia-2021"),)))
    assert texts(root, "//h2") == []
    assert texts(root, "//td")[:3] == ["一.txt", "gia-2021", "已检查"]


@pytest.mark.parametrize("attack", ["<script>alert(1)</script>", '" onload="x', "a&b</pre></style>", "&lt;"])
def test_everything_is_escaped(attack: str) -> None:
    finding = Finding(
        attack,
        "text",
        "odd",
        attack,
        "error",
        plain(attack),
        Where(label=plain(attack + "！")),
        Place(1, 1, 1, 3),
        "1",
        attack,
    )
    file = FileResult(attack, "partial", attack, plain(attack), (finding,), lines={1: attack})
    root = page(Result((file,)))
    assert not root.xpath("//script")
    assert texts(root, "//h2")[0] == attack
    assert texts(root, "//article/p")[0] == attack
    assert texts(root, "//pre") == [attack]
    assert not root.xpath("//@onload")


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1),
    st.integers(1, 300),
    st.integers(0, 300),
)
def test_an_excerpt_is_short_and_marks_once(line: str, column: int, length: int) -> None:
    for place in (Place(1, min(column, len(line) + 1), 1, min(column + length, len(line) + 1)), Place(1, 1, 7, 1)):
        finding = Finding("一.txt", "text", "odd", "", "error", plain("…"), Where(), place)
        (shown,) = page(Result((FileResult("一.txt", "read", findings=(finding,), lines={1: line * 9}),))).xpath(
            "//pre"
        )
        assert len(shown.xpath("mark")) == 1
        assert len(shown.text_content()) <= 6 * 60 + 2
