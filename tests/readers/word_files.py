"""Word documents, made from small pieces of XML for the tests beside this file."""

from __future__ import annotations

import io
import zipfile

from gouji.document.model import Block, Document, Paragraph
from gouji.readers.docx import read
from gouji.text.source import Source

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
ROOT_RELATIONS = f"""<Relationships xmlns="{RELATIONS}">
<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>"""
PART_RELATIONS = f"""<Relationships xmlns="{RELATIONS}">
<Relationship Id="r1" Type="{OFFICE}/styles" Target="styles.xml"/>
<Relationship Id="r2" Type="{OFFICE}/numbering" Target="/word/numbering.xml"/></Relationships>"""


def zipped(parts: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def package(body: str, styles: str = "", numbering: str = "") -> dict[str, str | bytes]:
    return {
        "_rels/.rels": ROOT_RELATIONS,
        "word/_rels/document.xml.rels": PART_RELATIONS,
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "word/styles.xml": f"<w:styles {NAMESPACES}>{styles}</w:styles>",
        "word/numbering.xml": f"<w:numbering {NAMESPACES}>{numbering}</w:numbering>",
    }


def read_bytes(data: bytes) -> Document:
    return read(Source("报告.docx", data))


def blocks(body: str, styles: str = "", numbering: str = "") -> tuple[Block, ...]:
    return read_bytes(zipped(package(body, styles, numbering))).blocks


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def texts(found: tuple[Block, ...]) -> list[str]:
    return [block.text.value for block in found if isinstance(block, Paragraph)]


def tc(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"
