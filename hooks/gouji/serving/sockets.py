"""Connections with an end: to what is read of one, and to the time that this takes."""

from __future__ import annotations

import io
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from socketserver import TCPServer, ThreadingMixIn
from threading import BoundedSemaphore
from time import monotonic
from typing import Any

from gouji.serving.gate import HOST
from gouji.serving.limits import LINGER_BYTES, LINGER_SECONDS, MOST_CONNECTIONS

_BUSY = b"HTTP/1.0 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


class TimedReader(io.RawIOBase):
    """What comes through a connection until a moment, however slowly it does."""

    def __init__(self, connection: socket.socket, seconds: float) -> None:
        """``seconds`` from now on all is over."""
        self._connection = connection
        self.allow(seconds)

    def allow(self, seconds: float) -> None:
        """Sets the end anew, so many seconds from now."""
        self._end = monotonic() + seconds

    def readable(self) -> bool:
        """As of every stream that is read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """As of every such stream.

        Raises:
            TimeoutError: the time is over.
        """
        left = self._end - monotonic()
        if left <= 0:
            raise TimeoutError
        self._connection.settimeout(left)
        return self._connection.recv_into(buffer)


class LoopbackServer(ThreadingMixIn, HTTPServer):
    """A server that only this machine reaches, a thread for each of a few connections."""

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = sys.platform != "win32"  # where it would let another program take the port

    def __init__(self, port: int) -> None:
        """Port 0 is any that is free.

        Raises:
            OSError: the port is taken.
        """
        self._free = BoundedSemaphore(MOST_CONNECTIONS)
        super().__init__((HOST, port), BaseHTTPRequestHandler)

    def serve(self, handler: Callable[..., BaseHTTPRequestHandler]) -> None:
        """Has requests handled, until it is shut down."""
        self.RequestHandlerClass = handler
        self.serve_forever(poll_interval=0.5)

    def server_bind(self) -> None:
        """As of HTTPServer, which would also look up the name of the machine."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, int(self.server_address[1])

    def process_request(self, request: Any, client_address: Any) -> None:
        """In a thread, as long as there are not too many."""
        if self._free.acquire(blocking=False):
            super().process_request(request, client_address)
            return
        with suppress(OSError):
            request.sendall(_BUSY)
        self.close_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """The thread."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._free.release()

    def shutdown_request(self, request: Any) -> None:
        """Ends a connection so that the answer arrives: what is on its way is read for a moment, and dropped."""
        end, left = monotonic() + LINGER_SECONDS, LINGER_BYTES
        with suppress(OSError):
            request.shutdown(socket.SHUT_WR)
            while left > 0 and (seconds := end - monotonic()) > 0:
                request.settimeout(seconds)
                received = len(request.recv(1 << 16))
                left = left - received if received else 0
        self.close_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A connection that broke off is no trouble, and nothing of one is written down."""
