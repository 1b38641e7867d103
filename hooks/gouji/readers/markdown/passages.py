"""Passages of a line between two tags, or two pairs of tildes, that are struck out, or raised above the line."""

from __future__ import annotations

from msgspec import Struct, field

from gouji.readers.looks import is_raised, is_struck
from gouji.text.raised import raised
from gouji.text.spans import Text

_TILDES = "~~"


class MarkedPassage(Struct, frozen=True):
    """A passage from ``start`` to ``end``, its marks included, and what stands between them."""

    start: int
    inner: int
    inner_end: int
    end: int


class MarkedPassages(Struct):
    """Collects them; the last mark that is open belongs to the next that closes."""

    struck: list[MarkedPassage] = field(default_factory=list)
    raised: list[MarkedPassage] = field(default_factory=list)
    _open: dict[str, list[tuple[list[MarkedPassage] | None, int, int]]] = field(default_factory=dict)

    def opened(self, name: str, attributes: str, start: int, end: int) -> None:
        """A tag without a slash, from ``start`` to ``end``."""
        kind = self.struck if is_struck(name, attributes) else self.raised if is_raised(name, attributes) else None
        self._open.setdefault(name, []).append((kind, start, end))

    def closed(self, name: str, start: int, end: int) -> None:
        """A closing tag."""
        opened = self._open.get(name)
        if opened:
            kind, outer, inner = opened.pop()
            if kind is not None:
                kind.append(MarkedPassage(outer, inner, start, end))

    def tildes(self, start: int, end: int, *, opens: bool, closes: bool) -> None:
        """Two tildes: they close what two others opened, or else open."""
        if closes and self._open.get(_TILDES):
            self.closed(_TILDES, start, end)
        elif opens:
            self._open[_TILDES] = [(self.struck, start, end)]

    def struck_out(self) -> list[MarkedPassage]:
        """The passages that are struck out, without those inside of others."""
        return _outermost(self.struck)

    def lifted(self, raw: str) -> str:
        """The line with raised characters in the passages that are raised."""
        parts = []
        done = 0
        for passage in _outermost(self.raised):
            inner = Text(raw[passage.inner : passage.inner_end])
            parts += [raw[done : passage.inner], raised(inner).value]
            done = passage.inner_end
        return "".join([*parts, raw[done:]])


def _outermost(passages: list[MarkedPassage]) -> list[MarkedPassage]:
    kept: list[MarkedPassage] = []
    for passage in sorted(passages, key=lambda each: (each.start, -each.end)):
        if not kept or passage.start >= kept[-1].end:
            kept.append(passage)
    return kept
