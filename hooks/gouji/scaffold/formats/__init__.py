"""Documents written as files: a format a module, imported when a file of its kind is asked for.

A format is a module with ``written(blocks, language) -> bytes``. A paragraph of level 1 is the title, one of a
deeper level a heading; the language, ``zh`` or ``en``, is that of the document. The reader of the
format reads the same blocks.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import PurePath
from typing import Protocol, cast

from gouji.messages.message import Language
from gouji.scaffold.formats.grid import Block

_WRITERS = {".docx": "docx", ".html": "html", ".htm": "html", ".md": "markdown", ".txt": "text"}
SUFFIXES = tuple(_WRITERS)
"""The suffixes of files that can be written."""


class Writer(Protocol):
    """The function ``written`` of a format."""

    def __call__(self, blocks: Sequence[Block], language: Language) -> bytes:
        """The file with these blocks."""


def writer(path: str) -> Writer:
    """The writer of the format that the suffix of a path names.

    Raises:
        KeyError: there is no such format.
        UsageError: a library that the format needs is not installed.
    """
    module = import_module(f"{__name__}.{_WRITERS[PurePath(path).suffix.lower()]}")
    return cast("Writer", module.written)
