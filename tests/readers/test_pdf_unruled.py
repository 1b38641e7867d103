"""Tables of a PDF that nothing rules, read by how their words stand; ``gouji.readers.pdf.unruled`` and its grid."""

from __future__ import annotations

import time
from collections.abc import Sequence

import pytest
from msgspec.structs import replace
from pdf_files import Sheet, blocks, pdf, read_bytes, texts

from gouji.document.model import Table
from gouji.forms.bind import bind
from gouji.forms.report import Report
from gouji.packs.library import Library
from gouji.readers.pdf import read
from gouji.text.source import Source
from support.render_pdf import as_pdf
from support.sample_reports import FAULTLESS

SIZE = 8.0
Written = tuple[float, float, str]
"""A text, and where it stands: from the left, from the top."""


def sheet(*written: Written) -> Sheet:
    found = Sheet()
    for x, top, text in written:
        found.text(x, top, text, size=SIZE)
    return found


def grids(*sheets: Sheet) -> list[list[str]]:
    """Each table, a row a text."""
    return [
        ["|".join(cell.text.value if cell else "?" for cell in row) for row in block.grid]
        for block in blocks(*sheets)
        if isinstance(block, Table)
    ]


def row(top: float, label: str, *figures: str) -> list[Written]:
    return [(80, top, label), *((200 + 40 * index, top, figure) for index, figure in enumerate(figures) if figure)]


HEADER = row(100, "水域", "鲤鱼", "草鱼", "鲫鱼")
PLAIN = [
    *HEADER,
    *row(118, "东湖", "1", "2", "3"),
    *row(136, "西湖", "10", "0", "5"),
    *row(154, "合计", "11", "2", "8"),
]

READ = {
    "labels and figures": (PLAIN, ["水域|鲤鱼|草鱼|鲫鱼", "东湖|1|2|3", "西湖|10|0|5", "合计|11|2|8"]),
    "figures that end on one side": (
        [
            *HEADER,
            *row(118, "东湖", "100", "2", "3"),
            (80, 136, "西湖"),
            (208, 136, "7"),
            (240, 136, "4"),
            (280, 136, "5"),
        ],
        ["水域|鲤鱼|草鱼|鲫鱼", "东湖|100|2|3", "西湖|7|4|5"],
    ),
    "a cell that is empty": (
        [*HEADER, *row(118, "东湖", "1", "2", "3"), *row(136, "西湖", "1", "", "5")],
        ["水域|鲤鱼|草鱼|鲫鱼", "东湖|1|2|3", "西湖|1||5"],
    ),
    "a label of two lines around its figures": (
        [
            *HEADER,
            *row(118, "东湖", "1", "2", "3"),
            (80, 134, "西湖和它旁边"),
            *row(139, "", "4", "5", "6"),
            (80, 144, "的水塘"),
        ],
        ["水域|鲤鱼|草鱼|鲫鱼", "东湖|1|2|3", "西湖和它旁边的水塘|4|5|6"],
    ),
    "a label of two lines that begins beside its figures": (
        [
            *row(100, "水域", "鲤鱼", "草鱼", "鲫鱼"),
            *row(118, "东湖", "1", "2", "3"),
            *row(136, "西湖和它旁边", "4", "5", "6"),
            (80, 146, "的水塘"),
            *row(164, "合计", "5", "7", "9"),
        ],
        ["水域|鲤鱼|草鱼|鲫鱼", "东湖|1|2|3", "西湖和它旁边的水塘|4|5|6", "合计|5|7|9"],
    ),
    "a header of two lines": (
        [
            *((80, 105, "水域"), (200, 100, "鲤"), (200, 110, "鱼"), (240, 105, "草鱼"), (280, 105, "鲫鱼")),
            *row(128, "东湖", "1", "2", "3"),
            *row(146, "西湖", "4", "5", "6"),
        ],
        ["|鲤鱼||", "水域||草鱼|鲫鱼", "东湖|1|2|3", "西湖|4|5|6"],
    ),
    "the name of a group beside its rows": (
        [*HEADER, *row(118, "东湖", "1", "2", "3"), *row(136, "西湖", "4", "5", "6"), (40, 127, "本市")],
        ["|水域|鲤鱼|草鱼|鲫鱼", "本市|东湖|1|2|3", "|西湖|4|5|6"],
    ),
    "figures without labels": (
        [(80, 100, "鲤鱼"), (120, 100, "草鱼"), (160, 100, "鲫鱼"), (80, 118, "1"), (120, 118, "2"), (160, 118, "3")],
        ["鲤鱼|草鱼|鲫鱼", "1|2|3"],
    ),
}


@pytest.mark.parametrize(("written", "expected"), READ.values(), ids=READ)
def test_words_in_rows_and_columns_are_a_table(written: Sequence[Written], expected: list[str]) -> None:
    assert grids(sheet(*written)) == [expected]


def test_lines_between_the_rows_rule_nothing() -> None:
    lined = sheet(*PLAIN)
    for top in (97, 113, 131, 149, 167):
        lined.rule(75, top, 320, top)
    assert grids(lined) == [READ["labels and figures"][1]]


def test_a_frame_around_the_rows_rules_no_columns() -> None:
    framed = sheet(*PLAIN).grid([75, 320], [97, 113, 131, 149, 167])
    assert grids(framed) == [READ["labels and figures"][1]]


def test_a_frame_around_text_is_left_as_it_is() -> None:
    framed = sheet((80, 100, "今年钓到鲤鱼。"), (80, 118, "会员都很满意。")).grid([75, 320], [97, 113, 131])
    assert grids(framed) == [["今年钓到鲤鱼。", "会员都很满意。"]]


def test_a_line_of_its_own_parts_two_tables() -> None:
    again = [(x, top + 100, text) for x, top, text in PLAIN]
    parted = sheet((80, 82, "春季"), *PLAIN, (80, 182, "秋季"), *again)
    assert grids(parted) == [READ["labels and figures"][1]] * 2
    assert texts(parted) == ["春季", "秋季"]


TEXT = {
    "a list of contents": [*row(100, "一、渔获", "1"), *row(118, "二、会员", "3"), *row(136, "三、其他", "12")],
    "a figure in a sentence": [(80, 100, "今年钓到鲤鱼12条，"), (80, 118, "草鱼3条。")],
    "addresses": [(80, 100, "电话："), (120, 100, "80001234"), (80, 118, "欢迎来访")],
}


@pytest.mark.parametrize("written", TEXT.values(), ids=TEXT)
def test_what_is_no_table_stays_text(written: Sequence[Written]) -> None:
    assert grids(sheet(*written)) == []


def test_a_table_that_is_not_certain_is_told_and_not_read() -> None:
    unclear = [*PLAIN, (80, 172, "南湖"), (200, 172, "123456789012"), (280, 172, "4")]
    document = read_bytes(pdf(sheet((80, 60, "钓鱼协会年报"), *unclear)))
    assert [block for block in document.blocks if isinstance(block, Table)] == []
    [note] = document.notes
    assert note.partial
    assert note.message.en.startswith("pages with tables without lines that were not read")


def test_a_page_full_of_figures_is_read_in_time() -> None:
    start = time.monotonic()
    sheets = [sheet(*(written for top in range(40, 800, 9) for written in row(top, "湖", *"123456789"))) for _ in "123"]
    grids(*sheets)
    assert time.monotonic() - start < 20


@pytest.mark.parametrize(
    "changed",
    [{}, {("requests", "outcome.granted", "natural"): "8"}, {("requests", "carried_in", "legal"): ""}],
    ids=["faultless", "another figure", "an empty cell"],
)
def test_a_report_has_the_same_figures_with_lines_and_without(changed: dict[tuple[str, str, str], str]) -> None:
    report = replace(FAULTLESS, tables={**FAULTLESS.tables, **changed})
    form = Library().get("gia-2021").form
    ruled, unruled = (bind(read(Source("报告.pdf", as_pdf(report, ruled=lines))), form) for lines in (True, False))
    assert _figures(unruled) == _figures(ruled)


def _figures(report: Report) -> dict[tuple[str, str, str], str]:
    facts = [fact for table in report.tables for fact in table.facts.values()]
    return {(fact.table, fact.row, fact.column): fact.text.value for fact in facts}
