"""Patterns that can never match, because text has no such white space, letters or marks where they look for them.

What may be left out or repeated, classes of characters and groups are passed over: this says too little sooner than
too much.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex
from msgspec import Struct

from gouji.messages.message import Message
from gouji.text import messages
from gouji.text.lazy import lazy_regex
from gouji.text.spacing import UNSPACED

_LITERAL = lazy_regex(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{[^{}]*\}|(?P<letter>[^\\\[\].^$*+?{}()|])(?![*?+]|\{[\d,])")
_VERBOSE = lazy_regex(r"\(\?[a-zA-Z]*x")
_BLANKS = (
    (lazy_regex(rf"[{UNSPACED}](\s+)[{UNSPACED}]"), messages.UNMATCHABLE_BLANK),
    (lazy_regex(r"\S\s(\s+)"), messages.UNMATCHABLE_BLANKS),
)
_LETTERS = (
    (lazy_regex(r"([０-９Ａ-Ｚａ-ｚ])"), messages.UNMATCHABLE_WIDTH),
    (lazy_regex(rf"[{UNSPACED}]([,;:])[{UNSPACED}]"), messages.UNMATCHABLE_MARK),
)


class Unmatchable(Struct, frozen=True):
    """Why a pattern never matches, and where in it."""

    position: int
    message: Message


def unmatchable_blanks(pattern: str) -> Unmatchable | None:
    """White space in a pattern for squeezed text (:func:`gouji.text.spacing.squeezed`) where that has none."""
    return _first(pattern, _BLANKS)


def unmatchable_letters(pattern: str) -> Unmatchable | None:
    """The same, and letters or marks of a width that text which is normalized for patterns does not have."""
    return _first(pattern, (*_BLANKS, *_LETTERS))


def _first(pattern: str, faults: tuple[tuple[regex.Pattern[str], Message], ...]) -> Unmatchable | None:
    if _VERBOSE.search(pattern):
        return None
    for start, run in _runs(pattern):
        for fault, message in faults:
            if found := fault.search(run):
                return Unmatchable(start + found.start(1), message.fill(text=found[0]))
    return None


def _runs(pattern: str) -> Iterator[tuple[int, str]]:
    """The stretches of a pattern that stand for themselves, each with its place."""
    start = end = 0
    for found in _LITERAL.finditer(pattern):
        if found["letter"] is None or found.start() != end:
            if end > start:
                yield start, pattern[start:end]
            start = found.start() if found["letter"] else found.end()
        end = found.end()
    if end > start:
        yield start, pattern[start:end]
