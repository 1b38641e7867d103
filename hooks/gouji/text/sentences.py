"""Marks that end sentences and clauses, in any script."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from gouji.text.lazy import lazy_regex

_TERMINAL = lazy_regex(r"\p{Sentence_Terminal}")
_END = lazy_regex(r"[\p{Sentence_Terminal}；;]")
_MARK = lazy_regex(r"(?V1)[\p{Terminal_Punctuation}（）()--[、]]")
"""What may part clauses; ``、`` parts items."""
_FULL_STOP = "."
_IN_FIGURES = ",:"
_CLOSING = r"[\p{Pe}\p{Pf}\"']*"
_BEGINS = lazy_regex(rf"{_CLOSING}(?:\s+[\p{{Pi}}\p{{Ps}}\"']*[\p{{Lu}}\p{{Lo}}\d]|\s*$)")
"""What follows the full stop of a sentence."""
_WORD_BEFORE = lazy_regex(r"(?r)[\w.]+")


def ends(text: str, abbreviations: Collection[str] = ()) -> Iterator[int]:
    """Where the sentences of a text end: behind the mark that ends each.

    A full stop ends one where a capital, a figure or nothing follows, and neither initials (``J. Smith``, ``U.S.C.``)
    nor one of the ``abbreviations``, written with their full stop, stand before it. A semicolon ends one, too.
    """
    for mark in _END.finditer(text):
        if mark[0] != _FULL_STOP or is_full_stop(text, mark.start(), abbreviations):
            yield mark.end()


def clauses(text: str, abbreviations: Collection[str] = ()) -> Iterator[str]:
    """The clauses of a text and the marks between them, each mark by itself: together they are the text."""
    at = 0
    for mark in _MARK.finditer(text):
        if parts(text, mark.start(), abbreviations):
            if at < mark.start():
                yield text[at : mark.start()]
            yield mark[0]
            at = mark.end()
    if at < len(text):
        yield text[at:]


def parts(text: str, at: int, abbreviations: Collection[str] = ()) -> bool:
    """Whether the mark at an index parts clauses, and is none of a figure or an abbreviation."""
    if text[at] == _FULL_STOP:
        return is_full_stop(text, at, abbreviations)
    return text[at] not in _IN_FIGURES or text[at + 1 : at + 2].isspace() or at + 1 == len(text)


def is_end(mark: str) -> bool:
    """Whether a mark between clauses ends a sentence."""
    return _TERMINAL.fullmatch(mark) is not None


def is_full_stop(text: str, at: int, abbreviations: Collection[str] = ()) -> bool:
    """Whether the ``.`` at an index ends a sentence."""
    if not _BEGINS.match(text, at + 1):
        return False
    before = _WORD_BEFORE.match(text, 0, at)
    word = before[0] if before else ""
    if f"{word}." in abbreviations:
        return False
    initials = bool(word) and all(len(part) == 1 and part.isalpha() for part in word.split(_FULL_STOP))
    return not initials or not text[at + 1 :].strip()


def sentence_at(text: str, start: int, end: int, abbreviations: Collection[str] = ()) -> tuple[int, int]:
    """Where the sentence begins, and where it ends before its mark, in which ``text[start:end]`` stands."""
    places = list(ends(text, abbreviations))
    first = max((place for place in places if place <= start), default=0)
    last = min((place - 1 for place in places if place > end), default=len(text))
    return first, last
