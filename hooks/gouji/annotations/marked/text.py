"""Plain text as a page with marks."""

from __future__ import annotations

from gouji.annotations import Prepared
from gouji.annotations.marked.documents import annotated, text_of
from gouji.annotations.marked.lines import draw
from gouji.annotations.notes import Noted
from gouji.text.source import Source


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


def annotate(source: Source, noted: Noted) -> bytes:
    """The document as a page with a mark at each note, and the notes.

    Raises:
        Unreadable: it can't be read.
    """
    return annotated(source, noted, draw)
