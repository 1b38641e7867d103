"""Many items on many processors, outcomes in the order of the items."""

from __future__ import annotations

import gc
import os
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct, field

from gouji.system import cache

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext

Work = TypeVar("Work")
Done = TypeVar("Done")

WORTHWHILE = 8
"""Fewer files than this take less time than starting processes."""
_MOST = 61  # what Windows can wait for
_AHEAD = 2  # items at hand for each process, so that none waits; an interrupt concerns no more than those
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
    *,
    anew: bool = False,
) -> Iterator[Done]:
    """``work`` applied to every item, on up to ``jobs`` processes; for an item that kills its process, ``died``.

    ``work``, items and outcomes must be picklable. ``sizes`` say how long items take, as far as that is known.
    ``anew``: no process is a copy of this one, as where a library of ``work`` has threads, which a copy lacks.
    """
    if not pays(len(items), jobs):
        yield from map(work, items)
        return
    service = _Service(work, items, cache.is_on(), gc.get_threshold())
    order = deque(begun(sizes or [1] * len(items)))
    done: dict[int, Done] = {}
    following = 0
    for index, outcome in _Spread(service, died, order, context(anew=anew)).outcomes(min(jobs, len(items), _MOST)):
        done[index] = outcome
        while following in done:
            yield done.pop(following)
            following += 1


def begun(sizes: Sequence[int]) -> list[int]:
    """The order in which items are begun: large ones first, so that all processes end together, then as they come."""
    bound = _LARGE * sum(sizes) / max(len(sizes), 1)
    large = {index for index, size in enumerate(sizes) if size > bound}
    return [*sorted(large, key=lambda index: -sizes[index]), *(each for each in range(len(sizes)) if each not in large)]


def context(*, anew: bool = False) -> BaseContext:
    """How processes are started: as copies of this one where that is safe, which is on Linux and without threads.

    ``anew``: not even there.
    """
    import threading  # noqa: PLC0415 - a commit of a few files must not pay for it
    from multiprocessing import get_context  # noqa: PLC0415 - as above

    return get_context("fork" if sys.platform == "linux" and threading.active_count() == 1 and not anew else "spawn")


class _Outcome(Struct, frozen=True):
    """What came of an item: a value, or an error, which is raised where the value is wanted."""

    value: Any = None
    error: Exception | None = None

    def get(self) -> Any:
        """The value.

        Raises:
            Exception: whatever went wrong.
        """
        if self.error is not None:
            raise self.error
        return self.value


class _Worker(Struct, frozen=True):
    """A process, the connection to it, and the items that it was given, the one at which it is at work first."""

    process: Any
    connection: Any
    given: deque[int]

    def give(self, index: int) -> None:
        self.given.append(index)
        with suppress(OSError):  # it is dead, which shows when the outcome is taken
            self.connection.send(index)

    def taken(self) -> _Outcome | None:
        """The outcome of its first item; None if that killed it."""
        with suppress(EOFError, OSError):
            outcome: _Outcome = self.connection.recv()
            return outcome
        return None

    def end(self) -> None:
        """Waits for its end."""
        self.connection.close()
        self.process.join()


class _Service(Struct, frozen=True):
    """What a process does for its parent: ``work`` on items, which it is told by their numbers.

    It keeps what its parent keeps (``cached``), and looks for cycles no more often (``threshold``).
    """

    work: Callable[[Any], Any]
    items: Sequence[Any]
    cached: bool
    threshold: tuple[int, int, int]

    def serve(self, connection: Any, inherited: Sequence[Any]) -> None:
        """Until its parent wants nothing more, or is gone. Interrupts are left to that."""
        import signal  # noqa: PLC0415 - as above

        signal.signal(signal.SIGINT, signal.SIG_IGN)
        for each in inherited:  # while a copy of the parent's end is open, no process sees that it is closed
            each.close()
        cache.switch(on=self.cached)
        gc.set_threshold(*self.threshold)
        gc.freeze()  # what is there by now stays: to look for cycles in it would only make copies of shared memory
        with suppress(EOFError, OSError):
            while True:
                connection.send(self._outcome(connection.recv()))

    def _outcome(self, index: int) -> _Outcome:
        try:
            return _Outcome(self.work(self.items[index]))
        except Exception as error:  # noqa: BLE001 - raised where the outcomes are awaited
            return _Outcome(error=error)


class _Spread(Struct):
    """Items at work; ``waiting`` is the order in which they are begun, ``killers`` are those whose processes died."""

    service: _Service
    died: Callable[[Any], Any]
    waiting: deque[int]
    context: Any
    workers: list[_Worker] = field(default_factory=list)
    killers: list[int] = field(default_factory=list)

    def outcomes(self, jobs: int) -> Iterator[tuple[int, Any]]:
        """Outcomes by index, as they come."""
        try:
            while self.waiting or any(worker.given for worker in self.workers):
                while self.waiting and len(self.workers) < jobs:
                    self._start()
                for worker in self._ready():
                    yield from self._taken(worker)
            self._end()
            for index in self.killers:
                yield index, self._alone(index)
        finally:
            self._end()

    def _ready(self) -> list[_Worker]:
        """Processes that are done with an item, or dead; all have what is to be done next."""
        from multiprocessing.connection import wait  # noqa: PLC0415 - as above

        for worker in self.workers:
            while self.waiting and len(worker.given) < _AHEAD:
                worker.give(self.waiting.popleft())
        busy: dict[Any, _Worker] = {worker.connection: worker for worker in self.workers if worker.given}
        return [busy[ready] for ready in wait(list(busy))]

    def _taken(self, worker: _Worker) -> Iterator[tuple[int, Any]]:
        outcome = worker.taken()
        index = worker.given.popleft()
        if outcome is not None:
            yield index, outcome.get()
            return
        self.killers.append(index)
        self.waiting.extendleft(reversed(worker.given))
        self.workers.remove(worker)
        worker.end()

    def _alone(self, index: int) -> Any:
        """Once more, the outcome of an item whose process died: another may have had the memory that it needed."""
        self._start()
        self.workers[0].give(index)
        outcome = self.workers[0].taken()
        self._end()
        return self.died(self.service.items[index]) if outcome is None else outcome.get()

    def _start(self) -> None:
        """One more process: a copy of this one as it is, or another that is sent the items, once."""
        ours, theirs = self.context.Pipe()
        copied = self.context.get_start_method() == "fork"
        inherited = [ours, *(worker.connection for worker in self.workers)] if copied else []
        process = self.context.Process(target=self.service.serve, args=(theirs, inherited))
        process.start()
        theirs.close()  # so that it shows when the process is dead
        self.workers.append(_Worker(process, ours, deque()))

    def _end(self) -> None:
        """Lets all processes end with what they are at."""
        for worker in self.workers:
            worker.connection.close()
        while self.workers:
            self.workers.pop().end()
