"""A request that is not answered as it was asked."""

from __future__ import annotations

from http import HTTPStatus

from gouji.messages.message import Message


class Refused(Exception):  # noqa: N818 - a state of the request, not a mistake of the program
    """``status`` and ``message`` are the answer; ``allow`` are the methods that the address takes."""

    def __init__(self, status: HTTPStatus, message: Message, allow: str = "") -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.allow = allow
