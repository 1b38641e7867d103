"""Whether anybody still uses the server, and when it ends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock
from time import monotonic

_GLANCE = 1.0
"""Seconds between two looks at the clock; a signal to end is obeyed within as many."""


class Activity:
    """Requests as they come and go."""

    def __init__(self) -> None:
        """Begins now."""
        self._lock = Lock()
        self._stopped = Event()
        self._working = 0
        self._last = monotonic()

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """While a request is answered, the server is used."""
        self._change(1)
        try:
            yield
        finally:
            self._change(-1)

    def stop(self) -> None:
        """Ends the server."""
        self._stopped.set()

    def wait(self, seconds: float) -> None:
        """Until somebody stops it, or nobody has used it for so many seconds."""
        while not (self._stopped.wait(min(_GLANCE, seconds)) or self._is_idle(seconds)):
            pass

    def _is_idle(self, seconds: float) -> bool:
        with self._lock:
            return not self._working and monotonic() - self._last >= seconds

    def _change(self, by: int) -> None:
        with self._lock:
            self._working += by
            self._last = monotonic()
