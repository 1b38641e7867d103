"""Which files of postings a store has: one for each year, named by what it was made of."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import msgspec
from msgspec import Struct, field

from gouji.corpus.manifest import is_store
from gouji.corpus.messages import NO_STORE
from gouji.corpus.postings import messages
from gouji.corpus.postings.layout import Postings
from gouji.corpus.postings.siblings import StoredSiblings
from gouji.messages.errors import FileError, Problem, refusal
from gouji.messages.message import Message
from gouji.records.model import Record
from gouji.records.siblings import Siblings
from gouji.system.files import read, relative, write_whole
from gouji.text.lazy import lazy_re

FOLDER = "postings"
_NAME = "years.json"
_LARGEST = 2**20
_NAME_OF_FILE = lazy_re(r"[0-9a-f-]{1,80}\Z")


class Listing(Struct, frozen=True):
    """The names of files by years, as text; ``run`` is that of the store of which they tell."""

    run: str = ""
    years: Mapping[str, str] = field(default_factory=dict)


def listing(store: Path) -> Listing:
    """What a store has of postings: nothing where they were never written.

    Raises:
        FileError: it can't be read, or is damaged.
    """
    path = store / FOLDER / _NAME
    try:
        found = msgspec.json.decode(read(path, _LARGEST), type=Listing)
    except FileNotFoundError:
        return Listing()
    except OSError as error:
        raise FileError(Problem(path.as_posix(), refusal(error))) from None
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise FileError(Problem(path.as_posix(), messages.BROKEN)) from None
    if not all(_NAME_OF_FILE.match(name) for name in found.years.values()):
        raise FileError(Problem(path.as_posix(), messages.BROKEN))
    return found


def save(store: Path, found: Listing) -> None:
    """Has these files count.

    Raises:
        OSError: it can't be written; it is then what it was.
    """
    write_whole(store / FOLDER / _NAME, msgspec.json.encode(found))


def _why_none(store: Path) -> Message:
    """Why a folder has no postings."""
    return messages.NONE if is_store(store) else NO_STORE.fill(path=relative(store))


def path_of(store: Path, name: str) -> Path:
    """The file of this name."""
    return store / FOLDER / f"{name}.postings"


class Relations:
    """The siblings that a store has for reports of any year. It imports nothing that is slow to import."""

    def __init__(self, store: Path) -> None:
        """Reads which years there are.

        Raises:
            FileError: the folder is no store, or has no postings, or they are damaged.
        """
        self._store = store
        found = listing(store)
        self._years = found.years
        if not found.run:
            raise FileError(Problem(relative(store), _why_none(store)))
        self._opened = lru_cache(4)(self._open)

    @property
    def name(self) -> str:
        """The path of the store."""
        return relative(self._store)

    def siblings(self, record: Record) -> Siblings | None:
        """The reports of other units for the year of a report; None where the store has none.

        Raises:
            FileError: the file of postings is missing or damaged.
        """
        name = self._years.get(str(record.year))
        return None if name is None else self._opened(name)

    def _open(self, name: str) -> Siblings:
        return StoredSiblings(self._store, Postings(path_of(self._store, name)))
