from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji import readers
from gouji.document.comments import find_comments, parting, reaches
from gouji.document.model import Document, Paragraph
from gouji.text.source import Decoded, Source
from gouji.text.spans import read_from
from support.work import calls


def read(text: str, suffix: str = "md") -> Document:
    return readers.read(Source(f"a.{suffix}", text.encode()))


@pytest.mark.parametrize(
    ("text", "patterns", "reason", "whole"),
    [
        ("<!-- gouji: ignore=cell-blank 本年未开展 -->", ("cell-blank",), "本年未开展", False),
        ("<!--gouji:ignore=a why-->", ("a",), "why", False),
        ("<!-- gouji： ignore = a，b, c-*  two\nlines -->", ("a", "b", "c-*"), "two lines", False),
        ("<!-- GOUJI: ignore-file=tables scanned -->", ("tables",), "scanned", True),
        ("<!-- gouji: ignore=a -->", ("a",), "", False),
        ("<!-- gouji: ignore -->", (), "", False),
        ("<!-- gouji: ignore= -->", (), "", False),
        ("<!-- gouji: disable=a why -->", (), "", False),
        ("<!-- gouji: -->", (), "", False),
    ],
)
@pytest.mark.parametrize("suffix", ["md", "html"])
def test_what_a_comment_says(text: str, patterns: tuple[str, ...], reason: str, whole: bool, suffix: str) -> None:  # noqa: FBT001 - a test parameter
    (comment,) = find_comments(read(f"一\n\n{text}\n\n二\n", suffix))
    assert (comment.patterns, comment.reason, comment.whole_file) == (patterns, reason, whole)


ORDER = "<!-- gouji: ignore=a why -->"


@pytest.mark.parametrize(
    ("suffix", "text"),
    [
        ("txt", ORDER),
        ("md", "<!-- see gouji: ignore=a why -->"),
        ("md", "<!-- gouji: ignore=a why"),
        ("md", f"```\n{ORDER}\n```"),
        ("md", f"  ~~~~ html\n~~~\n{ORDER}\n~~~~"),
        ("md", f"```\n{ORDER}"),
        ("md", f"写作 `{ORDER}` 即可"),
        ("md", f"写作 `` ` {ORDER} `` 即可"),
        ("html", f"<p>一</p><script>x = '{ORDER}'</script><p>二</p>"),
        ("html", f"<p>一</p><STYLE>{ORDER}</Style><p>二</p>"),
        ("html", "<p>一</p><!-- <!-- gouji: ignore=a why --><p>二</p>"),
        ("html", "<p>一</p>&lt;!-- gouji: ignore=a why --&gt;"),
    ],
)
def test_what_is_no_comment_to_gouji(suffix: str, text: str) -> None:
    assert not find_comments(read(f"一\n\n{text}\n\n二\n", suffix))


@pytest.mark.parametrize(
    "text",
    [
        f"`一 {ORDER}",
        f"```一``` {ORDER}",
        f"``` `\n{ORDER}",
        f"```\n一\n```\n{ORDER}",
        f"<!-- 一 --> {ORDER}",
        f"一\r\n{ORDER}\r\n",
    ],
)
def test_what_is_one_all_the_same(text: str) -> None:
    assert len(find_comments(read(text))) == 1


C = "<!-- gouji: ignore=a why -->"


@pytest.mark.parametrize(
    ("suffix", "text", "reached"),
    [
        # on a line of its own: the next block
        ("md", f"一\n\n{C}\n\n# 二\n\n三\n", "二"),
        ("md", f"一\n\n{C}\n二\n\n三\n", "二"),
        ("md", f"一\n\n{C} <!-- more -->\n二\n\n三\n", "二"),
        ("md", "一\n\n<!-- gouji: ignore=a\nwhy -->\n二\n\n三\n", "二"),
        ("md", f"一\n\n{C}\n{C}\n\n二\n\n三\n", "二"),
        ("md", f"一\n\n{C}\n\n| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |\n\n三\n", "甲 | 乙 |\n|---|---|\n| 丙 | 丁"),
        ("html", f"<p>一</p>\n{C}\n<h2>二</h2>\n<p>三</p>", "二"),
        ("html", f"<p>一</p>\n<div>{C}\n<h2>二</h2></div>\n<p>三</p>", "二"),
        ("html", f"<p>一</p>\n{C}\n<table><tr><td>甲<td>乙</tr><tr><td>丙</tr></table>", "甲<td>乙</tr><tr><td>丙"),
        ("html", f"<p>一<br>\n{C}\n二</p>\n<p>三</p>", "二"),
        ("html", f"<p>一\n{C}\n二</p>\n<p>三</p>", f"一\n{C}\n二"),
        # within a table: the next row
        ("html", f"<table>\n<tr><td>甲</td></tr>\n{C}\n<tr>\n<td>乙<td>丙</tr><tr><td>丁</table>", "乙<td>丙"),
        ("html", f"<table>\n<tr><td>甲</td></tr>\n<tr>{C}\n<td>乙<td>丙</tr><tr><td>丁</table>", "乙<td>丙"),
        # beside text: its line
        ("md", f"一\n\n二 {C}\n\n三\n", f"二 {C}"),
        ("md", f"| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 {C} |\n| 戊 | 己 |\n", f"| 丙 | 丁 {C} |"),
        ("md", f"| 甲 | 乙 |\n|---|---|\n|  | {C} |\n| 戊 | 己 |\n", f"|  | {C} |"),
        ("html", f"<p>一</p>\r\n<p>二</p>{C}\r\n<p>三</p>", f"<p>二</p>{C}"),
        ("html", f"<table>\n<tr><td>甲</td></tr>\n<tr><td></td>{C}</tr>\n</table>", f"<tr><td></td>{C}</tr>"),
        # nothing follows
        ("md", f"一\n\n{C}\n", None),
    ],
)  # fmt: skip
def test_how_far_a_comment_reaches(suffix: str, text: str, reached: str | None) -> None:
    document = read(text, suffix)
    span = reaches(find_comments(document), document)[0]
    assert (span and text[span.start : span.end].rstrip("\r\n")) == reached


def test_a_comment_for_the_file_reaches_all_of_it() -> None:
    document = read("一\n\n<!-- gouji: ignore-file=a why -->\n")
    span = reaches(find_comments(document), document)[0]
    assert span
    assert (span.start, span.end) == (0, len("一\n\n<!-- gouji: ignore-file=a why -->\n"))


@given(st.text("<!->`~\n gouji:=a 一/sript", max_size=60), st.sampled_from(["md", "html"]))
def test_any_text(text: str, suffix: str) -> None:
    document = read(f"gouji {text}", suffix)
    assert len(reaches(find_comments(document), document)) == len(find_comments(document))


@pytest.mark.parametrize(
    "part",
    ["<!--", "<script>", "`", "` `` ``` ", "```\n", "<!-- gouji: ignore=a -->", "<!-- gouji: ignore=" + "a," * 9],
)
@pytest.mark.parametrize("name", ["markdown", "html"])
@pytest.mark.parametrize("size", [10_000, pytest.param(100_000, marks=pytest.mark.slow)])
def test_no_text_takes_long(part: str, name: str, size: int) -> None:
    """The calls for each character are few; where work grew with the square, they would be thousands."""
    text = part * (size // len(part)) + "gouji"
    pieces = tuple(Paragraph(read_from(text[at : at + 9], at)) for at in range(0, len(text), 9))
    document = Document("a", name, pieces, Decoded(text, "utf-8"))
    assert calls(lambda: reaches(find_comments(document), document)) < 100 * size


@pytest.mark.parametrize(
    ("written", "address", "reason"),
    [
        ("ignore=a row=x column=y* 理由", (("row", "x"), ("column", "y*")), "理由"),
        ("ignore=a,b table = t 两 句", (("table", "t"),), "两 句"),
        ("ignore-file=a section=s", (("section", "s"),), ""),
        ("ignore=a 理由 row=x", (), "理由 row=x"),
    ],
)
def test_addresses(written: str, address: tuple[tuple[str, str], ...], reason: str) -> None:
    (comment,) = find_comments(readers.read(Source("a.md", f"鱼\n\n<!-- gouji: {written} -->\n\n虾".encode())))
    assert (comment.address, comment.reason, comment.fault) == (address, reason, None)


@pytest.mark.parametrize("written", ["ignore=a rows=x 理由", "ignore=a row=x row=y 理由", "ignore=a row=x=y 理由"])
def test_addresses_that_are_none(written: str) -> None:
    (comment,) = find_comments(readers.read(Source("a.md", f"鱼\n\n<!-- gouji: {written} -->\n".encode())))
    assert comment.fault == "unclear"


ORDER = "<!-- gouji: ignore=a 理由 -->"


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        (f"| a |\n|---|\n| 1 |\n{ORDER}\n| 2 |\n", 1),
        (f"| a |\n|---|\n| 1 |\n<!-- 一 二 -->\n{ORDER}\n| 2 |\n", 1),
        (f"| a |\n|---|\n{ORDER}\n| 1 |\n", 1),
        (f"{ORDER}\n| a |\n|---|\n| 1 |\n", 0),
        (f"甲|乙\n{ORDER}\n|---|---|\n| 1 |\n", 0),
        (f"| a |\n|---|\n| 1 |\n{ORDER}\n\n鱼\n", 0),
        (f"| a |\n|---|\n| 1 |\n\n{ORDER}\n\n| b |\n|---|\n| 1 |\n", 0),
        (f"| a |\n|---|\n| 1 {ORDER} |\n| 2 |\n", 0),
        (f"| a |\n|---|\n| 1 | {ORDER}\n| 2 |\n", 0),
        (f"<table>\n<tr><td>1</td></tr>\n{ORDER}\n<tr><td>2</td></tr>\n</table>\n", 0),
    ],
)
def test_comments_that_part_a_table(written: str, parts: int) -> None:
    document = readers.read(Source("a.md", written.encode()))
    assert len(list(parting(find_comments(document), document))) == parts
