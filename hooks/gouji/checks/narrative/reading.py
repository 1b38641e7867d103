"""A report read by the templates of rules: which figures stand where, and what they are asserted to be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby

from msgspec import Struct

from gouji.checks.narrative.elements import Template
from gouji.checks.narrative.lexicon import Lexicon
from gouji.checks.narrative.matching import Fitting
from gouji.checks.narrative.mentions import FigurePlace, Mention, mention_at
from gouji.checks.narrative.normalized import Lines, NormalizedLine
from gouji.checks.narrative.pattern_reading import pattern_mentions
from gouji.checks.narrative.patterns import Words
from gouji.checks.narrative.respectively import distributed
from gouji.checks.narrative.rule import NarrativeRule, Phrase
from gouji.checks.narrative.scope import (
    Scope,
    ScopedParagraph,
    Title,
    TitledLine,
    title_of,
    topic_templates,
)
from gouji.checks.narrative.templates import template
from gouji.checks.narrative.tokens import MentionLine, line_of, names_of, sentence_at, tokens
from gouji.document.model import Paragraph
from gouji.forms.sections.bound import BoundSection
from gouji.schema.form import Topic
from gouji.system import deadline

_EVERYTHING = Topic()
_SHORT, _MOST_LINES = 300, 500
"""Lines of so many characters are kept beyond a report, and so many of them."""


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
        key = rule.id, tuple((id(section), id(folded.text), folded.value) for section, _, folded in text)
        if key not in self._asserted:
            self._asserted[key] = tuple(self._assertions(rule, text))
        return self._asserted[key]

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
        scoped = _sections(rule, text)
        return [passage for section, lines in scoped for passage in self._scoped(rule.topic, section, lines)]

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
        return line_of(distributed(tokens(text, self.lexicon, self.year)))

    def _mentions(self, rule: NarrativeRule, text: Lines) -> Iterator[Mention]:
        if any(phrase.say is not None for phrase in rule.phrases):
            titled = ((section, [self._title(*each) for each in scoped]) for section, scoped in _sections(rule, text))
            yield from pattern_mentions(rule, titled, self.patterns, self.is_own)
            return
        phrases = [(phrase, *self._templates(phrase)) for phrase in rule.phrases]
        barriers = frozenset(self.lexicon.kinds).union(*(each.mentioned for _, says, _ in phrases for each in says))
        left = (each for each in self.passages(rule, text) if not each.is_blotted)
        passages = [(each, Fitting(each.mentions, names_of(each.mentions), barriers)) for each in left]
        everything = frozenset[str]().union(*(fitting.names for _, fitting in passages))
        for phrase, says, unless in phrases:
            deadline.check()
            for each in says:
                if not each.may_fit(everything):  # then it fits none of the lines
                    continue
                for passage, fitting in passages:
                    for match in fitting.matches(each):
                        mention = mention_at(phrase, passage, match)
                        if not self._is_void(unless, mention):
                            yield mention

    def _is_void(self, unless: Sequence[Template], mention: Mention) -> bool:
        """Whether one of the templates fits in the sentence of a mention, whatever of it is left to be read."""
        if not unless:
            return False
        line = sentence_at(self.mentions(mention.passage.line.value).tokens, *mention.at)
        sentence = Fitting(line, names_of(line))
        return any(sentence.finds(each) for each in unless)

    def _scoped(
        self, topic: str | None, section: BoundSection, paragraphs: list[tuple[Paragraph, NormalizedLine]]
    ) -> list[ScopedParagraph]:
        key = topic, tuple((id(folded.text), folded.value) for _, folded in paragraphs)
        if key not in self._passages:
            templates = topic_templates(self.topics[topic] if topic else _EVERYTHING, self.lexicon)
            scope = Scope(templates, self.is_own, self.mentions)
            self._passages[key] = list(scope.passages(section, [self._title(*each) for each in paragraphs]))
        return self._passages[key]

    def _title(self, paragraph: Paragraph, folded: NormalizedLine) -> TitledLine:
        """A line and its title, found once for all topics."""
        key = folded.value, paragraph.level
        if key not in self._titles:
            self._titles[key] = title_of(paragraph, folded)
        return self._titles[key], folded

    def _templates(self, phrase: Phrase) -> tuple[list[Template], list[Template]]:
        """What a phrase says, and where it is passed over."""
        says, unless = (
            [template(text, phrase.variables, self.lexicon) for text in texts]
            for texts in (phrase.templates, phrase.exceptions)
        )
        return says, unless

    @cached_property
    def _lines(self) -> dict[str, MentionLine]:
        return {}

    @cached_property
    def _asserted(self) -> dict[tuple[str, tuple[tuple[int, int, str], ...]], tuple[Assertion, ...]]:
        return {}

    @cached_property
    def _titles(self) -> dict[tuple[str, int | None], Title | None]:
        return {}

    @cached_property
    def _passages(self) -> dict[tuple[str | None, tuple[tuple[int, str], ...]], list[ScopedParagraph]]:
        return {}


def _sections(
    rule: NarrativeRule, text: Lines
) -> Iterator[tuple[BoundSection, list[tuple[Paragraph, NormalizedLine]]]]:
    """The sections that a rule reads, with their lines."""
    for section, paragraphs in groupby(text, key=lambda each: each[0]):
        if section is not None and (not rule.sections or section.is_in(rule.sections)):
            yield section, [(paragraph, folded) for _, paragraph, folded in paragraphs]
