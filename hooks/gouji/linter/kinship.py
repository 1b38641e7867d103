"""Which unit stands below which, by the table that is named for a run or by the configuration of each report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from gouji.checks.neighbours import Children
from gouji.config.settings import Config
from gouji.linter import messages
from gouji.linter.plan import Plan
from gouji.linter.results import Author
from gouji.messages.message import Message, plain
from gouji.records.archive import Archive, Canonical
from gouji.records.kin import Below, ByFolder, ByTable, Kin
from gouji.records.model import Record
from gouji.records.names import folded
from gouji.records.unit_files.reading import read_units
from gouji.system.files import relative


def verify(configs: Iterable[Config], table: Path | None) -> None:
    """Reads the tables of units that a run will need, so that what is wrong with them is told before anything else.

    Raises:
        FileError: one can't be read, or something in it is wrong.
    """
    for path in _tables(configs, table):
        read_units(path)


def _as_it_is(record: Record) -> Record:
    return record


class Kinship(Struct, frozen=True, dict=True):
    """Whose reports are below whose, among ``records``; ``plans`` say by which configuration each is checked, by path.

    ``table`` holds for all reports, where one is named. What a table lists and ``records`` lack is looked for in
    ``archives``. ``unread`` tells of files that could not be read; it is added to a sentence. ``read``
    makes a record whole, where ``records`` have no cells.
    """

    records: tuple[Record, ...]
    plans: Mapping[str, Plan]
    table: Path | None = None
    archives: tuple[Archive, ...] = ()
    unread: Message = plain("")
    read: Callable[[Record], Record] = _as_it_is

    def below(self, record: Record) -> Children | Message | None:
        """The reports of the units right below, why they are not known, or None where nothing says who that is."""
        config = self.plans[record.path].config
        path = self.table or config.units
        if path is None and not config.by_folders:
            return None
        if record.year is None:
            return messages.NO_YEAR_BELOW
        found = self._kin(path).below(record)
        if found is not None:
            return self._unlike(found) or Children(tuple(map(self.read, found.records)), found.missing, self.unread)
        if path is None:
            return messages.NO_HEAD
        if not record.unit:
            return messages.NO_UNIT_BELOW
        return messages.NO_KIN.fill(unit=record.unit, year=str(record.year), path=relative(path))

    def _unlike(self, below: Below) -> Message | None:
        """That a unit has files with different figures, of which nobody says which counts."""
        for files in below.several:
            first, *others = map(self.read, files)
            other = next((each for each in others if each.figures != first.figures), None)
            if other:
                one = relative(first.path)
                return messages.SEVERAL_BELOW.fill(unit=first.unit, one=one, other=relative(other.path))
        return None

    def parent(self, record: Record) -> str:
        """What the unit right above is called; empty where there is none, or nothing says who that is."""
        config = self.plans[record.path].config
        path = self.table or config.units
        if path is None and not config.by_folders:
            return ""
        return self._kin(path).parent(record) or ""

    def author(self, record: Record | None) -> Author | None:
        """Who wrote a report, and the unit right above; None of what is no report, or does not name its unit."""
        return Author(record.unit, record.year, self.parent(record)) if record and record.unit else None

    @cached_property
    def canonical(self) -> Canonical:
        """What brings the names of a unit together: the table of units, where there is one for all reports."""
        paths = _tables((plan.config for plan in self.plans.values()), self.table)
        return read_units(paths[0]).canonical if len(paths) == 1 else folded

    def _kin(self, path: Path | None) -> Kin:
        if path not in self._known:
            self._known[path] = (
                ByTable(read_units(path), self.records, self.archives) if path else ByFolder(self.records)
            )
        return self._known[path]

    @cached_property
    def _known(self) -> dict[Path | None, Kin]:
        return {}


def _tables(configs: Iterable[Config], table: Path | None) -> list[Path]:
    paths = [table] if table else [config.units for config in configs]
    return [path for path in dict.fromkeys(paths) if path]
