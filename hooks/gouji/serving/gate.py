"""Who is let in: the page that this server gave out, at the address that it opened, and nobody else.

Other pages in the browser can send requests to the loopback, under its address or under a name that they let lead to it
(DNS rebinding). So the address holds a secret, the name by which it was asked for must be the loopback's own, and what
a browser says of the page that asks must not be another one.
"""

from __future__ import annotations

from email.message import Message as Headers
from hmac import compare_digest
from http import HTTPStatus

from msgspec import Struct

from gouji.serving import messages
from gouji.serving.refused import Refused

HOST = "127.0.0.1"
"""An address and no name: nobody can let it lead elsewhere."""
_SITES = ("same-origin", "none")  # ``none`` is a person who typed an address, or a program that opened it


class Gate(Struct, frozen=True):
    """The address of a server: its ``port``, and the secret with which each of its paths begins."""

    port: int
    token: str

    @property
    def origin(self) -> str:
        """What a browser calls the pages of this server."""
        return f"http://{HOST}:{self.port}"

    @property
    def address(self) -> str:
        """Where the page is."""
        return f"{self.origin}/{self.token}/"

    def admit(self, method: str, target: str, headers: Headers) -> str:
        """What is asked for, below the secret, with its query.

        Raises:
            Refused: the request is none of a page of this server.
        """
        if headers.get_all("Host") != [f"{HOST}:{self.port}"]:
            raise Refused(HTTPStatus.MISDIRECTED_REQUEST, messages.WRONG_HOST)
        if any(site not in _SITES for site in headers.get_all("Sec-Fetch-Site", [])):
            raise Refused(HTTPStatus.FORBIDDEN, messages.WRONG_ORIGIN)
        origins = headers.get_all("Origin", [])
        if origins != [self.origin] and (origins or method not in ("GET", "HEAD")):
            raise Refused(HTTPStatus.FORBIDDEN, messages.WRONG_ORIGIN)
        if not (target.isascii() and target.startswith("/")):
            raise Refused(HTTPStatus.BAD_REQUEST, messages.BAD_REQUEST)
        token, slash, rest = target[1:].partition("/")
        if not compare_digest(token.encode(), self.token.encode()):
            raise Refused(HTTPStatus.FORBIDDEN, messages.WRONG_TOKEN)
        if not slash:
            raise Refused(HTTPStatus.NOT_FOUND, messages.NOT_FOUND)
        return rest
