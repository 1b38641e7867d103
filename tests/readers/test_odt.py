"""What is read from OpenDocument texts."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from showing import shown

from gouji import readers
from gouji.document.model import Cell, Document, Picture, Table
from gouji.readers.odt import read
from gouji.text.source import Source, Unreadable
from support.render_odt import NAMESPACES, flat, package, paragraph

AUTOMATIC = """
<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="S" style:family="text"><style:text-properties
style:text-line-through-style="solid"/></style:style>
<style:style style:name="S2" style:family="text"><style:text-properties
style:text-line-through-type="double"/></style:style>
<style:style style:name="N" style:family="text" style:parent-style-name="S"><style:text-properties
style:text-line-through-style="none"/></style:style>
<style:style style:name="R" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:name="L" style:family="text"><style:text-properties style:text-position="-33% 58%"/></style:style>
<style:style style:name="F" style:family="text"><style:text-properties style:text-position="0% 100%"/></style:style>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Heading_20_1"/>
<style:style style:name="P2" style:family="paragraph"><style:text-properties text:display="none"/></style:style>
<style:style style:name="Contents_20_1" style:family="paragraph"/>
"""


def read_bytes(data: bytes) -> Document:
    return read(Source("报告.odt", data))


def document(body: str, automatic: str = "", styles: str = "") -> Document:
    return read_bytes(package(body, AUTOMATIC + automatic, styles))


def found(body: str, automatic: str = "", styles: str = "") -> list[object]:
    return [shown(block) for block in document(body, automatic, styles).blocks]


def span(style: str, text: str) -> str:
    return f'<text:span text:style-name="{style}">{text}</text:span>'


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("收到<text:span>3</text:span>件", "收到3件"),
        ("  收到 \n\t 3 <text:span> 件</text:span> ", "收到 3 件"),
        ('甲<text:s text:c="3"/>乙<text:tab/>丙<text:s/>丁', "甲   乙\t丙 丁"),
        ("<text:a>门户</text:a><text:bookmark/>网站<text:bookmark-start/>", "门户网站"),
        (span("H", "隐藏") + "可见", "可见"),
        (span("H", "隐" + span("R", "藏")) + "可见", "可见"),
        (span("S", "22") + "23" + span("S2", "24"), "23"),
        (span("N", "23"), "23"),
        ("23" + span("R", "1"), "23¹"),
        ("23" + span("L", "1"), "23¹"),
        ("23" + span("F", "1"), "231"),
        (span("R", "注1"), "注1"),
        (
            (
                "23<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>注文</text:p></text:note-body>"
                "</text:note>件"
            ),
            "23¹件",
        ),
        ("<text:ruby><text:ruby-base>浔</text:ruby-base><text:ruby-text>xun</text:ruby-text></text:ruby>", "浔"),
        ("条例<office:annotation><text:p>批注</text:p></office:annotation><office:annotation-end/>", "条例"),
        ('<text:drop-down><text:label text:value="0"/><text:label text:value="23"/>23</text:drop-down>件', "23件"),
        (
            (
                '<text:drop-down><text:label text:value="0"/><text:label text:value="23" text:current-selected="true"/>'
                "</text:drop-down>件"
            ),
            "23件",
        ),
        ("<text:placeholder>&lt;数字&gt;</text:placeholder>件", "件"),
        ('<loext:content-control loext:showing-place-holder="true">选择</loext:content-control>件', "件"),
        ("<loext:content-control>23</loext:content-control>件", "23件"),
        ('<text:hidden-text text:is-hidden="true" text:string-value="藏"/>件', "件"),
        ('<text:hidden-text text:is-hidden="false" text:string-value="23"/>件', "23件"),
        ("<text:date>2031年</text:date><text:change-start/>3<text:change-end/>月", "2031年3月"),
    ],
)
def test_text_of_a_paragraph(inside: str, text: str) -> None:
    assert found(f"<text:p>{inside}</text:p>") == [text]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (paragraph("甲") + "<text:p/>" + paragraph(" ") + paragraph("乙"), ["甲", "乙"]),
        ("<text:p>甲<text:line-break/> 乙</text:p>", ["甲", "乙"]),
        ("<text:foo><text:p>甲</text:p></text:foo>", ["甲"]),
        ('<text:foo text:display="none"><text:p>甲</text:p></text:foo><text:p>乙</text:p>', ["乙"]),
        ("<office:annotation><text:p>甲</text:p></office:annotation><text:p>乙</text:p>", ["乙"]),
        ("<text:list><text:list-item><text:foo><text:p>甲</text:p></text:foo></text:list-item></text:list>", ["甲"]),
        ('<text:h text:outline-level="2">甲<text:line-break/>乙</text:h>', ["2 甲乙"]),
        ("<text:h>甲</text:h>", ["1 甲"]),
        ('<text:h text:outline-level="10">甲</text:h>', ["甲"]),
        ('<text:p text:style-name="P1">甲</text:p>', ["1 甲"]),
        ('<text:p text:style-name="P2">甲</text:p>', []),
        ('<text:p text:style-name="Contents_20_1">一、总体情况 1</text:p>', []),
        ('<text:p>甲<text:hidden-paragraph text:is-hidden="true"/></text:p>', []),
        ("<text:section>" + paragraph("甲") + "</text:section>", ["甲"]),
        ('<text:section text:display="none">' + paragraph("甲") + "</text:section>", []),
        ('<text:section text:display="condition" text:is-hidden="true">' + paragraph("甲") + "</text:section>", []),
        (
            "<text:table-of-content><text:index-body>" + paragraph("甲") + "</text:index-body></text:table-of-content>",
            [],
        ),
        ("<text:user-index><text:index-body>" + paragraph("甲") + "</text:index-body></text:user-index>", ["甲"]),
        ("<office:forms/><text:sequence-decls/>" + paragraph("甲"), ["甲"]),
        (
            f"<text:p>外<draw:frame><draw:text-box>{paragraph('框内')}</draw:text-box></draw:frame></text:p>",
            ["外", "框内"],
        ),
        (f"<draw:frame><draw:text-box>{paragraph('框内')}</draw:text-box></draw:frame>", ["框内"]),
        (
            f"<text:p>外<draw:g><draw:custom-shape>{paragraph('形内')}</draw:custom-shape></draw:g></text:p>",
            ["外", "形内"],
        ),
        (
            (
                "<text:p>如图<draw:a><draw:frame><draw:image/><draw:image/><svg:title>签章</svg:title></draw:frame></draw:a>"
                "</text:p>"
            ),
            ["如图", "[签章]"],
        ),
        (
            (
                '<office:forms><form:form><form:text form:id="c1" form:current-value="23"/></form:form></office:forms>'
                '<text:p>收到<draw:control draw:control="c1"/>件</text:p>'
            ),
            ["收到23件"],
        ),
        (
            (
                '<office:forms><form:form><form:listbox form:id="c1"><form:option form:label="0"/><form:option '
                'form:label="23" form:current-selected="true"/></form:listbox><form:checkbox form:id="c2" '
                'form:current-state="checked"/></form:form></office:forms><text:p><draw:control draw:control="c1"/>件'
                '<draw:control draw:control="c2"/></text:p>'
            ),
            ["23件☒"],
        ),
    ],
)
def test_blocks(body: str, expected: list[object]) -> None:
    assert found(body) == expected


# ---- automatic numbers ---------------------------------------------------------------------------------------------


def level(depth: int, form: str, more: str = "") -> str:
    return f'<text:list-level-style-number text:level="{depth}" style:num-format="{form}" {more}/>'


LISTS = (
    '<text:list-style style:name="Z">'
    + level(1, "一, 二, 三, ...", 'style:num-suffix="、"')
    + level(2, "1", 'style:num-prefix="（" style:num-suffix="）"')
    + level(3, "1", 'style:num-suffix="." text:display-levels="2"')
    + "</text:list-style>"
    '<text:list-style style:name="Y">'
    + level(1, "1", 'text:start-value="5" loext:num-list-format="第%1%条"')
    + "</text:list-style>"
    '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1"/></text:list-style>'
)
OUTLINE = (
    '<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-suffix="、" '
    'style:num-format="一, 二, 三, ..."/><text:outline-level-style text:level="2" style:num-format=""/>'
    "</text:outline-style>"
)


def items(*held: str, more: str = 'text:style-name="Z"') -> str:
    return f"<text:list {more}>{''.join(f'<text:list-item>{each}</text:list-item>' for each in held)}</text:list>"


def inner(*held: str) -> str:
    return items(*held, more="")


A, B, C = map(paragraph, "甲乙丙")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (items(A, B), ["一、甲", "二、乙"]),
        (items(A + B, C), ["一、甲", "乙", "二、丙"]),
        (items(A + inner(B, C), B), ["一、甲", "（1）乙", "（2）丙", "二、乙"]),
        (items(A + inner(B), B + inner(C)), ["一、甲", "（1）乙", "二、乙", "（1）丙"]),
        (items(A + inner(B + inner(C))), ["一、甲", "（1）乙", "1.1. 丙"]),
        (items(A) + items(B), ["一、甲", "一、乙"]),
        (
            items(A) + C + items(B, more='text:style-name="Z" text:continue-numbering="true"'),
            ["一、甲", "丙", "二、乙"],
        ),
        (
            items(A + inner(B)) + C + items(inner(C), more='text:style-name="Z" text:continue-numbering="true"'),
            ["一、甲", "（1）乙", "丙", "（2）丙"],
        ),
        (
            items(A, more='text:style-name="Z" xml:id="l1"')
            + items(C, more='text:style-name="Y"')
            + items(B, more='text:style-name="Z" text:continue-list="l1"'),
            ["一、甲", "第5条丙", "二、乙"],
        ),
        (
            '<text:list text:style-name="Z"><text:list-item text:start-value="3">'
            + A
            + "</text:list-item></text:list>",
            ["三、甲"],
        ),
        ('<text:list text:style-name="Z"><text:list-header>' + A + "</text:list-header></text:list>", ["甲"]),
        (items(A, more='text:style-name="B"'), ["甲"]),
        (items(A, more='text:style-name="none"'), ["甲"]),
        (items("<text:h>甲</text:h>"), ["1 一、甲"]),
        (
            '<text:numbered-paragraph text:style-name="Z" text:list-id="n">' + A + "</text:numbered-paragraph>"
            '<text:numbered-paragraph text:style-name="Z" text:list-id="n">' + B + "</text:numbered-paragraph>",
            ["一、甲", "二、乙"],
        ),
    ],
)
def test_numbers_of_lists(body: str, expected: list[object]) -> None:
    assert found(body, LISTS) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<text:h>甲</text:h><text:h>乙</text:h>", ["1 一、甲", "1 二、乙"]),
        ('<text:h>甲</text:h><text:h text:outline-level="2">乙</text:h>', ["1 一、甲", "2 乙"]),
        ('<text:h text:is-list-header="true">甲</text:h><text:h>乙</text:h>', ["1 甲", "1 一、乙"]),
        ('<text:h text:restart-numbering="true" text:start-value="4">甲</text:h>', ["1 四、甲"]),
        (paragraph("甲"), ["甲"]),
    ],
)
def test_numbers_of_headings(body: str, expected: list[object]) -> None:
    assert found(body, styles=OUTLINE) == expected


@pytest.mark.parametrize(
    ("form", "number"),
    [
        ("1", "2 "),
        ("a", "b "),
        ("I", "II "),
        ("壹, 贰, 叁, ...", "贰"),
        ("①, ②, ③, ...", "② "),
        ("甲, 乙, 丙, ...", "乙"),
    ],
)
def test_formats_of_numbers(form: str, number: str) -> None:
    style = f'<text:list-style style:name="Q">{level(1, form)}</text:list-style>'
    assert found(items(A, B, more='text:style-name="Q"'), style)[1] == f"{number}乙"


# ---- tables --------------------------------------------------------------------------------------------------------


def cell(text: str, more: str = "") -> str:
    return f"<table:table-cell {more}>{paragraph(text)}</table:table-cell>"


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def table(*rows: str) -> str:
    return f'<table:table><table:table-column table:number-columns-repeated="2"/>{"".join(rows)}</table:table>'


COVERED = "<table:covered-table-cell/>"


def cells_of(body: str) -> list[tuple[str, int, int, int, int]]:
    (found_table,) = document(body).blocks
    assert isinstance(found_table, Table)
    return [_values(each) for each in found_table.cells]


def _values(found_cell: Cell) -> tuple[str, int, int, int, int]:
    return found_cell.text.value, found_cell.row, found_cell.column, found_cell.row_span, found_cell.column_span


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([row(cell("甲"), cell("乙"))], [("甲", 0, 0, 1, 1), ("乙", 0, 1, 1, 1)]),
        (
            [row(cell("甲", 'table:number-columns-spanned="2"'), COVERED), row(cell("乙"), cell("丙"))],
            [("甲", 0, 0, 1, 2), ("乙", 1, 0, 1, 1), ("丙", 1, 1, 1, 1)],
        ),
        (
            [row(cell("甲", 'table:number-rows-spanned="2"'), cell("乙")), row(COVERED, cell("丙"))],
            [("甲", 0, 0, 2, 1), ("乙", 0, 1, 1, 1), ("丙", 1, 1, 1, 1)],
        ),
        (
            [row(cell("0", 'table:number-columns-repeated="2"'), cell("1"))],
            [("0", 0, 0, 1, 1), ("0", 0, 1, 1, 1), ("1", 0, 2, 1, 1)],
        ),
        (
            [row(cell("0"), cell("1"), more='table:number-rows-repeated="2"')],
            [("0", 0, 0, 1, 1), ("1", 0, 1, 1, 1), ("0", 1, 0, 1, 1), ("1", 1, 1, 1, 1)],
        ),
        (
            ["<table:table-header-rows>" + row(cell("甲"), cell("乙")) + "</table:table-header-rows>", row(cell("1"))],
            [("甲", 0, 0, 1, 1), ("乙", 0, 1, 1, 1), ("1", 1, 0, 1, 1)],
        ),
        (
            [row(cell("甲"), cell("乙")), row(cell("藏"), cell("藏"), more='table:visibility="collapse"')],
            [("甲", 0, 0, 1, 1), ("乙", 0, 1, 1, 1)],
        ),
        # Cells that say they reach where others stand are cut off there.
        (
            [row(cell("甲", 'table:number-rows-spanned="3"'), cell("乙")), row(cell("丙"), cell("丁"))],
            [("甲", 0, 0, 1, 1), ("乙", 0, 1, 1, 1), ("丙", 1, 0, 1, 1), ("丁", 1, 1, 1, 1)],
        ),
        (
            [row(cell("甲", 'table:number-columns-spanned="2"'), cell("乙"))],
            [("甲", 0, 0, 1, 1), ("乙", 0, 1, 1, 1)],
        ),
        (
            [row(cell("甲", 'table:number-rows-spanned="9"'), cell("乙"))],
            [("甲", 0, 0, 1, 1), ("乙", 0, 1, 1, 1)],
        ),
    ],
)
def test_cells(rows: list[str], expected: list[tuple[str, int, int, int, int]]) -> None:
    assert cells_of(table(*rows)) == expected


def test_the_text_of_a_cell_is_that_of_its_paragraphs() -> None:
    held = f"<table:table-cell>{paragraph('甲')}{items(paragraph('乙'))}</table:table-cell>"
    assert [text for text, *_ in cells_of(table(row(held, cell("1"))))] == ["甲\n乙", "1"]


def test_a_table_in_a_table_follows_it_and_a_frame_is_looked_through() -> None:
    nested = table(row(cell("内"), cell("1")))
    outer = row(f"<table:table-cell>{paragraph('外')}{nested}</table:table-cell>", cell("2"))
    assert found(table(outer)) == [[["外", "2"]], [["内", "1"]]]
    assert found(table(row(f"<table:table-cell>{paragraph('外')}{nested}</table:table-cell>"))) == ["外", [["内", "1"]]]


@pytest.mark.parametrize(
    "held",
    [
        table(row(cell("0"), cell("1"), more='table:number-rows-repeated="1048576"')),
        table(row(cell("0", 'table:number-columns-repeated="16384"'))),
        table(row(more='table:number-rows-repeated="999999"')),
        table(row(cell("0"), cell("1"), more='table:number-rows-repeated="40000"')) * 3,
    ],
)
def test_a_row_repeated_without_end_is_refused(held: str) -> None:
    with pytest.raises(Unreadable) as refused:
        document(held)
    assert "too large" in refused.value.reason.en


# ---- notes, files --------------------------------------------------------------------------------------------------


def test_what_was_deleted_is_not_read_and_changes_are_reported() -> None:
    changes = (
        "<text:tracked-changes><text:changed-region><text:deletion>" + paragraph("删") + "</text:deletion>"
        "</text:changed-region><text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>"
    )
    read_document = document(changes + "<text:p>收到<text:change/>3件</text:p>")
    assert [shown(block) for block in read_document.blocks] == ["收到3件"]
    assert [(note.message.zh[:4], note.partial) for note in read_document.notes] == [("有 2 ", False)]


def test_struck_text_is_reported() -> None:
    ((message, partial),) = [
        (note.message.zh, note.partial) for note in document(f"<text:p>{span('S', '22')}23</text:p>").notes
    ]
    assert ("“22”" in message, partial) == (True, False)


def test_a_linked_section_without_content_is_reported() -> None:
    (note,) = document("<text:section><text:section-source/></text:section>" + A).notes
    assert note.partial
    assert not document("<text:section><text:section-source/>" + A + "</text:section>").notes


@pytest.mark.parametrize(("size", "large"), [("15cm", True), ("", True), ("4cm", False), ("1.2.3cm", True)])
def test_the_size_of_a_picture(size: str, large: bool) -> None:  # noqa: FBT001 - what is expected
    sides = f'svg:width="{size}" svg:height="{size}"' if size else ""
    blocks = document(f"<text:p>甲<draw:frame {sides}><draw:image/></draw:frame></text:p>").blocks
    assert [block.large for block in blocks if isinstance(block, Picture)] == [large]


ENCRYPTED = {"META-INF/manifest.xml": "<manifest:manifest><manifest:encryption-data/></manifest:manifest>"}
OFFICE = f"<office:document-content {NAMESPACES}"
SHEET = f"{OFFICE}><office:body><office:spreadsheet/></office:body></office:document-content>"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (package("", others={"content.xml": SHEET}), "电子表格"),
        (package("", others={"content.xml": SHEET.replace("spreadsheet", "presentation")}), "演示文稿"),
        (package("", others={"content.xml": SHEET.replace("spreadsheet", "odd")}), "其他办公文档"),
        (package("", others={"content.xml": f"{OFFICE}/>"}), "损坏或不完整"),
        (package("", others={"content.xml": "<office"}), "content.xml 第 1 行"),
        (package("", others={"styles.xml": "<office"}), "styles.xml 第 1 行"),
        (package("", others={"content.xml": f'<!DOCTYPE d [<!ENTITY a "哈">]>{SHEET}'}), "DOCTYPE"),
        (package("", others=ENCRYPTED), "密码"),
        (package(A)[:-200], "损坏或不完整"),
        (flat("")[:-20], "不是正确的 XML"),
        (b"", "空的"),
        (b"fish", "不是 Word 或 OpenDocument"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_bytes(data)
    assert reason in caught.value.reason.zh


def test_a_document_in_one_file_reads_the_same() -> None:
    held = items(A, B) + f"<text:p>23{span('R', '1')}</text:p>"
    assert read_bytes(flat(held, AUTOMATIC + LISTS)).blocks == document(held, LISTS).blocks


@pytest.mark.parametrize("name", ["a.odt", "a.docx", "a.doc", "a.zip", "a.txt"])
def test_the_name_of_a_package_does_not_matter(name: str) -> None:
    assert readers.read(Source(name, package(A))).format == "odt"


def test_a_package_without_its_first_entry_is_known_by_its_directory() -> None:
    assert readers.format_of(Source("a.zip", package(A).replace(b"opendocument", b"openrocument"))) == "odt"


XML = st.recursive(
    st.sampled_from(["甲", "<text:s/>", "<draw:image/>", "<table:covered-table-cell/>", span("R", "1")]),
    lambda held: st.builds(
        "<{0}>{1}</{0}>".format,
        st.sampled_from(
            [
                "text:p", "text:h", "text:span", "text:list", "text:list-item", "table:table", "table:table-row",
                "table:table-cell", "draw:frame", "draw:text-box", "draw:g", "text:note", "text:section",
                "text:numbered-paragraph", "text:drop-down", "office:forms", "text:tracked-changes",
            ]
        ),
        st.lists(held, max_size=3).map("".join),
    ),
    max_leaves=30,
)  # fmt: skip


@given(XML)
def test_elements_in_any_order_are_read(body: str) -> None:
    document(body, LISTS, OUTLINE)


@given(st.data())
def test_a_damaged_document_is_read_or_refused(data: st.DataObject) -> None:
    damaged = bytearray(package(items(A, B) + table(row(cell("1"), cell("2"))), LISTS))
    for _ in range(data.draw(st.integers(1, 20))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(Unreadable):
        read_bytes(bytes(damaged))
