"""Lines that were meant for something else than what CommonMark makes of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gouji.document.model import Note
from gouji.readers import messages
from gouji.readers.prose import is_prose
from gouji.text.lazy import lazy_re
from gouji.text.numerals import ONE_TO_TEN, ORDINAL

_LONGEST_QUOTE = 20
_WIDE = r"\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_NUMBER = (
    rf"(?:[{ONE_TO_TEN}]{{1,3}}\s*[、丶.．]|[（(]\s*[{ONE_TO_TEN}]{{1,3}}\s*[）)]"
    rf"|{ORDINAL}[{ONE_TO_TEN}]{{1,3}}[^\W\d_]"
    r"|[1-9][0-9]?\s*(?:、|[.．](?![0-9])))"
)
# Hashes without the blank that makes a heading of them: with another blank, before a number of a section, or several
# before words. One before a word is a hashtag, one before a number without a mark behind it is a reference.
_HEADING = lazy_re(rf"([ ]{{0,3}}(?:>[ ]?){{0,9}}#{{1,6}})(?:[{_WIDE}]+(?=\S)|(?={_NUMBER})|(?<=##)(?=[^\W\d_]))")


_TITLE = lazy_re(r"(\ufeff?#)(?=[^\W\d_])[^#]{4,60}\s*")


def as_meant(lines: Sequence[str]) -> list[str]:
    """Lines as the parser must see them: blank ones without blanks of other kinds, headings and title with theirs."""
    first = next((number for number, line in enumerate(lines) if line and not line.isspace()), 0)
    return [_meant(line, _TITLE if number == first else _HEADING) for number, line in enumerate(lines)]


def _meant(line: str, mark: re.Pattern[str]) -> str:
    if not line or line.isspace():
        return ""
    found = mark.match(line) or _HEADING.match(line)
    if found is None or is_prose(line):
        return line
    return f"{found[1]} {line[found.end(1) :].lstrip()}"


def glued(lines: Sequence[str], meant: Sequence[str]) -> Iterator[Note]:
    """A note on headings that have no blank behind their marks, and are none to most programs."""
    found = [line.strip() for line, seen in zip(lines, meant, strict=True) if seen and seen != line]
    if found:
        yield Note(messages.HEADING_GLUED.fill(text=found[0][:_LONGEST_QUOTE], count=len(found)))
