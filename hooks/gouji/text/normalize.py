"""Text reduced to what must agree when two people write the same thing: for comparing, never for showing.

Width, case, white space and punctuation are folded away; on demand digits, list marks and whole stretches as well.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import compress
from typing import Literal

from msgspec import Struct

from gouji.text.lazy import lazy_re
from gouji.text.numerals import ONE_TO_NINE, ONE_TO_TEN, ORDINAL, value
from gouji.text.raised import SUPERSCRIPTS

Style = Literal["一、", "（一）", "1.", "1、", "1）", "（1）", "①", "一是", "第一，"]

_NUMERAL = f"(?:[{ONE_TO_NINE}]?十[{ONE_TO_NINE}]?|[{ONE_TO_NINE}])"
# What is one character, by its style. Half width and full width are one style: they differ in typing, not in rank.
_SIGNS: dict[str, Style] = {
    **dict.fromkeys("㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩", "（一）"),
    **dict.fromkeys("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇", "（1）"),
    **dict.fromkeys("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿", "①"),
    **dict.fromkeys("❶❷❸❹❺❻❼❽❾❿㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉", "①"),
    **dict.fromkeys("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛", "1."),
}
# All others, of which no text begins with two: the last group tells which it is. Those that begin alike are written
# once, and what may be a numeral is looked at in :func:`_number`: ``re`` compiles every class of its characters anew in
# each process.
_FIGURES = f"[{ONE_TO_TEN}]{{1,3}}"
_WRITTEN = lazy_re(
    rf"{_FIGURES}\s*(?:([、丶.．])|(是)(?!否))"
    r"|\d{1,2}\s*(?:(、)|([.．])(?!\d)|([）)]))"
    rf"|[（(]\s*(?:({_FIGURES})|(\d{{1,2}}))\s*[）)]"
    rf"|(?:({ORDINAL})\s*|(?P<among>其)){_FIGURES}\s*(?:[，,、]|(?(among)是|(?!)))"
)
_STYLES: tuple[Style, ...] = ("一、", "一是", "1、", "1.", "1）", "（一）", "（1）", "第一，")
"""By the number of the group; what has a further one is a mark of a list, but leads no label."""
_STARTS = rf"{ONE_TO_TEN}{ORDINAL}\d（(㈠-㈩⑴-⒇⒈-⒛①-⑳㉑-㉟㊱-㊿❶-❿㊀-㊉"
BEFORE_ENUMERATOR = lazy_re(rf"[。；;：:！!？?）)，,、]\s*(?=[{_STARTS}])")
"""A mark behind which an enumerator may stand: to look for it is quicker than to try to read one."""
_BEGINNINGS = frozenset((*_SIGNS, *ONE_TO_TEN, ORDINAL, *"（("))
"""What an enumerator begins with, but for digits."""
_CLAUSE_START = lazy_re(rf"[{_STARTS}其](?<![^\s。；;：:，,！!？?].)")
# The second of two numbers that go together, recognised by what they count.
_SECOND = lazy_re(rf"(?P<number>{_NUMERAL})(?:季度|期|级|类|批|层|档|线|号|标段)")
_KEPT = "LMN"
_VARIATION_SELECTOR = lazy_re("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")


class Folded(Struct, frozen=True, dict=True):
    """Folded text; ``parts`` are what each character of the text was folded to."""

    value: str
    parts: list[str]

    @cached_property
    def offsets(self) -> list[int]:
        """For every character of ``value`` the index of the character it was folded from."""
        found = list(compress(range(len(self.parts)), self.parts))
        if len(found) == len(self.value):  # as nearly always: no character was folded to several
            return found
        return [index for index, part in enumerate(self.parts) for _ in part]


class Enumerator(Struct, frozen=True):
    """The number that leads a heading, a label or a list item: ``（三）``, ``3.``, ``三是``.

    ``rest`` is what follows, always a suffix of the text.
    """

    style: Style
    number: int
    rest: str


def fold(
    text: str, *, drop_digits: bool = False, drop_marks: bool = False, without: Iterable[tuple[int, int]] = ()
) -> Folded:
    """Letters and numbers of ``text``, each in its compatibility form (NFKC) and case-folded; nothing else.

    ``drop_digits`` leaves out digits, ``drop_marks`` list marks at the start of a clause (``一、`` ``（一）`` ``1.``
    ``一是``), ``without`` stretches of the text (start, end).
    """
    parts = list(map(_letters if drop_digits else _folded, text))
    gaps = [*without, *_list_marks(text)] if drop_marks else without
    for start, end in gaps:
        parts[start:end] = [""] * len(parts[start:end])
    return Folded("".join(parts), parts)


def fold_label(text: str) -> str:
    """A label or title for comparison: folded, and without the number that leads it."""
    found = enumerator(text)
    return fold(found.rest if found else text).value


def enumerator(text: str) -> Enumerator | None:
    """The number that leads ``text``, None where there is none.

    Chinese numerals are read to 99. References (``第一项``), years, decimals and two numbers that go together
    (``一、二季度``) are no enumerators.
    """
    text = text.lstrip()
    style, end = _leading(text)
    if style is None:
        return None
    number, rest = _number(text[:end]), text[end:].lstrip()
    if number is None:
        return None
    if rest and rest[0] in ONE_TO_TEN:
        second = _SECOND.match(rest)
        if second and _number(second["number"]) == number + 1:
            return None
    return Enumerator(style, number, rest)


def _leading(text: str) -> tuple[Style | None, int]:
    """The style of the number that a text begins with, and where its mark ends."""
    first = text[:1]
    if first in _SIGNS:
        return _SIGNS[first], 1
    found = _WRITTEN.match(text) if first in _BEGINNINGS or first.isdecimal() else None
    if not found or found.lastindex is None or found.lastindex > len(_STYLES):
        return None, 0
    return _STYLES[found.lastindex - 1], found.end()


def _list_marks(text: str) -> Iterator[tuple[int, int]]:
    """Where list marks stand at the start of clauses."""
    end = 0
    for start in _CLAUSE_START.finditer(text):
        at = start.start()
        if at < end:
            continue  # inside the mark before
        if text[at] in _SIGNS:
            yield at, at + 1
        elif (found := _WRITTEN.match(text, at)) and _number(found[0]) is not None:
            end = found.end()
            yield at, end


@lru_cache(maxsize=1024)  # there are few numbers of lists
def _number(mark: str) -> int | None:
    """The number in a mark; None where its numerals are no number to 99: ``一二``, ``十十``."""
    if mark in _SIGNS:
        return int(unicodedata.numeric(mark))
    written = "".join(character for character in mark if character in ONE_TO_TEN or character.isdecimal())
    if written.isdecimal():
        return int(written)
    ones, ten, more = written.partition(ONE_TO_TEN[-1])
    is_number = len(written) == 1 or (ten and len(ones) <= 1 and len(more) <= 1 and more != ten)
    return value(written) if is_number else None


class _Kept(dict[str, str]):
    """What characters are folded to, each found out when it is first asked for."""

    def __init__(self, fold: Callable[[str], str]) -> None:
        self._fold = fold

    def __missing__(self, character: str) -> str:
        self[character] = folded = self._fold(character)
        return folded


def _fold(character: str) -> str:
    if character in SUPERSCRIPTS:
        return ""  # a note mark is no part of the word or figure before it
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", character).casefold())
    kept = "".join(part for part in folded if unicodedata.category(part)[0] in _KEPT)
    return _VARIATION_SELECTOR.sub("", kept)


def _without_digits(character: str) -> str:
    return "".join(part for part in _folded(character) if not part.isdecimal())


_folded = _Kept(_fold).__getitem__
_letters = _Kept(_without_digits).__getitem__
