"""Which clauses of a text are about a rule's subject; all others are blotted out before its patterns are tried."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache

import regex
from msgspec import Struct

from gouji.checks.narrative.normalized import NormalizedLine
from gouji.checks.narrative.patterns import Words, compiled
from gouji.checks.narrative.rule import NarrativeRule
from gouji.document.model import Paragraph
from gouji.forms.report import BoundSection
from gouji.text.normalize import enumerator
from gouji.text.patterns import Pattern

BLOT = "。"
"""Stands for a character that must not be read; patterns never reach across it, since it ends a sentence."""
_CLAUSE = regex.compile(r"[^，。；：！？（）]+|[，。；：！？（）]")
_OPEN, _CLOSE = "（", "）"
_ENDS = "。！？"
_TITLE = 24
_NEVER = "(?!)"
_STOP = regex.compile(r"[，。；！？]")
_TITLE_END = regex.compile("[。：]")


class ScopedParagraph(Struct, frozen=True):
    """A paragraph in its section, and what of it is left to be read: as long as ``line.value``."""

    section: BoundSection
    line: NormalizedLine
    value: str


class _ScopeWords(Struct, frozen=True):
    """The words of a rule by which a clause gives its signals. ``is_own``: a name is one of who writes the document."""

    about: Pattern
    leaves: Pattern
    skips: Pattern
    pauses: Pattern
    resumes: Pattern
    others: Pattern
    is_own: Callable[[str], bool]


class _Signals(Struct, frozen=True, dict=True):
    """What a clause does to the scope; the names are those of :class:`~gouji.checks.narrative.rule.NarrativeRule`.

    Each is looked for when it is asked for: most clauses are outside of the scope, where most of them don't matter.
    """

    clause: str
    words: _ScopeWords

    @cached_property
    def about(self) -> bool:
        return _finds(self.words.about, self.clause)

    @cached_property
    def leaves(self) -> bool:
        return _finds(self.words.leaves, self.clause)

    @cached_property
    def skips(self) -> bool:
        return _finds(self.words.skips, self.clause)

    @cached_property
    def pauses(self) -> bool:
        named = self.words.others.finditer(self.clause)
        return any(not self.words.is_own(match["name"]) for match in named) or _finds(self.words.pauses, self.clause)

    @cached_property
    def resumes(self) -> bool:
        return _finds(self.words.resumes, self.clause)


class Scope(Struct, frozen=True):
    """The clauses that a rule reads: ``about`` what it is about, None if all, and what ``signals`` a clause gives."""

    about: Pattern | None
    signals: Callable[[str], _Signals]

    def passages(
        self, section: BoundSection, paragraphs: Iterable[tuple[Paragraph, NormalizedLine]]
    ) -> Iterator[ScopedParagraph]:
        """What is to be read of a section.

        Its heading, and titles inside it, turn it on and off for what stands under them, other titles included.
        """
        under = self._after(section.heading.title, on=False)
        above: list[tuple[str, bool]] = []
        for paragraph, folded in paragraphs:
            if title := _title(paragraph, folded):
                rank, words = title
                ranks = [each for each, _ in above]
                if rank in ranks:
                    under = above[ranks.index(rank)][1]
                    del above[ranks.index(rank) :]
                above.append((rank, under))
                under = self._after(words, on=under)
            if under or self.about is None or _finds(self.about, folded.value):
                yield ScopedParagraph(section, folded, self._read(folded.value, on=under))

    def _after(self, title: str, *, on: bool) -> bool:
        """Whether the scope is open behind a title."""
        states = [is_on for *_, is_on in self._clauses(title, on=on)]
        return states[-1] if states else on

    def _read(self, text: str, *, on: bool) -> str:
        """What is left of a text."""
        paused = False
        parts = []
        outside: list[bool] = []
        for clause, signals, is_on in self._clauses(text, on=on):
            if clause == _OPEN:
                outside.append(paused)
            elif clause == _CLOSE and outside:
                paused = outside.pop()
            paused = clause not in _ENDS and (signals.pauses or (paused and not signals.resumes))
            hidden = signals.leaves or not is_on or paused or signals.skips
            parts.append(BLOT * len(clause) if hidden else clause)
        return "".join(parts)

    def _clauses(self, text: str, *, on: bool) -> Iterator[tuple[str, _Signals, bool]]:
        """Each clause of a text, its signals, and whether the scope is open in it."""
        on = on or self.about is None
        outside: list[bool] = []
        for match in _CLAUSE.finditer(text):
            clause = match[0]
            if clause == _OPEN:
                outside.append(on)
            elif clause == _CLOSE and outside:
                on = outside.pop()
            signals = self.signals(clause)
            on = self.about is None if signals.leaves else on or signals.about
            yield clause, signals, on


def scope_of(rule: NarrativeRule, words: Words, is_own: Callable[[str], bool]) -> Scope:
    """The scope of a rule. ``is_own`` decides whether a name is one of who writes the document."""
    lists = (rule.about, rule.leaves, rule.skips, rule.pauses, rule.resumes, rule.others)
    joined = tuple("|".join(patterns) or _NEVER for patterns in lists)
    about, leaves, skips, pauses, resumes, others = compiled(joined, words)
    scope_words = _ScopeWords(about, leaves, skips, pauses, resumes, others, is_own)

    # A report repeats many clauses, a hostile one a hundred thousand times.
    @lru_cache(maxsize=1024)
    def signals(clause: str) -> _Signals:
        return _Signals(clause, scope_words)

    return Scope(about if rule.about else None, signals)


def _finds(pattern: Pattern, clause: str) -> bool:
    return pattern.search(clause) is not None


def _title(paragraph: Paragraph, folded: NormalizedLine) -> tuple[str, str] | None:
    """The rank of a title and its words: a paragraph of its own, or the first words of ``（二）渔获。…``."""
    number = enumerator(folded.value)
    if paragraph.level is not None:
        return f"level {paragraph.level}", folded.value
    if len(folded.value) <= _TITLE and not _STOP.search(folded.value):
        return number.style if number else "title", folded.value
    if number is None or number.style in ("一是", "第一，"):
        return None
    stop = _TITLE_END.search(number.rest)
    words = number.rest[: stop.start()] if stop else ""
    return (number.style, words) if 0 < len(words) <= _TITLE else None
