"""Rules about the file itself, which no specimen can break: real packs, and bytes that their readers complain of.

That a document cites the basis of another form is tested beside its rule.
"""

from __future__ import annotations

import io
import zipfile

import pytest

from gouji.linter.lint import lint_source
from gouji.packs.library import Library
from gouji.text.source import Source
from support.render import as_docx, as_html, as_text
from support.sample_reports import FAULTLESS

PACKS = [Library().get(name) for name in ("gia-2021", "gia-2019")]
REVISION = '<w:p><w:ins w:id="1" w:author="a"><w:r><w:t>另有说明。</w:t></w:r></w:ins></w:p>'


def revised() -> bytes:
    """The report in Word with a paragraph that was inserted under track changes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(as_docx(FAULTLESS))) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            new.writestr(name, text.replace("<w:sectPr>", f"{REVISION}<w:sectPr>"))
    return stream.getvalue()


def rules(name: str, data: bytes) -> list[tuple[str, str]]:
    return [(finding.rule, finding.severity) for finding in lint_source(Source(name, data), PACKS).findings]


@pytest.mark.parametrize(
    ("name", "data", "rule", "severity"),
    [
        ("report.html", as_html(FAULTLESS).replace(b"</body>", b"<!-- to be"), "document-partial", "warning"),
        ("report.docx", revised(), "document-note", "info"),
        ("report.txt", as_text(FAULTLESS).replace(b"\r\n", b"\r\n\x00", 1), "document-unreadable", "error"),
        ("report.docx", b"\xd0\xcf\x11\xe0", "document-unreadable", "error"),
    ],
)
def test_what_the_reader_says_of_a_file(name: str, data: bytes, rule: str, severity: str) -> None:
    assert (rule, severity) in rules(name, data)
