"""Which reports are those of the units right below a report's: by a table of units, or by the tree of folders.

Only reports of the same year and the same pack are compared. By the tree of folders the report of a folder is the one
that lies in it, and those of its units lie in folders below; of a folder in which several units report, none is that of
the unit above. Folders that are called by the year alone don't count as such.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import takewhile
from operator import eq
from pathlib import PurePosixPath
from typing import Protocol

from msgspec import Struct

from gouji.records.archive import Archive
from gouji.records.model import Record
from gouji.records.names import folded
from gouji.records.units import Unit, Units

_AFTER_YEAR = 2
"""Characters that may follow the year in the name of its folder: a word for year."""

Folder = tuple[str, ...]
_Key = tuple[str, int, str]
"""Unit (or folder), year and pack."""


class Below(Struct, frozen=True):
    """The reports of the units right below one, in the order of the table or of paths, and who has none.

    ``several`` are all files of each unit that has more than one; that among them which counts is in ``records``.
    """

    records: tuple[Record, ...] = ()
    missing: tuple[str, ...] = ()
    several: tuple[tuple[Record, ...], ...] = ()


class Kin(Protocol):
    """Whose report is above whose."""

    def below(self, record: Record) -> Below | None:
        """What is right below a report; None where nobody says so, as of a unit that the table lacks."""

    def parent(self, record: Record) -> str | None:
        """What the unit right above is called; None where there is none, or nobody says so."""


class ByTable(Struct, frozen=True, dict=True):
    """By a table of units, among ``records``; what is not among them is looked for in ``archives``."""

    units: Units
    records: tuple[Record, ...]
    archives: tuple[Archive, ...] = ()

    def below(self, record: Record) -> Below | None:
        """What is right below a report; None where the table lacks its unit.

        Raises:
            GoujiError: an archive can't be read.
        """
        unit = None if record.year is None else self.units.find(record.unit, record.year)
        if record.year is None or unit is None:
            return None
        found, missing, several = [], [], []
        for child in self.units.children(unit, record.year):
            key = folded(child.unit), record.year, record.pack
            reports = self._reports.get(key) or self._elsewhere(child, record.year, record.pack)
            if not reports:
                missing.append(child.unit)
                continue
            found.append(nearest(record, reports))
            if len(reports) > 1:
                several.append(tuple(reports))
        return Below(tuple(found), tuple(missing), tuple(several))

    def parent(self, record: Record) -> str | None:
        """What the table calls the unit right above."""
        unit = None if record.year is None else self.units.find(record.unit, record.year)
        above = None if unit is None or record.year is None else self.units.parent(unit, record.year)
        return above.unit if above else None

    def _elsewhere(self, unit: Unit, year: int, pack: str) -> Sequence[Record]:
        """The reports of a unit in the first archive that has any."""
        for archive in self.archives:
            for name in (unit.unit, *unit.names):
                if found := [each for each in archive.reports(name, year) if each.pack == pack]:
                    return found
        return ()

    @cached_property
    def _reports(self) -> Mapping[_Key, Sequence[Record]]:
        found: defaultdict[_Key, list[Record]] = defaultdict(list)
        for record in self.records:
            unit = None if record.year is None else self.units.find(record.unit, record.year)
            if unit and record.year is not None:
                found[folded(unit.unit), record.year, record.pack].append(record)
        return found


class ByFolder(Struct, frozen=True, dict=True):
    """By the folders in which ``records`` lie. Who has none is known of units that had one the year before."""

    records: tuple[Record, ...]

    def below(self, record: Record) -> Below | None:
        """What is right below a report; None where others lie beside it, or where its year is not known."""
        if record.year is None or self._head(folder_of(record), record.year, record.pack) is None:
            return None
        now = self._below(record, record.year)
        before = self._below(record, record.year - 1)
        missing = tuple(each[0].unit for name, each in before.items() if name not in now and each[0].unit)
        several = tuple(tuple(each) for each in now.values() if len(each) > 1)
        return Below(tuple(nearest(record, each) for each in now.values()), missing, several)

    def parent(self, record: Record) -> str | None:
        """The unit whose report lies in the nearest folder above."""
        folder = self._folder_above(record)
        head = None if folder is None or record.year is None else self._head(folder, record.year, record.pack)
        return head.unit or None if head else None

    def _below(self, record: Record, year: int) -> dict[str, list[Record]]:
        """The reports for a year, by their units, whose nearest folder above is that of a report."""
        found: dict[str, list[Record]] = {}
        for each in self._under.get(("/".join(folder_of(record)), year, record.pack), ()):
            found.setdefault(_name(each), []).append(each)
        return found

    def _head(self, folder: Folder, year: int, pack: str) -> Record | None:
        heads = self._heads.get(("/".join(folder), year, pack), ())
        return heads[0] if heads and _is_one(heads) else None

    @cached_property
    def _heads(self) -> Mapping[_Key, Sequence[Record]]:
        """The reports that lie in each folder itself."""
        found: defaultdict[_Key, list[Record]] = defaultdict(list)
        for record in sorted(self.records, key=lambda each: each.path):
            if record.year is not None:
                found["/".join(folder_of(record)), record.year, record.pack].append(record)
        return found

    @cached_property
    def _under(self) -> Mapping[_Key, Sequence[Record]]:
        """The reports whose nearest folder above is that one, by folder and year."""
        found: defaultdict[_Key, list[Record]] = defaultdict(list)
        for heads in self._heads.values():
            for record in heads:
                folder = self._folder_above(record)
                if folder is not None and record.year is not None:
                    found["/".join(folder), record.year, record.pack].append(record)
        return found

    def _folder_above(self, record: Record) -> Folder | None:
        """The nearest folder above a report in which another one for its year lies."""
        folder = folder_of(record)
        above = (folder[:end] for end in range(len(folder) - 1, -1, -1))
        return next((each for each in above if ("/".join(each), record.year, record.pack) in self._heads), None)


def folder_of(record: Record) -> Folder:
    """The folder that a report is of: that in which it lies, without the one that is called by its year."""
    parts = PurePosixPath(record.path.replace("\\", "/")).parent.parts
    return tuple(part for part in parts if not _is_year(part, record.year))


def _is_year(part: str, year: int | None) -> bool:
    written = str(year)
    rest = part.removeprefix(written)
    return part.startswith(written) and len(rest) <= _AFTER_YEAR and not any(map(str.isdecimal, rest))


def nearest(record: Record, reports: Iterable[Record]) -> Record:
    """The one of several files of a unit and a year that goes with a report: of its kind of file, and near it."""
    suffix, parts = PurePosixPath(record.path).suffix, PurePosixPath(record.path).parts

    def rank(each: Record) -> tuple[bool, int, str]:
        own = PurePosixPath(each.path).parts
        shared = sum(1 for _ in takewhile(bool, map(eq, own, parts)))
        return PurePosixPath(each.path).suffix != suffix, len(own) - 2 * shared, each.path

    return min(reports, key=rank)


def _name(record: Record) -> str:
    return folded(record.unit) or record.path


def _is_one(records: Sequence[Record]) -> bool:
    """Whether all are of one unit: the same report in several formats."""
    return len({_name(record) for record in records}) == 1
