"""Markdown as a page with marks."""

from __future__ import annotations

from gouji.annotations.marked.documents import annotated, is_annotated, prepare
from gouji.annotations.marked.rendering import draw
from gouji.annotations.notes import Noted
from gouji.text.source import Source

__all__ = ["annotate", "is_annotated", "prepare"]


def annotate(source: Source, noted: Noted) -> bytes:
    """The document as a page with a mark at each note, and the notes.

    Raises:
        Unreadable: it can't be read.
    """
    return annotated(source, noted, draw)
