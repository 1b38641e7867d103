"""A report read by the templates of rules: which figures stand where, and what they are asserted to be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby

from msgspec import Struct

from gouji.checks.narrative.clauses import MentionLine, mention_line
from gouji.checks.narrative.elements import Template, union
from gouji.checks.narrative.lexicon import Lexicon
from gouji.checks.narrative.matching import Fitting
from gouji.checks.narrative.mentions import FigurePlace, Mention, mention_at
from gouji.checks.narrative.normalized import Lines, NormalizedLine
from gouji.checks.narrative.pattern_reading import pattern_mentions
from gouji.checks.narrative.patterns import Words
from gouji.checks.narrative.rule import NarrativeRule
from gouji.checks.narrative.sayings import sayings_of
from gouji.checks.narrative.scope import (
    Scope,
    ScopedParagraph,
    Title,
    TitledLine,
    title_of,
    topic_templates,
)
from gouji.checks.narrative.tokens import names_of, sentence_at
from gouji.document.model import Paragraph
from gouji.forms.sections.bound import BoundSection
from gouji.schema.words import Topic
from gouji.system import deadline

_EVERYTHING = Topic()
_SHORT, _MOST_LINES = 300, 500
"""Lines of so many characters are kept beyond a report, and so many of them."""


class _SectionText(Struct, eq=False):
    """The lines of a section, and by topic what is to be read of them."""

    section: BoundSection
    lines: list[TitledLine]
    passages: dict[str | None, list[ScopedParagraph]] = {}


class Assertion(Struct, frozen=True):
    """What a mention asserts: of the figures ``names``, those that no phrase before it has, and its relations."""

    mention: Mention
    names: frozenset[str]


class TextReader(Struct, frozen=True, dict=True):
    """Reads a text by the phrases of rules. ``is_own`` decides whether a name is one of who writes it.

    ``year`` is that of the report; ``patterns`` are the words that patterns may name.
    """

    lexicon: Lexicon
    patterns: Words
    topics: Mapping[str, Topic]
    year: int | None
    is_own: Callable[[str], bool]

    def assertions(self, rule: NarrativeRule, text: Lines) -> tuple[Assertion, ...]:
        """What a text asserts by the phrases of a rule: the first phrase that compares a figure has it.

        Raises:
            TimeoutError: there are too many ways to try a template.
            gouji.system.deadline.OutOfTime: the time for the whole file is over.
        """
        key = rule.id, id(text)
        if key not in self._asserted:
            self._asserted[key] = text, tuple(self._assertions(rule, text))
        return self._asserted[key][1]

    def _assertions(self, rule: NarrativeRule, text: Lines) -> Iterator[Assertion]:
        taken: set[FigurePlace] = set()
        dropped: set[FigurePlace] = set()
        for mention in self._mentions(rule, text):
            phrase = mention.phrase
            places = {name: {mention.place(at) for at in bounds} for name, bounds in mention.bounds.items()}
            every = {place for each in places.values() for place in each}
            compared = {*phrase.equals, *phrase.ratios}
            if not compared and not phrase.holds:
                dropped |= every
            elif every.isdisjoint(dropped):
                yield Assertion(mention, frozenset(each for each in compared if not places.get(each, set()) <= taken))
                taken |= {place for name in compared for place in places.get(name, ())}

    def passages(self, rule: NarrativeRule, text: Lines) -> list[ScopedParagraph]:
        """What a rule reads of a text."""
        return [passage for each in self._sections(rule, text) for passage in self._scoped(rule.topic, each)]

    def mentions(self, text: str) -> MentionLine:
        """A folded text as typed mentions, made once."""
        found = self._lines.get(text)
        if found is None:
            found = self._lines[text] = self._kept_line(text) if len(text) <= _SHORT else self._line(text)
        return found

    def _kept_line(self, text: str) -> MentionLine:
        """A line that other reports of the same year may have, too: it says the same in each."""
        kept, key = self.lexicon.lines, (text, self.year)
        if key not in kept:
            if len(kept) >= _MOST_LINES:
                kept.clear()
            kept[key] = self._line(text)
        found: MentionLine = kept[key]
        return found

    def _line(self, text: str) -> MentionLine:
        return mention_line(text, self.lexicon, self.year)

    def _mentions(self, rule: NarrativeRule, text: Lines) -> Iterator[Mention]:
        if any(phrase.say is not None for phrase in rule.phrases):
            titled = ((each.section, each.lines) for each in self._sections(rule, text))
            yield from pattern_mentions(rule, titled, self.patterns, self.is_own)
            return
        passages = [each for each in self.passages(rule, text) if not each.is_blotted]
        if not passages:
            return
        sayings = sayings_of(rule, self.lexicon)
        everything = union(each.fitting.names for each in passages)
        for each in sayings.may_fit(everything):  # what does not fit all that is said fits none of the lines
            deadline.check()
            for passage in passages:
                if each.says.may_fit(passage.fitting.names):
                    for match in passage.fitting.matches(each.says, sayings.barriers):
                        mention = mention_at(each.phrase, passage, match)
                        if not self._is_void(each.unless, mention):
                            yield mention

    def _is_void(self, unless: Sequence[Template], mention: Mention) -> bool:
        """Whether one of the templates fits in the sentence of a mention, whatever of it is left to be read."""
        if not unless:
            return False
        line = sentence_at(self.mentions(mention.passage.line.value).tokens, *mention.at)
        sentence = Fitting(line, names_of(line))
        return any(sentence.finds(each) for each in unless)

    def _sections(self, rule: NarrativeRule, text: Lines) -> Iterator[_SectionText]:
        """The sections of a text that a rule reads."""
        known = self._texts.get(id(text))
        if known is None:  # a text is held here with what is known of it, so that no other one has its identity
            known = self._texts[id(text)] = (
                text,
                [
                    _SectionText(section, [self._title(paragraph, folded) for _, paragraph, folded in lines])
                    for section, lines in groupby(text, key=lambda each: each[0])
                    if section is not None
                ],
            )
        return (each for each in known[1] if not rule.sections or each.section.is_in(rule.sections))

    def _scoped(self, topic: str | None, text: _SectionText) -> list[ScopedParagraph]:
        if topic not in text.passages:
            templates = topic_templates(self.topics[topic] if topic else _EVERYTHING, self.lexicon)
            scope = Scope(templates, self.is_own, self.mentions)
            text.passages[topic] = list(scope.passages(text.section, text.lines))
        return text.passages[topic]

    def _title(self, paragraph: Paragraph, folded: NormalizedLine) -> TitledLine:
        """A line and its title, found once for all topics."""
        key = folded.value, paragraph.level
        if key not in self._titles:
            self._titles[key] = title_of(paragraph, folded)
        return self._titles[key], folded

    @cached_property
    def _lines(self) -> dict[str, MentionLine]:
        return {}

    @cached_property
    def _asserted(self) -> dict[tuple[str, int], tuple[Lines, tuple[Assertion, ...]]]:
        return {}

    @cached_property
    def _texts(self) -> dict[int, tuple[Lines, list[_SectionText]]]:
        return {}

    @cached_property
    def _titles(self) -> dict[tuple[str, int | None], Title | None]:
        return {}
