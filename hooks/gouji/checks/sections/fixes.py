"""Fixes of a heading: another number, another style of number, another wording. A person should look at each."""

from __future__ import annotations

from collections.abc import Iterable

from gouji.document.model import Document, Paragraph
from gouji.findings.edits import edit, fix
from gouji.findings.model import Edit, Fix
from gouji.forms.sections.bound import Heading
from gouji.text.normalize import Enumerator, enumerator
from gouji.text.numerals import written


def renumbered(document: Document, heading: Heading, number: str) -> Fix | None:
    """The heading with the number ``number``, a Chinese numeral as the one it has."""
    number_there = heading.number
    if not number_there or heading.value is None or number_there != written(heading.value):
        return None
    text = heading.paragraph.text
    start = text.value.index(number_there)
    return fix([edit(document, text, number, start, start + len(number_there))], safe=False)


def reworded(document: Document, heading: Heading, title: str) -> Fix | None:
    """The heading with the words ``title``."""
    text = heading.paragraph.text
    start = text.value.rfind(heading.title)
    if start < 0:
        return None
    return fix([edit(document, text, title, start, start + len(heading.title))], safe=False)


def lowered(document: Document, headings: Iterable[Paragraph], others: Iterable[Paragraph]) -> Fix | None:
    """Headings numbered （一） instead of 一、; none where ``others`` are numbered so, as that is the level below."""
    if any((number := enumerator(other.text.value)) and number.style == "（一）" for other in others):
        return None
    return fix((_lowered(document, heading, enumerator(heading.text.value)) for heading in headings), safe=False)


def _lowered(document: Document, heading: Paragraph, number: Enumerator | None) -> Edit | None:
    if number is None:
        return None
    mark = heading.text.value[: -len(number.rest) or None]
    start, end = len(mark) - len(mark.lstrip()), len(mark.rstrip())
    return edit(document, heading.text, f"（{written(number.number)}）", start, end)
