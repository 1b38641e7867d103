"""The whole way: file → document → form bound to it → checks → findings → less what is suppressed.

Nothing else knows it all.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import PurePath
from time import monotonic, process_time

from msgspec.structs import replace

from gouji import checks, readers
from gouji.linter import messages
from gouji.linter.binding import bind_strongest, rival_of
from gouji.linter.compared import NOTHING, Compared
from gouji.linter.deciding import out_of_time
from gouji.linter.judging import judged
from gouji.linter.omissions import Omitted
from gouji.linter.policy import DEFAULT, Policy
from gouji.linter.results import FileResult
from gouji.linter.task import Task
from gouji.linter.unjudged import asks_for_nearest, crashed, unclaimed, unread, unreadable_file
from gouji.messages.errors import described
from gouji.packs.contents import Pack
from gouji.system import deadline
from gouji.system.deadline import OutOfTime
from gouji.text import patterns
from gouji.text.source import Source, Unreadable

_clock = monotonic if sys.platform == "win32" else process_time  # that of bounds of time, and of ``regex``
_UNBOUNDED = patterns.TIMEOUT
"""Seconds: where no more are gone, no bound of time can have been met, the shortest of which is that of a pattern."""


def prepare(tasks: Sequence[Task]) -> None:
    """Loads what most of the files need, so that processes that are copies of this one need not."""
    tasks[0].packs[0]  # which loads it
    for kind in checks.kinds().values():
        kind.load_check()
    for suffix in {PurePath(task.path).suffix.lower() for task in tasks}:
        readers.load(suffix)


def lint_file(task: Task) -> FileResult:
    """The result for a file on disk. Every failure ends here as a value, our own included."""
    try:
        return lint_bytes(task, task.read())[0]
    except OSError as error:
        return unread(task, error)


def lint_bytes(task: Task, data: bytes, compared: Compared = NOTHING) -> tuple[FileResult, bool]:
    """The result for what a file holds, and whether it lasts: it is the same at any time, on any such machine.

    Every failure ends here as a value, our own included.
    """
    try:
        source = Source(task.path, data)
        began = _clock()
        rivals, policy = task.rivals, task.policy
        result = lint_source(source, task.packs, pinned=task.pinned, policy=policy, rivals=rivals, compared=compared)
        lasts = _clock() - began < min(_UNBOUNDED, deadline.SECONDS) and _is_lasting(source, result)
        patterns.keep()
    except OSError as error:
        return unread(task, error), False
    except Exception as error:  # noqa: BLE001 - a fault of ours in one file must not hide what is found in the others
        return crashed(task.path, described(error)), False
    return result, lasts


def _is_lasting(source: Source, result: FileResult) -> bool:
    """Whether nothing but the file has a part in the result: no outside program, and no bound, which it would name."""
    return result.status in ("read", "skipped") and readers.format_of(source) != "libreoffice"


def lint_source(
    source: Source,
    packs: Sequence[Pack],
    *,
    pinned: bool = False,
    policy: Policy = DEFAULT,
    rivals: Sequence[Pack] = (),
    compared: Compared = NOTHING,
) -> FileResult:
    """The result for bytes in memory; among several packs the one with the strongest claim applies.

    ``compared`` is what comparisons with other reports found before.

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
            bound = bind_strongest(document, packs, nearest=pinned or asks_for_nearest(document))
            if not (bound.claim.claimed or pinned):
                return unclaimed(document, bound, policy)
            result = judged(bound, policy, compared)
            rival = rival_of(bound, rivals)
        except OutOfTime:
            return unreadable_file(source.path, out_of_time(messages.OVER_BINDING), pack)
        except TimeoutError:
            return unreadable_file(source.path, messages.PACK_TOO_SLOW, pack)
    return replace(result, omitted=(*result.omitted, Omitted("pack", rival.info.id, ""))) if rival else result
