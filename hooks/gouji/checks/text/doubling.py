"""Words, phrases and clauses that stand twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from gouji.checks.text import expressions
from gouji.checks.text.passage import HAN, Slip, TextPassage
from gouji.checks.text.stretches import Stretches, follows_itself, repeated, stands_again
from gouji.text.lazy import lazy_re, lazy_regex

if TYPE_CHECKING:
    from regex import Pattern

_LONGEST = 24
_LONGEST_CLAUSE = 60
_FOUR = 4
"""Characters that a repeated phrase or clause has at the least."""
_REPEATED = lazy_regex(rf"([{HAN}]{{2,{_LONGEST}}})\1+")
# What a phrase or a clause is made of: beside Chinese characters figures, and names in their marks.
_WITHIN = rf"{HAN}0-9A-Za-z《》〈〉“”％%"
_PHRASE = lazy_regex(rf"([{_WITHIN}（）]{{{_FOUR},{_LONGEST}}})\1+")
_CLAUSE = lazy_regex(
    rf"(?<![{_WITHIN}])([{_WITHIN}（）]{{{_FOUR},{_LONGEST_CLAUSE}}})(?:[，、；。]\1)+(?=[，、；。]|$)"
)
_YEAR = lazy_regex(rf"(?<!\d)((?:19|20)\d{{2}}[{HAN}]{{1,2}})\1+")
# A word of letters behind itself. One that is written as a name both times is one: Bora Bora.
_WORD = lazy_regex(
    r"(?<![\p{L}\p{N}'’.-])(\p{Latin}{2,}|\p{Ll}(?=[ \xa0]\p{Ll}\b))(?:[ \xa0]+(?i:\1))+(?![\p{L}\p{N}'’-]|\.\p{L})"
)
REPEATED = {_REPEATED: 2, _PHRASE: 2, _CLAUSE: 4, _YEAR: 1}
"""The expressions for what is repeated, and how many Chinese characters are in it: “12万元、12万元” are two figures."""
_PARTING = lazy_re("[，、；。]")
_HAN = lazy_regex(rf"[{HAN}]")
_AROUND = 5  # a character and two on either side
_SINGLE = lazy_regex(rf"(?=([{HAN}]{{2}})([{HAN}])\2([{HAN}]{{2}}))")


class Words(Struct, frozen=True):
    """What a rule knows of words, as regular expressions.

    ``always`` are doubled whatever stands around them, ``allowed`` never. ``borders`` are passages where one word ends
    and the next begins with the same; that is so only behind a word, and none of ``before``, which takes an object.
    """

    always: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    borders: tuple[str, ...] = ()
    before: tuple[str, ...] = ()

    def allow(self, text: str, slip: Slip) -> bool:
        """Whether what stands twice is right; raises as :func:`expressions.covered`."""
        if expressions.covered(text, slip, self.allowed):
            return True
        if not _HAN.match(text[slip.start - 1 : slip.start]) or not expressions.covered(text, slip, self.borders):
            return False
        return not expressions.precedes(text, slip.start, self.before)


def doubled_words(
    passages: Sequence[TextPassage], words: Words, elsewhere: Sequence[str] = ()
) -> Iterator[tuple[int, Slip]]:
    """Words, phrases and clauses repeated at once.

    A word of two characters or more that follows itself is doubled, unless ``words`` allow it; so is one of Latin
    letters, whether they are capital or small. A single character can
    be one by right (工作作风), so it counts only where ``words`` say so, or where the same passage with the character
    once stands elsewhere: in these passages, or in the texts ``elsewhere``.

    Raises:
        TimeoutError: an expression takes too long.
    """
    texts = [passage.text for passage in passages]
    known = Stretches.of([*texts, *elsewhere], [_AROUND])
    always = expressions.replacing([(word, r"\g<0>") for word in words.always], texts)
    for index, passage in enumerate(passages):
        seen = -1
        found = _candidates(passage.text, always, known)
        for slip in sorted(found, key=lambda slip: (slip.start, -slip.end)):
            if slip.start <= seen:  # goes on with the one before: three times the same is one slip
                seen = max(seen, slip.end)
                continue
            readings = list(_readings(passage.text, slip))
            if not any(words.allow(passage.text, reading) for reading in readings):
                yield index, readings[-1]
                seen = slip.end


def _candidates(text: str, words: Sequence[expressions.Replacing], known: Stretches) -> Iterator[Slip]:
    for pattern in may_repeat(text):
        for found in pattern.finditer(text):
            if len(set(found[1])) > 1 and len(_HAN.findall(found[1])) >= REPEATED[pattern]:
                yield Slip(found.start(), found.end(), found[1])
    for found in _WORD.finditer(text) if " " in text or "\xa0" in text else ():  # what parts two words
        once, last = found[1], found[0].split()[-1]
        if not (once.istitle() and last.istitle()):
            yield Slip(found.start(), found.end(), once)
    for slip in expressions.matches(text, words):
        yield Slip(slip.start, slip.end, _halved(text[slip.start : slip.end]))
    for found in _SINGLE.finditer(text) if follows_itself(text, 1) else ():
        left, single, right = found.groups()
        if known.have(f"{left}{single}{right}"):
            yield Slip(found.start(2), found.end(2) + 1, single)


def may_repeat(text: str) -> Iterator[Pattern[str]]:
    """Those of the expressions that may match: they try every length at every place, and few texts hold what they need.

    What follows itself holds no mark that parts clauses, and four characters or more of it begin with the same four. A
    clause that is repeated behind a mark is all that stands between that one and the next.
    """
    parts = _PARTING.split(text.removesuffix("\n"))  # before which ``$`` matches, too
    long = (part for part in parts if len(part) - len(set(part)) >= _FOUR)  # the second time, no character is new
    in_a_row = any(stands_again(part, repeated(part, _FOUR), _LONGEST) for part in long)
    if in_a_row or follows_itself(text, 2) or follows_itself(text, 3):
        yield _REPEATED
    if in_a_row:
        yield _PHRASE
    if any(len(second) >= _FOUR and first.endswith(second) for first, second in pairwise(parts)):
        yield _CLAUSE
    if in_a_row and ("19" in text or "20" in text):
        yield _YEAR


def _readings(text: str, slip: Slip) -> Iterator[Slip]:
    """The places at which the same may be said to stand twice: 政务服务服务 repeats 务服 as well as 服务."""
    once = slip.expected or ""
    yield slip
    for by in range(1, len(once)):
        start, end = slip.start + by, slip.end + by
        if text[end - 1 : end] != text[end - 1 - len(once) : end - len(once)]:
            return
        yield Slip(start, end, text[start : start + len(once)])


def _halved(doubled: str) -> str:
    """The word without its last character where that is the one that stands twice, else its first half."""
    return doubled[:-1] if doubled[-1:] == doubled[-2:-1] else doubled[: len(doubled) // 2]
