"""One thread for all that takes time, so that typing never waits.

What is most urgent comes first, even in the midst of something that is less so. Of one subject only the newest job
counts: what was asked before of a document that has changed since is dropped, begun or not.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Hashable, Iterator
from threading import Condition, Thread

from msgspec import Struct

Steps = Iterator[None]
"""The work of a job, step by step: between two of them another job may come."""
TYPED, ASKED, AGAIN, TESTS = range(4)
"""How urgent a job is: what is typed, what is asked for, what is to be looked at again, the tests of rules."""
_LOG = logging.getLogger(__name__)


class _Job(Struct, eq=False):
    urgency: int
    number: int
    steps: Steps


class Worker:
    """Jobs are put in from any thread and run in the one of the worker, which ends with the process."""

    def __init__(self) -> None:
        self._jobs: dict[Hashable, _Job] = {}
        self._number = 0
        self._put = Condition()
        Thread(target=self._run, name="gouji", daemon=True).start()

    def put(self, subject: Hashable, urgency: int, begin: Callable[[], Steps]) -> None:
        """A job takes the place of one about the same subject."""
        with self._put:
            self._number += 1
            self._jobs[subject] = _Job(urgency, self._number, begin())
            self._put.notify()

    def drop(self, subject: Hashable) -> None:
        """What is asked about a subject is no longer of interest."""
        with self._put:
            self._jobs.pop(subject, None)

    def _run(self) -> None:
        while True:
            subject, job = self._next()
            try:
                next(job.steps)
            except StopIteration:
                self._end(subject, job)
            except Exception:  # noqa: BLE001 - a fault of ours in one job must not end all others
                _LOG.exception("%s", subject)
                self._end(subject, job)

    def _next(self) -> tuple[Hashable, _Job]:
        with self._put:
            self._put.wait_for(lambda: self._jobs)
            return min(self._jobs.items(), key=lambda item: (item[1].urgency, item[1].number))

    def _end(self, subject: Hashable, job: _Job) -> None:
        with self._put:
            if self._jobs.get(subject) is job:
                del self._jobs[subject]
