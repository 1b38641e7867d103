"""What tells the name of a unit from that of another: what who copies forgets to change."""

from __future__ import annotations

from rapidfuzz.distance import Postfix, Prefix

_LEAST = 2
_ENOUGH = 3  # characters that hardly stand in a text for something else


def telling_part(name: str, beside: str) -> str:
    """The part of a name that the other lacks, with as much around it as makes it a word; empty where there is none.

    Of two towns it is what stands before what both are, of two bureaus of a county what each is in charge of.
    """
    start = Prefix.similarity(name, beside)
    end = len(name) - Postfix.similarity(name[start:], beside[start:])
    if start >= end:
        return ""
    end = min(end + 1, len(name))
    while end - start < _ENOUGH and end < len(name):
        end += 1
    while end - start < _ENOUGH and start > 0:
        start -= 1
    while start > 0 and _are_one_word(name[start - 1 : start + 1]):
        start -= 1
    while end < len(name) and _are_one_word(name[end - 1 : end + 1]):
        end += 1
    part = name[start:end].strip()
    return part if len(part) >= _LEAST else ""


def _are_one_word(pair: str) -> bool:
    """Whether two letters are of a script that writes words apart."""
    return pair.isascii() and pair.isalnum()
