"""Line breaks that an author put inside of a paragraph or a heading (``<br>``, ``w:br``): which of them end it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.readers.prose import is_prose
from gouji.text.lazy import lazy_re
from gouji.text.normalize import enumerator
from gouji.text.spans import Piece, Text, join
from gouji.text.width import is_wide

_LONGEST_HEADING = 60
_INDENTED = lazy_re(r"\u3000|[^\S\n]{2}")
_ENDED = lazy_re(r"[。！？；：.!?;:…][”’」』）)》]*$")
_OPEN = tuple("，、,（(《“‘—")
_CONTINUES = tuple("，。；、：！？）》”’,")
_CLAUSES = lazy_re(r"[，。；]")
# A figure and what it counts: no year, no date, no number of an item.
_COUNTED = lazy_re(r"(?!(?:19|20)\d\d(?!\d)|\d{1,2}[^\W\d_]\d)[0-9０-９][0-9０-９,，.．]{0,20}\s*[^\s\d.．、,，)）]")
_SHORTEST = 4


def paragraphs(lines: Sequence[Text], *, heading: bool = False) -> Iterator[Text]:
    """The paragraphs that lines with breaks between them make. A heading is one, if nothing in it reads otherwise."""
    if len(lines) == 1:
        yield lines[0].strip()
        return
    if heading and len(lines) > 1 and _is_heading([line.value.strip() for line in lines]):
        yield _joined(lines)
        return
    group: list[Text] = []
    for line in lines:
        if group and not _goes_on(group[-1].value.strip(), line.value):
            yield _joined(group)
            group = []
        group.append(line)
    if group:
        yield _joined(group)


def _is_heading(lines: list[str]) -> bool:
    later = [line for line in lines if line][1:]
    short = sum(map(len, lines)) <= _LONGEST_HEADING
    return short and not any(is_prose(line) for line in lines) and not any(enumerator(line) for line in later)


def _goes_on(line: str, following: str) -> bool:
    """Whether the sentence of a line goes on below."""
    begins = following.strip()
    if not line or not begins or _INDENTED.match(following) or _ENDED.search(line) or enumerator(begins):
        return False
    if line.endswith(_OPEN) or begins.startswith(_CONTINUES) or _CLAUSES.search(line):
        return True
    return bool(_COUNTED.match(begins)) and len(line) >= _SHORTEST and line[-1].isalpha() and not enumerator(line)


def _joined(lines: Sequence[Text]) -> Text:
    """One line, with a blank between two unless one of the characters that meet is Chinese."""
    parts: list[Text] = []
    for line in (stripped for each in lines if (stripped := each.strip()).value):
        if parts and not any(map(is_wide, parts[-1].value[-1] + line.value[0])):
            span = parts[-1].span()
            parts.append(Text(" ", (Piece(0, 1, span.end, span.end),) if span else ()))
        parts.append(line)
    return join(parts) if parts else lines[0].strip()
