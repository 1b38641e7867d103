"""What of a line of Markdown is not shown as it is written, and what is shown in its place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct, field

from gouji.readers.markdown.passages import MarkedPassage, passage_at
from gouji.text.raised import raised
from gouji.text.spans import Piece, Text, join
from gouji.text.width import is_wide

SOFT = "\n\n"  # never in a text: lines are broken one at a time
"""Stands for the end of a line that is only wrapped."""


class Cut(Struct, frozen=True):
    """A range of the raw text that is not shown as it is, and what is shown in its place."""

    start: int
    end: int
    shown: str = ""


class _ShownPart(Struct, frozen=True):
    """A part of what is shown, and where in the raw text it begins."""

    start: int
    text: Text


class _Shown(Struct):
    """Collects the parts, with what stands between lines that are only wrapped."""

    raw: Text
    parts: list[_ShownPart] = field(default_factory=list)
    soft: Cut | None = None

    def add(self, start: int, text: Text) -> None:
        if self.soft and self.parts and not _is_joined(self.parts[-1].text.value, text.value):
            self.parts.append(_ShownPart(self.soft.start, _gap(self.raw, self.soft)))
        self.soft = None
        self.parts.append(_ShownPart(start, text))


def outermost(cuts: Iterable[Cut]) -> list[Cut]:
    """Cuts in order; one that begins within another does nothing."""
    kept: list[Cut] = []
    for cut in sorted(cuts, key=lambda cut: (cut.start, -cut.end)):
        if not kept or cut.start >= kept[-1].end:
            kept.append(cut)
    return kept


def shown_of(raw: Text, cuts: Iterable[Cut], lifted: Sequence[MarkedPassage] = ()) -> Text:
    """The text with its cuts.

    What stands in the passages ``lifted`` is in raised characters, unless all of it does: then it is no mark of
    anything.
    """
    shown = _Shown(raw)
    done = 0
    for cut in [*outermost(cuts), Cut(len(raw.value), len(raw.value))]:
        if cut.start > done:
            shown.add(done, raw.part(done, cut.start))
        done = cut.end
        if cut.shown == SOFT:
            shown.soft = cut
        elif cut.shown:
            shown.add(cut.start, _replaced(raw, cut, cut.shown))
    return join(list(_lifted(shown.parts, lifted)))


def shown_within(raw: Text, passage: MarkedPassage, cuts: Sequence[Cut]) -> Text:
    """What is shown between the marks of a passage, by the outermost cuts of the whole text."""
    first, last = passage.inner, passage.inner_end
    begin = bisect_right(cuts, first, key=lambda cut: cut.end)
    end = bisect_left(cuts, last, key=lambda cut: cut.start)
    inside = [Cut(max(cut.start, first) - first, min(cut.end, last) - first, cut.shown) for cut in cuts[begin:end]]
    return shown_of(raw.part(first, last), inside)


def _lifted(parts: list[_ShownPart], passages: Sequence[MarkedPassage]) -> Iterator[Text]:
    places = [passage_at(passages, part.start) for part in parts]
    whole = all(place for place, part in zip(places, parts, strict=True) if part.text.value.strip())
    grouped = groupby(zip(places, parts, strict=True), key=lambda each: each[0])
    for place, group in grouped:
        text = join([part.text for _, part in group])
        yield text if whole or place is None else raised(text)


def _is_joined(line: str, following: str) -> bool:
    """Whether two lines are joined without a blank: where one of the characters that meet is Chinese."""
    meeting = line[-1:] + following[:1]
    return any(each.isspace() or is_wide(each) for each in meeting)


def _gap(raw: Text, cut: Cut) -> Text:
    point = raw.span(cut.start, cut.start)
    return Text(" ", (Piece(0, 1, point.start, point.start),) if point else ())


def _replaced(raw: Text, cut: Cut, shown: str) -> Text:
    if shown == "\n":
        return Text("\n", _gap(raw, cut).pieces)
    span = raw.span(cut.start, cut.end)
    return Text(shown, (Piece(0, len(shown), span.start, span.end),) if span else ())
