"""Processes that check documents: what breaks one down, or never ends, is no harm to the server.

They are started anew rather than copied, because a server has threads. What they put on disk for a moment lies in one
folder, which goes with the server, and with them where the server was killed.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing import get_context
from queue import SimpleQueue
from threading import Lock
from typing import Any

from gouji.linter.results import FileResult
from gouji.linter.unjudged import crashed
from gouji.messages.errors import described
from gouji.messages.message import Message, plain
from gouji.serving import messages
from gouji.serving.checking import Checked, Checker
from gouji.serving.limits import CHECK_SECONDS, MEMORY

_PATIENCE = 3.0
"""Seconds in which a process must end by itself, and end what it has started."""


class Failed(Exception):  # noqa: N818 - a state of the document, not a mistake of the server
    """A process could not do what it was asked for; ``reason`` is why."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason)
        self.reason = reason


class Workers:
    """A few processes, each at one document at a time; whoever comes when all are at work waits."""

    def __init__(self, checker: Checker, folder: str, count: int, seconds: float = CHECK_SECONDS) -> None:
        """``folder`` is where they put what must stand on disk for a moment; ``seconds`` are for one document."""
        self._free: SimpleQueue[_Worker] = SimpleQueue()
        self._all = [_Worker(checker, folder, seconds) for _ in range(count)]
        for worker in self._all:
            self._free.put(worker)

    def check(self, name: str, data: bytes) -> Checked:
        """As :meth:`Checker.check`, within bounds; what went wrong is the result."""
        try:
            checked: Checked = self._ask("check", name, data)
        except Failed as error:
            return Checked(crashed(name, error.reason))
        return checked

    def page(self, files: Sequence[FileResult]) -> str:
        """As :meth:`Checker.page`.

        Raises:
            Failed: it could not be made.
        """
        return str(self._ask("page", files))

    def end(self) -> None:
        """Ends all of them, with what they are at."""
        for worker in self._all:
            worker.end()

    def _ask(self, *work: Any) -> Any:
        worker = self._free.get()
        try:
            return worker.ask(work)
        finally:
            self._free.put(worker)


class _Worker:
    """A process, and the one that takes its place where it breaks down."""

    def __init__(self, checker: Checker, folder: str, seconds: float) -> None:
        self._arguments = (checker, folder)
        self._seconds = seconds
        self._changing = Lock()
        self._ended = False
        self._start()

    def ask(self, work: tuple[Any, ...]) -> Any:
        """What comes of the work.

        Raises:
            Failed: nothing does.
        """
        try:
            self._connection.send(work)
            if not self._connection.poll(self._seconds):
                self._restart()
                raise Failed(messages.TOO_SLOW.fill(seconds=int(self._seconds)))
            outcome, error = self._connection.recv()
        except (EOFError, OSError):
            self._restart()
            raise Failed(messages.DIED) from None
        if error is not None:
            raise Failed(error)
        return outcome

    def end(self) -> None:
        """Ends the process for good."""
        with self._changing:
            self._ended = True
            self._stop()

    def _stop(self) -> None:
        """Ends the process; it is given time to end what it has started."""
        self._process.terminate()
        self._process.join(_PATIENCE)
        self._process.kill()
        self._process.join()
        self._connection.close()

    def _start(self) -> None:
        context = get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, *self._arguments))
        self._process.start()
        theirs.close()  # so that it shows when the process is dead

    def _restart(self) -> None:
        with self._changing:
            if not self._ended:
                self._stop()
                self._start()


def _serve(connection: Any, checker: Checker, folder: str) -> None:
    """The process: one document after the other, until its server wants nothing more, or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())  # so that a conversion ends with it
    tempfile.tempdir = folder
    os.environ.update(dict.fromkeys(("TMPDIR", "TEMP", "TMP"), folder))  # for what is started from here
    _bound_memory()
    with suppress(EOFError, OSError):
        while True:
            connection.send(_outcome(checker, *connection.recv()))
    shutil.rmtree(folder, ignore_errors=True)


def _outcome(checker: Checker, work: str, *values: Any) -> tuple[Any, Message | None]:
    try:
        return getattr(checker, work)(*values), None
    except MemoryError:
        return None, messages.DIED
    except Exception as error:  # noqa: BLE001 - our own fault in one document must not end the process
        return None, plain(described(error))


def _bound_memory() -> None:
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 - Unix only

        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
