"""The part with the comments of a Word document: others' are kept, gouji's own come and go."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from msgspec import Struct

from gouji.annotations.notes import AUTHORS, INITIALS, Line, Note
from gouji.annotations.word.markup import Extent, extents
from gouji.annotations.word.vocabulary import Vocabulary
from gouji.findings.model import Severity
from gouji.reporters.shared.xml import clean
from gouji.text.lazy import lazy_re

_MARKS = frozenset({"commentRangeStart", "commentRangeEnd", "commentReference"})
_ID = lazy_re(r"""[:\s]id\s*=\s*["']\s*(-?[0-9]{1,10})\s*["']""")
_AUTHOR = lazy_re(r""":author\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_COLOURS: dict[Severity, str] = {"error": "C00000", "warning": "B45F06", "info": "1F4E79"}
_GREY = "7F7F7F"
_SIZE, _SMALL = 18, 15
"""Half points: a comment would else have the size of the text of the document."""


class Comment(Struct, frozen=True):
    """A comment as it stands in its part; one without a number of its own has -1."""

    number: int
    is_own: bool
    place: Extent


def comments(text: str) -> list[Comment]:
    """The comments in a part."""
    return [_read(text, each) for each in extents(text) if each.name.rpartition(":")[2] == "comment"]


def _read(text: str, place: Extent) -> Comment:
    number, author = _number(text, place), _AUTHOR.search(text, place.start, place.inner)
    name = (author[1] or author[2]) if author else ""
    return Comment(-1 if number is None else number, name in AUTHORS, place)


def _number(text: str, place: Extent) -> int | None:
    found = _ID.search(text, place.start, place.inner)
    return int(found[1]) if found else None


def named_by(text: str, place: Extent) -> int | None:
    """The number of the comment that an element of a document marks; None of what marks none."""
    return _number(text, place) if place.name.rpartition(":")[2] in _MARKS else None


def without(text: str, places: Iterable[Extent]) -> str:
    """A part without some of its elements, none of which is in another."""
    for place in sorted(places, key=lambda each: each.start, reverse=True):
        text = text[: place.start] + text[place.end :]
    return text


def empty(words: Vocabulary) -> str:
    """A part without comments."""
    name = f"{words.prefix or 'w:'}comments"
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<{name}{words.declaration}></{name}>'


def with_notes(text: str, notes: Iterable[tuple[int, Note]], words: Vocabulary) -> str:
    """The part with notes behind its comments, each under its number."""
    return appended(text, "".join(_comment(number, note, words) for number, note in notes))


def appended(text: str, content: str) -> str:
    """A part with more behind all that its root holds."""
    root = extents(text)[0]
    if root.single:
        return f"{text[: root.end - 2]}>{content}</{root.name}>{text[root.end :]}"
    return text[: root.tail] + content + text[root.tail :]


def _comment(number: int, note: Note, words: Vocabulary) -> str:
    colour = _COLOURS[note.severity]
    head = words.element("r", words.element("annotationRef")) + _run(words, note.severity_word, colour, bold=True)
    content = "".join(_paragraph(words, line, "" if index else head) for index, line in enumerate(note.lines))
    attributes = {"author": _plain(note.author), "initials": INITIALS}
    return words.element("comment", content, outer=True, id=number, **attributes)


def _paragraph(words: Vocabulary, line: Line, head: str) -> str:
    """Set plain, whatever the style of the text is: no indents, no gaps."""
    spacing = words.element("spacing", before=0, after=0, line=240, lineRule="auto")
    indents = words.element("ind", left=0, right=0, firstLine=0, firstLineChars=0)
    properties = words.element("pPr", spacing + indents + words.element("jc", val="left"))
    colour = _GREY if line.kind == "rule" else None
    run = _run(words, line.text, colour, bold=line.kind == "hint", size=_SMALL if line.kind == "rule" else _SIZE)
    return words.element("p", properties + head + run)


def _run(words: Vocabulary, text: str, colour: str | None, *, bold: bool = False, size: int = _SIZE) -> str:
    properties = words.element("b") if bold else ""
    properties += words.element("color", val=colour) if colour else ""
    properties += words.element("sz", val=size) + words.element("szCs", val=size)
    prefix = words.prefix or "w:"
    shown = f'<{prefix}t xml:space="preserve">{_plain(text)}</{prefix}t>'
    return words.element("r", words.element("rPr", properties) + shown)


def _plain(text: str) -> str:
    return escape(clean(text), {'"': "&quot;"})
