"""Where in a page the marks of notes stand: what is put in, and at which offsets."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from gouji.annotations.marked.runs import Run
from gouji.annotations.marked.writing import Writing
from gouji.annotations.notes import Note
from gouji.text.spans import Span

_CLOSING, _NUMBER, _POINT, _PLACE, _OPENING = range(5)
"""The order of what stands at the same offset."""


class Insertion(Struct, frozen=True):
    """``html`` is to stand in the page before the character at ``at``."""

    at: int
    order: int
    html: str


def marks(runs: Sequence[Run], notes: Sequence[Note], writing: Writing) -> Iterator[Insertion]:
    """The marks of notes, which are numbered from 1, in no order.

    A place of which the page shows nothing is marked at the nearest one of which it does.
    """
    shown = _Shown(runs)
    covered: dict[Run, list[tuple[Span, int]]] = {}
    for number, note in enumerate(notes, 1):
        for at, line in enumerate(note.lines):
            if line.span and runs:
                yield Insertion(shown.start(line.span), _PLACE, writing.place(number, at))
        if note.span is None or not runs:
            continue
        found = list(shown.parts(note.span))
        for run, part in found:
            covered.setdefault(run, []).append((part, number))
        link = writing.number(number, note)
        if found:
            run, part = found[-1]
            yield Insertion(part.end if run.number is None else run.number, _NUMBER, link)
        else:
            yield Insertion(shown.start(note.span), _POINT, writing.mark([(number, note)], point=True) + link)
    for parts in covered.values():
        yield from _cut(parts, notes, writing)


class _Shown:
    """What a page shows, by the places in the source."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self._runs = runs
        self._filled = sorted((run for run in runs if run.page.start < run.page.end), key=lambda run: run.source.start)
        self._ends = [run.source.end for run in self._filled]

    def parts(self, span: Span) -> Iterator[tuple[Run, Span]]:
        """The ranges of the page that show a range of the source, with the runs that they are of."""
        for index in range(bisect_right(self._ends, span.start), len(self._filled)):
            run = self._filled[index]
            if run.source.start >= span.end:
                return
            part = run.part(span)
            if part:
                yield run, part

    def start(self, span: Span) -> int:
        """Where in the page a range of the source begins, or where it would."""
        for run, part in self.parts(span):
            return part.start if run.number is None else run.number
        return _point(self._runs, span)


def _cut(parts: Sequence[tuple[Span, int]], notes: Sequence[Note], writing: Writing) -> Iterator[Insertion]:
    """The marks in a run, cut where another one begins or ends: none stands in another."""
    ends = sorted({end for part, _ in parts for end in (part.start, part.end)})
    for start, end in pairwise(ends):
        meant = [(number, notes[number - 1]) for part, number in parts if part.start <= start and end <= part.end]
        if meant:
            yield Insertion(start, _OPENING, writing.mark(meant))
            yield Insertion(end, _CLOSING, writing.mark_end)


def _point(runs: Sequence[Run], span: Span) -> int:
    """The offset in the page for a place that shows nothing."""

    def distance(run: Run) -> tuple[int, bool, int]:
        gap = max(run.source.start - span.start, span.start - run.source.end, 0)
        return gap, run.page.start < run.page.end, abs(run.source.start - span.start)

    run = min(runs, key=distance)
    if run.number is not None:
        return run.number
    exact = run.page.end - run.page.start == run.source.end - run.source.start
    inside = min(max(span.start - run.source.start, 0), run.source.end - run.source.start)
    if exact:
        return run.page.start + inside
    return run.page.start if not inside else run.page.end


def inserted(page: str, insertions: Iterable[Insertion]) -> str:
    """The page with everything put in."""
    parts = []
    done = 0
    for each in sorted(insertions, key=lambda each: (each.at, each.order)):
        parts += [page[done : each.at], each.html]
        done = each.at
    return "".join([*parts, page[done:]])
