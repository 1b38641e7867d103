"""Which reader reads a file, and what is refused before one does; ``gouji.readers``."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec

import pytest

from gouji import readers
from gouji.messages.message import Message
from gouji.readers.messages import EMPTY_FILE, FILE_TOO_LARGE, NOT_OFFICE, OLE_NOT_WORD, PACKAGE_PASSWORD
from gouji.text.messages import BINARY
from gouji.text.source import Source, Unreadable

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("path", "data", "name"),
    [
        ("a.txt", b"fish", "text"),
        ("a.TXT", b"fish", "text"),
        ("a.md", b"fish", "markdown"),
        ("a.markdown", b"fish", "markdown"),
        ("a.html", b"<p>fish", "html"),
        ("a.shtml", b"fish", "html"),
        ("a.docx", b"PK\x03\x04", "docx"),
        ("a.txt", b"PK\x03\x04", "docx"),
        ("a.docx", b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text", "odt"),
        ("a.docx", b"PK\x03\x04...content.xml", "odt"),
        ("a.docx", b"PK\x03\x04...content.xml...[Content_Types].xml", "docx"),
        ("a.xml", b"<?xml version='1.0'?>\n<office:document xmlns:office='x'>", "odt"),
        ("a.fodt", b"fish", "odt"),
        ("a.odt", b"fish", "odt"),
        ("a.docx", OLE, "libreoffice"),
        ("a.wps", OLE, "libreoffice"),
        ("a.docx", b"fish", "docx"),
        ("a.txt", b"%PDF-1.7", "pdf"),
        ("a.pdf", b"fish", "pdf"),
        ("a.txt", b"<!DOCTYPE HTML><p>fish", "html"),
        ("a.doc", b"\xef\xbb\xbf\n<html xmlns:w='x'>", "html"),
        ("a.md", b"<?xml version='1.0'?>\n<!-- c -->\n<html>", "html"),
        ("a.txt", "\ufeff<html>".encode("utf-16-le"), "html"),
        ("a.md", b"<p>fish</p>", "markdown"),
        ("a", b"fish", "text"),
        ("a.log", b"fish", "text"),
    ],
)
def test_bytes_first_then_suffix(path: str, data: bytes, name: str) -> None:
    assert readers.format_of(Source(path, data)) == name


@pytest.mark.parametrize(
    ("path", "data", "reason"),
    [
        ("a.txt", b"", EMPTY_FILE),
        ("a.md", b"\xef\xbb\xbf \r\n\t", EMPTY_FILE),
        ("a.docx", b"", EMPTY_FILE),
        ("a.docx", b"no zip at all", NOT_OFFICE),
        ("a.odt", b"no zip at all", NOT_OFFICE),
        ("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0", BINARY),
        ("a.doc", OLE, OLE_NOT_WORD),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), PACKAGE_PASSWORD),
        ("a.txt", b" " * (readers.MAX_SIZE + 1), FILE_TOO_LARGE.fill(limit=50)),
    ],
)
def test_refused(path: str, data: bytes, reason: Message) -> None:
    with pytest.raises(Unreadable) as refused:
        readers.read(Source(path, data))
    assert refused.value.reason == reason


def test_every_suffix_has_a_reader() -> None:
    for suffix in readers.SUFFIXES:
        assert find_spec(f"gouji.readers.{readers.format_of(Source(f'a{suffix}', b'x'))}")


def test_a_text_does_not_cost_the_import_of_an_xml_library() -> None:
    code = (
        "import sys; from gouji import readers; from gouji.text.source import Source;"
        "readers.read(Source('a.txt', b'fish')); readers.read(Source('a.md', b'fish <!-- c -->\\n\\n<!-- c -->'));"
        "sys.exit('lxml' in sys.modules or 'docx' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
