"""What is read from Markdown; ``gouji.readers.markdown``."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from showing import shown

from gouji.document.model import Document, Table
from gouji.readers import markdown
from gouji.readers.struck import struck_note
from gouji.text.source import Source
from gouji.text.spans import Text

NO_CELL = None


def read(content: str) -> Document:
    return markdown.read(Source("报告.md", content.encode()))


def blocks(content: str) -> list[object]:
    return [shown(block) for block in read(content).blocks]


def texts(document: Document) -> list[Text]:
    found = []
    for block in document.blocks:
        found += [cell.text for cell in block.cells] if isinstance(block, Table) else [block.text]
    return found


def places(content: str) -> list[tuple[str, int, int, int, int]]:
    """Every text with the line and column of its first character and of its end."""
    document = read(content)
    found = []
    for text in texts(document):
        span = text.span()
        assert span
        assert document.decoded
        place = document.decoded.place(span)
        found.append((text.value, place.line, place.column, place.end_line, place.end_column))
    return found


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("# 甲\n\n### 乙 ###\n丙\n", ["1 甲", "3 乙", "丙"]),
        ("甲\n===\n乙\n---\n", ["1 甲", "2 乙"]),
        ("本站放鱼苗三次。\n---\n乙", ["本站放鱼苗三次。", "乙"]),
        ("#\n\n## ##\n\n甲", ["甲"]),
        ("- # 甲", ["1 - 甲"]),
        ("> ## 甲\n> 乙", ["2 甲", "乙"]),
        ("甲\n\n***\n\n乙", ["甲", "乙"]),
        ("甲\r\n\r\n乙\r\r丙", ["甲", "乙", "丙"]),
        ("　　甲　\n\n\u00a0乙", ["甲", "乙"]),
        # Lists keep their marks as they were written.
        ("1. 甲\n2. 乙\n   丙", ["1. 甲", "2. 乙丙"]),
        ("3) 甲\n\n   乙", ["3) 甲", "乙"]),
        ("- 甲\n  + 乙\n    * 丙", ["- 甲", "+ 乙", "* 丙"]),
        ("- 1. 甲", ["- 1. 甲"]),
        ("1. 1. 1", ["1. 1. 1"]),
        ("-\n- 甲", ["-", "- 甲"]),
        ("> - 甲\n> - 乙", ["- 甲", "- 乙"]),
        ("1、甲\n\n（2）乙", ["1、甲", "（2）乙"]),
        # Indented text is hardly ever program code.
        ("甲\n\n    **乙**\n    丙", ["甲", "乙", "丙"]),
        ("```text\n鱼\t数\n草鱼\t3\n*甲*\n```\n乙", [[["鱼", "数"], ["草鱼", "3"]], "*甲*", "乙"]),
        ("~~~\n甲", ["甲"]),
        # What is not shown
        ("<!-- 甲 -->\n\n乙<!-- 丙 -->丁\n\n<!--\n\n戊\n-->\n", ["乙丁"]),
        ("[甲]: http://fish.example\n\n乙", ["乙"]),
        ("---\ntitle: 甲\n---\n乙", ["乙"]),
        ("---\n\n# 注\ntitle: |\n  ```\n...\n乙", ["乙"]),
        ("---\n\n甲\n\n---\n乙", ["甲", "乙"]),
        ("---\ntitle: 甲\n\n乙", ["title: 甲", "乙"]),
        ("", []),
    ],
)
def test_blocks(content: str, expected: list[object]) -> None:
    assert blocks(content) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("放鱼苗三十万尾，巡河九次，\n答复来信", ["放鱼苗三十万尾，巡河九次，答复来信"]),
        ("fish\nand rice", ["fish and rice"]),
        ("收到3\n件", ["收到3件"]),
        ("放“鱼”\n米", ["放“鱼”米"]),
        ("甲  \n乙\\\n丙<br>丁", ["甲", "乙", "丙", "丁"]),
        ("**甲\n乙**", ["甲乙"]),
        ("`a\nb`", ["a b"]),
        # A line that begins as a section does, begins one.
        (
            "放鱼年报\n一、放鱼\n本站放鱼。\n二、巡河\n本站巡河。",
            ["放鱼年报", "一、放鱼", "本站放鱼。", "二、巡河", "本站巡河。"],
        ),
        ("**（一）放鱼**\n本站放鱼。", ["（一）放鱼", "本站放鱼。"]),
        ("（一）放鱼，\n巡河", ["（一）放鱼，巡河"]),
        (f"{'鱼' * 40}\n（一）", [f"{'鱼' * 40}（一）"]),
    ],
)
def test_lines_of_a_paragraph(content: str, expected: list[object]) -> None:
    assert blocks(content) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("**一、放鱼**", "一、放鱼"),
        ("**（一）放鱼。**本站放鱼。", "（一）放鱼。本站放鱼。"),  # CommonMark shows these asterisks
        ("*甲* __乙__ _丙_ ***丁***", "甲 乙 丙 丁"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("注：*甲", "注：*甲"),
        ("**甲", "**甲"),
        ("**甲*", "*甲"),
        ("snake_case_name 甲_乙_丙", "snake_case_name 甲_乙_丙"),
        (r"\*甲\* \乙 3\.", r"*甲* \乙 3."),
        ("`**甲**` ``a`b`` `c", "**甲** a`b `c"),
        ("`` `甲` ``", "`甲`"),
        ("[甲](http://fish.example/a(b) '题')乙", "甲乙"),
        ("[**甲**](<a b>)", "甲"),
        ("[甲] [2021](30号", "[甲] [2021](30号"),
        ("[甲][a] [A] [a][] [乙][b]\n\n[a]: http://fish.example", "甲 A a [乙][b]"),
        ("<http://fish.example> <a@fish.example>", "http://fish.example a@fish.example"),
        ("甲<span style='x'>乙</span>", "甲乙"),
        ("3<5，5>3，<条例>", "3<5，5>3，<条例>"),
        ("&lt;甲&gt;&nbsp;&#20057;&x;&amp", "<甲>\u00a0乙&x;&amp"),
        ("]甲[", "]甲["),
        ("甲<!--乙", "甲<!--乙"),
    ],
)
def test_marks_within_a_line(content: str, expected: str) -> None:
    assert blocks(content)[0] == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('甲<span style="display:none">1</span>7', ["甲7"]),
        ("甲7<span hidden>1", ["甲7"]),
        ("甲<i hidden>2<span>5</span></i>3", ["甲3"]),
        ("甲<ruby>25<rt>x</ruby>件", ["甲25件"]),
        ("甲<script>9</script>3", ["甲3"]),
        ("甲<br hidden>3", ["甲", "3"]),
        ("甲<span hidden>![](a.png)</span>", ["甲"]),
        ("<div hidden>\n\n甲~~3~~\n\n</div>\n\n乙", ["乙"]),
        ("<div hidden>\n<div>\n\n甲\n\n</div>\n\n| 鱼 | 数 |\n|---|---|\n\n<p>丙</p>\n</div><p>乙</p>", ["乙"]),
        ("<div hidden>\n</div>\n\n甲", ["甲"]),
        ("<p hidden>\n\n甲", ["甲"]),
        ("<aside>\n\n甲\n\n</aside>", ["甲"]),
        ("<del>\n\n甲\n\n</del>\n\n乙", ["乙"]),
    ],
)
def test_what_a_browser_hides(content: str, expected: list[object]) -> None:
    assert blocks(content) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("23<sup>&#49;</sup>件", "23¹件"),
        ("23<sup>注&#49;</sup>件", "23⁎¹件"),
        ("23<sup>**1**</sup>", "23¹"),
        ("<sup>23件</sup>", "23件"),
        ("25^[1]^件", "25⁽¹⁾件"),
        ("23^①^", "23①"),
        ("23^注1^", "23⁎¹"),
        ("23^注意^", "23^注意^"),
        ("23$^{1}$件", "23¹件"),
        ("$23^1$", "23¹"),
        ("$23$", "$23$"),
    ],
)
def test_raised(content: str, expected: str) -> None:
    assert blocks(content) == [expected]


@pytest.mark.parametrize(
    ("content", "expected", "quoted"),
    [
        ('<s class="a>b">23</s>25', "25", "23"),
        ("<s>23<b>4</s>25", "25", "234"),
        ("~~2**3**~~25", "25", "23"),
        ("申请~23~25件", "申请25件", "23"),
        ("<del>\n\n23\n\n</del>\n\n25", "25", "23"),
        ('<b title=2">25</b>', "25", None),
        ("1~6月，7~12月", "1~6月，7~12月", None),
        ("1~6~12", "1~6~12", None),
        ("<div hidden>\n\n~~23~~\n\n</div>\n\n25", "25", None),
        ("<i hidden>~~23~~</i>25", "25", None),
    ],
)
def test_struck(content: str, expected: str, quoted: str | None) -> None:
    document = read(content)
    assert [shown(block) for block in document.blocks] == [expected]
    assert list(document.notes) == list(struck_note([quoted or ""]))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("![表](table.png)", ["[表]"]),
        ("甲![](a.png)乙", ["甲乙", "[]"]),
        ("[![*表*](a.png)](b)", ["[*表*]"]),
        ("甲<img src='a.png'>", ["甲", "[]"]),
        ("![表][a]\n\n[a]: a.png", ["[表]"]),
    ],
)
def test_pictures(content: str, expected: list[object]) -> None:
    assert blocks(content) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("| 鱼 | 数 |\n|:--|--:|\n| **草鱼** |  |", [[["鱼", "数"], ["草鱼", ""]]]),
        ("鱼 | 数\n--- | ---\n草鱼 | 3 | 4", [[["鱼", "数", NO_CELL], ["草鱼", "3", "4"]]]),
        ("| 鱼 | 数 |\n|---|---|\n| a\\|b | `c\\|d` |", [[["鱼", "数"], ["a|b", "c|d"]]]),
        ("| 鱼 | 数 |\n|---|---|\n注：草鱼。", [[["鱼", "数"]], "注：草鱼。"]),
        ("| 鱼 | 数 |\n|---|---|\n\n| 河 | 次 |\n|---|---|", [[["鱼", "数"]], [["河", "次"]]]),
        ("甲\n| 鱼 | 数 |\n|---|---|", ["甲", [["鱼", "数"]]]),
        ("> | 鱼 | 数 |\n> |---|---|\n> | 草鱼 | 3 |", [[["鱼", "数"], ["草鱼", "3"]]]),
        # Tables that Markdown does not know
        ("| 鱼 | 数 |\n| *草鱼* | 3 |", [[["鱼", "数"], ["草鱼", "3"]]]),
        ("甲\n\n鱼\t数\n\n\t草鱼\t3\n\n乙", ["甲", [["鱼", "数", NO_CELL], ["", "草鱼", "3"]], "乙"]),
        ("鱼\n| 数\n1. 草鱼\n| 3\n2. 鲤鱼\n| 4\n\n# 乙", [[["鱼", "数"], ["1. 草鱼", "3"], ["2. 鲤鱼", "4"]], "1 乙"]),
        ("鱼\n\n|\n\n数\n\n草鱼\n\n|\n\n3\n\n乙", [[["鱼", "数"], ["草鱼", "3"]], "乙"]),
        ("> 鱼\t数\n> 草鱼\t3", [[["鱼", "数"], ["草鱼", "3"]]]),
        ("本站放鱼。\n鱼\t数\n草鱼\t3\n本站巡河。", ["本站放鱼。", [["鱼", "数"], ["草鱼", "3"]], "本站巡河。"]),
    ],
)
def test_tables(content: str, expected: list[object]) -> None:
    assert blocks(content) == expected


HTML_TABLE = "<table>\n<tr><td>鱼</td><td>数</td></tr>\n\n    <tr><td>草鱼</td><td>3</td></tr>\n</table>"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (f"甲\n\n{HTML_TABLE}\n\n**乙**", ["甲", [["鱼", "数"], ["草鱼", "3"]], "乙"]),
        (f"{HTML_TABLE}\n{HTML_TABLE}", [[["鱼", "数"], ["草鱼", "3"]], [["鱼", "数"], ["草鱼", "3"]]]),
        ("<h2>甲</h2>\n\n<p>乙</p>", ["2 甲", "乙"]),
        ("<div>\n\n# 甲\n\n</div>", ["1 甲"]),
    ],
)
def test_html_between_blocks(content: str, expected: list[object]) -> None:
    assert blocks(content) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("\n## 甲 **乙** ##", [("甲 乙", 2, 4, 2, 9)]),
        ("- 甲\n  乙", [("- 甲乙", 1, 1, 2, 4)]),
        ("> 甲*乙*", [("甲乙", 1, 3, 1, 6)]),
        ("甲  \n  乙", [("甲", 1, 1, 1, 2), ("乙", 2, 3, 2, 4)]),
        ("&amp;甲", [("&甲", 1, 1, 1, 7)]),
        ("---\na: b\n---\n甲", [("甲", 4, 1, 4, 2)]),
        (
            "| 甲 |  |\n|---|---|\n| **3** | |",
            [("甲", 1, 3, 1, 4), ("", 1, 7, 1, 7), ("3", 3, 5, 3, 6), ("", 3, 11, 3, 11)],
        ),
        ("![](a)甲", [("甲", 1, 7, 1, 8), ("", 1, 3, 1, 3)]),
        ("甲\n\n<p>乙</p>", [("甲", 1, 1, 1, 2), ("乙", 3, 4, 3, 5)]),
    ],
)
def test_places(content: str, expected: list[tuple[str, int, int, int, int]]) -> None:
    assert places(content) == expected


CELL = st.text(st.sampled_from("鱼米豆瓜35*_|`\\"), max_size=4)
GRID = st.integers(2, 5).flatmap(lambda width: st.lists(st.lists(CELL, min_size=width, max_size=width), min_size=2))


@given(GRID)
def test_pipe_tables_are_read_back(grid: list[list[str]]) -> None:
    escaped = [["".join(f"\\{each}" if each in "*_|`\\" else each for each in cell) for cell in row] for row in grid]
    lines = [f"| {' | '.join(row)} |" for row in escaped]
    document = read("\n".join([lines[0], "|---" * len(grid[0]) + "|", *lines[1:]]))
    (table,) = document.blocks
    assert isinstance(table, Table)
    assert [[cell and cell.text.value for cell in row] for row in table.grid] == grid
    assert document.decoded
    for cell in table.cells:
        span = cell.text.span()
        assert span
        source = escaped[cell.row][cell.column]
        assert document.decoded.text[span.start : span.end] in (source, source[1:])  # with its first backslash or not


TEXT = ["鱼", "3", "一、", "。", "　", "  ", "\t", "&amp;", "\\", "\v", "\u2028"]
MARKS = ["*", "**", "_", "`", "``", "[", "]", "](x)", "![", "[a]", "<br>", "<b>", "|", "\\|", "<!--", "-->"]
BLOCKS = ["- ", "1. ", "> ", "# ", "    ", "```", "====", "---\n", "|---|---|", "[a]:", "a:"]
SCRAPS = [*TEXT, *MARKS, *BLOCKS, "\n", "\n", "\n\n", "\r\n", "\r"]


@given(st.lists(st.sampled_from(SCRAPS), max_size=40).map("".join))
def test_every_text_is_read_and_points_at_its_source(content: str) -> None:
    document = read(content)
    for text in texts(document):
        assert text.pieces
        for piece in text.pieces:
            if piece.length == piece.end - piece.start and "<b>" not in content:
                assert content[piece.start : piece.end] == text.value[piece.at : piece.at + piece.length]


@pytest.mark.parametrize(
    "scrap", ["> ", "- ", "[", "![](", "<!--", "`a``", "**a _b ", "](a ", "<a ", "| a\n", "a\n|\n", "\\"]
)
def test_nothing_takes_forever(scrap: str) -> None:
    assert read("鱼" + scrap * 3000).blocks
    assert read(scrap * 3000 + "鱼").decoded


def test_nesting_beyond_all_measure_is_read_as_plain_text() -> None:
    assert blocks("> " * 200 + "鱼\n\n米") == ["> " * 200 + "鱼", "米"]
