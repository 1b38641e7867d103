"""``--previous``, ``--siblings``, ``--units``, ``--project``: what reports are compared with beside those of a run."""

from __future__ import annotations

import argparse
import os
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from gouji import readers
from gouji.cli import messages
from gouji.cli.parser import CommandParser
from gouji.linter.beside import Beside
from gouji.linter.messages import NO_READER, NO_SUCH_PATH
from gouji.messages.errors import UsageError

if TYPE_CHECKING:
    from gouji.linter.neighbourhood import WithSiblings
    from gouji.records.archive import Archive

_FACTS = (".json", ".csv")
_TABLE = ".parquet"


def configure(parser: CommandParser) -> None:
    """The options."""
    parser.option("--previous", help=messages.OPTION_PREVIOUS, action="append", default=[], metavar="PATH")
    parser.option("--siblings", help=messages.OPTION_SIBLINGS, type=Path, metavar="STORE")
    parser.option("--units", help=messages.OPTION_UNITS_OF_RUN, type=Path, metavar="FILE")
    parser.option("--project", help=messages.OPTION_PROJECT, action="store_true")


def asked(options: argparse.Namespace) -> Beside:
    """What the command line names.

    Raises:
        UsageError: something that it names is not there, or of no known kind.
        FileError: facts can't be read.
    """
    documents: list[str] = []
    archives: list[Archive] = []
    for path in options.previous:
        if not os.path.exists(path):  # noqa: PTH110 - Path.exists may raise an error
            raise UsageError(NO_SUCH_PATH.fill(path=path))
        suffix = PurePath(path).suffix
        if _is_store(path):
            archives.append(_store(path))
        elif os.path.isdir(path) or suffix.lower() in readers.SUFFIXES:  # noqa: PTH112 - as above
            documents.append(path)
        elif suffix.lower() in _FACTS:
            archives.append(_facts(path))
        elif suffix.lower() == _TABLE:
            archives.append(_facts_table(path))
        else:
            raise UsageError(NO_READER.fill(suffix=suffix or path))
    if options.siblings and not os.path.exists(options.siblings):  # noqa: PTH110 - as above
        raise UsageError(NO_SUCH_PATH.fill(path=options.siblings.as_posix()))
    return Beside(tuple(documents), tuple(archives), options.project, options.units, options.siblings, _open_store)


def _is_store(path: str) -> bool:
    if not os.path.isdir(path):  # noqa: PTH112 - as above
        return False
    from gouji.corpus.manifest import is_store  # noqa: PLC0415 - most runs are given none

    return is_store(Path(path))


def _store(path: str) -> Archive:
    from gouji.corpus.reading import Store  # noqa: PLC0415 - as above

    return Store(Path(path))


def of_settings() -> Beside:
    """What settings name, where the command line names nothing."""
    return Beside(open_store=_open_store)


def _open_store(store: Path) -> WithSiblings:
    """The reports of other units in a store.

    Raises:
        FileError: it is no store, or damaged.
    """
    from gouji.corpus.postings.listing import Relations  # noqa: PLC0415 - as above

    return Relations(store)


def _facts(path: str) -> Archive:
    from gouji.records.facts_file import FactsFile  # noqa: PLC0415 - most runs are given none

    facts = FactsFile(path)
    facts.reports("", 0)  # what is wrong with it is told before anything is checked
    return facts


def _facts_table(path: str) -> Archive:
    from gouji.corpus.facts_table import archive  # noqa: PLC0415 - as above

    return archive(path)
