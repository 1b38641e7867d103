"""What is read from PDF files."""

from __future__ import annotations

import contextlib
import sys
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("pdfplumber")

from pdf_files import HEIGHT, LEFT, MEASURE, SIZE, WIDTH, Sheet, blocks, pdf, read_bytes, tables, texts

from gouji.document.model import Paragraph, Picture, Table
from gouji.readers.messages import PDF_TOO_LARGE
from gouji.text.source import Unreadable
from support.examples import FEW

FULL = "本街道把公开要求贯穿决策执行管理服务和结果全过程并逐项对账销号"[:MEASURE]
"""A full line without the end of a sentence."""
STANDING_IN = "　　" + FULL[:-2]
ENDING = FULL[:-1] + "。"


# ---- paragraphs ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([STANDING_IN, FULL, "到此为止。"], [FULL[:-2] + FULL + "到此为止。"]),
        ([STANDING_IN, "到此为止。", STANDING_IN, "又一段。"], [FULL[:-2] + "到此为止。", FULL[:-2] + "又一段。"]),
        ([STANDING_IN, FULL, STANDING_IN], [FULL[:-2] + FULL, FULL[:-2]]),
        ([STANDING_IN, ENDING, "同一段。"], [FULL[:-2] + ENDING + "同一段。"]),
        ([FULL, ENDING, "二、主动公开"], [FULL + ENDING, "二、主动公开"]),
        ([FULL, ENDING, "（二）依申请公开"], [FULL + ENDING, "（二）依申请公开"]),
        (["一、总体情况", FULL, FULL], ["一、总体情况", FULL + FULL]),
        ([FULL, FULL[:-6], "contact@example.org"], [FULL + FULL[:-6] + "contact@example.org"]),
        ([FULL, FULL[:-8] + "Open", "data for all"], [FULL + FULL[:-8] + "Open", "data for all"]),
        ([FULL, FULL[:-2] + "Open", "data for all"], [FULL + FULL[:-2] + "Open data for all"]),
        ([FULL, FULL[:-2] + "1200", "34件"], [FULL + FULL[:-2] + "120034件"]),
    ],
)
def test_lines_make_paragraphs(lines: list[str], expected: list[str]) -> None:
    assert texts(Sheet().lines(*lines)) == expected


def test_lines_far_apart_or_of_other_size_are_paragraphs_of_their_own() -> None:
    sheet = Sheet().lines(FULL, FULL, FULL).lines(FULL, top=250).text(LEFT, 277, FULL[:20], size=22)
    assert texts(sheet) == [FULL * 3, FULL, FULL[:20]]


@pytest.mark.parametrize("mark", ["-1-", "— 1 —", "1", "第 1 页", "第1页 共2页", "1/2", "·1·"])
def test_a_paragraph_runs_on_over_a_page_break_and_its_page_number(mark: str) -> None:
    first = Sheet().lines(STANDING_IN, FULL).text(280, 790, mark, size=10)
    second = Sheet().lines("到此为止。").text(280, 790, mark.replace("1", "2", 1), size=10)
    (block,) = blocks(first, second)
    assert isinstance(block, Paragraph)
    assert (block.text.value, block.page, block.level) == (FULL[:-2] + FULL + "到此为止。", 1, None)


def test_figures_that_do_not_count_with_the_pages_stay() -> None:
    assert texts(Sheet().lines(FULL).text(280, 790, "365")) == [FULL, "365"]


def test_a_page_number_that_starts_elsewhere_is_one_if_it_counts() -> None:
    sheets = [Sheet().lines(FULL).text(280, 790, str(17 + number)) for number in range(2)]
    assert texts(*sheets) == [FULL + FULL]


def test_what_repeats_in_the_margins_is_left_out() -> None:
    sheets = [Sheet().text(LEFT, 40, f"某街道年度报告 2031-1-{day}").lines(FULL) for day in range(1, 4)]
    assert texts(*sheets) == [FULL * 3]


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([(75, "健康发展"), (143, "。")], "健康发展 。"),
        ([(75, "于"), (95, "2031"), (131, "年")], "于2031年"),
        ([(75, "甲"), (94, "乙"), (113, "丙"), (132, "丁")], "甲乙丙丁"),
        ([(75, "甲，"), (112, "乙")], "甲，乙"),
        ([(75, "open"), (112, "data")], "open data"),
        ([(75, "单位"), (140, "日期")], "单位 日期"),
        ([(75, "甲 乙")], "甲 乙"),
        ([(75, "甲乙"), (75.3, "甲乙")], "甲乙"),
        ([(75, "⼯作")], "工作"),
        ([(75, "页内"), (WIDTH - 4, "外")], "页内"),
    ],
)
def test_blanks_between_characters(places: list[tuple[float, str]], expected: str) -> None:
    sheet = Sheet()
    for x, text in places:
        sheet.text(x, 100, text)
    assert texts(sheet) == [expected]


def test_a_glyph_that_stands_for_no_character_is_dropped() -> None:
    assert texts(Sheet().codes(75, 100, "000100020001")) == ["甲"]
    assert texts(Sheet().codes(75, 100, "0002").codes(75, 140, "0001")) == ["甲"]
    assert tables(Sheet().grid([70, 120, 170], [90, 130, 170]).codes(75, 100, "0001").codes(125, 100, "00010002")) == [
        " 0,0 | 甲 0,1 |  1,0 |  1,1"
    ]
    with pytest.raises(Unreadable):
        texts(Sheet().codes(75, 100, "0001"))


# ---- tables --------------------------------------------------------------------------------------------------------

XS: list[float] = [100, 200, 300]
YS: list[float] = [100, 130, 160]


def in_cells(sheet: Sheet, *rows: str, xs: list[float] = XS, ys: list[float] = YS) -> Sheet:
    """Writes each row's texts, parted by ``|``, into the cells of a grid."""
    for row, top in zip(rows, ys, strict=False):
        for text, x in zip(row.split("|"), xs, strict=False):
            if text:
                sheet.text(x + 5, top + 8, text, size=10)
    return sheet


def test_a_ruled_table() -> None:
    sheet = in_cells(Sheet().grid(XS, YS), "规章|0", "行政许可|12").lines("表前。", top=60).lines("表后。", top=200)
    first, table, last = blocks(sheet)
    assert isinstance(first, Paragraph)
    assert isinstance(table, Table)
    assert isinstance(last, Paragraph)
    assert (first.text.value, last.text.value, table.page) == ("表前。", "表后。", 1)
    assert tables(sheet) == ["规章 0,0 | 0 0,1 | 行政许可 1,0 | 12 1,1"]


def test_merged_cells() -> None:
    sheet = Sheet().rule(100, 100, 400, 100).rule(200, 130, 400, 130).rule(100, 160, 400, 160)
    for x, top in ((100, 100), (200, 100), (300, 130), (400, 100)):
        sheet.rule(x, top, x, 160)
    in_cells(sheet, "竖|横", "|左|右", xs=[100, 200, 300])
    assert tables(sheet) == ["竖 0,0 2×1 | 横 0,1 1×2 | 左 1,1 | 右 1,2"]


def test_an_area_that_is_no_rectangle_is_cut_into_some() -> None:
    sheet = Sheet().rule(100, 100, 300, 100).rule(100, 160, 300, 160).rule(100, 100, 100, 160).rule(300, 100, 300, 160)
    in_cells(sheet.rule(200, 100, 200, 130).rule(200, 130, 300, 130), "甲|乙")
    assert tables(sheet) == ["甲 0,0 2×1 | 乙 0,1 |  1,1"]


@pytest.mark.parametrize("missing", ["left", "right", "top", "bottom"])
def test_a_side_left_open_counts_as_closed(missing: str) -> None:
    sheet = Sheet()
    sides = {
        "left": (100, 100, 100, 160),
        "right": (300, 100, 300, 160),
        "top": (100, 100, 300, 100),
        "bottom": (100, 160, 300, 160),
    }
    for side in (
        (200, 100, 200, 160),
        (100, 130, 300, 130),
        *(place for name, place in sides.items() if name != missing),
    ):
        sheet.rule(*side)
    assert tables(in_cells(sheet, "甲|乙", "丙|丁")) == ["甲 0,0 | 乙 0,1 | 丙 1,0 | 丁 1,1"]


def test_thin_filled_boxes_are_lines_and_backgrounds_are_not() -> None:
    sheet = Sheet().filled(100, 100, 300, 160, grey=0.9).filled(150, 100, 151, 160, grey=1)
    for x in XS:
        sheet.filled(x, 100, x + 0.5, 160.5)
    for y in YS:
        sheet.filled(100, y, 300.5, y + 0.5)
    assert tables(in_cells(sheet, "甲|乙", "丙|丁")) == ["甲 0,0 | 乙 0,1 | 丙 1,0 | 丁 1,1"]


def test_a_frame_around_text_and_an_underline_are_no_tables() -> None:
    sheet = Sheet().grid([70, 540], [80, 160]).lines("框内的话。").rule(75, 200, 300, 200).lines("线下的话。", top=220)
    assert [type(block) for block in blocks(sheet)] == [Paragraph, Paragraph]


@pytest.mark.parametrize(
    ("lines", "width", "expected"),
    [
        (["三", "、", "结", "果"], 20, "三、结果"),
        (["社会", "公益"], 60, "社会公益"),
        (["2.其他禁止", "公开的情形"], 70, "2.其他禁止公开的情形"),
        (["12", "30"], 60, "12\n30"),
        (["7730", ".28"], 25, "7730.28"),
        (["open", "data"], 30, "open data"),
    ],
)
def test_lines_in_a_cell(lines: list[str], width: int, expected: str) -> None:
    sheet = Sheet().grid([100, 100 + width, 300], [100, 160])
    for index, line in enumerate(lines):
        sheet.text(102, 104 + 12 * index, line, size=10)
    (table,) = [block for block in blocks(sheet) if isinstance(block, Table)]
    assert table.cells[0].text.value == expected


# ---- tables over page breaks ---------------------------------------------------------------------------------------


def test_pieces_of_a_table_share_their_columns() -> None:
    upper = in_cells(Sheet().grid([100, 200, 300], [700, 730]), "甲|乙", ys=[700])
    lower = in_cells(Sheet().grid([100, 300], [80, 110]).rule(100, 140, 300, 140), "丙", ys=[80])
    lower.rule(100, 110, 100, 140).rule(300, 110, 300, 140)
    assert tables(upper, lower) == ["甲 0,0 | 乙 0,1", "丙 0,0 1×2 |  1,0 1×2"]


def test_tables_with_text_between_are_not_pieces_of_one() -> None:
    upper = in_cells(Sheet().grid([100, 200, 300], [600, 630]), "甲|乙", ys=[600]).lines("中间。", top=660)
    lower = in_cells(Sheet().grid([100, 150, 300], [80, 110]), "丙|丁", ys=[80])
    assert tables(upper, lower) == ["甲 0,0 | 乙 0,1", "丙 0,0 | 丁 0,1"]


@pytest.mark.parametrize(
    ("upper", "lower", "expected"),
    [
        ("属于国家行政机关|3", "的秘密|", ["属于国家行政机关的秘密 0,0 | 3 0,1", "末行 0,0 | 0 0,1"]),
        ("属于国家行政机关|", "的秘密|3", ["属于国家行政机关的秘密 0,0 | 3 0,1", "末行 0,0 | 0 0,1"]),
        (
            "属于国家行政机关|3",
            "2.重复申请|",
            ["属于国家行政机关 0,0 | 3 0,1", "2.重复申请 0,0 |  0,1 | 末行 1,0 | 0 1,1"],
        ),
        ("属于国家行政机关|3", "的秘密|0", ["属于国家行政机关 0,0 | 3 0,1", "的秘密 0,0 | 0 0,1 | 末行 1,0 | 0 1,1"]),
        ("行政处罚|3", "行政强制|", ["行政处罚 0,0 | 3 0,1", "行政强制 0,0 |  0,1 | 末行 1,0 | 0 1,1"]),
    ],
)
def test_a_row_cut_in_two_becomes_whole(upper: str, lower: str, expected: list[str]) -> None:
    first = in_cells(Sheet().grid(XS, [700, 730]), upper, ys=[700])
    second = in_cells(Sheet().grid(XS, [80, 110, 140]), lower, "末行|0", ys=[80, 110])
    assert tables(first, second) == expected


def test_a_group_label_cut_in_two_becomes_whole() -> None:
    first = Sheet().grid([100, 120, 200], [700, 730]).text(105, 705, "结", size=10).text(125, 705, "甲", size=10)
    second = Sheet().rule(120, 110, 200, 110).rule(100, 80, 200, 80).rule(100, 140, 200, 140)
    for x in (100, 120, 200):
        second.rule(x, 80, x, 140)
    second.text(105, 85, "果", size=10).text(125, 85, "乙", size=10).text(125, 115, "丙", size=10)
    assert tables(first, second) == ["结果 0,0 | 甲 0,1", " 0,0 2×1 | 乙 0,1 | 丙 1,1"]


# ---- pictures, notes, refusals -------------------------------------------------------------------------------------


def test_a_large_image_is_a_picture_and_a_small_one_is_not() -> None:
    sheet = Sheet().lines("前。").image(75, 150, 500, 400).image(80, 450, 100, 470).lines("后。", top=500)
    assert [type(block) for block in blocks(sheet)] == [Paragraph, Picture, Paragraph]


def test_pages_without_text_are_reported() -> None:
    document = read_bytes(pdf(Sheet().lines("有文字。"), Sheet().image(0, 0, WIDTH, HEIGHT), Sheet()))
    assert [(note.message.zh[-1], note.partial) for note in document.notes] == [("2", True)]
    assert [type(block) for block in document.blocks] == [Paragraph, Picture]


def test_rotated_text_is_left_out_and_reported_where_nothing_else_is() -> None:
    rotated = Sheet().text(300, 400, "斜着的水印", matrix="0.7 0.7 -0.7 0.7")
    assert texts(rotated.lines("正文。")) == ["正文。"]
    (note,) = read_bytes(pdf(Sheet().lines("正文。"), Sheet().text(300, 400, "斜着", matrix="0.7 0.7 -0.7 0.7"))).notes
    assert note.partial


def test_an_image_behind_recognised_text_is_no_picture() -> None:
    assert not any(
        isinstance(block, Picture) for block in blocks(Sheet().image(0, 0, WIDTH, HEIGHT).lines(*[FULL] * 3))
    )
    (picture, _) = blocks(Sheet().image(0, 0, WIDTH, HEIGHT).lines("盖在扫描件上的标题"))
    assert picture == Picture(picture.text, 1, large=True)


ENCRYPTED = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{0}> /U <{0}> >> /ID [<00> <00>]".format("ab" * 32)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "不是 PDF"),
        (b"PK\x03\x04", "不是 PDF"),
        (b"%PDF-1.4", "损坏"),
        (pdf(Sheet().lines(FULL))[:300], "损坏"),
        (pdf(Sheet()), "没有文字"),
        (pdf(Sheet().image(0, 0, WIDTH, HEIGHT)), "没有文字"),
        (pdf(Sheet().lines(FULL), trailer=ENCRYPTED), "密码"),
        (pdf(*[Sheet()] * 501), "过多"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_bytes(data)
    assert reason in caught.value.reason.zh


def test_a_page_of_countless_lines_is_reported() -> None:
    sheet = Sheet().lines("有文字。")
    for number in range(1100):
        sheet.rule(0, number * 4, 9000, number * 4).rule(number * 4, 0, number * 4, 9000)
    (note,) = read_bytes(pdf(sheet)).notes
    assert note.partial


def bomb(dictionary: str, size: int) -> bytes:
    stream = zlib.compress(bytes(size), 9)
    obj = f"9 0 obj\n<< {dictionary} /Length {len(stream)} >>\nstream\n".encode()
    return pdf(Sheet().lines("甲乙。")) + obj + stream + b"\nendstream\nendobj\n"


@pytest.mark.parametrize(
    ("dictionary", "size", "refused"),
    [
        ("/Filter /FlateDecode", 101 * 2**20, True),
        ("/Filter [/FlateDecode /FlateDecode]", 1000, True),
        ("/Filter /FlateDecode", 2**20, False),
        ("/Subtype /Image /Filter /FlateDecode", 101 * 2**20, False),
        ("/Type /ObjStm /Filter /FlateDecode", 2**21, True),
        ("/Type /ObjStm /Filter /FlateDecode", 2**19, False),
    ],
)
def test_streams_that_inflate_too_far_are_refused(dictionary: str, size: int, *, refused: bool) -> None:
    with pytest.raises(Unreadable) if refused else contextlib.nullcontext():
        read_bytes(bomb(dictionary, size))


@pytest.mark.parametrize(("size", "refused"), [(300_000, True), (10_000, False)])
def test_objects_of_countless_parts_are_refused(size: int, *, refused: bool) -> None:
    with pytest.raises(Unreadable) if refused else contextlib.nullcontext():
        read_bytes(pdf(Sheet().lines("甲乙。")) + b"9 0 obj\n[" + b"0 " * (size // 2) + b"]\nendobj\n")


@pytest.mark.skipif(sys.platform != "linux", reason="only there memory has a limit")
def test_a_font_of_countless_widths_is_refused() -> None:
    data = pdf(Sheet().lines("甲乙。")).replace(b"/W [1 95 500]", b"/W [1 99999999999 500]")
    with pytest.raises(Unreadable) as refused:
        read_bytes(data)
    assert refused.value.reason == PDF_TOO_LARGE


SOME = Sheet(["1000000000 w"] * 31)
"""Four hundred bytes of instructions."""


@pytest.mark.parametrize(
    ("page", "forms", "refused"),
    [
        (Sheet(SOME.content * 2), (), False),
        (Sheet(SOME.content * 3), (), True),
        (Sheet().draw("/X0", 2), (SOME,), False),
        (Sheet().draw("/X0", 3), (SOME,), True),
        (Sheet().draw("/#580", 3), (SOME,), True),
        (Sheet().draw("/X0", 3), (Sheet().draw("/X1"), SOME), True),
        (Sheet().draw("/X0", 3), (Sheet().draw("/X0", 20),), False),
        (Sheet().draw("/X0", 3), (Sheet().draw("/X1", 3), Sheet().draw("/X0", 3)), False),
        (Sheet(["q", "Q"] * 60), (), True),
        (Sheet(["q", "Q"] * 30), (), False),
        (Sheet().draw("/X9", 30), (SOME,), False),
        (Sheet().draw("/I1", 30), (SOME,), False),
    ],
)
def test_what_draws_too_much_is_refused(
    page: Sheet, forms: tuple[Sheet, ...], *, refused: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gouji.readers.pdf._MAX_DRAWN_ON_PAGE", 1000)
    data = pdf(Sheet(["BT /F1 9 Tf 75 700 Td <7532> Tj ET", *page.content]), forms=forms)
    with pytest.raises(Unreadable) if refused else contextlib.nullcontext():
        assert read_bytes(data).blocks


def test_pages_together_may_not_draw_too_much_either(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gouji.readers.pdf._MAX_DRAWN", 1000)
    assert blocks(Sheet().lines("甲"), Sheet(SOME.content * 2))
    with pytest.raises(Unreadable):
        blocks(Sheet().lines("甲"), Sheet(SOME.content * 2), SOME)


SAMPLE = pdf(in_cells(Sheet().grid(XS, YS), "规章|0", "行政许可|12").lines(STANDING_IN, FULL, "完。", top=300))


@given(st.data())
def test_a_damaged_file_is_read_or_refused(data: st.DataObject) -> None:
    damaged = bytearray(SAMPLE[: data.draw(st.integers(0, len(SAMPLE)))] if data.draw(st.booleans()) else SAMPLE)
    for _ in range(data.draw(st.integers(0, 10))):
        if damaged:
            damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(Unreadable):
        read_bytes(bytes(damaged))


@st.composite
def cells(draw: st.DrawFn) -> list[tuple[int, int, int, int]]:
    """Rectangles (row, column, height, width) that fill a grid in reading order."""
    height, width = draw(st.integers(2, 5)), draw(st.integers(2, 5))
    taken: set[tuple[int, int]] = set()
    found = []
    for row in range(height):
        for column in range(width):
            if (row, column) not in taken:
                free = next((c for c in range(column, width) if (row, c) in taken), width)
                tall, wide = draw(st.integers(1, height - row)), draw(st.integers(1, free - column))
                taken |= {(r, c) for r in range(row, row + tall) for c in range(column, column + wide)}
                found.append((row, column, tall, wide))
    return found


@FEW
@given(cells())
def test_any_grid_is_read_as_it_was_drawn(grid: list[tuple[int, int, int, int]]) -> None:
    """Positions that no line marks don't count: what is compared is how the cells lie to each other."""
    sheet = Sheet()
    for number, (row, column, tall, wide) in enumerate(grid):
        x0, top, x1, bottom = 50 + 40 * column, 100 + 30 * row, 50 + 40 * (column + wide), 100 + 30 * (row + tall)
        for side in ((x0, top, x1, top), (x0, bottom, x1, bottom), (x0, top, x0, bottom), (x1, top, x1, bottom)):
            sheet.rule(*side)
        sheet.text(x0 + 3, top + 3, str(number), size=SIZE / 2)
    found = [block for block in blocks(sheet) if isinstance(block, Table)]
    if len(grid) > 1:
        (table,) = found
        rows = sorted({row for row, _, _, _ in grid} | {row + tall for row, _, tall, _ in grid})
        columns = sorted({column for _, column, _, _ in grid} | {column + wide for _, column, _, wide in grid})
        expected = [
            (rows.index(row), columns.index(column), rows.index(row + tall) - rows.index(row),
             columns.index(column + wide) - columns.index(column))
            for row, column, tall, wide in grid
        ]  # fmt: skip
        assert [(cell.row, cell.column, cell.row_span, cell.column_span) for cell in table.cells] == expected
        assert [cell.text.value for cell in table.cells] == [str(number) for number in range(len(grid))]
