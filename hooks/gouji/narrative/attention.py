"""Which clauses of a text are about a rule's subject; all others are blotted out before its patterns are tried."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import regex

from gouji.document import Paragraph
from gouji.folding import enumerator
from gouji.forms.report import LaidSection
from gouji.narrative.lines import Line
from gouji.narrative.patterns import TIMEOUT, Words, compiled
from gouji.packs.schema import NarrativeRule

BLOT = "。"
"""Stands for a character that must not be read; patterns never reach across it, since it ends a sentence."""
_CLAUSE = regex.compile(r"[^，。；：！？（）]+|[，。；：！？（）]")
_OPEN, _CLOSE = "（", "）"
_TITLE = 24
_STOP = regex.compile(r"[，。；！？]")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph in its section, and what of it is left to be read: as long as ``line.value``."""

    section: LaidSection
    line: Line
    value: str


@dataclass(frozen=True)
class Attention:
    """``about`` turns attention on, ``leaves`` turns it off until then, ``skips`` hides one clause."""

    about: regex.Pattern[str] | None
    leaves: regex.Pattern[str] | None
    skips: regex.Pattern[str] | None

    def passages(self, section: LaidSection, paragraphs: Iterable[tuple[Paragraph, Line]]) -> Iterator[Passage]:
        """What is to be read of a section. Its heading, and titles inside it, turn attention on and off."""
        under = self._after(section.heading.title)
        for paragraph, folded in paragraphs:
            if _is_title(paragraph, folded):
                under = self._after(folded.value)
            elif title := _leading_title(folded):
                under = self._after(title)
            if under or self.about is None or _finds(self.about, folded.value):
                yield Passage(section, folded, self._read(folded.value, on=under)[0])

    def _after(self, text: str) -> bool:
        return self._read(text, on=False)[1]

    def _read(self, text: str, *, on: bool) -> tuple[str, bool]:
        """What is left of a text, and whether attention is on at its end."""
        if self.about is None:
            on = True
        parts = []
        outside: list[bool] = []
        for match in _CLAUSE.finditer(text):
            clause = match[0]
            if clause == _OPEN:
                outside.append(on)
            elif clause == _CLOSE and outside:
                on = outside.pop()
            elif _finds(self.leaves, clause):
                on = self.about is None
                clause = BLOT * len(clause)
            elif _finds(self.about, clause):
                on = True
            hidden = not on or _finds(self.skips, clause)
            parts.append(BLOT * len(clause) if hidden else clause)
        return "".join(parts), on


def attention(rule: NarrativeRule, words: Words) -> Attention:
    """What a rule pays attention to."""
    return Attention(*(_joined(patterns, words) for patterns in (rule.about, rule.leaves, rule.skips)))


def _joined(patterns: tuple[str, ...], words: Words) -> regex.Pattern[str] | None:
    return compiled("|".join(patterns), words) if patterns else None


def _finds(pattern: regex.Pattern[str] | None, clause: str) -> bool:
    return pattern is not None and pattern.search(clause, timeout=TIMEOUT) is not None


def _is_title(paragraph: Paragraph, folded: Line) -> bool:
    if paragraph.level is not None:
        return True
    return len(folded.value) <= _TITLE and not _STOP.search(folded.value)


def _leading_title(folded: Line) -> str | None:
    """The first words of ``（二）渔获。…``."""
    number = enumerator(folded.value)
    if number is None or number.style in ("一是", "第一，"):
        return None
    stop = regex.search("[。：]", number.rest)
    title = number.rest[: stop.start()] if stop else ""
    return title if 0 < len(title) <= _TITLE else None
