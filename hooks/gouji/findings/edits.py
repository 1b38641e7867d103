"""Edits that a document can take: what may be replaced in its source without harm to anything around it.

A check names a part of a text and what should stand there. Whether that can be written is decided here, by what stands
in the source: an edit that would touch markup, or would change how the rest is read, is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from gouji.document.model import Document
from gouji.findings.model import Edit, Fix
from gouji.text.spans import Span, Text

_BLANK = r"[ \u3000\xa0\u2002\u2003]"
_ENTITY = re.compile(r"(?:&(?:nbsp|ensp|emsp|#0*160|#[xX]0*[aA]0|#0*12288|#[xX]0*3000);)+")
_FIELD = re.compile(rf"{_BLANK}*(?:{_ENTITY.pattern}{_BLANK}*)?")
_ELEMENT = re.compile(rf"[ \t\r\n\f]*(?:({_ENTITY.pattern}|[\u3000\xa0]+)[ \t\r\n\f]*)?(?=<)")
_BORDERS = "\t|\r\n"
_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_LINE_END = re.compile(r"[\r\n]")


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
    point = text.span()
    filled = _filled(decoded.text, point.start, written) if point else None
    return Edit(decoded.place(filled[0]), filled[1]) if filled else None


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


def _filled(source: str, point: int, value: str) -> tuple[Span, str] | None:
    """Where and how a value is written into an empty cell; None where nothing marks the borders of the cell."""
    if (found := _ELEMENT.match(source, point)) and _follows_tag(source, point):
        return (Span(*found.span(1)) if found[1] else Span(point, point)), value
    left = max(source.rfind(border, 0, point) for border in _BORDERS)
    field = _FIELD.match(source, left + 1)
    start, end = (left + 1, field.end()) if field else (point, point)
    borders = {source[left] if left >= 0 else "\n", source[end : end + 1] or "\n"}
    if not start <= point <= end or not borders <= set(_BORDERS) or borders <= {"\r", "\n"}:
        return None
    entity = _ENTITY.search(source, start, end)
    if entity:
        return Span(*entity.span()), value
    return (Span(start, end), value) if "\t" in borders else _in_pipes(source, start, end, value)


def _follows_tag(source: str, point: int) -> bool:
    """Whether only white space stands between ``point`` and the tag before it."""
    while point and source[point - 1] in " \t\r\n\f":
        point -= 1
    return source[point - 1 : point] == ">"


def _in_pipes(source: str, start: int, end: int, value: str) -> tuple[Span, str] | None:
    """Between pipes: with a blank on either side, and no wider than the cell was where there is room."""
    line_start = max(source.rfind("\n", 0, start), source.rfind("\r", 0, start)) + 1
    line_end = _LINE_END.search(source, start)
    line = source[line_start : line_end.start() if line_end else len(source)]
    if line.count("|") < 2:  # noqa: PLR2004 - a lone pipe may be an empty cell or the border between two
        return None
    room = end - start
    if room >= len(value) + 2:
        return Span(start + 1, start + 1 + len(value)), value
    if room >= 2:  # noqa: PLR2004 - a blank on either side
        return Span(start + 1, end - 1), value
    return Span(start, end), f" {value} "
