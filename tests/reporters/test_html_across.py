"""What the page shows of a run over several reports."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from lxml import html as parser
from msgspec.structs import replace

from gouji.linter.results import Author, Result
from gouji.reporters import html
from support.across_reports import COPIED, TOWNS, carried, copy, district, run, sum_of

FIRST, SECOND, THIRD = (f"2024/{name}.txt" for name in TOWNS[:3])


def page(result: Result) -> parser.HtmlElement:
    return parser.document_fromstring("".join(html.report(result, "zh")))


def texts(root: parser.HtmlElement, path: str) -> list[str]:
    return [" ".join(each.text_content().split()) for each in root.xpath(path)]


def test_nothing_of_it_without_such_findings(result: Result) -> None:
    assert texts(page(result), "//section[@class='across'] | //section[@id='by-unit']") == []


def test_year_against_year_has_both_figures_and_both_files() -> None:
    root = page(run(carried(2024, "青石镇"), carried(2023, "青石镇")))
    assert texts(root, "//section[@id='years']/h2") == ["与上一年对照"]
    assert texts(root, "//section[@id='years']/article[2]//figcaption") == [
        "上一年 · 2023/青石镇.txt · 41:5",
        "本年 · 2024/青石镇.txt · 3:6",
    ]
    assert texts(root, "//section[@id='years']/article[2]//blockquote") == [
        "表三 · 结转下年度 × 总计：20",
        "表三 · 上年结转 × 总计：15",
    ]
    links = root.xpath("//section[@id='years']/article[2]//a/@href")
    assert links == ["#r2-1", "#r1", "#r2"]
    assert [len(root.xpath(f"//*[@id='{link[1:]}']")) for link in links] == [1, 1, 1]


def test_a_file_of_which_there_is_nothing_to_show_is_named_without_a_link() -> None:
    root = page(run(carried(2024, "青石镇")))
    assert root.xpath("//section[@id='years']//a/@href") == ["#r1-1", "#r1"]
    assert "2023/青石镇.txt" in texts(root, "//section[@id='years']")[0]


def test_a_sum_has_both_figures_their_difference_and_every_unit() -> None:
    counts = {name: 10 + number for number, name in enumerate(TOWNS)}
    root = page(run(sum_of(2024, "澄溪县", "58", counts)))
    assert texts(root, "//section[@id='sums']//table//tr") == ["本级下级合计相差", "5860-2"]
    assert texts(root, "//section[@id='sums']//li")[0] == "2024/青石镇.txt · 30:1：新收：10"
    assert len(texts(root, "//section[@id='sums']//li")) == len(TOWNS)


def test_many_units_below_are_folded() -> None:
    root = page(run(sum_of(2024, "澄溪县", "3", {f"{number}村": 1 for number in range(30)})))
    assert texts(root, "//section[@id='sums']//details/summary") == ["下级：30 个"]


def test_a_cluster_is_one_card_with_its_origin_and_what_is_copied_marked() -> None:
    root = page(run(copy(SECOND, FIRST), copy(THIRD, FIRST, SECOND)))
    assert texts(root, "//section[@id='copies']/article/h3") == ["3 份报告雷同"]
    assert texts(root, "//section[@id='copies']/article/p") == ["最可能的来源：2024/青石镇.txt · 存在的主要问题 · 82:1"]
    assert texts(root, "//section[@id='copies']//li") == [
        "2024/云溪镇.txt · 存在的主要问题 · 80:1 第 1 条",
        "2024/松岭镇.txt · 存在的主要问题 · 80:1 第 1 条",
    ]
    assert [COPIED in mark for mark in texts(root, "//section[@id='copies']//mark")] == [True, True]
    assert not any(town in mark for mark in texts(root, "//section[@id='copies']//mark") for town in TOWNS)


def test_members_that_no_finding_names_are_counted() -> None:
    root = page(run(replace(copy(SECOND, FIRST), unnamed=7)))
    assert texts(root, "//section[@id='copies']/article/h3") == ["9 份报告雷同"]
    assert texts(root, "//section[@id='copies']//li")[-1] == "另有 7 份没有列出"


def test_where_nobody_can_tell_the_origin_a_cluster_has_none() -> None:
    root = page(run(*(copy(*order, confidence="ambiguous") for order in ((FIRST, SECOND), (SECOND, FIRST)))))
    assert texts(root, "//section[@id='copies']/article/p") == ["谁先写的看不出来"]
    assert [each.partition(" ")[0] for each in texts(root, "//section[@id='copies']//li")] == [SECOND, FIRST]
    captions = texts(root, "//section[@id='copies']//figcaption")
    assert [each.partition(" ")[0] for each in captions] == ["相同的是", "此处"]
    assert [each.partition(" ")[0] for each in texts(root, "//section[@id='r1']//figcaption")] == ["此处", "相同的是"]


def test_in_the_section_of_a_file_the_other_members_are_named() -> None:
    root = page(run(copy(THIRD, FIRST, SECOND)))
    assert texts(root, "//section[@id='r1']//li") == ["2024/松岭镇.txt 82:1 存在的主要问题：同样的文字"]


def test_by_unit_sums_go_up_and_the_worst_comes_first() -> None:
    findings = [carried(2024, "松岭镇"), copy(SECOND, FIRST), copy(THIRD, FIRST)]
    root = page(run(*findings, authors=district(2024)))
    rows = texts(root, "//section[@id='by-unit']//tr")
    assert rows[:4] == ["单位文件要处理错误警告", "澄溪县6212", "松岭镇1111", "云溪镇111"]
    assert [row.get("class") for row in root.xpath("//section[@id='by-unit']//td[1]")][:3] == [None, "d1", "d1"]
    assert root.xpath("//section[@id='by-unit']//a/@href") == ["#r1", "#r2"]


def test_units_in_a_circle_are_each_shown_once() -> None:
    authors = {"a": Author("甲", 2023, "乙"), "b": Author("乙", 2024, "甲"), "c": Author("丙", 2024, "丁")}
    root = page(run(carried(2024, "松岭镇"), authors=authors))
    assert texts(root, "//section[@id='by-unit']//td[1]") == ["丁", "丙", "乙", "甲"]
    assert [row.get("class") for row in root.xpath("//section[@id='by-unit']//td[1]")] == [None, "d1", None, "d1"]


@pytest.mark.parametrize(
    ("figure", "total", "difference"),
    [("58", "60", "-2"), ("1.50", "1.05", "+0.45"), ("1.0", "2", "-1.0"), ("无", "3", "")],
)
def test_the_difference_of_any_figures(figure: str, total: str, difference: str) -> None:
    found = replace(sum_of(2024, "澄溪县", figure, {"青石镇": 1}), expected=total)
    row = texts(page(run(found)), "//section[@id='sums']//table//tr[2]/td")
    assert row == [each for each in (figure, total, difference) if each]


def test_a_unit_that_moved_stands_below_its_last_parent() -> None:
    authors = {"a": Author("甲", 2023, "旧县"), "b": Author("甲", 2024, "新县")}
    rows = texts(page(run(carried(2024, "松岭镇"), authors=authors)), "//section[@id='by-unit']//tr")
    assert rows[1:] == ["新县2", "甲2"]


def test_in_a_folder_of_pages_links_lead_to_the_page_of_the_file() -> None:
    made = dict(html.pages(run(carried(2024, "青石镇"), carried(2023, "青石镇")), "zh"))
    index = parser.document_fromstring(made["index.html"])
    links = [link.partition("#") for link in index.xpath("//section[@id='years']//a/@href")]
    assert links
    for name, _, anchor in links:
        assert not anchor or f"id={anchor} " in made[unquote(name)]


def test_however_many_there_are_the_page_stays_light() -> None:
    breaks = [carried(2024, f"第{number:04}村") for number in range(500)]
    copies = [
        copy(f"2024/第{number:04}村.txt", f"2024/第{number // 7 * 7:04}村.txt") for number in range(500) if number % 7
    ]
    result = run(*breaks, *copies, authors=district(2024, towns=[f"第{number:04}村" for number in range(500)]))
    text = "".join(html.report(result, "zh"))
    assert len(text.encode()) <= html.LIGHT
    root = parser.document_fromstring(text)
    assert "另有 300 项，见各文件" in texts(root, "//section[@id='years']//p[@class='aside']")
