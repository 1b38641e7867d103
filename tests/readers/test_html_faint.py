"""Text of no size or no opacity, in a page and in Markdown; ``gouji.readers.html.faint``."""

from __future__ import annotations

import pytest

from gouji import readers
from gouji.document.model import Document
from gouji.readers import html
from gouji.text.source import Source
from readers.showing import shown
from support.work import calls

LINKED = "<link rel=stylesheet href=a.css>"


def _read(written: str, path: str = "a.html") -> Document:
    return readers.read(Source(path, written.encode()))


def _shown(document: Document) -> str:
    return "|".join(str(shown(block)) for block in document.blocks)


@pytest.mark.parametrize(
    "style",
    [
        "font-size:0",
        "FONT-SIZE : 0.0PX",
        "font-size:0%",
        "font-size:.0em",
        "font-size:9px;font-size:0",
        "font-size:0;font-size:none",
        "font: 0/0 a",
        "font:700 0px/1.5 serif",
        "opacity:0",
        "opacity:0%;color:red",
        "opacity:.0",
        "opacity:-1",
        "opacity:0;opacity:none",
        "position:absolute;left:-9999px",
        "top:-1000px;position:fixed",
    ],
)
@pytest.mark.parametrize("path", ["a.html", "a.md"])
def test_not_to_be_seen(style: str, path: str) -> None:
    document = _read(f"鱼<span style='{style}'>1</span>7", path)
    assert _shown(document) == "鱼7"
    assert document.notes == ()


@pytest.mark.parametrize(
    "style",
    [
        "font-size:0;font-size:9px",
        "font-size:0.1px",
        "font-size:10px",
        "font-size:0;font-size:14",
        "font-size:0;font:inherit",
        "font-size:0;font:400 14px a",
        "font-size:0;font:menu",
        "font-size:0;font-size:calc(1px + 1em)",
        "font-size:0;all:initial",
        "line-height:0;width:0",
        "font-family:a0",
        "opacity:0.01",
        "opacity:1",
        "opacity:0;opacity:var(--a)",
        "left:-9999px",
        "position:absolute;left:-999px",
        "position:absolute;margin-left:-9999px",
    ],
)
@pytest.mark.parametrize("path", ["a.html", "a.md"])
def test_to_be_seen(style: str, path: str) -> None:
    document = _read(f"鱼<span style='{style}'>1</span>7", path)
    assert _shown(document) == "鱼17"
    assert document.notes == ()


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p style=font-size:0>鱼<b style=font-size:14px>虾</b><b style=font:14px>蟹</b>", "虾蟹"),
        ("<p style=font-size:0>鱼<b style=font-size:2em>虾</b><b style=font-size:200%>蟹</b><b>贝</b>", ""),
        ("<p style=font-size:0>鱼<b style=font-size:smaller>虾</b><b style=font-size:small>蟹</b>", "蟹"),
        ("<p style=font-size:0>鱼<font size=3>虾</font><font color=red>蟹</font>", "虾"),
        ("<p style=font-size:0>鱼<input value=3>", "3"),
        ("<style>.a{font-size:0}.a i{font-size:14px}</style><p class=a>鱼<i>虾</i><b>蟹</b>", "虾"),
        ("<style>.a{font-size:0}.a>*{font-size:14px}</style><p class=a>鱼<i>虾</i><b>蟹</b>", "虾蟹"),
        ("<style>.a{font-size:0!important}</style><p class=a style=font-size:9px>鱼", ""),
        ("<div style=font-size:0><table><tr><td>鱼<td>虾<tr><td>1<td>2</table></div>", "[['鱼', '虾'], ['1', '2']]"),
        ("<table><tr><td>鱼<td style=font-size:0>1<tr><td>虾<td style=opacity:0>2</table>", "[['鱼', ''], ['虾', '']]"),
        ("<p style=opacity:0>鱼<b style=opacity:1>虾</b>", ""),
        (f"<style>{'i{font-size:9px}' * 2_000}.a{{display:none}}</style><p style=font-size:0>鱼<b class=a>虾", "鱼"),
        ("<style>.a{opacity:0}.a:hover{opacity:1}</style><p class=a>鱼", ""),
        ("<style>.a{opacity:0}p.a{opacity:1}</style><p class=a>鱼", "鱼"),
        ("<style>@media print{.a{opacity:0}}</style><p class=a>鱼", "鱼"),
        ("<p style=visibility:hidden>鱼<b style=visibility:visible>虾</b>", "虾"),
        ("<pre style=opacity:0>鱼</pre><pre style=visibility:hidden>虾</pre>蟹", "蟹"),
    ],
)
def test_what_stands_in_it(page: str, text: str) -> None:
    document = html.read(Source("a.html", page.encode()))
    assert _shown(document) == text
    assert document.notes == ()


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<script>a()</script><p>鱼<b style=opacity:0>1</b>7", "鱼17"),
        ("<p>鱼<b style='opacity:0;animation:a 1s forwards'>1</b>7", "鱼17"),
        ("<style>.a{opacity:0;transition:opacity 1s}</style><p>鱼<b class=a>1</b>7", "鱼17"),
        ("<style>.a{opacity:0}@media (min-width:1px){.a{opacity:1}}</style><p>鱼<b class=a>1</b>7", "鱼17"),
        ("<style>.a{font-size:0}@media (min-width:1px){.a{font-size:9px}}</style><p>鱼<b class=a>1</b>7", "鱼17"),
        ("<style>.a{position:absolute;left:-9999px}</style><p>鱼<b class=a>1</b>7", "鱼17"),
        (f"{LINKED}<p>鱼<b style=opacity:0>1</b>7", "鱼17"),
        (f"{LINKED}<p>鱼<b style='position:absolute;left:-9999px'>1</b>7", "鱼17"),
        (f"{LINKED}<div style=font-size:0>虾<p>鱼<b>1</b></div>7", "鱼1|7"),
        ("<style>@import 'a.css';</style><p>鱼<b style=font-size:0>2<i>1</i></b>7", "鱼17"),
        (
            f"{LINKED}<table><tr><td>鱼<td style=font-size:0><b>1</b><tr><td>虾<td>2</table>",
            "[['鱼', '1'], ['虾', '2']]",
        ),
    ],
)
def test_perhaps_to_be_seen(page: str, text: str) -> None:
    document = _read(page)
    assert _shown(document) == text
    (note,) = document.notes
    assert not note.partial
    assert "“鱼”" in note.message.zh or "“1”" in note.message.zh


@pytest.mark.parametrize(
    "page",
    [
        f"{LINKED}<div style=font-size:0><img alt=鱼><br> — <span style=font-size:9px>虾</span></div>",
        "<script></script><p>鱼<i style=opacity:0></i><i style=opacity:0.5>虾</i>",
        "<script></script><nav style=opacity:0>虾</nav><p>鱼",
    ],
)
def test_no_note_where_nothing_is_doubtful(page: str) -> None:
    assert _read(page).notes == ()


def test_a_note_for_html_in_markdown() -> None:
    (note,) = _read("<div><style>.a{opacity:0;animation:a}</style><p class=a>鱼</p></div>\n\n虾", "a.md").notes
    assert "“鱼”" in note.message.zh


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<div style='font-size:0'>\n\n鱼\n\n</div>\n\n虾", "鱼|虾"),
        ("<div style='opacity:0'>\n\n鱼\n\n</div>\n\n虾", "虾"),
    ],
)
def test_around_markdown(page: str, text: str) -> None:
    assert _shown(_read(page, "a.md")) == text


@pytest.mark.parametrize(
    "page",
    [
        "<style>" + "font:" * 4_000 + "</style>" + "<p>" * 99,
        "<style>" + ".a{font-size:0}.b{font-size:9px}" * 300 + "</style>" + "<p class='a b'>鱼" * 300,
        "<p style='" + "font:" * 4_000 + "'>",
        "<p style='font:0 " + "a " * 4_000 + "'>",
        "<p style='opacity:" + "(" * 4_000 + "'>",
        "<script></script>" + "<b style=opacity:0>鱼" * 1_000,
        f"{LINKED}<i style=font-size:0>" + "<b>鱼" * 1_000,
    ],
    ids=lambda page: f"{page[:30]}{len(page)}",
)
def test_work_is_bounded(page: str) -> None:
    assert calls(lambda: html.blocks_of(page)) < 500 * len(page)
