"""What is written of one file."""

from __future__ import annotations

import os
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

from msgspec import Struct

from gouji.linter.results import FileResult
from gouji.records.model import Record

Fingerprints = Sequence[Sequence[int]]
"""Those of each passage of a record."""


class Entry(Struct, frozen=True):
    """The result for a file, and what the reader read of it.

    ``path`` leads from the folder that holds the store (:func:`path_from`). ``sha256`` is that of the bytes, None where
    they could not be read, and ``basis`` the key of all else that decides the result. ``parent`` is the unit above.
    """

    path: str
    result: FileResult
    record: Record | None = None
    sha256: str | None = None
    basis: str = ""
    parent: str = ""
    fingerprints: Fingerprints = ()

    @property
    def report(self) -> int:
        """The id of the report."""
        return report_id(self.path)


def report_id(path: str) -> int:
    """The id of the report at a path from the folder that holds the store: a hash, positive and below 2 ** 63."""
    digest = blake2b(path.encode("utf-8", "surrogateescape"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def path_from(store: Path, path: str | os.PathLike[str]) -> str:
    """The path of a file from the folder that holds a store, with ``/``; an absolute one on another drive."""
    whole = os.path.abspath(path)  # noqa: PTH100 - Path.resolve would follow links
    try:
        return os.path.relpath(whole, os.path.dirname(os.path.abspath(store))).replace(os.sep, "/")  # noqa: PTH100, PTH120 - as above
    except ValueError:
        return whole.replace(os.sep, "/")
