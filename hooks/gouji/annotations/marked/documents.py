"""Documents of lines as pages: what surrounds their text."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import resources
from pathlib import PurePath

from gouji import readers
from gouji.annotations import Prepared
from gouji.annotations.marked.pages import marked
from gouji.annotations.marked.runs import Drawing
from gouji.annotations.notes import Noted
from gouji.reporters.html.writing import plain
from gouji.text.source import Decoded, Source, decode

Draw = Callable[[str, Drawing], None]
"""Draws a text on a page."""


def prepare(source: Source) -> Prepared:
    """The document as it is.

    Raises:
        Unreadable: it can't be read.
    """
    return Prepared(source.data, decoded=text_of(source))


def is_annotated(source: Source) -> bool:
    """Never: its copies are pages."""
    del source
    return False


def drawn(path: str, text: str, draw: Draw) -> Drawing:
    """The page of a document, without marks."""
    drawing = Drawing()
    drawing.markup(
        f'<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n<title>{plain(PurePath(path).name)}</title>\n'
        f"<style>\n{_style()}\n</style>\n</head>\n<body>\n<main>\n"
    )
    draw(text, drawing)
    drawing.markup("</main>\n</body>\n</html>\n")
    return drawing


def annotated(source: Source, noted: Noted, draw: Draw) -> bytes:
    """The page of a document with its marks and notes.

    Raises:
        Unreadable: it is no text.
    """
    drawing = drawn(source.path, text_of(source).text, draw)
    return marked(drawing.page, drawing.runs, noted).encode("utf-8", "xmlcharrefreplace")


def text_of(source: Source) -> Decoded:
    """The text of a document.

    Raises:
        Unreadable: it is none, or too long a one.
    """
    return readers.read(source).decoded or decode(source.data)


@cache
def _style() -> str:
    return resources.files(__package__).joinpath("document.css").read_text("utf-8").strip()
