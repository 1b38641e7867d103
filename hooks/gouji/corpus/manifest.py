"""The manifest of a store: which files count. It is replaced as a whole, so that a store is always of one piece."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
from msgspec import Struct

from gouji.corpus import messages
from gouji.corpus.schema import KEY, TABLES, VERSION, TableName
from gouji.messages.errors import FileError, Problem, refusal
from gouji.messages.message import plain
from gouji.system.files import read, write_whole
from gouji.text.lazy import lazy_re
from gouji.text.neutral import encodable

NAME = "manifest.json"
UNFINISHED = "unfinished.json"
"""The manifest of what a run has written that is not over, or was killed."""
_LARGEST = 256 * 1024 * 1024
_NAME_OF_FILE = lazy_re(r"[0-9A-Za-z-]{1,80}\Z")


class Batch(Struct, frozen=True):
    """Reports that were written together. Their cells, passages and findings are in files of this ``name``."""

    name: str
    reports: int


class Manifest(Struct, frozen=True, rename={"schema": KEY}):
    """``reports`` are the names of the files of that table, ``compared`` those of findings of comparisons."""

    schema: int = VERSION
    run: str = ""
    reports: tuple[str, ...] = ()
    batches: tuple[Batch, ...] = ()
    compared: tuple[str, ...] = ()

    def files(self, table: TableName) -> tuple[str, ...]:
        """The files of a table, from the folder of the store."""
        names = self.reports if table == "reports" else tuple(batch.name for batch in self.batches)
        more = self.compared if table == "findings" else ()
        return tuple(file_of(table, name) for name in (*names, *more))


class _Version(Struct, rename={"schema": KEY}):
    schema: int


def file_of(table: TableName, name: str) -> str:
    """The path of a file, from the folder of the store."""
    return f"{table}/{name}.parquet"


def load(folder: Path, name: str = NAME) -> Manifest | None:
    """The manifest of a store; None where there is none.

    Raises:
        FileError: it can't be read, is damaged, or of another version of the schema.
    """
    verify_name(folder)
    path = folder / name
    try:
        data = read(path, _LARGEST)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise FileError(Problem(path.as_posix(), refusal(error))) from None
    try:
        version = msgspec.json.decode(data, type=_Version).schema
        if version == VERSION:
            found = msgspec.json.decode(data, type=Manifest)
            return _verified(found)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        message = messages.BROKEN_MANIFEST.fill(error=plain(str(error)))
        raise FileError(Problem(path.as_posix(), message)) from None
    message = messages.NEWER_SCHEMA if version > VERSION else messages.OLDER_SCHEMA
    raise FileError(Problem(folder.as_posix(), message.fill(found=version, known=VERSION)))


def _verified(found: Manifest) -> Manifest:
    """The manifest, which leads to no file elsewhere."""
    names = (*found.reports, *found.compared, *(batch.name for batch in found.batches))
    for name in names:
        if not _NAME_OF_FILE.match(name):
            raise msgspec.ValidationError(name[:80])
    return found


def save(folder: Path, manifest: Manifest, name: str = NAME) -> None:
    """Replaces the manifest of a store.

    Raises:
        OSError: it can't be written; it is then what it was.
    """
    write_whole(folder / name, msgspec.json.format(msgspec.json.encode(manifest), indent=1))


def verify_name(folder: Path) -> None:
    """That the path of a store is text, as libraries need that read and write its files.

    Raises:
        FileError: it is none.
    """
    if encodable(str(folder)) != str(folder):
        raise FileError(Problem(folder.as_posix(), messages.NO_TEXT))


def is_store(folder: Path) -> bool:
    """Whether a folder is a store, if only one that is being written for the first time."""
    if os.path.isfile(folder / UNFINISHED):  # noqa: PTH113 - a Path would raise an error of what it may not look at
        return True
    return os.path.isfile(folder / NAME) and os.path.isdir(folder / "reports")  # noqa: PTH112, PTH113 - as above


def is_draft(name: str) -> bool:
    """Whether a file in the folder of a store is a manifest that was never put in its place, as its run was killed."""
    return name.startswith((f".{NAME}.", f".{UNFINISHED}."))


def is_ours(table: TableName, name: str) -> bool:
    """Whether a file in the folder of a table could be one of a store."""
    stem, _, suffix = name.partition(".")
    return table in TABLES and suffix == "parquet" and bool(_NAME_OF_FILE.match(stem))
