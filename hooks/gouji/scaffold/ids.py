"""Ids made from labels."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from gouji.equations.vocabulary import AXES, EXCEPT, IF, IN, NONE, PLACES, SUBJECTS
from gouji.text.lazy import lazy_re
from gouji.text.normalize import enumerator

_WORDS = lazy_re(r"[A-Za-z0-9]+|[\u4e00-\u9fff]+")
_LONGEST = 24
_MOST_CHARACTERS = 12
_TAKEN = frozenset({"for", "every", *AXES, *PLACES, *IN, *EXCEPT, *IF, *NONE, *SUBJECTS, *SUBJECTS.values()})
"""Words that mean something in equations."""


def ids(labels: Sequence[str], fallback: str, taken: Collection[str] = ()) -> list[str]:
    """An id for each of several labels that stand side by side, none of them one that is ``taken``.

    What labels begin with in common tells none of them from another: ``Number of Grants``, ``Number of Denials``.
    """
    words = [_WORDS.findall(_unnumbered(label)) for label in labels]
    shared = _shared(words)
    if any(each[shared : shared + 1] and each[shared][0].isdigit() for each in words):
        shared = 0
    used = {*_TAKEN, *taken}
    found = []
    for index, each in enumerate(words, 1):
        name = _name(each[shared:], f"{fallback}{index}")
        if name in used and len(each) > 1 and each[-1].isascii():
            name = f"{name}_{each[-1].lower()}"
        name = _free(name, used)
        used.add(name)
        found.append(name)
    return found


def _unnumbered(label: str) -> str:
    found = enumerator(label)
    return found.rest if found and found.rest else label


def _shared(words: Sequence[Sequence[str]]) -> int:
    """How many words all begin with, if every one goes on."""
    if len(words) < 2:  # noqa: PLR2004 - one alone shares with none
        return 0
    least = min(map(len, words)) - 1
    return next((at for at in range(max(least, 0)) if len({each[at] for each in words}) > 1), max(least, 0))


def _name(words: Sequence[str], fallback: str) -> str:
    """As many of the words as are short; the fallback where the first is too long."""
    name = ""
    for word in words:
        longer = f"{name}_{word.lower()}" if name and name[-1].isascii() and word.isascii() else name + word.lower()
        if len(longer) > (_LONGEST if longer.isascii() else _MOST_CHARACTERS):
            break
        name = longer
    return f"{fallback[0]}{name}" if name[:1].isdigit() else name or fallback


def _free(name: str, used: Collection[str]) -> str:
    if name not in used:
        return name
    return next(longer for number in range(2, len(used) + 3) if (longer := f"{name}_{number}") not in used)
