"""The file of postings of one year: arrays of numbers one behind the other, and a table of contents at the end.

``fingerprints`` and ``passages`` are the postings that are not common, sorted; a passage is told by its number among
all of the year. ``common`` are the fingerprints that are, sorted; ``templates``, sorted, those that are so only in a
family, which ``template_families`` has. Of each report, by its number, ``firsts`` has that
of its first passage, ``units`` and ``families`` who writes it and below whom, ``places`` where its record is in
``records``. ``sizes`` has how many units a family has. ``keys``, sorted, are hashes of units, ``reports`` a report of
each.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from collections.abc import Mapping
from hashlib import blake2b
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from gouji.corpus.postings import messages
from gouji.messages.errors import FileError, Problem, refusal
from gouji.records.model import Record
from gouji.records.packing import unpacked
from gouji.records.thresholds import Thresholds

VERSION = 2
MAGIC = b"gouji postings\n\0"
END = 8
"""Bytes at the end of a file: the length of the table of contents before them, least significant byte first."""
ALIGNED = 8
Kind = Literal["Q", "I", "B"]
"""How long a number is, in letters of ``struct``: 8, 4 or 1 bytes."""
SIZES: Mapping[Kind, int] = {"Q": 8, "I": 4, "B": 1}
_MOST_CONTENTS = 2**20


class Part(Struct, frozen=True, array_like=True):
    """An array: where it begins, in bytes, and how many numbers of which kind it has."""

    start: int
    count: int
    kind: Kind


class Contents(Struct, frozen=True):
    """What a file holds: reports of ``units`` units in all, common by ``thresholds``."""

    version: int
    byteorder: str
    year: int
    units: int
    thresholds: Thresholds
    parts: Mapping[str, Part]


class Postings:
    """A file of postings, mapped into memory: what is not looked at is not read."""

    def __init__(self, path: Path) -> None:
        """Opens it.

        Raises:
            FileError: it can't be read, or is damaged.
        """
        self._path = path
        try:
            with path.open("rb") as file:
                self._bytes = memoryview(mmap(file.fileno(), 0, access=ACCESS_READ))
            self.contents = self._contents()
            parts = {name: self._array(part) for name, part in self.contents.parts.items()}
            self.fingerprints, self.passages, self.common = parts["fingerprints"], parts["passages"], parts["common"]
            self.templates, self.template_families = parts["templates"], parts["template_families"]
            self.firsts, self.units, self.families = parts["firsts"], parts["units"], parts["families"]
            self.sizes, self.keys, self.reports = parts["sizes"], parts["keys"], parts["reports"]
            self._places, self._records = parts["places"], parts["records"]
        except OSError as error:
            raise FileError(Problem(path.as_posix(), refusal(error))) from None
        except (KeyError, ValueError, TypeError, msgspec.MsgspecError):
            raise self._broken() from None

    def record(self, number: int) -> Record:
        """The record of a report, without its cells. Its path is that from the folder that holds the store.

        Raises:
            FileError: the file is damaged.
        """
        start, end = self._places[number], self._places[number + 1]
        try:
            path, _, data = zlib.decompress(self._records[start:end]).partition(b"\0")
            return unpacked(data, path.decode("utf-8", "surrogateescape"))
        except (zlib.error, msgspec.MsgspecError, UnicodeDecodeError):
            raise self._broken() from None

    def _contents(self) -> Contents:
        if self._bytes[: len(MAGIC)] != MAGIC:
            raise ValueError
        length = int.from_bytes(self._bytes[-END:], "little")
        if length > _MOST_CONTENTS:
            raise ValueError
        found = msgspec.json.decode(self._bytes[-END - length : -END], type=Contents)
        if (found.version, found.byteorder) != (VERSION, sys.byteorder):
            raise ValueError
        return found

    def _array(self, part: Part) -> memoryview:
        end = part.start + part.count * SIZES[part.kind]
        if not 0 <= part.start <= end <= len(self._bytes):
            raise ValueError
        if not part.count:  # which can't be cast
            return memoryview(array(part.kind))
        return self._bytes[part.start : end].cast(part.kind)

    def _broken(self) -> FileError:
        return FileError(Problem(self._path.as_posix(), messages.BROKEN))


def unit_key(unit: str) -> int:
    """The hash by which a unit is found."""
    return int.from_bytes(blake2b(unit.encode("utf-8", "surrogateescape"), digest_size=8).digest(), "big")
