"""Titles that are no paragraphs of their own: in a row of a table, before text on the same line, on two lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.document.model import Block, Cell, Paragraph, Table
from gouji.forms.sections import run_in_titles
from gouji.forms.sections.run_in_titles import with_titles
from gouji.schema.sections import SectionForm
from gouji.text.spans import Text, read_from

WATERS = SectionForm(id="waters", number="一", title="水域概况", titles=("水域基本情况",))
CATCHES = SectionForm(id="catches", number="二", title="渔获情况")


def paragraphs(*lines: str) -> list[Block]:
    return [Paragraph(Text(line)) for line in lines]


def table(*rows: tuple[str, ...]) -> Table:
    """A row with fewer cells than the first one: its last cell spans the rest."""
    width = max(map(len, rows))
    cells = (
        Cell(Text(text), number, column, column_span=width - column if column == len(row) - 1 else 1)
        for number, row in enumerate(rows)
        for column, text in enumerate(row)
    )
    return Table(tuple(cells))


def shown(blocks: tuple[Block, ...]) -> list[object]:
    return [
        [[cell.text.value for cell in block.cells if cell.row == row] for row in range(block.height)]
        if isinstance(block, Table)
        else block.text.value
        for block in blocks
    ]


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        pytest.param(
            [table(("二、渔获情况",), ("鱼", "数"), ("鲤", "3"))],
            ["二、渔获情况", [["鱼", "数"], ["鲤", "3"]]],
            id="the first row of its table",
        ),
        pytest.param(
            [table(("水面", "面积"), ("南湖", "9"), ("渔获情况",), ("鲤", "3"))],
            [[["水面", "面积"], ["南湖", "9"]], "渔获情况", [["鲤", "3"]]],
            id="a row between two tables in one",
        ),
        pytest.param(
            [table(("二、渔获情况", ""), ("鲤", "3"))],
            ["二、渔获情况", [["鲤", "3"]]],
            id="beside empty cells",
        ),
        pytest.param(
            [table(("二、渔获情况", "二、渔获情况"), ("鲤", "3"))],
            ["二、渔获情况", [["鲤", "3"]]],
            id="written again in each column",
        ),
        pytest.param([table(("鱼", "渔获情况"), ("鲤", "3"))], [[["鱼", "渔获情况"], ["鲤", "3"]]], id="a label"),
        pytest.param([table(("各月渔获",), ("鲤", "3"))], [[["各月渔获"], ["鲤", "3"]]], id="another title"),
        pytest.param(
            paragraphs("一、水域概况。本站管理三处水面。"), ["一、水域概况", "本站管理三处水面。"], id="run in"
        ),
        pytest.param(
            paragraphs("一、水域概况 本站管理三处水面"), ["一、水域概况", "本站管理三处水面"], id="after a blank"
        ),
        pytest.param(
            paragraphs("水域概况。本站管理三处水面。"), ["水域概况。本站管理三处水面。"], id="without its number"
        ),
        pytest.param(paragraphs("一、水域", "基本情况", "正文"), ["一、水域基本情况", "正文"], id="on two lines"),
        pytest.param(paragraphs("一、水域概况", "正文"), ["一、水域概况", "正文"], id="nothing to do"),
    ],
)
def test_titles_become_paragraphs(blocks: list[Block], expected: list[object]) -> None:
    assert shown(with_titles(blocks, [WATERS, CATCHES])) == expected


def test_only_wanted_titles_are_looked_for() -> None:
    blocks = (table(("二、渔获情况",), ("鱼", "数")), Paragraph(Text("一、水域概况。本站管理三处水面。")))
    assert with_titles(blocks, []) == blocks


def test_a_merged_cell_is_not_cut() -> None:
    cells = (
        Cell(Text("鲤"), 0, 0, row_span=3),
        Cell(Text("3"), 0, 1),
        Cell(Text("二、渔获情况"), 1, 1),
        Cell(Text("4"), 2, 1),
    )
    blocks = (Table(cells),)
    assert with_titles(blocks, [CATCHES]) == blocks


def test_places_are_kept() -> None:
    text = "一、水域概况。本站管理三处水面。"
    title, rest = with_titles([Paragraph(read_from(text, 10))], [WATERS])
    assert isinstance(title, Paragraph)
    assert isinstance(rest, Paragraph)
    assert [part.text.span() for part in (title, rest)] == [
        read_from(text[:6], 10).span(),
        read_from(text[7:], 17).span(),
    ]


PARTS = st.sampled_from(
    [*"一二三、. 水域概况基本情渔获与", "水域概况", "水域基本情况", "渔获情况", "一、", "水", "(1)", "Ａ"]
)


@given(st.lists(st.lists(PARTS, max_size=7).map("".join), max_size=4))
def test_no_title_is_ruled_out_by_the_letters_of_a_text(lines: list[str]) -> None:
    quickly = with_titles(paragraphs(*lines), [WATERS, CATCHES])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("gouji.forms.sections.run_in_titles._Titles.may_be_in", lambda *_: True)
        assert with_titles(paragraphs(*lines), [WATERS, CATCHES]) == quickly


WORDING = st.text("abcde", max_size=24) | st.text("a", max_size=24)


@given(st.lists(WORDING, min_size=1, max_size=4), st.frozensets(st.sampled_from("abcdefg")))
def test_a_text_lacks_a_title_of_whose_rare_letters_it_has_none(titles: list[str], letters: frozenset[str]) -> None:
    section = SectionForm(id="one", number="一", title=titles[0], titles=tuple(titles[1:]))
    found = vars(run_in_titles)["_Titles"]((section,), None)
    plain = any(len(set(title) - letters) <= vars(run_in_titles)["_LACKING"] * len(title) for title in titles)
    assert found.may_be_in(letters) == plain
