"""The sections of a document: its headings, with their numbers as they stand there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TypeAlias

import regex

from gouji.document.model import Block, Paragraph
from gouji.scaffold.draft import DraftSection
from gouji.scaffold.ids import ids
from gouji.text.lazy import lazy_regex
from gouji.text.numerals import ONE_TO_TEN, value

_NUMBERS = (
    lazy_regex(rf"(?P<number>[{ONE_TO_TEN}]+)[、.．]\s*(?P<title>.+)"),
    lazy_regex(rf"[（(](?P<number>[{ONE_TO_TEN}]+)[）)]\s*(?P<title>.+)"),
    lazy_regex(r"(?P<number>(?:[IVXLC]+|[A-Z]|\d{1,2})(?:\.[A-Z0-9]{1,3})*(?:\(\w\))?)[.、:)．：]\s*(?P<title>\D.*)"),
    lazy_regex(r"(?P<number>\d{1,2}(?:\.\d{1,2})*)\s+(?P<title>[^\W\d].*)"),
    lazy_regex(r"(?P<number>[^\W\d_]+ (?:\d{1,2}|[IVXLC]+|[A-Z]))\s*[:.：—–-]\s*(?P<title>.+)"),
)
_ORDINAL = lazy_regex(rf"(?P<sign>\p{{Han}})(?P<numeral>[{ONE_TO_TEN}]+|\d+)(?P<title>.+)")
"""A sign, a numeral and more, as ordinals are written that have no mark behind them."""
_FIRST = {1, 2}
_Style: TypeAlias = "regex.Pattern[str]"
_LONGEST = 90
_SENTENCE = lazy_regex(r"[。；！？!?;]\s*$|[^\W\d_]{2}\.\s*$")


def title_of(blocks: Sequence[Block]) -> tuple[int, str]:
    """The title of a document and the index of its block; -1 and nothing where it has none."""
    styles = _styles([text for _, _, text in _possible(blocks)])
    for index, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or not block.text.value.strip():
            continue
        text = block.text.value.strip()
        return (index, text) if not _SENTENCE.search(text) and _style(text, styles) is None else (-1, "")
    return -1, ""


def sections(blocks: Sequence[Block], title: int) -> tuple[DraftSection, ...]:
    """The headings of the highest level below the title; in a text without levels, lines with numbers of one style."""
    possible = [each for each in _possible(blocks) if each[0] != title]
    levels = [level for _, level, _ in possible if level is not None]
    if levels:
        chosen = [(index, text) for index, level, text in possible if level == min(levels)]
        return _named(chosen, _styles([text for _, text in chosen]))
    styles = _styles([text for _, _, text in possible])
    found = [(index, text, style) for index, _, text in possible if (style := _style(text, styles))]
    return _named([(index, text) for index, text, style in found if style is found[0][2]], styles)


def _possible(blocks: Sequence[Block]) -> list[tuple[int, int | None, str]]:
    """What may be headings: paragraphs with a level, and short ones that are no sentences."""
    found = []
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph) and (text := block.text.value.strip()):
            longest = 2 * _LONGEST if block.level else _LONGEST
            if len(text) <= longest and (block.level or not _SENTENCE.search(text)):
                found.append((index, block.level, text))
    return found


def _styles(texts: Sequence[str]) -> tuple[_Style, ...]:
    """The styles of numbers; if lines of a document are counted by ordinals, theirs before all others."""
    signs: dict[str, dict[int, str]] = defaultdict(dict)
    for text in texts:
        if found := _ORDINAL.fullmatch(text):
            numeral = found["numeral"]
            signs[found["sign"]].setdefault(int(numeral) if numeral.isdecimal() else value(numeral), found["title"])
    ordinals = [
        regex.compile(
            rf"(?P<number>{sign}(?:[{ONE_TO_TEN}]+|\d+){regex.escape(_shared(list(titles.values())))})(?P<title>.+)"
        )
        for sign, titles in signs.items()
        if titles.keys() >= _FIRST
    ]
    return (*ordinals, *_NUMBERS)


def _style(text: str, styles: Sequence[_Style]) -> _Style | None:
    return next((style for style in styles if style.fullmatch(text)), None)


def _named(lines: Sequence[tuple[int, str]], styles: Sequence[_Style]) -> tuple[DraftSection, ...]:
    found = [style.fullmatch(text) if (style := _style(text, styles)) else None for _, text in lines]
    parts = [
        (each["number"], each["title"]) if each else ("", text) for each, (_, text) in zip(found, lines, strict=True)
    ]
    names = ids([title for _, title in parts], "s")
    return tuple(
        DraftSection(name, number, title.strip(), text, index)
        for name, (number, title), (index, text) in zip(names, parts, lines, strict=True)
    )


def _shared(titles: Sequence[str]) -> str:
    """What several titles begin with, two characters at most."""
    return next((titles[0][:end] for end in (2, 1) if len({each[:end] for each in titles}) == 1), "")
