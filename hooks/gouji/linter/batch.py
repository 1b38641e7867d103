"""Many files: what is known is recalled, files that are equal are read once, the rest goes to all processors."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from gouji.linter import recall
from gouji.linter.results import FileResult
from gouji.linter.task import Task
from gouji.system import pool

_AT_ONCE = 32
"""Files that are looked up before any of them is read for its result: a moment, in which it shows what pays."""


def lint_files(tasks: Sequence[Task], jobs: int = 1) -> Iterator[FileResult]:
    """A result for every file, in order. Trouble with one file is its result and does not stop the others."""
    results = _Results()
    if not pool.pays(len(tasks), jobs):
        yield from map(results.of, tasks)
        return
    new: set[str] = set()
    for start in range(0, len(tasks), _AT_ONCE):
        some = tasks[start : start + _AT_ONCE]
        known = [results.known(task, new) for task in some]
        if pool.pays(len(new), jobs):
            yield from _spread(tasks[start:], jobs, results)
            return
        for task, result in zip(some, known, strict=True):
            yield result or results.of(task)


class _Results(Struct, frozen=True):
    """Results of a run that hold for other files, by their keys."""

    found: dict[str, FileResult] = field(default_factory=dict)

    def known(self, task: Task, new: set[str]) -> FileResult | None:
        """The result that is at hand, or was kept; what has none is counted among the ``new``, equal files once."""
        try:
            key = recall.key(task, task.read())
        except OSError:  # told by whatever reads it then
            key = ""
        result = self._at_hand(task, key)
        if result is None:
            new.add(key or task.path)
        return result

    def of(self, task: Task) -> FileResult:
        """The result, kept where it lasts. The file is read once: the key is that of the bytes that it is about."""
        try:
            data = task.read()
        except OSError as error:
            from gouji.linter.unjudged import unread  # noqa: PLC0415 - where every result is known, it is not needed

            return unread(task, error)
        key = recall.key(task, data)
        return self._at_hand(task, key) or self._linted(task, data, key)

    def of_all(self, tasks: Sequence[Task]) -> list[FileResult]:
        """The results of files that are equal, or were."""
        results = _Results({**self.found})  # which end with them: a process keeps what belongs to one file
        return [results.of(task) for task in tasks]

    def _at_hand(self, task: Task, key: str) -> FileResult | None:
        if key in self.found:
            return recall.at(self.found[key], task.path)
        return recall.recalled(key, task.path) if key and task.cached else None

    def _linted(self, task: Task, data: bytes, key: str) -> FileResult:
        from gouji.linter import lint  # noqa: PLC0415 - as above

        result, lasts = lint.lint_bytes(task, data)
        if key and lasts:
            self.found[key] = result
            if task.cached and task.data is None:  # an editor asks for a state that is gone with the next key
                recall.keep(key, result)
        return result


def _spread(tasks: Sequence[Task], jobs: int, results: _Results) -> Iterator[FileResult]:
    """The results, by several processes; each reads the files that it is given, and recalls what is known."""
    from gouji.linter import lint  # noqa: PLC0415 - as above

    lint.prepare(tasks)
    sizes = list(map(_size, tasks))
    groups = _alike(tasks, sizes)
    work = [[tasks[index] for index in group] for group in groups]
    found = pool.spread(results.of_all, work, jobs, _died, [sizes[group[0]] for group in groups])
    done: dict[int, FileResult] = {}
    following = 0
    for group, outcomes in zip(groups, found, strict=True):
        done.update(zip(group, outcomes, strict=True))
        while following in done:
            yield done.pop(following)
            following += 1


def _size(task: Task) -> int:
    try:
        return os.stat(task.path).st_size if task.data is None else len(task.data)  # noqa: PTH116 - a Path for each is dear
    except OSError:  # told by whatever reads it then
        return 0


def _alike(tasks: Sequence[Task], sizes: Sequence[int]) -> list[list[int]]:
    """The numbers of files that are equal, together; of different sizes or kinds, no two are, and none is read here."""
    kinds = [(size, task.basis, recall.suffix_of(task.path)) for task, size in zip(tasks, sizes, strict=True)]
    often = Counter(kinds)
    groups: dict[object, list[int]] = {}
    for index, (task, kind) in enumerate(zip(tasks, kinds, strict=True)):
        groups.setdefault((often[kind] > 1 and _key(task)) or index, []).append(index)
    return list(groups.values())


def _key(task: Task) -> str:
    try:
        return recall.key(task, task.read())
    except OSError:  # told by whatever reads it then
        return ""


def _died(tasks: Sequence[Task]) -> list[FileResult]:
    from gouji.linter.unjudged import killed  # noqa: PLC0415 - as above

    return list(map(killed, tasks))
