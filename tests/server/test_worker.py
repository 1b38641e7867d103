"""In which order things are done; ``gouji.server.worker``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Event

from gouji.server.worker import AGAIN, TESTS, TYPED, Worker

SECONDS = 30


def steps(notes: list[str], *names: str) -> Callable[[], Iterator[None]]:
    def begin() -> Iterator[None]:
        for name in names:
            notes.append(name)
            yield

    return begin


def waiting(worker: Worker, at_work: Event, go_on: Event) -> None:
    """Keeps the worker at work, so that jobs can be put in."""

    def begin() -> Iterator[None]:
        at_work.set()
        go_on.wait(SECONDS)
        yield

    worker.put("waiting", TYPED, begin)


def done(*jobs: tuple[str, int, Callable[[], Iterator[None]]]) -> None:
    """Puts in jobs at once, and waits for all of them."""
    worker, at_work, go_on, over = Worker(), Event(), Event(), Event()
    waiting(worker, at_work, go_on)
    assert at_work.wait(SECONDS)
    for subject, urgency, begin in jobs:
        worker.put(subject, urgency, begin)

    def last() -> Iterator[None]:
        over.set()
        yield from ()

    worker.put("last", TESTS + 1, last)
    go_on.set()
    assert over.wait(SECONDS)


def test_the_most_urgent_comes_first_and_then_the_oldest() -> None:
    notes: list[str] = []
    done(
        ("tests", TESTS, steps(notes, "tests")),
        ("a", AGAIN, steps(notes, "a")),
        ("b", AGAIN, steps(notes, "b")),
        ("typed", TYPED, steps(notes, "typed")),
    )
    assert notes == ["typed", "a", "b", "tests"]


def test_of_one_subject_the_newest_counts() -> None:
    notes: list[str] = []
    done(("a", TYPED, steps(notes, "old")), ("a", TYPED, steps(notes, "new")))
    assert notes == ["new"]


def test_what_is_urgent_comes_in_between() -> None:
    notes: list[str] = []
    worker, over = Worker(), Event()

    def long() -> Iterator[None]:
        notes.append("begun")
        yield
        worker.put("typed", TYPED, steps(notes, "typed"))
        yield
        notes.append("ended")
        over.set()

    worker.put("long", TESTS, long)
    assert over.wait(SECONDS)
    assert notes == ["begun", "typed", "ended"]


def test_a_fault_ends_one_job_only() -> None:
    notes: list[str] = []

    def broken() -> Iterator[None]:
        raise ValueError("broken")
        yield

    done(("broken", TYPED, broken), ("a", TYPED, steps(notes, "a")))
    assert notes == ["a"]
