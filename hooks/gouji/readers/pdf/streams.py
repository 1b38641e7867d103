"""A look at the objects of a PDF before they are parsed: the parser would inflate and take apart without bound."""

from __future__ import annotations

import zlib

from gouji.text.lazy import lazy_re

_STREAM = lazy_re(rb"stream\r?\n")
_OBJECT = lazy_re(rb"\bobj\b")
_OBJECT_END = lazy_re(rb"endobj|stream\r?\n")
# Of objects and of streams that hold objects every token becomes a value: some two hundred bytes for each byte.
_MAX_OBJECT = 256 * 1024
_MAX_OBJECTS = 1024 * 1024
_HOLDS_OBJECTS = lazy_re(rb"/Type\s*/(?:ObjStm|XRef)\b")
_COMPRESSED = b"/FlateDecode"
# An image is never inflated by the reader, so it may be as large as it likes.
_IMAGE = lazy_re(rb"/Subtype\s*/Image\b")
_DICTIONARY = 600
_MAX_STREAM = 100 * 1024 * 1024
_MAX_TOTAL = 300 * 1024 * 1024
_CHUNK = 1024 * 1024


def grows_too_far(data: bytes) -> bool:
    """Whether the objects and streams of a file grow past any size that a report could need."""
    return _has_large_object(data) or _inflates_too_far(data)


def _has_large_object(data: bytes) -> bool:
    position = 0
    while start := _OBJECT.search(data, position):
        end = _OBJECT_END.search(data, start.end())
        position = end.end() if end else len(data)
        if position - start.end() > _MAX_OBJECT:
            return True
    return False


def _inflates_too_far(data: bytes) -> bool:
    total = 0
    for start in _STREAM.finditer(data):
        begin = data.rfind(b"obj", max(0, start.start() - _DICTIONARY), start.start())
        dictionary = data[begin : start.start()] if begin >= 0 else b""
        if not dictionary or _IMAGE.search(dictionary):
            continue
        if _COMPRESSED not in dictionary:
            if _HOLDS_OBJECTS.search(dictionary) and _is_long(data, start.end()):
                return True
            continue
        size = _inflated_size(data, start.end())
        total += size
        most = _MAX_OBJECTS if _HOLDS_OBJECTS.search(dictionary) else _MAX_STREAM
        if size > most or total > _MAX_TOTAL or (size and dictionary.count(_COMPRESSED) > 1):
            return True
    return False


def _is_long(data: bytes, start: int) -> bool:
    end = start + _MAX_OBJECTS
    return len(data) > end and data.find(b"endstream", start, end) < 0


def _inflated_size(data: bytes, start: int) -> int:
    """Size of a stream once inflated, as far as it can be; no more than just over the limit is ever looked at."""
    inflate = zlib.decompressobj()
    size, pending = 0, data[start : start + _CHUNK]
    while pending and size <= _MAX_STREAM and not inflate.eof:
        try:
            size += len(inflate.decompress(pending, _CHUNK))
        except zlib.error:
            break
        start += 0 if inflate.unconsumed_tail else _CHUNK
        pending = inflate.unconsumed_tail or data[start : start + _CHUNK]
    return size
