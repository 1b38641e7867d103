"""Passages of a line between two tags, or two pairs of tildes: hidden, struck out, or raised above the line."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct, field

from gouji.readers.markdown.looks import MarkedKind, kind_of

_TILDES = "~~"


class MarkedPassage(Struct, frozen=True):
    """A passage from ``start`` to ``end``, its marks included, and what stands between them."""

    start: int
    inner: int
    inner_end: int
    end: int


class _OpenMark(Struct, frozen=True):
    kind: MarkedKind | None
    start: int
    inner: int


class MarkedPassages(Struct):
    """Collects them; the last mark that is open belongs to the next that closes."""

    _found: dict[MarkedKind, list[MarkedPassage]] = field(
        default_factory=lambda: {"hidden": [], "struck": [], "raised": []}
    )
    _open: dict[str, list[_OpenMark]] = field(default_factory=dict)
    _hidden: dict[int, _OpenMark] = field(default_factory=dict)  # those that are open, by their places

    def opened(self, name: str, tag: str, start: int, end: int) -> None:
        """A tag without a slash, from ``start`` to ``end``."""
        mark = _OpenMark(kind_of(tag), start, end)
        self._open.setdefault(name, []).append(mark)
        if mark.kind == "hidden":
            self._hidden[start] = mark

    def closed(self, name: str, start: int, end: int) -> None:
        """A closing tag. What is hidden inside of its element ends with it at the latest, as ``<rt>`` with a ruby."""
        opened = self._open.get(name, [])
        while opened:
            mark = opened.pop()
            if mark.kind != "hidden" or mark.start in self._hidden:
                self._end_hidden(mark.start, start)
                self._add(mark, start, end)
                return

    def strike(self, start: int, inner: int, inner_end: int, end: int) -> None:
        """A passage between two tildes."""
        self._found["struck"].append(MarkedPassage(start, inner, inner_end, end))

    def tildes(self, start: int, end: int, *, opens: bool, closes: bool) -> None:
        """Two tildes: they close what two others opened, or else open."""
        if closes and self._open.get(_TILDES):
            self._add(self._open[_TILDES].pop(), start, end)
        elif opens:
            self._open[_TILDES] = [_OpenMark("struck", start, end)]

    def ended(self, end: int) -> None:
        """The line ends, and with it whatever is hidden."""
        self._end_hidden(0, end)

    def of(self, kind: MarkedKind) -> list[MarkedPassage]:
        """The passages of a kind, without those inside of others."""
        return _outermost(self._found[kind])

    def _end_hidden(self, first: int, end: int) -> None:
        while self._hidden and next(reversed(self._hidden)) >= first:
            _, mark = self._hidden.popitem()
            self._add(mark, end, end)

    def _add(self, mark: _OpenMark, start: int, end: int) -> None:
        if mark.kind is not None:
            self._found[mark.kind].append(MarkedPassage(mark.start, mark.inner, start, end))


def passage_at(passages: Sequence[MarkedPassage], at: int) -> MarkedPassage | None:
    """The one of these passages, in order and none inside of another, in which a place of the line stands."""
    index = bisect_right(passages, at, key=lambda passage: passage.start) - 1
    return passages[index] if index >= 0 and at < passages[index].end else None


def _outermost(passages: list[MarkedPassage]) -> list[MarkedPassage]:
    kept: list[MarkedPassage] = []
    for passage in sorted(passages, key=lambda each: (each.start, -each.end)):
        if not kept or passage.start >= kept[-1].end:
            kept.append(passage)
    return kept
