"""The whole way: file → document → form bound to it → checks → findings → less what is suppressed.

Nothing else knows it all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from gouji import readers
from gouji.linter import messages
from gouji.linter.binding import bind_strongest, rival_of
from gouji.linter.judging import judged, out_of_time
from gouji.linter.omissions import Omitted
from gouji.linter.policy import DEFAULT, Policy
from gouji.linter.results import FileResult
from gouji.linter.task import Task
from gouji.linter.unjudged import crashed, killed, unclaimed, unreadable_file
from gouji.messages.errors import described, refusal
from gouji.packs.contents import Pack
from gouji.system import deadline, files, pool
from gouji.system.deadline import OutOfTime
from gouji.text import patterns
from gouji.text.source import Source, Unreadable


def lint_files(tasks: Sequence[Task], jobs: int = 1) -> Iterator[FileResult]:
    """A result for every file, in order. Trouble with one file is its result and does not stop the others."""
    return pool.spread(lint_file, tasks, jobs, killed)


def lint_file(task: Task) -> FileResult:
    """The result for a file on disk. Every failure ends here as a value, our own included."""
    try:
        source = Source(task.path, task.read())
        result = lint_source(source, task.packs, pinned=task.pinned, policy=task.policy, rivals=task.rivals)
        patterns.keep()
    except files.RefusedError as error:
        if task.folder is not None and error.why == "outside":  # none of the documents of the folder
            return FileResult(task.path, "skipped", reason=refusal(error))
        return unreadable_file(task.path, refusal(error))
    except OSError as error:
        return unreadable_file(task.path, refusal(error))
    except Exception as error:  # noqa: BLE001 - a fault of ours in one file must not hide what is found in the others
        return crashed(task.path, described(error))
    return result


def lint_source(
    source: Source,
    packs: Sequence[Pack],
    *,
    pinned: bool = False,
    policy: Policy = DEFAULT,
    rivals: Sequence[Pack] = (),
) -> FileResult:
    """The result for bytes in memory; among several packs the one with the strongest claim applies.

    It comes within :data:`gouji.system.deadline.SECONDS`; where that is not enough, it says what took them.
    """
    pack = packs[0] if pinned else None
    with deadline.within():
        try:
            document = readers.read(source)
        except Unreadable as error:
            return unreadable_file(source.path, error.reason, pack)
        except OutOfTime:
            return unreadable_file(source.path, out_of_time(messages.OVER_READING), pack)
        try:
            bound = bind_strongest(document, packs)
            if not (bound.claim.claimed or pinned):
                return unclaimed(document, bound, policy)
            result = judged(bound, policy)
            rival = rival_of(bound, rivals)
        except OutOfTime:
            return unreadable_file(source.path, out_of_time(messages.OVER_BINDING), pack)
        except TimeoutError:
            return unreadable_file(source.path, messages.PACK_TOO_SLOW, pack)
    return replace(result, omitted=(*result.omitted, Omitted("pack", rival.info.id, ""))) if rival else result
