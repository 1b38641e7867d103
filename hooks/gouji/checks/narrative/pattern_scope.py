"""As :mod:`gouji.checks.narrative.scope`, for rules whose phrases and topics are patterns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache

from msgspec import Struct

from gouji.checks.narrative.normalized import NormalizedLine
from gouji.checks.narrative.patterns import Words, compiled
from gouji.checks.narrative.rule import NarrativeRule
from gouji.checks.narrative.scope import TitledLine, under_titles
from gouji.checks.narrative.tokens import BLOT, CLOSE, OPEN
from gouji.forms.sections.bound import BoundSection
from gouji.text.patterns import Pattern
from gouji.text.sentences import clauses, is_end

_OPENS, _CLOSES = (OPEN, "("), (CLOSE, ")")
_NEVER = "(?!)"


class PatternParagraph(Struct, frozen=True):
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


class PatternScope(Struct, frozen=True):
    """The clauses that a rule reads: ``about`` what it is about, None if all, and what ``signals`` a clause gives."""

    about: Pattern | None
    signals: Callable[[str], _Signals]

    def passages(self, section: BoundSection, paragraphs: Iterable[TitledLine]) -> Iterator[PatternParagraph]:
        """What is to be read of a section."""
        for folded, on in under_titles(section, paragraphs, self._after):
            if on or self.about is None or _finds(self.about, folded.value):
                yield PatternParagraph(section, folded, self._read(folded, on=on))

    def _after(self, title: str, *, on: bool) -> bool:
        states = [is_on for *_, is_on in self._clauses(title, (), on=on)]
        return states[-1] if states else on

    def _read(self, line: NormalizedLine, *, on: bool) -> str:
        """What is left of a line."""
        paused = False
        parts = []
        outside: list[bool] = []
        for clause, signals, is_on in self._clauses(line.value, line.abbreviations, on=on):
            if clause in _OPENS:
                outside.append(paused)
            elif clause in _CLOSES and outside:
                paused = outside.pop()
            paused = not is_end(clause) and (signals.pauses or (paused and not signals.resumes))
            hidden = signals.leaves or not is_on or paused or signals.skips
            parts.append(BLOT * len(clause) if hidden else clause)
        return "".join(parts)

    def _clauses(self, text: str, abbreviations: tuple[str, ...], *, on: bool) -> Iterator[tuple[str, _Signals, bool]]:
        """Each clause of a text, its signals, and whether the scope is open in it."""
        on = on or self.about is None
        outside: list[bool] = []
        for clause in clauses(text, abbreviations):
            if clause in _OPENS:
                outside.append(on)
            elif clause in _CLOSES and outside:
                on = outside.pop()
            signals = self.signals(clause)
            on = self.about is None if signals.leaves else on or signals.about
            yield clause, signals, on


def scope_of(rule: NarrativeRule, words: Words, is_own: Callable[[str], bool]) -> PatternScope:
    """The scope of a rule. ``is_own`` decides whether a name is one of who writes the document."""
    lists = (rule.about, rule.leaves, rule.skips, rule.pauses, rule.resumes, rule.others)
    joined = tuple("|".join(patterns) or _NEVER for patterns in lists)
    about, leaves, skips, pauses, resumes, others = compiled(joined, words)
    scope_words = _ScopeWords(about, leaves, skips, pauses, resumes, others, is_own)

    # A report repeats many clauses, a hostile one a hundred thousand times.
    @lru_cache(maxsize=1024)
    def signals(clause: str) -> _Signals:
        return _Signals(clause, scope_words)

    return PatternScope(about if rule.about else None, signals)


def _finds(pattern: Pattern, clause: str) -> bool:
    return pattern.search(clause) is not None
