"""The page for reviewers in a real browser: what its script does, that everybody can use it, and how it prints."""

from __future__ import annotations

import io
import logging
import shutil
from collections.abc import Iterator
from itertools import cycle, islice, pairwise
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize
from urllib.parse import unquote, urlsplit

import pytest
from msgspec.structs import replace

from gouji.linter import recall
from gouji.linter.plan import Request
from gouji.linter.results import FileResult, Result
from gouji.linter.session import Session
from gouji.messages.message import Language
from gouji.reporters import html
from support import across_reports as across
from support.browser import NARROW, WIDE, opened
from support.checkout import EXAMPLES
from support.strangers import ATTACKS, attacked

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.xdist_group("browser")
FAULTY = 5
"""Reports with findings among the nine of the run."""


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """Nine reports in three folders, five of them faulty."""
    folder = tmp_path_factory.mktemp("报告")
    for name in ("东区", "西区/甲镇", "西区/乙镇"):
        (folder / name).mkdir(parents=True)
    for place, suffixes in {"东区": (".txt", ".docx"), "西区/甲镇": (".md", ".html"), "西区/乙镇": (".docx",)}.items():
        for suffix in suffixes:
            shutil.copy(EXAMPLES / "faulty" / f"qingshi-2024{suffix}", folder / place / f"有错{suffix}")
    for suffix in (".txt", ".md", ".html", ".docx"):
        shutil.copy(EXAMPLES / "faultless" / f"qingshi-2024{suffix}", folder / "东区" / f"无错{suffix}")
    short = (folder / "西区/甲镇/有错.html").read_text("utf-8").partition("<h2>五")[0]
    (folder / "西区/甲镇/有错.html").write_text(short, "utf-8")
    request = Request(isolated=True, excerpts=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        return Session(request, jobs=1).run(["."]).result


def written(run: Result, path: Path, language: Language = "zh") -> Path:
    path.write_text("".join(html.report(run, language)), "utf-8", "replace")
    return path


@pytest.fixture(scope="module")
def page_file(run: Result, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(run, tmp_path_factory.mktemp("page") / "结果.html")


@pytest.fixture
def page(browser: Browser, page_file: Path) -> Iterator[Page]:
    with opened(browser, page_file) as found:
        yield found


def visible(page: Page, selector: str) -> list[str]:
    return [" ".join(each.inner_text().split()) for each in page.locator(selector).all() if each.is_visible()]


def rows(page: Page) -> list[str]:
    return [each.inner_text() for each in page.locator("#units tbody th .aside").all() if each.is_visible()]


def told(page: Page) -> str:
    """What is said of what is shown, once it is."""
    page.wait_for_timeout(250)
    return page.locator("#shown").inner_text()


# ---- filters -------------------------------------------------------------------------------------------------------


def test_all_is_shown_at_first(page: Page, run: Result) -> None:
    count = len(list(run.findings))
    assert told(page) == f"显示 {FAULTY} / {FAULTY} 个文件，{count} 条发现"
    assert len(rows(page)) == len(visible(page, "section.r")) == FAULTY


def test_severities(page: Page) -> None:
    page.get_by_label("错误", exact=True).uncheck()
    told(page)
    assert all("警告" in each for each in visible(page, "#reports article h4 b"))
    page.get_by_label("警告", exact=True).uncheck()
    assert told(page) == f"显示 0 / {FAULTY} 个文件，0 条发现"


def test_rules_by_choice_and_by_the_summary(page: Page) -> None:
    page.locator("#rule").select_option(label="section-copied")
    chosen = told(page)
    assert set(visible(page, "#reports article h4 a")) == {"section-copied"}
    page.get_by_role("button", name="清除筛选").click()
    assert told(page) != chosen
    page.locator("#by-rule a", has_text="section-copied").click()
    assert told(page) == chosen
    assert page.evaluate("document.activeElement.id") == "units"


def test_folders_with_those_below_them(page: Page) -> None:
    page.locator("#folder").select_option("东区")
    told(page)
    assert rows(page) == ["东区/有错.docx", "东区/有错.txt"]
    page.locator("#by-folder a", has_text="西区/甲镇").click()
    told(page)
    assert sorted(rows(page)) == ["西区/甲镇/有错.html", "西区/甲镇/有错.md"]


@pytest.mark.parametrize(
    ("words", "found"),
    [("甲镇", 2), ("甲镇 MD", 1), ("空白", FAULTY), ("CELL-blank", FAULTY), ("没有这样的词", 0), ("  ", FAULTY)],
)
def test_search_in_names_and_findings(page: Page, words: str, found: int) -> None:
    page.get_by_label("搜索").fill(words)
    assert told(page).startswith(f"显示 {found} / {FAULTY} 个文件")
    assert len(visible(page, "section.r")) == found


def test_what_is_shown_is_announced(page: Page) -> None:
    assert page.get_by_role("status").get_attribute("id") == "shown"
    assert page.get_by_role("search", name="筛选").is_visible()


def test_sorting_by_each_column(page: Page) -> None:
    first = rows(page)
    page.get_by_role("button", name="错误", exact=True).click()
    assert page.locator("#units th[aria-sort]").get_attribute("aria-sort") == "descending"
    counts = [int(each) for each in visible(page, "#units tbody td.n:nth-child(2)")]
    assert counts == sorted(counts, reverse=True)
    page.get_by_role("button", name="文件", exact=True).click()
    ascending = rows(page)
    page.get_by_role("button", name="文件", exact=True).click()
    assert sorted(rows(page)) == sorted(ascending) == sorted(first)
    sections = [each.get_attribute("id") for each in page.locator("section.r").all()]
    assert sections == [each.get_attribute("data-r") for each in page.locator("#units tbody tr").all()]


# ---- keyboard and links --------------------------------------------------------------------------------------------


def test_the_keyboard_reaches_everything_and_is_seen(page: Page) -> None:
    reached: list[str] = []
    for _ in range(40):
        page.keyboard.press("Tab")
        name, outline = page.evaluate(
            "(() => { const at = document.activeElement; "
            "return [at.id || at.className || at.textContent, getComputedStyle(at).outlineStyle] })()"
        )
        reached.append(name)
        assert outline != "none"
    assert reached[0] == "words"
    assert {"rule", "folder", "错误", "s"} <= set(reached)


def test_enter_searches_and_sorts(page: Page) -> None:
    address = page.url
    page.get_by_label("搜索").focus()
    page.keyboard.type("甲镇")
    page.keyboard.press("Enter")
    assert told(page).startswith("显示 2")
    page.get_by_role("button", name="警告").focus()
    page.keyboard.press("Enter")
    assert page.locator("#units th[aria-sort]").inner_text().startswith("警告")
    assert page.url == address


def test_links_lead_to_what_is_there(page: Page) -> None:
    links: list[Locator] = page.locator("a[href^='#']:not([data-rule], [data-folder])").all()
    assert len(links) > 20
    for href in {each.get_attribute("href") or "" for each in links}:
        assert page.locator(f"[id='{href[1:]}']").count() == 1
    cell = page.locator("td.error a").first
    cell.click()
    number = cell.inner_text()
    assert page.locator("article:target h4 b").inner_text().startswith(f"{number}.")


@pytest.mark.parametrize("suffix", [".md", ".html", ".txt", ".docx"])
def test_no_label_hides_what_is_wrong_on_a_phone(browser: Browser, page_file: Path, suffix: str) -> None:
    """The first wrong cell is what stands where it is drawn: no label that stays at the left lies over it."""
    with opened(browser, page_file, NARROW) as page:
        report = page.locator("section.r", has_text=f"有错{suffix}").first
        cell = report.locator("td.w, td.p").first
        cell.scroll_into_view_if_needed()
        page.wait_for_timeout(200)
        assert cell.evaluate(
            "cell => { const box = cell.getBoundingClientRect(); "
            "return document.elementFromPoint(box.left + 3, box.top + 3).closest('td') === cell }"
        )


def test_a_wide_table_shows_what_is_wrong_on_a_phone(browser: Browser, page_file: Path) -> None:
    with opened(browser, page_file, NARROW) as page:
        region = page.locator(".s", has=page.locator("td.error")).first
        region.scroll_into_view_if_needed()
        page.wait_for_timeout(200)
        assert page.evaluate(
            "(() => { const box = document.querySelector('.s:has(td.error)').getBoundingClientRect(), "
            "cell = document.querySelector('.s td.error').getBoundingClientRect(); "
            "return cell.right <= box.right + 1 && cell.left >= box.left - 1 })()"
        )


# ---- everybody -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [WIDE, NARROW, (320, 600)], ids=str)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wider_than_the_screen(
    browser: Browser, page_file: Path, size: tuple[int, int], scheme: str
) -> None:
    with opened(browser, page_file, size, color_scheme=scheme) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=str)
def test_axe_finds_nothing_serious(browser: Browser, page_file: Path, scheme: str, size: tuple[int, int]) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    with opened(browser, page_file, size, color_scheme=scheme) as page:
        found = axe.Axe().run(page).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found if each["impact"] in ("serious", "critical")] == []
    assert [each["id"] for each in found] == []


def test_headings_are_in_order_and_there_are_landmarks(page: Page) -> None:
    levels = [int(each.evaluate("each => each.tagName[1]")) for each in page.locator("h1, h2, h3, h4").all()]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert [page.locator(name).count() for name in ("header", "main", "form[role=search]")] == [1, 1, 1]


def test_all_can_be_read_without_the_script(browser: Browser, page_file: Path, run: Result) -> None:
    with opened(browser, page_file, java_script_enabled=False) as page:
        assert len(visible(page, "#reports article")) == len(list(run.findings))
        assert not page.locator("#filter").is_visible()
        assert visible(page, "#units thead button") == []


def test_english(browser: Browser, run: Result, tmp_path: Path) -> None:
    with opened(browser, written(run, tmp_path / "page.html", "en")) as page:
        page.get_by_label("Search").fill("cell-blank")
        assert told(page).startswith(f"Shown: {FAULTY} of {FAULTY} files, ")


# ---- paper ---------------------------------------------------------------------------------------------------------


def printed(page: Page) -> list[str]:
    """The text of each page on paper."""
    pdfplumber = pytest.importorskip("pdfplumber")
    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it finds fault with the fonts of Chromium
    with pdfplumber.open(io.BytesIO(page.pdf(format="A4"))) as document:
        return [normalize("NFKC", each.extract_text()) for each in document.pages]


def test_a_report_a_page_and_no_controls(page: Page) -> None:
    front, *reports = printed(page)
    assert "要处理的文件" in front
    assert not any(word in text for word in ("搜索", "清除", "回到列表", "没有发现问题") for text in (front, *reports))
    assert len(reports) == FAULTY
    assert all("5. 警告" in text or "1. 错误" in text for text in reports)
    assert all("只显示有关的" in text for text in reports)


def test_what_is_filtered_out_is_not_printed(page: Page) -> None:
    page.get_by_label("搜索").fill("乙镇")
    told(page)
    _, *reports = printed(page)
    assert len(reports) == 1


# ---- strangers, folders, weight ------------------------------------------------------------------------------------


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_text_of_a_stranger_runs(browser: Browser, tmp_path: Path, attack: str) -> None:
    path = tmp_path / "page.html"
    path.write_bytes("".join(html.report(attacked(attack), "zh")).encode("utf-8", "replace"))
    with opened(browser, path) as page:
        page.get_by_label("搜索").fill("a")
        assert told(page)


def test_no_other_script_may_run(browser: Browser, page_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "changed.html"
    path.write_text(
        page_file.read_text("utf-8").replace("</main>", "<script>document.title = 1</script></main>"), "utf-8"
    )
    context = browser.new_context()
    changed = context.new_page()
    changed.goto(path.as_uri())
    assert changed.title() == "勾稽检查结果"
    context.close()


def test_a_folder_of_pages(browser: Browser, run: Result, tmp_path: Path) -> None:
    for name, text in html.pages(run, "zh"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    with opened(browser, tmp_path / "index.html") as page:
        hrefs = [each.get_attribute("href") or "" for each in page.locator("#units tbody a").all()]
        assert all((tmp_path / unquote(urlsplit(href).path)).is_file() for href in hrefs)
        page.locator("#folder").select_option("西区/乙镇")
        assert told(page).startswith(f"显示 1 / {FAULTY} 个文件，5 条发现")
        page.locator("#units tbody a:visible").click()
        assert page.locator("section.r").count() == 1
        assert page.get_by_role("navigation").get_by_role("link").count() == 2
        page.get_by_role("link", name="← 全部文件").click()
        assert page.locator("#units").count() == 1


def many(run: Result, count: int, *, faulty: int) -> Result:
    """So many reports, every n-th of them faulty."""
    wrong = cycle([file for file in run.files if file.findings])
    clean = cycle([file for file in run.files if not file.findings])
    files: list[FileResult] = []
    for number in range(count):
        (file,) = islice(wrong if number % faulty == 0 else clean, 1)
        files.append(recall.at(file, f"全市/{number % 20:02} 区/{number:03} 镇人民政府.docx"))
    return replace(run, files=tuple(files))


@pytest.mark.parametrize("faulty", [3, 1], ids=["a third faulty", "all faulty"])
def test_500_reports_are_light(browser: Browser, run: Result, tmp_path: Path, faulty: int) -> None:
    path = written(many(run, 500, faulty=faulty), tmp_path / "page.html")
    assert path.stat().st_size <= 1_500_000
    with opened(browser, path) as page:
        page.get_by_label("搜索").fill("498 镇")
        assert told(page).startswith("显示 1 /")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=str)
def test_a_page_of_reports_beside_each_other(
    browser: Browser, tmp_path: Path, scheme: str, size: tuple[int, int]
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    first, second = (f"2024/{town}.txt" for town in across.TOWNS[:2])
    below = dict.fromkeys(across.TOWNS, 12)
    found = (across.carried(2024, "青石镇"), across.sum_of(2024, "澄溪县", "58", below), across.copy(second, first))
    file = tmp_path / "结果.html"
    file.write_text("".join(html.report(across.run(*found, authors=across.district(2024)), "zh")), encoding="utf-8")
    with opened(browser, file, size, color_scheme=scheme) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
        assert [each["id"] for each in axe.Axe().run(page).response["violations"]] == []
