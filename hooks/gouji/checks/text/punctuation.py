"""Punctuation of the wrong width, marks that stand twice, and white space where none belongs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from gouji.checks.text.passage import HAN, Slip, TextPassage
from gouji.text.lazy import lazy_regex
from gouji.text.numerals import ONE_TO_TEN, ORDINAL

_FULL_WIDTH = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。"}
_OPENED = "“‘《〈（【「『"
_CLOSED = "”’》〉）】〕」』"
_LEFT = rf"(?<=[{HAN}{_CLOSED}%％‰])"
_HALF_WIDTH = lazy_regex(
    rf"{_LEFT}[,;](?=\s?[{HAN}{_OPENED}(\d]|\s*$)"
    rf"|(?<=[{HAN})])[,;](?=\s?[{HAN}{_OPENED}])"
    rf"|{_LEFT}:(?=\s?[{HAN}{_OPENED}])"
    rf"|{_LEFT}[?!](?=\s?[{HAN}{_OPENED}{_CLOSED}]|\s*$)"
    rf"|(?<=[{HAN}”》）])\.(?=\s?[{HAN}{_OPENED}]|\s*$)"
)
_ITEM = lazy_regex(rf"(?:^|[^{HAN}])[（(]?(?:{ORDINAL}?[{ONE_TO_TEN}]{{1,3}})[)）]?$")

_MARKS = "，。、；：？！"
_DOUBLED = lazy_regex(
    rf"[{_MARKS}](?:[ \t\u3000\xa0]*[{_MARKS},;])+|(?<=[{HAN}{_CLOSED}])[,;:](?:[ \t\u3000\xa0]*[{_MARKS},;:])+"
)
# In text without Chinese characters and marks: no ellipsis, and no comma behind the full stop of an abbreviation.
_DOUBLED_HALF_WIDTH = lazy_regex(r"(?<=[\p{L}\p{N})\]\"”’])(?:[,;:](?: ?[,;:])*(?: ?[,;:]|\.)|\.\.)(?![.,;:])(?=\s|$)")
_CHINESE = lazy_regex(rf"[{HAN}{_MARKS}]")
_EMPHATIC = frozenset("？！")
_LEADER = 4  # from so many on, a row of the same mark is a leader or an ellipsis
_BY_STRENGTH = "。！？；：，、"

_SPACE = r"[ \t\xa0\u2000-\u200a\u202f\u3000]"
_BEFORE_MARK = lazy_regex(rf"(?<=[{HAN}{_CLOSED}0-9A-Za-z%]){_SPACE}+(?=[，。；：、！？])")
_BETWEEN = lazy_regex(rf"(?<=[{HAN}])(?:[ \t\xa0]{{1,2}}|\u3000)(?=[{HAN}])")
_SENTENCE_MARK = lazy_regex(rf"[{_MARKS}]")
_LEAD = 3  # characters of a number that leads a paragraph
_SPACED_OUT = 8  # one blank in so many characters: the whole line is spaced out


def half_width(passages: Sequence[TextPassage]) -> Iterator[tuple[int, Slip]]:
    """Half-width marks in Chinese sentences. Numbers, times, addresses, Latin text and list numbers keep theirs."""
    for index, passage in enumerate(passages):
        if not passage.prose:
            continue
        for found in _HALF_WIDTH.finditer(passage.text):
            dot = found[0] == "."
            if not (dot and _ITEM.search(passage.text[max(found.start() - 6, 0) : found.start()])):
                yield index, Slip(found.start(), found.end(), _FULL_WIDTH[found[0]])


def usual(passages: Sequence[TextPassage], found: Sequence[tuple[int, Slip]]) -> frozenset[str | None]:
    """The full-width marks that a document mostly writes in half width, in more than one paragraph."""
    half = Counter(slip.expected for _, slip in found)
    full = {mark: sum(passage.text.count(mark) for passage in passages) for mark in half if mark}
    marks = frozenset(mark for mark, times in full.items() if half[mark] > times)
    return marks if len({index for index, slip in found if slip.expected in marks}) > 1 else frozenset()


def doubled_marks(passages: Sequence[TextPassage]) -> Iterator[tuple[int, Slip]]:
    """Two marks where one belongs (，， 、、 ，。 ,, ;.). Ellipses, dashes and ？！ are right."""
    for index, passage in enumerate(passages):
        if passage.lead and not passage.prose:
            continue
        chinese = _CHINESE.search(passage.text) is not None
        for found in (_DOUBLED if chinese else _DOUBLED_HALF_WIDTH).finditer(passage.text):
            marks = {_FULL_WIDTH.get(mark, mark): mark for mark in found[0] if not mark.isspace()}
            count = sum(not mark.isspace() for mark in found[0])
            if _EMPHATIC.issuperset(marks) or (len(marks) == 1 and count >= _LEADER):
                continue
            strongest = min(marks, key=_BY_STRENGTH.index)
            yield index, Slip(found.start(), found.end(), strongest if chinese else marks[strongest])


def spaces(passages: Sequence[TextPassage]) -> Iterator[tuple[int, Slip]]:
    """White space before a mark, or between two Chinese characters of a sentence.

    The title that leads a paragraph may be set off by a blank. Text taken from a page (PDF) has blanks that nobody
    wrote, and a line that is spaced out as a whole was meant to be.
    """
    for index, passage in enumerate(passages):
        if not passage.prose:
            continue
        text = passage.text
        for found in _BEFORE_MARK.finditer(text):
            if found.start() > _LEAD:
                yield index, Slip(found.start(), found.end(), "")
        between = list(_BETWEEN.finditer(text))
        if passage.paged or len(between) * _SPACED_OUT > len(text):
            continue
        mark = _SENTENCE_MARK.search(text)
        lead = mark.start() if mark else len(text)
        for found in between:
            if found.start() > max(lead, _LEAD):
                yield index, Slip(found.start(), found.end(), "")
