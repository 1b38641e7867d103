"""What an edit does to the source, format by format: the blank cells of a table filled with 0, everything else kept."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from gouji import readers
from gouji.document.model import Document, Note, Paragraph, Table
from gouji.findings.edits import edit, fix
from gouji.findings.model import Edit
from gouji.messages.message import plain
from gouji.text.source import Source
from gouji.text.spans import Piece, Text
from support.render import as_docx
from support.sample_reports import FAULTLESS


def read(name: str, text: str) -> Document:
    return readers.read(Source(name, text.encode()))


def blanks(document: Document) -> list[Text]:
    tables = (block for block in document.blocks if isinstance(block, Table))
    return [cell.text for table in tables for cell in table.cells if not cell.text.value]


def applied(document: Document, *edits: Edit | None) -> str | None:
    """The source after the edits; None where one is impossible."""
    assert document.decoded
    text = document.decoded.text
    known = [(document.decoded.span(each.place), each.text) for each in edits if each]
    for span, replacement in sorted(known, key=lambda each: each[0].start, reverse=True):
        text = text[: span.start] + replacement + text[span.end :]
    return text if all(edits) else None


def filled(name: str, text: str, value: str = "0") -> str | None:
    document = read(name, text)
    return applied(document, *(edit(document, blank, value) for blank in blanks(document)))


def row(cell: str) -> str:
    return f"<table><tr><td>甲</td><td>乙</td><td>丙</td></tr><tr><td>5</td>{cell}<td>7</td></tr></table>"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<td></td>", "<td>0</td>"),
        ("<td>&nbsp;</td>", "<td>0</td>"),
        ("<td>&#160;&nbsp;</td>", "<td>0</td>"),
        ("<td>\xa0</td>", "<td>0</td>"),
        ("<td>\u3000\u3000</td>", "<td>0</td>"),
        ("<td>\n  &nbsp;\n</td>", "<td>\n  0\n</td>"),
        ("<td>\n</td>", "<td>0\n</td>"),
        ('<td align="right"></td>', '<td align="right">0</td>'),
        ("<td><p></p></td>", "<td><p>0</p></td>"),
        ("<td><p>&nbsp;</p></td>", "<td><p>0</p></td>"),
        ("<td><b><span>&nbsp;</span></b></td>", "<td><b><span>0</span></b></td>"),
        ("<td><br></td>", "<td>0<br></td>"),
        ("<td><!-- 待填 --></td>", "<td>0<!-- 待填 --></td>"),
        ("<td>", "<td>0"),
    ],
)
def test_a_blank_cell_of_a_page(before: str, after: str) -> None:
    assert filled("a.html", row(before)) == row(after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("| 5 |  | 7 |", "| 5 | 0 | 7 |"),
        ("| 5 | | 7 |", "| 5 | 0 | 7 |"),
        ("| 5 || 7 |", "| 5 | 0 | 7 |"),
        ("| 5 |      | 7 |", "| 5 | 0    | 7 |"),
        ("| 5 |\u3000\u3000| 7 |", "| 5 |\u30000\u3000| 7 |"),
        ("| 5 | 6 |  |", "| 5 | 6 | 0 |"),
        ("|  | 6 | 7 |", "| 0 | 6 | 7 |"),
        ("  |5||7|", "  |5| 0 |7|"),
    ],
)
@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_a_blank_cell_between_pipes(name: str, before: str, after: str) -> None:
    head = "| 甲 | 乙 | 丙 |\n|---|---|---|\n| 1 | 2 | 3 |\n"
    assert filled(name, f"{head}{before}\n") == f"{head}{after}\n"


def test_an_entity_between_pipes_is_replaced() -> None:
    head = "| 甲 | 乙 | 丙 |\n|---|---|---|\n"
    assert filled("a.md", f"{head}| 5 | &nbsp; | 7 |\n") == f"{head}| 5 | 0 | 7 |\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("5\t\t7", "5\t0\t7"),
        ("5\t  \t7", "5\t0\t7"),
        ("5\t6\t", "5\t6\t0"),
        ("\t6\t7", "0\t6\t7"),
        ("5\t\t", "5\t0\t0"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_blank_cell_between_tabs(before: str, after: str, end: str) -> None:
    head = f"甲\t乙\t丙{end}1\t2\t3{end}"
    assert filled("a.txt", f"{head}{before}{end}") == f"{head}{after}{end}"


@pytest.mark.parametrize(
    "text",
    [
        "名称    甲    乙    丙\n子项     1     2     3\n丑项           2     3\n",  # only blanks
        "甲\n|\n乙\n|\n丙\n5\n|\n|\n7\n",  # a lone pipe may be a cell or a border
    ],
)
def test_a_blank_cell_without_borders_is_left(text: str) -> None:
    document = read("a.txt", text)
    assert [edit(document, blank, "0") for blank in blanks(document)] == [None] * len(blanks(document))


def test_a_value_is_escaped_in_a_page() -> None:
    assert filled("a.html", row("<td></td>"), "<5&6>") == row("<td>&lt;5&amp;6&gt;</td>")


def paragraph(document: Document) -> Text:
    return next(block.text for block in document.blocks if isinstance(block, Paragraph))


@pytest.mark.parametrize(
    ("name", "source", "old", "new", "after"),
    [
        ("a.txt", "公开工作,平稳有序。", ",", "，", "公开工作，平稳有序。"),
        ("a.md", "**公开**工作,平稳`有序`。", ",", "，", "**公开**工作，平稳`有序`。"),
        ("a.html", "<p>公开<b>工作</b>,平稳&amp;有序。</p>", ",", "，", "<p>公开<b>工作</b>，平稳&amp;有序。</p>"),
        ("a.html", "<p>公开工作&#44;平稳有序。</p>", ",", "，", "<p>公开工作，平稳有序。</p>"),
        ("a.html", "<p>公开工作，<b>，</b>平稳有序。</p>", "，，", "，", None),  # markup in between
        ("a.html", "<p>公开\n工作平稳有序。</p>", "公开工作", "公开", None),  # the end of a line in between
        ("a.md", "公开工作，**，**平稳有序。", "，，", "，", None),
        ("a.md", r"公开工作\,平稳有序。", ",", "，", r"公开工作\，平稳有序。"),
    ],
)
def test_a_part_of_a_paragraph(name: str, source: str, old: str, new: str, after: str | None) -> None:
    document = read(name, source)
    text = paragraph(document)
    start = text.value.index(old)
    assert applied(document, edit(document, text, new, start, start + len(old))) == after


def test_what_is_shown_but_not_stored_is_left() -> None:
    document = read("a.html", "<ol><li>主动公开政府信息</ol>")
    text = paragraph(document)
    assert text.value.startswith("1.")
    assert edit(document, text, "（一）", 0, 2) is None


def test_a_part_of_what_is_written_as_one_is_left() -> None:
    document = read("a.txt", "公开工作")
    ligature = Text("公开", (Piece(0, 2, 0, 4),))
    assert edit(document, ligature, "", 0, 1) is None
    assert edit(document, ligature, "", 0, 2) is not None


def test_neither_word_nor_what_was_read_in_part_is_edited() -> None:
    word = readers.read(Source("a.docx", as_docx(FAULTLESS)))
    assert edit(word, paragraph(word), "", 0, 1) is None
    page = read("a.html", "<p>公开工作,平稳有序。</p>")
    cut = replace(page, notes=(Note(plain("…"), partial=True),))
    assert edit(cut, paragraph(cut), "", 0, 1) is None


def test_a_fix_is_whole_or_none() -> None:
    document = read("a.txt", "公开工作,平稳有序。")
    possible = edit(document, paragraph(document), "，", 4, 5)
    assert possible is not None
    found = fix([possible], safe=True)
    assert found is not None
    assert (found.edits, found.safe) == ((possible,), True)
    assert fix([possible, None], safe=True) is None
    assert fix([], safe=True) is None
