"""As :mod:`gouji.checks.narrative.reading`, for rules whose phrases are patterns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import regex

from gouji.checks.narrative.mentions import Mention
from gouji.checks.narrative.pattern_scope import PatternParagraph, scope_of
from gouji.checks.narrative.patterns import Words, compiled
from gouji.checks.narrative.quantities import quantity
from gouji.checks.narrative.rule import NarrativeRule, Phrase
from gouji.checks.narrative.scope import TitledLine
from gouji.forms.sections.bound import BoundSection

Titled = Iterable[tuple[BoundSection, list[TitledLine]]]
"""Sections with their lines."""


def pattern_mentions(
    rule: NarrativeRule, text: Titled, words: Words, is_own: Callable[[str], bool]
) -> Iterator[Mention]:
    """Every place where a pattern of a phrase matches, phrase by phrase.

    Raises:
        TimeoutError: a pattern takes too long.
    """
    scope = scope_of(rule, words, is_own)
    passages = [passage for section, scoped in text for passage in scope.passages(section, scoped)]
    phrases = [phrase for phrase in rule.phrases if phrase.say is not None]
    patterns = compiled(tuple(phrase.say or "" for phrase in phrases), words)
    for phrase, pattern in zip(phrases, patterns, strict=True):
        for passage in passages:
            for match in pattern.finditer(passage.value):
                mention = _mention(phrase, passage, match)
                if not _is_void(mention, words):
                    yield mention


def _mention(phrase: Phrase, passage: PatternParagraph, match: regex.Match[str]) -> Mention:
    names = [name for name in match.re.groupindex if match.captures(name)]
    figures = {name: tuple(map(quantity, match.captures(name))) for name in names}
    bounds = {name: tuple(match.spans(name)) for name in names}
    return Mention(phrase, passage, match.span(), figures, bounds)


def _is_void(mention: Mention, words: Words) -> bool:
    """Whether an exception matches in the sentence of a mention."""
    line = mention.passage.line
    start, end = line.sentence(*mention.at)
    sentence = line.value[start:end]
    return any(each.search(sentence) for each in compiled(mention.phrase.exceptions, words))
