"""What can be asked of the server, an address a function, and the answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from http import HTTPStatus
from threading import BoundedSemaphore

from msgspec import Struct

from gouji.messages.message import Language
from gouji.serving import messages, names
from gouji.serving.activity import Activity
from gouji.serving.desk import Desk, Kept
from gouji.serving.gate import Gate
from gouji.serving.page import Front, policy
from gouji.serving.refused import Refused
from gouji.serving.rows import Row
from gouji.serving.workers import Failed, Workers

_HTML, _TEXT, _BYTES = "text/html; charset=utf-8", "text/plain; charset=utf-8", "application/octet-stream"
_REPORT = (  # its own policy, which knows its script by its digest, stands in it
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
_PLAIN = "default-src 'none'; frame-ancestors 'none'"


class Answer(Struct, frozen=True):
    """What is sent back. ``policy`` is what a page may do in the browser."""

    body: bytes = b""
    kind: str = _TEXT
    policy: str = _PLAIN
    status: HTTPStatus = HTTPStatus.OK
    headers: Mapping[str, str] = {}


class Serving(Struct, frozen=True):
    """All that the requests to a server share; ``bodies`` is how many files may be received at once."""

    gate: Gate
    desk: Desk
    workers: Workers
    activity: Activity
    front: Front
    bodies: BoundedSemaphore

    @property
    def language(self) -> Language:
        """The language in which all is said."""
        return self.front.language


class Asked(Struct, frozen=True):
    """``rest`` is what follows the name of an address: a number, or a query. ``length`` and ``body`` may refuse."""

    rest: str
    length: Callable[[], int]
    body: Callable[[int], bytes]


Act = Callable[[Serving, Asked], Answer]


def found(path: str) -> tuple[str, Act, str]:
    """The method and the function of an address, and what follows its name.

    Raises:
        Refused: there is none.
    """
    path, _, query = path.partition("?")
    name, slash, number = path.partition("/")
    address = _ADDRESSES.get(name + slash)
    if address is None or (query and name != _FILES):
        raise Refused(HTTPStatus.NOT_FOUND, messages.NOT_FOUND)
    return (*address, query if name == _FILES else number)


def refusal(refused: Refused, language: Language) -> Answer:
    """The answer to what is refused."""
    headers = {"Allow": refused.allow} if refused.allow else {}
    return Answer(
        refused.message.in_language(language).encode("utf-8", "replace"), _TEXT, _PLAIN, refused.status, headers
    )


def _front(serving: Serving, asked: Asked) -> Answer:
    del asked
    return _page_of(serving.front.html(serving.desk.kept()), policy())


def _page(serving: Serving, asked: Asked) -> Answer:
    page = serving.desk.get(asked.rest).checked.page
    if not page:
        raise Refused(HTTPStatus.NOT_FOUND, messages.NOT_FOUND)
    return _page_of(page, _REPORT)


def _copy(serving: Serving, asked: Asked) -> Answer:
    kept = serving.desk.get(asked.rest)
    if kept.checked.copy is None:
        raise Refused(HTTPStatus.NOT_FOUND, messages.NOT_FOUND)
    name = names.of_copy(kept.checked.name, serving.language)
    return Answer(kept.checked.copy, _BYTES, headers={"Content-Disposition": names.disposition(name, kept.number)})


def _all(serving: Serving, asked: Asked) -> Answer:
    del asked
    try:
        return _page_of(serving.workers.page([each.checked.result for each in serving.desk.kept()]), _REPORT)
    except Failed as error:
        raise Refused(HTTPStatus.INTERNAL_SERVER_ERROR, messages.FAILED.fill(error=error.reason)) from None


def _file(serving: Serving, asked: Asked) -> Answer:
    length, named = asked.length(), names.asked(asked.rest)
    if not serving.bodies.acquire(blocking=False):
        raise Refused(HTTPStatus.SERVICE_UNAVAILABLE, messages.BUSY)
    try:
        with serving.desk.room(named, length) as (number, name):
            kept = Kept(number, name, length, serving.workers.check(name, asked.body(length)))
            serving.desk.keep(kept)
    finally:
        serving.bodies.release()
    return Answer(Row(kept, serving.language).html().encode("utf-8", "replace"))


def _alive(serving: Serving, asked: Asked) -> Answer:
    del serving, asked
    return Answer(status=HTTPStatus.NO_CONTENT)


def _clear(serving: Serving, asked: Asked) -> Answer:
    del asked
    serving.desk.clear()
    return Answer(status=HTTPStatus.NO_CONTENT)


def _stop(serving: Serving, asked: Asked) -> Answer:
    del asked
    serving.activity.stop()
    return Answer(status=HTTPStatus.NO_CONTENT)


def _page_of(text: str, may: str) -> Answer:
    return Answer(text.encode("utf-8", "replace"), _HTML, may)


_FILES = "files"
_ADDRESSES: Mapping[str, tuple[str, Act]] = {
    "": ("GET", _front),
    "page/": ("GET", _page),
    "copy/": ("GET", _copy),
    "all": ("GET", _all),
    _FILES: ("POST", _file),
    "alive": ("POST", _alive),
    "clear": ("POST", _clear),
    "stop": ("POST", _stop),
}
"""By the first part of the path, with ``/`` where a number follows."""
