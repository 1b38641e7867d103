"""Many files on many processors, results in the order of the files."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from msgspec import Struct

from gouji.system import cache

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing.context import BaseContext

Work = TypeVar("Work")
Done = TypeVar("Done")

WORTHWHILE = 8
"""Fewer files than this take less time than starting processes."""
_MOST = 61  # what Windows can wait for
_AHEAD = 4  # items at hand for each process, so that none waits; an interrupt and a death concern no more than those
_LARGE = 4  # times the mean: begun last, such an item would keep one process at work while the others are idle


def processors() -> int:
    """How many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)  # Linux only
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def pays(count: int, jobs: int) -> bool:
    """Whether so many items are worth processes of their own."""
    return jobs > 1 and count >= WORTHWHILE


def spread(
    work: Callable[[Work], Done],
    items: Sequence[Work],
    jobs: int,
    died: Callable[[Work], Done],
    sizes: Sequence[int] = (),
) -> Iterator[Done]:
    """``work`` applied to every item, on up to ``jobs`` processes; for an item that kills its process, ``died``.

    ``work``, items and outcomes must be picklable. ``sizes`` say how long items take, as far as that is known.
    """
    if not pays(len(items), jobs):
        yield from map(work, items)
        return
    yield from _Spread(work, items, min(jobs, len(items), _MOST), died, begun(sizes or [1] * len(items)), context())


def apart(work: Callable[[Work], Done], item: Work, jobs: int, died: Callable[[Work], Done]) -> Done:
    """As :func:`spread`, of one item that may kill its process."""
    if jobs <= 1:
        return work(item)
    return _Spread(work, [item], 1, died, [0], context()).alone(0)


def begun(sizes: Sequence[int]) -> list[int]:
    """The order in which items are begun: large ones first, so that all processes end together, then as they come."""
    bound = _LARGE * sum(sizes) / max(len(sizes), 1)
    large = {index for index, size in enumerate(sizes) if size > bound}
    return [*sorted(large, key=lambda index: -sizes[index]), *(each for each in range(len(sizes)) if each not in large)]


def context() -> BaseContext:
    """How processes are started: as copies of this one where that is safe, which is on Linux and without threads."""
    import threading  # noqa: PLC0415 - a commit of a few files must not pay for it
    from multiprocessing import get_context  # noqa: PLC0415 - as above

    return get_context("fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn")


class _Spread(Struct, Generic[Work, Done]):
    """Items at work; ``order`` is that in which they are begun."""

    work: Callable[[Work], Done]
    items: Sequence[Work]
    jobs: int
    died: Callable[[Work], Done]
    order: Sequence[int]
    context: Any

    def __iter__(self) -> Iterator[Done]:
        waiting = deque(self.order)
        done: dict[int, Done] = {}
        following = 0
        while following < len(self.items):
            suspects: list[int] = []
            for outcomes in self._outcomes(waiting, suspects):
                done.update(outcomes)
                while following in done:
                    yield done.pop(following)
                    following += 1
            # One of the items at work brought a whole process down. Each gets a process of its own, to find out which.
            done.update({index: self.alone(index) for index in suspects})
            while following in done:
                yield done.pop(following)
                following += 1

    def _outcomes(self, waiting: deque[int], suspects: list[int]) -> Iterator[dict[int, Done]]:
        """Outcomes by index, as they come; ends early with those that were at work when a process died."""
        from concurrent.futures import FIRST_COMPLETED, wait  # noqa: PLC0415 - as above
        from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 - as above

        pool = self._pool(self.jobs)
        running: dict[Future[Any], int] = {}
        try:
            while (waiting or running) and not suspects:
                try:
                    while waiting and len(running) < self.jobs * _AHEAD:
                        future = pool.submit(_one, waiting[0])
                        running[future] = waiting.popleft()
                except BrokenProcessPool:
                    wait(running)
                finished = wait(running, return_when=FIRST_COMPLETED).done
                broken = any(isinstance(future.exception(), BrokenProcessPool) for future in finished)
                if broken:
                    finished = wait(running).done
                    suspects += sorted(
                        running[each] for each in finished if isinstance(each.exception(), BrokenProcessPool)
                    )
                sound = [each for each in finished if not isinstance(each.exception(), BrokenProcessPool)]
                yield {running[future]: future.result() for future in sound}
                for future in finished:
                    del running[future]
        finally:
            pool.shutdown(cancel_futures=True)

    def alone(self, index: int) -> Done:
        """The outcome of one item, in a process of its own."""
        from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 - as above

        try:
            with self._pool(1) as pool:
                outcome: Done = pool.submit(_one, index).result()
        except BrokenProcessPool:
            return self.died(self.items[index])
        return outcome

    def _pool(self, jobs: int) -> ProcessPoolExecutor:
        """Processes that have all items at hand: a copy of this one as they are, another with what they share once."""
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - as above

        return ProcessPoolExecutor(jobs, self.context, _begin, (self.work, self.items, cache.is_on()))


_SHARED: list[tuple[Callable[[Any], Any], Sequence[Any]]] = []
"""In a process of a pool: the work, and all items."""


def _begin(work: Callable[[Any], Any], items: Sequence[Any], cached: bool) -> None:  # noqa: FBT001 - called by position
    """What a process does first: it leaves interrupts to its parent, and keeps what that keeps."""
    import signal  # noqa: PLC0415 - as above

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    cache.switch(on=cached)
    _SHARED[:] = [(work, items)]


def _one(index: int) -> Any:
    work, items = _SHARED[0]
    return work(items[index])
