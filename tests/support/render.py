"""One report in every format that gouji reads: the same words and figures as text, Markdown, HTML and Word."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from html import escape

from msgspec import Struct, field
from msgspec.structs import replace

from support.official_form import Address, Grid, Slot, grids


class SampleSection(Struct, frozen=True):
    """A section: its id, its heading with the number, its paragraphs. Its table, if it has one, follows them."""

    id: str
    heading: str
    paragraphs: tuple[str, ...] = ()


class SampleReport(Struct, frozen=True):
    """A whole report. ``tables`` holds the text of all 200 cells, ``labels`` other wordings of the form's labels."""

    title: str
    preamble: tuple[str, ...]
    sections: tuple[SampleSection, ...]
    tables: Mapping[Address, str]
    labels: Mapping[str, str] = field(default_factory=dict)


Render = Callable[[SampleReport], bytes]


def printed(report: SampleReport) -> dict[str, Grid]:
    """The tables as they stand in the report, by the id of their section."""
    return {section: relabelled(grid, report.labels) for section, grid in grids(report.tables).items()}


def relabelled(grid: Grid, labels: Mapping[str, str]) -> Grid:
    """A table with other wordings for some of its labels."""
    return tuple(tuple(replace(slot, text=labels.get(slot.text, slot.text)) for slot in row) for row in grid)


def as_text(report: SampleReport) -> bytes:
    """Tab-separated text in GB18030, as an older office program saves it."""
    lines = [report.title, "", *_spaced(report.preamble)]
    tables = printed(report)
    for section in report.sections:
        lines += [section.heading, "", *_spaced(section.paragraphs)]
        if section.id in tables:
            lines += ["\t".join(row) for row in _flat(tables[section.id])] + [""]
    return "".join(f"{line}\r\n" for line in lines[:-1]).encode("gb18030")


def as_markdown(report: SampleReport) -> bytes:
    """Markdown with pipe tables; what a merged cell covers is left empty, as Markdown has no other way."""
    lines = [f"# {report.title}", "", *_spaced(report.preamble)]
    tables = printed(report)
    for section in report.sections:
        lines += [f"## {section.heading}", "", *_spaced(section.paragraphs)]
        if section.id in tables:
            header, *rows = (f"| {' | '.join(row)} |" for row in _flat(tables[section.id]))
            rule = "|" + "---|" * _width(tables[section.id])
            lines += [header, rule, *rows, ""]
    return ("\n".join(lines[:-1]) + "\n").encode()


def as_html(report: SampleReport) -> bytes:
    """A web page with merged cells."""
    tables = printed(report)
    lines = [
        "<!DOCTYPE html>",
        '<html lang="zh-CN">',
        f'<head><meta charset="utf-8"><title>{escape(report.title, quote=False)}</title></head>',
        "<body>",
        *_elements("h1", report.title),
        *_elements("p", *report.preamble),
    ]
    for section in report.sections:
        lines += [*_elements("h2", section.heading), *_elements("p", *section.paragraphs)]
        if section.id in tables:
            rows = (f"<tr>{''.join(map(_html_cell, row))}</tr>" for row in tables[section.id])
            lines += ["<table>", *rows, "</table>"]
    return ("\n".join([*lines, "</body>", "</html>"]) + "\n").encode()


def as_docx(report: SampleReport) -> bytes:
    """A Word document. It is written by hand and not compressed, so that its bytes depend on no library's version."""
    tables = printed(report)
    body = [_word_paragraph(report.title, "Title"), *map(_word_paragraph, report.preamble)]
    for section in report.sections:
        body += [_word_paragraph(section.heading, "Heading1"), *map(_word_paragraph, section.paragraphs)]
        if section.id in tables:
            body += [_word_table(tables[section.id]), _word_paragraph("")]
    document = f"{_XML}<w:document {_W}><w:body>{''.join(body)}{_PAGE}</w:body></w:document>"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in {**_PACKAGE, "word/document.xml": document}.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return stream.getvalue()


FORMATS: Mapping[str, Render] = {".docx": as_docx, ".html": as_html, ".md": as_markdown, ".txt": as_text}


# ---- text and Markdown ---------------------------------------------------------------------------------------------


def _spaced(paragraphs: tuple[str, ...]) -> Iterator[str]:
    for paragraph in paragraphs:
        yield from (paragraph, "")


def _flat(grid: Grid) -> list[list[str]]:
    """The full grid: the text of a merged cell at its upper left corner, nothing where it reaches."""
    rows = [[""] * _width(grid) for _ in grid]
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


def _width(grid: Grid) -> int:
    return sum(slot.columns for slot in grid[0])


# ---- HTML ----------------------------------------------------------------------------------------------------------


def _elements(tag: str, *texts: str) -> Iterator[str]:
    return (f"<{tag}>{escape(text, quote=False)}</{tag}>" for text in texts)


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


def _word_paragraph(text: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    run = f'<w:r><w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>' if text else ""
    return f"<w:p>{properties}{run}</w:p>"


def _word_table(grid: Grid) -> str:
    rows: list[dict[int, str]] = [{} for _ in grid]
    for row, column, slot in upper_left_corners(grid):
        for down in range(slot.rows):
            rows[row + down][column] = _word_cell(slot, down)
    widths = '<w:gridCol w:w="900"/>' * _width(grid)
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
