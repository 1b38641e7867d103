"""A file of postings that is being written: parts one behind the other, and what they are at the end."""

from __future__ import annotations

import os
import sys
from array import array
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import msgspec

from gouji.corpus.postings.layout import ALIGNED, END, MAGIC, SIZES, VERSION, Contents, Kind, Part
from gouji.records.thresholds import Thresholds


class Draft:
    """A file that counts when it is whole."""

    def __init__(self, file: BinaryIO) -> None:
        """``file`` is empty."""
        self._file = file
        self._parts: dict[str, Part] = {}
        file.write(MAGIC)

    def part(self, name: str, kind: Kind, chunks: Iterable[bytes | memoryview | array[int]]) -> None:
        """Writes the bytes of an array.

        Raises:
            OSError: it can't be written.
        """
        self._file.write(bytes(-self._file.tell() % ALIGNED))
        start = self._file.tell()
        for chunk in chunks:
            self._file.write(chunk)
        self._parts[name] = Part(start, (self._file.tell() - start) // SIZES[kind], kind)

    def finish(self, year: int, units: int, thresholds: Thresholds) -> None:
        """Writes what the parts are.

        Raises:
            OSError: it can't be written.
        """
        contents = msgspec.json.encode(Contents(VERSION, sys.byteorder, year, units, thresholds, self._parts))
        self._file.write(contents + len(contents).to_bytes(END, "little"))


@contextmanager
def drafted(path: Path) -> Iterator[Draft]:
    """Puts a file at a path when it is whole; else none.

    Raises:
        OSError: it can't be written.
    """
    path.parent.mkdir(exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
    try:
        with draft.open("xb") as file:
            yield Draft(file)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
