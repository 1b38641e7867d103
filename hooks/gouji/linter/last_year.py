"""The files that configurations name as last year's report."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from gouji.config.last_year import Folders, filled, is_particular
from gouji.linter.plan import Plan
from gouji.records.archive import Canonical
from gouji.records.model import Record


class NamedFile(Struct, frozen=True):
    """A file below a folder; ``particular``: it is named for the report of one unit."""

    path: str
    folder: Path
    particular: bool


class NamedFiles(Struct, frozen=True, dict=True):
    """What ``last_year:`` names for reports; ``plan_of`` says how the file at a path is checked, if it is."""

    plan_of: Callable[[str], Plan | None]

    def patterns(self, record: Record) -> Sequence[str]:
        """The patterns for a report, with what is known of it filled in."""
        return [pattern for _, pattern, _ in self._patterns(record)]

    def files(self, record: Record) -> Iterator[NamedFile]:
        """The files that the patterns take in, but for the report itself."""
        own = os.path.abspath(record.path)  # noqa: PTH100 - a link counts where it stands
        for root, pattern, particular in self._patterns(record):
            for path in self._known.setdefault(root, Folders(root)).matches(pattern):
                if os.path.abspath(path) != own:  # noqa: PTH100 - as above
                    yield NamedFile(path, root, particular)

    def _patterns(self, record: Record) -> Iterator[tuple[Path, str, bool]]:
        plan = self.plan_of(record.path)
        if plan is None or record.year is None:
            return
        for pattern in plan.config.settings.last_years:
            known = filled(pattern, record.year, record.unit, record.path)
            if known is not None:
                yield plan.config.root, known, is_particular(pattern)

    @cached_property
    def _known(self) -> dict[Path, Folders]:
        return {}


class NamedRecords(Struct, frozen=True):
    """The reports in such files: ``records`` gives those of the file at an absolute path, if any are known."""

    files: NamedFiles
    records: Callable[[str], Sequence[Record] | None]

    def patterns(self, record: Record) -> Sequence[str]:
        """As of :class:`NamedFiles`."""
        return self.files.patterns(record)

    def reports(self, record: Record, canonical: Canonical) -> Sequence[Record]:
        """What is named as last year's report of one: that of its unit, or else what is named for it alone."""
        own, others = [], []
        for file in self.files.files(record):
            for found in self.records(os.path.abspath(file.path)) or ():  # noqa: PTH100 - as above
                if found.year is not None and record.year is not None and found.year != record.year - 1:
                    continue
                same = bool(found.unit and record.unit) and canonical(found.unit) == canonical(record.unit)
                if same:
                    own.append(found)
                elif file.particular:
                    others.append(found)
        return own or others
