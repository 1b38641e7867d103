"""What stands on a page of a PDF otherwise than text does: watermarks, turned tables, note marks."""

from __future__ import annotations

import pytest

pytest.importorskip("pdfplumber")

from pdf_files import HEIGHT, Sheet, blocks, pdf, read_bytes, tables, texts

from gouji.document.model import Paragraph, Table
from gouji.readers.pdf.page import Box, Glyph

PALE = "0.8 g"
LINES = ("本年度收到申请二十三件。", "全部按期办结。", "没有结转。")


def table(*, small: float = 8) -> Sheet:
    """Two rows and two columns in the middle of the page."""
    sheet = Sheet().grid([200, 300, 400], [400, 420, 440])
    for row, texts_of_row in enumerate((("甲", "12"), ("乙", "34"))):
        for column, text in enumerate(texts_of_row):
            sheet.text(205 + 100 * column, 405 + 20 * row, text, size=small)
    return sheet


WANTED = "甲 0,0 | 12 0,1 | 乙 1,0 | 34 1,1"


# ---- watermarks ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("colour", [PALE, "0.75 0.8 0.9 rg", "0 0 0 0.2 k"])
def test_pale_words_across_a_table_are_no_part_of_it(colour: str) -> None:
    sheet = table().text(190, 390, "内部资料", size=60, colour=colour)
    assert tables(sheet) == [WANTED]
    (note,) = read_bytes(pdf(sheet)).notes
    assert ("“内部资料”" in note.message.zh, note.partial) == (True, False)


def test_large_words_over_text_are_a_watermark_whatever_their_colour() -> None:
    """Where they are transparent, their colour says nothing."""
    sheet = Sheet().lines(*LINES).text(75, 85, "内部资料", size=70)
    assert texts(sheet) == ["".join(LINES[:1]), *LINES[1:]]


def test_pale_words_at_the_same_place_of_each_page_are_a_watermark() -> None:
    pages = [Sheet().lines(*LINES).text(75, 500, "样本", size=60, colour=PALE) for _ in range(2)]
    assert texts(*pages) == [*LINES, *LINES]


@pytest.mark.parametrize(
    "sheet",
    [
        Sheet().text(75, 90, "大标题", size=40).lines(*LINES, top=200),
        Sheet().text(75, 90, "大标题", size=40, colour="1 g").lines(*LINES, top=200),  # on something dark
        Sheet().text(75, 90, "大标题", size=40, colour=PALE).lines(*LINES, top=200),
        Sheet().text(75, 90, "大标题", size=40, colour=PALE),
    ],
)
def test_a_large_title_is_none(sheet: Sheet) -> None:
    assert texts(sheet)[0] == "大标题"
    assert not read_bytes(pdf(sheet)).notes


# ---- what is turned ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("matrix", ["0 1 -1 0", "0 -1 1 0"])
def test_a_table_on_its_side_is_read(matrix: str) -> None:
    sheet = Sheet().lines("表一在下面，表头朝着侧面。").turned(table(), matrix)
    assert tables(sheet) == [WANTED]
    assert not read_bytes(pdf(sheet)).notes


def test_a_table_on_its_side_stands_between_what_is_above_and_below() -> None:
    sheet = Sheet().lines("上面一段。").turned(table()).lines("下面一段。", top=700)
    assert [type(block) for block in blocks(sheet)] == [Paragraph, Table, Paragraph]


@pytest.mark.parametrize("matrix", ["0 1 -1 0", "0 -1 1 0"])
def test_a_page_that_is_turned_as_a_whole_is_read(matrix: str) -> None:
    inner = table().text(200, 300, "一、总体情况").text(200, 330, "全年没有收到申请。")
    sheet = Sheet().turned(inner, matrix).text(290, HEIGHT - 40, "1", size=9)
    assert texts(sheet) == ["一、总体情况", "全年没有收到申请。"]
    assert tables(sheet) == [WANTED]
    assert not read_bytes(pdf(sheet)).notes


@pytest.mark.parametrize(("rotate", "matrix"), [(90, "0 1 -1 0"), (270, "0 -1 1 0"), (90, "1 0 0 1")])
def test_a_page_that_shows_turned_is_read(rotate: int, matrix: str) -> None:
    sheet = Sheet(rotate=rotate).turned(table(), matrix) if matrix != "1 0 0 1" else table()
    sheet.rotate = rotate
    assert tables(sheet) == [WANTED]


def test_turned_text_in_a_table_that_stands_upright_is_reported() -> None:
    sheet = table().text(250, 415, "合计", size=8, matrix="0 1 -1 0")
    (note,) = read_bytes(pdf(sheet)).notes
    assert ("turned text on these pages was not read: 1" in note.message.en, note.partial) == (True, True)


def test_a_mark_in_the_margin_is_not_worth_a_word() -> None:
    assert not read_bytes(pdf(table().text(30, 500, "装订线", matrix="0 1 -1 0"))).notes


# ---- note marks ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rise", "size", "text"),
    [(4, 5, "23¹"), (3, 6, "23¹"), (0, 10, "231"), (0, 7, "231"), (2, 10, "231"), (4, 9, "231")],
)
def test_a_small_figure_beside_the_line_is_a_note_mark(rise: float, size: float, text: str) -> None:
    """The base line of both is the same where nothing is raised."""
    base = 300 + 0.88 * 10
    sheet = Sheet().text(100, 300, "23", size=10).text(110.2, base - rise - 0.88 * size, "1", size=size)
    assert texts(sheet) == [text]


def glyph(size: float, bottom: float, font: str = "a", base: float | None = None) -> Glyph:
    return Glyph("1", Box(0, bottom - size, size / 2, bottom), size, font=font, base=base)


@pytest.mark.parametrize(
    ("small", "is_mark"),
    [
        (glyph(7, 107), True),
        (glyph(7, 109.5), False),
        (glyph(7, 107, "b"), False),  # another font may reach less far below its line
        (glyph(7, 107, "b", 105), True),
        (glyph(7, 107, "b", 108), False),
        (glyph(9, 105), False),
    ],
)
def test_what_tells_a_note_mark_from_another_font(small: Glyph, is_mark: bool) -> None:  # noqa: FBT001 - what is expected
    assert small.is_mark_of(glyph(10, 110, base=108)) is is_mark
