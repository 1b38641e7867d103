"""Which short stretches occur in texts, and whether any stands there twice."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from functools import cached_property

from msgspec import Struct

from gouji.text.lazy import lazy_re

_SOUGHT = 16
"""So many stretches are looked for in the text itself; beyond that a table of all is quicker."""
_TWICE = {length: lazy_re(rf"(?s)({'.' * length})\1") for length in (1, 2, 3)}


class Stretches(Struct, frozen=True, dict=True):
    """All stretches of some ``lengths`` in a text. None of those that are asked for holds a line break."""

    text: str
    lengths: Collection[int]

    @classmethod
    def of(cls, texts: Iterable[str], lengths: Collection[int]) -> Stretches:
        """Those of several texts: no stretch without a line break goes from one to the next."""
        return cls("\n".join(texts), lengths)

    def have(self, stretch: str) -> bool:
        """Whether it stands in one of the texts; it has one of the lengths."""
        if len(self._sought) < _SOUGHT:
            self._sought.append(stretch)
            return stretch in self.text
        return stretch in self._all

    @cached_property
    def _sought(self) -> list[str]:
        return []

    @cached_property
    def _all(self) -> frozenset[str]:
        text = self.text
        return frozenset(text[at : at + size] for size in self.lengths for at in range(len(text) - size + 1))


def repeated(text: str, length: int) -> list[tuple[int, str]]:
    """The stretches of so many characters that stand in a text more than once, each with its place, in order."""
    stretches = [text[at : at + length] for at in range(len(text) - length + 1)]
    if len(set(stretches)) == len(stretches):
        return []
    times = Counter(stretches)
    return [(at, stretch) for at, stretch in enumerate(stretches) if times[stretch] > 1]


def stands_again(text: str, places: Iterable[tuple[int, str]], longest: int) -> bool:
    """Whether a stretch stands again just behind its end.

    ``places`` are those of :func:`repeated`: a stretch that is no shorter begins at one, and again at another. Of those
    that are longer than ``longest`` nothing is said.
    """
    before: defaultdict[str, list[int]] = defaultdict(list)
    for at, stretch in places:
        for earlier in reversed(before[stretch]):
            by = at - earlier
            if by > longest:
                break
            if text[earlier:at] == text[at : at + by]:
                return True
        before[stretch].append(at)
    return False


def follows_itself(text: str, length: int) -> bool:
    """Whether a stretch of just so many characters, up to three, follows itself."""
    return _TWICE[length].search(text) is not None
