"""The other documents that a run compares its own with: found, read as those are, and put beside them."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from gouji import readers
from gouji.findings.model import OtherReports
from gouji.linter import batch, messages, prints
from gouji.linter.beside import Beside
from gouji.linter.checked import Checked
from gouji.linter.comparing import Comparing
from gouji.linter.kinship import Kinship
from gouji.linter.last_year import NamedFiles, NamedRecords
from gouji.linter.neighbourhood import Neighbourhood
from gouji.linter.plan import Plan
from gouji.linter.results import FileResult
from gouji.linter.stores import Stores
from gouji.linter.task import Task
from gouji.messages.errors import UsageError
from gouji.messages.message import Message, plain
from gouji.records import gathered
from gouji.records.archive import Archive, InMemory
from gouji.records.facts_file import SUFFIXES as FACTS
from gouji.records.facts_file import FactsFile
from gouji.records.gathered import GatheredSiblings, by_year
from gouji.records.model import Record
from gouji.records.siblings import Member, unit_of
from gouji.system.discovery import FoundFile, discover
from gouji.system.files import relative
from gouji.system.git import repository


class Outcome(Struct, frozen=True):
    """The results of a run in its order, and those of other files in which something concerns the files of the run."""

    results: tuple[FileResult, ...]
    others: tuple[Checked, ...] = ()


class SecondPass(Struct, frozen=True, dict=True):
    """That of one run. ``own`` are the files it was asked for; ``whole`` is the plan of their common folder.

    ``besides`` are paths at or below which no document lies.
    """

    own: Sequence[Checked]
    whole: Plan
    plan_of: Callable[[str], Plan]
    beside: Beside
    jobs: int
    besides: Collection[str] = ()

    def outcome(self) -> Outcome:
        """The results, with what comparisons say.

        Raises:
            GoujiError: what the run compares with can't be read.
        """
        comparing = Comparing(self._neighbourhood, {each.result.path: each for each in self._every})
        results = tuple(self._result(comparing, each) for each in self.own)
        return Outcome(results, tuple(self._concerned(comparing)))

    def _result(self, comparing: Comparing, file: Checked) -> FileResult:
        asked = self._asked(file)
        return replace(comparing.result(file, asked), asked=asked, author=self._kinship.author(file.record))

    def _asked(self, file: Checked) -> frozenset[OtherReports]:
        settings = file.plan.config.settings
        last_year: set[OtherReports] = {"last_year"} if self.beside.asks_for_last_year or settings.last_year else set()
        below: set[OtherReports] = {"children"} if self.beside.units or settings.units else set()
        siblings: set[OtherReports] = {"siblings"} if self.beside.siblings or settings.siblings else set()
        return frozenset(last_year | below | siblings)

    def _concerned(self, comparing: Comparing) -> Iterator[Checked]:
        """The other files of the project in which something is about a file that was asked for."""
        paths = {each.result.path for each in self.own}
        for each in self._project:
            if found := comparing.result_about(each, paths):
                yield Checked(each.plan, each.task, found)

    @cached_property
    def _neighbourhood(self) -> Neighbourhood:
        kinship = self._kinship
        canonical = kinship.canonical
        archives: list[Archive] = [InMemory("", _records(self.own), canonical)] if len(self.own) > 1 else []
        archives += [InMemory(name, _records(found), canonical) for name, found in self._by_name]
        archives += self.beside.archives
        if self.beside.project:
            every = _records((*self.own, *self._project))
            archives.append(InMemory(relative(self._root), every, canonical))
        named = NamedRecords(self._files, self._known.get)
        stores = Stores({each.result.path: each.plan for each in self._every}, self.beside)
        return Neighbourhood(named, archives, canonical, kinship, self._siblings, stores.of, self._unread)

    @property
    def _siblings(self) -> Mapping[int | None, GatheredSiblings]:
        """By year, where all of the project are asked for: to look for copies takes longer than all else."""
        if not self.beside.project:
            return {}
        every = {record.path: record for record in _records(self._every)}.values()
        how = prints.prints_of if self.whole.request.cached else gathered.prints_of
        members = (Member(each, unit_of(each), self._kinship.parent(each)) for each in every)
        return {year: found for year, found in by_year(members, how).items() if len(found.members) > 1}

    @cached_property
    def _kinship(self) -> Kinship:
        plans = {each.result.path: each.plan for each in self._every}
        return Kinship(
            tuple(_records(self._every)), plans, self.beside.units, tuple(self.beside.archives), self._unread
        )

    @cached_property
    def _unread(self) -> Message:
        """Tells of files that could not be read, as what is looked for may be among them."""
        found = [each.result for each in self._every if each.result.status == "unreadable"]
        if not found:
            return plain("")
        reason = found[0].reason or messages.NO_SIGNS
        return messages.UNREAD.fill(count=len(found), path=found[0].path, reason=reason)

    # ---- other documents ---------------------------------------------------------------------------------------------

    @cached_property
    def _taken(self) -> set[str]:
        """Absolute paths of files that are read already."""
        return {_whole(each.result.path) for each in self.own}

    @cached_property
    def _by_name(self) -> list[tuple[str, tuple[Checked, ...]]]:
        """The documents of ``--previous``, by what was named.

        Raises:
            UsageError: one that was named itself is no report, or the system lets nobody into a folder.
        """
        found = []
        for name in self.beside.previous:
            discovery = discover([name], readers.SUFFIXES)
            if discovery.closed:
                raise UsageError(messages.CLOSED_FOLDER.fill(path=discovery.closed[0]))
            documents = self._read(discovery.files)
            for each in documents:
                if each.result.path == relative(name) and each.record is None:
                    raise UsageError(
                        messages.NO_PREVIOUS.fill(path=name, reason=each.result.reason or messages.NO_SIGNS)
                    )
            found.append((name, documents))
        return found

    @cached_property
    def _previous(self) -> tuple[Checked, ...]:
        return tuple(each for _, found in self._by_name for each in found)

    @cached_property
    def _root(self) -> Path:
        """The folder whose documents belong together: that of the configuration, or else the repository."""
        config = self.whole.config
        if config.path is not None:
            return config.root
        holder = repository(Path.cwd())
        return holder.root if holder else Path.cwd()

    @cached_property
    def _project(self) -> tuple[Checked, ...]:
        if not self.beside.project:
            return ()
        return self._read(discover([str(self._root)], readers.SUFFIXES, self.besides).files)

    @cached_property
    def _files(self) -> NamedFiles:
        return NamedFiles({each.result.path: each.plan for each in (*self._project, *self.own)}.get)

    @cached_property
    def _named(self) -> tuple[Checked, ...]:
        """What configurations name, and is not at hand otherwise."""
        found = {}
        for record in _records((*self.own, *self._project)):
            for file in self._files.files(record):
                found[_whole(file.path)] = FoundFile(file.path, str(file.folder))
        return self._read(each for each in found.values() if Path(each.path).suffix.lower() in readers.SUFFIXES)

    @property
    def _every(self) -> tuple[Checked, ...]:
        """All files that are at hand."""
        return (*self.own, *self._previous, *self._project, *self._named)

    @cached_property
    def _known(self) -> dict[str, Sequence[Record]]:
        """The reports in all files that are at hand, by absolute paths."""
        known: dict[str, Sequence[Record]] = {_whole(record.path): (record,) for record in _records(self._every)}
        for record in _records((*self.own, *self._project)):
            for file in self._files.files(record):
                if Path(file.path).suffix.lower() in FACTS and _whole(file.path) not in known:
                    known[_whole(file.path)] = FactsFile(relative(file.path)).records
        return known

    def _read(self, files: Iterable[FoundFile]) -> tuple[Checked, ...]:
        """Files that are not read yet, as those of the run are: most of their results are kept."""
        new = [file for file in files if _whole(file.path) not in self._taken]
        self._taken.update(_whole(file.path) for file in new)
        named = [FoundFile(relative(file.path), file.folder or str(Path(file.path).parent)) for file in new]
        plans = [self.plan_of(file.path) for file in named]
        planned = [plan.task(file, compared=True) for plan, file in zip(plans, named, strict=True)]
        tasks = [(plan, task) for plan, task in zip(plans, planned, strict=True) if isinstance(task, Task)]
        results = batch.lint_files([task for _, task in tasks], self.jobs)
        return tuple(Checked(plan, task, result) for (plan, task), result in zip(tasks, results, strict=True))


def _records(found: Iterable[Checked]) -> Iterator[Record]:
    return (record for each in found if (record := each.record))


def _whole(path: str) -> str:
    return os.path.abspath(path)  # noqa: PTH100 - a link counts where it stands
