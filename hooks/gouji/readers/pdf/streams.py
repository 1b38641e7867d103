"""A look at the compressed streams of a PDF before they are parsed: the parser would inflate them without bound."""

from __future__ import annotations

import re
import zlib

_STREAM = re.compile(rb"stream\r?\n")
_COMPRESSED = b"/FlateDecode"
# An image is never inflated by the reader, so it may be as large as it likes.
_IMAGE = re.compile(rb"/Subtype\s*/Image\b")
_DICTIONARY = 600
_MAX_STREAM = 100 * 1024 * 1024
_MAX_TOTAL = 300 * 1024 * 1024
_CHUNK = 1024 * 1024


def inflates_too_far(data: bytes) -> bool:
    """Whether the streams of a file grow past any size that a report could need."""
    total = 0
    for start in _STREAM.finditer(data):
        begin = data.rfind(b"obj", max(0, start.start() - _DICTIONARY), start.start())
        dictionary = data[max(begin, 0) : start.start()]
        if begin < 0 or _COMPRESSED not in dictionary or _IMAGE.search(dictionary):
            continue
        size = _inflated_size(data, start.end())
        total += size
        if size > _MAX_STREAM or total > _MAX_TOTAL or (size and dictionary.count(_COMPRESSED) > 1):
            return True
    return False


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
