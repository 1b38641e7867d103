"""Pages with marks: how they are put together, how they are known, and how the marks are taken out again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from itertools import count

from gouji.annotations.marked.guard import POLICY, guards
from gouji.annotations.marked.marks import Insertion, inserted, marks
from gouji.annotations.marked.openings import body_end, body_start, closers, head_start
from gouji.annotations.marked.runs import Run
from gouji.annotations.marked.writing import Writing
from gouji.annotations.notes import Note, Noted
from gouji.text.lazy import lazy_re

_WORD = "gouji"
_GENERATOR = '<meta name="generator" content="gouji annotate">'
_OWN = lazy_re(rf'<!--({_WORD}[0-9]*)--><meta charset="[\w-]+">{re.escape(_GENERATOR)}')
_VIEWPORT = '<meta name="viewport" content="width=device-width, initial-scale=1">'
_HEAD, _TOP, _EARLY_NOTES, _NOTES = -3, -2, -1, 9
"""The order of the parts where several stand at one offset, before and behind all marks."""
_CHARSETS = {
    "utf-16-le": "utf-16le",
    "utf-16-be": "utf-16be",
    "euc_jp": "euc-jp",
    "euc_kr": "euc-kr",
    "cp949": "euc-kr",
}
"""What the web calls encodings, where Python has another name."""


def own_word(text: str) -> str | None:
    """The word with which all names begin that were put into a page; None if it is no page of ours."""
    found = _OWN.search(text)
    return found[1] if found else None


def unmarked(text: str, word: str) -> str:
    """A page without all that was put in."""
    return _insertion(word).sub("", text)


@cache
def _insertion(word: str) -> re.Pattern[str]:
    return re.compile(
        rf"<!--{word}-->.*?<!--/{word}-->|</?{word}-mark\b[^>]*>|<{word}-no\b.*?</{word}-no>"
        rf'| data-{word}-off=""[^<>]* data-{word}-end=""',
        re.DOTALL,
    )


def marked(page: str, runs: Sequence[Run], noted: Noted, encoding: str = "utf-8") -> str:
    """A page with its notes and their marks, and walls around what it has of others. It has no marks of ours yet."""
    notes = sorted((note for note in noted.notes if note.span), key=_position)
    word = next(each for number in count(1) if not _is_in(each := _named(number), page))
    writing = Writing(noted.language, word)
    framed = _frame(page, notes, noted, writing, encoding)
    return inserted(page, [*framed, *marks(runs, notes, writing), *guards(page, word)])


def _is_in(word: str, page: str) -> bool:
    return any(each in page for each in (f"{word}-", f"<!--{word}-->", f"<!--/{word}-->"))


def _named(number: int) -> str:
    return _WORD if number == 1 else f"{_WORD}{number}"


def _position(note: Note) -> tuple[int, int]:
    return (note.span.start, note.span.end) if note.span else (0, 0)


def _frame(page: str, notes: Sequence[Note], noted: Noted, writing: Writing, encoding: str) -> Iterator[Insertion]:
    """The head, what stands above the text, and the notes below it."""
    word = writing.word
    yield _part(head_start(page), _HEAD, _head(page, word, encoding), word)
    start, end = body_start(page), body_end(page)
    yield _part(start, _TOP, writing.top(notes, noted.whole, noted.counts), word)
    if written := writing.notes(notes):
        if end is None:
            yield _part(start, _EARLY_NOTES, written, word)
        else:
            yield _part(end, _NOTES, closers(page, end) + written, word)


def _part(at: int, order: int, html: str, word: str) -> Insertion:
    return Insertion(at, order, f"<!--{word}-->{html}<!--/{word}-->")


def _head(page: str, word: str, encoding: str) -> str:
    charset = _CHARSETS.get(encoding, encoding)
    policy = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    viewport = "" if "viewport" in page.lower() else _VIEWPORT
    style = _style().replace(".gouji", f".{word}").replace("gouji-", f"{word}-")
    return f'<meta charset="{charset}">{_GENERATOR}{policy}{viewport}<style>{style}</style>'


@cache
def _style() -> str:
    return resources.files(__package__).joinpath("marks.css").read_text("utf-8").strip()
