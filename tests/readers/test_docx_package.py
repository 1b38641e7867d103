"""Word documents as files: whole ones, and whatever else comes under their name."""

from __future__ import annotations

import contextlib
import io

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from word_files import NAMESPACES, ROOT_RELATIONS, STRICT, W, blocks, p, package, read_bytes, tc, texts, tr, zipped

from gouji.document.model import Paragraph, Table
from gouji.text.source import Unreadable


def ordinary() -> bytes:
    document = docx.Document()
    document.add_heading("一、总体情况", level=1)
    document.add_paragraph("全年公开信息12条。")
    table = document.add_table(rows=2, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "合并"
    table.cell(1, 2).text = "0"
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_an_ordinary_document() -> None:
    document = read_bytes(ordinary())
    heading, body, table = document.blocks
    assert heading == Paragraph(heading.text, 1)
    assert isinstance(table, Table)
    assert texts((heading, body)) == ["一、总体情况", "全年公开信息12条。"]
    assert [cell.text.value for cell in table.cells] == ["合并", "", "", "", "0"]
    assert (document.path, document.format, document.decoded) == ("报告.docx", "docx", None)


def test_a_strict_document_reads_the_same() -> None:
    parts = {name: str(content).replace(W, STRICT) for name, content in package(p("甲")).items()}
    assert texts(read_bytes(zipped(parts)).blocks) == ["甲"]


def test_the_main_part_may_have_any_name() -> None:
    parts = package(p("甲"))
    parts["_rels/.rels"] = ROOT_RELATIONS.replace("word/document.xml", "/Word/Main.xml")
    parts["word\\main.xml"] = parts.pop("word/document.xml")
    assert texts(read_bytes(zipped(parts)).blocks) == ["甲"]


def test_a_document_without_styles_and_relations() -> None:
    only = {"word/document.xml": package(p("甲"))["word/document.xml"]}
    assert texts(read_bytes(zipped(only)).blocks) == ["甲"]


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
WIDE_CELL = tc("", '<w:gridSpan w:val="900"/>')
WIDE = f"<w:tbl>{tr(WIDE_CELL, WIDE_CELL)}</w:tbl>"
LAUGHS = '<!DOCTYPE d [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;">]>'


def encrypted() -> bytes:
    """Sets the bit for it on every entry, in its own header and in the directory."""
    data = bytearray(zipped(package(p("甲"))))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(signature, at + 4)
    return bytes(data)


def with_main(main: str) -> bytes:
    return zipped(package("") | {"word/document.xml": main})


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "空的"),
        (bytes(100), "空的"),
        ("一、总体情况".encode(), "不是 Word"),
        (ordinary()[:9000], "损坏或不完整"),
        (b"PK\x03\x04", "损坏或不完整"),
        (OLE, "没有 Word 文档"),
        (OLE + "WordDocument".encode("utf-16-le"), "旧版 Word"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "密码"),
        (encrypted(), "密码"),
        (zipped({"xl/workbook.xml": "<workbook/>"}), "Excel"),
        (zipped({"ppt/presentation.xml": "<p/>"}), "PowerPoint"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "OpenDocument"),
        (zipped({"OFD.xml": "<OFD/>"}), "OFD"),
        (zipped({"a.txt": "甲"}), "zip"),
        (with_main("<w:document"), "第 1 行"),
        (with_main("<workbook/>"), "其他办公文档"),
        (with_main(f"<w:document {NAMESPACES}/>"), "损坏或不完整"),
        (with_main(f"{LAUGHS}<w:document {NAMESPACES}>&b;</w:document>"), "DOCTYPE"),
        (with_main(f"<w:document {NAMESPACES}>{'<w:p>' * 300}"), "不是正确的 XML"),
        (with_main(" " * 9_000_000), "过大"),
        (zipped(package("<w:p/>" * 1_000_001)), "过大"),
        (zipped({f"{number}.xml": "" for number in range(10_001)}), "过大"),
        (
            zipped(package(WIDE)),
            "过大",
        ),
        (zipped(package("") | {"word/styles.xml": "<broken"}), "word/styles.xml"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_bytes(data)
    assert reason in caught.value.reason.zh


def test_tables_nested_as_deep_as_xml_may_be() -> None:
    inner = p("底")
    for _ in range(80):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    assert texts(blocks(inner)) == ["底"]


def read_or_refuse(data: bytes) -> None:
    """Anything but Unreadable fails the test."""
    with contextlib.suppress(Unreadable):
        read_bytes(data)


@given(st.binary(max_size=400), st.sampled_from([b"", b"PK\x03\x04", OLE[:8]]))
def test_any_bytes_are_read_or_refused(data: bytes, start: bytes) -> None:
    read_or_refuse(start + data)


@given(st.data())
def test_a_damaged_document_is_read_or_refused(data: st.DataObject) -> None:
    original = ordinary()
    damaged = bytearray(original[: data.draw(st.integers(0, len(original)))] if data.draw(st.booleans()) else original)
    for _ in range(data.draw(st.integers(0, 20))):
        if damaged:
            damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    read_or_refuse(bytes(damaged))


XML = st.recursive(
    st.sampled_from(["甲", "<w:br/>", '<w:fldChar w:fldCharType="begin"/>', '<w:gridSpan w:val="3"/>', "<w:vMerge/>"]),
    lambda inner: st.builds(
        "<{0}>{1}</{0}>".format,
        st.sampled_from(
            ["w:p", "w:r", "w:t", "w:tbl", "w:tr", "w:tc", "w:tcPr", "w:sdt", "w:sdtContent", "w:ins", "w:pict",
             "w:txbxContent", "w:hyperlink", "mc:AlternateContent", "mc:Choice", "w:pPr", "w:trPr", "w:del"]
        ),
        st.lists(inner, max_size=4).map("".join),
    ),
    max_leaves=30,
)  # fmt: skip


@given(XML)
def test_elements_in_any_order_are_read(body: str) -> None:
    for block in blocks(body):
        if isinstance(block, Table):
            assert len(block.grid) == block.height
