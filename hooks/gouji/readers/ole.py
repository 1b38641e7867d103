"""Compound files (OLE): what old Word and WPS documents and password-protected new ones are wrapped in."""

from __future__ import annotations

from typing import Literal

HEADER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

OleKind = Literal["encrypted", "text", "workbook", "slides", "other"]
# Stream names stand in the directory of the file in UTF-16. One of them is enough to know what is inside; the first
# that is found decides.
_STREAMS: tuple[tuple[str, OleKind], ...] = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "text"),
    ("Workbook", "workbook"),
    ("PowerPoint Document", "slides"),
)


def is_ole(data: bytes) -> bool:
    """Whether these are the bytes of a compound file."""
    return data.startswith(HEADER)


def kind(data: bytes) -> OleKind:
    """What a compound file holds, as far as its stream names show."""
    return next((found for name, found in _STREAMS if name.encode("utf-16-le") in data), "other")
