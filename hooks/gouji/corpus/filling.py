"""From folders to a store: what is new is read, what has changed replaced, what is gone dropped."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path

from msgspec import Struct, field

from gouji import readers
from gouji.corpus.checking import Checked, checked, died
from gouji.corpus.entries import Entry, path_from, report_id
from gouji.corpus.manifest import Manifest
from gouji.corpus.parquet import iterated
from gouji.corpus.publishing import Parents
from gouji.corpus.writing import IN_BATCH, Writer, opened
from gouji.linter import lint, messages
from gouji.linter.plan import Plan
from gouji.linter.results import FileResult
from gouji.linter.session import Session
from gouji.linter.task import Task
from gouji.messages.message import Message
from gouji.system import pool
from gouji.system.discovery import Discovery, FoundFile, discover

_AT_ONCE = 8192
"""Files that are planned at a time."""
Reading = Callable[[Sequence[Task]], Iterator[Checked]]
"""What comes of files, in their order."""
Progress = Callable[[Iterator[bool], int], Iterator[bool]]
"""Passes on, file by file as they are done, whether it was read; there are so many."""


def _unwatched(done: Iterator[bool], count: int) -> Iterator[bool]:
    del count
    return done


class Filled(Struct, frozen=True):
    """What a run has done: how many files it read, found unchanged, and dropped; ``found`` is what it was about.

    ``bare`` are the folders among that of which the store has no report.
    """

    found: Discovery
    read: int
    unchanged: int
    dropped: int
    bare: tuple[str, ...] = ()

    @property
    def troubles(self) -> Iterator[Message]:
        """What of the paths is not in the store at all."""
        for path in self.found.missing:
            yield (messages.NO_FILE if os.path.exists(path) else messages.NO_SUCH_PATH).fill(path=path)  # noqa: PTH110 - Path.exists may raise an error
        for path in self.found.outside:
            yield messages.OUTSIDE.fill(path=path)
        for path in self.found.closed:
            yield messages.CLOSED_FOLDER.fill(path=path)
        for path in self.bare:
            yield messages.NO_REPORT_HERE.fill(path=path)


def fill(
    session: Session,
    paths: Iterable[str],
    store: Path,
    progress: Progress = _unwatched,
    parents: Parents | None = None,
    size: int = IN_BATCH,
    reading: Reading | None = None,
) -> Filled:
    """Brings a store up to date with files, and with the documents in folders, as the session would check them.

    The request of the session asks for records; ``parents`` tells the units above, ``size`` is the number of files of a
    batch. ``reading`` reads and checks files, in place of processes of this machine. Files of the store that lie
    elsewhere stay as they are.

    Raises:
        GoujiError: as :meth:`Session.run <gouji.linter.session.Session.run>` and :func:`gouji.corpus.writing.opened`.
    """
    paths = tuple(paths)
    found = discover(paths, readers.SUFFIXES, [str(store)])
    by_folder = {folder: session.plan(path) for folder, path in _folders(found.files).items()}
    session.verify([session.common(paths), *by_folder.values()])
    with opened(store, size) as writer:
        filling = _Filling(writer, reading or partial(_reading, session.jobs or pool.processors()))
        read = sum(progress(filling.files(found.files, by_folder), len(found.files)))
        dropped = filling.drop(found)
        writer.finish(parents)
        bare = tuple(_without_reports(writer.folder, writer.published, found.folders))
    return Filled(found, read, len(filling.seen) - read, dropped, bare)


def _folders(files: Sequence[FoundFile]) -> dict[str, str]:
    """The folders that files stand in, each with one of them."""
    return {_folder(file.path): file.path for file in files}


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _reading(jobs: int, tasks: Sequence[Task]) -> Iterator[Checked]:
    if pool.pays(len(tasks), jobs):
        lint.prepare(tasks)
    return pool.spread(checked, tasks, jobs, died)


class _Planned(Struct, frozen=True):
    """A file that is to be read; ``path`` leads from the folder that holds the store."""

    path: str
    task: Task


class _Filling(Struct):
    """``seen`` are the reports of the files of this run."""

    writer: Writer
    reading: Reading
    seen: set[int] = field(default_factory=set)

    def files(self, files: Sequence[FoundFile], plans: dict[str, Plan]) -> Iterator[bool]:
        """Brings the store up to date with each file, and tells whether it was read."""
        for start in range(0, len(files), _AT_ONCE):
            waiting: list[_Planned] = []
            for file in files[start : start + _AT_ONCE]:
                planned = self._planned(file, plans[_folder(file.path)])
                if isinstance(planned, _Planned):
                    waiting.append(planned)
                else:
                    yield planned
            yield from self._read(waiting)

    def _planned(self, file: FoundFile, plan: Plan) -> _Planned | bool:
        """What is to be read; else, as what there is to say of it is known, whether that is new to the store."""
        task = plan.task(file)
        if task is None:
            return False
        path = path_from(self.writer.folder, file.path)
        report = report_id(path)
        self.seen.add(report)
        if isinstance(task, FileResult):
            return self._add(Entry(path, task))
        return False if self._is_known(report, task) else _Planned(path, task)

    def _is_known(self, report: int, task: Task) -> bool:
        if not (task.cached and self.writer.known.is_settled(report)):
            return False
        try:
            return self.writer.known.holds(report, sha256(task.read()).hexdigest(), task.basis)
        except OSError:  # told when it is read
            return False

    def _read(self, waiting: Sequence[_Planned]) -> Iterator[bool]:
        found = self.reading([each.task for each in waiting])
        for planned, outcome in zip(waiting, found, strict=True):
            self._add(outcome.entry(planned.path, planned.task))
            yield True

    def _add(self, entry: Entry) -> bool:
        """Has the store hold what is new to it; whether it is."""
        is_new = self.writer.known.is_new(entry)
        if is_new:
            self.writer.add(entry)
        return is_new

    def drop(self, found: Discovery) -> int:
        """Drops files of the store that stood in folders of this run, and are none of its documents any more."""
        gone = self.writer.known.reports - self.seen
        if not gone:
            return 0
        here, closed = _Below(found.folders), _Below(found.closed)
        base = self.writer.folder.absolute().parent
        dropped = {
            row["report"]
            for row in iterated(self.writer.files("reports"), ["report", "path"])
            if row["report"] in gone and here.holds(base / row["path"]) and not closed.holds(base / row["path"])
        }
        self.writer.known.forget(dropped)
        return len(dropped)


def _without_reports(store: Path, holds: Manifest, folders: Iterable[str]) -> Iterable[str]:
    """The folders of which a store has nothing but documents that are no reports."""
    base = store.absolute().parent
    left = {folder: _Below([folder]) for folder in folders}
    for row in iterated((store / file for file in holds.files("reports")), ["path", "status"]):
        if not left:
            break
        if row["status"] != "skipped":
            path = base / row["path"]
            left = {folder: below for folder, below in left.items() if not below.holds(path)}
    return left


class _Below:
    """Folders, and what lies below them."""

    def __init__(self, folders: Iterable[str]) -> None:
        self._folders = frozenset(map(_whole, folders))

    def holds(self, path: Path) -> bool:
        """Whether a path lies in one of the folders."""
        return not self._folders.isdisjoint(_whole(path).parents)


def _whole(path: str | Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - Path.resolve would follow links
