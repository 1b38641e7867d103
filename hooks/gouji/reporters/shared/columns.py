"""Columns in the units of other programs. Inside gouji they are 1-based and count code points."""

from __future__ import annotations


def in_bytes(line: str, column: int) -> int:
    """The column, 1-based, counted in bytes of UTF-8, whatever the encoding of the file itself."""
    return len(line[: column - 1].encode("utf-8", "replace")) + 1
