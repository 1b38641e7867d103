"""A session: from the server's start to its end, which leaves nothing behind."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from secrets import token_urlsafe
from tempfile import TemporaryDirectory
from threading import BoundedSemaphore, Thread

from gouji.serving.activity import Activity
from gouji.serving.answers import Serving
from gouji.serving.checking import Checker
from gouji.serving.desk import Desk
from gouji.serving.gate import Gate
from gouji.serving.handler import Handler
from gouji.serving.limits import MOST_BODIES
from gouji.serving.page import Front
from gouji.serving.sockets import LoopbackServer
from gouji.serving.workers import Workers
from gouji.system.pool import processors

_TOKEN = 24  # bytes of chance
_WORKERS = 2
_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


def serve(checker: Checker, port: int, minutes: int, opened: Callable[[str], None]) -> None:
    """Serves until it is stopped, by a button, a signal, or so many minutes without anybody.

    ``opened`` is told the address as soon as it can be asked for. Port 0 is any that is free.

    Raises:
        OSError: the port is taken, or there is no place for temporary files.
    """
    activity = Activity()
    front, desk, bodies = Front(checker.language, minutes), Desk(checker.language), BoundedSemaphore(MOST_BODIES)
    with _obeying(activity), TemporaryDirectory(prefix="gouji-", ignore_cleanup_errors=True) as folder:
        server = LoopbackServer(port)
        workers = Workers(checker, folder, min(_WORKERS, processors()))
        gate = Gate(server.server_port, token_urlsafe(_TOKEN))
        handler = partial(Handler, Serving(gate, desk, workers, activity, front, bodies))
        thread = Thread(target=server.serve, args=(handler,), daemon=True)
        thread.start()
        try:
            opened(gate.address)
            activity.wait(minutes * 60.0)
        finally:
            server.shutdown()
            server.server_close()
            workers.end()


@contextmanager
def _obeying(activity: Activity) -> Iterator[None]:
    """While signals to end are obeyed in order: what is there is put away."""
    known = [getattr(signal, name) for name in _SIGNALS if hasattr(signal, name)]
    before = {each: signal.signal(each, lambda *_: activity.stop()) for each in known}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler if handler is not None else signal.SIG_DFL)
