"""The output formats.

A reporter is a module with a function ``report`` as in :class:`Reporter`, and one line in ``MODULES``.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from gouji.linter.results import Result
from gouji.messages.message import Language
from gouji.reporters.shared.terminal import Screen

MODULES = {
    "checkstyle": "gouji.reporters.checkstyle",
    "concise": "gouji.reporters.concise",
    "csv": "gouji.reporters.csv",
    "full": "gouji.reporters.full",
    "github": "gouji.reporters.github",
    "gitlab": "gouji.reporters.gitlab",
    "html": "gouji.reporters.html",
    "json": "gouji.reporters.json",
    "junit": "gouji.reporters.junit",
    "rdjson": "gouji.reporters.rdjson",
    "sarif": "gouji.reporters.sarif",
    "text": "gouji.reporters.text",
    "vim": "gouji.reporters.vim",
}

TELLING_OMISSIONS = frozenset({"csv", "full", "github", "html", "json", "junit", "sarif", "text"})
"""Formats in which what was left out of a run has a place of its own, apart from findings."""

BINARY = {"xlsx": "gouji.reporters.xlsx"}
"""Formats that are no text and go to a file only, with a function ``workbook`` as in :class:`Workbook`."""

EXTRAS = {"xlsx": "xlsxwriter"}
"""The library that a format needs, where it comes with an extra, named as the format is."""

DRAWING = frozenset({"html"})
"""Formats that draw documents, from the ``excerpts`` of results."""

PAGED = frozenset({"html"})
"""Formats that can be written as a folder of pages."""

INDEX = "index.html"
SUBFOLDER = "pages"
"""The folder in it with the pages of single files."""


class Reporter(Protocol):
    """Formats a whole run for people or machines."""

    def __call__(self, result: Result, language: Language, *, screen: Screen, quiet: bool) -> Iterator[str]:
        """Pieces of the output, line ends included.

        ``screen`` matters to formats for people. ``quiet`` leaves out what is neither a finding nor an unreadable file.
        """


class Pages(Protocol):
    """Formats a whole run as a folder of pages."""

    def __call__(self, result: Result, language: Language, *, quiet: bool) -> Iterator[tuple[str, str]]:
        """The path of each page below the folder, with ``/``, and what stands in it."""


class Workbook(Protocol):
    """Formats a whole run as bytes."""

    def __call__(self, result: Result, language: Language, *, folder: Path, quiet: bool) -> bytes:
        """What stands in the file; ``folder`` is where it will lie."""


def workbook(name: str) -> Workbook:
    """The reporter of one of the formats in ``BINARY``.

    Raises:
        ModuleNotFoundError: its library is not installed.
    """
    return cast("Workbook", import_module(BINARY[name]).workbook)


def pages(name: str) -> Pages:
    """What makes the pages of one of the formats in ``PAGED``."""
    return cast("Pages", import_module(MODULES[name]).pages)


def load(name: str) -> Reporter:
    """The reporter of a format.

    Raises:
        KeyError: there is no such format.
    """
    return cast("Reporter", import_module(MODULES[name]).report)
