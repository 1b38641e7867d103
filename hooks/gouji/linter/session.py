"""A session: what is asked for and what the configurations state, brought together once.

The command line stands on it, and so can an editor's server: :meth:`Session.run` checks what is on disk,
:meth:`Session.lint` what an editor holds.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct, field

from gouji import readers
from gouji.linter import batch, messages
from gouji.linter.beside import Beside
from gouji.linter.omission_sources import omissions
from gouji.linter.plan import Plan, Request
from gouji.linter.results import FileResult, Result
from gouji.linter.run import LintRun
from gouji.linter.selection import Selection, suggested, unmatched
from gouji.linter.task import Task
from gouji.linter.unused_settings import unused_settings
from gouji.linter.unused_suppressions import with_unused_entries
from gouji.messages.errors import UsageError
from gouji.packs.shelf import Shelf, Shelved, shelved
from gouji.system import pool
from gouji.system.discovery import Discovery, FoundFile, discover

if TYPE_CHECKING:
    from gouji.linter.baseline import Baseline
    from gouji.linter.baseline_file import BaselineFile
    from gouji.linter.checked import Checked
    from gouji.linter.fixes import Fixing
    from gouji.packs.contents import Pack

Progress = Callable[[Iterator[FileResult], int], Iterator[FileResult]]
"""Passes on the results of a run, of which there are so many, one by one as they come."""


def _unwatched(results: Iterator[FileResult], count: int) -> Iterator[FileResult]:
    del count
    return results


class Session(Struct, frozen=True, dict=True):
    """Everything that decides how files are checked.

    A configuration is read once: where one changes, a new session is needed. ``baseline`` holds the findings that are
    known; without ``fixing`` nothing is fixed; ``jobs`` is the number of processes, by default one a processor.
    ``beside`` is what reports are compared with beside those of the run and what ``last_year`` of configurations names.
    """

    request: Request = field(default_factory=Request)
    baseline: BaselineFile | None = None
    fixing: Fixing | None = None
    jobs: int | None = None
    beside: Beside = Beside()

    def run(self, paths: Iterable[str] = (), progress: Progress = _unwatched, besides: Collection[str] = ()) -> LintRun:
        """Checks files, and the documents in folders; where there are no ``paths``, those in the current folder.

        In folders, what is at or below one of ``besides`` is left out: what an earlier run has written.

        Raises:
            ConfigError: something is wrong with a configuration.
            UsageError: a pattern of the request matches no rule, or the baseline can't be written.
            FileError: the baseline can't be read.
            PackError: something is wrong with a pack.
        """
        paths = tuple(paths)
        return self._run(self.common(paths), discover(paths, readers.SUFFIXES, besides), None, progress, besides)

    def run_on(self, path: str, data: bytes) -> LintRun:
        """As :meth:`run`, on bytes as if they were saved at ``path``, which need not exist and is not written."""
        return self._run(self.plan(path), _held(path), data, _unwatched, ())

    def lint(self, path: str, data: bytes) -> FileResult:
        """The result for bytes as if they were saved at ``path``. Nothing is written, the baseline neither.

        Raises:
            As :meth:`run`.
        """
        files = self._checked(self.plan(path), _held(path), data, _unwatched, ()).files
        known = self._known()
        return (known.compare(files).files if known else files)[0]

    def common(self, paths: Iterable[str]) -> Plan:
        """The plan of the folder that all paths have in common: its language and ``fail_on`` hold for a whole run."""
        places = [Path.cwd() / path for path in paths] or [Path.cwd()]
        try:
            common = Path(os.path.commonpath(places))
        except ValueError:  # on several drives
            common = Path.cwd()
        return self._plan_of(common if os.path.isdir(common) else common.parent)  # noqa: PTH112 - Path.is_dir may raise an error

    def plan(self, path: str) -> Plan:
        """How a file is checked: as the configuration nearest to it states."""
        return self._plan_of(PurePath(path).parent)

    def verify(self, plans: Sequence[Plan]) -> None:
        """Checks that all patterns match: those of configurations, and those of the request in any of the plans.

        Raises:
            ConfigError: a pattern of a configuration matches nothing.
            UsageError: a pattern of the request matches no rule.
        """
        distinct = {id(plan): plan for plan in plans}.values()
        for plan in distinct:
            plan.verify()
        asked = (*self.request.selection.select, *self.request.selection.ignore)
        known = [pack for plan in distinct for pack in plan.known] if asked else []
        for name in unmatched(asked, known):
            raise UsageError(messages.UNKNOWN_PATTERN.fill(name=name, hint=suggested(name, known)))

    @cached_property
    def _by_folder(self) -> dict[PurePath, Plan]:
        return {}

    @cached_property
    def _by_config(self) -> dict[Path | None, Plan]:
        return {}

    def _plan_of(self, folder: PurePath) -> Plan:
        if folder not in self._by_folder:
            plan = Plan(self.request.config_of(folder), self.request)
            self._by_folder[folder] = self._by_config.setdefault(plan.config.path, plan)
        return self._by_folder[folder]

    def _known(self) -> Baseline | None:
        return self.baseline.open() if self.baseline else None

    def _run(
        self, whole: Plan, found: Discovery, data: bytes | None, progress: Progress, besides: Collection[str]
    ) -> LintRun:
        known = self._known()
        result = self._checked(whole, found, data, progress, besides)
        if self.baseline and known:
            result = self.baseline.compared(result, known)
        return LintRun(result, found)

    def _checked(
        self, whole: Plan, found: Discovery, data: bytes | None, progress: Progress, besides: Collection[str]
    ) -> Result:
        """The result before the baseline."""
        folders_of = [os.path.dirname(file.path) for file in found.files]  # noqa: PTH120 - a PurePath for each is dear
        by_name = {name: self._plan_of(PurePath(name)) for name in dict.fromkeys(folders_of)}
        plans = [by_name[name] for name in folders_of]
        pairs = list(zip(plans, found.files, strict=True))
        self.verify([whole, *plans])
        compares = len(pairs) > 1 or self._has_beside(plans)
        tasks = [plan.task(file, data, compared=compares) for plan, file in pairs]
        linted = list(progress(self._linted(tasks, data), len(tasks)))
        judging = [(plan, task) for plan, task in zip(plans, tasks, strict=True) if task is not None]
        others: Sequence[Checked] = ()
        if compares:
            linted, others = self._compared(whole, judging, linted, besides)
        folders = [Path(folder).absolute() for folder in found.folders]
        checked = [(plan, result) for (plan, _), result in zip(judging, linted, strict=True)]
        excluded = ((plan, file.path) for plan, file in pairs if plan.config.excludes(file.path))
        beside = [(each.plan, each.result) for each in others]
        left_out = omissions([*checked, *beside], excluded)
        files = tuple(with_unused_entries(checked, folders))
        settings = unused_settings([(plan, file.path) for plan, file in pairs], linted, folders)
        files = (*files, *(result for _, result in beside))
        packs = applied(_used([*tasks, *(each.task for each in others)]), files)
        return Result((*files, *settings), packs, omissions=left_out)

    def _has_beside(self, plans: Sequence[Plan]) -> bool:
        """Whether something is named that reports are compared with. Tables of units and stores are opened.

        Raises:
            GoujiError: something is wrong with them.
        """
        configs = [plan.config for plan in {id(plan): plan for plan in plans}.values()]
        units = self.beside.units or any(each.settings.units for each in configs)
        siblings = self.beside.siblings or any(each.settings.siblings for each in configs)
        if units:
            from gouji.linter import kinship  # noqa: PLC0415 - most runs know of no units

            kinship.verify(configs, self.beside.units)
        if siblings:
            from gouji.linter import stores  # noqa: PLC0415 - nor of a store

            stores.verify(configs, self.beside)
        return bool(units or siblings or self.beside.is_asked or any(each.settings.last_year for each in configs))

    def _compared(
        self,
        whole: Plan,
        judging: Sequence[tuple[Plan, Task | FileResult]],
        linted: Sequence[FileResult],
        besides: Collection[str],
    ) -> tuple[list[FileResult], Sequence[Checked]]:
        """The results with what comparisons say, and those of others in which something concerns these."""
        years = {result.year for result in linted if result.packed}
        has_pairs = any(year is not None and year + 1 in years for year in years)
        if not (has_pairs or self._has_beside([plan for plan, _ in judging])):
            return list(linted), ()
        from gouji.linter.checked import Checked  # noqa: PLC0415 - a run of one file compares nothing
        from gouji.linter.second_pass import SecondPass  # noqa: PLC0415 - as above

        own = [
            Checked(plan, task if isinstance(task, Task) else None, result)
            for (plan, task), result in zip(judging, linted, strict=True)
        ]
        jobs = self.jobs or pool.processors()
        outcome = SecondPass(own, whole, self.plan, self.beside, jobs, besides).outcome()
        return list(outcome.results), outcome.others

    def _linted(self, planned: Sequence[Task | FileResult | None], data: bytes | None) -> Iterator[FileResult]:
        """Results in the order of the files."""
        linted = self._results([task for task in planned if isinstance(task, Task)], held=data is not None)
        for each in planned:
            if each is not None:
                yield next(linted) if isinstance(each, Task) else each

    def _results(self, tasks: Sequence[Task], *, held: bool) -> Iterator[FileResult]:
        jobs = self.jobs or pool.processors()
        if self.fixing is None:
            return batch.lint_files(tasks, jobs)
        from gouji.linter import fixes  # noqa: PLC0415 - hardly any run fixes anything

        how = fixes.Fixing(unsafe=self.fixing.unsafe, dry=self.fixing.dry or held)
        return fixes.fix_files(tasks, jobs, how=how)


def _held(path: str) -> Discovery:
    return Discovery((FoundFile(PurePath(path).as_posix()),), (), ())


def applied(used: Iterable[tuple[Sequence[Pack], Selection]], files: Sequence[FileResult]) -> Shelf:
    """The packs that were applied to any file, with the rules that were selected; loaded where a report tells of rules.

    ``used`` are those of each plan. Where folders have packs of their own by one name, the first counts.
    """
    names = dict.fromkeys(file.pack for file in files)
    packs = {pack.info.id: _chosen(pack, selection) for some, selection in reversed([*used]) for pack in shelved(some)}
    return Shelf(packs[name] for name in names if name in packs)


def _used(planned: Sequence[Task | FileResult | None]) -> Iterator[tuple[Sequence[Pack], Selection]]:
    firsts: dict[int, Task] = {}  # of each shelf, which all files of a plan share
    for task in planned:
        if isinstance(task, Task):
            firsts.setdefault(id(task.packs), task)
    return ((task.packs, task.policy.selection) for task in firsts.values())


def _chosen(found: Shelved, selection: Selection) -> Shelved:
    """A pack with the rules that are selected."""
    return Shelved(found.info, lambda: msgspec.structs.replace(found.pack, rules=selection.rules(found.pack)))
