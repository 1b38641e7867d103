"""Characters of a paragraph as they show: without what is hidden or struck out, and with note marks as such."""

from __future__ import annotations

from msgspec import Struct, field

from gouji.text.raised import raised
from gouji.text.spans import Text


class Look(Struct, frozen=True):
    """How characters show. ``raised``: above the line or below it; None where they are as those around them."""

    hidden: bool | None = None
    struck: bool | None = None
    raised: bool | None = None

    def within(self, outer: Look) -> Look:
        """This look among others: what it leaves open is as outside."""
        if self == PLAIN:
            return outer
        return Look(
            outer.hidden if self.hidden is None else self.hidden,
            outer.struck if self.struck is None else self.struck,
            outer.raised if self.raised is None else self.raised,
        )


PLAIN = Look()


class ShownText(Struct):
    """The text of a paragraph, which grows run by run; passages that are struck out are no part of it.

    ``value`` has as many characters as were added to it: raised ones are written otherwise, each as one.
    """

    _passages: list[list[str]] = field(default_factory=list)
    _runs: list[tuple[str, bool]] = field(default_factory=list)
    _in_struck: bool = False

    def add(self, text: str, look: Look = PLAIN) -> bool:
        """Appends characters. What is hidden is dropped. Returns whether they are part of the text."""
        if look.hidden or not text:
            return False
        if look.struck:
            if not self._in_struck:
                self._passages.append([])
            self._passages[-1].append(text)
        else:
            self._runs.append((text, bool(look.raised)))
        self._in_struck = bool(look.struck)
        return not look.struck

    @property
    def lengths(self) -> list[int]:
        """How many characters each run has that is part of the text."""
        return [len(text) for text, _ in self._runs]

    @property
    def struck(self) -> list[str]:
        """The passages that are struck out."""
        return ["".join(parts) for parts in self._passages]

    @property
    def value(self) -> str:
        """The characters. A note mark is in raised characters; a paragraph that is raised as a whole holds none."""
        if len(self._runs) == 1:
            return self._runs[0][0]
        parts = [not is_raised and bool(text.strip()) for text, is_raised in self._runs]
        if not any(parts):
            return "".join(text for text, _ in self._runs)
        return "".join(raised(Text(text)).value if is_raised else text for text, is_raised in self._runs)
