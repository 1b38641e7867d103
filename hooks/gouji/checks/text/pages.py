"""Page numbers that stayed in the text when its pages were joined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from gouji.checks.text import expressions
from gouji.checks.text.passage import HAN, Slip, TextPassage
from gouji.checks.text.stretches import Stretches
from gouji.text.lazy import lazy_re, lazy_regex
from gouji.text.numerals import ONE_TO_TEN
from gouji.text.patterns import compiled

_DASH = r"[-\u2010-\u2015\u2212－─━]"
_FIGURE = r"[0-9０-９]{1,3}"
_NUMERAL = rf"(?:{_FIGURE}|[{ONE_TO_TEN}]{{1,3}})"
_BARE = lazy_regex(rf"(?<=[{HAN}])[ \u3000]?([1-9１-９][0-9０-９]?)[ \u3000]?(?=[{HAN}])")
_DASHED = lazy_regex(
    rf"(?<![0-9０-９A-Za-z-])[ \u3000]?{_DASH}{{1,2}} ?{_FIGURE} ?{_DASH}{{1,2}}[ \u3000]?(?![0-9０-９A-Za-z-])"
)
_WORDS = lazy_regex(rf"[{HAN}]+")
_LEGIBLE = lazy_regex(rf"(?:[{HAN}][^{HAN}]*+){{4}}")  # the shortest title has four characters
_FIGURES = lazy_re(r"[0-9０-９]")
_CERTAIN = (2, 2)
_SURE = ((2, 1), (1, 2))  # characters on either side that are enough to know a passage by
_PAGES = range(2, 31)
_TRAILING = lazy_regex(rf"(?<=[。！？；])[ \u3000]?{_FIGURE}\s*$")
_LINE = lazy_regex(
    rf"(?P<plain>{_FIGURE})"
    rf"|(?:{_DASH}|[~～·•])+\s*{_FIGURE}\s*(?:{_DASH}|[~～·•])+"
    rf"|(?P<part>{_FIGURE})\s*[/／]\s*(?P<whole>{_FIGURE})"
)


class Surroundings(Struct, frozen=True):
    """Regular expressions for the words around a figure.

    ``units`` stand after one that counts something, ``before`` before one that numbers something (第, 表, 附件);
    ``after`` are words that never follow a figure that belongs to the sentence.
    """

    units: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


def in_sentences(
    passages: Sequence[TextPassage], words: Surroundings, allowed: tuple[str, ...]
) -> Iterator[tuple[int, Slip]]:
    """Page numbers inside a sentence (工作4的指导, 工作- 4 -的指导) or behind the last.

    A bare figure between two Chinese characters is one if nothing is counted or numbered by it. That is certain where
    one of ``words.after`` follows or what would meet without it stands elsewhere; else it must be the only such figure
    of its paragraph, small enough for a page, and no part of a slogan like 3审3校.

    Raises:
        TimeoutError: an expression takes too long.
    """
    known = Stretches.of((passage.text for passage in passages), {sum(by) for by in (_CERTAIN, *_SURE)})
    for index, passage in enumerate(passages):
        if passage.paged or not _FIGURES.search(passage.text) or not passage.prose:
            continue
        for slip in _candidates(passage.text, words, known):
            if not expressions.covered(passage.text, slip, allowed):
                yield index, slip


def _candidates(text: str, words: Surroundings, known: Stretches) -> Iterator[Slip]:
    doubtful: list[Slip] = []
    for found in _BARE.finditer(text):
        start, end = found.span()
        slip = Slip(start, end, "")
        if _met(text, slip, known, *_CERTAIN):
            yield slip
        elif not (expressions.follows(text, end, words.units) or expressions.precedes(text, start, words.before)):
            if expressions.follows(text, end, words.after) or any(_met(text, slip, known, *by) for by in _SURE):
                yield slip
            elif int(found[1]) in _PAGES and not _FIGURES.search(text[max(start - 3, 0) : start] + text[end : end + 3]):
                doubtful.append(slip)
    if len(doubtful) == 1:
        yield doubtful[0]
    for pattern in (_DASHED, _TRAILING):
        for found in pattern.finditer(text):
            if found.start():
                yield Slip(found.start(), found.end(), "")


def _met(text: str, slip: Slip, known: Stretches, left: int, right: int) -> bool:
    """Whether what would meet without the slip, so many characters on either side, stands elsewhere."""
    joined = text[max(slip.start - left, 0) : slip.start] + text[slip.end : slip.end + right]
    return _WORDS.fullmatch(joined) is not None and len(joined) == left + right and known.have(joined)


def as_lines(passages: Sequence[TextPassage], words: Sequence[str] = ()) -> Iterator[tuple[int, Slip]]:
    """Page numbers as paragraphs of their own (``- 3 -``, ``3/12``) with text on both sides.

    A bare figure counts only between sentences, and not in a row of numbered paragraphs. ``words`` are regular
    expressions for page numbers in words, with ``{n}``: ``第{n}页``.

    Raises:
        TimeoutError: an expression takes too long.
    """
    in_words = compiled(tuple(each.replace("{n}", _NUMERAL) for each in words))
    alone = sum(passage.text.strip().isdecimal() for passage in passages) == 1
    for index in range(1, len(passages) - 1):
        passage = passages[index]
        line = passage.text.strip()
        found = _LINE.fullmatch(line)
        if not (found or any(each.may_match(line) and each.fullmatch(line) for each in in_words)):
            continue
        if passage.paged or not _is_between(passages, index):
            continue
        if found and found["plain"] and not _stands_alone(passages, index, alone=alone):
            continue
        if found and found["part"] and not 0 < int(found["part"]) <= int(found["whole"]):
            continue
        yield index, Slip(0, len(passage.text), "")


def _is_between(passages: Sequence[TextPassage], index: int) -> bool:
    """Text before and behind without a table between, some of it sentences."""
    around = passages[index - 1], passages[index + 1]
    positions = [passages[index - 1].position, passages[index].position, passages[index + 1].position]
    adjacent = positions[2] - positions[0] == 2  # noqa: PLR2004 - one block before, one behind
    legible = all(_LEGIBLE.search(passage.text) for passage in around)
    return adjacent and legible and any(passage.prose for passage in around)


def _stands_alone(passages: Sequence[TextPassage], index: int, *, alone: bool) -> bool:
    """A figure that cuts a sentence, or is ``alone`` of its kind, behind a sentence: others number what follows."""
    before = passages[index - 1]
    if int(passages[index].text) == 0 or not before.prose or before.text.rstrip().endswith(("：", ":")):
        return False
    return before.unfinished or alone
