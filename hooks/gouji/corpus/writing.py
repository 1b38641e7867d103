"""Writing a store: one process at a time, batch by batch, all of a run at once.

What a run writes counts when it ends, and then as a whole: the manifest is replaced. A run that is killed leaves the
store as it was, and a list of the batches that it finished, which the next run takes over.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timezone
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from gouji.corpus import manifest, messages
from gouji.corpus.batches import rows, write
from gouji.corpus.entries import Entry
from gouji.corpus.known import Known
from gouji.corpus.manifest import Manifest
from gouji.corpus.publishing import Parents, published
from gouji.corpus.requirements import require_arrow
from gouji.corpus.schema import TABLES, TableName
from gouji.messages.errors import FileError, Problem, refusal
from gouji.messages.message import Message
from gouji.system import locks

IN_BATCH = 500
"""Reports that are written together: as many are in memory at a time, and are read again where a run was killed."""
_LOCK = "lock"


class Writer(Struct):
    """A store that is being written. ``known`` is what it holds by now, with what this run has written."""

    folder: Path
    published: Manifest
    unfinished: Manifest
    known: Known
    size: int = IN_BATCH
    waiting: list[Entry] = field(default_factory=list)

    def add(self, entry: Entry) -> None:
        """Writes what was read of a file, in place of what the store has of it.

        Raises:
            FileError: it can't be written.
        """
        self.waiting.append(entry)
        if len(self.waiting) >= self.size:
            self._flush()

    def finish(self, parents: Parents | None = None) -> None:
        """Has what was written count, and nothing any more that was replaced or forgotten.

        ``parents`` tells the units above; without it they stay what they are.

        Raises:
            FileError: it can't be written, or the store is damaged. It is then what it was.
        """
        self._flush()
        with written(self.folder):
            if self.unfinished.batches or any(self.known.stale.values()) or not self.published.run or parents:
                found = published(self.folder, self.published, self.unfinished, self.known.stale, parents)
                if found is not self.published:
                    manifest.save(self.folder, found)
                    self.published = found
            with suppress(FileNotFoundError):
                (self.folder / manifest.UNFINISHED).unlink()
            clean(self.folder, [self.published])

    def files(self, table: TableName) -> tuple[Path, ...]:
        """The files of a table, with those of this run, and with rows that no longer count."""
        return tuple(self.folder / file for each in (self.published, self.unfinished) for file in each.files(table))

    def _flush(self) -> None:
        if not self.waiting:
            return
        name = f"{self.unfinished.run}-{len(self.unfinished.batches):06}"
        with written(self.folder):
            batch = write(self.folder, name, rows(self.waiting, self.unfinished.run, name))
            found = self.unfinished
            self.unfinished = replace(found, reports=(*found.reports, name), batches=(*found.batches, batch))
            manifest.save(self.folder, self.unfinished, manifest.UNFINISHED)
        self.known.learn([self.folder / manifest.file_of("reports", name)])
        self.waiting.clear()


@contextmanager
def opened(folder: Path, size: int = IN_BATCH) -> Iterator[Writer]:
    """A store to write to, made where it is not there; what is not finished is left to the next run.

    Raises:
        UsageError: the extra ``corpus`` is missing.
        FileError: it is no store, is damaged, can't be written, or another process is writing it.
    """
    require_arrow()
    with locked(folder):
        yield _begun(folder, size)


def _begun(folder: Path, size: int) -> Writer:
    published = manifest.load(folder) or Manifest()
    left = manifest.load(folder, manifest.UNFINISHED)
    if left and left.run == published.run:  # it ended, but was killed before it could remove its list
        left = None
    unfinished = replace(left or Manifest(), run=new_run())
    with written(folder):
        clean(folder, [published, unfinished])
        manifest.save(folder, unfinished, manifest.UNFINISHED)
    known = Known()
    known.learn(folder / file for each in (published, unfinished) for file in each.files("reports"))
    return Writer(folder, published, unfinished, known, size)


def new_run() -> str:
    """The name of a run; such names sort by time."""
    return f"{datetime.now(timezone.utc):%Y%m%dT%H%M%S}-{os.urandom(3).hex()}"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Holds the store, which is made where there is nothing."""
    manifest.verify_name(folder)
    with written(folder):
        if folder.exists() and not folder.is_dir():
            raise _problem(folder, messages.NO_FOLDER)
        if folder.is_dir() and not (manifest.is_store(folder) or _is_empty(folder)):
            raise _problem(folder, messages.NOT_EMPTY)
        folder.mkdir(parents=True, exist_ok=True)
        lock = locks.held(folder / _LOCK)
        lock.__enter__()
    try:
        yield
    finally:
        lock.__exit__(None, None, None)


def _is_empty(folder: Path) -> bool:
    """Whether nothing lies in a folder but what is left of a run that was killed at its very beginning."""
    return all(each.name == _LOCK or manifest.is_draft(each.name) for each in folder.iterdir())


@contextmanager
def written(folder: Path) -> Iterator[None]:
    """Says why a store can't be written."""
    try:
        yield
    except locks.TakenError:
        raise _problem(folder, messages.LOCKED) from None
    except OSError as error:
        raise _problem(folder, messages.CANNOT_WRITE.fill(error=refusal(error))) from None


def _problem(folder: Path, message: Message) -> FileError:
    return FileError(Problem(folder.as_posix(), message))


def clean(folder: Path, counting: Iterable[Manifest]) -> None:
    """Removes drafts, and files of tables that no manifest names: of a run that was killed, or replaced."""
    counting = tuple(counting)
    for file in folder.iterdir():
        if manifest.is_draft(file.name):
            file.unlink()
    for table in TABLES:
        kept = {Path(name).name for each in counting for name in each.files(table)}
        place = folder / table
        for file in list(place.iterdir()) if place.is_dir() else ():
            if file.name not in kept and manifest.is_ours(table, file.name):
                with suppress(OSError):  # somebody reads it, which Windows minds; the next run removes it
                    file.unlink()
