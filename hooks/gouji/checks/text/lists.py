"""Items of a list that run on in the paragraph of the item before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.checks.text.passage import Slip, TextPassage
from gouji.text.normalize import BEFORE_ENUMERATOR, Enumerator, enumerator

_NEAR = 4  # paragraphs that one item may have
_STOPS = tuple("。；！？")


def run_on(passages: Sequence[TextPassage]) -> Iterator[tuple[int, Slip]]:
    """``（三）…。（四）…`` in one paragraph where ``（二）`` begins one, and no paragraph begins with ``（四）``.

    A list that is written in one paragraph from its first item on is meant so.
    """
    leading = [enumerator(passage.text) for passage in passages]
    last = {(each.style, each.number): index for index, each in enumerate(leading) if each}
    for index, (passage, own) in enumerate(zip(passages, leading, strict=True)):
        if own and _follows(leading[max(index - _NEAR, 0) : index], own):
            for stop in BEFORE_ENUMERATOR.finditer(passage.text):
                inner = enumerator(passage.text[stop.end() :]) if stop[0][0] in _STOPS else None
                if inner and _next(own, inner) and last.get((inner.style, inner.number), -1) < index:
                    mark = passage.text[stop.end() : len(passage.text) - len(inner.rest)].rstrip()
                    yield index, Slip(stop.end(), stop.end() + len(mark))
                    break


def _follows(leading: Sequence[Enumerator | None], own: Enumerator) -> bool:
    """Whether one of the paragraphs has the number before one's own."""
    return any(each and _next(each, own) for each in leading)


def _next(own: Enumerator, inner: Enumerator) -> bool:
    return (inner.style, inner.number) == (own.style, own.number + 1)
