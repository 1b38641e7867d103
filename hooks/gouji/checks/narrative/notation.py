"""How words are written in a form: ``(a|b)`` is one of several, ``(a|)`` what may be missing."""

from __future__ import annotations

from functools import lru_cache

from gouji.text.lazy import lazy_regex

MOST = 2_000
"""So many variants a word may have."""
_MOST_CHOICES = 20
"""So many choices a word may have."""
_MARKS = frozenset("(|)")
_SPELT = lazy_regex(r"(?V1)[\p{L}--[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]]")


@lru_cache(maxsize=4096)
def is_spelt(character: str) -> bool:
    """Whether it is a letter of a script that parts words by white space."""
    return bool(_SPELT.match(character))


def cuts_word(text: str, at: int) -> bool:
    """Whether a word goes on from before ``at`` to behind it."""
    return 0 < at < len(text) and is_spelt(text[at - 1]) and is_spelt(text[at])


def folded(text: str) -> str:
    """Without capital letters, character for character."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(each.lower()[:1] for each in text)


def variants(word: str) -> tuple[str, ...]:
    """All words that a notation stands for, with one blank for any white space.

    Raises:
        ValueError: a bracket has no other half, or there are more than :data:`MOST` variants.
    """
    if word.count("(") > _MOST_CHOICES:
        raise ValueError(word)
    found, at = _sequence(word, 0) if _MARKS.intersection(word) else ([word], len(word))
    if at < len(word):
        raise ValueError(word)
    if any(map(str.isspace, word)):
        found = [" ".join(each.split()) for each in found]
    if "" in found:
        raise ValueError(word)
    return tuple(dict.fromkeys(found))


def _sequence(word: str, at: int) -> tuple[list[str], int]:
    """Variants of ``word`` from ``at`` up to a mark that ends an alternative, and where that stands."""
    found = [""]
    while at < len(word) and word[at] not in ")|":
        options, at = _choice(word, at + 1) if word[at] == "(" else ([word[at]], at)
        at += 1
        found = [begun + option for begun in found for option in options]
        if len(found) > MOST:
            raise ValueError(word)
    return found, at


def _choice(word: str, at: int) -> tuple[list[str], int]:
    """Variants of alternatives from ``at``, and where their bracket closes."""
    options, at = _sequence(word, at)
    while at < len(word) and word[at] == "|":
        others, at = _sequence(word, at + 1)
        options += others
    if at == len(word):
        raise ValueError(word)
    return options, at
