"""Where marks stand in pages of HTML and in rendered Markdown, and what is never touched."""

from __future__ import annotations

import pytest

from gouji.annotations.marked import html_runs, rendering
from gouji.annotations.marked.documents import drawn
from gouji.annotations.marked.marks import inserted, marks
from gouji.annotations.marked.writing import Writing
from gouji.annotations.notes import Line, Note
from gouji.readers.html.tree import build
from gouji.text.lazy import lazy_re
from gouji.text.spans import Span

_TAG = lazy_re(r"<gouji-mark[^>]*>")
_NUMBER = lazy_re(r"<gouji-no.*?</gouji-no>")


def note(start: int, end: int) -> Note:
    return Note("error", "勾稽", "错误：", (Line("message", "错"),), Span(start, end))


def short(page: str) -> str:
    """Marks as brackets, numbers as a caret."""
    return _NUMBER.sub("^", _TAG.sub("[", page)).replace("</gouji-mark>", "]")


def cut(written: str) -> tuple[str, Note]:
    """A text without its braces, and a note on what stood between them."""
    start, end = written.index("{"), written.index("}") - 1
    return written.replace("{", "").replace("}", ""), note(start, end)


@pytest.mark.parametrize(
    ("written", "marked"),
    [
        ("<p>甲{乙}丙</p>", "<p>甲[乙]^丙</p>"),
        ("<p>甲{乙<b>丙</b>丁}</p>", "<p>甲[乙]<b>[丙]</b>[丁]^</p>"),
        ("<td>{12}</td>", "<td>[12]^</td>"),
        ("<table><tr><td>1</td><td>{}</td></tr></table>", "<table><tr><td>1</td><td>[]^</td></tr></table>"),
        ("<table><tr><td><p>{}</p></td></tr></table>", "<table><tr><td><p>[]^</p></td></tr></table>"),
        ("<table><tr><td>{&nbsp;}</td></tr></table>", "<table><tr><td>[&nbsp;]^</td></tr></table>"),
        ("<p>1{&lt;}2</p>", "<p>1[&lt;]^2</p>"),
        ("<p>甲<!-- {乙} -->丙</p>", "<p>甲<!-- 乙 -->[]^丙</p>"),
        ("<p>见<a href=x>甲{乙}</a></p>", "<p>见^<a href=x>甲[乙]</a></p>"),
        ("<p>甲<img alt={乙}>丙</p>", "<p>甲[]^<img alt=乙>丙</p>"),
        ("<p>甲</p><svg><text>{乙}</text></svg>", "<p>甲</p>[]^<svg><text>乙</text></svg>"),
        ("<p>甲</p><textarea>{乙}</textarea>", "<p>甲</p>[]^<textarea>乙</textarea>"),
        ("<ul>\n<li>{甲</li>\n<li>乙}</li></ul>", "<ul>\n<li>[甲]</li>\n<li>[乙]^</li></ul>"),
    ],
)
def test_in_html(written: str, marked: str) -> None:
    text, meant = cut(written)
    assert short(inserted(text, marks(html_runs.runs(build(text)), [meant], Writing("zh")))) == marked


@pytest.mark.parametrize(
    ("written", "marked"),
    [
        ("甲{乙}丙", "<p>甲[乙]^丙</p>"),
        ("甲**{乙}**丙", "<p>甲<strong>[乙]^</strong>丙</p>"),
        ("## {一、甲} ##", "<h2>[一、甲]^</h2>"),
        ("- 甲\n- {乙}", "<ul>\n<li>甲</li>\n<li>[乙]^</li>\n</ul>"),
        ("[乙](乙){乙}", '<p><a href="%E4%B9%99">乙</a>[乙]^</p>'),
        ("甲\\*{1}", "<p>甲*[1]^</p>"),
        ("`乙`{乙}", "<p><code>乙</code>[乙]^</p>"),
        ("`` {乙} ``", "<p><code>[乙]^</code></p>"),
        ("<b>{乙}</b>", "<p>&lt;b&gt;[乙]^&lt;/b&gt;</p>"),
        ("    甲{乙}", "<pre><code>甲[乙]^\n</code></pre>"),
        ("```\n甲{乙}\n```", "<pre><code>甲[乙]^\n</code></pre>"),
        ("> 甲\n> {乙}", "<blockquote>\n<p>甲\n[乙]^</p>\n</blockquote>"),
        ("---\na: {1}\n---\n甲", "<pre>---\na: [1]^\n---</pre>\n<p>甲</p>"),
    ],
)
def test_in_markdown(written: str, marked: str) -> None:
    text, meant = cut(written)
    drawing = drawn("甲.md", text, rendering.draw)
    page = short(inserted(drawing.page, marks(drawing.runs, [meant], Writing("zh"))))
    assert page.partition("<main>\n")[2].partition("</main>")[0].strip() == marked


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("| 1 | {2} |", ["1", "[2]^"]),
        ("| 1 | {} |", ["1", "[]^"]),
        ("|{}| 2 |", ["[]^", "2"]),
        ("| a\\|{b} | 2 |", ["a|[b]^", "2"]),
        ("1 | {2}", ["1", "[2]^"]),
        ("| 1 | **{2}** |", ["1", "<strong>[2]^</strong>"]),
    ],
)
def test_in_a_table_of_markdown(row: str, cells: list[str]) -> None:
    text, meant = cut(f"| a | b |\n|---|---|\n{row}\n")
    drawing = drawn("甲.md", text, rendering.draw)
    page = short(inserted(drawing.page, marks(drawing.runs, [meant], Writing("zh"))))
    body = page.partition("<tbody>")[2].partition("</tbody>")[0]
    assert body.replace("\n", "") == f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def test_marks_that_overlap_are_cut_and_stand_in_no_other() -> None:
    text = "<p>甲乙丙丁</p>"
    page = inserted(text, marks(html_runs.runs(build(text)), [note(3, 6), note(4, 7)], Writing("zh")))
    assert short(page) == "<p>[甲][乙丙]^[丁]^</p>"
    assert 'data-of="1 2"' in page
