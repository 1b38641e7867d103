"""Where texts of a Word document stand in its transcript, and what shows them; ``gouji.readers.docx.transcript``."""

from __future__ import annotations

import pytest
from lxml.etree import QName
from word_files import blocks, p, package, read_bytes, tc, tr, zipped

from gouji.document.model import Block, Table
from gouji.readers.docx import read_document
from gouji.readers.docx.package import open_word
from gouji.readers.docx.transcript import Transcript
from gouji.text.source import Source
from gouji.text.spans import Text

NUMBERED = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/>'
    '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
ITEM = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
STRUCK = "<w:r><w:rPr><w:strike/></w:rPr><w:t>旧</w:t></w:r>"
RUN_ON = p("前半", "<w:rPr><w:del/></w:rPr>")
MIXED = f"<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>{STRUCK}<w:r><w:t>丙</w:t></w:r></w:p>"
MANY = f"<w:tc>{p('2')}{p('3')}</w:tc>"
CELLS = f"<w:tbl>{tr(tc('1'), '<w:tc><w:p/></w:tc>', MANY)}</w:tbl>"


def every_text(found: tuple[Block, ...]) -> list[Text]:
    texts: list[Text] = []
    for block in found:
        texts += [cell.text for cell in block.cells] if isinstance(block, Table) else [block.text]
    return texts


@pytest.mark.parametrize(
    ("body", "transcript"),
    [
        (p("一") + "<w:p/>" + p("二"), "一\n二\n"),
        (p("总体", ITEM) + p("公开", ITEM), "一、总体\n二、公开\n"),
        (RUN_ON + p("后半"), "前半后半\n"),
        (MIXED, "甲\t乙丙\n"),
        (p("  首尾空白 "), "  首尾空白 \n"),
        (CELLS, "1\n\n2\n3\n"),
    ],
    ids=["paragraphs", "automatic numbers", "a deleted mark", "signs and struck text", "blanks", "cells"],
)
def test_every_text_stands_in_the_transcript(body: str, transcript: str) -> None:
    document = read_bytes(zipped(package(body, numbering=NUMBERED)))
    assert document.transcript is not None
    assert document.transcript.text == transcript
    for text in every_text(document.blocks):
        span = text.span()
        assert span is not None
        assert transcript[span.start : span.end] == text.value


def test_empty_cells_have_points_of_their_own() -> None:
    (table,) = blocks(f"<w:tbl>{tr('<w:tc><w:p/></w:tc>', '<w:tc><w:p/></w:tc>', tc('1'))}</w:tbl>")
    spans = [text.span() for text in every_text((table,))]
    assert len(set(spans)) == 3


@pytest.mark.parametrize(
    ("body", "anchors"),
    [
        (MIXED, [("甲", "t"), ("\t", "tab"), ("乙", "t"), ("丙", "t")]),
        (p("总体", ITEM), [("一、", "p"), ("总体", "t")]),
        (CELLS, [("1", "t"), ("", "tc"), ("2", "t"), ("3", "t")]),
        ('<w:p><w:r><w:t>23</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r></w:p>',
         [("23", "t"), ("¹", "t")]),
    ],
    ids=["signs", "automatic numbers", "cells", "raised"],
)  # fmt: skip
def test_anchors_are_what_shows_the_characters(body: str, anchors: list[tuple[str, str]]) -> None:
    package_ = open_word(Source("报告.docx", zipped(package(body, numbering=NUMBERED))))
    transcript = Transcript(anchors=[])
    document = read_document("报告.docx", package_, package_.document(), transcript)
    assert document.transcript is not None
    text = document.transcript.text
    found = [(text[each.start : each.end], QName(each.element).localname) for each in transcript.anchors or ()]
    assert found == anchors
