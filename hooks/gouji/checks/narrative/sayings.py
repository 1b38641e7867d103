"""What the phrases of a rule say, as templates, and which of them may fit a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from msgspec import Struct

from gouji.checks.narrative.elements import Template, union
from gouji.checks.narrative.lexicon import Lexicon
from gouji.checks.narrative.rule import NarrativeRule, Phrase
from gouji.checks.narrative.templates import template
from gouji.checks.narrative.word_index import Names
from gouji.forms.keeping import kept


class Saying(Struct, frozen=True):
    """One template of a phrase; it is passed over where one of ``unless`` fits in the same sentence."""

    phrase: Phrase
    says: Template
    unless: tuple[Template, ...]


class Sayings(Struct, frozen=True, dict=True):
    """All that a rule may find, in its order; no gap within a clause reaches across words for ``barriers``."""

    all: tuple[Saying, ...]
    barriers: Names

    def may_fit(self, names: Names) -> Iterator[Saying]:
        """Those that may fit a text whose words stand for ``names``."""
        by_name, always = self._places
        places = always.union(*(by_name[name] for name in names & by_name.keys()))
        return (self.all[each] for each in sorted(places) if self.all[each].says.may_fit(names))

    @cached_property
    def _places(self) -> tuple[Mapping[str, set[int]], frozenset[int]]:
        """By what its rarest word stands for, where each stands that needs a word; where others stand."""
        by_name: dict[str, set[int]] = {}
        always: set[int] = set()
        for index, each in enumerate(self.all):
            if each.says.needed:
                for name in min(each.says.needed, key=len):
                    by_name.setdefault(name, set()).add(index)
            else:
                always.add(index)
        return by_name, frozenset(always)


@kept(256)
def sayings_of(rule: NarrativeRule, lexicon: Lexicon) -> Sayings:
    """What a rule says in the words of a lexicon."""

    def read(texts: tuple[str, ...], phrase: Phrase) -> tuple[Template, ...]:
        return tuple(template(text, phrase.variables, lexicon) for text in texts)

    every = [(phrase, read(phrase.templates, phrase), read(phrase.exceptions, phrase)) for phrase in rule.phrases]
    found = tuple(Saying(phrase, each, unless) for phrase, says, unless in every for each in says)
    return Sayings(found, union((frozenset(lexicon.kinds), *(each.says.mentioned for each in found))))
