"""What is written is read back: the same blocks, in each format."""

from __future__ import annotations

import builtins
import io
import re
import zipfile
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gouji import readers
from gouji.document.model import Cell, Paragraph, Table
from gouji.messages.errors import UsageError
from gouji.scaffold.formats import SUFFIXES, writer
from gouji.scaffold.formats.grid import Block, Grid
from gouji.text.source import Source
from gouji.text.spans import Text

TABLE = Table(
    (
        Cell(Text("标题"), 0, 0, 1, 4),
        Cell(Text("项目"), 1, 0, 2, 2),
        Cell(Text("数量"), 1, 2, 1, 2),
        Cell(Text("本年"), 2, 2),
        Cell(Text("累计"), 2, 3),
        Cell(Text("甲"), 3, 0, 2, 1),
        Cell(Text("子"), 3, 1),
        Cell(Text("1"), 3, 2),
        Cell(Text("2"), 3, 3),
        Cell(Text("丑"), 4, 1),
        Cell(Text("<3"), 4, 2),
        Cell(Text("4"), 4, 3),
    )
)
BLOCKS: tuple[Block, ...] = (
    Paragraph(Text("青石县水利局2024年度报告"), 1),
    Paragraph(Text("一、总体情况"), 2),
    Paragraph(Text("（一）主动公开"), 3),
    Paragraph(Text("【请填写：主动公开】")),
    Grid(TABLE, 3, 2, over=("表一", "单位：件")),
    Grid(TABLE, 3, 2),
    Paragraph(Text("二、问题 & <改进>"), 2),
)


def read(suffix: str, blocks: tuple[Block, ...]) -> list[Paragraph | Table]:
    document = readers.read(Source(f"a{suffix}", writer(f"a{suffix}")(blocks, "zh")))
    return [block for block in document.blocks if isinstance(block, Paragraph | Table) and text_of(block)]


def text_of(block: Paragraph | Table) -> str:
    return "".join(cell.text.value for cell in block.cells) if isinstance(block, Table) else block.text.value


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_headings_and_paragraphs(suffix: str) -> None:
    found = [(each.text.value, each.level) for each in read(suffix, BLOCKS) if isinstance(each, Paragraph)]
    wanted = [("青石县水利局2024年度报告", 1), ("一、总体情况", 2), ("（一）主动公开", 3), ("\ufffc" * 10, None)]
    wanted += [("表一", None), ("单位：件", None), ("二、问题 & <改进>", 2)]
    levels = {".txt": dict.fromkeys((1, 2, 3)), ".docx": {1: None, 2: 1, 3: 2}}.get(suffix, {})
    assert found == [(text, levels.get(level, level)) for text, level in wanted]


@pytest.mark.parametrize("suffix", [".docx", ".html"])
def test_tables_with_merged_cells(suffix: str) -> None:
    found = [each for each in read(suffix, BLOCKS) if isinstance(each, Table)]
    wanted = [(each.text.value, each.row, each.column, each.row_span, each.column_span) for each in TABLE.cells]
    for table in found:
        cells = ((each.text.value, each.row, each.column, each.row_span, each.column_span) for each in table.cells)
        assert sorted(cells, key=lambda cell: cell[1:3]) == wanted
    assert len(found) == 2


@pytest.mark.parametrize("suffix", [".md", ".txt"])
def test_tables_without(suffix: str) -> None:
    (table,) = (each for each in read(suffix, BLOCKS[:5]) if isinstance(each, Table))
    assert [[cell.text.value if cell else "" for cell in row] for row in table.grid] == Grid(TABLE).flat()


SIGNS = st.text(st.sampled_from("#*_`\\<>|[]()-+=~.&1年a 《》"), min_size=1, max_size=12)


@given(text=SIGNS.map(lambda text: f"甲{text}乙"))
@settings(max_examples=60)
@pytest.mark.parametrize("suffix", [".docx", ".html", ".md"])
def test_no_sign_is_read_as_markup(suffix: str, text: str) -> None:
    blocks = (Paragraph(Text("一"), 2), Paragraph(Text(text)))
    found = [each.text.value for each in read(suffix, blocks) if isinstance(each, Paragraph)]
    assert ["".join(each.split()) for each in found] == ["一", "".join(text.split())]


@pytest.mark.parametrize("text", ["1. 甲", "12) 甲", "- 甲", "+ 甲", "# 甲", "~~~甲", "===", "> 甲", "| 甲 |"])
def test_no_paragraph_begins_something_else_in_markdown(text: str) -> None:
    found = read(".md", (Paragraph(Text("一"), 2), Paragraph(Text(text)), Paragraph(Text("乙"))))
    assert [(each.text.value, each.level) for each in found if isinstance(each, Paragraph)] == [
        ("一", 2),
        (text, None),
        ("乙", None),
    ]


def document_of(blocks: tuple[Block, ...] = BLOCKS) -> str:
    with zipfile.ZipFile(io.BytesIO(writer("a.docx")(blocks, "zh"))) as package:
        return package.read("word/document.xml").decode("utf-8")


def test_headers_repeat_on_every_page_and_rows_stay_whole_in_word() -> None:
    document = document_of()
    assert document.count("<w:tblHeader/>") == 2 * 3
    assert document.count("<w:cantSplit/>") == 2 * 5


def test_the_paper_of_official_documents() -> None:
    page = re.search(r'<w:pgSz w:w="(\d+)" w:h="(\d+)"', document_of())
    margins = re.search(r'<w:pgMar w:top="(\d+)" w:right="(\d+)" w:bottom="(\d+)" w:left="(\d+)"', document_of())
    assert page is not None
    assert margins is not None
    millimetres = [round(int(each) / 1440 * 25.4) for each in (*page.groups(), *margins.groups())]
    assert millimetres == [210, 297, 37, 26, 35, 28]


def test_the_fonts_of_official_documents() -> None:
    with zipfile.ZipFile(io.BytesIO(writer("a.docx")(BLOCKS, "zh"))) as package:
        styles = package.read("word/styles.xml").decode("utf-8")
    for style, font, half_points in (("Normal", "FangSong", 32), ("Title", "FZXiaoBiaoSong-B05S", 44)):
        found = re.search(rf'w:styleId="{style}".*?</w:style>', styles, re.DOTALL)
        assert found is not None
        assert f'w:eastAsia="{font}"' in found[0]
        assert f'<w:sz w:val="{half_points}"/>' in found[0]


def test_without_python_docx_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == "docx":
            raise ImportError
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(UsageError, match=r"pip install 'python-docx>=1\.1'"):
        writer("a.docx")(BLOCKS, "zh")
