"""Many files: what is known is recalled, files that are equal are read once, the rest goes to all processors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from gouji.linter import recall
from gouji.linter.results import FileResult
from gouji.linter.task import Task
from gouji.system import pool


class Linted(Struct, frozen=True):
    """A result, and the key under which it holds for other files; empty where it is only for this one, this time."""

    key: str
    result: FileResult


class _Seen(Struct, frozen=True):
    """A task, the key of what its file held, the size of that, and the result that is known for it."""

    task: Task
    key: str
    size: int
    result: FileResult | None = None


def lint_files(tasks: Sequence[Task], jobs: int = 1) -> Iterator[FileResult]:
    """A result for every file, in order. Trouble with one file is its result and does not stop the others."""
    seen = list(map(_seen, tasks))
    count = Counter(each.key for each in seen)
    first = {each.key: index for index, each in reversed(list(enumerate(seen)))}
    new = [each for index, each in enumerate(seen) if not each.result and (not each.key or first[each.key] == index)]
    found = _linted([each.task for each in new], jobs, [each.size for each in new])
    equal: dict[str, Linted] = {}
    for index, each in enumerate(seen):
        if each.result:
            yield each.result
        elif not each.key or first[each.key] == index:
            linted = next(found)
            if count[each.key] > 1:
                equal[each.key] = linted
            yield linted.result
        elif equal[each.key].key == each.key:  # which is what was read then, and lasts
            yield recall.at(equal[each.key].result, each.task.path)
        else:
            yield pool.apart(_work, each.task, jobs, _died).result


def _seen(task: Task) -> _Seen:
    try:
        data = task.read()
    except OSError:  # told by whatever reads it then
        return _Seen(task, "", 0)
    key = recall.key(task, data)
    known = recall.recalled(key, task.path) if key and task.cached else None
    return _Seen(task, key, len(data), known)


def _linted(tasks: Sequence[Task], jobs: int, sizes: Sequence[int]) -> Iterator[Linted]:
    if not tasks:
        return iter(())
    if pool.pays(len(tasks), jobs):
        from gouji.linter import lint  # noqa: PLC0415 - where every result is known, nothing of it is needed

        lint.prepare(tasks)
    return pool.spread(_work, tasks, jobs, _died, sizes)


def _work(task: Task) -> Linted:
    """The result, kept where it lasts: under the key of the bytes that it is about, whatever the file held before."""
    from gouji.linter import lint  # noqa: PLC0415 - as above

    key = ""

    def lasting(data: bytes) -> None:
        nonlocal key
        key = recall.key(task, data)

    result = lint.lint_file(task, lasting)
    if key and task.cached and task.data is None:  # an editor asks for a state that is gone with the next key
        recall.keep(key, result)
    return Linted(key, result)


def _died(task: Task) -> Linted:
    from gouji.linter.unjudged import killed  # noqa: PLC0415 - as above

    return Linted("", killed(task))
