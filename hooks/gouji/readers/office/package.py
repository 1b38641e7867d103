"""The zip package of a Word or OpenDocument file: its parts, read with bounds and never unpacked to disk."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable

from lxml import etree
from lxml.etree import _Element as Element
from msgspec import Struct

from gouji.messages.message import Message
from gouji.readers import messages, ole
from gouji.readers.limits import bound
from gouji.text.source import Unreadable

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


class Package(Struct, frozen=True):
    """The parts of a document by lower-case name."""

    archive: zipfile.ZipFile
    parts: dict[str, zipfile.ZipInfo]

    def read(self, name: str) -> bytes:
        """The bytes of a part.

        Raises:
            Unreadable: it is damaged, encrypted or too large.
        """
        part = self.parts[name]
        if part.flag_bits & _ENCRYPTED:
            raise Unreadable(messages.PACKAGE_PASSWORD)
        if part.file_size > _MAX_PART:
            raise _too_large("megabytes", _MAX_PART // 1024**2)
        if part.file_size > max(_SMALL_PART, _MAX_RATIO * part.compress_size):
            raise _too_large("ratio", _MAX_RATIO)
        try:
            with self.archive.open(part) as stream:
                # The size in the directory may be a lie: one byte more than that is asked for, never all.
                return stream.read(part.file_size + 1)
        except _ZIP_ERRORS:
            raise Unreadable(messages.PACKAGE_DAMAGED) from None

    def xml(self, name: str, prepare: Callable[[bytes], bytes] = bytes) -> Element:
        """The root of a part, whose bytes are prepared before.

        Raises:
            Unreadable: as :meth:`read` and :func:`parse_xml`.
        """
        return parse_xml(prepare(self.read(name)), self.parts[name].filename)


def open_package(data: bytes) -> Package:
    """The package in a file's bytes.

    Raises:
        Unreadable: the bytes are no package, or a damaged or malicious one.
    """
    if not data.startswith(b"PK"):
        raise Unreadable(_not_a_zip(data))
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _ZIP_ERRORS:
        raise Unreadable(messages.PACKAGE_DAMAGED) from None
    entries = archive.infolist()
    if len(entries) > _MAX_ENTRIES:
        raise _too_large("parts", _MAX_ENTRIES)
    return Package(archive, {entry.filename.replace("\\", "/").lstrip("/").lower(): entry for entry in entries})


def parse_xml(data: bytes, name: str) -> Element:
    """The root of an XML file: no entities, no DTD, no network.

    Raises:
        Unreadable: it is not well-formed, too large, or has a DOCTYPE. ``name`` is what the message calls it.
    """
    if data.count(b"<") > _MAX_TAGS:  # counted before there is a tree, which takes many times the memory
        raise _too_large("tags", _MAX_TAGS)
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
        raise Unreadable(messages.PACKAGE_BROKEN_XML.fill(part=name, line=line)) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable(messages.PACKAGE_DOCTYPE.fill(part=name))
    return root


def _too_large(counted: str, most: int) -> Unreadable:
    return Unreadable(messages.PACKAGE_TOO_LARGE.fill(bound=bound(counted, most)))


def _not_a_zip(data: bytes) -> Message:
    if not data.strip(b"\x00 \t\r\n"):
        return messages.EMPTY_FILE
    if not ole.is_ole(data):
        return messages.NOT_OFFICE
    kind = ole.kind(data)
    if kind == "encrypted":
        return messages.PACKAGE_PASSWORD
    if kind == "text":
        return messages.OLD_WORD
    return messages.OLE_NOT_WORD
