"""The same report as an OpenDocument text, as a word processor would write it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from html import escape

from support.blocks import Grid, Slot, upper_left_corners
from support.render import SampleReport, printed

TYPE = "application/vnd.oasis.opendocument.text"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = " ".join(
    [
        *(
            f'xmlns:{name}="{_OASIS}{name}:1.0"'
            for name in ("form", "office", "script", "style", "table", "text", "manifest")
        ),
        f'xmlns:draw="{_OASIS}drawing:1.0"',
        f'xmlns:svg="{_OASIS}svg-compatible:1.0"',
        f'xmlns:fo="{_OASIS}xsl-fo-compatible:1.0"',
        'xmlns:xlink="http://www.w3.org/1999/xlink"',
        'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"',
    ]
)
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_STYLES = """<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Standard"/>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"
style:parent-style-name="Standard" style:default-outline-level="1"/>"""


def as_odt(report: SampleReport) -> bytes:
    """A package with styles, and headings and tables as LibreOffice writes them."""
    return package(body_of(report))


def body_of(report: SampleReport) -> str:
    """What stands in the body of the report."""
    tables = printed(report)
    body = [paragraph(report.title, "Title"), *map(paragraph, report.preamble)]
    for section in report.sections:
        body.append(
            f'<text:h text:style-name="Heading_20_1" text:outline-level="1">{_escaped(section.heading)}</text:h>'
        )
        body += map(paragraph, section.paragraphs)
        if section.id in tables:
            body += [_table(tables[section.id]), paragraph("")]
    return "".join(body)


def package(body: str, automatic: str = "", styles: str = "", others: Mapping[str, str] | None = None) -> bytes:
    """A document with this body, automatic and common styles; ``others`` are more parts, or in place of these."""
    parts = {
        "mimetype": TYPE,
        "content.xml": f"{_XML}<office:document-content {NAMESPACES}><office:automatic-styles>{automatic}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>",
        "styles.xml": f"{_XML}<office:document-styles {NAMESPACES}><office:styles>{_STYLES}{styles}</office:styles>"
        "</office:document-styles>",
        **(others or {}),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return stream.getvalue()


def flat(body: str, automatic: str = "") -> bytes:
    """The same as one XML file."""
    return (
        f'{_XML}<office:document {NAMESPACES} office:mimetype="{TYPE}"><office:styles>{_STYLES}</office:styles>'
        f"<office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    ).encode()


def paragraph(text: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{_escaped(text)}</text:p>'


def _escaped(text: str) -> str:
    return escape(text, quote=False)


def _table(grid: Grid) -> str:
    """What a merged cell covers has cells of its own, which are marked."""
    rows: list[dict[int, str]] = [{} for _ in grid]
    for row, column, slot in upper_left_corners(grid):
        for down in range(slot.rows):
            for right in range(slot.columns):
                rows[row + down][column + right] = "<table:covered-table-cell/>" if down or right else _cell(slot)
    width = sum(slot.columns for slot in grid[0])
    lines = "".join(
        f"<table:table-row>{''.join(cells[column] for column in sorted(cells))}</table:table-row>" for cells in rows
    )
    return f'<table:table><table:table-column table:number-columns-repeated="{width}"/>{lines}</table:table>'


def _cell(slot: Slot) -> str:
    rows = f' table:number-rows-spanned="{slot.rows}"' if slot.rows > 1 else ""
    columns = f' table:number-columns-spanned="{slot.columns}"' if slot.columns > 1 else ""
    return f'<table:table-cell{rows}{columns} office:value-type="string">{paragraph(slot.text)}</table:table-cell>'
