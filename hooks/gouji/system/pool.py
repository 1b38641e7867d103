"""Many files on many processors, results in the order of the files."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from gouji.system import cache

Work = TypeVar("Work")
Done = TypeVar("Done")

WORTHWHILE = 8
"""Fewer files than this take less time than starting processes."""
_MOST = 61  # what Windows can wait for
_AT_ONCE = 16  # items that a process takes from the queue together; an interrupt waits for those


def processors() -> int:
    """How many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)  # Linux only
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def spread(
    work: Callable[[Work], Done], items: Sequence[Work], jobs: int, died: Callable[[Work], Done]
) -> Iterator[Done]:
    """``work`` applied to every item, on up to ``jobs`` processes; for an item that kills its process, ``died``.

    ``work``, items and outcomes must be picklable.
    """
    jobs = min(jobs, len(items), _MOST)
    if jobs <= 1 or len(items) < WORTHWHILE:
        yield from map(work, items)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - a commit of a few files must not pay for it
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 - as above

    done = 0
    try:
        with ProcessPoolExecutor(jobs, initializer=partial(_begin, cached=cache.is_on())) as pool:
            for outcome in pool.map(work, items, chunksize=min(_AT_ONCE, -(-len(items) // (jobs * 4)))):
                yield outcome
                done += 1
    except BrokenProcessPool:
        # One of the files brought a whole process down. Each of the rest gets a process of its own, to find out which.
        for item in items[done:]:
            try:
                with ProcessPoolExecutor(1, initializer=partial(_begin, cached=cache.is_on())) as pool:
                    outcome = pool.submit(work, item).result()
            except BrokenProcessPool:
                outcome = died(item)
            yield outcome


def _begin(*, cached: bool) -> None:
    """What a process does first: it leaves interrupts to its parent, and keeps what that keeps."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    cache.switch(on=cached)
