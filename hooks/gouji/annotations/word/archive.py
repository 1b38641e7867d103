"""A package with some of its parts replaced; the others are copied as they are, compressed, and never unpacked."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Mapping
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipInfo

from msgspec import Struct

from gouji.readers import messages
from gouji.readers.office.package import Package
from gouji.text.source import Unreadable

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s4B4H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_UTF8 = 0x800
_LATER = 0x8
"""The flag of an entry whose sizes stand behind it; here they stand before all."""
_LARGE = 1
"""The id of the field for sizes beyond four gigabytes."""
_LOCAL_SIZE = _LOCAL.size


class _Entry(Struct, frozen=True):
    """A part as it stands in the archive."""

    info: ZipInfo
    name: bytes
    stamp: tuple[int, int]
    method: int
    checksum: int
    size: int
    data: bytes


def replaced(data: bytes, package: Package, parts: Mapping[str, bytes], added: Mapping[str, bytes]) -> bytes:
    """The package in ``data`` with new content for parts, by lower-case name, and with others after them.

    Order, dates and kinds of compression stay; new parts have the date of the first.

    Raises:
        Unreadable: the archive is damaged.
    """
    infos = package.archive.infolist()
    entries = [_entry(data, info, parts.get(_known(info, package))) for info in infos]
    entries += [_new(name, content, entries[0]) for name, content in added.items()]
    return b"".join(_written(entries, package.archive.comment))


def _known(info: ZipInfo, package: Package) -> str:
    """The name by which a part is replaced; of several of one name it is the one that is read."""
    name = info.filename.replace("\\", "/").lstrip("/").lower()
    return name if package.parts.get(name) is info else ""


def _entry(data: bytes, info: ZipInfo, content: bytes | None) -> _Entry:
    try:
        head = _LOCAL.unpack_from(data, info.header_offset)
    except struct.error:
        raise Unreadable(messages.PACKAGE_DAMAGED) from None
    begin = info.header_offset + _LOCAL_SIZE
    name = data[begin : begin + head[9]]
    begin += head[9] + head[10]
    stamp = (head[4], head[5])
    if content is not None:
        method = ZIP_STORED if info.compress_type == ZIP_STORED else ZIP_DEFLATED
        return _packed(info, name, stamp, method, content)
    packed = data[begin : begin + info.compress_size]
    if head[0] != b"PK\x03\x04" or len(packed) != info.compress_size:
        raise Unreadable(messages.PACKAGE_DAMAGED)
    return _Entry(info, name, stamp, info.compress_type, info.CRC, info.file_size, packed)


def _new(name: str, content: bytes, like: _Entry) -> _Entry:
    info = ZipInfo(name)
    info.flag_bits = 0 if name.isascii() else _UTF8
    info.create_system, info.external_attr = like.info.create_system, like.info.external_attr
    return _packed(info, name.encode(), like.stamp, ZIP_DEFLATED, content)


def _packed(info: ZipInfo, name: bytes, stamp: tuple[int, int], method: int, content: bytes) -> _Entry:
    if method == ZIP_STORED:
        packed = content
    else:
        packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
        packed = packer.compress(content) + packer.flush()
    return _Entry(info, name, stamp, method, zlib.crc32(content), len(content), packed)


def _written(entries: list[_Entry], comment: bytes) -> Iterator[bytes]:
    directory = []
    at = 0
    for entry in entries:
        head = _local(entry)
        directory.append(_central(entry, at))
        yield head
        yield entry.data
        at += len(head) + len(entry.data)
    yield from directory
    size = sum(map(len, directory))
    yield _END.pack(b"PK\x05\x06", 0, 0, len(entries), len(entries), size, at, len(comment)) + comment


def _common(entry: _Entry) -> tuple[int, ...]:
    sizes = (entry.checksum, len(entry.data), entry.size)
    return entry.info.flag_bits & ~_LATER, entry.method, *entry.stamp, *sizes, len(entry.name)


def _local(entry: _Entry) -> bytes:
    return _LOCAL.pack(b"PK\x03\x04", entry.info.extract_version, *_common(entry), 0) + entry.name


def _central(entry: _Entry, at: int) -> bytes:
    info = entry.info
    extra = _small(info.extra)
    versions = (info.create_version, info.create_system, info.extract_version, info.reserved)
    lengths = (len(extra), len(info.comment), 0)
    head = _CENTRAL.pack(
        b"PK\x01\x02", *versions, *_common(entry), *lengths, info.internal_attr, info.external_attr, at
    )
    return head + entry.name + extra + info.comment


def _small(extra: bytes) -> bytes:
    """The further fields of an entry without that for great sizes."""
    kept = b""
    while len(extra) >= 4:  # noqa: PLR2004 - an id and a length, of two bytes each
        identifier, length = struct.unpack_from("<HH", extra)
        kept += extra[: 4 + length] if identifier != _LARGE else b""
        extra = extra[4 + length :]
    return kept
