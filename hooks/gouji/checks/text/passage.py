"""What is proofread, and what is found in it."""

from __future__ import annotations

from functools import cached_property

from msgspec import Struct

from gouji.text.lazy import lazy_regex

HAN = r"\p{Han}"
"""Chinese characters, for use inside a character class of `regex` (the standard library takes a millisecond to compile
a range of them)."""

_STOP = lazy_regex(rf"[，。；！？]|(?<=[{HAN}])[,;](?=\s?[{HAN}])")
# From so many Chinese characters on, a line may be a sentence.
_LONG = lazy_regex(rf"(?:[{HAN}][^{HAN}]*+){{12}}")
_ENDS = ("。", "！", "？", "!", "?", "；", ";", "…")


class Slip(Struct, frozen=True):
    """Something to correct at ``start:end`` of a passage.

    ``expected`` is what should stand there; "" means that it should go, None that nothing better is known.
    """

    start: int
    end: int
    expected: str | None = None


class TextPassage(Struct, frozen=True, dict=True):
    """A paragraph: its text and its place in the order of the document.

    ``lead`` says that it stands before the first section, among titles and particulars (where published, by whom).
    ``paged`` says that the format has pages, so that page numbers in the text are the reader's, not the author's.
    """

    text: str
    position: int
    lead: bool = False
    paged: bool = False

    @cached_property
    def prose(self) -> bool:
        """Whether it consists of sentences: no title, label or particular."""
        needed = "。" in self.text if self.lead else _STOP.search(self.text) is not None
        return needed and _LONG.search(self.text) is not None

    @property
    def unfinished(self) -> bool:
        """Whether the sentence may go on in the next paragraph: no mark ends it."""
        return not self.text.endswith(_ENDS)


def window(text: str, start: int, end: int, width: int = 8) -> str:
    """``text[start:end]`` with a few characters on either side, cut ends marked."""
    first, last = max(start - width, 0), min(end + width, len(text))
    return ("…" if first else "") + text[first:last].strip() + ("…" if last < len(text) else "")
