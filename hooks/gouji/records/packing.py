"""Records as bytes: kept with results, and sent from one process to another."""

from __future__ import annotations

from functools import cache

import msgspec
from msgspec.structs import replace

from gouji.records.model import Record


def packed(record: Record) -> bytes:
    """The record without its path: equal reports are equal bytes wherever they lie."""
    return msgspec.msgpack.encode(replace(record, path=""))


def unpacked(data: bytes, path: str) -> Record:
    """The record of the file at a path.

    Raises:
        msgspec.MsgspecError: the bytes are no record.
    """
    return replace(_decoder().decode(data), path=path)


@cache
def _decoder() -> msgspec.msgpack.Decoder[Record]:
    return msgspec.msgpack.Decoder(Record)
