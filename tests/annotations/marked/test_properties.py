"""Whatever the document is: what is put into it can be taken out, and its text stays what it was."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt

from gouji.annotations.marked import html_runs, lines, rendering
from gouji.annotations.marked.documents import Draw, drawn
from gouji.annotations.marked.pages import marked, own_word, unmarked
from gouji.annotations.marked.runs import Run
from gouji.annotations.notes import Line, Note, Noted
from gouji.findings.model import SEVERITIES, Severity
from gouji.readers.html.tree import build
from gouji.text.spans import Span

PIECES = st.lists(
    st.sampled_from(
        [
            *(
                "<p>",
                "</p>",
                "<b>",
                "</b>",
                '<a href="x">',
                "</a>",
                "<table>",
                "<tr>",
                "<td>",
                "</td>",
                "</table>",
                "<ul><li>",
            ),
            *(
                "<svg><text>",
                "</svg>",
                "<textarea>",
                "</textarea>",
                "<select><option>",
                "<!--",
                "-->",
                "<!doctype html>",
            ),
            *(
                "<head>",
                "<body>",
                "</body>",
                "</html>",
                "<title>",
                "</title>",
                "<script>",
                "</script>",
                "<style>",
                "<img alt=甲>",
            ),
            *(
                "<meta http-equiv=refresh content=0>",
                "<p onclick=x>",
                "<a href=javascript:x>",
                "<base href=x>",
                "<",
                ">",
                '"',
            ),
            *(
                "&nbsp;",
                "&lt;",
                "&",
                "甲乙",
                "12",
                " ",
                "\n",
                "gouji-",
                "<!--gouji-->",
                "<gouji-mark>",
                "</gouji-mark>",
                "<br/>",
            ),
        ]
    ),
    max_size=25,
).map("".join)
MARKDOWN = st.lists(
    st.sampled_from(
        [
            *(
                "# ",
                "甲乙",
                "12",
                "\n",
                "\n\n",
                "| a | b |\n|---|---|\n",
                "| ",
                " |",
                "\\|",
                "*",
                "**",
                "_",
                "`",
                "``",
                "~~",
            ),
            *(
                "[甲](乙 '丙')",
                "![甲](乙)",
                "<http://a.b>",
                "[",
                "]",
                "&amp;",
                "&nbsp;",
                "\\*",
                "> ",
                "- ",
                "1. ",
                "    ",
                "\t",
            ),
            *("```\n", "<b>", "<!--", "-->", "  \n", "---\n", "a: b\n", "\u200b", "，", "\r\n", "==="),
        ]
    ),
    max_size=25,
).map("".join)
SPANS = st.lists(st.tuples(st.integers(0, 200), st.integers(0, 40), st.sampled_from(SEVERITIES)), max_size=6)
_Ranges = Sequence[tuple[int, int, Severity]]


def noted(spans: _Ranges, length: int) -> Noted:
    notes = tuple(
        Note(
            severity, "勾稽", f"{severity}：", (Line("message", "<错>"), Line("related", "见", Span(0, 0))),
            Span(min(start, length), min(start + size, length)),
        )
        for start, size, severity in spans
    )  # fmt: skip
    return Noted("zh", notes, None, {})


@given(PIECES, SPANS)
def test_marks_can_be_taken_out_of_a_page(text: str, spans: _Ranges) -> None:
    page = marked(text, html_runs.runs(build(text)), noted(spans, len(text)))
    word = own_word(page)
    assert word
    assert unmarked(page, word) == text


def shown(page: str) -> str:
    return "".join(html.document_fromstring(page).find(".//main").itertext())


def check(text: str, spans: _Ranges, draw: Draw) -> None:
    drawing = drawn("甲.md", text, draw)
    page = marked(drawing.page, drawing.runs, noted(spans, len(text)))
    assert unmarked(page, own_word(page) or "") == drawing.page
    assert shown(page) == shown(drawing.page)
    for run in drawing.runs:
        assert 0 <= run.source.start <= run.source.end <= len(text)
        exact_as_written(run, drawing.page, text)


def exact_as_written(run: Run, page: str, text: str) -> None:
    """Where a run corresponds to its source character by character, it is the same characters."""
    part = page[run.page.start : run.page.end]
    if run.page.end - run.page.start == run.source.end - run.source.start and not re.search(r"[&\s]", part):
        assert part == text[run.source.start : run.source.end]


@given(MARKDOWN, SPANS)
def test_markdown_shows_the_same_with_marks_and_without(text: str, spans: _Ranges) -> None:
    check(text, spans, rendering.draw)


@given(MARKDOWN, SPANS)
def test_text_shows_the_same_with_marks_and_without(text: str, spans: _Ranges) -> None:
    check(text, spans, lines.draw)


@given(MARKDOWN)
def test_markdown_is_shown_whole(text: str) -> None:
    """The parser that notes places finds the same as the one that does not."""
    drawing = drawn("甲.md", text, rendering.draw)
    plain = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    plain.disable(["html_inline", "html_block"])
    if not text.startswith("---") and "\u200b" not in text and "![" not in text:
        expected = html.fragment_fromstring(plain.render(text), create_parent="main")
        assert "".join(shown(drawing.page).split()) == "".join("".join(expected.itertext()).split())
