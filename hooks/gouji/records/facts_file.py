"""Records from what ``gouji facts --format json|csv`` has written: a report whose document is not at hand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path, PurePath

import msgspec
from msgspec import Struct

from gouji.messages.errors import FileError, Problem, refusal
from gouji.messages.message import Message, plain
from gouji.records import messages
from gouji.records.archive import InMemory
from gouji.records.facts_model import VERSION, Facts, record_of
from gouji.records.model import Record
from gouji.system.files import read

SUFFIXES = (".json", ".csv")
_MOST = 64 * 1024 * 1024


class _Version(Struct):
    version: int = VERSION


class FactsFile(Struct, frozen=True, dict=True):
    """An archive in one file; in CSV it may hold several reports, one below the other, and has no narrative.

    What it says of where things stand is good to show.
    """

    name: str

    def reports(self, unit: str, year: int) -> Sequence[Record]:
        """As :meth:`gouji.records.archive.Archive.reports`."""
        return self._archive.reports(unit, year)

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """The reports in it.

        Raises:
            FileError: it can't be read, or is no such file, or one of another version.
        """
        data = self._data()
        if PurePath(self.name).suffix.lower() == ".csv":
            from gouji.records.facts_csv import reports  # noqa: PLC0415 - JSON is read without it

            return tuple(map(record_of, reports(self.name, data)))
        return (record_of(self._of_json(data)),)

    def _data(self) -> bytes:
        try:
            data = read(Path(self.name), _MOST)
        except OSError as error:
            raise self._error(messages.NO_ACCESS.fill(error=refusal(error))) from None
        if len(data) > _MOST:
            raise self._error(messages.TOO_BIG.fill(limit=f"{_MOST:,}"))
        return data

    def _of_json(self, data: bytes) -> Facts:
        try:
            version = msgspec.json.decode(data, type=_Version).version
            if version > VERSION:
                raise self._error(messages.NEWER_FACTS.fill(found=version, known=VERSION))
            found = msgspec.json.decode(data, type=Facts)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise self._error(messages.NO_FACTS.fill(error=plain(str(error)))) from None
        if found.unit is None:
            raise self._error(messages.OLD_FACTS)
        return found

    def _error(self, message: Message) -> FileError:
        return FileError(Problem(self.name, message))

    @cached_property
    def _archive(self) -> InMemory:
        return InMemory(self.name, self.records)
