"""What is read from plain text; ``gouji.readers.text`` and the tables it finds among lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.document.model import Block, Document, Table
from gouji.readers import text
from gouji.text.source import Place, Source

NO_CELL = None


def read(content: str) -> Document:
    return text.read(Source("报告.txt", content.encode()))


def shown(block: Block) -> object:
    """A paragraph as its text, a table as rows of texts."""
    if isinstance(block, Table):
        return [[cell and cell.text.value for cell in row] for row in block.grid]
    return block.text.value


def blocks(content: str) -> list[object]:
    return [shown(block) for block in read(content).blocks]


def places(content: str) -> list[tuple[str, int, int]]:
    """Text, line and column of every cell of the only table."""
    document = read(content)
    (table,) = document.blocks
    assert isinstance(table, Table)
    assert document.decoded
    found = []
    for cell in table.cells:
        span = cell.text.span()
        assert span
        place = document.decoded.place(span)
        assert place.line == place.end_line
        assert place.end_column - place.column == len(cell.text.value)
        found.append((cell.text.value, place.line, place.column))
    return found


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("甲\n乙\r\n丙\r丁", ["甲", "乙", "丙", "丁"]),
        ("\n\n　　甲 \u00a0\n \t \n", ["甲"]),
        ("甲\v乙\u2028丙\f丁\x85戊", ["甲", "乙", "丙", "丁", "戊"]),
        ("一、鱼\n本站放鱼。", ["一、鱼", "本站放鱼。"]),
        # Not tables, though they look a little like one:
        ("\t本站放鱼苗，全年无事故。", ["本站放鱼苗，全年无事故。"]),
        ("\t二、放鱼\n\n鱼\t数\n草鱼\t3", ["二、放鱼", [["鱼", "数"], ["草鱼", "3"]]]),
        ("二、放鱼\t\n\n鱼\t数\n草鱼\t3", ["二、放鱼", [["鱼", "数"], ["草鱼", "3"]]]),
        ("1.\t放鱼\n（二）\t巡河\n•\t答复", ["1.\t放鱼", "（二）\t巡河", "•\t答复"]),
        ("一是放鱼。\t二是巡河。", ["一是放鱼。\t二是巡河。"]),
        ("电话：123 | 传真：456", ["电话：123 | 传真：456"]),
        ("甲\\|乙", ["甲\\|乙"]),
        ("鱼  米\n豆  瓜", ["鱼  米", "豆  瓜"]),
        ("1.  放鱼\n2.  巡河", ["1.  放鱼", "2.  巡河"]),
        ("放鱼  3\n", ["放鱼  3"]),
        ("放鱼三次。  3\n巡河四次。  4", ["放鱼三次。  3", "巡河四次。  4"]),
        ("|---|", ["|---|"]),
        ("| 本站放鱼。 |\n| 本站巡河。 |", ["本站放鱼。", "本站巡河。"]),
    ],
)
def test_paragraphs(content: str, expected: list[object]) -> None:
    assert blocks(content) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("鱼\t数\n草鱼\t3", [[["鱼", "数"], ["草鱼", "3"]]]),
        ("鱼\t\t\n\t草鱼\t3", [[["鱼", "", ""], ["", "草鱼", "3"]]]),
        ("鱼\t数\n\n\n草鱼\t3", [[["鱼", "数"], ["草鱼", "3"]]]),
        ("鱼\t数\t\n草鱼\t3", [[["鱼", "数", ""], ["草鱼", "3", NO_CELL]]]),
        # An editor has taken the tabs behind 春 and 秋 away.
        (
            "春\n鱼\t数\n草鱼\t3\n秋\n鲤鱼\t4\n又放鱼。",
            [[["春", NO_CELL], ["鱼", "数"], ["草鱼", "3"], ["秋", NO_CELL], ["鲤鱼", "4"]], "又放鱼。"],
        ),
        ("放鱼\n鱼\t数\n草鱼\t3", ["放鱼", [["鱼", "数"], ["草鱼", "3"]]]),
        ("鱼\t数\n二、巡河\n河\t次", [[["鱼", "数"]], "二、巡河", [["河", "次"]]]),
        ("鱼\t数\n本站巡河。\n河\t次", [[["鱼", "数"]], "本站巡河。", [["河", "次"]]]),
        ("鱼\t数\n\n巡河\n\n河\t次", [[["鱼", "数"]], "巡河", [["河", "次"]]]),
    ],
)
def test_tabs(content: str, expected: list[object]) -> None:
    assert blocks(content) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        # In lines
        ("| 鱼 | 数 |\n|---|:-:|\n| 草鱼 |  |", [[["鱼", "数"], ["草鱼", ""]]]),
        ("鱼 | 数\n草鱼 | 3", [[["鱼", "数"], ["草鱼", "3"]]]),
        ("| 鱼 | 数\n| 草鱼 | 3", [[["鱼", "数"], ["草鱼", "3"]]]),
        ("+---+---+\n| 鱼 | 数 |\n+===+===+\n| 草鱼 | 3 |\n+---+---+", [[["鱼", "数"], ["草鱼", "3"]]]),
        # A rule between any two rows: what stands between two of them is one row
        (
            "+---+---+\n| 鱼 | 数 |\n+---+---+\n| 草 | 3 |\n| 鱼 |   |\n+---+---+\n| 鲤 |   |\n+---+---+",
            [[["鱼", "数"], ["草\n鱼", "3"], ["鲤", ""]]],
        ),
        ("┌──┬──┐\n│鱼│数│\n├──┼──┤\n│草鱼│3│\n└──┴──┘", [[["鱼", "数"], ["草鱼", "3"]]]),
        ("｜鱼｜数｜\n｜草鱼｜3｜", [[["鱼", "数"], ["草鱼", "3"]]]),
        ("放鱼｜巡河", ["放鱼｜巡河"]),
        ("| a\\|b | \\n |\n| c | d |", [[["a|b", "\\n"], ["c", "d"]]]),
        ("| 鱼 |\n|---|\n| 草鱼 |", [[["鱼"], ["草鱼"]]]),
        ("| 鱼 | 数 |\n\n| 草鱼 | 3 |", [[["鱼", "数"], ["草鱼", "3"]]]),
        ("| 鱼 | 数 |\n\n| 河 | 次 |\n|---|---|", [[["鱼", "数"]], [["河", "次"]]]),
        ("放鱼\n| 鱼 | 数 |\n| 草鱼 | 3 |", ["放鱼", [["鱼", "数"], ["草鱼", "3"]]]),
        ("春\n| 草鱼 | 3 |\n秋\n| 鲤鱼 | 4 |", [[["春", NO_CELL], ["草鱼", "3"], ["秋", NO_CELL], ["鲤鱼", "4"]]]),
        # A cell a line, a pipe before every cell but the first
        ("鱼\n| 数\n草鱼\n| 3\n鲤鱼\n|\n", [[["鱼", "数"], ["草鱼", "3"], ["鲤鱼", ""]]]),
        ("春\n鱼\n| 数\n秋\n草鱼\n| 3", [[["春", NO_CELL], ["鱼", "数"], ["秋", NO_CELL], ["草鱼", "3"]]]),
        ("| 数\n草鱼\n| 3", [[["", "数"], ["草鱼", "3"]]]),
        ("一、放鱼\n\n鱼\n| 数\n\n二、巡河", ["一、放鱼", [["鱼", "数"]], "二、巡河"]),
        ("鱼\n\n| 数\n\n草鱼\n\n| 3\n\n又放鱼。", [[["鱼", "数"], ["草鱼", "3"]], "又放鱼。"]),
        # A pipe a line between the cells
        ("鱼\n|\n数\n草鱼\n|\n3", [[["鱼", "数"], ["草鱼", "3"]]]),
        ("鱼\n|\n|\n数\n草鱼\n|\n3\n|\n", [[["鱼", "", "数"], ["草鱼", "3", ""]]]),
        ("|\n鱼\n|\n数\n|\n|\n草鱼\n|\n3\n|", [[["鱼", "数"], ["草鱼", "3"]]]),
        ("鱼\n\n|\n\n数\n\n草鱼\n\n|\n\n3\n\n又放鱼。", [[["鱼", "数"], ["草鱼", "3"]], "又放鱼。"]),
    ],
)
def test_pipes(content: str, expected: list[object]) -> None:
    assert blocks(content) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("鱼      数\n草鱼    3\n鲤鱼    4", [[["鱼", "数"], ["草鱼", "3"], ["鲤鱼", "4"]]]),
        ("鱼　　　　数\n草鱼　　　3", [[["鱼", "数"], ["草鱼", "3"]]]),
        ("鱼    春   秋\n草鱼       3\n鲤鱼  4    5", [[["鱼", "春", "秋"], ["草鱼", "", "3"], ["鲤鱼", "4", "5"]]]),
        ("草　　鱼   3\n鲤鱼苗     4", [[["草　　鱼", "3"], ["鲤鱼苗", "4"]]]),
        # The columns cross: they are counted, unless fields are missing.
        ("鱼  上半年放鱼数\n草鱼和别的鱼  3", [[["鱼", "上半年放鱼数"], ["草鱼和别的鱼", "3"]]]),
        ("鱼  上半年放  下半年放\n草鱼和别的鱼  3", ["鱼  上半年放  下半年放", "草鱼和别的鱼  3"]),
        # A word set wide is one word.
        ("鱼    总　　数\n草鱼    3", [[["鱼", "总　　数"], ["草鱼", "3"]]]),
    ],
)
def test_aligned_columns(content: str, expected: list[object]) -> None:
    assert blocks(content) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("鱼,数\n草鱼,3\n鲤鱼,", [[["鱼", "数"], ["草鱼", "3"], ["鲤鱼", ""]]]),
        ('"鱼, 活的",数\n"草""鱼",3', [[["鱼, 活的", "数"], ['草"鱼', "3"]]]),
        ('鱼,数\n草鱼,"1,204"', [[["鱼", "数"], ["草鱼", "1,204"]]]),
        ("春\n鱼,数\n草鱼,3\n又放鱼。", [[["春", NO_CELL], ["鱼", "数"], ["草鱼", "3"]], "又放鱼。"]),
        # Commas of sentences and of thousands part no cells.
        ("春天,放鱼\n秋天,巡河", ["春天,放鱼", "秋天,巡河"]),
        ("草鱼\n1,204\n鲤鱼\n3,501", ["草鱼", "1,204", "鲤鱼", "3,501"]),
        ("春放草鱼3尾, 鲤鱼4尾。\n秋放5, 6。", ["春放草鱼3尾, 鲤鱼4尾。", "秋放5, 6。"]),
    ],
)
def test_commas(content: str, expected: list[object]) -> None:
    assert blocks(content) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("\n 鱼 \t\t  数", [("鱼", 2, 2), ("", 2, 5), ("数", 2, 8)]),
        ("鱼\t  \t数\n", [("鱼", 1, 1), ("", 1, 4), ("数", 1, 6)]),
        ("|  | 数 ||\n| a |", [("", 1, 3), ("数", 1, 6), ("", 1, 9), ("a", 2, 3)]),
        ("鱼\n| 数\n|\n", [("鱼", 1, 1), ("数", 2, 3), ("", 3, 2)]),
        (
            "鱼名  春  秋\n草鱼      3",
            [("鱼名", 1, 1), ("春", 1, 5), ("秋", 1, 8), ("草鱼", 2, 1), ("", 2, 4), ("3", 2, 9)],
        ),
        ('鱼,"数"\n草鱼, 3', [("鱼", 1, 1), ("数", 1, 4), ("草鱼", 2, 1), ("3", 2, 5)]),
        ("│鱼│数│\n│草鱼│ 3│", [("鱼", 1, 2), ("数", 1, 4), ("草鱼", 2, 2), ("3", 2, 6)]),
    ],
)
def test_places_of_cells(content: str, expected: list[tuple[str, int, int]]) -> None:
    assert places(content) == expected


CELL = st.text(st.sampled_from("鱼米豆瓜35"), min_size=1, max_size=4)
GRID = st.integers(2, 5).flatmap(lambda width: st.lists(st.lists(CELL, min_size=width, max_size=width), min_size=2))


def expected_places(lines: list[str], grid: list[list[str]]) -> list[tuple[str, int, int]]:
    """Where each cell stands, looked for from left to right."""
    found = []
    for number, (line, row) in enumerate(zip(lines, grid, strict=True), start=1):
        at = 0
        for value in row:
            at = line.index(value, at) + len(value)
            found.append((value, number, at - len(value) + 1))
    return found


@given(GRID)
def test_tabs_are_read_back(grid: list[list[str]]) -> None:
    lines = ["\t".join(row) for row in grid]
    assert places("\n".join(lines)) == expected_places(lines, grid)


@given(GRID)
def test_pipe_rows_are_read_back(grid: list[list[str]]) -> None:
    lines = [f"| {' | '.join(row)} |" for row in grid]
    assert places("\r\n".join(lines)) == expected_places(lines, grid)


@given(GRID)
def test_pipe_lines_are_read_back(grid: list[list[str]]) -> None:
    assert blocks("\n".join("\n| ".join(row) for row in grid)) == [grid]
    assert blocks("\n".join("\n|\n".join(row) for row in grid)) == [grid]


TEXT = ["鱼", "3", "一、", "。", "  ", "　", "\t", "|", "| ", "\\|", "---", "+---+", ",", '"', "│", "┼─"]
SCRAPS = [*TEXT, "\n", "\n\n", "\r\n", "\v", "\u2028"]


@given(st.lists(st.sampled_from(SCRAPS), max_size=40).map("".join))
def test_every_text_is_read_and_points_at_its_source(content: str) -> None:
    document = read(content)
    assert document.decoded
    for block in document.blocks:
        for part in [cell.text for cell in block.cells] if isinstance(block, Table) else [block.text]:
            span = part.span()
            assert span
            assert content[span.start : span.end].replace("\\|", "|") == part.value.replace("\\|", "|")


def test_the_document_knows_its_lines() -> None:
    document = read("鱼\n  米")
    assert (document.path, document.format, document.notes) == ("报告.txt", "text", ())
    assert document.decoded
    span = document.blocks[1].text.span() if not isinstance(document.blocks[1], Table) else None
    assert span
    assert document.decoded.place(span) == Place(2, 3, 2, 4)
