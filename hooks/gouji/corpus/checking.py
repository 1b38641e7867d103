"""One file on its way into a store: read and checked as ``gouji check`` would, by a process of its own."""

from __future__ import annotations

from hashlib import sha256

from msgspec import Struct

from gouji.corpus.entries import Entry, Fingerprints
from gouji.linter import lint
from gouji.linter.results import FileResult
from gouji.linter.task import Task
from gouji.linter.unjudged import killed, unread
from gouji.records.fingerprints import fingerprints, fold_passage
from gouji.records.model import Record


class Checked(Struct, frozen=True):
    """The result for a file, the hash of its bytes where they could be read, and the fingerprints of its passages."""

    result: FileResult
    sha256: str | None = None
    fingerprints: Fingerprints = ()

    def entry(self, path: str, task: Task) -> Entry:
        """What is written of it; ``path`` leads from the folder that holds the store."""
        return Entry(path, self.result, self.result.record, self.sha256, task.basis, fingerprints=self.fingerprints)


def checked(task: Task) -> Checked:
    """The file of a task, whose policy asks for records. Every failure ends here as a value."""
    try:
        data = task.read()
    except OSError as error:
        return Checked(unread(task, error))
    result, _lasts = lint.lint_bytes(task, data)
    record = result.record
    return Checked(result, sha256(data).hexdigest(), marks(record) if record else ())


def marks(record: Record) -> Fingerprints:
    """The fingerprints of each passage of a record."""
    return [fingerprints(fold_passage(passage.text).value) for passage in record.passages]


def died(task: Task) -> Checked:
    """For a file that killed its process."""
    return Checked(killed(task))
