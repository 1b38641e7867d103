"""Requests as they come through a connection: no more of them, and no longer, than is allowed."""

from __future__ import annotations

import io
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from typing import Any

from gouji.messages.errors import described
from gouji.serving import answers, messages
from gouji.serving.answers import Answer, Asked, Serving
from gouji.serving.limits import BODY_SECONDS, HEAD_SECONDS, MOST_BYTES
from gouji.serving.refused import Refused
from gouji.serving.sockets import TimedReader

_HEADERS = {
    "Cache-Control": "no-store",
    "Connection": "close",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_MEGABYTE = 1024 * 1024


class Handler(BaseHTTPRequestHandler):
    """One request; the connection ends with its answer."""

    server_version, sys_version = "gouji", ""

    def __init__(self, serving: Serving, *connection: Any) -> None:
        """``serving`` is shared by all; the rest is what a server gives."""
        self._serving = serving
        super().__init__(*connection)

    def setup(self) -> None:
        """What is read comes in time, or not at all."""
        super().setup()
        self._timed = TimedReader(self.connection, HEAD_SECONDS)
        self.rfile = io.BufferedReader(self._timed)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name in the library
        """Nothing is written down."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Called by the library for what is no request."""
        del message, explain
        self._send(answers.refusal(Refused(HTTPStatus(code), messages.BAD_REQUEST), self._serving.language))

    def _handle(self) -> None:
        try:
            answer = self._answer()
        except Refused as refused:
            answer = answers.refusal(refused, self._serving.language)
        except TimeoutError:
            slow = Refused(HTTPStatus.REQUEST_TIMEOUT, messages.TOO_SLOW_BODY)
            answer = answers.refusal(slow, self._serving.language)
        except Exception as error:  # noqa: BLE001 - our own fault in one request must not end the server
            failed = messages.FAILED.fill(error=described(error))
            answer = answers.refusal(Refused(HTTPStatus.INTERNAL_SERVER_ERROR, failed), self._serving.language)
        self._send(answer)

    # The names in the library: every method is answered, most with a refusal.
    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = do_TRACE = do_CONNECT = _handle  # noqa: N815 - as above

    def _answer(self) -> Answer:
        method, act, rest = answers.found(self._serving.gate.admit(self.command, self.path, self.headers))
        if self.command != method:
            raise Refused(HTTPStatus.METHOD_NOT_ALLOWED, messages.WRONG_METHOD, method)
        with self._serving.activity.at_work():
            return act(self._serving, Asked(rest, self._length, self._body))

    def _length(self) -> int:
        """The bytes of the body.

        Raises:
            Refused: it is not said how many there are, or there are too many.
        """
        lengths = self.headers.get_all("Content-Length", [])
        if "Transfer-Encoding" in self.headers or len(lengths) != 1:
            raise Refused(HTTPStatus.LENGTH_REQUIRED, messages.NO_LENGTH)
        (length,) = lengths
        if not (length.isdecimal() and length.isascii()):
            raise Refused(HTTPStatus.BAD_REQUEST, messages.BAD_REQUEST)
        if len(length) > len(str(MOST_BYTES)) or int(length) > MOST_BYTES:
            large = messages.TOO_LARGE.fill(size=MOST_BYTES // _MEGABYTE)
            raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, large)
        return int(length)

    def _body(self, length: int) -> bytes:
        self._timed.allow(BODY_SECONDS)
        data = self.rfile.read(length)
        if len(data) < length:
            raise Refused(HTTPStatus.BAD_REQUEST, messages.CUT_BODY)
        return data

    def _send(self, answer: Answer) -> None:
        self.connection.settimeout(BODY_SECONDS)
        self.send_response(answer.status)
        length = {} if answer.status == HTTPStatus.NO_CONTENT else {"Content-Length": str(len(answer.body))}
        kind = {"Content-Type": answer.kind, "Content-Security-Policy": answer.policy}
        for name, value in {**_HEADERS, **kind, **length, **answer.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)
