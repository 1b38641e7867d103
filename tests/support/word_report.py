"""The faultless report of ``examples/`` as a Word document, with changes to its XML."""

from __future__ import annotations

import io
import zipfile

from support.checkout import EXAMPLES

TOTAL = '<w:p><w:r><w:t xml:space="preserve">23</w:t></w:r></w:p></w:tc></w:tr><w:tr>'
"""The end of the row of new requests: the paragraph of its total, in a text that stands in the document once."""


def run(text: str, properties: str = "") -> str:
    """A run of characters."""
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def total(*runs: str) -> tuple[str, str]:
    """The change that puts other runs into the cell of :data:`TOTAL`."""
    return TOTAL, f"<w:p>{''.join(runs)}</w:p></w:tc></w:tr><w:tr>"


def word_report(*changes: tuple[str, str], styles: str = "") -> bytes:
    """The report, each old text of its main part (which must stand in it) replaced once; ``styles`` are added."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(EXAMPLES / "faultless" / "qingshi-2024.docx") as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            text = old.read(name).decode("utf-8")
            if name == "word/styles.xml":
                text = text.replace("</w:styles>", f"{styles}</w:styles>")
            if name == "word/document.xml":
                text = _changed(text, changes)
            new.writestr(zipfile.ZipInfo(name), text)
    return stream.getvalue()


def _changed(text: str, changes: tuple[tuple[str, str], ...]) -> str:
    for old, new in changes:
        assert old in text, f"the report has no {old}"
        text = text.replace(old, new, 1)
    return text


def word_document(body: str) -> bytes:
    """The package of the report around another body."""
    with zipfile.ZipFile(EXAMPLES / "faultless" / "qingshi-2024.docx") as example:
        text = example.read("word/document.xml").decode("utf-8")
    start, end = text.index("<w:body>") + len("<w:body>"), text.index("<w:sectPr>")
    return word_report((text[start:end], body))
