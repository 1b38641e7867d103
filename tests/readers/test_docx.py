"""What is read from the body of a Word document."""

from __future__ import annotations

from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st
from word_files import blocks, p, package, read_bytes, tc, texts, tr, zipped

from gouji.document.model import Cell, Document, Paragraph, Picture, Table
from gouji.readers import docx
from gouji.readers.docx.package import open_word
from gouji.readers.docx.transcript import Transcript
from gouji.text.source import Source

DRAWN = '<w:drawing><wp:inline><wp:docPr descr="签章"/><a:graphic><a:blip/></a:graphic></wp:inline></w:drawing>'
BOXED = f"<w:txbxContent>{p('框内')}</w:txbxContent>"
RUBY = (
    "<w:r><w:ruby><w:rt><w:r><w:t>xun</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>浔</w:t></w:r></w:rubyBase>"
    "</w:ruby></w:r>"
)
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText><w:t>旧</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>12</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>件</w:t></w:r>'
)
BEGUN = '<w:p><w:r><w:t>甲</w:t><w:fldChar w:fldCharType="begin"/></w:r></w:p>'
ENDED = '<w:p><w:r><w:fldChar w:fldCharType="separate"/><w:t>丙</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>'
RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
UNFILLED = (
    "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>请点击</w:t></w:r></w:sdtContent></w:sdt>"
)
CHOICE = (
    "<w:r><mc:AlternateContent><mc:Choice><w:t>新</w:t></mc:Choice><mc:Fallback><w:t>旧</w:t></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)
BOX_TWICE = (
    f"<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing>{BOXED}</w:drawing></mc:Choice>"
    f"<mc:Fallback><w:pict>{BOXED}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
)


def form(control: str) -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{control}</w:ffData></w:fldChar></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:r><w:t>收到</w:t></w:r><w:r><w:t>3</w:t></w:r><w:r><w:t>件</w:t></w:r>", "收到3件"),
        ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>", "甲\t乙"),
        ("<w:r><w:t>0571</w:t><w:noBreakHyphen/><w:t>12345</w:t></w:r>", "0571-12345"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Symbol" w:char="00B1"/></w:r>', "☑±"),
        ('<w:r><w:sym w:font="Symbol" w:char="D800"/><w:t>甲</w:t></w:r>', "甲"),
        (
            RUBY,
            "浔",
        ),
        ('<w:fldSimple w:instr=" DATE "><w:r><w:t>2031年</w:t></w:r></w:fldSimple>', "2031年"),
        (
            FIELD,
            "12件",
        ),
        ('<w:r><w:t>前</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/><w:t>后</w:t></w:r>', "前后"),
        ("<w:hyperlink><w:r><w:t>门户网站</w:t></w:r></w:hyperlink>", "门户网站"),
        ("<w:smartTag><w:customXml><w:r><w:t>三月</w:t></w:r></w:customXml></w:smartTag>", "三月"),
        ("<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>控件</w:t></w:r></w:sdtContent></w:sdt>", "控件"),
        ("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>", "a+b"),
        (
            CHOICE,
            "新",
        ),
        ("<w:r><mc:AlternateContent><mc:Fallback><w:t>旧</w:t></mc:Fallback></mc:AlternateContent></w:r>", "旧"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:t>可见</w:t></w:r>", "可见"),
        ('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>可见</w:t></w:r>', "可见"),
        ("<w:ins><w:r><w:t>12</w:t></w:r></w:ins><w:del><w:r><w:delText>10</w:delText></w:r></w:del>", "12"),
        ("<w:moveTo><w:r><w:t>到</w:t></w:r></w:moveTo><w:moveFrom><w:r><w:t>从</w:t></w:r></w:moveFrom>", "到"),
        ("<w:ins><w:del><w:r><w:delText>又删</w:delText></w:r></w:del><w:r><w:t>留</w:t></w:r></w:ins>", "留"),
        ("<w:r><w:t>条例</w:t><w:footnoteReference/><w:lastRenderedPageBreak/></w:r>", "条例"),
        ("<w:r><w:t>　　首行缩进 </w:t></w:r>", "首行缩进"),
        ("<w:r><w:t>面积12m</w:t></w:r><m:oMath><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:oMath>", "面积12m²"),
        (f"<w:r>{RAISED}<w:t>注1</w:t></w:r>", "注1"),
        (f"<w:r><w:t>　</w:t></w:r><w:r>{RAISED}<w:t>注1</w:t></w:r>", "注1"),
        (f"<w:r><w:t>23</w:t></w:r><w:r>{RAISED}<w:t>注1</w:t></w:r>", "23⁎¹"),
        (form("<w:checkBox><w:checked/></w:checkBox>"), "☒"),
        (form('<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>'), "□"),
        (form('<w:checkBox><w:default w:val="1"/></w:checkBox>'), "☒"),
        (form('<w:ddList><w:result w:val="7"/><w:listEntry w:val="甲"/></w:ddList>'), "甲"),
        ("<w:r><w:rPr><w:vanish/></w:rPr>" + form("<w:checkBox/>")[5:] + "<w:r><w:t>后</w:t></w:r>", "后"),
        (
            UNFILLED + "<w:r><w:t>后</w:t></w:r>",
            "后",
        ),
    ],
)
def test_text_of_a_paragraph(inside: str, text: str) -> None:
    assert texts(blocks(f"<w:p>{inside}</w:p>")) == [text]


def test_a_line_break_ends_a_paragraph_but_no_heading_or_sentence() -> None:
    broken = "<w:r><w:t>甲</w:t><w:br/><w:t> 乙</w:t><w:br/><w:cr/><w:t>丙</w:t></w:r>"
    assert texts(blocks(f"<w:p>{broken}</w:p>")) == ["甲", "乙", "丙"]
    heading = f'<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr>{broken}</w:p>'
    assert texts(blocks(heading)) == ["甲乙丙"]
    sentence = "<w:r><w:t>全年检查渔船，处罚</w:t><w:br/><w:t>七起</w:t></w:r>"
    assert texts(blocks(f"<w:p>{sentence}</w:p>")) == ["全年检查渔船，处罚七起"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (p("甲") + "<w:p/>" + p(" ") + p("乙"), ["甲", "乙"]),
        (f"<w:sdt><w:sdtContent>{p('甲')}</w:sdtContent></w:sdt>{p('乙')}", ["甲", "乙"]),
        (f"<mc:AlternateContent><mc:Choice>{p('甲')}</mc:Choice></mc:AlternateContent>", ["甲"]),
        (p("公开工", "<w:rPr><w:del/></w:rPr>") + p("作"), ["公开工作"]),
        (p("公开工", "<w:rPr><w:moveFrom/></w:rPr>") + p("作"), ["公开工作"]),
        (p("公开工", "<w:rPr><w:vanish/></w:rPr>") + p("作"), ["公开工作"]),
        (p("公开工", "<w:rPr><w:del/></w:rPr>") + "<w:p/>" + p("作"), ["公开工", "作"]),
        (f"{BEGUN}<w:p/>{p('乙')}<w:tbl><w:tr>{tc('丁')}{tc('丁')}</w:tr></w:tbl>{ENDED}", ["甲丙"]),
        (f"{BEGUN}{p('乙')}", ["甲", "乙"]),
        (p("末段", "<w:rPr><w:del/></w:rPr>"), ["末段"]),
        (f"<w:p><w:r><w:t>外</w:t><w:pict><v:shape>{BOXED}</v:shape></w:pict></w:r></w:p>", ["外", "框内"]),
        (
            BOX_TWICE,
            ["框内"],
        ),
    ],
)
def test_paragraphs(body: str, expected: list[str]) -> None:
    assert texts(blocks(body)) == expected


@pytest.mark.parametrize(
    ("drawing", "label"),
    [
        (DRAWN, "签章"),
        ('<w:pict><v:shape alt="旧图"><v:imagedata/></v:shape></w:pict>', "旧图"),
        ("<w:object><v:shape><v:imagedata/></v:shape></w:object>", ""),
    ],
)
def test_a_picture_follows_its_paragraph(drawing: str, label: str) -> None:
    first, picture = blocks(f"<w:p><w:r>{drawing}<w:t>如图</w:t></w:r></w:p>")
    assert isinstance(first, Paragraph)
    assert isinstance(picture, Picture)
    assert (first.text.value, picture.text.value) == ("如图", label)


def test_unaccepted_revisions_are_reported_with_their_number() -> None:
    body = "<w:p><w:ins><w:r><w:t>1</w:t></w:r></w:ins><w:del/></w:p>"
    notes = read_bytes(zipped(package(body))).notes
    assert [(note.message.zh[:4], note.partial) for note in notes] == [("有 2 ", False)]
    assert not read_bytes(zipped(package(p("无修订")))).notes


def test_struck_text_is_left_out_and_reported() -> None:
    struck = "<w:r><w:rPr><w:strike/></w:rPr>"
    body = f"<w:p>{struck}<w:t>2</w:t></w:r>{struck}<w:t>2</w:t></w:r><w:r><w:t>23</w:t></w:r></w:p>"
    document = read_bytes(zipped(package(body + f"<w:p>{struck}<w:t>{'长' * 30}</w:t></w:r></w:p>")))
    assert texts(document.blocks) == ["23"]
    ((message, partial),) = [(note.message, note.partial) for note in document.notes]
    assert ("“22”" in message.zh, "有 2 处" in message.zh, partial) == (True, True, False)


def test_a_placeholder_leaves_its_cell_in_the_table() -> None:
    control = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{tc('单击此处')}</w:sdtContent></w:sdt>"
    (table,) = blocks(f"<w:tbl>{tr(tc('甲'), control, tc('乙'))}</w:tbl>")
    assert isinstance(table, Table)
    assert [cell.text.value for cell in table.cells] == ["甲", "", "乙"]


def test_what_is_embedded_and_not_read_is_reported() -> None:
    (note,) = read_bytes(zipped(package("<w:altChunk/>"))).notes
    assert note.partial


# ---- styles ----

STYLES = """
<w:style w:type="paragraph" w:styleId="a" w:default="1"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="a"/></w:style>
<w:style w:type="paragraph" w:styleId="b3"><w:name w:val="标题 3"/></w:style>
<w:style w:type="paragraph" w:styleId="mine"><w:name w:val="章"/><w:basedOn w:val="2"/></w:style>
<w:style w:type="paragraph" w:styleId="lvl"><w:name w:val="章名"/><w:pPr><w:outlineLvl w:val="3"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="body"><w:name w:val="正"/><w:basedOn w:val="lvl"/>
<w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="ring"><w:name w:val="环"/><w:basedOn w:val="ring"/></w:style>
<w:style w:type="paragraph" w:styleId="t"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="gone"><w:name w:val="隐"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="hid"><w:name w:val="隐字"/><w:rPr><w:vanish/></w:rPr></w:style>
"""


@pytest.mark.parametrize(
    ("properties", "level"),
    [
        ("", None),
        ('<w:pStyle w:val="2"/>', 2),
        ('<w:pStyle w:val="b3"/>', 3),
        ('<w:pStyle w:val="mine"/>', 2),
        ('<w:pStyle w:val="lvl"/>', 4),
        ('<w:pStyle w:val="body"/>', None),
        ('<w:pStyle w:val="ring"/>', None),
        ('<w:pStyle w:val="unknown"/>', None),
        ('<w:outlineLvl w:val="0"/>', 1),
        ('<w:pStyle w:val="2"/><w:outlineLvl w:val="9"/>', None),
        ('<w:outlineLvl w:val="x"/>', None),
    ],
)
def test_heading_level(properties: str, level: int | None) -> None:
    (block,) = blocks(p("总体情况", properties), STYLES)
    assert isinstance(block, Paragraph)
    assert block.level == level


def test_styles_hide_text_and_mark_the_table_of_contents() -> None:
    body = p("目录行 1", '<w:pStyle w:val="t"/>') + p("隐藏", '<w:pStyle w:val="gone"/>')
    run = '<w:r><w:rPr><w:rStyle w:val="hid"/></w:rPr><w:t>隐藏</w:t></w:r>'
    assert texts(blocks(body + f"<w:p>{run}</w:p>" + p("正文"), STYLES)) == ["正文"]


# ---- tables ----

SPAN = '<w:gridSpan w:val="2"/>'
DOWN = '<w:vMerge w:val="restart"/>'
ON = "<w:vMerge/>"


@pytest.mark.parametrize(
    ("rows", "cells"),
    [
        ([tr(tc("甲"), tc("乙"))], "甲 0,0 | 乙 0,1"),
        ([tr(tc("甲", SPAN), tc("乙"))], "甲 0,0 1×2 | 乙 0,2"),
        ([tr(tc("甲", DOWN), tc("乙")), tr(tc("", ON), tc("丙"))], "甲 0,0 2×1 | 乙 0,1 | 丙 1,1"),
        ([tr(tc("甲", ON), tc("乙")), tr(tc("", ON), tc("丙"))], "甲 0,0 2×1 | 乙 0,1 | 丙 1,1"),
        ([tr(tc("甲", DOWN), tc("乙")), tr(tc("丁", DOWN), tc("丙"))],
         "甲 0,0 | 乙 0,1 | 丁 1,0 | 丙 1,1"),
        ([tr(tc("甲", DOWN), tc("乙")), tr(tc("丁", SPAN + ON))], "甲 0,0 | 乙 0,1 | 丁 1,0 1×2"),
        ([tr(tc("甲", SPAN + DOWN)), tr(tc("", SPAN + ON)), tr(tc("乙"), tc("丙"))],
         "甲 0,0 2×2 | 乙 2,0 | 丙 2,1"),
        ([tr(tc("甲"), tc("乙")), tr(tc("丙"), properties='<w:gridBefore w:val="1"/>')],
         "甲 0,0 | 乙 0,1 | 丙 1,1"),
        ([tr(tc("甲", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>"), tc("乙"))],
         "甲 0,0 1×2 | 乙 0,2"),
        ([tr(tc("甲"), tc("乙")), tr(tc("删"), properties="<w:del/>"), tr(tc("丙"), tc("丁"), properties="<w:ins/>")],
         "甲 0,0 | 乙 0,1 | 丙 1,0 | 丁 1,1"),
        ([tr(tc("甲"), tc("删", "<w:cellDel/>"), tc("乙", "<w:cellIns/>"))], "甲 0,0 | 乙 0,1"),
        ([f"<w:sdt><w:sdtContent>{tr(tc('甲'), tc('乙'))}</w:sdtContent></w:sdt>"],
         "甲 0,0 | 乙 0,1"),
        ([tr(f"<w:sdt><w:sdtContent>{tc('甲')}</w:sdtContent></w:sdt>", tc("乙"))],
         "甲 0,0 | 乙 0,1"),
        ([tr(f"<w:tc>{p('商业')}{p('')}{p('企业')}</w:tc>", tc(""))], "商业\n企业 0,0 |  0,1"),
        ([tr(tc("甲", '<w:gridSpan w:val="-3"/>'), tc("乙", '<w:gridSpan w:val="much"/>'))],
         "甲 0,0 | 乙 0,1"),
    ],
)  # fmt: skip
def test_tables(rows: list[str], cells: str) -> None:
    """Cells as ``text row,column``, and height × width where it isn't 1×1."""
    (table,) = blocks(f"<w:tbl>{''.join(rows)}</w:tbl>")
    assert isinstance(table, Table)
    assert " | ".join(shown(cell) for cell in table.cells) == cells


def shown(cell: Cell) -> str:
    span = "" if cell.row_span == cell.column_span == 1 else f" {cell.row_span}×{cell.column_span}"
    return f"{cell.text.value} {cell.row},{cell.column}{span}"


def nest(*inner: str) -> str:
    return f"<w:tc>{p('外')}{''.join(inner)}</w:tc>"


def test_nested_tables_follow_the_outer_one() -> None:
    inner = f"<w:tbl>{tr(tc('内'), tc('里'))}</w:tbl>"
    outer, nested = blocks(f"<w:tbl>{tr(nest(inner), tc('旁'))}</w:tbl>")
    assert isinstance(outer, Table)
    assert isinstance(nested, Table)
    assert [cell.text.value for cell in outer.cells] == ["外", "旁"]
    assert [cell.text.value for cell in nested.cells] == ["内", "里"]


@pytest.mark.parametrize("rows", [1, 2])
def test_a_table_for_layout_only_is_unwrapped(rows: int) -> None:
    inner = f"<w:tbl>{tr(tc('内'), tc('里'))}</w:tbl>"
    found = blocks(f"<w:tbl>{tr(nest(inner)) * rows}</w:tbl>")
    assert [type(block) for block in found] == [Paragraph, Table] * rows


def test_a_table_without_cells_is_nothing() -> None:
    assert blocks("<w:tbl><w:tr/></w:tbl>") == ()


Grid = list[tuple[int, int, int, int]]


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """Rectangles (row, column, height, width) that fill a grid in reading order."""
    height, width = draw(st.integers(2, 6)), draw(st.integers(2, 6))
    taken: set[tuple[int, int]] = set()
    found = []
    for row in range(height):
        for column in range(width):
            if (row, column) in taken:
                continue
            free = next((c for c in range(column, width) if (row, c) in taken), width)
            tall, wide = draw(st.integers(1, height - row)), draw(st.integers(1, free - column))
            taken |= {(r, c) for r in range(row, row + tall) for c in range(column, column + wide)}
            found.append((row, column, tall, wide))
    return found


def written(grid: Grid) -> str:
    height = max(row + tall for row, _, tall, _ in grid)
    rows: list[list[tuple[int, str]]] = [[] for _ in range(height)]
    for number, (top, column, tall, wide) in enumerate(grid):
        for row in range(top, top + tall):
            merge = "" if tall == 1 else DOWN if row == top else ON
            cell = tc(str(number) if row == top else "", f'<w:gridSpan w:val="{wide}"/>{merge}')
            rows[row].append((column, cell))
    return "".join(tr(*(cell for _, cell in sorted(cells))) for cells in rows)


@given(grids())
def test_any_grid_is_read_as_it_was_written(grid: Grid) -> None:
    found = blocks(f"<w:tbl>{written(grid)}</w:tbl>")
    if len(grid) > 1:
        (table,) = found
        assert isinstance(table, Table)
        assert [(cell.row, cell.column, cell.row_span, cell.column_span) for cell in table.cells] == grid
        assert all(cell is not None for row in table.grid for cell in row)


_IN_CELLS = [
    *("<w:p/>", p("甲"), p("乙", "<w:rPr><w:vanish/></w:rPr>"), "<w:p><w:r><w:t>丙</w:t></w:r></w:p>", BEGUN, ENDED),
    *("<w:p><w:r><w:t>1</w:t></w:r><w:r><w:t>2</w:t></w:r></w:p>", "<w:p><w:r><w:t> a\nb </w:t></w:r></w:p>"),
    *(f"<w:p><w:r>{RAISED}<w:t>丁</w:t></w:r></w:p>", "<w:p><w:r/></w:p>", "<w:p><!-- --><w:r><w:t/></w:r></w:p>"),
]
_DEFAULTS = ["", "<w:pPr><w:outlineLvl w:val='1'/></w:pPr>", "<w:rPr><w:vanish/></w:rPr>", "<w:name w:val='toc 1'/>"]


@given(st.lists(st.lists(st.sampled_from(_IN_CELLS), max_size=2), min_size=1), st.sampled_from(_DEFAULTS))
def test_plain_cells_are_read_as_all_others(cells: list[list[str]], standard: str) -> None:
    rows = (tr(tc("戊"), f"<w:tc><w:tcPr/>{''.join(inner)}</w:tc>") for inner in cells)
    body = f"<w:tbl>{''.join(rows)}</w:tbl>"
    styles = f"<w:style w:type='paragraph' w:default='1' w:styleId='a'>{standard}</w:style>"
    data = zipped(package(body, styles))
    found = _read_with_anchors(data)
    with mock.patch.object(docx, "bare_texts", return_value=None):
        assert _read_with_anchors(data) == found


def _read_with_anchors(data: bytes) -> tuple[Document, list[tuple[int, int, str]]]:
    """The document, its transcript among all else, and which element shows which characters."""
    word, transcript = open_word(Source("报告.docx", data)), Transcript(anchors=[])
    root = word.document()
    document = docx.read_document("报告.docx", word, root, transcript)
    path = root.getroottree().getpath
    return document, [(each.start, each.end, path(each.element)) for each in transcript.anchors or ()]
