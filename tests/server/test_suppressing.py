"""The comment that leaves a finding alone: it goes, and all that people read stays; ``gouji.server.suppressing``."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from markdown_it import MarkdownIt
from msgspec.structs import replace

from gouji import readers
from gouji.document.model import texts_of
from gouji.findings.model import Finding
from gouji.linter.session import Session
from gouji.server.documents import TextDocument
from gouji.server.suppressing import Insertion, suppressing
from gouji.text.source import Source
from support.editor import report
from support.render import as_html, as_markdown, as_text
from support.sample_reports import FAULTLESS, FAULTY

SESSION = Session()
MARKDOWN = MarkdownIt("commonmark").enable("table")
SLASH = replace(FAULTLESS, tables={**FAULTLESS.tables, ("requests", "carried_out", "other"): "/"})
CELL = "table=requests row=carried_out column=other"


def found(name: str, text: str) -> tuple[Finding, ...]:
    return SESSION.lint(name, text.encode()).findings


def offered(name: str, text: str, finding: Finding) -> Insertion | None:
    return suppressing(TextDocument("file:///report", name, 1, text, "utf-16"), finding)


def with_comment(text: str, insertion: Insertion) -> str:
    """The text with the comment, and in that the reason that a person writes."""
    return text[: insertion.at] + insertion.text.replace(" -->", " 已核对 -->") + text[insertion.at :]


def read(name: str, text: str) -> list[str]:
    """What gouji reads."""
    return [each.value for block in readers.read(Source(name, text.encode())).blocks for each in texts_of(block)]


def published(name: str, text: str) -> str:
    """What a site makes of it, without comments and blanks between tags."""
    html = MARKDOWN.render(text) if name.endswith(".md") else text
    return re.sub(r"\s*(<[^>]*>)\s*", r"\1", re.sub(r"\s*<!--.*?-->", "", html))


def suppressed(name: str, text: str, rule: str) -> str:
    """The text with the comment for the only finding of a rule, after which all else is as before."""
    before = found(name, text)
    (finding,) = (each for each in before if each.rule == rule)
    insertion = offered(name, text, finding)
    assert insertion
    after = with_comment(text, insertion)
    assert [each.rule for each in found(name, after)] == [each.rule for each in before if each.rule != rule]
    assert read(name, after) == read(name, text)
    assert published(name, after) == published(name, text)
    return after


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", ""])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize(("name", "render"), [("a.md", as_markdown), ("a.html", as_html)])
@pytest.mark.parametrize(
    "rule", ["cell-blank", "cell-placeholder", "requests-outcomes", "section-number", "section-copied"]
)
def test_each_fault_of_a_report(
    name: str, render: Callable[..., bytes], rule: str, mark: str, ends: str, end: str
) -> None:
    text = mark + (render(FAULTY).decode().rstrip("\n") + end).replace("\n", ends)
    after = suppressed(name, text, rule)
    assert after.count("\n") == text.count("\n")
    assert after.count("\r\n") == text.count("\r\n")


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("祥村参加了“公开日。", "祥村参加了“公开日。{}"),
        ("𠮷祥村参加了“公开日。  \n发放材料12份。", "𠮷祥村参加了“公开日。{}  "),
        ("𠮷祥村参加了“公开日。\\\n发放材料12份。", "𠮷祥村参加了“公开日。{}\\"),
        ("参加了活动，\n发放“材料12份，\n制作展板。", "发放“材料12份，{}"),
        ("- 参加了“公开日。", "- 参加了“公开日。{}"),
        ("> 参加了“公开日。", "> 参加了“公开日。{}"),
        ("参加人数<本村，参加“公开日。", "参加人数<本村，参加“公开日。{}"),
        ("参加“公开日<br>发放材料。", "参加“公开日<br>发放材料。{}"),
        ("**参加**“公开日**。**", "**参加**“公开日**。**{}"),
        ("“公开日|", "“公开日|{}"),
        ("“公开日\\|", "“公开日\\|{}"),
        ("<p>参加“公开日。</p>", "<p>参加{}“公开日。</p>"),
        ("<p>参加\n“公开日。</p>", "“公开日。</p>{}"),
    ],
)
def test_in_text_it_stands_at_the_end_of_the_line_and_among_tags_at_the_finding(sentence: str, line: str) -> None:
    after = suppressed("a.md", report(sentence), "unpaired-mark")
    assert line.format("<!-- gouji: ignore=unpaired-mark section=overview 已核对 -->") in after.split("\n")


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("## 三、{}", "## 三、{}{}"),
        ("## 三、{} ##", "## 三、{}{} ##"),
        ("三、{}\n---", "三、{}{}"),
        ("<h2>三、{}</h2>", "<h2>{1}三、{0}</h2>"),
    ],
)
def test_in_a_heading(written: str, line: str) -> None:
    title = "政府信息公开行政复议、行政诉讼情况"
    text = report("").replace(f"## 四、{title}", written.format(title))
    after = suppressed("a.md", text, "section-number")
    assert line.format(title, "<!-- gouji: ignore=section-number section=disputes 已核对 -->") in after.split("\n")


@pytest.mark.parametrize(
    ("old", "new", "end"),
    [
        ("/ | 4 |", "/ | 4 |", "4 {} |"),
        ("/ | 4 |", "/ | 4 |  ", "4 {} |  "),
        ("/ | 4 |", "/ | 4|", "4 {} |"),
        ("/ | 4 |", "/ | 4", "4{}"),
        ("| 四、结转下年度", "四、结转下年度", "4 {} |"),
    ],
)
def test_in_a_table_it_stands_in_the_last_cell(old: str, new: str, end: str) -> None:
    """Bars at both ends of a row are optional."""
    text = as_markdown(SLASH).decode().replace(old, new)
    after = suppressed("a.md", text, "cell-placeholder")
    (row,) = (each for each in after.split("\n") if "gouji" in each)
    assert row.endswith(end.format(f"<!-- gouji: ignore=cell-placeholder {CELL} 已核对 -->"))


@pytest.mark.parametrize("name", ["a.html", "a.md"])
@pytest.mark.parametrize("parted", ["</tr>\n", "</tr>", "</tr>\n\n"])
def test_in_a_table_of_a_page_it_stands_in_the_cell(name: str, parted: str) -> None:
    """Also where the whole table stands on one line, and where the page is part of a Markdown document."""
    page = as_html(SLASH).decode().replace("</tr>\n", parted)
    text = page if name == "a.html" else page[page.index("<h1>") : page.index("</body>")]
    after = suppressed(name, text, "cell-placeholder")
    assert f"<td><!-- gouji: ignore=cell-placeholder {CELL} 已核对 -->/</td>" in after


@pytest.mark.parametrize(("name", "render"), [("a.md", as_markdown), ("a.html", as_html)])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_what_has_no_place_is_left_alone_in_the_file(name: str, render: Callable[..., bytes], ends: str) -> None:
    sections = tuple(section for section in FAULTLESS.sections if section.id != "other")
    text = render(replace(FAULTLESS, sections=sections)).decode().replace("\n", ends)
    after = suppressed(name, text, "section-missing")
    assert after == f"{text}{ends}<!-- gouji: ignore-file=section-missing section=other 已核对 -->{ends}"


@pytest.mark.parametrize("sentence", ["```\n参加“公开日。\n```", "    参加“公开日。"])
def test_there_is_none_in_code(sentence: str) -> None:
    text = report(sentence)
    assert [(each.rule, offered("a.md", text, each)) for each in found("a.md", text)] == [("unpaired-mark", None)]


def test_there_is_none_in_plain_text_and_for_what_is_found_of_comments() -> None:
    text = as_text(FAULTY).decode("gb18030")
    assert {offered("a.txt", text, finding) for finding in found("a.txt", text)} == {None}
    text = f"{report('')}\n<!-- gouji: ignore=cell-blank -->\n"
    assert [(each.rule, offered("a.md", text, each)) for each in found("a.md", text)] == [("suppression-invalid", None)]
