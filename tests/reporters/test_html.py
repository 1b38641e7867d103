"""The page for reviewers as markup; what its script does, ``test_browser`` shows."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as parser
from msgspec.structs import replace

from gouji.findings.excerpts import CellExcerpt, Excerpts, TableExcerpt, WordsExcerpt
from gouji.findings.model import Confidence, Finding, Part, Related, Spot, Suspect, Where
from gouji.linter.results import FileResult, Result
from gouji.messages.message import plain
from gouji.reporters import html
from gouji.reporters.html.passages import stretches
from gouji.reporters.html.units import names, units
from gouji.text.source import Place
from gouji.text.spans import Span
from support.strangers import ATTACKS, attacked


def page(result: Result, *, english: bool = False, quiet: bool = False) -> parser.HtmlElement:
    return parser.document_fromstring("".join(html.report(result, "en" if english else "zh", quiet=quiet)))


def texts(root: parser.HtmlElement, path: str) -> list[str]:
    return [" ".join(each.text_content().split()) for each in root.xpath(path)]


def alone(finding: Finding, **more: object) -> parser.HtmlElement:
    return page(Result((FileResult("一.txt", "read", findings=(finding,), **more),)))  # type: ignore[arg-type]  # as they come


def wrong(**more: object) -> Finding:
    where = Where("s", "t", "r2", "c1", plain("表 · 二 × 甲"))
    return Finding("一.txt", "identities", "sum", "p", "error", plain("不等"), where, **more)  # type: ignore[arg-type]  # as they come


def drawn() -> Excerpts:
    """A header, two rows of two cells, and labels of which one is for both rows."""
    cells = (
        *(CellExcerpt("", 0, 0, column_span=2), CellExcerpt("甲", 0, 2), CellExcerpt("乙", 0, 3)),
        *(CellExcerpt("组", 1, 0, row_span=2), CellExcerpt("一", 1, 1)),
        *(CellExcerpt("5", 1, 2, address=("t", "r1", "c1")), CellExcerpt("6", 1, 3, address=("t", "r1", "c2"))),
        CellExcerpt("二", 2, 1),
        *(CellExcerpt("8", 2, 2, address=("t", "r2", "c1")), CellExcerpt("9", 2, 3, address=("t", "r2", "c2"))),
    )
    return Excerpts("某镇年度报告", (TableExcerpt({"t": plain("表")}, cells),))


# ---- what stands where ---------------------------------------------------------------------------------------------


def test_in_chinese(result: Result) -> None:
    root = page(result)
    assert root.get("lang") == "zh-CN"
    assert texts(root, "//h2") == [
        *("要处理的文件", "按规则", "按文件夹（含下级）"),
        *("三.txt", "报告/一.txt", "二.docx", "规则说明"),
    ]
    assert texts(root, "//section[@id='r2']//h4") == [
        "1. 错误 requests-flow · 3:6 · 表三 · 上年结转 × 总计",
        "2. 提示 section-title · 1:1",
    ]
    assert texts(root, "//section[@id='r2']//p[@class='right']") == ["→ 现为 12，应为 14（确定）"]
    assert texts(root, "//section[@id='r3']/p")[1:] == ["只读取了一部分：图片中的文字没有读"]
    assert texts(root, "//section[@id='r3']//details/summary") == ["未评估的规则：1 条"]
    assert texts(root, "//section[@id='r3']//details//li") == ["fees-sum：没有找到表格", "fees-sum：没有找到行"]
    assert "错误 3，警告 0，提示 1" in texts(root, "//main/p")[0]
    assert "未评估的规则：fees-sum" in texts(root, "//main/p")[0]


def test_in_english(result: Result) -> None:
    root = page(result, english=True)
    assert (root.get("lang"), texts(root, "//title")) == ("en", ["gouji: results"])
    assert texts(root, "//section[@id='r2']//h4")[1] == "2. info section-title · 1:1"
    ours = parser.document_fromstring("".join(html.report(Result(result.files[:2]), "en"))).xpath("//main")[0]
    assert not re.search(r"要处理|规则|筛选|搜索", ours.text_content().replace("表三", ""))


def test_units_that_need_work_come_first_and_others_are_counted(result: Result) -> None:
    clean = (*(FileResult(f"好/{number}.md", "read", "gia-2021") for number in range(40)),)
    root = page(Result((*clean, *result.files), result.packs))
    assert texts(root, "//section[@id='units']//tbody/tr/th") == [
        "三.txt 无法检查",
        "报告/一.txt",
        "二.docx 只读取了一部分",
    ]
    assert texts(root, "//details[@class='clean']/summary") == ["没有发现问题的文件：40 个"]
    assert texts(root, "//main/details[2]//li") == ["四.md：是 2019 年的报告"]


def test_the_most_errors_come_first() -> None:
    def file(name: str, *severities: str) -> FileResult:
        found = tuple(Finding(name, "text", "odd", "", each, plain("…")) for each in severities)  # type: ignore[arg-type]
        return FileResult(name, "read", findings=found)

    files = (file("a", "warning"), file("b", "info"), file("c", "error"), file("d", "error", "error"), file("e"))
    assert [unit.file.path for unit in units(Result(files), quiet=False)] == ["d", "c", "a", "b"]


def test_summaries_by_rule_and_by_folder(result: Result) -> None:
    root = page(result)
    assert texts(root, "//section[@id='by-rule']//tr")[1:3] == [
        "错误 requests-flow 收支相抵11",
        "错误 cell-blank …空着11",
    ]
    assert texts(root, "//section[@id='by-folder']//tr") == ["文件夹文件要处理错误警告", ".333", "报告111"]


def test_quiet_leaves_only_findings(result: Result) -> None:
    root = page(result, quiet=True)
    assert len(root.xpath("//section[@class='r']")) == 3
    assert not root.xpath("//details")


def test_nothing_found() -> None:
    root = page(Result((FileResult("一.txt", "read", "gia-2021"), FileResult("二.txt", "read", "gia-2021"))))
    assert texts(root, "//h2") == []
    assert texts(root, "//details/summary") == ["没有发现问题的文件：2 个"]


def test_nothing_checked_is_no_pass() -> None:
    for result in (Result(()), Result((FileResult("一.md", "skipped"),))):
        assert "没有检查任何文件：这不等于没有问题" in texts(page(result), "//main/p")
    assert "没有检查任何文件" not in page(Result((FileResult("一.md", "read", "p"),))).text_content()


def test_every_link_leads_somewhere(result: Result) -> None:
    for root in (page(result), page(result, english=True), alone(wrong(expected="3"), excerpts=drawn())):
        ids = [each.get("id") for each in root.xpath("//*[@id]")]
        assert len(ids) == len(set(ids))
        assert {each.removeprefix("#") for each in root.xpath("//a/@href")} <= set(ids)


# ---- tables --------------------------------------------------------------------------------------------------------


def table(root: parser.HtmlElement) -> list[str]:
    return texts(root, "//div[@class='s']//tr")


def test_a_table_is_drawn_with_what_is_wrong_and_what_is_right() -> None:
    finding = wrong(actual="8", expected="3", confidence="certain", suspects=(Suspect("r2", "c1", "8", "3"),))
    root = alone(finding, excerpts=drawn())
    assert texts(root, "//h2")[0] == "某镇年度报告"
    assert texts(root, "//h3")[0] == "表"
    assert [texts(row, "*") for row in root.xpath("//div[@class='s']//tr")] == [
        ["", "甲", "乙"],
        ["组", "一", "5", "6"],
        ["组", "二", "8 → 3 1", "9"],
    ]
    (cell,) = root.xpath("//td[@class='w error']")
    assert (texts(cell, "del"), texts(cell, "ins")) == (["8"], ["3"])
    assert cell.xpath("a/@href") == ["#r1-1"]
    assert cell.xpath("a/@aria-label") == ["见第 1 条（错误）"]


def test_labels_are_headers_of_rows_and_columns() -> None:
    root = alone(wrong(), excerpts=drawn())
    scopes = [(each.text.strip(), each.get("scope")) for each in root.xpath("//div[@class='s']//th")]
    assert scopes == [
        ("甲", "col"),
        ("乙", "col"),
        ("组", "rowgroup"),
        ("一", "row"),
        ("组", "rowgroup"),
        ("二", "row"),
    ]


def test_on_paper_a_table_has_only_the_rows_that_matter() -> None:
    root = alone(wrong(), excerpts=drawn())
    left_out, kept = root.xpath("//div[@class='s']//tr")[1:]
    assert (left_out.get("class"), kept.get("class")) == ("x", None)
    assert (left_out[0].get("rowspan"), kept[0].get("class"), kept[0].get("rowspan")) == ("2", "po", None)


def test_several_explanations_are_marked_as_such() -> None:
    suspects = (Suspect("r2", "c1", "8", "3"), Suspect("r1", "c2", "6", "1"))
    root = alone(wrong(confidence="ambiguous", suspects=suspects), excerpts=drawn())
    assert texts(root, "//td[@class='p error']") == ["6 → 1? 1", "8 → 3? 1"]


@pytest.mark.parametrize(
    ("confidence", "others"),
    [("certain", "6 → 1 1"), ("structural", "6 → 1 1"), ("likely", "6 → 1? 1"), ("ambiguous", "6 → 1? 1")],
)
def test_what_only_other_explanations_have_is_not_called_wrong(confidence: Confidence, others: str) -> None:
    suspects = (Suspect("r2", "c1", "8", "3"), Suspect("r1", "c2", "6", "1"))
    root = alone(wrong(actual="8", expected="3", confidence=confidence, suspects=suspects), excerpts=drawn())
    assert texts(root, "//td[@class!='q']") == [others, f"8 → 3{'?' if confidence == 'ambiguous' else ''} 1"]


def test_cells_that_a_finding_sums_up_are_all_marked() -> None:
    parts = (Part(Where("s", "t", "r1", "c1"), ""), Part(Where("s", "t", "r1", "c2"), ""))
    finding = replace(wrong(parts=parts), where=Where("s", "t", "r1"))
    root = alone(finding, excerpts=drawn())
    assert texts(root, "//td[@class='w error']") == ["5 1", "6 1"]


def test_rows_and_columns_that_do_not_add_up_are_tinted() -> None:
    related = (Related(plain("5 + 8 ≠ 3"), None, Where("s", "t", None, "c1")),)
    root = alone(wrong(related=related), excerpts=drawn())
    assert texts(root, "//td[@class='q']") == ["5"]
    assert texts(root, "//article//li") == ["5 + 8 ≠ 3"]


def test_a_blank_cell_is_said_to_be_blank() -> None:
    cells = (CellExcerpt("甲", 0, 0), CellExcerpt("", 0, 1, address=("t", "r2", "c1")))
    tables = (TableExcerpt({"t": plain("表")}, cells),)
    assert table(alone(wrong(expected="0"), excerpts=Excerpts("", tables))) == ["甲空白 → 0 1"]


def test_a_cell_that_the_text_names_is_not_called_wrong() -> None:
    cells = (CellExcerpt("甲", 0, 0), CellExcerpt("5", 0, 1, address=("t", "r2", "c1"), place=Place(9, 1, 9, 2)))
    excerpts = Excerpts(
        "", (TableExcerpt({"t": plain("表")}, cells),), (WordsExcerpt(Place(2, 1, 2, 3), "收到", "12", "件"),)
    )
    root = alone(wrong(place=Place(2, 1, 2, 3), actual="12", expected="5"), excerpts=excerpts)
    assert table(root) == ["甲5 1"]
    assert texts(root, "//article//pre") == ["收到12件"]


@pytest.mark.parametrize(
    ("text", "paragraph", "expected", "drawn_as"),
    [
        ("12", 3, "12", "甲12 1"),
        ("1,234", None, "1234", "甲1,234 1"),
        ("12", 3, "15", "甲12 1"),
        ("12", None, "15", "甲12 → 15 1"),
    ],
)
def test_so_it_is_in_formats_without_lines(text: str, paragraph: int | None, expected: str, drawn_as: str) -> None:
    cells = (CellExcerpt("甲", 0, 0), CellExcerpt(text, 0, 1, address=("t", "r2", "c1")))
    spot = Spot(Span(0, 1), "一、总体情况", paragraph, "", "15", "件")
    root = alone(wrong(spot=spot, expected=expected), excerpts=Excerpts("", (TableExcerpt({"t": plain("表")}, cells),)))
    assert table(root) == [drawn_as]


def test_a_long_table_has_only_the_rows_that_matter() -> None:
    cells = tuple(CellExcerpt(str(row), row, 0, address=("t", f"r{row}", "c1")) for row in range(200))
    root = alone(wrong(), excerpts=Excerpts("", (TableExcerpt({"t": plain("表")}, cells),)))
    assert table(root) == ["2 1"]
    assert "只显示有关的 1 行，全表共 200 行" in root.text_content()


def test_a_page_that_would_be_heavy_has_brief_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    files = (FileResult(f"{each}.txt", "read", findings=(wrong(),), excerpts=drawn()) for each in "一二三")
    result = Result(tuple(files))
    whole = len(page(result).xpath("//div[@class='s']//tr"))
    found = {whole}
    for light in range(21_000, 15_000, -20):
        monkeypatch.setattr(html, "LIGHT", light)
        text = "".join(html.report(result, "zh"))
        rows = len(parser.document_fromstring(text).xpath("//div[@class='s']//tr"))
        assert len(text.encode()) <= light or rows == 0
        found.add(rows)
    assert found == {9, 6, 4, 2, 0}
    assert "html=文件夹/" in texts(page(result), "//main/p")[1]


# ---- words and passages --------------------------------------------------------------------------------------------


def test_what_is_meant_is_marked_in_its_line(result: Result) -> None:
    root = page(result)
    assert texts(root, "//section[@id='r2']//pre") == ["上年结转 12 0", "一、总的情况"]
    assert texts(root, "//section[@id='r2']//pre/mark") == ["12", "一、总的"]


def test_words_without_markup_take_the_place_of_the_line() -> None:
    place = Place(1, 4, 1, 5)
    finding = Finding("一.html", "text", "odd", "", "error", plain("…"), place=place)
    excerpts = Excerpts(words=(WordsExcerpt(place, "工作", "4", "的"),))
    assert texts(alone(finding, excerpts=excerpts, lines={1: "<p>4的"}), "//pre") == ["工作4的"]


def test_words_of_a_document_without_lines() -> None:
    spot = Spot(Span(0, 1), "一、总体情况", 3, "…全年", "，", "公开")
    root = alone(Finding("一.docx", "text", "odd", "", "error", plain("半角"), spot=spot))
    assert texts(root, "//pre") == ["…全年，公开"]
    assert texts(root, "//h4") == ["1. 错误 odd · 一、总体情况 第3段"]


def test_passages_stand_side_by_side_with_what_differs() -> None:
    origin = Related(plain("与此处相同"), Place(4, 1, 4, 9), Where(section="a", label=plain("第一部分")))
    passages = ("我镇工作还有差距。今后改进。", "公开工作还有差距。下一步改进。")
    where = Where(section="b", label=plain("第五部分"))
    root = alone(
        Finding(
            "一.md",
            "duplicates",
            "copied",
            "",
            "error",
            plain("抄"),
            where,
            Place(9, 1, 9, 9),
            related=(origin,),
            passages=passages,
        )
    )
    assert texts(root, "//figcaption") == ["此处 · 第五部分 · 9:1", "重复的是 · 第一部分 · 4:1"]
    assert texts(root, "//blockquote") == list(passages)
    assert [texts(each, "mark") for each in root.xpath("//blockquote")] == [["我镇", "今后"], ["公开", "下一步"]]


def test_a_passage_of_another_report_is_named_by_its_file() -> None:
    origin = Related(plain("与此处相同"), Place(4, 1, 4, 9), path="别镇/二.md")
    root = alone(
        Finding("一.txt", "duplicates", "copied", "", "error", plain("抄"), related=(origin,), passages=("甲", "甲"))
    )
    assert texts(root, "//figcaption") == ["此处", "重复的是 · 别镇/二.md · 4:1"]


@given(st.text("甲乙丙，。1 \n", max_size=60), st.text("甲乙丙，。1 \n", max_size=60))
def test_passages_are_whole_and_their_parts_alternate(first: str, second: str) -> None:
    found = list(stretches(first, second))
    assert ("".join(each.copy for each in found), "".join(each.origin for each in found)) == (first, second)
    assert all(one.same != other.same for one, other in pairwise(found))
    assert all(each.copy == each.origin for each in found if each.same)


def test_the_rules_are_explained_once(result: Result) -> None:
    root = page(result)
    explained = root.xpath("//section[@id='rules']/article")
    assert texts(root, "//section[@id='rules']//h3") == [
        *("section-title gia-2021", "requests-flow gia-2021", "cell-blank gia-2021", "document-unreadable"),
    ]
    assert "每件申请都要有着落。" in explained[1].text_content()
    assert "依据：某表填表说明" in explained[1].text_content()


# ---- a folder of pages ---------------------------------------------------------------------------------------------


def test_a_folder_has_a_page_for_each_file_and_an_index(result: Result) -> None:
    found = dict(html.pages(result, "zh"))
    assert list(found) == ["pages/三-txt.html", "pages/报告-一-txt.html", "pages/二-docx.html", "index.html"]
    index = parser.document_fromstring(found["index.html"])
    assert index.xpath("//section[@id='units']//tbody//a/@href")[0] == "pages/%E4%B8%89-txt.html"
    assert not index.xpath("//article")
    single = parser.document_fromstring(found["pages/报告-一-txt.html"])
    assert single.xpath("//nav//a/@href") == ["../index.html", "%E4%BA%8C-docx.html"]
    assert texts(single, "//nav//a") == ["← 全部文件", "下一个：二.docx →"]
    assert len(single.xpath("//section[@class='r']")) == 1
    assert texts(single, "//section[@id='rules']//h3") == ["section-title gia-2021", "requests-flow gia-2021"]


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["a.md"], ["a-md.html"]),
        (["a.md", "A.md", "a md"], ["a-md.html", "A-md-2.html", "a-md-3.html"]),
        (["../..", "/etc/passwd", "C:\\x"], ["-.html", "etc-passwd.html", "C-x.html"]),
        (["\u202ea\x00\ud800<b>.md"], ["a-b-md.html"]),
        (["年" * 90 + ".md"], ["年" * 47 + "-md.html"]),
    ],
)
def test_names_of_pages_are_safe(paths: list[str], expected: list[str]) -> None:
    found = [Finding(path, "text", "odd", "", "error", plain("…")) for path in paths]
    result = Result(tuple(FileResult(each.path, "read", findings=(each,)) for each in found))
    assert names(units(result, quiet=False)) == expected


ODD = (
    *("甲 区/a#b/年 报#1 50%25.md", "100% 乙'区/it's \"q\" & co?.html", 'q"/<script>alert(1)<∕script>.docx'),
    *("一/报告.txt", "二/报告.txt", "新\n行.md", "-x;y`z`|.md", "a:b.md", "%2e%2e.md", "年報.md", "Ｎ.md", "N.md"),
)


def test_links_between_pages_lead_to_them_whatever_the_files_are_called() -> None:
    files = (
        FileResult(path, "read", findings=(Finding(path, "text", "odd", "", "error", plain("…")),)) for path in ODD
    )
    found = dict(html.pages(Result(tuple(files)), "zh"))
    assert len(found) == len(ODD) + 1
    for name, text in found.items():
        for href in parser.document_fromstring(text).xpath("//a/@href"):
            path, _, fragment = href.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(path))) if path else name
            assert target in found
            assert not fragment or f'id="{fragment}"' in found[target] or f"id={fragment}>" in found[target]


# ---- strangers -----------------------------------------------------------------------------------------------------


def documents(result: Result) -> Iterator[str]:
    yield "".join(html.report(result, "zh"))
    for _, text in html.pages(result, "en"):
        yield text


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_text_of_a_stranger_is_markup(attack: str) -> None:
    for text in documents(attacked(attack)):
        root = parser.document_fromstring(text.encode("utf-8", "replace").decode())
        assert len(root.xpath("//script")) == len(root.xpath("//style")) == 1
        assert not root.xpath("//img | //iframe | //@onload | //@onerror | //@style")
        assert all(href.startswith(("#", "pages/", "../index.html")) for href in root.xpath("//@href"))


def test_texts_stay_as_they_are() -> None:
    root = page(attacked("a&b</pre>"))
    assert texts(root, "//blockquote")[0] == "a&b</pre>"
    assert texts(root, "//section[@class='r']/h2") == ["a&b</pre>"]


def test_nothing_is_loaded_and_only_our_own_script_runs(result: Result) -> None:
    for text in documents(result):
        assert not re.search(r"<link|<img|<iframe|https?:|url\(|@import|<[^>]* on\w+=|<[^>]* style=", text)
        (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', text)
        assert re.fullmatch(
            r"default-src 'none'; style-src 'sha256-[\w+/=]+'; script-src 'sha256-[\w+/=]+'; "
            r"base-uri 'none'; form-action 'none'",
            policy,
        )


def test_style_and_script_are_plain_ascii_and_end_nowhere_early() -> None:
    for name in ("page.css", "page.js"):
        text = (Path(html.__file__).parent / name).read_text("ascii")
        assert "</" not in text


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1),
    st.integers(1, 300),
    st.integers(0, 300),
)
def test_an_excerpt_is_short_and_marks_once(line: str, column: int, length: int) -> None:
    for place in (Place(1, min(column, len(line) + 1), 1, min(column + length, len(line) + 1)), Place(1, 1, 7, 1)):
        finding = Finding("一.txt", "text", "odd", "", "error", plain("…"), Where(), place)
        (shown,) = alone(finding, lines={1: line * 9}).xpath("//pre")
        assert len(shown.xpath("mark")) == 1
        assert len(shown.text_content()) <= 6 * 60 + 2
