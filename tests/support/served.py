"""``gouji serve`` as a process, and requests to it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import quote, urlsplit

from msgspec import Struct

ENDING = 20
"""Seconds within which a server ends."""


class Served(Struct, frozen=True):
    """A server that runs, and the address that it told."""

    process: subprocess.Popen[str]
    address: str

    @property
    def origin(self) -> str:
        parts = urlsplit(self.address)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def port(self) -> int:
        return urlsplit(self.address).port or 0

    @property
    def base(self) -> str:
        """The path of the address, with ``/`` at its end."""
        return urlsplit(self.address).path

    def connection(self) -> HTTPConnection:
        return HTTPConnection("127.0.0.1", self.port, timeout=60)

    def ask(
        self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str | None] | None = None
    ) -> tuple[HTTPResponse, bytes]:
        """The answer to a request below the address, or to one of a whole path; a header of None is left out."""
        asked = {
            "Host": f"127.0.0.1:{self.port}",
            **({} if method == "GET" else {"Origin": self.origin, "Content-Length": str(len(body or b""))}),
            **(headers or {}),
        }
        connection = self.connection()
        connection.putrequest(
            method,
            path if path.startswith(("/", "http:")) else self.base + path,
            skip_host=True,
            skip_accept_encoding=True,
        )
        for name, value in asked.items():
            if value is not None:
                connection.putheader(name, value)
        connection.endheaders(body)
        answer = connection.getresponse()
        data = answer.read()
        connection.close()
        return answer, data

    def drop(self, name: str, data: bytes) -> str:
        """What the page is told of a document."""
        answer, text = self.ask("POST", f"files?name={quote(name, safe='')}", data)
        assert answer.status == 200, text.decode()
        return text.decode()

    def end(self) -> int:
        """Ends it as a session ends, and waits."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(ENDING)


@contextmanager
def served(folder: Path, *arguments: str) -> Iterator[Served]:
    """A server whose temporary files are in a folder."""
    environment = {**os.environ, "TMPDIR": str(folder), "TEMP": str(folder), "TMP": str(folder)}
    command = [sys.executable, "-m", "gouji", "serve", "--no-browser", "--lang", "zh", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, encoding="utf-8") as process:
        assert process.stdout
        server = Served(process, process.stdout.readline().strip())
        try:
            yield server
        finally:
            if process.poll() is None:
                server.end()
