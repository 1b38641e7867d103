"""Edits that a document can take: what may be replaced in its source without harm to anything around it.

A check names a part of a text and what should stand there. Whether that can be written is decided here, by what stands
in the source: an edit that would touch markup, or would change how the rest is read, is none.
"""

from __future__ import annotations

from collections.abc import Iterable

from gouji.document.model import Document
from gouji.findings.model import Edit, Fix
from gouji.text.spans import Span, Text

_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def edit(document: Document, text: Text, replacement: str, start: int = 0, end: int | None = None) -> Edit | None:
    """Replaces ``text.value[start:end]``; an empty text is a cell to be filled.

    None where the document has no lines (Word, PDF), was read in part only, or where the source of these characters is
    not one stretch of text.
    """
    decoded = document.decoded
    if decoded is None or any(note.partial for note in document.notes):
        return None
    written = replacement.translate(_ESCAPED) if document.format == "html" else replacement
    if text.value:
        span = _stretch(text, start, len(text.value) if end is None else end)
        return Edit(decoded.place(span), written) if span else None
    from gouji.findings.empty_cells import filled  # noqa: PLC0415 - its expressions are needed for blank cells only

    point = text.span()
    found = filled(decoded.text, point.start, written) if point else None
    return Edit(decoded.place(found[0]), found[1]) if found else None


def fix(edits: Iterable[Edit | None], *, safe: bool) -> Fix | None:
    """The fix that consists of all ``edits``; None where one of them is impossible, or where there are none."""
    possible = list(edits)
    known = tuple(each for each in possible if each is not None)
    return Fix(known, safe) if known and len(known) == len(possible) else None


def _stretch(text: Text, start: int, end: int) -> Span | None:
    """The source of ``text.value[start:end]`` where nothing else stands between its characters."""
    reached: int | None = None
    for piece in text.pieces:
        left, right = max(piece.at, start), min(piece.at + piece.length, end)
        if left >= right:
            continue
        exact = piece.length == piece.end - piece.start
        whole = right - left == piece.length
        if piece.start == piece.end or not (exact or whole):
            return None  # shown but not stored, or a part of what was written otherwise
        if reached is not None and piece.start != reached:
            return None  # markup, or the end of a line, in between
        reached = piece.end
    return text.span(start, end) if reached is not None else None
