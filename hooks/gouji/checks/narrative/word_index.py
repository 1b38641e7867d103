"""Words that are looked up at a place of a text, the longest first."""

from collections.abc import Mapping

from msgspec import Struct

from gouji.checks.narrative.notation import cuts_word

_HEAD = 2
"""So many characters tell which words may begin at a place."""

Names = frozenset[str]
"""What words stand for."""


class WordIndex(Struct, frozen=True):
    """Words with all that each may stand for, and how long those are that begin alike, the longest first.

    Words begin with the same two characters, which tells far more of them than one, or are one character.
    """

    names: Mapping[str, Names]
    lengths: Mapping[str, tuple[int, ...]]

    def longest(self, text: str, at: int) -> tuple[str, Names] | None:
        """The longest whole word at ``at``."""
        for length in self.lengths.get(text[at : at + _HEAD]) or self.lengths.get(text[at], ()):
            word = text[at : at + length]
            names = self.names.get(word)
            if names is not None and not cuts_word(text, at) and not cuts_word(text, at + len(word)):
                return word, names
        return None


def index(known: Mapping[str, set[str]]) -> WordIndex:
    """The words that are known, by all that each may stand for."""
    lengths: dict[str, set[int]] = {}
    for word in known:
        lengths.setdefault(word[:_HEAD], set()).add(len(word))
    for head, found in lengths.items():
        if head[0] in known:
            found.add(1)
    names = {word: frozenset(names) for word, names in known.items()}
    return WordIndex(names, {first: tuple(sorted(each, reverse=True)) for first, each in lengths.items()})
