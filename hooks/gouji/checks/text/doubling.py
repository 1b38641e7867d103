"""Words that stand twice."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

import regex

from gouji.checks.text import expressions
from gouji.checks.text.passage import HAN, Slip, TextPassage

_LONGEST = 12
_REPEATED = regex.compile(rf"([{HAN}]{{2,{_LONGEST}}})\1+")
_YEAR = regex.compile(r"(?<!\d)(\d{4}年度?)\1+")
_CLAUSE = regex.compile(rf"(?<![{HAN}0-9A-Za-z])([{HAN}]{{6,40}})(?:[，、；。]\1)+(?=[，、；。]|$)")
_AROUND = 5  # a character and two on either side
_SINGLE = regex.compile(rf"(?=([{HAN}]{{2}})([{HAN}])\2([{HAN}]{{2}}))")


def doubled_words(
    passages: Sequence[TextPassage], words: tuple[str, ...], allowed: tuple[str, ...], elsewhere: Sequence[str] = ()
) -> Iterator[tuple[int, Slip]]:
    """Words and clauses repeated at once.

    A word of two characters or more that follows itself is doubled, unless ``allowed`` (regular expressions) covers it.
    A single character can be one by right (工作作风), so it counts only in ``words``, or where the same passage with
    the character once stands elsewhere: in these passages, or in the texts ``elsewhere``.

    Raises:
        TimeoutError: an expression takes too long.
    """
    corpus = "\n".join([*(passage.text for passage in passages), *elsewhere])
    known = {corpus[start : start + _AROUND] for start in range(len(corpus) - _AROUND + 1)}
    for index, passage in enumerate(passages):
        seen = -1
        for slip in sorted(_candidates(passage.text, words, known), key=lambda slip: (slip.start, -slip.end)):
            if slip.start <= seen:  # goes on with the one before: three times the same is one slip
                seen = max(seen, slip.end)
            elif not expressions.covered(passage.text, slip, allowed):
                yield index, slip
                seen = slip.end


def _candidates(text: str, words: tuple[str, ...], known: Container[str]) -> Iterator[Slip]:
    for pattern in (_REPEATED, _YEAR, _CLAUSE):
        for found in pattern.finditer(text):
            if len(set(found[1])) > 1:
                yield Slip(found.start(), found.end(), found[1])
    for slip in expressions.matches(text, [(word, r"\g<0>") for word in words]):
        yield Slip(slip.start, slip.end, _halved(text[slip.start : slip.end]))
    for found in _SINGLE.finditer(text):
        left, single, right = found.groups()
        if f"{left}{single}{right}" in known:
            yield Slip(found.start(2), found.end(2) + 1, single)


def _halved(doubled: str) -> str:
    """The word without its last character where that is the one that stands twice, else its first half."""
    return doubled[:-1] if doubled[-1:] == doubled[-2:-1] else doubled[: len(doubled) // 2]
