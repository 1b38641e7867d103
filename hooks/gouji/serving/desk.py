"""The documents of a session, and what was found in them: in memory, and gone with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from threading import Lock

from msgspec import Struct

from gouji.messages.message import Language
from gouji.serving import messages, names
from gouji.serving.checking import Checked
from gouji.serving.limits import MOST_FILES, MOST_IN_ALL
from gouji.serving.refused import Refused

_MEGABYTE = 1024 * 1024


class Kept(Struct, frozen=True):
    """A document in the list; ``number`` is its place in addresses."""

    number: int
    name: str
    size: int
    checked: Checked


class Desk:
    """What is kept, by numbers that are never given again."""

    def __init__(self, language: Language) -> None:
        """Nothing, at first. ``language`` is that of names with numbers."""
        self._language: Language = language
        self._lock = Lock()
        self._kept: dict[int, Kept] = {}
        self._coming: dict[int, tuple[str, int]] = {}
        self._given = 0

    @contextmanager
    def room(self, name: str, size: int) -> Iterator[tuple[int, str]]:
        """A number, and a name that no other document has, for a document that is being received and checked.

        Raises:
            Refused: there is no room for it.
        """
        with self._lock:
            coming = [*self._coming.values(), *((each.name, each.size) for each in self._kept.values())]
            if len(coming) >= MOST_FILES or sum(each for _, each in coming) + size > MOST_IN_ALL:
                full = messages.TOO_MUCH.fill(files=MOST_FILES, size=MOST_IN_ALL // _MEGABYTE)
                raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, full)
            self._given += 1
            number = self._given
            name = names.distinct(name, {each for each, _ in coming}, self._language)
            self._coming[number] = (name, size)
        try:
            yield number, name
        finally:
            with self._lock:
                del self._coming[number]

    def keep(self, kept: Kept) -> None:
        """Puts a document into the list."""
        with self._lock:
            self._kept[kept.number] = kept

    def kept(self) -> list[Kept]:
        """All of it, in order."""
        with self._lock:
            return [self._kept[number] for number in sorted(self._kept)]

    def get(self, number: str) -> Kept:
        """One document.

        Raises:
            Refused: there is none of this number.
        """
        with self._lock:
            found = self._kept.get(int(number)) if number.isdecimal() and number.isascii() else None
        if found is None:
            raise Refused(HTTPStatus.NOT_FOUND, messages.NOT_FOUND)
        return found

    def clear(self) -> None:
        """Drops all of it."""
        with self._lock:
            self._kept.clear()
