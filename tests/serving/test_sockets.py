"""Slow connections; ``gouji.serving.sockets``."""

from __future__ import annotations

import io
import socket
from threading import Event, Thread

import pytest

from gouji.serving.sockets import TimedReader


@pytest.mark.parametrize("between", [60.0, 0.05], ids=["silent", "a byte now and then"])
def test_a_slow_connection_has_an_end(between: float) -> None:
    ours, theirs = socket.socketpair()
    over = Event()

    def drip() -> None:
        while not over.wait(between):
            theirs.send(b"a")

    thread = Thread(target=drip)
    thread.start()
    try:
        with pytest.raises(TimeoutError):
            io.BufferedReader(TimedReader(ours, 0.3)).read(1000)
    finally:
        over.set()
        thread.join()
        ours.close()
        theirs.close()


def test_what_comes_in_time_is_read() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.sendall(b"abc")
        theirs.shutdown(socket.SHUT_WR)
        assert io.BufferedReader(TimedReader(ours, 30)).read() == b"abc"
