"""Which places are still to be filled in; ``gouji.document.placeholders``."""

from __future__ import annotations

import pytest

from gouji.document.model import Cell, Document, Paragraph, Table
from gouji.document.placeholders import MASK, is_unfilled, masked
from gouji.text.spans import Span, Text, read_from


def of(*texts: str) -> Document:
    return Document("a.md", "markdown", tuple(Paragraph(Text(text)) for text in texts))


@pytest.mark.parametrize(
    ("text", "found", "left"),
    [
        ("全年没有收费。", [], "全年没有收费。"),
        ("【请填写：收费情况】", ["【请填写：收费情况】"], ""),
        ("[fill in: whether fees were charged]", ["[fill in: whether fees were charged]"], ""),
        ("收费【请填写】元，退费【请填写：金额】元。", ["【请填写】", "【请填写：金额】"], "收费元，退费元。"),
        ("收费情况：【请填写：金额", ["【请填写：金额"], "收费情况："),
        ("【请填写：a】 and [fill in: b].", ["【请填写：a】", "[fill in: b]"], " and ."),
        ("请填写【金额】，see [fill].", [], "请填写【金额】，see [fill]."),
    ],
)
def test_what_is_to_be_filled_in(text: str, found: list[str], left: str) -> None:
    document = masked(of("一、总体情况", text))
    paragraph = document.blocks[1]
    assert isinstance(paragraph, Paragraph)
    assert [(each.text.value, each.block) for each in document.placeholders] == [(each, 1) for each in found]
    assert paragraph.text.value.replace(MASK, "") == left
    assert len(paragraph.text.value) == len(text)
    assert is_unfilled([paragraph]) is bool(found)


def test_a_document_that_is_filled_in_stays_the_same() -> None:
    document = of("全年没有收费。")
    assert masked(document) is document


def test_a_placeholder_knows_its_place() -> None:
    document = Document("a.md", "markdown", (Paragraph(read_from("收费【请填写】元", 10)),))
    assert masked(document).placeholders[0].text.span() == Span(12, 17)


def test_what_names_a_row_of_a_table_stays() -> None:
    table = Table((Cell(Text("[fill in: component]"), 0, 0), Cell(Text("0"), 0, 1)))
    document = masked(Document("a.md", "markdown", (table,)))
    assert document.blocks == (table,)
    assert [each.text.value for each in document.placeholders] == ["[fill in: component]"]
