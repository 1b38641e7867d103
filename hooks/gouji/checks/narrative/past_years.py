"""Sentences of an earlier year: there for comparison, or left over from the document of that year?"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from gouji.checks.narrative.matcher import Matcher
from gouji.checks.narrative.normalized import Lines, NormalizedLine
from gouji.checks.narrative.patterns import compiled, words_of
from gouji.checks.narrative.rule import NarrativeRule, YearWords
from gouji.checks.narrative.years import YearMention
from gouji.text.lazy import lazy_regex

_CLAUSE = lazy_regex("[^，。；：]*")
_TELLING = 8
"""A year and the words after it, if there are so many characters."""


class PastYears(Struct, frozen=True):
    """Knows a report about ``year``: its text, and the rules by which ``matcher`` reads figures in it."""

    text: Lines
    year: int
    words: YearWords
    rules: tuple[NarrativeRule, ...]
    matcher: Matcher

    def is_history(self, mention: YearMention) -> bool:
        """Whether a sentence gives figures of the earlier year that it names, or what has been so since.

        It doesn't where the tables have them for the year of the report. Where they have no such figures, the paragraph
        must mention that year as well. A section that begins with what has been so since an earlier year must mention
        the year of the report somewhere.

        Raises:
            TimeoutError: a pattern takes too long.
        """
        if mention.year < self.year and self._has_counterpart(mention):
            return True
        if mention.role == "since":
            return mention.year > self.year or not self._opens(mention)
        start, end = mention.line.sentence(mention.start, mention.end)
        sentence = mention.line.value[start:end]
        patterns = compiled(self.words.figures, words_of(self.year))
        if mention.year >= self.year or not any(each.search(sentence) for each in patterns):
            return False
        agreed, contradicted = self._compared(mention)
        if contradicted or agreed:
            return contradicted
        return str(self.year) in mention.line.value

    def _of_section(self, mention: YearMention) -> list[NormalizedLine]:
        return [line for section, _, line in self.text if section is mention.section]

    def _has_counterpart(self, mention: YearMention) -> bool:
        """Whether the same words stand under the year of the report: both years are told."""
        line = mention.line.value
        words = _CLAUSE.match(line, mention.end)
        same = f"{self.year}{words[0] if words else ''}"
        return len(same) >= _TELLING and any(same in each.value for each in self._of_section(mention))

    def _opens(self, mention: YearMention) -> bool:
        """Whether a section that doesn't name the year of the report begins with this."""
        first, *others = self._of_section(mention)
        return first is mention.line and not any(str(self.year) in each.value for each in (first, *others))

    def _compared(self, mention: YearMention) -> tuple[bool, bool]:
        """Whether tables have one of the figures of a sentence, were it about this year, and whether they deny one.

        A zero is so often right that it proves nothing.
        """
        line = mention.line
        value = f"{line.value[: mention.start]}{self.year}{line.value[mention.end :]}"
        own = [each for each in self.text if each[0] is mention.section]
        text = tuple(
            (section, paragraph, replace(each, value=value) if each is line else each)
            for section, paragraph, each in own
        )
        start, end = mention.line.sentence(mention.start, mention.end)
        within = {(id(line.text), at) for at in range(start, end)}
        agreed = contradicted = False
        for rule in self.rules:
            matches = self.matcher.read(rule, text)
            agreed |= any(value != 0 for place, value in matches.agreed.items() if place in within)
            contradicted |= any(conflict.place in within for conflict in matches.conflicts)
        return agreed, contradicted
