"""A document of headings, paragraphs and tables in the formats that gouji reads."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape

from msgspec import Struct


class Slot(Struct, frozen=True):
    """A cell of a printed table and how far it reaches; as in HTML, what it covers is left out."""

    text: str
    rows: int = 1
    columns: int = 1


Grid = tuple[tuple[Slot, ...], ...]


class Heading(Struct, frozen=True):
    """A heading; that of level 0 is the title of the document."""

    text: str
    level: int = 1


Block = Heading | str | Grid
"""A heading, a paragraph, or a table."""
Write = Callable[[Sequence[Block]], bytes]


def as_markdown(blocks: Sequence[Block]) -> bytes:
    """Markdown with pipe tables; what a merged cell covers is left empty, as Markdown has no other way."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Heading):
            lines += [f"{'#' * (block.level + 1)} {block.text}", ""]
        elif isinstance(block, str):
            lines += [block, ""]
        else:
            header, *rows = (f"| {' | '.join(row)} |" for row in flat(block))
            lines += [header, "|" + "---|" * width(block), *rows, ""]
    return ("\n".join(lines[:-1]) + "\n").encode()


def as_html(blocks: Sequence[Block], language: str = "en") -> bytes:
    """A web page with merged cells."""
    title = next((block.text for block in blocks if isinstance(block, Heading)), "")
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{language}">',
        f'<head><meta charset="utf-8"><title>{escape(title, quote=False)}</title></head>',
        "<body>",
    ]
    for block in blocks:
        if isinstance(block, Heading):
            lines.append(_element(f"h{block.level + 1}", block.text))
        elif isinstance(block, str):
            lines.append(_element("p", block))
        else:
            lines += ["<table>", *(f"<tr>{''.join(map(_html_cell, row))}</tr>" for row in block), "</table>"]
    return ("\n".join([*lines, "</body>", "</html>"]) + "\n").encode()


def as_docx(blocks: Sequence[Block]) -> bytes:
    """A Word document. It is written by hand and not compressed, so that its bytes depend on no library's version."""
    return word_file(word_body(blocks))


FORMATS: Mapping[str, Write] = {".docx": as_docx, ".html": as_html, ".md": as_markdown}


# ---- text and Markdown ---------------------------------------------------------------------------------------------


def flat(grid: Grid) -> list[list[str]]:
    """The full grid: the text of a merged cell at its upper left corner, nothing where it reaches."""
    rows = [[""] * width(grid) for _ in grid]
    for row, column, slot in upper_left_corners(grid):
        rows[row][column] = slot.text
    return rows


def upper_left_corners(grid: Grid) -> Iterator[tuple[int, int, Slot]]:
    """Every cell with the row and the column of its upper left corner."""
    covered: set[tuple[int, int]] = set()
    for row, slots in enumerate(grid):
        column = 0
        for slot in slots:
            while (row, column) in covered:
                column += 1
            yield row, column, slot
            covered.update((row + down, column + right) for down in range(slot.rows) for right in range(slot.columns))


def width(grid: Grid) -> int:
    """How many columns a table has."""
    return sum(slot.columns for slot in grid[0])


# ---- HTML ----------------------------------------------------------------------------------------------------------


def _element(tag: str, text: str) -> str:
    return f"<{tag}>{escape(text, quote=False)}</{tag}>"


def _html_cell(slot: Slot) -> str:
    rows = f' rowspan="{slot.rows}"' if slot.rows > 1 else ""
    columns = f' colspan="{slot.columns}"' if slot.columns > 1 else ""
    return f"<td{rows}{columns}>{escape(slot.text, quote=False)}</td>"


# ---- Word ----------------------------------------------------------------------------------------------------------

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_PAGE = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_FONT = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋"/>'
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_STYLES = f"""{_XML}<w:styles {_W}>
<w:docDefaults><w:rPrDefault><w:rPr>{_FONT}<w:sz w:val="24"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/>
<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="36"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>
<w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/>
<w:pPr><w:keepNext/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>
<w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr></w:style>
</w:styles>"""
_PACKAGE = {
    "[Content_Types].xml": f"""{_XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml" ContentType="{_WORD_TYPE}.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="{_WORD_TYPE}.styles+xml"/>
</Types>""",
    "_rels/.rels": f"""{_XML}<Relationships xmlns="{_RELATIONS}">
<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>
</Relationships>""",
    "word/_rels/document.xml.rels": f"""{_XML}<Relationships xmlns="{_RELATIONS}">
<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>
</Relationships>""",
    "word/styles.xml": _STYLES,
}


def word_file(body: str) -> bytes:
    """A Word document with this body."""
    document = f"{_XML}<w:document {_W}><w:body>{body}{_PAGE}</w:body></w:document>"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in {**_PACKAGE, "word/document.xml": document}.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return stream.getvalue()


def word_body(blocks: Sequence[Block]) -> str:
    """The blocks as they stand in the body of a Word document."""
    return "".join(map(_word_block, blocks))


def _word_block(block: Block) -> str:
    if isinstance(block, Heading):
        return _word_paragraph(block.text, f"Heading{block.level}" if block.level else "Title")
    if isinstance(block, str):
        return _word_paragraph(block)
    return _word_table(block) + _word_paragraph("")


def _word_paragraph(text: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    run = f'<w:r><w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>' if text else ""
    return f"<w:p>{properties}{run}</w:p>"


def _word_table(grid: Grid) -> str:
    rows: list[dict[int, str]] = [{} for _ in grid]
    for row, column, slot in upper_left_corners(grid):
        for down in range(slot.rows):
            rows[row + down][column] = _word_cell(slot, down)
    widths = '<w:gridCol w:w="900"/>' * width(grid)
    lines = "".join(f"<w:tr>{''.join(cells[column] for column in sorted(cells))}</w:tr>" for cells in rows)
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
        f"<w:tblGrid>{widths}</w:tblGrid>{lines}</w:tbl>"
    )


def _word_cell(slot: Slot, down: int) -> str:
    """A merged cell occurs in each of its rows: with its text in the first, empty in the others."""
    span = f'<w:gridSpan w:val="{slot.columns}"/>' if slot.columns > 1 else ""
    merge = ("<w:vMerge/>" if down else '<w:vMerge w:val="restart"/>') if slot.rows > 1 else ""
    return f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{_word_paragraph('' if down else slot.text)}</w:tc>"
