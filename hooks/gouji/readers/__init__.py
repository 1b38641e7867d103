"""The registry of readers: from a file's bytes to the one module that reads its format.

A reader is a module of this package with ``read(source: Source) -> Document``, imported when the first file of its
format comes: reading a text must not cost the import of an XML library.
"""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Protocol, cast

from gouji.readers import messages
from gouji.text.lazy import lazy_re
from gouji.text.source import Source, Unreadable

if TYPE_CHECKING:
    from gouji.document.model import Document

_READERS = {
    ".doc": "libreoffice",
    ".docx": "docx",
    ".fodt": "odt",
    ".htm": "html",
    ".html": "html",
    ".markdown": "markdown",
    ".md": "markdown",
    ".odt": "odt",
    ".pdf": "pdf",
    ".shtml": "html",
    ".txt": "text",
    ".wps": "libreoffice",
    ".xhtml": "html",
}
SUFFIXES = frozenset(_READERS)
"""Lower-case suffixes of the files that a search through a folder picks up."""

MAX_SIZE = 50 * 1024 * 1024
"""Largest file that is read, in bytes: a hundred times the largest report known."""

_MAGIC = (
    (b"PK\x03\x04", "docx"),
    (b"PK\x05\x06", "docx"),
    (b"\xd0\xcf\x11\xe0", "libreoffice"),
    (b"%PDF", "pdf"),
)
_HEAD = 4096
_DIRECTORY = 64 * 1024
_FIRST_ENTRY = lazy_re(rb"PK\x03\x04.{26}mimetype.{0,64}application/vnd\.oasis\.opendocument", re.DOTALL)
# What may stand before the root. A comment ends at the first "-->": else there were endless ways to read several.
_BEFORE = rb"(?:<\?xml[^>]*>|<!--(?:(?!-->).)*-->|\s)*"
_FLAT = lazy_re(_BEFORE + rb"<office:document\b", re.DOTALL)
_BLANK = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n\x0c"
_HTML = lazy_re(_BEFORE + rb"<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)

_TEXTS = frozenset({"html", "markdown", "text"})
_POINTS = (b"v", b".", b"/")
_POINTER = lazy_re(rb"version https://git-lfs\.github\.com/spec/|(?:\.{0,2}/)*(?:\.git)?/annex/objects/\S+\s*\Z")
_PAGE_HEADERS = (
    lazy_re(rb"^mime-version\s*:", re.IGNORECASE | re.MULTILINE),
    lazy_re(rb"^content-type\s*:\s*multipart/(?:related|alternative)", re.IGNORECASE | re.MULTILINE),
)


class Reader(Protocol):
    """The shape of a reader module."""

    def read(self, source: Source) -> Document:
        """The blocks of a document; raises Unreadable with what a person should do."""
        ...


def read(source: Source) -> Document:
    """Reads a file: the format that its bytes show counts first, then its suffix, and an unknown one means text.

    Of a document that is too long the beginning is read, and a note reports it.

    Raises:
        Unreadable: the file is empty, too large, damaged, protected or not what its name promises, or holds nothing
            but pictures of pages.
    """
    if len(source.data) > MAX_SIZE:
        raise Unreadable(messages.FILE_TOO_LARGE.fill(limit=MAX_SIZE // 1024 // 1024))
    if not source.data.strip(_BLANK):
        raise Unreadable(messages.EMPTY_FILE)
    if source.data.startswith(_POINTS) and _POINTER.match(source.data):
        raise Unreadable(messages.POINTER)
    name = format_of(source)
    if name in _TEXTS and _is_single_file_page(source.data[:_HEAD]):
        raise Unreadable(messages.SINGLE_FILE_PAGE)
    from gouji.document.placeholders import masked  # noqa: PLC0415 - who asks for suffixes only reads nothing
    from gouji.readers.limits import within_bounds  # noqa: PLC0415 - as above
    from gouji.readers.shown import shown  # noqa: PLC0415 - as above
    from gouji.readers.unread import refuse_unread  # noqa: PLC0415 - as above

    reader = cast("Reader", import_module(f"{__name__}.{name}"))
    return masked(refuse_unread(shown(within_bounds(reader.read(source)))))


def load(suffix: str) -> None:
    """Imports the reader of files with this suffix."""
    import_module(f"{__name__}.{_READERS.get(suffix, 'text')}")


def format_of(source: Source) -> str:
    """The format of a file, which is the name of its reader."""
    if _is_open_document(source.data):
        return "odt"
    for magic, name in _MAGIC:
        if source.data.startswith(magic):
            return name
    head = source.data[:_HEAD].lstrip(_BLANK).replace(b"\0", b"")  # UTF-16 is ASCII with zeros in between
    if head.lstrip().startswith(b"<") and _HTML.match(head):
        return "html"
    return _READERS.get(PurePath(source.path).suffix.lower(), "text")


def _is_single_file_page(head: bytes) -> bool:
    """Whether a text begins with headers as of mail, which a page has when it is saved with its pictures."""
    headers = re.split(rb"\r?\n\r?\n", head.lstrip(_BLANK), maxsplit=1)[0]
    return all(header.search(headers) for header in _PAGE_HEADERS)


def _is_open_document(data: bytes) -> bool:
    """Whether a file is an OpenDocument package, as its first entry or its directory says, or a flat file of one."""
    if not data.startswith(b"PK"):
        head = data[:_HEAD].lstrip(_BLANK)
        return head.lstrip().startswith(b"<") and bool(_FLAT.match(head))
    if _FIRST_ENTRY.match(data[:_HEAD]):
        return True
    directory = data[-_DIRECTORY:]
    return b"content.xml" in directory and b"[Content_Types].xml" not in directory
