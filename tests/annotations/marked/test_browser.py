"""Pages with marks in a real browser: nothing of a stranger runs, and links lead where they should."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gouji.annotations import annotated
from gouji.annotations.marked.guard import POLICY
from gouji.linter.session import Session
from gouji.text.source import decode
from support.browser import NARROW, WIDE, opened
from support.checkout import EXAMPLES

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.xdist_group("browser")
SUFFIXES = (".html", ".md", ".txt")
ATTACKS = {
    "script": "<script>ran()</script>",
    "svg script": "<svg><script>ran()</script></svg>",
    "handler": "<img src=x: onerror=ran()>",
    "handler after another": "<img onerror='' src=data:x OnError=ran()>",
    "svg handler": "<svg onload=ran()>",
    "details": "<details open ontoggle=ran()>甲</details>",
    "script in a link": "<a id=x href=javascript:ran()>甲</a>",
    "script in a link, written otherwise": "<a id=x href=' java&#x0A;script&colon;ran()'>甲</a>",
    "script in a drawing's link": "<svg><a id=x xlink:href=javascript:ran()><text y=20>甲</text></a></svg>",
    "frame": "<iframe srcdoc='<script>top.ran()</script>'></iframe>",
    "frame of a script": "<iframe src=javascript:top.ran()></iframe>",
    "object": "<object data='data:text/html,<script>top.ran()</script>'></object>",
    "redirection": "<meta http-equiv=refresh content='0;url=data:text/html,gone'>",
    "redirection, quoted": '<META CONTENT="0;url=other.html" HTTP-EQUIV="Refresh">',
    "base": "<base href='https://example.invalid/'>",
    "style that shuts ours out": "<meta http-equiv=content-security-policy content=\"style-src 'none'\">",
    "form": "<form action=javascript:ran()><button id=x>甲</button></form>",
    "end of everything": "</gouji-mark></div></body></html><script>ran()</script>",
    "markdown link": "[甲](javascript:ran())",
    "markdown address": "<javascript:ran()>",
    "attributes": "' onmouseover=ran() x=\"' onmouseover=ran() x=\"",
}
LINKED = "() => document.getElementById('x')?.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}))"


@pytest.fixture(scope="module")
def session() -> Session:
    return Session()


def attacked(suffix: str, attack: str) -> bytes:
    """A faulty report with an attack in its head, its title, a cell that is wrong and its end."""
    text = decode((EXAMPLES / "faulty" / f"qingshi-2024{suffix}").read_bytes()).text
    text = text.replace("2024年度", f"{attack}2024年度", 1).replace("<head>", f"<head>{attack}", 1)
    return f"{text}\n\n{attack}\n".encode()


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS.keys())
def test_nothing_of_a_stranger_runs(
    browser: Browser, session: Session, tmp_path: Path, suffix: str, attack: str
) -> None:
    copy = annotated(session, f"a{suffix}", attacked(suffix, attack), "zh").data
    assert copy is not None
    page = copy.decode()
    with_tags_alone = page.replace(POLICY, "style-src 'unsafe-inline'")
    for number, written in enumerate((page, with_tags_alone)):
        path = tmp_path / f"copy{number}.html"
        path.write_text(written, "utf-8")
        assert survives(browser, path)


def survives(browser: Browser, path: Path) -> bool:
    """Whether a page stays where it is, shows our line and runs nothing."""
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script("window.ran = () => { window.hit = true }")
    page.route("**/*", lambda route: route.continue_() if route.request.url == path.as_uri() else route.abort())
    page.goto(path.as_uri())
    page.evaluate(LINKED)
    page.wait_for_timeout(50)
    still = page.url.partition("#")[0] == path.as_uri() and bool(page.evaluate("window.hit === undefined"))
    shown = page.locator("[id^=gouji][id$=-top]").is_visible()
    context.close()
    return still and shown


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_mark_leads_to_its_note_and_back(
    browser: Browser, session: Session, tmp_path: Path, suffix: str, size: tuple[int, int]
) -> None:
    copy = annotated(session, f"a{suffix}", (EXAMPLES / "faulty" / f"qingshi-2024{suffix}").read_bytes(), "zh").data
    assert copy is not None
    (tmp_path / "copy.html").write_bytes(copy)
    with opened(browser, tmp_path / "copy.html", size) as page:
        assert "错误" in page.locator("#gouji-top").inner_text()
        page.get_by_role("link", name="第一处").click()
        for number in range(1, 6):
            mark = page.locator(f"#gouji-m{number}")
            assert mark.evaluate("each => getComputedStyle(each, '::before').content") == f'"{number}"'
            mark.focus()
            page.keyboard.press("Enter")
            page.wait_for_url(f"**/copy.html#gouji-n{number}")
            note = page.locator(f"#gouji-n{number}")
            box = note.bounding_box()
            assert box
            assert 0 <= box["y"] < size[1]
            note.get_by_role("link", name="↑ 原处").click()
            page.wait_for_url(f"**/copy.html#gouji-m{number}")
            place = mark.bounding_box()
            assert place
            assert 0 <= place["y"] < size[1]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        beside = page.locator("#gouji-notes").evaluate("each => getComputedStyle(each).position")
        assert beside == ("fixed" if size == WIDE else "static")


def test_a_page_without_findings_says_so_in_a_line(browser: Browser, session: Session, tmp_path: Path) -> None:
    copy = annotated(session, "a.md", (EXAMPLES / "faultless" / "qingshi-2024.md").read_bytes(), "zh").data
    assert copy is not None
    (tmp_path / "copy.html").write_bytes(copy)
    with opened(browser, tmp_path / "copy.html") as page:
        assert page.locator("#gouji-top").inner_text() == "勾稽检查：没有发现问题。"
        assert page.locator("#gouji-notes").count() == 0
