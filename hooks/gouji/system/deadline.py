"""How long one file may take: an end to the time of the processor, in scope wherever work may be long.

It is looked at where a loop may have no end in sight, and no regular expression is let run beyond it. Sound files take
a hundredth of it, so that the same file has the same result on every machine.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic, process_time

from msgspec import Struct

SECONDS = 20.0
"""For one file: reading, checking and, once more, fixing it."""


class OutOfTime(Exception):  # noqa: N818 - a state of the file, not a mistake of the program
    """The time for this file is over."""


class _End(Struct):
    """When time is over on the clock of the processor; ``earliest``, on that of the wall, which is cheaper to read.

    The processor can't have worked for longer than went by on the wall. Where it did less, ``earliest`` moves on.
    """

    processor: float
    earliest: float

    def left(self) -> float:
        """Seconds of the processor."""
        now = monotonic()
        seconds = self.processor - process_time()
        self.earliest = now + seconds
        return seconds


_END: ContextVar[_End | None] = ContextVar("end", default=None)


@contextmanager
def within(seconds: float | None = None) -> Iterator[None]:
    """Work that must end in so many seconds of the processor (by default those of a file), or with that around it."""
    around = _END.get()
    room = SECONDS if seconds is None else seconds
    end = _End(process_time() + room, monotonic() + room)
    token = _END.set(end if around is None or end.processor < around.processor else around)
    try:
        yield
    finally:
        _END.reset(token)


def over() -> bool:
    """Whether the time is over; never where there is no end to it."""
    end = _END.get()
    return end is not None and monotonic() >= end.earliest and end.left() <= 0


def check() -> None:
    """Goes on only while there is time.

    Raises:
        OutOfTime: there is none left.
    """
    if over():
        raise OutOfTime


def left(most: float) -> float:
    """The seconds that are left, or ``most`` if there are more.

    Raises:
        OutOfTime: there are none.
    """
    end = _END.get()
    if end is None or end.earliest - monotonic() >= most:
        return most
    remaining = end.left()
    if remaining <= 0:
        raise OutOfTime
    return min(remaining, most)
