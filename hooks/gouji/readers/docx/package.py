"""The zip package of a Word document: its parts, read with bounds and never unpacked to disk."""

from __future__ import annotations

import io
import lzma
import posixpath
import struct
import zipfile
import zlib

from lxml import etree
from lxml.etree import _Element as Element
from msgspec import Struct

from gouji.messages.message import Message, plain
from gouji.readers import messages, ole
from gouji.readers.docx.xml import w
from gouji.text.source import Source, Unreadable

_MAX_PART = 50 * 1024 * 1024
_MAX_ENTRIES = 10_000
# Word writes twenty thousand for a report, two hundred thousand for a thick book.
_MAX_TAGS = 300_000
# Text in XML shrinks to a tenth, a table full of zeros to a hundredth. Small parts may shrink as they like.
_MAX_RATIO = 250
_SMALL_PART = 8 * 1024 * 1024
_ENCRYPTED = 0x1
_ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,  # NotImplementedError among them: a compression method that zipfile doesn't know
    ValueError,
)
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/"
# Strict documents have the same under other namespaces; each is rewritten to the usual one before parsing.
_NAMESPACES = (
    (b"wordprocessingml/main", b"wordprocessingml/2006/main"),
    (b"drawingml/main", b"drawingml/2006/main"),
    (b"drawingml/wordprocessingDrawing", b"drawingml/2006/wordprocessingDrawing"),
    (b"officeDocument/math", b"officeDocument/2006/math"),
)
_OTHER_ZIPS: tuple[tuple[str, Message], ...] = (
    ("xl/workbook.xml", Message("Excel 工作簿", "an Excel workbook")),
    ("xl/workbook.bin", Message("Excel 工作簿", "an Excel workbook")),
    ("ppt/presentation.xml", Message("PowerPoint 演示文稿", "a PowerPoint presentation")),
    ("ofd.xml", Message("OFD 版式文件", "an OFD document")),
    ("mimetype", Message("OpenDocument 文档或电子书", "an OpenDocument file or an e-book")),
)


class Package(Struct, frozen=True):
    """The parts of a document by lower-case name, and the name of the main one."""

    archive: zipfile.ZipFile
    parts: dict[str, zipfile.ZipInfo]
    main: str

    def document(self) -> Element:
        """The root of the main part.

        Raises:
            Unreadable: it is damaged, too large or no word-processing document.
        """
        root = _parse(self.archive, self.parts[self.main])
        if root.tag != w("document"):
            raise Unreadable(messages.DOCX_NOT_WORD.fill(what=messages.DOCX_OTHER_OFFICE))
        return root

    def related(self, kind: str) -> Element | None:
        """The root of the part that the main one names as its ``styles`` or ``numbering``; None without one."""
        folder, name = posixpath.split(self.main)
        relations = self.parts.get(f"{folder}/_rels/{name}.rels".lstrip("/"))
        target = _target(self.archive, relations, kind, folder) if relations else None
        part = self.parts.get(target or "")
        return None if part is None else _parse(self.archive, part)


def open_package(source: Source) -> Package:
    """The package in a file's bytes.

    Raises:
        Unreadable: the bytes are no Word document, or a damaged, protected or malicious one.
    """
    if not source.data.startswith(b"PK"):
        raise Unreadable(_not_a_zip(source.data))
    try:
        archive = zipfile.ZipFile(io.BytesIO(source.data))
    except _ZIP_ERRORS:
        raise Unreadable(messages.DOCX_DAMAGED) from None
    entries = archive.infolist()
    if len(entries) > _MAX_ENTRIES:
        raise Unreadable(messages.DOCX_TOO_LARGE)
    parts = {entry.filename.replace("\\", "/").lstrip("/").lower(): entry for entry in entries}
    return Package(archive, parts, _main_part(archive, parts))


def _not_a_zip(data: bytes) -> Message:
    if not data.strip(b"\x00 \t\r\n"):
        return messages.EMPTY_FILE
    if not ole.is_ole(data):
        return messages.DOCX_NOT_ZIP
    kind = ole.kind(data)
    if kind == "encrypted":
        return messages.DOCX_PASSWORD
    if kind == "text":
        return messages.OLD_WORD
    return messages.OLE_NOT_WORD


def _main_part(archive: zipfile.ZipFile, parts: dict[str, zipfile.ZipInfo]) -> str:
    relations = parts.get("_rels/.rels")
    main = _target(archive, relations, "officeDocument", "") if relations else None
    for candidate in (main, "word/document.xml"):
        if candidate in parts and not candidate.startswith(("xl/", "ppt/")):
            return candidate
    what = next((what for name, what in _OTHER_ZIPS if name in parts), plain("zip"))
    raise Unreadable(messages.DOCX_NOT_WORD.fill(what=what))


def _target(archive: zipfile.ZipFile, relations: zipfile.ZipInfo, kind: str, folder: str) -> str | None:
    for relation in _parse(archive, relations).iter(_RELATIONSHIP):
        if relation.get("Type", "").endswith(f"/{kind}") and relation.get("TargetMode") != "External":
            target = relation.get("Target", "").replace("\\", "/")
            return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/").lower()
    return None


def _parse(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Element:
    data = _read(archive, part)
    if _STRICT in data:
        for strict, usual in _NAMESPACES:
            data = data.replace(_STRICT + strict, _TRANSITIONAL + usual)
    if data.count(b"<") > _MAX_TAGS:  # counted before there is a tree, which takes many times the memory
        raise Unreadable(messages.DOCX_TOO_LARGE)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        raise Unreadable(messages.DOCX_BROKEN_XML.fill(part=part.filename, line=line)) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable(messages.DOCX_DOCTYPE.fill(part=part.filename))
    return root


def _read(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    if part.flag_bits & _ENCRYPTED:
        raise Unreadable(messages.DOCX_PASSWORD)
    if part.file_size > min(_MAX_PART, max(_SMALL_PART, _MAX_RATIO * part.compress_size)):
        raise Unreadable(messages.DOCX_TOO_LARGE)
    try:
        with archive.open(part) as stream:
            # The size in the directory may be a lie: one byte more than that is asked for, never all.
            data = stream.read(part.file_size + 1)
    except _ZIP_ERRORS:
        raise Unreadable(messages.DOCX_DAMAGED) from None
    return data
