"""A part with comments anchored in it: characters are inserted, and none is lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec import Struct

from gouji.annotations.word.cuts import Cut
from gouji.annotations.word.vocabulary import Vocabulary


class Anchored(Struct, frozen=True):
    """A comment by its number, and where it begins and ends."""

    number: int
    begin: Cut
    end: Cut


def spliced(text: str, comments: Iterable[Anchored], words: Vocabulary) -> str:
    """The part with the comments in it."""
    inserted = list(_inserted(comments, words))
    kept = {cut.kept for _, _, _, cut, _ in inserted if cut.kept is not None}
    inserted = sorted([*inserted, *_keeping(kept)], key=lambda each: each[:3])
    pieces: list[str] = []
    done = 0
    for at, group in groupby(inserted, lambda each: each[0]):
        marks = list(group)
        cut = marks[0][3]
        pieces += (text[done:at], cut.before, *(mark for *_, mark in marks), cut.after)
        done = at + cut.replaced
    return "".join([*pieces, text[done:]])


_Insertion = tuple[int, int, int, Cut, str]
"""Where, in which order there, of which comment, how it is cut, and what."""


def _inserted(comments: Iterable[Anchored], words: Vocabulary) -> Iterator[_Insertion]:
    """At one place what ends there stands before what begins there, and that before what does both."""
    for each in comments:
        start = words.element("commentRangeStart", outer=True, id=each.number)
        reference = words.element("commentReference", id=each.number)
        end = words.element("commentRangeEnd", outer=True, id=each.number) + words.element("r", reference, outer=True)
        if each.begin.at == each.end.at:
            yield each.begin.at, 2, each.number, each.begin, start + end
        else:
            yield each.end.at, 0, each.number, each.end, end
            yield each.begin.at, 1, each.number, each.begin, start


def _keeping(ends: Iterable[int]) -> Iterator[_Insertion]:
    """What makes texts keep their white space, before the end of their start tags."""
    return ((at, 0, 0, Cut(at), ' xml:space="preserve"') for at in ends)
