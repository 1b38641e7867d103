"""The page in a real browser: documents are dropped, and come back as a page and an annotated copy."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from support.browser import NARROW, WIDE
from support.checkout import EXAMPLES
from support.served import Served, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.xdist_group("browser")
FAULTY = EXAMPLES / "faulty" / "qingshi-2024.docx"
PATIENCE = 60_000
"""Milliseconds for a check."""
DROP = """([name, data]) => {
  const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
  const transfer = new DataTransfer();
  transfer.items.add(new File([bytes], name));
  for (const kind of ["dragenter", "dragover", "drop"])
    document.getElementById("drop").dispatchEvent(
      new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }));
}"""


@contextmanager
def opened(browser: Browser, server: Served, size: tuple[int, int] = WIDE, **more: Any) -> Iterator[Page]:
    """The page. Nothing may be complained of, and nothing asked for but the server."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **more)
    complaints: list[str] = []
    context.on("console", lambda message: complaints.append(message.text))
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    context.on("request", lambda asked: None if asked.url.startswith(server.address) else complaints.append(asked.url))
    page = context.new_page()
    page.goto(server.address)
    yield page
    context.close()
    assert [each for each in complaints if not each.startswith("data:")] == []


@pytest.fixture
def page(browser: Browser, server: Served) -> Iterator[Page]:
    server.ask("POST", "clear")
    with opened(browser, server) as found:
        yield found


def checked(page: Page, count: int) -> list[str]:
    """What is said of the documents, once they are checked."""
    page.get_by_role("status").get_by_text(f"已检查 {count} / {count} 个文件").wait_for(timeout=PATIENCE)
    return [" ".join(each.inner_text().split()) for each in page.locator("#files > li").all()]


def test_a_dropped_document_comes_back_as_page_and_copy(page: Page, tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    page.evaluate(DROP, ["青石镇.docx", base64.b64encode(FAULTY.read_bytes()).decode()])
    assert checked(page, 1) == ["青石镇.docx 错误 4，警告 1 查看结果 下载批注件"]
    with page.expect_popup() as popup:
        page.get_by_role("link", name="查看结果：青石镇.docx").click()
    popup.value.wait_for_load_state()
    assert popup.value.locator("article h4").count() == 5
    assert popup.value.evaluate("window.opener") is None
    with page.expect_download() as download:
        page.get_by_role("link", name="下载批注件：青石镇.docx").click()
    assert download.value.suggested_filename == "青石镇（勾稽批注）.docx"
    download.value.save_as(tmp_path / "copy.docx")
    assert len(list(docx.Document(str(tmp_path / "copy.docx")).comments)) == 5


def test_several_files_by_the_button(page: Page, tmp_path: Path) -> None:
    (tmp_path / "信.txt").write_text("各位同事：周五下午开会。", "utf-8")
    (tmp_path / "空.docx").write_bytes(b"")
    faultless = EXAMPLES / "faultless" / "qingshi-2024.md"
    page.locator("#choose").set_input_files([FAULTY, faultless, tmp_path / "信.txt", tmp_path / "空.docx"])
    first, second, third, fourth = checked(page, 4)
    assert first.startswith("qingshi-2024.docx 错误 4")
    assert second == "qingshi-2024.md 没有发现问题 查看结果"
    assert third.startswith("信.txt 没有检查：")
    assert fourth.startswith("空.docx 没能检查：")
    with page.expect_popup() as popup:
        page.get_by_role("link", name="全部结果合成一页").click()
    popup.value.wait_for_load_state()
    assert "qingshi-2024.docx" in popup.value.locator("#units").inner_text()


def test_a_folder_brings_what_can_be_checked(page: Page, tmp_path: Path) -> None:
    folder = tmp_path / "全区" / "东镇"
    folder.mkdir(parents=True)
    (folder / "报告.docx").write_bytes(FAULTY.read_bytes())
    (folder / "照片.png").write_bytes(b"\x89PNG")
    (folder / "~$报告.docx").write_bytes(b"owner")
    page.locator("#folder").set_input_files(folder.parent)
    assert checked(page, 1)[0].startswith("全区 - 东镇 - 报告.docx 错误 4")


def test_files_and_folders_dropped_from_the_desktop(page: Page, tmp_path: Path) -> None:
    """A drop as the browser gets it from the system, folders with what lies below them."""
    folder = tmp_path / "全区" / "东镇"
    folder.mkdir(parents=True)
    (folder / "报告.docx").write_bytes(FAULTY.read_bytes())
    (folder / "照片.png").write_bytes(b"\x89PNG")
    box = page.locator("#drop").bounding_box()
    assert box
    desktop = page.context.new_cdp_session(page)
    dropped = {"items": [], "files": [str(folder.parent), str(FAULTY)], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        desktop.send("Input.dispatchDragEvent", {"type": kind, "x": box["x"] + 20, "y": box["y"] + 20, "data": dropped})
    names = sorted(each.partition(" 错误")[0] for each in checked(page, 2))
    assert names == ["qingshi-2024.docx", "全区 - 东镇 - 报告.docx"]


def test_what_was_checked_is_there_when_the_page_is_loaded_anew(page: Page) -> None:
    page.locator("#choose").set_input_files(FAULTY)
    (said,) = checked(page, 1)
    page.reload()
    assert " ".join(page.locator("#files > li").inner_text().split()) == said
    page.get_by_role("button", name="清空列表").click()
    page.locator("#results").wait_for(state="hidden")
    assert page.evaluate("document.activeElement.id") == "choose"
    page.reload()
    assert page.locator("#files > li").count() == 0


def test_a_file_that_is_too_large_is_not_sent(page: Page) -> None:
    page.evaluate(
        """() => {
          const transfer = new DataTransfer(), file = new File(["a"], "大.docx");
          Object.defineProperty(file, "size", { value: 2 ** 30 });
          Object.defineProperty(transfer, "items", { value: [] });
          Object.defineProperty(transfer, "files", { value: [file] });
          const event = new DragEvent("drop", { bubbles: true, cancelable: true });
          Object.defineProperty(event, "dataTransfer", { value: transfer });
          document.dispatchEvent(event);
        }"""
    )
    assert checked(page, 1) == ["大.docx 没有检查：文件超过 50 MB"]


def test_the_keyboard_reaches_everything_and_is_seen(page: Page) -> None:
    page.locator("#choose").set_input_files(FAULTY)
    checked(page, 1)
    page.keyboard.press("Home")
    page.evaluate("document.activeElement.blur()")
    reached: list[str] = []
    for _ in range(8):
        page.keyboard.press("Tab")
        name, outline = page.evaluate(
            "(() => { const at = document.activeElement, seen = at.closest('label') || at; "
            "return [at.id || at.textContent, getComputedStyle(seen).outlineStyle] })()"
        )
        reached.append(name)
        assert outline != "none"
    assert reached == ["stop", "choose", "folder", "全部结果合成一页", "clear", "查看结果", "下载批注件", "说明"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=str)
def test_axe_finds_nothing(browser: Browser, server: Served, size: tuple[int, int], scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    server.ask("POST", "clear")
    for name in ("甲", "乙"):
        server.drop(f"{name}.docx", FAULTY.read_bytes())
    server.drop("信.txt", "各位同事".encode())
    # The policy of the page lets no other script in, axe neither.
    with opened(browser, server, size, color_scheme=scheme, bypass_csp=True) as page:
        page.locator("summary").click()
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
        assert [each["id"] for each in axe.Axe().run(page).response["violations"]] == []


def test_another_page_of_the_browser_gets_nothing(browser: Browser, server: Served, tmp_path: Path) -> None:
    """Not even one that knows the address can read it, frame it or post to it."""
    server.ask("POST", "clear")
    hostile = tmp_path / "hostile.html"
    hostile.write_text(
        f"""<iframe src="{server.address}"></iframe><script>
        const post = (more) => fetch("{server.address}files?name=a.txt", {{ method: "POST", body: "a", ...more }});
        window.got = Promise.all([
          fetch("{server.address}").then(() => "read", () => "refused"),
          post({{}}).then(() => "posted", () => "refused"),
          post({{ mode: "no-cors" }}).then((answer) => answer.type, () => "refused"),
        ]);</script>""",
        "utf-8",
    )
    context = browser.new_context()
    other = context.new_page()
    other.goto(hostile.as_uri())
    assert other.evaluate("window.got")[:2] == ["refused", "refused"]
    assert all(frame.locator("#drop").count() == 0 for frame in other.frames)
    context.close()
    assert 'id="files"></ol>' in server.ask("GET", "")[1].decode()


def test_no_script_of_a_stranger_runs(page: Page) -> None:
    name = "<img src=x onerror=document.title=1>.txt"
    page.evaluate(DROP, [name, base64.b64encode("各位同事".encode()).decode()])
    assert checked(page, 1)[0].startswith(name)
    assert page.title() == "勾稽检查"


def test_stop_ends_the_server_and_the_page_says_so(browser: Browser, tmp_path: Path) -> None:
    with served(tmp_path) as server, opened(browser, server) as page:
        page.get_by_role("button", name="结束").click()
        page.get_by_role("alert").get_by_text("勾稽已经结束").wait_for()
        assert server.process.wait(20) == 0
        assert not page.locator("#drop").is_visible()
    assert list(tmp_path.iterdir()) == []


def test_english(browser: Browser, tmp_path: Path) -> None:
    with served(tmp_path, "--lang", "en") as server, opened(browser, server) as page:
        page.locator("#choose").set_input_files(FAULTY)
        page.get_by_role("status").get_by_text("checked 1 of 1 files").wait_for(timeout=PATIENCE)
        with page.expect_download() as download:
            page.get_by_role("link", name="Download the copy with notes").click()
        assert download.value.suggested_filename == "qingshi-2024 (gouji notes).docx"
