"""What shows no text, or only a title beside pictures of pages, is not read; a report with a stamp is."""

from __future__ import annotations

import pytest
from word_files import p, package, tc, tr, zipped

from gouji import readers
from gouji.document.model import Block, Cell, Document, Note, Paragraph, Picture, Table
from gouji.messages.message import plain
from gouji.readers.unread import refuse_unread
from gouji.text.source import Source, Unreadable
from gouji.text.spans import Text

PICTURES = "its pages are pictures"
EMPTY = "no text shows"
PAGE = Picture(Text(""), large=True)
STAMP = Picture(Text(""))


def paragraph(length: int) -> Paragraph:
    return Paragraph(Text("字" * length))


def table(*texts: str) -> Table:
    return Table(tuple(Cell(Text(text), 0, column) for column, text in enumerate(texts)))


def refusal(*blocks: Block, notes: tuple[Note, ...] = ()) -> str:
    """The first words of the reason, none where the document is taken."""
    try:
        refuse_unread(Document("a.docx", "docx", blocks, notes=notes))
    except Unreadable as refused:
        return next((words for words in (PICTURES, EMPTY) if refused.reason.en.startswith(words)), refused.reason.en)
    return ""


@pytest.mark.parametrize(
    ("blocks", "reason"),
    [
        ((), EMPTY),
        ((paragraph(0), table("", " ")), EMPTY),
        ((STAMP,), EMPTY),
        ((PAGE,), PICTURES),
        ((paragraph(27), PAGE), PICTURES),
        ((paragraph(120), PAGE), PICTURES),
        ((paragraph(121), PAGE), ""),
        ((paragraph(27), STAMP, STAMP), ""),
        ((paragraph(27), table("甲", "1"), PAGE), ""),
        ((paragraph(27), table("", ""), PAGE), PICTURES),
        ((*[paragraph(20)] * 20, *[PAGE] * 20), PICTURES),
        ((*[paragraph(20)] * 100, *[PAGE] * 100), ""),
        ((paragraph(1),), ""),
    ],
)
def test_what_is_refused(blocks: tuple[Block, ...], reason: str) -> None:
    assert refusal(*blocks) == reason


def test_what_was_left_out_is_the_reason_why_nothing_shows() -> None:
    assert refusal(notes=(Note(plain("accepted")), Note(plain("embedded"), partial=True))) == "embedded"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "![](1.png)\n\n![](2.png)\n"),
        ("a.html", "<body><img src=1.png><p>&nbsp;</p><img src=2.png></body>"),
    ],
)
def test_a_text_file_that_shows_nothing_but_pictures(name: str, text: str) -> None:
    with pytest.raises(Unreadable) as refused:
        readers.read(Source(name, text.encode()))
    assert refused.value.reason.en.startswith(PICTURES)


def test_of_another_text_file_no_picture_has_a_size() -> None:
    assert readers.read(Source("a.html", "<body><p>年报</p><img src=1.png></body>".encode())).blocks


def picture(extent: str = "", style: str = "") -> str:
    """A drawing of either kind, with its size."""
    if style:
        return f'<w:p><w:r><w:pict><v:shape style="{style}"><v:imagedata/></v:shape></w:pict></w:r></w:p>'
    return (
        f"<w:p><w:r><w:drawing><wp:inline>{extent}<a:graphic><a:blip/></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def extent(width: float, height: float) -> str:
    return f'<wp:extent cx="{int(width * 360_000)}" cy="{int(height * 360_000)}"/>'


@pytest.mark.parametrize(
    ("drawing", "large"),
    [
        (picture(), True),
        (picture(extent(15, 20)), True),
        (picture(extent(15, 5.5)), True),
        (picture(extent(4, 4)), False),
        (picture('<wp:extent cx="x" cy="1"/>'), True),
        (picture(style="width:400pt;height:500pt"), True),
        (picture(style="position:absolute; width:4cm; height:4cm"), False),
        (picture(style="width:40%"), True),
    ],
)
def test_the_size_of_a_picture_in_word(drawing: str, large: bool) -> None:  # noqa: FBT001 - what is expected
    document = readers.read(Source("a.docx", zipped(package(p("字" * 300) + drawing))))
    assert [block.large for block in document.blocks if isinstance(block, Picture)] == [large]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.docx", zipped(package("")), EMPTY),
        ("a.docx", zipped(package("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r></w:p>")), EMPTY),
        ("a.docx", zipped(package("<w:altChunk/>")), "embedded documents"),
        ("a.docx", zipped(package(p("某局年度报告") + picture(extent(15, 20)))), PICTURES),
    ],
)
def test_files_that_are_refused(name: str, data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as refused:
        readers.read(Source(name, data))
    assert refused.value.reason.en.startswith(reason)


def test_a_document_that_is_one_table_is_read() -> None:
    readers.read(Source("a.docx", zipped(package(f"<w:tbl>{tr(tc('甲'), tc('1'))}</w:tbl>" + picture()))))
