"""The sections of a document: its headings, with their numbers as they stand there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gouji.document.model import Block, Paragraph
from gouji.scaffold.draft import DraftSection
from gouji.scaffold.ids import ids
from gouji.text.numerals import ONE_TO_TEN

_NUMBERS = (
    re.compile(rf"(?P<number>第(?:[{ONE_TO_TEN}]+|\d+))(?P<title>.+)"),
    re.compile(rf"(?P<number>[{ONE_TO_TEN}]+)[、.．]\s*(?P<title>.+)"),
    re.compile(rf"[（(](?P<number>[{ONE_TO_TEN}]+)[）)]\s*(?P<title>.+)"),
    re.compile(r"(?P<number>(?:[IVXLC]+|[A-Z]|\d{1,2})(?:\.[A-Z0-9]{1,3})*(?:\(\w\))?)[.、:)．：]\s*(?P<title>\D.*)"),
    re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2})*)\s+(?P<title>[^\W\d].*)"),
    re.compile(r"(?P<number>[^\W\d_]+ (?:\d{1,2}|[IVXLC]+|[A-Z]))\s*[:.：—–-]\s*(?P<title>.+)"),
)
_LONGEST = 90
_SENTENCE = re.compile(r"[。；！？!?;]\s*$|[^\W\d_]{2}\.\s*$")


def title_of(blocks: Sequence[Block]) -> tuple[int, str]:
    """The title of a document and the index of its block; -1 and nothing where it has none."""
    for index, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or not block.text.value.strip():
            continue
        text = block.text.value.strip()
        return (index, text) if not _SENTENCE.search(text) and _numbered(text) is None else (-1, "")
    return -1, ""


def sections(blocks: Sequence[Block], title: int) -> tuple[DraftSection, ...]:
    """The headings of the highest level below the title; in a text without levels, lines with numbers of one style."""
    headings = [
        (index, block)
        for index, block in enumerate(blocks)
        if index != title and isinstance(block, Paragraph) and is_heading(block)
    ]
    levels = [block.level for _, block in headings if block.level is not None]
    if levels:
        chosen = [(index, block.text.value.strip()) for index, block in headings if block.level == min(levels)]
    else:
        chosen = _of_one_style([(index, block.text.value.strip()) for index, block in headings])
    return _named(chosen)


def is_heading(block: Paragraph) -> bool:
    """Whether a paragraph is short, no sentence, and a heading by its level or its number."""
    text = block.text.value.strip()
    if not 0 < len(text) <= (2 * _LONGEST if block.level else _LONGEST) or (not block.level and _SENTENCE.search(text)):
        return False
    return block.level is not None or _numbered(text) is not None


def _of_one_style(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    if not lines:
        return []
    style = _style(lines[0][1])
    return [line for line in lines if _style(line[1]) == style]


def _style(text: str) -> int:
    return next((at for at, number in enumerate(_NUMBERS) if number.fullmatch(text)), -1)


def _numbered(text: str) -> re.Match[str] | None:
    return next((found for number in _NUMBERS if (found := number.fullmatch(text))), None)


def _named(lines: Sequence[tuple[int, str]]) -> tuple[DraftSection, ...]:
    parts = [(found["number"], found["title"]) if (found := _numbered(text)) else ("", text) for _, text in lines]
    shared = _shared([title for number, title in parts if number.startswith("第")])  # 第一部分, 第二部分
    parts = [
        (number + shared, title.removeprefix(shared)) if number.startswith("第") else (number, title)
        for number, title in parts
    ]
    names = ids([title for _, title in parts], "s")
    return tuple(
        DraftSection(name, number, title.strip(), text, index)
        for name, (number, title), (index, text) in zip(names, parts, lines, strict=True)
    )


def _shared(titles: Sequence[str]) -> str:
    """What several titles begin with, two characters at most."""
    return next(
        (titles[0][:end] for end in (2, 1) if len(titles) > 1 and len({each[:end] for each in titles}) == 1), ""
    )
